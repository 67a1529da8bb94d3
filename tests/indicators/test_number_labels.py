"""Numbers as they are written."""

from decimal import Decimal

import pytest

from indicators.number_labels import format_number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("12000.500", "12,000.5"),
        ("650.000", "650"),
        ("0.17", "0.17"),
        ("1E+4", "10,000"),
        ("-1234.50", "-1,234.5"),
        ("0.00", "0"),
    ],
)
def test_digits_are_grouped_and_trailing_zeros_dropped(
    value: str, written: str
) -> None:
    assert format_number(Decimal(value)) == written
