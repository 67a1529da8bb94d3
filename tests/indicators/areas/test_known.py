"""The areas of the file, held against an oracle and against published counts."""

from itertools import pairwise

import pytest

from indicators.areas.history import FIRST_YEAR, LAST_YEAR, Level, known
from indicators.areas.known import atlas
from indicators.areas.places import COUNTRY, Place
from tests.indicators.areas import oracle

# The yearbook's table 1-1 (全国行政区划) gives these counts of prefecture level for the
# end of each year; docs/areas.md names the tables.
YEARBOOK = {
    2007: 333,
    2011: 332,
    2012: 333,
    2013: 333,
    2014: 333,
    2015: 334,
    2016: 334,
    2017: 334,
    2018: 333,
    2019: 333,
    2022: 333,
    2023: 333,
    2024: 333,
}


def named(places: tuple[Place, ...], year: int) -> list[tuple[str, str]]:
    periods = [place.in_year(year) for place in places]
    return [(period.code, period.name) for period in periods if period]


def provinces(year: int) -> tuple[Place, ...]:
    return atlas().below(COUNTRY, year, Level.PROVINCE)


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
        apart = atlas().below(province.key, year, Level.COUNTY)
        found[name, "直辖"] = named(apart, year)
        for city in atlas().cities_of(province.key, year):
            found[name, city.name_in(year)] = named(
                atlas().counties_of(city.key, year), year
            )
    assert {above: areas for above, areas in found.items() if areas} == oracle.counties(
        year
    )


@pytest.mark.parametrize(("year", "count"), YEARBOOK.items())
def test_cities_are_as_many_as_the_yearbook_counts(year: int, count: int) -> None:
    assert sum(len(atlas().cities_of(p.key, year)) for p in provinces(year)) == count


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
