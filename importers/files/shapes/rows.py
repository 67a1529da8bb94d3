"""The rows of a table → figures, one line after the other: what stands in each row, and what
reaches down to it from rows above."""

from collections.abc import Iterator, Sequence

from importers.files.headers import ColumnRole
from importers.files.raw_figures import FrameSeen, RawFigure
from importers.files.shapes.columns import HeadedColumn, of_role
from importers.files.shapes.frames import Frame
from importers.files.shapes.lines import SheetLine
from importers.files.shapes.names import Names
from importers.files.shapes.naming import own_words, without_unit
from importers.files.shapes.row_figures import CARRIED, Figures
from importers.files.shapes.sections import RowSections
from importers.files.troubles import Problem, Trouble
from importers.matching.names import normal
from reports.reading.grids.cells import folded
from reports.reading.grids.telling import compares
from reports.reading.lexicon.files import words

_FRAMED = (ColumnRole.CITY, ColumnRole.YEAR, ColumnRole.INDICATOR)


class Rows:
    def __init__(
        self, sheet: str, columns: Sequence[HeadedColumn], frame: Frame, names: Names
    ) -> None:
        self._sheet = sheet
        self._names = names
        self._columns = columns
        self._values = of_role(columns, ColumnRole.VALUE)
        self._labels = of_role(columns, ColumnRole.INDICATOR)
        self._one: dict[ColumnRole, HeadedColumn] = {
            role: found[0]
            for role in ColumnRole
            if (found := of_role(columns, role)) and role != ColumnRole.VALUE
        }
        self._before: dict[int, str] = {}
        self._sections = RowSections(columns, frame.subjects, names)
        self._figures = Figures(sheet, self._one, frame, names, self._sections)

    def frame(self) -> FrameSeen:
        return self._figures.frame()

    def read(self, lines: Sequence[SheetLine]) -> Iterator[RawFigure | Problem]:
        for line in lines:
            if self._sections.is_section(line):
                if self._sections.begin(line):
                    self._before = {}
            else:
                yield from self._row(line)

    def _row(self, line: SheetLine) -> Iterator[RawFigure | Problem]:
        texts = self._texts(line)
        labels = self._labelled(line)
        if not labels and not any(texts.get(r) for r in _FRAMED) and self._labels:
            if any(line.cell(c.number) for c in self._values):
                yield self._empty(line)
            return
        if labels and self._compares(labels):
            detail = {"text": " ".join(labels)[:60]}
            yield Problem(Trouble.SKIPPED_ROW, self._sheet, line.number, None, detail)
            return
        whole = self._sections.whole_of(line, labels)
        above = self._sections.above(labels[0] if labels else "", whole)
        for column in self._values:
            yield self._figures.figure(line, column, texts, labels, above)

    def _empty(self, line: SheetLine) -> Problem:
        detail = {"role": "指标"}
        where = self._labels[0].number
        return Problem(Trouble.EMPTY_CELL, self._sheet, line.number, where, detail)

    def _compares(self, labels: Sequence[str]) -> bool:
        name = without_unit(labels[-1])
        return compares(folded(name)) and not self._names.indicator(name)

    def _texts(self, line: SheetLine) -> dict[ColumnRole, str]:
        """What the row's columns say, the labels aside."""
        found: dict[ColumnRole, str] = {}
        for role, column in self._one.items():
            text = own_words(line.cell(column.number))
            if not text and role in (ColumnRole.CITY, ColumnRole.YEAR):
                text = self._repeated(column, line)
            if normal(text) in words("grids", "ditto"):
                text = self._before.get(column.number, "")
            if text:
                self._before[column.number] = text
            if text or role in CARRIED:
                found[role] = text
        found.pop(ColumnRole.INDICATOR, None)
        return found

    def _repeated(self, column: HeadedColumn, line: SheetLine) -> str:
        """A place or a year that reaches down over free cells, left of the row's labels."""
        labelled = (ColumnRole.INDICATOR, ColumnRole.YEAR, ColumnRole.CITY)
        behind = any(
            c.role in labelled and c.number > column.number and line.cell(c.number)
            for c in self._columns
        )
        return self._before.get(column.number, "") if behind else ""

    def _labelled(self, line: SheetLine) -> list[str]:
        """The labels of a row: its own, and left of them those that reach down."""
        found: list[str] = []
        own = [c.number for c in self._labels if line.cell(c.number)]
        for column in self._labels:
            text = own_words(line.cell(column.number))
            if not text and own and column.number < own[-1]:
                text = self._before.get(column.number, "")
            self._before[column.number] = text
            if text and text not in found:
                found.append(text)
        return found
