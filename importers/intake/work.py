"""What each kind of job does."""

from importers.desk.read_in import read_report
from importers.intake.batches import read_batch
from importers.intake.review import publish_confirmed, undo_published
from importers.models import BatchKind, Job


def read(job: Job) -> None:
    def progress(done: int) -> None:
        Job.objects.filter(pk=job.pk).update(done=done)

    read_one = read_report if job.batch.kind == BatchKind.REPORT else read_batch
    read_one(job.batch, progress)


def write(job: Job) -> None:
    publish_confirmed(job.batch_id)


def take_back(job: Job) -> None:
    undo_published(job.batch_id)
