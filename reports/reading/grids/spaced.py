"""Tables whose cells only blanks part, one blank or many: rows under heads, two blocks
side by side, rows that a page break, a repeated title or a section stand between.

Each block is a table of its own. Where it is not sure which column is of when, a table is
``blind``: its numbers are read, without year or indicator.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reports.reading.grids.cells import GridCell
from reports.reading.grids.found import ABOVE, FoundTable, Row, titles
from reports.reading.grids.spaced_columns import Anchors
from reports.reading.grids.spaced_heads import (
    Cells,
    heads_above,
    heads_from_title,
    joined_comparison,
    may_reach,
    widths,
)
from reports.reading.grids.spaced_rows import SpacedLine, SpacedRow, line_at, regrouped
from reports.reading.grids.spaced_words import column_at

# Where a row may end: a number or a dash behind a blank, or numbers side by side.
_ROW = re.compile(
    r"[ \t\u00a0\u3000](?:[-+]?\d[\d,]{0,14}(?:\.\d{1,4})?[%％]?|[-—…]{1,3})"
    r"(?=[ \t\u00a0\u3000]*$|(?:[ ]?[\u4e00-\u9fff/]{1,4})?[ \t\u00a0\u3000]+[-+]?\d)",
    re.M,
)
_MOST_BETWEEN = 6  # lines between two rows of a table
_MOST_HEADS = 3
_TITLE = 40
_NEW = re.compile(r"(?:附?表|图)[ ]?\d|(?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d年[度末底]?")  # of the rows below it
_GOES_ON = re.compile(r"[（(]?续")
_UNIT_LINE = re.compile(r"[（(]?(?:计量|计算)?单\s?位\s?[：:]")
Span = tuple[int, int]


@dataclass
class _Run:
    """Lines that are one table: heads, rows and, between them, names of sections."""

    above: tuple[str, ...]
    heads: list[SpacedLine]
    body: list[SpacedLine] = field(default_factory=list)
    below: tuple[str, ...] = ()

    @property
    def rows(self) -> list[SpacedLine]:
        return [line for line in self.body if line.rows]


def spaced_tables(
    text: str, lines: list[Span], taken: Iterable[Span]
) -> Iterator[list[FoundTable]]:
    """The tables of ``text``, those side by side together; ``lines``: its lines;
    ``taken``: what belongs to other tables."""
    reader = _Lines(text, lines, list(taken))
    starts = [start for start, _ in lines]
    done = -1
    for match in _ROW.finditer(text):
        number = bisect_right(starts, match.start()) - 1
        if number <= done or not reader.at(number).rows:
            continue
        run, done = reader.run(reader.first(number, done), done)
        if found := _tables(text, run):
            yield found


def may_be_rows(text: str) -> bool:
    """Whether any line ends as a row of such a table does."""
    return _ROW.search(text) is not None


class _Lines:
    """The lines of a text, each taken apart once."""

    def __init__(self, text: str, lines: list[Span], taken: list[Span]) -> None:
        self._text, self._lines = text, lines
        self._taken = sorted(taken)
        self._known: dict[int, SpacedLine] = {}

    def at(self, number: int) -> SpacedLine:
        if number not in self._known:
            start, end = self._lines[number]
            place = bisect_right(self._taken, (start, len(self._text))) - 1
            if place >= 0 and start <= self._taken[place][1]:
                self._known[number] = SpacedLine(start, end, is_prose=True)
            else:
                self._known[number] = line_at(self._text, start, end)
        return self._known[number]

    def words(self, number: int) -> str:
        start, end = self._lines[number]
        return self._text[start:end].strip()

    def first(self, number: int, done: int) -> int:
        """The first of the rows right above a line."""
        while number - 1 > done and self.at(number - 1).rows:
            number -= 1
        return number

    def run(self, number: int, done: int) -> tuple[_Run, int]:
        """The table that begins with line ``number``, and its last line; nothing up to
        line ``done`` belongs to it."""
        heads, first = self._heads(number, done)
        above = self._above(first, done)
        run = _Run(above, [self.at(n) for n in heads])
        if heads:
            run.body = [self.at(n) for n in range(heads[-1] + 1, number)]
            run.body = [line for line in run.body if line.is_words]
        known = {self.words(n) for n in (*heads, *range(max(first - ABOVE, 0), first))}
        last = number
        run.body.append(self.at(number))
        between: list[int] = []
        for n in range(number + 1, len(self._lines)):
            line = self.at(n)
            if line.rows:
                if self._is_another(between, known):
                    break
                run.body += [self.at(m) for m in between if self._is_section(m, known)]
                run.body.append(line)
                between, last = [], n
                continue
            if len(between) >= _MOST_BETWEEN or not self._may_stand_between(n):
                break
            between.append(n)
        after = range(last + 1, min(last + 1 + 2 * ABOVE, len(self._lines)))
        run.below = tuple(filter(None, map(self.words, after)))[:ABOVE]
        return run, last

    def _heads(self, number: int, done: int) -> tuple[list[int], int]:
        """The lines of heads above a row, from the top, and the first of them."""
        found: list[int] = []
        first = n = number
        while (
            n - 1 > done and len(found) < _MOST_HEADS and number - n < 2 * _MOST_HEADS
        ):
            n -= 1
            line = self.at(n)
            if line.is_head:
                found.insert(0, n)
                first = n
            elif self._is_idle(line) or _UNIT_LINE.match(self.words(n)):
                continue
            elif self._is_other_head(n, found, done):
                found.insert(0, n)
                first = n
            elif found or not line.is_words or len(line.cells) > 2:
                break
        return found, first

    def _is_other_head(self, number: int, found: list[int], done: int) -> bool:
        """A head only by the line of heads right above or below it."""
        if not found:
            return self.at(number).is_words and self._below_a_head(number, done)
        return len(found) == 1 and self._reaches(number, found[0])

    def _below_a_head(self, number: int, done: int) -> bool:
        """Words under a line of heads that may be heads too: 机构 床位 机构 床位."""
        if number - 1 <= done or len(self.at(number).cells) < 3:
            return False
        return self.at(number - 1).is_head

    def _reaches(self, number: int, heads: int) -> bool:
        """Words further in over heads that repeat, or half of a comparison."""
        upper, lower = self.at(number), self.at(heads)
        if upper.is_prose or upper.rows or not upper.cells:
            return False
        if joined_comparison(self.words(number), lower.cells) is not None:
            return True
        inside = column_at(self._text, upper.start, upper.cells[0].start)
        stub = column_at(self._text, lower.start, lower.cells[0].end)
        return inside >= stub and may_reach(upper.cells, lower.cells)

    def _is_idle(self, line: SpacedLine) -> bool:
        """Nothing, a frame, the number of a page, or English alone."""
        return not line.is_prose and not line.is_words and not line.rows

    def _above(self, first: int, done: int) -> tuple[str, ...]:
        found: list[str] = []
        for n in range(first - 1, max(first - 1 - 3 * ABOVE, done, -1), -1):
            if words := self.words(n):
                found.insert(0, words)
            if len(found) == ABOVE:
                break
        return titles(tuple(found))

    def _may_stand_between(self, number: int) -> bool:
        line = self.at(number)
        if _UNIT_LINE.match(self.words(number)):
            return True
        if line.is_prose:
            return False
        return self._is_idle(line) or line.length <= _TITLE or line.is_head

    def _is_another(self, between: list[int], known: set[str]) -> bool:
        """Whether lines between two rows begin another table: other heads, a title."""
        for n in between:
            words = self.words(n)
            if words in known or _GOES_ON.match(words) or _YEAR.fullmatch(words):
                continue
            line = self.at(n)
            if line.is_head:
                return True
            if line.is_words and _NEW.search(words):
                return True
        return False

    def _is_section(self, number: int, known: set[str]) -> bool:
        words = self.words(number)
        if words in known or _GOES_ON.match(words) or _UNIT_LINE.match(words):
            return False
        return self.at(number).is_words


def _tables(text: str, run: _Run) -> list[FoundTable]:
    """The tables of a run, one for each block; none where it is no table."""
    blocks = max(len(line.rows) for line in run.rows)
    if run.heads and (wide := widths(run.heads[-1].cells, blocks)) is not None:
        run.body = [_regrouped(line, wide) for line in run.body]
    anchors = Anchors(text, run.rows, blocks)
    counts = [anchors.count(block) for block in range(blocks)]
    heads, sure = _heads(run, counts)
    if not _is_table(run, heads, sure, counts):
        return []
    found = []
    for block in range(blocks):
        top = heads[block] if heads else []
        found += _block(text, run, block, top, anchors)
    return found


def _regrouped(line: SpacedLine, wide: list[int]) -> SpacedLine:
    if len(line.rows) != len(wide):
        return line
    pairs = zip(line.rows, wide, strict=True)
    return replace(line, rows=tuple(regrouped(row, count) for row, count in pairs))


def _heads(run: _Run, counts: list[int]) -> tuple[list[list[Cells]] | None, bool]:
    """The heads by block, and whether they say which column is which."""
    if run.heads:
        lines = [line.cells for line in run.heads]
        if len(lines) > 1 and len(lines[0]) == 1:
            joined = joined_comparison(lines[0][0].words, lines[-1])
            lines = [*lines[1:-1], joined] if joined else lines
        found = heads_above(lines, counts)
        return found, found is not None
    place = run.body[0].start
    listed = [heads_from_title(run.above, count, place) for count in counts]
    if all(listed):
        return [[cells] for cells in listed if cells], True
    return None, False


def _is_table(
    run: _Run, heads: list[list[Cells]] | None, sure: bool, counts: list[int]
) -> bool:
    """Rows under heads, or several of more than one number whose units are printed."""
    rows = len(run.rows)
    if run.heads and sure:
        return rows > 1 or max(counts) > 1
    told = all(
        row.unit or "（" in row.label.words for line in run.rows for row in line.rows
    )
    if max(counts) < 2 or rows < 2:
        return False
    return told or (heads is not None and len(run.heads) > 0)


def _block(
    text: str, run: _Run, block: int, heads: list[Cells], anchors: Anchors
) -> list[FoundTable]:
    """One block as a table, and its rows of which no one knows where they belong."""
    count = anchors.count(block)
    rows: list[Row] = []
    lost: list[Row] = []
    for line in run.body:
        if not line.rows:
            if section := anchors.section(line, block):
                rows.append((section,))
            continue
        row = anchors.row(line, block)
        if row is None or not row.is_whole:
            continue
        cells = anchors.placed(row, block) if heads else None
        label = _label(row)
        if cells is not None:
            rows.append((label, *cells))
        elif not heads and len(row.numbers) == count:
            rows.append((label, *row.numbers))
        elif len(row.numbers) <= count or not row.has_groups:
            lost.append((label, *row.numbers))
    tops = [_head(line) for line in heads] if rows else []
    found = [
        FoundTable((*tops, *rows), run.above, run.body[0].start, run.below, not heads)
    ]
    if lost:
        found.append(FoundTable(tuple(lost), ("",), run.body[0].start, (), blind=True))
    return [table for table in found if any(len(row) > 1 for row in table.rows)]


def _head(cells: Cells) -> Row:
    place = cells[0].start
    return (GridCell(place, place, "指标"), *cells)


def _label(row: SpacedRow) -> GridCell:
    if not row.unit:
        return row.label
    words = f"{row.label.words}（{row.unit}）"
    return GridCell(row.label.start, row.label.end, words)
