"""Tests of the intake that need the database to commit: races, kills, dead workers."""

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from importers.batches import jobs, publication, review
from importers.job_handlers import TABLE
from importers.models import BatchState, Job, JobState, Task
from importers.spreadsheets import decisions
from indicators.models import Observation, Release, Revision
from tests.importers.batches.test_review import change
from tests.importers.intake_world import (
    ZHUZHOU,
    both,
    confirmed,
    figure,
    row,
    take_all,
    told,
    undone,
    uploaded,
)

pytestmark = [
    pytest.mark.usefixtures("fixtures_loaded"),
    pytest.mark.django_db(transaction=True),
]
BEDS = "elderly_care_beds"
YEARS = range(1990, 2010)


def ready(clerk, *rows):
    batch = uploaded(clerk, *(rows or beds()))
    take_all(batch, clerk)
    return batch


def beds():
    return [row("养老床位数", year, 1000 + year, unit="张") for year in YEARS]


def in_parallel(*works):
    start = threading.Barrier(len(works))

    def run(work):
        start.wait(timeout=600)
        try:
            return work()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_a_figure_edited_after_the_preview_is_a_conflict(clerk):
    batch = ready(
        clerk,
        row("养老床位数", 2012, "8200", unit="张"),
        row("养老床位数", 2021, "21000", unit="张"),
    )
    o = Observation.objects.get(
        series__indicator__code=BEDS, series__area__code=ZHUZHOU, year=2012
    )
    change(o, "8300")
    confirmed(batch, clerk)
    assert batch.state == BatchState.WAITING
    assert told(batch) == [(2, "conflict", "pending"), (3, "new", "accepted")]
    assert "8300" in batch.candidates.get(number=1).problem
    assert figure(BEDS, 2012).printed == "8300"
    assert figure(BEDS, 2021) is None
    # Looked at again, it may be taken all the same, or left.
    decisions.reconsider(batch.pk, [1], by=clerk)
    decisions.reject(batch.pk, [1], by=clerk)
    decisions.reconsider(batch.pk, [1], by=clerk)
    assert told(batch)[0] == (2, "changed", "pending")
    review.accept(batch.pk, [1], by=clerk, ticked=[1])
    confirmed(batch, clerk)
    assert figure(BEDS, 2012).printed == "8200张"


def test_confirm_pressed_twice_at_once_is_applied_once(clerk):
    batch = ready(clerk)
    press = lambda: review.confirm(batch.pk, by=clerk, reason="试")  # noqa: E731
    outcomes = in_parallel(press, press, press)
    refused = [o for o in outcomes if isinstance(o, Exception)]
    assert [type(error) for error in refused] == [review.NotNow] * 2
    assert Job.objects.filter(batch=batch, task=Task.PUBLISH).count() == 1
    work = lambda: jobs.work_off("w")  # noqa: E731
    in_parallel(work, work, work)
    jobs.work_off("last")
    assert Release.objects.filter(batch=batch.pk).count() == 1
    assert Revision.objects.filter(release__batch=batch.pk).count() == len(YEARS)


def test_undo_pressed_twice_at_once_is_applied_once(clerk):
    batch = ready(clerk)
    confirmed(batch, clerk)
    press = lambda: review.undo(batch.pk, by=clerk, reason="试")  # noqa: E731
    outcomes = in_parallel(press, press)
    assert sum(isinstance(o, review.NotNow) for o in outcomes) == 1
    jobs.work_off("w")
    assert Release.objects.filter(batch=batch.pk).count() == 2


def test_no_reader_sees_a_part_of_an_import(clerk):
    batch = ready(clerk)
    review.confirm(batch.pk, by=clerk, reason="试")
    seen, over = set(), threading.Event()

    def look():
        while not over.is_set():
            with transaction.atomic():
                seen.add(Observation.objects.filter(release__batch=batch.pk).count())

    def publish():
        try:
            jobs.work_off("w")
        finally:
            over.set()

    in_parallel(publish, *[look] * (1 if connection.vendor == "sqlite" else 3))
    assert seen <= {0, len(YEARS)}
    assert Observation.objects.filter(release__batch=batch.pk).count() == len(YEARS)


# --- kill -9 --------------------------------------------------------------------

STAGES = {
    Task.READ: [
        "importers.spreadsheets.read_in.load_words:0",
        "importers.spreadsheets.read_in.ask:0",
        "importers.spreadsheets.read_in.compare:0",
        "importers.spreadsheets.read_in._end:0",
        "importers.batches.jobs.finish:0",
    ],
    Task.PUBLISH: [
        "importers.batches.publication.publish:0",
        "reports.publishing._write_figures:0",
        "reports.publishing.write_citations:0",
        "reports.publishing._Publication.write:1",
        "importers.batches.publication._mark_published:0",
        "importers.batches.jobs.finish:0",
    ],
    Task.UNDO: [
        "importers.batches.publication.former_of:0",
        "importers.batches.publication.publish:0",
        "reports.publishing._Publication.take_back:1",
        "importers.batches.jobs.finish:0",
    ],
}


@pytest.fixture(scope="module")
def doomed():
    """A process that starts workers to be killed; Django starts in it once."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.importers.doomed"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process
    process.communicate(timeout=600)


@pytest.fixture
def killed_at(doomed):
    """Have a worker run that dies when it comes to the stage."""

    def killed(stage):
        print(stage, connection.settings_dict["NAME"], sep="\t", file=doomed.stdin)
        doomed.stdin.flush()
        assert int(doomed.stdout.readline()) == -signal.SIGKILL

    return killed


def time_passes():
    Job.objects.filter(state=JobState.RUNNING).update(
        lease_until=timezone.now() - timedelta(seconds=1)
    )


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES[Task.READ])
def test_a_killed_reading_is_begun_again(clerk, killed_at, stage):
    from importers.spreadsheets.read_in import open_batch
    from tests.importers.intake_world import table

    batch = open_batch(owner=clerk, stream=table(*beds()), name="表.csv")
    killed_at(stage)
    batch.refresh_from_db()
    assert not Release.objects.filter(batch=batch.pk).exists()
    time_passes()
    jobs.work_off("next")
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING
    assert [v for _row, v, _d in told(batch)] == ["new"] * len(YEARS)


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES[Task.PUBLISH])
def test_a_killed_publication_is_all_or_nothing(clerk, killed_at, stage):
    batch = ready(clerk)
    review.confirm(batch.pk, by=clerk, reason="试")
    killed_at(stage)
    written = Observation.objects.filter(release__batch=batch.pk).count()
    assert written in (0, len(YEARS))
    time_passes()
    jobs.work_off("next")
    batch.refresh_from_db()
    assert batch.state == BatchState.PUBLISHED
    assert Release.objects.filter(batch=batch.pk).count() == 1
    assert Observation.objects.filter(release__batch=batch.pk).count() == len(YEARS)
    undone(batch, clerk)
    assert batch.state == BatchState.UNDONE


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES[Task.UNDO])
def test_a_killed_undoing_is_all_or_nothing(clerk, killed_at, stage):
    batch = ready(clerk)
    confirmed(batch, clerk)
    review.undo(batch.pk, by=clerk, reason="试")
    killed_at(stage)
    left = Observation.objects.filter(release__batch=batch.pk).count()
    assert left in (0, len(YEARS))
    time_passes()
    jobs.work_off("next")
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    assert figure(BEDS, YEARS[0]) is None


def test_a_dead_workers_job_is_seen_and_taken_up_again(clerk):
    from importers.spreadsheets.read_in import open_batch
    from tests.importers.intake_world import table
    from tests.importers.staff_world import client_of

    batch = open_batch(owner=clerk, stream=table(*beds()), name="表.csv")
    job = jobs.claim("dead")
    assert jobs.claim("eager") is None
    time_passes()
    page = client_of(clerk).get(batch.get_absolute_url())
    assert page.status_code == 200
    job.refresh_from_db()
    batch.refresh_from_db()
    assert (job.state, job.attempts, batch.state) == ("done", 2, BatchState.WAITING)


def test_a_living_worker_keeps_its_job(clerk, monkeypatch):
    monkeypatch.setattr(jobs, "HEARTBEAT", 0.05)
    from importers.spreadsheets.read_in import open_batch
    from tests.importers.intake_world import table

    open_batch(owner=clerk, stream=table(*beds()), name="表.csv")
    job = jobs.claim("alive")
    time_passes()
    with jobs.held(job):
        for _look in range(100):
            job.refresh_from_db()
            if job.lease_until > timezone.now():
                break
            threading.Event().wait(0.05)
    assert job.lease_until > timezone.now()
    assert jobs.claim("eager") is None


def test_a_job_that_always_fails_lets_the_batch_go(clerk, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError("nothing of the kind")

    batch = ready(clerk)
    monkeypatch.setattr(publication, "publish", broken)
    confirmed(batch, clerk)
    assert batch.state == BatchState.WAITING
    assert "再试一次" in batch.message
    assert batch.jobs.last().state == JobState.FAILED
    monkeypatch.undo()
    confirmed(batch, clerk)
    assert batch.state == BatchState.PUBLISHED


def test_a_job_that_ends_every_worker_is_given_up(clerk):
    batch = ready(clerk)
    review.confirm(batch.pk, by=clerk, reason="试")
    for _death in range(jobs.MOST_ATTEMPTS):
        assert jobs.claim("doomed") is not None
        time_passes()
    assert jobs.claim("careful") is None
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING
    assert batch.jobs.last().state == JobState.FAILED
    confirmed(batch, clerk)
    assert batch.state == BatchState.PUBLISHED


def test_two_workers_never_take_the_same_job(clerk):
    from importers.spreadsheets.read_in import open_batch
    from tests.importers.intake_world import table

    for _file in range(3):
        open_batch(owner=clerk, stream=table(*beds()[:2]), name="表.csv")
    claims = in_parallel(*[lambda: jobs.claim("w")] * 6)
    taken = [job.pk for job in claims if isinstance(job, Job)]
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 3


@pytest.mark.slow
def test_a_long_file_shows_its_progress_and_others_go_on(clerk, monkeypatch):
    """Flat memory and times are measured by ``make bench``."""
    from importers.spreadsheets import read_in
    from importers.spreadsheets.read_in import open_batch
    from tests.importers.intake_world import table

    seen, other = [], both("other", ZHUZHOU)
    original = read_in._Reader.write

    def watched(reader, piece):
        original(reader, piece)
        seen.append(len(piece))
        if len(seen) == 1 and reader.batch.owner == clerk:
            rows = [row("养老床位数", 2018, "9000", unit="张")]
            mine = uploaded_by_hand(other, rows)
            assert Observation.objects.filter(release__batch=mine.pk).exists()

    monkeypatch.setattr(read_in._Reader, "write", watched)
    lines = [
        row("养老床位数", 1950 + n % 60, 1000 + n, unit="张", city=f"某地{n // 60}")
        for n in range(2400)
    ]
    batch = open_batch(owner=clerk, stream=table(*lines), name="长表.csv")
    jobs.run(jobs.claim("w", batch.jobs.get().pk))
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING
    assert batch.jobs.get().done == 2400
    assert max(seen) <= read_in.PIECE
    assert batch.questions.count() == 40


def uploaded_by_hand(owner, rows):
    """Another person's whole way, in the middle of the first one's reading."""
    from importers.spreadsheets.read_in import open_batch, read_batch
    from tests.importers.intake_world import table

    batch = open_batch(owner=owner, stream=table(*rows), name="短表.csv")
    read_batch(batch)
    batch.jobs.all().delete()
    take_all(batch, owner)
    review.confirm(batch.pk, by=owner, reason="试")
    publication.publish_confirmed(batch.pk, TABLE)
    batch.refresh_from_db()
    return batch
