"""The yearly grid: what is typed is read, checked, asked about and published."""

from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import Observation, Release, Revision, Series
from reports.entries import Source
from reports.models import Citation, Stance
from tests.factories import group, unit
from tests.importers.staff_world import YEAR, Desk, StaffWorld, client_of
from tests.portal.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return StaffWorld()


def figure(world, line=0):
    return Observation.objects.filter(series=world.series[line], year=YEAR).first()


def state(o):
    return (o.value, o.qualifier, o.low, o.high, o.printed)


# --- reading and publishing ----------------------------------------------------


def test_a_figure_is_entered_with_its_source_in_one_release(world):
    before = Release.objects.count()
    desk = (
        Desk(world, world.clerk)
        .type(cell="7500余", cutoff="2021-12-31", note="试")
        .source()
    )
    response = desk.send()
    o = figure(world)
    assert response.status_code == 302
    assert state(o) == (D(7500), "over", D(7500), D(7600), "7500余")
    assert (str(o.cutoff), o.note, o.unit_printed) == (
        "2021-12-31",
        "试",
        world.unit.name,
    )
    citation = o.citations.get()
    assert (citation.report, citation.paragraph, citation.printed, citation.value) == (
        world.report,
        4,
        "7500余",
        D(7500),
    )
    release = o.release
    assert Release.objects.count() == before + 1
    assert (release.by, release.origin, bool(release.reason)) == (
        world.clerk,
        "grid",
        True,
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("≥12000", (D(12000), "at_least", D(12000), None)),
        ("约420", (D(420), "about", D(415), D(425))),
        ("近6000万", (D(60000000), "nearly", D(50000000), D(60000000))),
        ("0.81万", (D(8100), "exact", D(8100), D(8100))),
        ("0.001", (D("0.001"), "exact", D("0.001"), D("0.001"))),
        ("约0.123", (D("0.123"), "about", D("0.122"), D("0.124"))),
    ],
)
def test_the_interval_follows_from_the_cell(world, typed, expected):
    Desk(world, world.clerk).type(cell=typed).source().send()
    assert state(figure(world))[:4] == expected


@pytest.mark.parametrize("typed", ["-5", "-5.25"])
def test_a_number_below_zero_is_taken_once_it_is_confirmed(world, typed):
    desk = Desk(world, world.clerk).type(cell=typed).source()
    assert "负数" in desk.send().content.decode()
    desk.confirm().send()
    assert state(figure(world))[:4] == (D(typed), "exact", D(typed), D(typed))


@pytest.mark.parametrize(("typed", "status"), [("—", "M"), ("…", "O")])
def test_not_applicable_and_missing_are_kept_apart(world, typed, status):
    Desk(world, world.clerk).type(cell=typed).source().send()
    o = figure(world)
    assert (o.value, o.status, o.printed) == (None, status, typed)
    Desk(world, world.clerk).type(note="还是没有").send()
    assert figure(world).status == status


def test_a_suspect_print_is_kept_without_a_value(world):
    Desk(world, world.clerk).type(cell="3.5%（疑误）", status="X").source().send()
    o = figure(world)
    assert (o.value, o.status, o.printed) == (None, "U", "3.5%（疑误）")
    Desk(world, world.clerk).type(cell="3.5", status="A").send()
    assert state(figure(world))[0] == D("3.5")


def test_the_release_takes_the_reason_that_was_written(world):
    desk = Desk(world, world.clerk).type(cell="7").source()
    desk.form["reason"] = "补录"
    desk.send()
    assert figure(world).release.reason == "补录"
    desk = Desk(world, world.clerk).type(cell="8").source()
    desk.form["reason"] = ""
    assert desk.send().status_code == 200
    assert state(figure(world))[0] == D(7)


def test_the_check_button_shows_the_reading_and_publishes_nothing(world):
    desk = Desk(world, world.clerk).type(cell="7500余").source()
    response = desk.send("check")
    assert response.status_code == 200
    assert "[7,500, 7,600)" in desk.page
    assert desk.form[world.field("cell")] == "7500余"
    assert figure(world) is None


def test_a_blank_cell_leaves_the_figure_as_it_is(world):
    world.published("10")
    before = Release.objects.count()
    response = Desk(world, world.clerk).type(cell="").send()
    assert response.status_code == 302
    assert (state(figure(world))[0], Release.objects.count()) == (D(10), before)


def test_an_untouched_page_publishes_nothing(world):
    world.published("10")
    before = Release.objects.count()
    Desk(world, world.clerk).send()
    assert Release.objects.count() == before


def test_another_unit_of_the_kind_is_converted_and_asked_about(world):
    saved(unit("TEST_MONTH", 12))
    desk = Desk(world, world.clerk).type(cell="650TEST_MONTH").source()
    assert desk.send().status_code == 200
    assert "×12" in desk.page
    desk.confirm().send()
    o = figure(world)
    assert (o.value, o.printed, o.unit_printed) == (
        D(7800),
        "650TEST_MONTH",
        "TEST_MONTH",
    )


def test_a_unit_of_the_catalogue_is_never_taken_for_a_print_seen_before(world):
    """A converted figure leaves its print behind; the next one is converted all the same."""
    monthly = saved(unit("TEST_MONTH", 12))
    world.published("120", year=YEAR - 1, unit_printed=monthly.code)
    desk = Desk(world, world.clerk).type(cell="10TEST_MONTH").source()
    desk.send()
    desk.confirm().send()
    assert figure(world).value == D(120)


def test_another_word_for_the_same_is_asked_about_once(world):
    saved(unit("TEST_PIECE"))
    desk = Desk(world, world.clerk).type(cell="5TEST_PIECE").source()
    assert desk.send().status_code == 200
    desk.confirm().send()
    assert (figure(world).value, figure(world).unit_printed) == (D(5), "TEST_PIECE")
    desk = Desk(world, world.clerk).type(cell="6TEST_PIECE")
    assert desk.send().status_code == 302


# --- what is refused -------------------------------------------------------------


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


# --- jumps -----------------------------------------------------------------------


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


# --- evidence ----------------------------------------------------------------------


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


# --- withdrawing -------------------------------------------------------------------


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


# --- two people --------------------------------------------------------------------


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


def saved(thing):
    thing.pk = None
    thing.save()
    return thing


# --- further series ------------------------------------------------------------------


def test_a_series_is_added_and_what_was_typed_is_kept(world):
    wide = saved(group("test_wide"))
    desk = Desk(world, world.clerk).type(cell="7500余")
    desk.form |= {
        "new-indicator": str(world.indicator.pk),
        "new-group": str(wide.pk),
        "new-coverage": str(world.coverage.pk),
        "new-unit": "",
    }
    desk.send("add_series")
    series = Series.objects.get(group=wide)
    assert (series.area, series.unit) == (world.city, world.indicator.unit)
    assert desk.form[world.field("cell")] == "7500余"
    assert f"s{series.pk}-cell" in desk.form
    desk.send("add_series")
    assert Series.objects.filter(group=wide).count() == 1


def test_a_series_in_a_unit_of_another_kind_is_refused(world):
    other = saved(unit("TEST_BED", dimension="test_beds"))
    wide = saved(group("test_wide"))
    desk = Desk(world, world.clerk)
    desk.form |= {
        "new-indicator": str(world.indicator.pk),
        "new-group": str(wide.pk),
        "new-coverage": str(world.coverage.pk),
        "new-unit": str(other.pk),
    }
    desk.send("add_series")
    assert not Series.objects.filter(group=wide).exists()


# --- the page ------------------------------------------------------------------------


def test_the_message_leads_to_the_public_pages(world):
    desk = Desk(world, world.clerk).type(cell="7").source()
    page = desk.client.get(desk.send().headers["Location"]).content.decode()
    assert figure(world).get_absolute_url() in page
    assert f"/cities/{world.city.code}/" in page


def test_last_reported_value_stands_beside_the_field(world):
    world.published("10", year=YEAR - 4)
    world.published("11", year=YEAR - 2)
    page = Desk(world, world.clerk).page
    assert "11个" in page
    assert f"/admin/history/{world.line.pk}/{YEAR - 2}/" in page
    assert "10个" not in page


def test_the_number_of_queries_does_not_grow_with_the_grid(world):
    client = client_of(world.clerk)
    world.published("10")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(world.grid())
        return len(captured)

    queries()
    before = queries()
    for number in range(12):
        line = Series.objects.create(
            area=world.city,
            indicator=world.indicator,
            group=saved(group(f"test_{number}")),
            coverage=world.coverage,
            unit=world.unit,
        )
        world.series.append(line)
        world.published("10", line=number + 2)
    assert queries() == before


def test_a_script_in_a_name_or_note_stays_text(world):
    evil = "<script>alert(1)</script>"
    world.indicator.name = world.indicator.short = evil
    world.indicator.save()
    Desk(world, world.clerk).type(cell="7", note=evil, section=evil).source().send()
    for address in (
        world.grid(),
        f"/admin/history/{world.line.pk}/{YEAR}/",
        "/admin/grid/",
    ):
        page = client_of(world.boss).get(address).content.decode()
        assert evil not in page
