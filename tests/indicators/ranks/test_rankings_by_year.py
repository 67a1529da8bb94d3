"""Rankings of the cities that existed in a year, from generated figures."""

import pytest

from indicators.models import (
    Area,
    Coverage,
    Group,
    Indicator,
    Observation,
    Province,
    Release,
    Series,
)
from indicators.ranks.province_rankings import RankingQuery
from indicators.ranks.rankings import ExclusionReason

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


@pytest.fixture
def beds():
    return Indicator.objects.get(code="elderly_care_beds")


def report(indicator, year, *codes, group="total"):
    """Each of the areas reports its own number."""
    release = Release.objects.newest()
    for value, code in enumerate(codes, start=100):
        series, _new = Series.objects.get_or_create(
            indicator=indicator,
            area=Area.objects.get(code=code),
            group=Group.objects.get(code=group),
            coverage=Coverage.objects.get(code="city"),
            defaults={"unit": indicator.unit},
        )
        Observation.objects.create(
            series=series,
            year=year,
            value=value,
            low=value,
            high=value,
            printed=str(value),
            release=release,
        )


def ranked(indicator, province, year):
    found = Province.objects.get(code=province)
    figures = Observation.objects.for_rankings(found, indicator).with_context()
    query = RankingQuery.of(found, indicator, found.city_periods, figures)
    return query.ranking(Group.objects.get(code="total"), year)


def names(cities):
    return {city.short for city in cities}


@pytest.mark.parametrize(
    ("province", "year", "size", "among", "not_among"),
    [
        ("370000", 2012, 17, "莱芜", None),
        ("370000", 2020, 16, None, "莱芜"),
        ("340000", 2010, 17, "巢湖", None),
        ("340000", 2012, 16, None, "巢湖"),
        ("460000", 2010, 2, None, "三沙"),
        ("460000", 2014, 3, "三沙", None),
        ("460000", 2016, 4, "儋州", None),
        ("540000", 2014, 7, "昌都", None),
        ("430000", 2022, 14, "株洲", None),
        ("330000", 2012, 11, "湖州", None),
    ],
)
def test_the_cities_are_those_of_the_year(beds, province, year, size, among, not_among):
    ranking = ranked(beds, province, year)
    cities = {*ranking.silent, *(row.city for row in ranking.rows)}
    assert (ranking.size, len(cities)) == (size, size)
    assert among is None or among in names(cities)
    assert not_among not in names(cities)


def test_a_city_that_ended_is_ranked_until_then(beds):
    report(beds, 2012, "370100", "371200", "370200")
    then = ranked(beds, "370000", 2012)
    assert [(r.city.short, r.rank.best) for r in then.rows] == [
        ("青岛", 1),
        ("莱芜", 2),
        ("济南", 3),
    ]
    assert (then.size, len(then.silent)) == (17, 14)
    assert then.rows[0].rank.worst_possible == 15


def test_a_figure_after_the_end_is_listed_apart(beds):
    report(beds, 2020, "370100", "371200", "370200")
    now = ranked(beds, "370000", 2020)
    assert names(r.city for r in now.rows) == {"济南", "青岛"}
    assert [a.reason for a in now.apart] == [ExclusionReason.NO_CITY_THEN]


def test_cities_are_named_as_they_were_then(beds):
    report(beds, 2008, "420600", "420100")
    (_wuhan, xiangfan) = sorted(
        (r.city for r in ranked(beds, "420000", 2008).rows), key=lambda c: c.code
    )
    assert (xiangfan.short, xiangfan.name_en) == ("襄樊", "Xiangfan")
    assert (xiangfan.code, xiangfan.named_today.short) == ("420600", "襄阳")
    report(beds, 2022, "420600")
    (row,) = ranked(beds, "420000", 2022).rows
    assert (row.city.short, row.city.named_today) == ("襄阳", None)


def test_counties_directly_under_a_province_are_listed_apart(beds):
    xiantao = Area.objects.get(name="仙桃市", level="county").code
    report(beds, 2020, "420100", "420600", xiantao)
    ranking = ranked(beds, "420000", 2020)
    assert (ranking.size, len(ranking.rows)) == (13, 2)
    assert [a.reason for a in ranking.apart] == [ExclusionReason.DIRECT_COUNTY]


def test_a_county_of_a_city_is_in_no_ranking_of_the_province(beds):
    report(beds, 1995, "430200", "430300", "430281")
    ranking = ranked(beds, "430000", 1995)
    codes = {r.city.code for r in ranking.rows}
    assert codes == {"430200", "430300"}
    assert ranking.apart == ()


def test_the_cities_of_a_province_take_one_query(beds, django_assert_num_queries):
    province = Province.objects.get(code="370000")
    with django_assert_num_queries(1):
        assert len(province.city_periods) < 40
