"""Numbers that look wrong whatever was reported before."""

from decimal import Decimal as D

import pytest

from importers.values.oddities import COUNTED, oddity
from indicators.models import Unit


@pytest.mark.parametrize(
    ("value", "dimension", "word"),
    [
        (D("1.34"), "person", "整数"),
        (D("0.5"), "count", "整数"),
        (D("-5"), "person", "负数"),
        (D("-1.5"), "money", "负数"),
    ],
)
def test_a_fraction_of_a_person_and_a_number_below_zero_are_asked_about(
    value, dimension, word
):
    assert word in oddity(value, dimension)


@pytest.mark.parametrize(
    ("value", "dimension"),
    [
        (D("13400.000"), "person"),
        (D("2.4"), "person_per_household"),
        (D("25.5"), "share"),
        (D("3.65"), "money"),
        (D(0), "count"),
        (None, "person"),
    ],
)
def test_other_numbers_are_not(value, dimension):
    assert oddity(value, dimension) == ""


@pytest.mark.usefixtures("fixtures_loaded")
def test_the_dimensions_are_those_of_the_catalogue():
    assert set(Unit.objects.values_list("dimension", flat=True)) >= COUNTED
