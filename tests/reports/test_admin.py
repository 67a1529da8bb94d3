"""The admin of reports and achievements, and their tables."""

import pytest

from reports.models import Achievement, AchievementCitation, Report
from tests.importers.staff_world import StaffWorld, client_of
from tests.indicators.catalogue_files import (
    CSV,
    XLSX,
    confirmed,
    exported,
    messages_of,
    table,
    uploaded,
)
from tests.indicators.catalogue_files import written as csv_of

pytestmark = pytest.mark.django_db

REPORTS = "/admin/reports/report/"
ACHIEVEMENTS = "/admin/reports/achievement/"


@pytest.fixture
def world():
    world = StaffWorld()
    world.achievement = Achievement.objects.create(
        code="test-first",
        area=world.city,
        category="first",
        date="2021-06",
        by_year=2021,
        title="率先试验",
        title_en="First to test",
        body="试。",
        body_en="Test.",
    )
    world.achievement.indicators.add(world.indicator)
    AchievementCitation.objects.create(
        achievement=world.achievement,
        report=world.report,
        section="一、试验",
        paragraph=3,
    )
    return world


@pytest.fixture
def boss(world):
    return client_of(world.boss)


def changed(client, catalogue, **changes):
    """The export with its first row changed, uploaded again."""
    rows = table(exported(client, catalogue))
    rows[0] |= changes
    return uploaded(
        client, csv_of([list(r.values()) for r in rows], list(rows[0])), catalogue
    )


@pytest.mark.parametrize("file_format", [XLSX, CSV], ids=["xlsx", "csv"])
@pytest.mark.parametrize("catalogue", [REPORTS, ACHIEVEMENTS])
def test_what_is_exported_and_imported_changes_nothing(
    world, boss, catalogue, file_format
):
    response = uploaded(
        boss, exported(boss, catalogue, file_format), catalogue, file_format
    )
    assert {row.import_type for row in response.context["result"].rows} == {"skip"}


def test_an_achievement_names_its_places_and_indicators(world, boss):
    row = table(exported(boss, ACHIEVEMENTS))[0]
    assert row["cites"] == "test-report | 3 | 一、试验"
    assert row["indicators"] == world.indicator.code
    response = changed(
        boss, ACHIEVEMENTS, cites="test-report | 4\ntest-report | | 表一", indicators=""
    )
    assert confirmed(boss, response, ACHIEVEMENTS).status_code == 302
    places = world.achievement.citations.values_list("paragraph", "section")
    assert set(places) == {(4, ""), (None, "表一")}
    assert not world.achievement.indicators.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"cites": ""}, "出处"),
        ({"cites": "no-such | 3"}, "no-such"),
        ({"cites": "test-report"}, "test-report"),
        ({"cites": "test-report | 三"}, "三"),
        ({"indicators": "no_such"}, "no_such"),
        ({"date": "2021-13"}, "date"),
        ({"category": "fame"}, "category"),
        ({"by_year": "1900.5"}, "1900.5"),
        ({"by_year": "1900"}, "achievement_year_range"),
    ],
)
def test_a_wrong_cell_of_an_achievement_is_named(world, boss, changes, words):
    assert words in messages_of(changed(boss, ACHIEVEMENTS, **changes))
    assert world.achievement.citations.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"published": "2023-13"}, "published"),
        ({"kind": "poem"}, "kind"),
        ({"city": "999999"}, "999999"),
        ({"checksum": "abc"}, "checksum"),
        ({"period_end": "2001"}, "report_period_ordered"),
        ({"url": "javascript:alert(1)"}, "url"),
    ],
)
def test_a_wrong_cell_of_a_report_is_named(world, boss, changes, words):
    assert words in messages_of(changed(boss, REPORTS, **changes))


def test_a_report_may_have_no_city(world, boss):
    assert (
        confirmed(boss, changed(boss, REPORTS, city="", note="试"), REPORTS).status_code
        == 302
    )
    assert Report.objects.get().note == "试"


def test_an_achievement_needs_a_place_in_the_admin_too(world, boss):
    sent = {
        "code": "test-second",
        "area": world.city.pk,
        "category": "first",
        "date": "",
        "by_year": "2021",
        "title": "又一",
        "title_en": "Another",
        "body": "试。",
        "body_en": "Test.",
        "citations-TOTAL_FORMS": "1",
        "citations-INITIAL_FORMS": "0",
    }
    boss.post(f"{ACHIEVEMENTS}add/", sent)
    assert not Achievement.objects.filter(code="test-second").exists()
    sent |= {"citations-0-report": world.report.pk, "citations-0-paragraph": "2"}
    boss.post(f"{ACHIEVEMENTS}add/", sent)
    assert Achievement.objects.get(code="test-second").citations.count() == 1


def test_a_cited_report_is_not_deleted(world, boss):
    boss.post(f"{REPORTS}{world.report.pk}/delete/", {"post": "yes"})
    assert Report.objects.filter(pk=world.report.pk).exists()
