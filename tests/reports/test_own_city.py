"""Editors and reviewers add reports and achievements for their own city, in Chinese."""

import pytest

from importers.models import StaffRole
from reports.models import Achievement, Report, ReportKind
from tests.importers.staff_world import StaffWorld, client_of

pytestmark = pytest.mark.django_db

REPORTS = "/admin/reports/report/"
ACHIEVEMENTS = "/admin/reports/achievement/"


@pytest.fixture
def world():
    world = StaffWorld()
    world.editor = world.person("editor", world.city, StaffRole.EDITOR)
    world.reviewer = world.person("reviewer", world.city, StaffRole.REVIEWER)
    world.stranger = world.person("stranger", world.other_city, StaffRole.EDITOR)
    return world


def report_form(own, **more):
    told = {
        "area": own.pk,
        "title": "2024年民政统计表",
        "publisher": "某市民政局",
        "published": "2025年1月20日",
        "kind": ReportKind.TABLE,
    }
    return told | more


def achievement_form(city, report, **more):
    told = {
        "area": city.pk,
        "category": "honour",
        "title": "全国婚俗改革实验区",
        "date": "2024年6月",
        "body": "民政部确认。",
        "citations-TOTAL_FORMS": "1",
        "citations-INITIAL_FORMS": "0",
        "citations-0-report": report.pk,
        "citations-0-section": "一、荣誉",
    }
    return told | more


def added(user, address, form):
    return client_of(user).post(f"{address}add/", form)


@pytest.mark.parametrize("who", ["editor", "reviewer", "boss"])
def test_a_report_is_added_in_chinese_alone(world, who):
    response = added(getattr(world, who), REPORTS, report_form(world.city))
    assert response.status_code == 302
    report = Report.objects.get(title="2024年民政统计表")
    assert (report.published, report.kind) == ("2025-01-20", "table")
    assert (report.short, report.title_en) == ("2024年民政统计表", "")
    assert (report.period_start, report.period_end) == (2024, 2024)
    assert report.code.endswith("2024-table")
    assert report.area == world.city


@pytest.mark.parametrize("who", ["editor", "reviewer"])
def test_an_achievement_is_added_in_one_try(world, who):
    form = achievement_form(world.city, world.report)
    assert added(getattr(world, who), ACHIEVEMENTS, form).status_code == 302
    achievement = Achievement.objects.get()
    assert (achievement.date, achievement.by_year) == ("2024-06", 2024)
    assert achievement.code.endswith("2024-honour")
    assert achievement.citations.get().section == "一、荣誉"


@pytest.mark.parametrize("address", [REPORTS, ACHIEVEMENTS])
def test_nothing_is_added_for_another_city(world, address):
    forms = {
        REPORTS: report_form(world.other_city),
        ACHIEVEMENTS: achievement_form(world.other_city, world.report),
    }
    response = added(world.editor, address, forms[address])
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["area"]
    assert not Achievement.objects.exists()
    assert not Report.objects.filter(title="2024年民政统计表").exists()


def test_only_administrators_add_a_report_of_no_city(world):
    form = report_form(world.city, area="")
    assert added(world.editor, REPORTS, form).status_code == 200
    assert added(world.boss, REPORTS, form).status_code == 302
    assert Report.objects.get(title="2024年民政统计表").code == "national-2024-table"


@pytest.mark.parametrize("address", [REPORTS, ACHIEVEMENTS])
def test_staff_of_no_city_add_nothing(world, address):
    nobody = world.person("nobody", world.city)
    assert client_of(nobody).get(f"{address}add/").status_code == 403


def test_what_is_of_another_city_is_read_and_not_changed(world):
    added(world.editor, ACHIEVEMENTS, achievement_form(world.city, world.report))
    achievement = Achievement.objects.get()
    address = f"{ACHIEVEMENTS}{achievement.pk}/change/"
    assert client_of(world.stranger).get(address).status_code == 200
    form = achievement_form(world.other_city, world.report, title="改了")
    assert client_of(world.stranger).post(address, form).status_code == 403
    achievement.refresh_from_db()
    assert achievement.title == "全国婚俗改革实验区"


def test_ones_own_is_changed_but_not_given_to_another_city_or_deleted(world):
    added(world.editor, ACHIEVEMENTS, achievement_form(world.city, world.report))
    achievement = Achievement.objects.get()
    address = f"{ACHIEVEMENTS}{achievement.pk}/change/"
    cited = {
        "citations-INITIAL_FORMS": "1",
        "citations-0-id": achievement.citations.get().pk,
        "citations-0-achievement": achievement.pk,
        "code": achievement.code,
    }
    form = achievement_form(world.city, world.report, **cited, title="更正")
    client = client_of(world.reviewer)
    assert client.post(address, form).status_code == 302
    away = form | {"area": world.other_city.pk}
    assert client.post(address, away).status_code == 200
    assert client.post(f"{ACHIEVEMENTS}{achievement.pk}/delete/").status_code == 403
    achievement.refresh_from_db()
    assert (achievement.title, achievement.area) == ("更正", world.city)


def test_the_only_city_is_chosen_already(world):
    page = client_of(world.editor).get(f"{REPORTS}add/")
    assert page.context["adminform"].form.initial["area"] == world.city.pk
    assert [c.pk for c in page.context["adminform"].form.fields["area"].queryset] == [
        world.city.pk
    ]


def test_codes_are_counted_on(world):
    for title in ("2024年统计表甲", "2024年统计表乙"):
        added(world.editor, REPORTS, report_form(world.city, title=title))
    codes = Report.objects.filter(title__startswith="2024年统计表").values_list("code")
    assert sorted(code.rpartition("table")[2] for (code,) in codes) == ["", "-2"]


def test_what_lacks_its_english_is_marked_and_found(world):
    added(world.editor, REPORTS, report_form(world.city))
    client = client_of(world.boss)
    assert "缺" in client.get(REPORTS).content.decode()
    listed = client.get(f"{REPORTS}?english=wanting").context["cl"].queryset
    assert [report.title for report in listed] == ["2024年民政统计表"]


@pytest.mark.parametrize("date", ["2024年13月", "去年", "2024年2月30日"])
def test_a_date_that_is_none_is_refused_and_all_else_kept(world, date):
    form = achievement_form(world.city, world.report, date=date)
    response = added(world.editor, ACHIEVEMENTS, form)
    assert response.context["adminform"].form.errors.keys() == {"date"}
    assert "民政部确认。" in response.content.decode()
