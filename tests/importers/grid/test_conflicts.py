"""Two people at one grid: nobody overwrites what he has not seen."""

from decimal import Decimal as D

import pytest

from indicators.models import Series
from tests.factories import group
from tests.importers.grid.figures import figure, state
from tests.importers.staff_world import Desk, StaffWorld
from tests.portal.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return StaffWorld()


def saved(thing):
    thing.pk = None
    thing.save()
    return thing


@pytest.fixture
def collision(world):
    """The clerk's page is stale: somebody else published 11 after it was opened."""
    world.published("10")
    desk = Desk(world, world.clerk).type(cell="12", note="我的说明")
    Desk(world, world.boss).type(cell="11").send()
    return desk


def test_the_second_of_two_sees_a_conflict_with_both_values(world, collision):
    response = collision.send()
    assert response.status_code == 409
    assert state(figure(world))[0] == D(11)
    assert "boss" in collision.page
    assert collision.form[world.field("cell")] == "12"
    assert collision.form[world.field("note")] == "我的说明"
    assert ("zh-hans", "11") in read(collision.page).texts
    # Pressing again without a decision changes nothing.
    assert collision.send().status_code == 409
    assert state(figure(world))[0] == D(11)


def test_taking_theirs_drops_mine(world, collision):
    collision.send()
    response = collision.type(decision=f"theirs-{figure(world).version}").send()
    assert response.status_code == 302
    assert state(figure(world))[0] == D(11)


def test_mine_goes_over_the_version_that_was_shown(world, collision):
    collision.send()
    collision.type(decision=f"mine-{figure(world).version}").send()
    o = figure(world)
    assert (o.value, o.note, o.version) == (D(12), "我的说明", 3)


def test_a_third_save_after_the_conflict_page_is_a_conflict_again(world, collision):
    collision.send()
    shown = figure(world).version
    Desk(world, world.boss).type(cell="13").send()
    response = collision.type(decision=f"mine-{shown}").send()
    assert response.status_code == 409
    assert state(figure(world))[0] == D(13)


def test_two_new_figures_in_one_place_conflict(world):
    desk = Desk(world, world.clerk).type(cell="12").source()
    Desk(world, world.boss).type(cell="11").source().send()
    assert desk.send().status_code == 409
    assert state(figure(world))[0] == D(11)


def test_withdrawing_what_somebody_changed_is_a_conflict(world):
    world.published("10")
    desk = Desk(world, world.clerk).type(withdraw="1", withdraw_reason="抄错")
    Desk(world, world.boss).type(cell="11").send()
    assert desk.send().status_code == 409
    assert state(figure(world))[0] == D(11)


def test_rows_nobody_touched_never_conflict(world):
    second = Series.objects.create(
        area=world.city,
        indicator=world.indicator,
        group=saved(group("test_second")),
        coverage=world.coverage,
        unit=world.unit,
    )
    world.series.append(second)
    world.published("10")
    desk = Desk(world, world.clerk).type(line=2, cell="5").source(line=2)
    Desk(world, world.boss).type(cell="11").send()
    assert desk.send().status_code == 302
    assert (state(figure(world))[0], state(figure(world, 2))[0]) == (D(11), D(5))
