"""What each kind of job does with each kind of batch; the queue is told when the app starts."""

from collections.abc import Callable

from importers.batches.kinds import Way
from importers.batches.publication import publish_confirmed, undo_published
from importers.desk.entries import entries_of_report
from importers.desk.published import hide_evidence, keep_evidence
from importers.desk.read_in import read_report
from importers.models import BatchKind, Job, Task
from importers.spreadsheets.entries import entries_of
from importers.spreadsheets.read_in import read_batch
from indicators.models import Origin

TABLE = Way(read=read_batch, entries=entries_of, origin=Origin.IMPORT)
REPORT = Way(
    read=read_report,
    entries=entries_of_report,
    origin=Origin.READING,
    published=keep_evidence,
    undone=hide_evidence,
)


def way_of(job: Job) -> Way:
    return REPORT if job.batch.kind == BatchKind.REPORT else TABLE


def read(job: Job) -> None:
    def progress(done: int) -> None:
        Job.objects.filter(pk=job.pk).update(done=done)

    way_of(job).read(job.batch, progress)


def write(job: Job) -> None:
    publish_confirmed(job.batch_id, way_of(job))


def take_back(job: Job) -> None:
    undo_published(job.batch_id, way_of(job))


WORK: dict[Task, Callable[[Job], None]] = {
    Task.READ: read,
    Task.PUBLISH: write,
    Task.UNDO: take_back,
}
