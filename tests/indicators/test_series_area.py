"""The changes of the land that a series is of."""

from typing import Any

import pytest

from indicators.series_area import broken_between, redrawings
from tests import factories

HEFEI, ZHUZHOU, XIANGYANG, CHAOHU = "340100", "430200", "420600", "341400"


def series(
    code: str, measure: str = "stock", coverage: str = "city", **indicator: Any
) -> Any:
    counted = factories.indicator(factories.unit(), measure)
    for name, value in indicator.items():
        setattr(counted, name, value)
    return factories.series(
        indicator=counted,
        area=factories.city(factories.province(), code),
        group=factories.group(),
        coverage=factories.coverage(coverage),
        unit=counted.unit,
    )


def since_1999(series: Any) -> list[tuple[int, bool]]:
    return [(r.year, r.breaks) for r in redrawings(series) if r.year >= 1999]


def test_counties_that_came_break_what_is_counted() -> None:
    assert (2011, True) in since_1999(series(HEFEI))


def test_a_standard_is_marked_and_goes_on() -> None:
    assert (2011, False) in since_1999(series(HEFEI, "standard"))
    assert not broken_between(series(HEFEI, "standard"), 2010, 2011)


def test_a_township_is_marked_and_breaks_nothing() -> None:
    assert (2004, False) in since_1999(series(HEFEI))


def test_a_rename_is_no_change_of_the_land() -> None:
    assert since_1999(series(XIANGYANG)) == []


def test_an_indicator_of_the_districts_changes_with_them() -> None:
    assert since_1999(series(ZHUZHOU)) == []
    assert since_1999(series(ZHUZHOU, territory="districts")) == [(2018, True)]
    assert since_1999(series(ZHUZHOU, coverage="districts")) == [(2018, True)]


def test_the_coverage_counts_before_what_the_indicator_is_about() -> None:
    other = series(ZHUZHOU, coverage="single_institution", territory="districts")
    assert since_1999(other) == []


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [(2009, 2010, False), (2010, 2011, True), (2011, 2012, False), (2005, 2020, True)],
)
def test_figures_are_of_the_land_of_the_end_of_their_year(
    before: int, after: int, broken: bool
) -> None:
    assert broken_between(series(HEFEI), before, after) is broken


def test_an_area_that_the_history_does_not_have_never_changes() -> None:
    assert redrawings(series("910100")) == ()
