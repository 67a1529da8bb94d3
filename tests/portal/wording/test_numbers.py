from decimal import Decimal as D

import pytest
from django.utils import translation

from indicators.quantities import Growth, Interval
from portal.wording.numbers import difference_shown, growth_shown, scaled, shown


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("0.68919", "0.68919", "+68.9%"),
        ("-0.0094", "-0.0094", "−0.9%"),
        ("0", "0", "0.0%"),
        ("0.15384", None, "至少+15.3%"),
        (None, "0.15312", "至多+15.4%"),
        ("3.6875", "4.06667", "+368.7% ~ +406.7%"),
        ("-0.1234", "0.0011", "−12.4% ~ +0.2%"),
        (None, None, "—"),
    ],
)
def test_growth_never_says_more_than_is_known(low, high, words):
    growth = Growth(low and D(low), high and D(high))
    assert str(growth_shown(growth)) == words


def test_an_english_bound_is_said_in_english():
    with translation.override("en"):
        assert str(growth_shown(Growth(D("0.2"), None))) == "at least +20.0%"


def test_shares_change_by_percentage_points():
    assert str(difference_shown(Interval(D("5.41"), D("5.41")))) == "+5.41 个百分点"


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("3090000000", "30.9亿", "3.09 billion"),
        ("1600000", "160万", "1.6 million"),
        ("1712763500", "171,276.35万", "1,712,763,500"),
        ("11936010", "11,936,010", "11,936,010"),
        ("30300", "30,300", "30,300"),
        ("82.80", "82.8", "82.8"),
    ],
)
def test_large_numbers_keep_every_digit(value, zh, en):
    assert scaled(D(value)) == zh
    with translation.override("en"):
        assert scaled(D(value)) == en


@pytest.mark.parametrize(
    ("qualifier", "zh", "en"),
    [
        ("exact", "7,500", "7,500"),
        ("over", "7,500余", "over 7,500"),
        ("nearly", "近7,500", "nearly 7,500"),
        ("about", "约7,500", "about 7,500"),
        ("at_least", "≥7,500", "≥7,500"),
        ("at_most", "≤7,500", "≤7,500"),
    ],
)
def test_qualifiers_stand_where_the_language_has_them(qualifier, zh, en):
    assert str(shown(D(7500), qualifier)) == zh
    with translation.override("en"):
        assert str(shown(D(7500), qualifier)) == en


def test_a_rounded_conversion_is_marked():
    assert str(shown(D("521.92"), "exact", exact=False)) == "≈521.92"
