"""The first page begins with the answer."""

import pytest

from indicators.models import Observation, Release
from portal.views.home import featured_rankings, latest_release
from reports.models import Report

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


@pytest.fixture
def page(client):
    return client.get("/").content.decode()


def test_it_counts_what_there_is(page):
    figures, reports = Observation.objects.count(), Report.objects.count()
    assert f"{figures} 个数字，取自 {reports} 份报告" in page


def test_it_shows_the_dibao_standard_of_the_three_cities_with_their_sources(page):
    for city, figure in [("株洲", "7,800"), ("湘潭", "7,200"), ("湖州", "12,000")]:
        assert city in page
        assert f">{figure}</a>" in page
    assert "报告作 650 元/月" in page
    assert "#figure-" in page


def test_it_tells_the_newest_release(page, admin_user):
    newest = Release.objects.order_by("-number").first()
    assert f"数据第 {newest.number} 版" in page
    again = Release.objects.create(
        number=newest.number + 1,
        published_at=newest.published_at,
        by=admin_user,
        origin="grid",
        reason="更正",
    )
    assert latest_release() == again


def test_rankings_of_civil_affairs_come_before_those_of_the_population():
    themes = [offer.indicator.theme.code for offer in featured_rankings()]
    assert themes[0] == "social_assistance"
    assert "population" in themes
