from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.numbers import plain

decimals = st.decimals(
    allow_nan=False,
    allow_infinity=False,
    places=3,
    min_value=-(10**12),
    max_value=10**12,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12000.000", "12000"),
        ("0.810", "0.81"),
        ("-3.500", "-3.5"),
        ("0.000", "0"),
        ("-0.000", "0"),
        ("1E+9", "1000000000"),
        ("1E-3", "0.001"),
        ("999999999999.999", "999999999999.999"),
    ],
)
def test_a_decimal_is_written_without_exponent_or_trailing_zeros(
    value: str, text: str
) -> None:
    assert plain(Decimal(value)) == text


@given(decimals)
def test_the_text_says_exactly_the_decimal(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
    assert "E" not in plain(value)
