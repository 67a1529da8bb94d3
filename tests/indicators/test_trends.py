"""Trends draw what was reported and refuse what was not."""

from datetime import date
from decimal import Decimal as D

import pytest

from indicators.trends import Link, Refusal, trend
from indicators.units import UnitMismatch
from tests import factories as make

YEAR, MONTH = make.unit("Y"), make.unit("M", factor=12)
TOTAL, UNIFIED = make.group(), make.group("unified")
CITY, DISTRICTS = make.coverage(), make.coverage("districts")
PLACE = make.city(make.province(), "910100")


def line_of(indicator, *figures, group=TOTAL, coverage=CITY, unit=YEAR):
    series = make.series(
        indicator=indicator, area=PLACE, group=group, coverage=coverage, unit=unit
    )
    return [
        make.observation(series, *f[:3], **(f[3] if len(f) > 3 else {}))
        for f in figures
    ]


def test_years_without_a_figure_are_gaps_and_never_points():
    i = make.indicator(YEAR)
    figures = line_of(
        i, (2012, "370", "370"), (2022, "625", "625"), (2023, "650", "650")
    )
    (line,) = trend(i, TOTAL, figures).lines
    assert [p.year for p in line.points] == [2012, 2022, 2023]
    assert line.links == (Link.GAP, Link.CONSECUTIVE)


def test_growth_runs_from_the_first_to_the_last_sure_figure():
    i = make.indicator(YEAR)
    doubtful = {"status": "U"}
    figures = line_of(
        i, (2012, "370", "370"), (2022, "625", "625"), (2023, "9", "9", doubtful)
    )
    (line,) = trend(i, TOTAL, figures).lines
    assert line.change is not None
    assert (line.change.first.year, line.change.last.year) == (2012, 2022)
    assert line.change.growth is not None
    assert line.change.growth.low == D(625) / D(370) - 1
    assert line.links[-1] is Link.NONE
    assert line.latest is not None
    assert line.latest.year == 2022


def test_a_qualifier_survives_into_growth():
    i = make.indicator(YEAR)
    over = {"qualifier": "over"}
    figures = line_of(i, (2012, "1500多", "1500", over), (2022, "7500余", "7500", over))
    (line,) = trend(i, TOTAL, figures).lines
    assert line.change is not None
    assert line.change.growth is not None
    assert line.change.growth.low == D(7500) / D(1600) - 1
    assert line.change.growth.high == D(7600) / D(1500) - 1


def test_growth_refuses_to_cross_a_break():
    i = make.indicator(YEAR)
    (line,) = trend(
        i, TOTAL, line_of(i, (2017, "10", "10"), (2018, "20", "20", {"status": "B"}))
    ).lines
    assert line.change is not None
    assert line.change.refusal is Refusal.BREAK
    assert line.change.growth is None
    assert line.links == (Link.NONE,)


def test_flows_to_different_days_are_not_compared():
    i = make.indicator(YEAR, measure="flow")
    part = {"cutoff": date(2023, 11, 30)}
    (line,) = trend(
        i, TOTAL, line_of(i, (2022, "10", "10"), (2023, "9", "9", part))
    ).lines
    assert line.change is not None
    assert line.change.refusal is Refusal.CUTOFF
    assert line.links == (Link.NONE,)


def test_cumulative_figures_are_not_a_yearly_line():
    i = make.indicator(YEAR, measure="cumulative")
    (line,) = trend(i, TOTAL, line_of(i, (2021, "10", "10"), (2022, "20", "20"))).lines
    assert line.links == (Link.NONE,)
    assert line.change is not None
    assert line.change.refusal is Refusal.NOT_YEARLY


def test_another_coverage_is_another_line():
    i = make.indicator(YEAR)
    city_wide = line_of(i, (2022, "625", "625"))
    districts = line_of(i, (2019, "520", "520"), group=UNIFIED, coverage=DISTRICTS)
    first, second = trend(i, TOTAL, [*districts, *city_wide]).lines
    assert first.principal
    assert not second.principal
    assert [p.value for p in first.points] == [D(625)]


def test_a_suspect_figure_is_kept_beside_the_line():
    i = make.indicator(YEAR)
    (line,) = trend(
        i, TOTAL, line_of(i, (2020, "363万名", None, {"status": "U"}))
    ).lines
    assert line.points == ()
    assert line.change is None
    suspect = line.suspect_at(2020)
    assert suspect is not None
    assert suspect.printed == "363万名"


def test_all_lines_are_told_in_one_unit():
    i = make.indicator(MONTH)
    figures = [
        *line_of(i, (2022, "600", "600"), unit=MONTH),
        *line_of(
            i, (2022, "1.2万以上", "12000", {"qualifier": "at_least"}), group=UNIFIED
        ),
    ]
    told = trend(i, TOTAL, figures)
    assert told.unit == MONTH
    assert [p.value for p in told.points] == [D(600), D(1000)]
    assert told.points[1].interval.low == D(1000)


def test_the_unit_is_one_into_which_every_figure_converts_exactly():
    i = make.indicator(MONTH)
    figures = [
        *line_of(i, (2022, "600", "600"), unit=MONTH),
        *line_of(i, (2022, "5983", "5983"), group=UNIFIED),
    ]
    told = trend(i, TOTAL, figures)
    assert told.unit == YEAR
    assert [(p.value, p.exact, p.converted) for p in told.points] == [
        (D(7200), True, True),
        (D(5983), True, False),
    ]


def test_a_unit_of_another_dimension_is_refused():
    i = make.indicator(YEAR)
    with pytest.raises(UnitMismatch):
        trend(
            i, TOTAL, line_of(i, (2022, "1", "1")), make.unit("BED", dimension="beds")
        )
