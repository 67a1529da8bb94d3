"""The places of a figure that is changed or withdrawn in the grid."""

from decimal import Decimal as D

import pytest

from indicators.models import Observation, Revision
from reports.entries import Source
from reports.models import Citation, Stance
from tests.importers.grid.figures import figure, state
from tests.importers.staff_world import Desk, StaffWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return StaffWorld()


def with_further(world):
    places = [
        Source(report=world.report, printed="10个", paragraph=1),
        Source(
            report=world.report,
            printed="10",
            paragraph=7,
            stance="confirms",
            value=D(10),
        ),
        Source(
            report=world.report, printed="9", paragraph=8, stance="differs", value=D(9)
        ),
    ]
    world.published("10", sources=tuple(places))


def stances(world):
    return {
        c.paragraph: c.stance
        for c in Citation.objects.filter(observation=figure(world))
    }


def test_further_places_are_kept_where_only_the_note_changes(world):
    with_further(world)
    Desk(world, world.clerk).type(note="补充").send()
    assert figure(world).note == "补充"
    assert stances(world) == {1: Stance.SOURCE, 7: Stance.CONFIRMS, 8: Stance.DIFFERS}


def test_further_places_say_what_they_said_where_the_value_changes(world):
    with_further(world)
    Desk(world, world.clerk).type(cell="9").send()
    assert stances(world) == {1: Stance.SOURCE, 7: Stance.DIFFERS, 8: Stance.CONFIRMS}


def test_a_corrected_place_is_a_revision(world):
    world.published("10")
    Desk(world, world.clerk).type(paragraph="9").send()
    o = figure(world)
    assert (o.version, o.citations.get().paragraph) == (2, 9)


def test_a_note_leaves_an_odd_print_as_it_is(world):
    world.published("10")
    Observation.objects.filter(pk=figure(world).pk).update(printed="整整十个")
    assert Desk(world, world.clerk).type(note="补充").send().status_code == 302
    assert state(figure(world))[:2] == (D(10), "exact")


def test_withdrawing_needs_a_tick_and_a_reason(world):
    world.published("10")
    desk = Desk(world, world.clerk).type(withdraw="1")
    assert desk.send().status_code == 200
    assert figure(world) is not None
    desk.type(withdraw_reason="抄错了行").send()
    assert figure(world) is None
    last = Revision.objects.filter(series=world.line).latest("version")
    assert (last.action, last.release.reason, last.release.by) == (
        "withdrawn",
        "抄错了行",
        world.clerk,
    )


def test_changing_and_withdrawing_at_once_is_refused(world):
    world.published("10")
    desk = Desk(world, world.clerk).type(
        cell="11", withdraw="1", withdraw_reason="抄错"
    )
    assert desk.send().status_code == 200
    assert state(figure(world))[0] == D(10)
