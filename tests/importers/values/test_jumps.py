"""The borders beyond which an editor is asked."""

from decimal import Decimal as D

import pytest

from importers.values.jumps import Jump, jump


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("100", "100", None),
        ("100", "150", None),
        ("100", "150.001", Jump.MORE_THAN_HALF),
        ("100", "50", None),
        ("100", "49.999", Jump.MORE_THAN_HALF),
        ("100", "0", Jump.MORE_THAN_HALF),
        ("0", "0", None),
        ("0", "1", Jump.MORE_THAN_HALF),
        ("-4", "-5", None),
        ("-4", "4", Jump.MORE_THAN_HALF),
        ("100", "799", Jump.MORE_THAN_HALF),
        ("100", "800", Jump.TWELVE_TIMES),
        ("650", "7800", Jump.TWELVE_TIMES),
        ("13400", "131950", Jump.TEN_TIMES),
        ("100", "834", Jump.TEN_TIMES),
        ("100", "1095", Jump.TEN_TIMES),
        ("100", "1096", Jump.TWELVE_TIMES),
        ("131950", "13400", Jump.A_TENTH),
        ("100", "1800", Jump.TWELVE_TIMES),
        ("100", "1801", Jump.MORE_THAN_HALF),
        ("7800", "650", Jump.A_TWELFTH),
        ("1800", "100", Jump.A_TWELFTH),
        ("1801", "100", Jump.MORE_THAN_HALF),
        ("0.81", "8100", Jump.TEN_THOUSAND_TIMES),
        ("3", "20000", Jump.TEN_THOUSAND_TIMES),
        ("3", "19999", Jump.MORE_THAN_HALF),
        ("1", "15000", Jump.TEN_THOUSAND_TIMES),
        ("1", "15001", Jump.MORE_THAN_HALF),
        ("8100", "0.81", Jump.A_TEN_THOUSANDTH),
    ],
)
def test_a_jump_is_named_at_its_borders(before, after, expected):
    assert jump(D(before), D(after)) is expected
