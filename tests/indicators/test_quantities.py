"""What printed figures mean: numerals, intervals, growth."""

from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.quantities import (
    Interval,
    NoGrowth,
    NotANumeral,
    OutOfRange,
    checked,
    growth,
    interval_of,
    read_numeral,
)

amounts = st.decimals(min_value=D("0.001"), max_value=D(10) ** 11, places=3)


@pytest.mark.parametrize(
    ("printed", "value", "significant", "precision"),
    [
        ("370元", D(370), D(10), None),
        ("1500多人", D(1500), D(100), None),
        ("1万余人次", D(10_000), D(10_000), D(5_000)),
        ("10余万人", D(100_000), D(100_000), D(5_000)),
        ("近6000万元", D(60_000_000), D(10_000_000), D(5_000)),
        ("3.03万张", D(30_300), D(100), D(50)),
        ("171276.35万", D("1712763500"), D(100), D(50)),
        ("30.9亿元", D(3_090_000_000), D(10_000_000), D(5_000_000)),
        ("1,234元", D(1234), D(1), None),
        ("83.7元/月", D("83.7"), D("0.1"), D("0.05")),
        ("0人", D(0), D(1), None),
    ],
)
def test_a_numeral_is_read_with_its_scale_and_its_fineness(
    printed, value, significant, precision
):
    numeral = read_numeral(printed)
    assert (numeral.value, numeral.significant, numeral.precision) == (
        value,
        significant,
        precision,
    )


def test_text_without_a_numeral_is_refused():
    with pytest.raises(NotANumeral):
        read_numeral("百余次")


@pytest.mark.parametrize(
    ("printed", "qualifier", "interval"),
    [
        ("370元", "exact", Interval(D(370), D(370))),
        ("1500多", "over", Interval(D(1500), D(1600), high_open=True)),
        ("1万余", "over", Interval(D(10_000), D(20_000), high_open=True)),
        ("近6000万", "nearly", Interval(D(50_000_000), D(60_000_000), low_open=True)),
        ("约420万", "about", Interval(D(4_150_000), D(4_250_000))),
        ("近1000万元", "nearly", Interval(D(9_000_000), D(10_000_000), low_open=True)),
        ("约1000万元", "about", Interval(D(9_500_000), D(10_500_000))),
        ("近1亿元", "nearly", Interval(D(90_000_000), D(100_000_000), low_open=True)),
        ("近0.1亿元", "nearly", Interval(D(9_000_000), D(10_000_000), low_open=True)),
        ("约10,000人", "about", Interval(D(9_500), D(10_500))),
        ("近100人", "nearly", Interval(D(90), D(100), low_open=True)),
        ("近1倍", "nearly", Interval(D("0.9"), D(1), low_open=True)),
        ("近1.0亿元", "nearly", Interval(D(90_000_000), D(100_000_000), low_open=True)),
        ("近1100万", "nearly", Interval(D(10_000_000), D(11_000_000), low_open=True)),
        ("近2000万", "nearly", Interval(D(10_000_000), D(20_000_000), low_open=True)),
        ("1000多", "over", Interval(D(1000), D(2000), high_open=True)),
        ("1.2万元以上", "at_least", Interval(D(12_000), None)),
        ("最高达3500元", "at_most", Interval(None, D(3500))),
    ],
)
def test_a_qualifier_becomes_an_interval(printed, qualifier, interval):
    numeral = read_numeral(printed)
    assert interval_of(numeral.value, qualifier, numeral.significant) == interval


def oracle(digits: str, zeros: int, qualifier: str) -> tuple[Fraction, Fraction]:
    """The interval of a whole number with ``zeros`` more, found the slow way: by trying
    every power of ten for the largest that the number is a multiple of."""
    value = int(digits) * 10**zeros
    unit = max(p for p in (10**k for k in range(40)) if value % p == 0)
    if value == unit and qualifier in ("nearly", "about"):
        unit = Fraction(unit, 10)
    low, high = {
        "nearly": (value - unit, value),
        "about": (value - Fraction(unit, 2), value + Fraction(unit, 2)),
        "over": (value, value + unit),
    }[qualifier]
    return Fraction(low), Fraction(high)


@given(
    st.one_of(st.just(1), st.integers(1, 99_999)),
    st.sampled_from(["", "0", "00", "000"]),
    st.sampled_from([("", 0), ("千", 3), ("万", 4), ("百万", 6), ("亿", 8)]),
    st.sampled_from(["nearly", "about", "over"]),
    st.sampled_from([1, 12]),
)
def test_intervals_are_those_of_the_slow_oracle(
    number, zeros, scale, qualifier, factor
):
    word, places = scale
    numeral = read_numeral(f"{number}{zeros}{word}人")
    interval = interval_of(
        numeral.value * factor, qualifier, numeral.significant * factor
    )
    low, high = oracle(str(number), len(zeros) + places, qualifier)
    assert interval.low is not None
    assert interval.high is not None
    assert (Fraction(interval.low), Fraction(interval.high)) == (
        low * factor,
        high * factor,
    )


@pytest.mark.parametrize("junk", ["NaN", "Infinity", "-Infinity", "1E+12", "0.0001"])
def test_a_value_that_not_every_database_keeps_is_refused(junk):
    with pytest.raises(OutOfRange):
        checked(D(junk))


@given(amounts)
def test_every_value_in_range_is_taken_as_it_is(value):
    assert checked(value) == value


def test_growth_between_exact_figures_is_one_number():
    result = growth(Interval(D(370), D(370)), Interval(D(625), D(625)))
    assert result.exact
    assert result.low is not None
    assert round(result.low, 4) == D("0.6892")


def test_growth_to_a_floor_has_only_a_lower_bound():
    result = growth(Interval(D(520), D(520)), Interval(D(600), None))
    assert result.high is None
    assert result.low == D(600) / D(520) - 1


def test_growth_from_a_floor_has_only_an_upper_bound():
    result = growth(Interval(D(100), None), Interval(D(150), D(150)))
    assert (result.low, result.high) == (D(-1), D("0.5"))


def test_growth_from_what_may_be_zero_is_refused():
    for before in (Interval(D(0), D(0)), Interval(None, D(5)), Interval(D(0), D(10))):
        with pytest.raises(NoGrowth):
            growth(before, Interval(D(5), D(5)))


intervals = st.tuples(amounts, amounts, st.booleans()).map(
    lambda t: Interval(min(t[:2]), None if t[2] else max(t[:2]))
)


@given(intervals, intervals, st.fractions(0, 1), st.fractions(0, 1))
def test_growth_holds_whatever_the_true_figures_are(before, after, a, b):
    """Oracle: any pair of values inside the intervals grows within the bounds."""
    bounds = growth(before, after)
    x, y = _inside(before, a), _inside(after, b)
    change = y / x - 1
    slack = D("1e-15")
    assert bounds.low is None or change >= bounds.low - slack * abs(change + 1)
    assert bounds.high is None or change <= bounds.high + slack * abs(change + 1)


def _inside(interval, share):
    low = interval.low
    high = low * 3 if interval.high is None else interval.high
    return low + (high - low) * D(share.numerator) / D(share.denominator)


def test_bounds_finer_than_the_databases_keep_move_outwards():
    fine = Interval(D("0.0005"), D("0.0015"))
    assert fine.outward() == Interval(D("0.000"), D("0.002"))


@pytest.mark.parametrize(
    ("printed", "value", "significant"),
    [
        ("2亿3千万元", "230000000", "10000000"),
        ("2千余万", "20000000", "10000000"),
        ("320①", "320", "10"),
        ("(1)320", "320", "10"),
        ("3.03 万张", "30300", "100"),
    ],
)
def test_a_print_is_read_as_its_cell_is(printed, value, significant):
    numeral = read_numeral(printed)
    assert (numeral.value, numeral.significant) == (D(value), D(significant))


@pytest.mark.parametrize("printed", ["百分之三", "约百分之三", "2万50", "若干", ""])
def test_a_print_without_a_whole_numeral_has_none(printed):
    with pytest.raises(NotANumeral):
        read_numeral(printed)
