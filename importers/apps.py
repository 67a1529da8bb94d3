from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from importers.models import Job


class ImportersConfig(AppConfig):
    name = "importers"
    verbose_name = _("录入")

    def ready(self) -> None:
        from importers.batches import jobs
        from importers.models import Task

        jobs.WORK.update(dict.fromkeys(Task, work_on))


def work_on(job: "Job") -> None:
    """Do a job; what it takes to read files and reports is imported at the first one."""
    from importers.job_handlers import WORK
    from importers.models import Task

    WORK[Task(job.task)](job)
