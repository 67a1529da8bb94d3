"""How far a batch is, for the page that waits for it."""

from django.http import HttpRequest, HttpResponse

from importers.batches import jobs
from importers.batches.admin_page import page
from importers.models import Batch, BatchState, JobState

UNDER_WAY = (
    BatchState.QUEUED,
    BatchState.READING,
    BatchState.CONFIRMED,
    BatchState.UNDOING,
)


def progress(request: HttpRequest, batch: Batch) -> HttpResponse:
    job = batch.jobs.order_by("-pk").first()
    return page(
        request,
        "admin/intake/progress.html",
        title=batch.title,
        batch=batch,
        job=job,
        alive=jobs.some_worker_lives(),
        running=job is not None and job.state == JobState.RUNNING,
    )
