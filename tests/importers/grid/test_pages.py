"""The yearly grid: what is typed is read, checked, asked about and published."""

from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import Release, Series
from tests.factories import group, unit
from tests.importers.grid.figures import figure, state
from tests.importers.staff_world import YEAR, Desk, StaffWorld, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return StaffWorld()


def test_a_figure_is_entered_with_its_source_in_one_release(world):
    before = Release.objects.count()
    desk = (
        Desk(world, world.clerk)
        .type(cell="7500余", cutoff="2021年12月31日", note="试")
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


def saved(thing):
    thing.pk = None
    thing.save()
    return thing


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
