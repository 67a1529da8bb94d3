"""The change over a line: exact growth, differences, and the unit a trend is told in."""

from datetime import date
from decimal import Decimal as D
from typing import Any

from indicators.quantities import Interval
from indicators.trends import Line, trend
from tests import factories

MONTH = factories.unit("TEST_MONTH", 12)
YEAR = factories.unit("TEST_YEAR", 1)
TOTAL = factories.group("total")
CITY = factories.city(factories.province(), "910100")


def line(
    told: dict[int, Any], *, kept: Any = YEAR, unit: Any = None, **more: Any
) -> Line:
    indicator = factories.indicator(MONTH, more.pop("measure", "standard"))
    series = factories.series(
        indicator=indicator,
        area=CITY,
        group=TOTAL,
        coverage=factories.coverage("city"),
        unit=kept,
    )
    figures = [
        factories.observation(series, year, f"{value}个", value, **more)
        for year, value in told.items()
    ]
    return trend(indicator, TOTAL, figures, unit).lines[0]


def test_growth_is_computed_from_the_figures_as_kept() -> None:
    # 6263 / 12 does not come out even; the growth must not feel it.
    change = line({2012: "2970", 2023: "6263"}, unit=MONTH).change
    assert change is not None
    assert change.growth is not None
    assert change.growth.low == D(6263) / D(2970) - 1
    assert not change.last.exact


def test_a_trend_is_told_in_the_unit_of_its_own_lines() -> None:
    assert line({2022: "6207"}).points[0].value == 6207
    assert line({2022: "625"}, kept=MONTH).points[0].value == 625


def test_the_difference_of_bounds_is_a_bound() -> None:
    exact = line({2010: "14", 2020: "19.5"}).change
    assert exact is not None
    assert exact.difference == Interval(D("5.5"), D("5.5"))
    floors = line({2010: "14", 2020: "19"}, qualifier="at_least").change
    assert floors is not None
    assert floors.difference == Interval(None, None)


def test_a_figure_of_part_of_a_year_says_so_only_where_it_matters() -> None:
    half = date(2023, 6, 30)
    assert line({2023: "5"}, measure="flow", cutoff=half).points[0].part_year
    assert not line({2023: "5"}, measure="stock", cutoff=half).points[0].part_year
    assert not line({2023: "5"}, measure="flow").points[0].part_year
