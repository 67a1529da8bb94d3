"""A sitting at the yearly grid is a batch: traced, and undone as a whole."""

import pytest

from importers.batches import jobs, review
from importers.models import Batch, BatchKind, BatchState, CandidateVerdict, Decision
from indicators.models import Observation, Release
from reports.publishing import Busy
from tests.importers.staff_world import YEAR, Desk, StaffWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return StaffWorld()


def undone(batch, by):
    review.undo(batch.pk, by=by, reason="误录")
    jobs.work_off("w")
    batch.refresh_from_db()
    return batch


def figure(world):
    return Observation.objects.filter(series=world.line, year=YEAR).first()


def test_what_a_sitting_publishes_is_kept_as_its_batch(world):
    world.published("10")
    Desk(world, world.clerk).type(cell="12", paragraph="2").send()
    batch = Batch.objects.get()
    assert (batch.kind, batch.state, batch.owner) == (
        BatchKind.GRID,
        BatchState.PUBLISHED,
        world.clerk,
    )
    assert Release.objects.latest("number").batch == batch.pk
    candidate = batch.candidates.get()
    assert (candidate.verdict, candidate.decision, candidate.printed) == (
        CandidateVerdict.CHANGED,
        Decision.PUBLISHED,
        figure(world).printed,
    )


def test_a_sitting_is_undone_with_its_former_source(world):
    world.published("10")
    cited = list(figure(world).citations.values_list("report", "section", "paragraph"))
    Desk(world, world.clerk).type(cell="12", paragraph="2").send()
    batch = undone(Batch.objects.get(), world.clerk)
    assert batch.state == BatchState.UNDONE
    assert figure(world).value == 10
    assert cited == list(
        figure(world).citations.values_list("report", "section", "paragraph")
    )


def test_a_withdrawal_at_the_grid_is_undone_too(world):
    world.published("10")
    before = figure(world)
    Desk(world, world.clerk).type(withdraw="on", withdraw_reason="看错了").send()
    assert figure(world) is None
    batch = Batch.objects.get()
    assert batch.candidates.get().verdict == CandidateVerdict.WITHDRAWN
    undone(batch, world.clerk)
    assert (figure(world).value, figure(world).printed) == (
        before.value,
        before.printed,
    )
    assert figure(world).citations.count() == 1


def test_a_sitting_that_changes_nothing_leaves_no_batch(world):
    world.published("10")
    Desk(world, world.clerk).send()
    assert not Batch.objects.exists()


def test_the_page_of_such_a_batch_is_shown(world):
    world.published("10")
    desk = Desk(world, world.clerk).type(cell="12", paragraph="2")
    desk.send()
    page = desk.client.get(Batch.objects.get().get_absolute_url())
    assert page.status_code == 200
    assert "整批撤销" in page.content.decode()


def test_who_must_wait_too_long_keeps_what_was_typed(world, monkeypatch):
    def busy(*_args, **_more):
        raise Busy

    monkeypatch.setattr("importers.grid.submission.publish", busy)
    world.published("10")
    response = Desk(world, world.clerk).type(cell="12345", paragraph="2").send()
    assert response.status_code == 503
    assert "12345" in response.content.decode()
    assert not Batch.objects.exists()
