from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportersConfig(AppConfig):
    name = "importers"
    verbose_name = _("录入")

    def ready(self) -> None:
        from importers.batches import jobs
        from importers.job_handlers import WORK

        jobs.WORK.update(WORK)
