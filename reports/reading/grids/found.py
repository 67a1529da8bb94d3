"""A table as it was found in a text: its rows of cells and the lines about it."""

import re
from dataclasses import dataclass

from reports.reading.grids.cells import GridCell, folded

Row = tuple[GridCell, ...]
ABOVE = 3  # lines above a table that may be its title, and below it that are notes
TITLE, SENTENCE = 60, 160  # longest title; longest sentence that announces a table
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class FoundTable:
    """A table: its rows of cells, the lines above it, the nearest last, and the notes
    below it. ``blind``: which column is of when or of what is not known; ``is_spaced``: a
    closer look at its blanks may tell more."""

    rows: tuple[Row, ...]
    above: tuple[str, ...]
    start: int
    below: tuple[str, ...] = ()
    blind: bool = False
    is_spaced: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of its first and behind its last character."""
        cells = [cell for row in self.rows for cell in row if cell.start < cell.end]
        return min(c.start for c in cells), max(c.end for c in cells)

    @property
    def lines(self) -> int:
        """Rows of more than one cell."""
        return sum(len(row) > 1 for row in self.rows)


def titles(above: tuple[str, ...]) -> tuple[str, ...]:
    """The lines above a table that speak of it: short ones, and the end of a sentence
    that announces it."""
    found: list[str] = []
    for line in reversed(above):
        words = folded(line)
        if not _LETTER.search(words):
            continue  # the number of a page
        if len(words) <= TITLE and words[-1:] not in "。；！，":
            found.append(words)
            continue
        last = words.rstrip("。：").rpartition("。")[2]
        if words.endswith("：") or re.search(r"见?下表|如下|见表", last[-16:]):
            found.append(last[-SENTENCE:])
        break
    return tuple(reversed(found))
