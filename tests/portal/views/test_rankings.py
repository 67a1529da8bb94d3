"""The page of a ranking, on the project's own figures."""

import pytest

from indicators.models import Observation
from indicators.ranks.rankings import incomparable

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_urban_dibao_in_hunan_2022_ranks_two_and_names_twelve(client):
    page = text_of(client, "/rankings/430000/dibao_standard/2022/?group=urban")
    assert "14 个市州中有 2 个报告了可比数字。株洲居报告城市第 1。" in page
    assert "株洲可能在第 1 至第 13 位之间" in page
    assert "没有任何数字（12）：长沙、" in page


def test_a_claim_stands_beside_the_ranking_with_its_verdict(client):
    page = text_of(client, "/rankings/430000/dibao_standard/2022/?group=urban")
    assert "仅低于长沙" in page
    assert "2020 年株洲、长沙没有可比数字。" in page
    assert "无法核对" in page


def test_figures_of_another_coverage_stand_apart_with_the_reason(client):
    page = text_of(client, "/rankings/430000/dibao_standard/2020/?group=urban")
    assert "口径不同：市区，不是全市" in page
    assert "14 个市州都没有可比数字，无法排名。" in page


def test_the_census_ranks_every_city_and_tells_who_passed_whom(client):
    page = text_of(client, "/rankings/330000/resident_population/2020/")
    assert "11 个市州全部有可比数字，名次完整。由大到小，湖州列全省第 8。" in page
    assert "自身数字上升；超过温州" in page


def test_one_reporting_city_has_its_figure_and_no_rank(client):
    """Of Hunan only Zhuzhou reports its districts' area; Xiangtan's 2012 is not there."""
    path = "/rankings/430000/urban_area/2018/"
    page = text_of(client, path)
    assert "14 个市州中只有一市报告，不成排名：株洲 1,916.38 平方公里。" in page
    assert "湖南省各市城区面积，2018" in page
    assert "城区面积排名" not in page
    for word in ("居报告城市第", "可能第", "↓", "↑", "bar-rank", "bar-solid"):
        assert word not in page + text_of(client, path + "?possible=1")


def test_against_a_year_with_other_cities_the_list_changed(client):
    page = text_of(client, "/rankings/430000/dibao_standard/2022/?group=urban")
    assert "名单变了，名次不作比较：新报告的有株洲。" in page
    assert "↓" not in page


def test_possible_ranks_are_shown_on_request_without_a_script(client):
    path = "/rankings/430000/dibao_standard/2022/?group=urban"
    assert "可能第 1–13" not in text_of(client, path)
    assert "可能第 1–13" in text_of(client, path + "&possible=1")


def test_without_a_group_the_fullest_is_shown(client):
    page = text_of(client, "/rankings/430000/dibao_standard/2022/")
    assert "个报告了可比数字" in page


def test_the_page_links_its_twins(client):
    page = text_of(client, "/rankings/430000/dibao_standard/2022/?group=urban")
    query = "province=430000&amp;indicator=dibao_standard&amp;group=urban&amp;year=2022"
    assert f"/api/v1/rankings/?{query}" in page


def test_comparable_in_the_database_is_comparable_figure_by_figure():
    """The queryset and the pure rule agree on every figure there is."""
    chosen = set(Observation.objects.comparable().values_list("pk", flat=True))
    by_rule = {
        o.pk
        for o in Observation.objects.with_context()
        if incomparable(o, o.series.indicator, o.series.group) is None
    }
    assert chosen == by_rule


def test_the_list_offers_only_rankings_that_exist(client):
    page = text_of(client, "/rankings/?province=430000")
    assert "/rankings/430000/dibao_standard/2022/?group=urban" in page
    assert "/rankings/330000/" not in page
