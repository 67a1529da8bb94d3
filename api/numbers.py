"""Decimals as text that any program reads back exactly (pure)."""

from decimal import Decimal


def plain(value: Decimal) -> str:
    """``value`` without exponent and without trailing zeros: 12000, 0.81, -3."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
