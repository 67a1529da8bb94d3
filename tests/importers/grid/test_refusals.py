"""What the yearly grid refuses or asks about, with everything typed kept."""

from decimal import Decimal as D

import pytest

from tests.importers.grid.figures import figure, state
from tests.importers.staff_world import YEAR, Desk, StaffWorld, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return StaffWorld()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("cell", "NaN"),
        ("cell", "Infinity"),
        ("cell", "123456789012345678901"),
        ("cell", "0.12345"),
        ("cell", "两三百"),
        ("cell", "650公斤"),
        ("start_year", "2023.7"),
        ("start_year", "99999"),
        ("start_year", "2022"),
        ("paragraph", "四"),
        ("paragraph", "0"),
        ("paragraph", "99999"),
        ("cutoff", "2021-13-01"),
        ("cutoff", "1950-12-31"),
        ("status", "Z"),
        ("report", "no-such-report"),
        ("section", "长" * 121),
        ("note", "\x00"),
    ],
)
def test_a_wrong_field_is_named_and_everything_typed_is_kept(world, field, typed):
    desk = Desk(world, world.clerk).type(cell="7").source()
    desk.type(**{field: typed}).type(note_en="kept")
    response = desk.send()
    assert response.status_code == 200
    assert desk.form[world.field("note_en")] == "kept"
    if field not in ("status", "report"):
        assert desk.form[world.field(field)].strip() == typed.strip()
    assert figure(world) is None


def test_every_new_figure_needs_report_and_place(world):
    desk = Desk(world, world.clerk).type(cell="7", paragraph="4")
    assert desk.send().status_code == 200
    desk.type(report=world.report.code, paragraph="")
    assert desk.send().status_code == 200
    desk.type(section="表一")
    assert desk.send().status_code == 302
    assert figure(world).citations.get().section == "表一"


def test_the_sitting_gives_report_and_section_to_rows_that_name_none(world):
    desk = Desk(world, world.clerk).type(cell="7")
    desk.form |= {"report": world.report.code, "section": "表二"}
    desk.send()
    citation = figure(world).citations.get()
    assert (citation.report, citation.section, citation.paragraph) == (
        world.report,
        "表二",
        None,
    )


def test_other_fields_without_a_figure_are_an_error(world):
    desk = Desk(world, world.clerk).type(note="忘了填数")
    assert desk.send().status_code == 200
    assert desk.form[world.field("note")] == "忘了填数"


@pytest.mark.parametrize("year", ["1948", "99999", "2023.7"])
def test_a_year_out_of_range_is_no_page_and_a_field_error_at_the_choice(world, year):
    client = client_of(world.clerk)
    assert client.get(f"/admin/grid/{world.city.code}/{year}/").status_code == 404
    chosen = client.get("/admin/grid/", {"city": world.city.code, "year": year})
    assert chosen.status_code == 200
    assert "errorlist" in chosen.content.decode()


def test_the_choice_leads_to_the_grid(world):
    chosen = client_of(world.clerk).get(
        "/admin/grid/", {"city": world.city.code, "year": YEAR}
    )
    assert chosen.headers["Location"] == world.grid()


@pytest.mark.parametrize("typed", ["120", "0.833", "100000", "0.001", "15.1", "4.9"])
def test_a_jump_is_taken_only_after_a_tick(world, typed):
    world.published("10", year=YEAR - 3)
    desk = Desk(world, world.clerk).type(cell=typed).source()
    assert desk.send().status_code == 200
    assert figure(world) is None
    assert desk.confirm().send().status_code == 302
    assert state(figure(world))[0] == D(typed)


def test_a_tick_holds_for_the_value_it_was_given_for(world):
    world.published("10", year=YEAR - 1)
    desk = Desk(world, world.clerk).type(cell="120").source()
    desk.send()
    desk.confirm().type(cell="121")
    assert desk.send().status_code == 200
    assert figure(world) is None


@pytest.mark.parametrize("typed", ["15", "5", "10.5"])
def test_an_ordinary_change_is_taken_at_once(world, typed):
    world.published("10", year=YEAR - 1)
    assert Desk(world, world.clerk).type(cell=typed).source().send().status_code == 302


def test_the_nearest_later_year_is_compared_where_no_earlier_is(world):
    world.published("10", year=YEAR + 1)
    assert Desk(world, world.clerk).type(cell="120").source().send().status_code == 200


def test_a_new_value_under_the_old_report_is_asked_about(world):
    world.published("10")
    other = type(world.report)(
        **{
            f.name: getattr(world.report, f.name)
            for f in world.report._meta.fields
            if f.name not in ("id", "code")
        },
        code="other-report",
    )
    other.save()
    desk = Desk(world, world.clerk).type(cell="11")
    desk.form["report"] = other.code
    assert desk.send().status_code == 200
    desk.confirm().send()
    assert figure(world).citations.get().report == world.report
