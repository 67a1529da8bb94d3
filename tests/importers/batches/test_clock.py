"""A worker whose clock is wrong holds up nobody, and ends nothing early."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from importers.batches import jobs
from importers.batches.files import expire_old
from importers.models import Batch, BatchState, Job, Worker
from importers.spreadsheets.read_in import open_batch
from tests.importers.intake_world import row, table

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
DAYS = timedelta(days=3)


@pytest.fixture
def job(clerk) -> Job:
    rows = [row("养老床位数", 2018, "9000", unit="张")]
    return open_batch(owner=clerk, stream=table(*rows), name="表.csv").jobs.get()


@pytest.fixture
def clock_ahead(monkeypatch):
    """From ``clock_ahead()`` on, this process takes it to be three days later."""

    def put_ahead() -> datetime:
        today = timezone.now()
        monkeypatch.setattr(timezone, "now", lambda: today + DAYS)
        return today

    return put_ahead


def lease_ends(job: Job, ahead: timedelta) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() + ahead)


def test_a_lease_is_counted_by_the_clock_of_the_database(job, clock_ahead):
    today = clock_ahead()
    held = jobs.claim("ahead")
    assert held.lease_until < today + 2 * jobs.LEASE
    assert held.started_at < today + jobs.LEASE
    assert jobs.claim("eager") is None


def test_a_finished_job_bears_the_time_of_the_database(job, clock_ahead):
    today = clock_ahead()
    jobs.run(jobs.claim("ahead"))
    job.refresh_from_db()
    assert job.finished_at < today + jobs.LEASE


def test_a_lease_longer_than_any_can_be_does_not_hold(job):
    jobs.claim("ahead")
    lease_ends(job, DAYS)
    assert jobs.claim("next").pk == job.pk


@pytest.mark.parametrize("ahead", [jobs.LEASE, 1.5 * jobs.LEASE])
def test_a_clock_put_back_a_little_leaves_the_lease(job, ahead):
    jobs.claim("alive")
    lease_ends(job, ahead)
    assert jobs.claim("eager") is None


def test_a_worker_is_alive_by_the_clock_of_the_database(clock_ahead):
    today = clock_ahead()
    jobs.report_alive("ahead")
    assert Worker.objects.get().seen_at < today + jobs.ALIVE
    assert jobs.some_worker_lives()


def test_a_worker_last_seen_in_the_future_is_not_alive_and_is_forgotten():
    Worker.objects.create(name="ahead", seen_at=timezone.now() + DAYS)
    assert not jobs.some_worker_lives()
    jobs.report_alive("other")
    assert Worker.objects.get().name == "other"


def test_a_worker_that_is_ahead_ends_no_batch_before_its_time(job, clock_ahead):
    Batch.objects.update(
        state=BatchState.WAITING, expires_at=timezone.now() + timedelta(days=1)
    )
    clock_ahead()
    assert expire_old() == 0
