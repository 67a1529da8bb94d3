"""The history of a figure, in sentences."""

import pytest

from indicators.models import Origin
from reports.publishing import publish
from tests.importers.staff_world import YEAR, Desk, StaffWorld, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return StaffWorld()


def history(world, user=None):
    response = client_of(user or world.clerk).get(
        f"/admin/history/{world.line.pk}/{YEAR}/"
    )
    return response.context["events"], response.content.decode()


def sent(desk, reason):
    desk.form["reason"] = reason
    return desk.send()


def test_every_change_says_who_when_old_new_why_and_in_which_release(world):
    sent(Desk(world, world.clerk).type(cell="10").source(), "首次录入")
    sent(Desk(world, world.boss).type(cell="11"), "更正")
    Desk(world, world.clerk).type(withdraw="1", withdraw_reason="抄错了行").send()
    events, page = history(world)
    assert [(e.by, e.action, e.release.reason) for e in events] == [
        ("clerk", "withdrawn", "抄错了行"),
        ("boss", "changed", "更正"),
        ("clerk", "created", "首次录入"),
    ]
    told = [" ".join(e.sentences) for e in events]
    assert "11" in told[0]
    assert "10" in told[1]
    assert "11" in told[1]
    assert "10" in told[2]
    for event in events:
        assert str(event.release) in page
        assert f"{event.release.published_at.year}" in page


def test_what_else_changed_is_told(world):
    Desk(world, world.clerk).type(cell="10").source().send()
    Desk(world, world.clerk).type(status="P", cutoff="2021-06-30", note="暂报").send()
    told = "".join(history(world)[0][0].sentences)
    assert "暂报" in told
    assert "2021-06-30" in told
    assert "暂定" in told


def test_a_moved_source_is_told(world):
    world.published("10")
    Desk(world, world.clerk).type(paragraph="9").send()
    assert "出处" in history(world)[0][0].sentences[0]


def test_what_the_project_files_brought_has_no_person(world):
    publish(
        [world.entry("10", year=YEAR)], by=None, origin=Origin.FIXTURES, reason="载入"
    )
    assert history(world)[0][0].by == "系统"


def test_a_figure_that_never_was_has_no_page(world):
    client = client_of(world.boss)
    assert client.get(f"/admin/history/{world.line.pk}/1999/").status_code == 404
    assert client.get("/admin/history/999999999999999999999/2000/").status_code == 404
