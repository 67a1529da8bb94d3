"""A ranking names who reports, who is silent and what cannot be compared."""

from datetime import date

import pytest

from indicators.ranks.rankings import ExclusionReason, ranking
from tests import factories as make

YEAR, MONTH = make.unit("Y"), make.unit("M", factor=12)
TOTAL, UNIFIED = make.group(), make.group("unified")
CITY, DISTRICTS = make.coverage(), make.coverage("districts")
PROVINCE = make.province()
A, B, C, D_ = (
    make.city(PROVINCE, code) for code in ("910100", "910200", "910300", "910400")
)
CITIES = [A, B, C, D_]


def figure(
    indicator, city, printed, value, group=TOTAL, coverage=CITY, unit=YEAR, **more
):
    series = make.series(
        indicator=indicator, area=city, group=group, coverage=coverage, unit=unit
    )
    return make.observation(series, 2022, printed, value, **more)


def ranked(indicator, *observations):
    return ranking(
        province=PROVINCE,
        indicator=indicator,
        group=TOTAL,
        year=2022,
        observations=observations,
        cities=CITIES,
    )


def test_silent_cities_are_named_and_never_ranked():
    i = make.indicator(YEAR)
    result = ranked(i, figure(i, B, "5", "5"), figure(i, A, "9", "9"))
    assert [row.city for row in result.rows] == [A, B]
    assert result.silent == (C, D_)
    assert result.rows[0].rank.worst_possible == 3
    assert not result.complete


def test_one_reporting_city_has_no_rank():
    i = make.indicator(YEAR)
    result = ranked(i, figure(i, B, "5", "5"))
    assert result.alone == result.rows[0]
    assert (result.rows[0].city, result.rows[0].rank) == (B, None)
    assert not result.ranks


def test_ties_stand_in_the_order_of_their_codes():
    i = make.indicator(YEAR)
    result = ranked(
        i, figure(i, B, "5", "5"), figure(i, A, "5", "5"), figure(i, C, "4", "4")
    )
    assert [(r.city, r.rank.best) for r in result.rows] == [(A, 1), (B, 1), (C, 3)]


def test_figures_in_other_units_are_compared_in_one():
    i = make.indicator(MONTH)
    result = ranked(
        i,
        figure(i, A, "600", "600", unit=MONTH),
        figure(i, B, "7800", "7800", unit=YEAR),
    )
    assert [row.city for row in result.rows] == [B, A]
    assert result.unit == MONTH


@pytest.mark.parametrize(
    ("measure", "more", "reason"),
    [
        ("stock", {"coverage": DISTRICTS}, ExclusionReason.COVERAGE),
        ("stock", {"group": UNIFIED}, ExclusionReason.GROUP),
        ("stock", {"status": "U"}, ExclusionReason.DOUBTFUL),
        ("flow", {"cutoff": date(2022, 11, 30)}, ExclusionReason.PART_YEAR),
        ("cumulative", {}, ExclusionReason.NOT_YEARLY),
    ],
)
def test_what_is_not_comparable_stands_apart_with_its_reason(measure, more, reason):
    i = make.indicator(YEAR, measure=measure)
    result = ranked(i, figure(i, A, "9", "9", **more))
    assert result.rows == ()
    assert [a.reason for a in result.apart] == [reason]
    assert A not in result.silent


def test_a_suspect_figure_is_apart_too():
    i = make.indicator(YEAR)
    result = ranked(i, figure(i, A, "363万", None, status="U"))
    assert [a.reason for a in result.apart] == [ExclusionReason.SUSPECT]


def test_a_stock_at_a_date_within_the_year_is_compared():
    i = make.indicator(YEAR)
    result = ranked(i, figure(i, A, "9", "9", cutoff=date(2022, 11, 1)))
    assert len(result.rows) == 1
