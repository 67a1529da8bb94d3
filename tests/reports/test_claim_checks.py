"""What a report says of its own numbers, recomputed; never wrongly called false."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.claim_checks import (
    CheckVerdict,
    Operand,
    check_change,
    check_difference,
    check_growth,
    check_multiple,
    check_nth,
    check_per,
    check_points,
    check_share,
    check_sum,
    operand,
)


def number(value: str, qualifier: str = "exact", precision: str = "0") -> Operand:
    return Operand(Decimal(value), qualifier, Decimal(1), Decimal(precision))


@pytest.mark.parametrize(
    ("before", "after", "claimed", "decimals", "fall", "verdict"),
    [
        ("12174", "13033", "7.1", 1, False, CheckVerdict.BY_ROUNDING),
        ("4777", "5460", "14.3", 1, False, CheckVerdict.BY_ROUNDING),
        ("1561", "1020", "34.65", 2, True, CheckVerdict.BY_TRUNCATION),
        ("101", "68", "32.67", 2, True, CheckVerdict.BY_ROUNDING),
        ("70", "100", "42", 0, False, CheckVerdict.BY_TRUNCATION),
        ("55", "80", "45", 0, False, CheckVerdict.BY_ROUNDING),
        ("500", "550", "10", 0, False, CheckVerdict.HOLDS),
        ("500", "550", "12", 0, False, CheckVerdict.FAILS),
        ("500", "550", "80", 0, False, CheckVerdict.UNKNOWN),
    ],
)
def test_growth(
    before: str,
    after: str,
    claimed: str,
    decimals: int,
    fall: bool,
    verdict: CheckVerdict,
) -> None:
    check = check_growth(
        number(before), number(after), number(claimed), decimals, fall=fall
    )
    assert check.verdict == verdict


def test_a_claim_that_fails_says_what_it_would_have_to_be() -> None:
    check = check_growth(number("500"), number("550"), number("12"), 0)
    assert check.would_be == Decimal("10.00")


def test_growth_to_a_floor_is_known_from_below() -> None:
    floor = Operand(Decimal(600), "at_least", Decimal(100), Decimal(0))
    assert (
        check_growth(number("520"), floor, number("15", "at_least"), 0).verdict
        == CheckVerdict.HOLDS
    )
    assert (
        check_growth(number("520"), floor, number("15"), 0).verdict
        == CheckVerdict.UNKNOWN
    )


def test_rounded_operands_give_room_and_no_verdict_of_failure() -> None:
    before = operand("0.81万张", Decimal(8100), "exact")
    after = operand("3.03万张", Decimal(30300), "exact")
    assert (
        check_growth(before, after, number("274"), 0).verdict
        == CheckVerdict.BY_ROUNDING
    )
    assert check_growth(before, after, number("290"), 0).verdict == CheckVerdict.UNKNOWN


def test_growth_from_the_change() -> None:
    value = operand("1.42亿元", Decimal(142_000_000), "exact")
    change = operand("560万元", Decimal(5_600_000), "exact")
    check = check_change(value, change, number("3.8"), 1, fall=True)
    assert check.verdict == CheckVerdict.BY_ROUNDING


def test_sums_hold_or_are_left_open() -> None:
    assert (
        check_sum(number("845"), [number("554"), number("291")]).verdict
        == CheckVerdict.HOLDS
    )
    assert (
        check_sum(number("845"), [number("554"), number("290")]).verdict
        == CheckVerdict.UNKNOWN
    )
    parts = [
        operand("2.4万", Decimal(24000), "exact"),
        operand("2.95万", Decimal(29500), "exact"),
    ]
    total = operand("5.3万", Decimal(53000), "exact")
    assert check_sum(total, parts).verdict == CheckVerdict.BY_ROUNDING


def test_differences() -> None:
    check = check_difference(number("1483"), number("986"), number("497"))
    assert check.verdict == CheckVerdict.HOLDS
    wrong = check_difference(number("1483"), number("986"), number("498"))
    assert (wrong.verdict, wrong.would_be) == (CheckVerdict.FAILS, Decimal(497))


def test_loose_words_are_never_called_false() -> None:
    assert check_multiple(number("10"), number("19"), number("2"), 0).verdict in (
        CheckVerdict.BY_ROUNDING,
        CheckVerdict.UNKNOWN,
    )
    assert check_multiple(
        number("21"), number("97"), number("3.6"), 1, grown=True
    ).verdict == (CheckVerdict.BY_ROUNDING)
    assert (
        check_share(number("30"), number("75"), number("50"), 0).verdict
        == CheckVerdict.UNKNOWN
    )


@pytest.mark.parametrize(
    ("part", "whole", "times", "verdict"),
    [
        ("72", "360", "5", CheckVerdict.HOLDS),
        ("72", "375", "5", CheckVerdict.BY_ROUNDING),
        ("2146", "9618", "4.5", CheckVerdict.BY_ROUNDING),
        ("72", "420", "5", CheckVerdict.UNKNOWN),
        ("0", "420", "5", CheckVerdict.UNKNOWN),
    ],
)
def test_every_nth_is_rounded_speech(
    part: str, whole: str, times: str, verdict: CheckVerdict
) -> None:
    assert check_nth(number(part), number(whole), number(times)).verdict == verdict


def test_every_nth_of_a_number_told_roughly_is_left_open() -> None:
    nearly = number("72", "nearly")
    assert check_nth(nearly, number("360"), number("5")).verdict == CheckVerdict.UNKNOWN


def test_points_between_rounded_percentages() -> None:
    slack = Decimal("0.6")
    told = [
        check_points(number("43.3"), number("66"), number(said), slack).verdict
        for said in ("22.7", "22.8", "24")
    ]
    assert told == [CheckVerdict.HOLDS, CheckVerdict.BY_ROUNDING, CheckVerdict.FAILS]
    over = number("66", "over")
    check = check_points(number("43.3"), over, number("30"), slack)
    assert check.verdict == CheckVerdict.UNKNOWN


def test_rates_for_each_thousand() -> None:
    beds, old = number("21000"), number("600000")
    thousand = Decimal(1000)
    assert check_per(beds, old, thousand, number("35"), 0).verdict == CheckVerdict.HOLDS
    assert (
        check_per(beds, old, thousand, number("38.4"), 1).verdict
        == CheckVerdict.UNKNOWN
    )
    assert check_per(beds, number("0"), thousand, number("1"), 0).missing == "operands"


@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.integers(0, 3),
)
def test_a_correctly_rounded_growth_never_fails(
    before: int, after: int, decimals: int
) -> None:
    exact = Decimal(after) / Decimal(before) * 100 - 100
    claimed = abs(round(exact, decimals))
    check = check_growth(
        number(str(before)), number(str(after)), number(str(claimed)), decimals,
        fall=after < before,
    )  # fmt: skip
    assert check.verdict != CheckVerdict.FAILS


@pytest.mark.parametrize(
    ("printed", "value", "low", "high"),
    [
        ("近千万元", 10_000_000, 9_000_000, 10_000_000),
        ("约三百人", 300, 250, 350),
        ("约1000万元", 10_000_000, 9_500_000, 10_500_000),
    ],
)
def test_a_print_in_chinese_digits_is_as_fine_as_its_number(
    printed: str, value: int, low: int, high: int
) -> None:
    qualifier = "nearly" if printed[0] == "近" else "about"
    interval = operand(printed, Decimal(value), qualifier).interval()
    assert (interval.low, interval.high) == (low, high)


def test_very_long_numbers_are_checked_like_others() -> None:
    whole, part, times = (number("9" * 24), number("3"), number("3" * 24))
    assert check_nth(part, whole, times).verdict == CheckVerdict.HOLDS
