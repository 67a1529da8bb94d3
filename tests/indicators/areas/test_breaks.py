"""Which changes of an area break which series."""

import pytest

from indicators.areas.breaks import breaks
from indicators.areas.known import atlas
from indicators.areas.places import TerritoryCoverage


def years(
    name: str, measure: str, coverage: str = TerritoryCoverage.WHOLE
) -> list[int]:
    place = atlas().find(name).one
    assert place is not None
    return [each.year for each in breaks(place, measure, coverage) if each.year >= 1999]


@pytest.mark.parametrize("measure", ["stock", "flow", "cumulative", "average", "rate"])
def test_what_is_counted_breaks_where_counties_came_or_went(measure: str) -> None:
    assert years("合肥市", measure) == [2011]
    assert years("济南市", measure) == [2018]


def test_a_standard_goes_on() -> None:
    assert years("合肥市", "standard") == []
    assert years("株洲市", "standard", "districts") == []


def test_a_county_that_became_a_district_breaks_only_the_parts() -> None:
    assert years("株洲市", "stock") == []
    assert years("株洲市", "stock", "districts") == [2018]
    assert years("株洲市", "stock", "counties") == [2018]


def test_townships_break_the_districts_but_not_the_city() -> None:
    """响水乡 came to 雨湖区 in 2009, 响塘乡 and 姜畲镇 in 2010, all from 湘潭县."""
    assert years("湘潭市", "flow") == []
    assert years("湘潭市", "flow", "districts") == [2009, 2010]
    assert years("雨湖区", "flow") == [2009, 2010]


def test_districts_made_of_land_that_was_the_citys_already_break_nothing() -> None:
    """吴兴 and 南浔 were made in 2003 of the land of 湖州 outside its counties."""
    assert years("湖州市", "stock", "districts") == []


def test_a_rename_breaks_nothing() -> None:
    assert years("襄阳市", "stock") == []
    assert years("毕节市", "stock") == []


def test_a_coverage_that_is_no_territory_does_not_break() -> None:
    assert years("合肥市", "stock", "single_institution") == []
    assert years("合肥市", "average", "city_average") == [2011]
