"""Numbers as they are written (pure)."""

from decimal import Decimal


def format_number(value: Decimal) -> str:
    """``12000.500`` → ``12,000.5``: thousands separated, no needless zeros, every digit."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
