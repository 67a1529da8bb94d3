"""Report and section of the last sitting stay chosen at the same grid."""

import pytest

from tests.importers.staff_world import Desk, StaffWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return StaffWorld()


def publish_with_source(desk, world):
    desk.form |= {"report": world.report.code, "section": "附表一"}
    assert desk.type(cell="71", paragraph="3").send().status_code == 302


def test_the_next_sitting_begins_with_them(world):
    publish_with_source(Desk(world, world.clerk), world)
    desk = Desk(world, world.clerk)
    assert desk.form["report"] == world.report.code
    assert desk.form["section"] == "附表一"


def test_another_year_and_another_person_begin_with_none(world):
    publish_with_source(Desk(world, world.clerk), world)
    assert Desk(world, world.clerk, year=2022).form["report"] == ""
    other = world.person("other", world.city, "editor", "reviewer")
    assert Desk(world, other).form["report"] == ""


def test_nothing_is_remembered_of_what_was_not_published(world):
    desk = Desk(world, world.clerk)
    desk.form |= {"report": world.report.code}
    desk.type(cell="viele").send()
    assert Desk(world, world.clerk).form["report"] == ""
