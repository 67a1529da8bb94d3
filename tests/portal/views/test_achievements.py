"""Achievements by year, narrowed by links and a plain form."""

import pytest

from reports.models import Achievement

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def titles(client, query=""):
    return client.get(f"/achievements/{query}").content.decode()


def test_every_achievement_is_told_once(client):
    page = titles(client)
    for achievement in Achievement.objects.all():
        assert page.count(f'id="{achievement.code}"') == 1


def test_filters_narrow_together(client):
    wanted = Achievement.objects.filter(area__code="330500", category="platform")
    page = titles(client, "?city=330500&category=platform")
    assert f"符合条件的有 {wanted.count()} 项" in page
    codes = set(wanted.values_list("code", flat=True))
    told = {a.code for a in Achievement.objects.all() if f'id="{a.code}"' in page}
    assert told == codes


def test_each_leads_to_its_city_its_indicators_and_its_place(client):
    one = Achievement.objects.filter(indicators__isnull=False).first()
    page = titles(client, f"?city={one.area.code}&year={one.by_year}")
    report = one.citations.all()[0].report
    assert f"/reports/{report.code}/#achievement-{one.code}" in page
    assert f"/indicators/{one.indicators.all()[0].code}/" in page


def test_a_report_has_the_anchor_that_achievements_lead_to(client):
    one = Achievement.objects.first()
    report = one.citations.all()[0].report
    page = client.get(f"/reports/{report.code}/").content.decode()
    assert f'id="achievement-{one.code}"' in page


def test_nothing_found_says_what_to_do(client):
    page = titles(client, "?city=330500&year=2018&category=person")
    assert "没有符合条件的成就" in page
