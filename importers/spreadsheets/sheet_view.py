"""A sheet as the person who made it knows it, every cell with what will happen to it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from importers.files.formats.coordinates import CellRange, letters
from importers.files.formats.tables import RawRow
from importers.models import Candidate, CandidateVerdict, Decision


class Fate(StrEnum):
    """What will happen to a cell, the most urgent first."""

    REFUSED = "refused"
    CONFLICT = "conflict"
    ASKED = "asked"
    LOOK = "look"
    CHANGED = "changed"
    NEW = "new"
    EVIDENCE = "evidence"
    SAME = "same"
    PASSED_OVER = "passed"


# A word for the legend, and the sign that stands in the cell: colour alone tells nobody.
LABELS: dict[Fate, tuple[Any, Any]] = {
    Fate.REFUSED: (_("有误，不会发布"), _("误")),
    Fate.CONFLICT: (_("别人改过"), _("冲")),
    Fate.ASKED: (_("待答"), _("问")),
    Fate.LOOK: (_("要核对"), _("核")),
    Fate.CHANGED: (_("修改"), _("改")),
    Fate.NEW: (_("新增"), _("新")),
    Fate.EVIDENCE: (_("补充出处"), _("证")),
    Fate.SAME: (_("不变"), _("同")),
    Fate.PASSED_OVER: (_("不取"), _("略")),
}
IN_ORDER = list(Fate)
OF_VERDICT = {
    CandidateVerdict.PROBLEM: Fate.REFUSED,
    CandidateVerdict.CONFLICT: Fate.CONFLICT,
    CandidateVerdict.QUESTION: Fate.ASKED,
    CandidateVerdict.CHANGED: Fate.CHANGED,
    CandidateVerdict.WITHDRAWN: Fate.CHANGED,
    CandidateVerdict.NEW: Fate.NEW,
    CandidateVerdict.EVIDENCE: Fate.EVIDENCE,
    CandidateVerdict.UNCHANGED: Fate.SAME,
}
# A number with a word of at most two characters behind it.
NUMERAL = re.compile(r"\s*[-−+]?\d[\d.,\s]*\D{0,2}")
COLUMNS = ("number", "row", "column", "verdict", "asked", "ticked", "decision")


def fate_of(c: Candidate) -> Fate:
    if c.decision == Decision.REJECTED:
        return Fate.PASSED_OVER
    if c.writes and c.asked and not c.ticked:
        return Fate.LOOK
    return OF_VERDICT[CandidateVerdict(c.verdict)]


@dataclass
class SheetCell:
    text: str
    column: int
    fate: Fate | None = None
    number: int = 0
    accepted: bool = False
    columns: int = 1
    rows: int = 1

    @property
    def label(self) -> Any:
        return LABELS[self.fate][0] if self.fate else ""

    @property
    def sign(self) -> Any:
        return LABELS[self.fate][1] if self.fate else ""

    @property
    def is_figure(self) -> bool:
        """Whether it is set like a number: figures, and headers such as 2022年."""
        numeral = self.columns == 1 and NUMERAL.fullmatch(self.text)
        return self.fate is not None or bool(numeral)


@dataclass
class SheetLine:
    number: int
    cells: list[SheetCell] = field(default_factory=list)


class SheetView:
    """``rows`` and ``candidates`` are those of one sheet."""

    def __init__(self, rows: list[RawRow], candidates: Iterable[Candidate]) -> None:
        self._found: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
        for c in candidates:
            self._found[c.row, c.column].append(c)
        self.width = max((len(row.cells) for row in rows), default=0)
        self._shown = [row.number for row in rows]
        self._figures = _Area(place for place in self._found if all(place))
        self.lines = [self._line(row) for row in rows]

    @property
    def columns(self) -> list[str]:
        return [letters(column) for column in range(1, self.width + 1)]

    @property
    def legend(self) -> list[tuple[Fate, Any, Any, int]]:
        """Every fate there is: its sign, its word, how many cells have it."""
        fates = [cell.fate for line in self.lines for cell in line.cells if cell.fate]
        return [
            (fate, LABELS[fate][1], LABELS[fate][0], fates.count(fate))
            for fate in Fate
            if fate in fates
        ]

    def _line(self, row: RawRow) -> SheetLine:
        line = SheetLine(row.number)
        covered = 0
        for column in range(1, self.width + 1):
            if column <= covered:
                continue
            cell = SheetCell(row.cell(column), column)
            if column in row.merged:
                merged = CellRange.parse(row.merged[column])
                covered = max(column, min(merged.right, self.width))
                if row.number > merged.top:
                    continue
                cell.columns = covered - column + 1
                cell.rows = self._shown_between(merged)
            self._mark(cell, row.number)
            line.cells.append(cell)
        _let_run_over(line)
        return line

    def _shown_between(self, merged: CellRange) -> int:
        return sum(1 for n in self._shown if merged.top <= n <= merged.bottom) or 1

    def _mark(self, cell: SheetCell, row: int) -> None:
        found = self._found.get((row, cell.column), [])
        if found:
            c = min(found, key=lambda each: IN_ORDER.index(fate_of(each)))
            cell.fate, cell.number = fate_of(c), c.number
            cell.accepted = c.decision in (Decision.ACCEPTED, Decision.PUBLISHED)
        elif (row, cell.column) in self._figures and _counts(cell.text):
            cell.fate = Fate.PASSED_OVER


def _let_run_over(line: SheetLine) -> None:
    """A title or a note, alone in its row, takes the empty cells beside it."""
    filled = [cell for cell in line.cells if cell.text or cell.fate]
    whole = line.cells and line.cells[0].column == 1
    if not whole or len(filled) != 1 or filled[0].fate or filled[0].rows > 1:
        return
    (alone,) = filled
    at = line.cells.index(alone)
    alone.columns = sum(cell.columns for cell in line.cells[at:])
    del line.cells[at + 1 :]


class _Area:
    """Below and between the figures: a number here that is no candidate was passed over."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        rows, columns = (
            zip(*places, strict=True) if (places := list(places)) else ((), ())
        )
        self.top = min(rows, default=0)
        self.left, self.right = min(columns, default=1), max(columns, default=0)

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return row >= self.top and self.left <= column <= self.right


def _counts(text: str) -> bool:
    return any(character.isdecimal() for character in text)
