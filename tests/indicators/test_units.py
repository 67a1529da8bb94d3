"""Units convert exactly within a dimension and never across."""

from dataclasses import dataclass
from decimal import Decimal as D

import pytest

from indicators.units import UnitMismatch, convert


@dataclass(frozen=True)
class FakeUnit:
    code: str
    dimension: str
    factor: D


YEAR = FakeUnit("CNY_YEAR", "money_per_time", D(1))
MONTH = FakeUnit("CNY_MONTH", "money_per_time", D(12))
BED = FakeUnit("BED", "count", D(1))


def test_a_month_is_twelve_to_the_year():
    assert convert(D(650), MONTH, YEAR).value == D(7800)
    assert convert(D(12_000), YEAR, MONTH).value == D(1000)


def test_a_division_that_does_not_end_is_rounded_and_says_so():
    converted = convert(D(5983), YEAR, MONTH)
    assert converted.value == D("498.58")
    assert not converted.exact


def test_a_unit_is_not_touched_by_itself():
    assert convert(D("0.1"), BED, BED).value == D("0.1")


def test_units_of_different_dimensions_do_not_convert():
    with pytest.raises(UnitMismatch):
        convert(D(1), BED, YEAR)
