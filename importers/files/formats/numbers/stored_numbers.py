"""The number that a workbook stores for a cell (pure)."""

import re
from decimal import Decimal, InvalidOperation

# Excel keeps fifteen digits and writes seventeen: 0.81 is 0.81000000000000005 in the file.
_KEPT_DIGITS, _WRITTEN_DIGITS = 15, 17
_LARGEST_EXPONENT = 30
_NUMBER = re.compile(
    r"[+-]?(?P<digits>\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII
)


def exact(raw: str) -> Decimal | None:
    """The number as it was typed; ``None`` for what no cell can hold."""
    match = _NUMBER.fullmatch(raw.strip())
    if match is None:
        return None
    significant = len(match["digits"].replace(".", "").lstrip("0"))
    if significant > _WRITTEN_DIGITS:
        return None
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return None
    if abs(value.adjusted()) > _LARGEST_EXPONENT:
        return None
    if significant > _KEPT_DIGITS:
        value = Decimal(f"{value:.{_KEPT_DIGITS - 1}e}")
    return value


def plain(value: Decimal) -> str:
    """Without exponent and without zeros at the end of its decimals."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
