"""Cell addresses: C5 ↔ row 5, column 3 (pure)."""

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE | re.ASCII)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letters(column: int) -> str:
    """1 → A, 27 → AA, 16384 → XFD."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = _LETTERS[rest] + name
    return name


def column_number(name: str) -> int:
    """A → 1, XFD → 16384."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    return f"{letters(column)}{row}"


def position(text: str) -> tuple[int, int]:
    """C5 → (5, 3). Raises ``ValueError``."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return int(match[2]), column_number(match[1])


@dataclass(frozen=True)
class CellRange:
    """A rectangle of cells, both corners included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, text: str) -> "CellRange":
        """A2:B11 or A2. Raises ``ValueError``."""
        first, _colon, last = text.partition(":")
        (top, left), (bottom, right) = position(first), position(last or first)
        return cls(
            min(top, bottom), min(left, right), max(top, bottom), max(left, right)
        )

    def __str__(self) -> str:
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"
