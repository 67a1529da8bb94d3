"""A worker does what waits; where none runs, the pages say so and do it themselves."""

import os
import subprocess
import sys

import pytest
from django.core.management import call_command

from importers.batches import jobs
from importers.management.commands import work
from importers.models import BatchState, JobState, Worker
from importers.spreadsheets.read_in import open_batch
from tests.importers.intake_world import row, table
from tests.importers.staff_world import client_of

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
NOTICE = "没有后台程序在运行"


@pytest.fixture
def batch(clerk):
    rows = [row("养老床位数", 2018, "9000", unit="张")]
    return open_batch(owner=clerk, stream=table(*rows), name="表.csv")


@pytest.fixture
def worked(monkeypatch):
    """``worked()`` lets a worker do what waits, on the connection of the test."""
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    return lambda: call_command("work", once=True)


def test_a_worker_does_what_waits_though_nobody_looks(batch, worked):
    worked()
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING
    assert Worker.objects.get().seen_at


def test_a_worker_with_nothing_to_do_claims_nothing(batch, worked, monkeypatch):
    worked()

    def claimed(*arguments):
        raise AssertionError("claimed")

    monkeypatch.setattr(jobs, "claim", claimed)
    worked()


@pytest.mark.parametrize("page", ["/admin/intake/", "/admin/desk/"])
def test_a_desk_says_whether_somebody_works(clerk, page):
    assert NOTICE in client_of(clerk).get(page).content.decode()
    jobs.report_alive("w")
    assert NOTICE not in client_of(clerk).get(page).content.decode()


def test_a_batch_under_way_says_whether_somebody_works(clerk, batch):
    jobs.claim("another page")
    page = client_of(clerk).get(batch.get_absolute_url()).content.decode()
    assert NOTICE in page
    jobs.report_alive("w")
    page = client_of(clerk).get(batch.get_absolute_url()).content.decode()
    assert NOTICE not in page
    assert batch.jobs.get().state == JobState.RUNNING


def test_a_look_at_the_page_does_what_no_worker_does(clerk, batch):
    client_of(clerk).get(batch.get_absolute_url())
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING


def test_a_worker_beside_the_portal_ends_when_its_input_closes(tmp_path):
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "work", "--beside"],
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"},
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    worker.communicate()
    assert worker.returncode == 0
