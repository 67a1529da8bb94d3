"""What each kind of job does."""

from importers.batches import read_batch
from importers.models import Job
from importers.review import publish_confirmed, undo_published


def read(job: Job) -> None:
    def progress(done: int) -> None:
        Job.objects.filter(pk=job.pk).update(done=done)

    read_batch(job.batch, progress)


def write(job: Job) -> None:
    publish_confirmed(job.batch_id)


def take_back(job: Job) -> None:
    undo_published(job.batch_id)
