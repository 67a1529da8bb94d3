"""The areas of the file, held against an oracle and against published counts."""

import csv
from itertools import pairwise

import pytest

from indicators.areas.history import FIRST_YEAR, LAST_YEAR, AreaLevel, known
from indicators.areas.known import atlas
from indicators.areas.names import is_district
from indicators.areas.places import COUNTRY, Place
from tests.indicators.areas import oracle

# 中国统计年鉴, table 1-1 全国行政区划, for the end of the year: areas of prefecture level,
# areas of county level, urban districts. docs/areas.md says where each was found.
YEARBOOK = {
    1998: (331, None, None),
    2003: (333, 2861, 845),
    2005: (333, 2862, 852),
    2006: (333, 2860, 856),
    2007: (333, 2859, 856),
    2008: (333, 2859, 856),
    2009: (333, 2858, 855),
    2011: (332, 2853, 857),
    2012: (333, 2852, None),
    2013: (333, 2853, 872),
    2014: (333, 2854, None),
    2015: (334, 2850, 921),
    2016: (334, 2851, 954),
    2017: (334, 2851, 962),
    2018: (333, 2851, 970),
    2019: (333, 2846, 965),
    2022: (333, 2843, 977),
    2023: (333, 2844, 977),
    2024: (333, 2846, 977),
}
# The same table by province: those that changed since, and some that did not.
BY_PROVINCE = {
    1998: {
        "安徽省": 16,
        "山东省": 17,
        "湖北省": 12,
        "广西壮族自治区": 14,
        "新疆维吾尔自治区": 15,
    },
    2003: {"安徽省": 17, "山东省": 17, "湖北省": 13, "海南省": 2, "广西壮族自治区": 14},
    2009: {
        "安徽省": 17,
        "山东省": 17,
        "海南省": 2,
        "新疆维吾尔自治区": 14,
        "西藏自治区": 7,
    },
    2013: {"安徽省": 16, "山东省": 17, "海南省": 3, "湖北省": 13, "青海省": 8},
}
ISLANDS = 3
"""西沙, 南沙 and 中沙 are areas of county level in the file until 2011; the yearbook,
like the ministry's own lists of those years, does not count them."""


def named(places: tuple[Place, ...], year: int) -> list[tuple[str, str]]:
    periods = [place.in_year(year) for place in places]
    return [(period.code, period.name) for period in periods if period]


def provinces(year: int) -> tuple[Place, ...]:
    return atlas().below(COUNTRY, year, AreaLevel.PROVINCE)


@pytest.mark.parametrize("year", oracle.YEARS)
def test_every_province_has_the_cities_of_the_year(year: int) -> None:
    found = {
        place.name_in(year): named(atlas().cities_of(place.key, year), year)
        for place in provinces(year)
    }
    assert found == oracle.prefectures(year)


@pytest.mark.parametrize("year", oracle.YEARS)
def test_every_county_is_under_its_prefecture_or_province(year: int) -> None:
    found = {}
    for province in provinces(year):
        name = province.name_in(year)
        apart = atlas().below(province.key, year, AreaLevel.COUNTY)
        found[name, "直辖"] = named(apart, year)
        for city in atlas().cities_of(province.key, year):
            found[name, city.name_in(year)] = named(
                atlas().counties_of(city.key, year), year
            )
    assert {above: areas for above, areas in found.items() if areas} == oracle.counties(
        year
    )


def counties(year: int) -> list[str]:
    found = (place.in_year(year) for place in atlas().places.values())
    return [each.name for each in found if each and not each.code.endswith("00")]


@pytest.mark.parametrize("year", YEARBOOK)
def test_areas_are_as_many_as_the_yearbook_counts(year: int) -> None:
    cities, all_counties, districts = YEARBOOK[year]
    assert sum(len(atlas().cities_of(p.key, year)) for p in provinces(year)) == cities
    if all_counties is not None:
        assert len(counties(year)) == all_counties + (ISLANDS if year <= 2011 else 0)
    if districts is not None:
        assert sum(map(is_district, counties(year))) == districts


@pytest.mark.parametrize("year", BY_PROVINCE)
def test_provinces_have_as_many_cities_as_the_yearbook_counts(year: int) -> None:
    found = {
        p.name_in(year): len(atlas().cities_of(p.key, year)) for p in provinces(year)
    }
    assert {name: found[name] for name in BY_PROVINCE[year]} == BY_PROVINCE[year]


def test_the_cities_of_the_portal_are_those_of_the_last_year() -> None:
    path = oracle.FILE.with_name("cities.csv")
    with path.open(encoding="utf-8", newline="") as file:
        listed = {(row["code"], row["name"]) for row in csv.DictReader(file)}
    found = (
        named(atlas().cities_of(p.key, LAST_YEAR), LAST_YEAR)
        for p in provinces(LAST_YEAR)
    )
    assert {area for areas in found for area in areas} == listed


def test_no_area_has_a_gap_or_two_periods_in_a_year() -> None:
    for place in atlas().places.values():
        years = [(period.from_year, period.until_year) for period in place.periods]
        assert all(a[1] == b[0] for a, b in pairwise(years)), place.key
        assert years[0][0] >= FIRST_YEAR


def test_an_area_above_is_there_all_the_time() -> None:
    for place in atlas().places.values():
        for period in place.periods:
            last = (period.until_year or LAST_YEAR + 1) - 1
            for year in {period.from_year, last}:
                if period.parent is not None:
                    above = atlas()[period.parent].in_year(year)
                    assert above, (place.key, year)
                    assert above.code in (
                        COUNTRY,
                        period.code[:2] + "0000",
                        period.code[:4] + "00",
                    )


def test_every_row_is_in_one_area() -> None:
    found = [
        (period.code, period.name, year)
        for place in atlas().places.values()
        for period in place.periods
        for year in (1990, 2005, 2020)
        if period.covers(year) and period.code != COUNTRY
    ]
    rows = [
        (row["code"], row["name"], year)
        for year in (1990, 2005, 2020)
        for level in ("province", "prefecture", "county")
        for row in oracle.in_use(year, level)
    ]
    assert sorted(found) == sorted(rows)


def test_every_ended_area_has_successors_that_began_before_it_ended() -> None:
    for place in atlas().places.values():
        if place.until_year is not None:
            assert place.successors, place.key
            for share in place.successors:
                assert atlas()[share.place].in_year(place.until_year), place.key
                assert share.whole or share.parts


def test_every_abolished_prefecture_leads_to_areas_of_today() -> None:
    """Whether it ended or goes on under another code."""
    abolished = [
        row
        for row in oracle.rows()
        if row["level"] == "prefecture" and int(row["until_year"] or 0) >= 1999
    ]
    assert len(abolished) == 69
    for row in abolished:
        place = atlas().find(row["code"], int(row["until_year"]) - 1).one
        assert place is not None
        assert atlas().today(place.key), row["name"]


def test_no_ended_area_comes_round_to_itself() -> None:
    for place in atlas().places.values():
        assert place.key not in {
            holding.place.key for holding in atlas().became(place.key)
        }


def test_nothing_is_known_outside_the_file() -> None:
    assert (known(1980), known(1981), known(2024), known(2025)) == (
        False,
        True,
        True,
        False,
    )
