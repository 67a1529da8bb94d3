from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportersConfig(AppConfig):
    name = "importers"
    verbose_name = _("录入")

    def ready(self) -> None:
        from importers.intake import jobs
        from importers.work import WORK

        jobs.WORK.update(WORK)
