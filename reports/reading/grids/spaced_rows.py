"""What the words of a spaced line make: a row with its label, unit and numbers, or two
rows side by side."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from reports.reading.grids.cells import GridCell, counts, is_year
from reports.reading.grids.spaced_heads import is_head
from reports.reading.grids.spaced_words import is_value, words_of
from reports.reading.grids.units import unit_of

_LONGEST = 240  # characters of a row
_LABEL = 44  # … and of its label
_REMARKS, _SHORT = 2, 8  # words behind its numbers, and their characters
_PROSE = re.compile(r"[，。；！？!?;]|,(?!\d)|(?<!其中)(?<!中)[：:](?!\d)|\d[:：]\d")
_WIDE_COMMA = re.compile(r"(?<=\d)，(?=\d{3})")
_LETTER = re.compile(r"[^\W\d_]")
_FIRST, _NEXT = re.compile(r"-?[1-9]\d{0,2}"), re.compile(r"\d{3}")
_LAST = re.compile(r"\d{3}\.\d+")


@dataclass(frozen=True)
class SpacedRow:
    """A row, or the part of a line that is one. ``unit``: its words, or empty."""

    label: GridCell
    unit: str
    numbers: tuple[GridCell, ...]

    @property
    def is_whole(self) -> bool:
        """Whether no group of digits of a number stands alone (21 034)."""
        return all(is_value(cell.words) for cell in self.numbers)

    @property
    def has_groups(self) -> bool:
        """Whether some of its numbers may be groups of digits of one."""
        cells = self.numbers
        return any(_groups(cells[n:]) > 1 for n in range(len(cells)))


@dataclass(frozen=True)
class SpacedLine:
    """A line: its words, and the rows that stand on it, side by side; none where it is
    something else. ``is_prose``: it cannot be of a table."""

    start: int
    end: int
    cells: tuple[GridCell, ...] = ()
    rows: tuple[SpacedRow, ...] = ()
    is_prose: bool = False
    is_head: bool = False

    @property
    def length(self) -> int:
        """Characters of its words."""
        return sum(len(cell.words) for cell in self.cells)

    @property
    def is_words(self) -> bool:
        """Words alone, such as a head or the name of a section has."""
        if self.is_prose or self.rows or not self.cells:
            return False
        return any(_LETTER.search(cell.words) for cell in self.cells)


def line_at(text: str, start: int, end: int) -> SpacedLine:
    raw = text[start:end]
    if end - start > _LONGEST or _PROSE.search(_WIDE_COMMA.sub("", raw)):
        return SpacedLine(start, end, is_prose=True)
    cells = words_of(text, start, end)
    if is_head(cells):
        return SpacedLine(start, end, cells, is_head=True)
    return SpacedLine(start, end, cells, _rows(cells))


def _rows(cells: tuple[GridCell, ...]) -> tuple[SpacedRow, ...]:
    """Rows of label, unit and numbers, one behind the other."""
    left = list(cells)
    if len(left) > 1 and left[0].words.isdigit() and not is_value(left[1].words):
        left = left[1:]  # the row's number
    found: list[SpacedRow] = []
    while left:
        row, left = _row(left)
        if row is None:
            return ()
        if len(left) <= _REMARKS and all(_is_remark(cell.words) for cell in left):
            left = []  # 约束性
        found.append(row)
    return tuple(found)


def _row(cells: list[GridCell]) -> tuple[SpacedRow | None, list[GridCell]]:
    """The first row, and the cells behind it."""
    at = 1 if is_year(cells[0].words) else 0
    while at < len(cells) and not is_value(cells[at].words):
        at += 1
    if not at:
        return None, []
    said, unit = cells[:at], ""
    numbers: list[GridCell] = []
    if len(said) > 1 and unit_of(said[-1].words):
        unit = said[-1].words
    label = _label(said[:-1] if unit else said, said[-1].end)
    while at < len(cells):
        cell = cells[at]
        if is_value(cell.words) or (numbers and _NEXT.fullmatch(cell.words)):
            numbers.append(cell)
        elif not unit_of(cell.words) or not _follows(cells, at):
            break
        else:
            unit = unit or cell.words  # 5209 人 5240 人
        at += 1
    if not any(counts(n.words) or n.words.isdigit() for n in numbers):
        return None, []
    if len(label.words) > _LABEL or not (
        _LETTER.search(label.words) or is_year(label.words)
    ):
        return None, []
    return SpacedRow(label, unit, tuple(numbers)), cells[at:]


def _is_remark(said: str) -> bool:
    return len(said) <= _SHORT and not any(c.isdigit() for c in said)


def _follows(cells: list[GridCell], at: int) -> bool:
    """Whether a unit belongs to the number before it."""
    return at + 1 == len(cells) or is_value(cells[at + 1].words)


def _label(cells: list[GridCell], end: int) -> GridCell:
    return GridCell(cells[0].start, end, "".join(cell.words for cell in cells))


def regrouped(row: SpacedRow, count: int) -> SpacedRow:
    """The row with 13 205 as one number where there is one way only to have ``count``."""
    if len(row.numbers) <= count:
        return row
    numbers = _only_way(row.numbers, count)
    return row if numbers is None else replace(row, numbers=numbers)


def _only_way(cells: tuple[GridCell, ...], count: int) -> tuple[GridCell, ...] | None:
    """The ``count`` numbers that the cells make, ``None`` where they make them in no way
    or in several."""
    ways = [Counter[int]() for _ in cells] + [Counter({0: 1})]
    for at in range(len(cells) - 1, -1, -1):
        for length in _lengths(cells[at:]):
            for numbers, n in ways[at + length].items():
                ways[at][numbers + 1] = min(2, ways[at][numbers + 1] + n)
    if ways[0][count] != 1:
        return None
    found: list[GridCell] = []
    at = 0
    while at < len(cells):
        left = count - len(found) - 1
        length = next(n for n in _lengths(cells[at:]) if ways[at + n][left])
        found.append(_together(cells[at : at + length]))
        at += length
    return tuple(found)


def _lengths(cells: tuple[GridCell, ...]) -> range:
    """How many of the first cells may be one number; 059 alone is none."""
    return range(1 if is_value(cells[0].words) else 2, _groups(cells) + 1)


def _together(cells: tuple[GridCell, ...]) -> GridCell:
    words = "".join(cell.words for cell in cells)
    return GridCell(cells[0].start, cells[-1].end, words)


def _groups(cells: tuple[GridCell, ...]) -> int:
    """How many cells may be groups of digits of one number."""
    length = 1
    if not _FIRST.fullmatch(cells[0].words):
        return length
    for before, cell in pairwise(cells[:4]):
        if cell.start - before.end != 1:
            break
        if _LAST.fullmatch(cell.words):
            return length + 1
        if not _NEXT.fullmatch(cell.words):
            break
        length += 1
    return length
