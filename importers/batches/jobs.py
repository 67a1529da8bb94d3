"""The queue of jobs, in the database.

``manage.py work`` takes jobs one after the other. A worker holds a job by a lease that a
thread of its own renews; when the worker dies, the lease runs out and the next one (or the
next look at the batch's page) takes the job up again. The database's clock counts the
lease, and one that reaches farther than a lease can does not hold. Every job can be begun
again: it does its work in one transaction, or starts by clearing what an earlier attempt
left.
Where no worker runs, the request does small jobs itself and large ones in a thread.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

from django.db import (
    DatabaseError,
    OperationalError,
    close_old_connections,
    connection,
    connections,
    transaction,
)
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext

from importers.batches.clock import from_now, within
from importers.models import Batch, BatchState, Job, JobState, Task, Worker
from reports.publishing import Busy

LEASE = timedelta(seconds=60)
HEARTBEAT = 10.0
MOST_ATTEMPTS = 4
ALIVE = timedelta(seconds=30)
# What a request does itself when no worker runs.
SMALL_FILE = 256 * 1024
SMALL_BATCH = 2000
# What is done for each task. The queue imports none of it: ``importers.job_handlers`` is entered
# here when the app starts.
WORK: dict[Task, Callable[[Job], None]] = {}
_log = logging.getLogger(__name__)


def enqueue(batch: Batch, task: Task) -> Job:
    return Job.objects.create(batch=batch, task=task)


def worker_name() -> str:
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:8]}"


# --- taking jobs ------------------------------------------------------------------


def claim(worker: str, job_id: int | None = None) -> Job | None:
    """Take the next job that waits or whose worker has died; ``None`` where there is none."""
    with transaction.atomic():
        jobs = Job.objects.filter(_free()).order_by("pk")
        if job_id is not None:
            jobs = jobs.filter(pk=job_id)
        # SQLite has one writer at a time: its transaction is the lock.
        if connection.features.has_select_for_update_skip_locked:
            jobs = jobs.select_for_update(skip_locked=True)
        job = jobs.first()
        if job is None:
            return None
        if job.attempts >= MOST_ATTEMPTS:
            # It has ended every worker that took it.
            job.state, job.worker, job.lease_until = JobState.FAILED, "", None
            job.finished_at = Now()
            job.save()
            _let_go(job)
            return None
        job.attempts += 1
        job.state, job.worker = JobState.RUNNING, worker
        job.started_at, job.lease_until = Now(), from_now(LEASE)
        job.save()
        job.refresh_from_db()
        return job


def _free() -> Q:
    """It waits, or its lease ran out or reaches so far ahead that a wrong clock set it."""
    over = Q(lease_until__lt=Now()) | Q(lease_until__gt=from_now(2 * LEASE))
    return Q(state=JobState.QUEUED) | (Q(state=JobState.RUNNING) & over)


def some_job_waits() -> bool:
    """Asked before ``claim``, which keeps others from writing on SQLite."""
    return Job.objects.filter(_free()).exists()


def finish(job: Job, state: JobState, message: str = "") -> None:
    Job.objects.filter(pk=job.pk, worker=job.worker).update(
        state=state, message=message, finished_at=Now(), lease_until=None
    )


@contextmanager
def held(job: Job) -> Iterator[None]:
    """Renew the lease while the block runs, from a thread with a connection of its own."""
    over = threading.Event()
    keeper = threading.Thread(target=_renew, args=(job, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join(timeout=5)


def _renew(job: Job, over: threading.Event) -> None:
    while not over.wait(HEARTBEAT):
        try:
            Job.objects.filter(
                pk=job.pk, worker=job.worker, state=JobState.RUNNING
            ).update(lease_until=from_now(LEASE))
            Worker.objects.filter(name=job.worker).update(seen_at=Now())
        except DatabaseError:
            # SQLite lets nobody write while a batch is being published; whoever wants
            # to claim the job meanwhile has to wait as well.
            continue
    connections.close_all()


# --- doing them --------------------------------------------------------------------


def run(job: Job) -> None:
    """Do a claimed job; what goes wrong is kept with it and does not end the worker."""
    try:
        with held(job):
            WORK[Task(job.task)](job)
    except (OperationalError, Busy) as error:
        # Somebody else holds a lock for long: later.
        _log.warning("Job %d waits for the database: %s", job.pk, error)
        _give_back(job, str(error))
    except Exception as error:
        _log.exception("Job %d failed", job.pk)
        _give_back(job, f"{type(error).__name__}: {error}", final=True)
    else:
        finish(job, JobState.DONE)


def _give_back(job: Job, message: str, *, final: bool = False) -> None:
    if final or job.attempts >= MOST_ATTEMPTS:
        finish(job, JobState.FAILED, message[:2000])
        _let_go(job)
        return
    Job.objects.filter(pk=job.pk, worker=job.worker).update(
        state=JobState.QUEUED, lease_until=None, worker="", message=message[:2000]
    )


def _let_go(job: Job) -> None:
    """A failed job leaves the batch where somebody can decide again."""
    failed = gettext("没有做完，已记录：%(task)s。请再试一次，或联系管理员。") % {
        "task": job.get_task_display()
    }
    under_way = [
        BatchState.QUEUED,
        BatchState.READING,
        BatchState.CONFIRMED,
        BatchState.UNDOING,
    ]
    batch = Batch.objects.filter(pk=job.batch_id, state__in=under_way).first()
    if batch is None:
        return
    undecided = BatchState.SUBMITTED if batch.submitted_at else BatchState.WAITING
    before: dict[str, BatchState] = {
        Task.READ: BatchState.FAILED,
        Task.PUBLISH: undecided,
        Task.UNDO: BatchState.PUBLISHED,
    }
    batch.state, batch.message = before[job.task], failed
    batch.save(update_fields=["state", "message", "updated_at"])


def work_off(worker: str) -> int:
    """Do every job that waits; how many there were."""
    count = 0
    while job := claim(worker):
        run(job)
        count += 1
    return count


# --- without a worker -----------------------------------------------------------------


def report_alive(worker: str) -> None:
    Worker.objects.update_or_create(name=worker, defaults={"seen_at": Now()})
    Worker.objects.exclude(within("seen_at", timedelta(days=1))).delete()


def some_worker_lives() -> bool:
    return Worker.objects.filter(within("seen_at", ALIVE)).exists()


def see_to(batch: Batch) -> None:
    """Have the open job of a batch done: by a worker where one lives, else here and now, or
    in a thread of this process where it would keep the request waiting."""
    job = batch.jobs.filter(state__in=[JobState.QUEUED, JobState.RUNNING]).first()
    if job is None or some_worker_lives():
        return
    claimed = claim(worker_name(), job.pk)
    if claimed is None:
        return
    if _small(claimed):
        run(claimed)
    else:
        threading.Thread(target=_run_apart, args=(claimed,), daemon=True).start()


def _small(job: Job) -> bool:
    if job.task == Task.READ:
        return job.batch.file.size <= SMALL_FILE
    return job.batch.candidates.count() <= SMALL_BATCH


def _run_apart(job: Job) -> None:
    close_old_connections()
    try:
        run(job)
    finally:
        connections.close_all()
