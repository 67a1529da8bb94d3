"""Cells that show another number than they store: 显示为“13.4万”，存的是13400. Which one is
meant is asked, once for all cells that show theirs in the same way (pure)."""

import re
from dataclasses import dataclass

SHOWN, STORED = "shown", "stored"
_BOTH = re.compile(r"显示为“(.*)”，存的是(.*)", re.DOTALL)
_DIGITS = re.compile(r"\d[\d.,，]*")
# Stands where what is shown was not worked out.
_NOT_WORKED_OUT = "…"


@dataclass(frozen=True)
class ShownCell:
    shown: str
    stored: str

    @property
    def manner(self) -> str:
        """How the cell shows its number, as it is asked about: #万 for 13.4万."""
        return f"显示为“{_DIGITS.sub('#', self.shown)}”，存的是#"

    def meant(self, code: str) -> str:
        """What the cell says by the answer; nothing where no number is shown."""
        if code == STORED:
            return self.stored
        return "" if _NOT_WORKED_OUT in self.shown else self.shown


def shown_cell(text: str) -> ShownCell | None:
    match = _BOTH.fullmatch(text)
    return ShownCell(match[1], match[2]) if match else None
