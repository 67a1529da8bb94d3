"""The rows of a table → figures: labels, unit, year and place of each, by its columns."""

from collections.abc import Iterator, Sequence

from importers.files.formats.coordinates import CellRange
from importers.files.headers import ColumnRole
from importers.files.periods import NoYear, read_year
from importers.files.raw_figures import FrameSeen, RawFigure
from importers.files.shapes.columns import Column, of_role
from importers.files.shapes.frames import GIVEN, Frame
from importers.files.shapes.lines import Line, is_frame_text
from importers.files.shapes.names import Names, is_total
from importers.files.shapes.naming import (
    Above,
    Called,
    called,
    depth,
    is_part,
    own_words,
    section_of,
    without_unit,
)
from importers.files.shapes.periods import YEAR_END, SheetPeriod, taken_out
from importers.files.shapes.units import fits, of_several, unit_in
from importers.files.troubles import Problem, Trouble
from importers.matching.names import normal
from importers.matching.numbering import without_numbering
from reports.reading.grids.cells import folded
from reports.reading.grids.telling import compares
from reports.reading.lexicon.files import words

_FRAMED = (ColumnRole.CITY, ColumnRole.YEAR, ColumnRole.INDICATOR)
# Columns that say something of a row and are handed on as they are.
_CARRIED = (
    ColumnRole.CITY_CODE, ColumnRole.INDICATOR_CODE, ColumnRole.COVERAGE,
    ColumnRole.QUALIFIER, ColumnRole.STATUS, ColumnRole.PRINTED, ColumnRole.START_YEAR,
    ColumnRole.CUTOFF, ColumnRole.REPORT, ColumnRole.SECTION, ColumnRole.PARAGRAPH,
    ColumnRole.NOTE, ColumnRole.NOTE_EN,
)  # fmt: skip


class Rows:
    def __init__(
        self, sheet: str, columns: Sequence[Column], frame: Frame, names: Names
    ) -> None:
        self._sheet = sheet
        self._frame = frame
        self._names = names
        self._columns = columns
        self._values = of_role(columns, ColumnRole.VALUE)
        self._labels = of_role(columns, ColumnRole.INDICATOR)
        self._one: dict[ColumnRole, Column] = {
            role: found[0]
            for role in ColumnRole
            if (found := of_role(columns, role)) and role != ColumnRole.VALUE
        }
        self._section = ""
        self._level = 0
        self._parent = ""
        self._section_year = ""
        self._section_city = ""
        self._used: set[ColumnRole] = set()
        self._missing: set[ColumnRole] = set()
        self._before: dict[int, str] = {}
        self._called: dict[tuple[object, ...], Called] = {}

    def frame(self) -> FrameSeen:
        return FrameSeen(
            self._sheet,
            self._frame.texts,
            self._frame.origins,
            frozenset(self._used),
            frozenset(self._missing),
        )

    def read(self, lines: Sequence[Line]) -> Iterator[RawFigure | Problem]:
        for line in lines:
            if self._is_section(line):
                self._begin(line)
            else:
                yield from self._row(line)

    # --- sections ---

    def _is_section(self, line: Line) -> bool:
        """A line between the rows: its label alone, or with nothing but a code."""
        if any(c.number in line.own for c in self._values):
            return False
        if len(line.texts) == 1:
            return True
        roles = {c.number: c.role for c in self._columns}
        said = [roles.get(column) for column in line.own]
        said = [role for role in said if role is not None]
        return len(said) == 1 and said[0] != ColumnRole.UNIT

    def _begin(self, line: Line) -> None:
        text = line.texts[0]
        if is_frame_text(text):
            return
        rest, period = taken_out(section_of(text))
        self._parent = ""
        if period is not None and period.year and period.start is None:
            self._section_year = str(period.year)
            self._section = rest
            return
        if self._names.area(rest) and not self._one.get(ColumnRole.CITY):
            self._section_city = "" if is_total(rest) else rest
            return
        self._section, self._level = section_of(text), depth(text)
        self._before = {}

    def _whole_of(self, line: Line, labels: Sequence[str]) -> str:
        """The row above that a row is a part of: #城市 below 最低生活保障人数."""
        if not labels:
            return ""
        raw = next(line.cell(c.number) for c in self._labels if line.cell(c.number))
        text = line.filled[min(line.filled)]
        marked = is_part(raw) or text[:1] in " \u3000" or raw[:1] in " \u3000"
        if marked or self._names.group(without_numbering(labels[-1])):
            return self._parent
        self._parent = without_numbering(labels[-1])
        return ""

    def _above(self, label: str, whole: str) -> Above:
        """The section, as long as the row's own number is not as high as its."""
        level = depth(label)
        if level and self._section and self._level and level <= self._level:
            self._section = ""
        return Above(self._section, self._frame.subjects, whole)

    # --- rows ---

    def _row(self, line: Line) -> Iterator[RawFigure | Problem]:
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
        whole = self._whole_of(line, labels)
        above = self._above(labels[0] if labels else "", whole)
        for column in self._values:
            yield self._figure(line, column, texts, labels, above)

    def _empty(self, line: Line) -> Problem:
        detail = {"role": "指标"}
        where = self._labels[0].number
        return Problem(Trouble.EMPTY_CELL, self._sheet, line.number, where, detail)

    def _compares(self, labels: Sequence[str]) -> bool:
        name = without_unit(labels[-1])
        return compares(folded(name)) and not self._names.indicator(name)

    def _texts(self, line: Line) -> dict[ColumnRole, str]:
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
            if text or role in _CARRIED:
                found[role] = text
        found.pop(ColumnRole.INDICATOR, None)
        return found

    def _repeated(self, column: Column, line: Line) -> str:
        """A place or a year that reaches down over free cells, left of the row's labels."""
        labelled = (ColumnRole.INDICATOR, ColumnRole.YEAR, ColumnRole.CITY)
        behind = any(
            c.role in labelled and c.number > column.number and line.cell(c.number)
            for c in self._columns
        )
        return self._before.get(column.number, "") if behind else ""

    def _labelled(self, line: Line) -> list[str]:
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

    # --- figures ---

    def _figure(
        self,
        line: Line,
        column: Column,
        texts: dict[ColumnRole, str],
        labels: Sequence[str],
        above: Above,
    ) -> RawFigure | Problem:
        if (area := line.merged.get(column.number)) and _is_several(area):
            detail = {"range": area}
            return Problem(
                Trouble.MERGED_VALUE, self._sheet, line.number, column.number, detail
            )
        said = {k: v for k, v in texts.items() if k in _CARRIED}
        said |= self._when(texts, column)
        said |= self._where(texts, column, labels)
        own = [label for label in labels if label != said.get(ColumnRole.CITY)]
        name = self._name(tuple(own), column.parts, above)
        if name.shared:
            self._note(ColumnRole.INDICATOR, name.name)
        said[ColumnRole.INDICATOR] = name.name
        said[ColumnRole.GROUP] = self._group(texts, name.group)
        said[ColumnRole.VALUE] = line.text(column.number).strip()
        unit, shared = self._unit(
            texts, column, [*own, *column.parts], (name.name, above)
        )
        said[ColumnRole.UNIT] = unit
        places = {role: one.number for role, one in self._one.items()}
        city = "" if self._frame.rival else self._frame[ColumnRole.CITY]
        return RawFigure(
            self._sheet, line.number, column.number, said, places, shared, city
        )

    def _name(
        self, labels: tuple[str, ...], heads: tuple[str, ...], above: Above
    ) -> Called:
        """What figures with these words are called; asked once, since rows repeat them."""
        key = (labels, heads, above)
        if key not in self._called:
            given = self._frame[ColumnRole.INDICATOR]
            self._called[key] = called(labels, heads, above, self._names, given)
        return self._called[key]

    def _group(self, texts: dict[ColumnRole, str], above: str) -> str:
        group = texts.get(ColumnRole.GROUP, "")
        if group or above:
            return group or above
        given = self._frame.origins.get(ColumnRole.GROUP) == GIVEN
        return self._frame[ColumnRole.GROUP] if given else ""

    def _when(
        self, texts: dict[ColumnRole, str], column: Column
    ) -> dict[ColumnRole, str]:
        year, cutoff = "", ""
        row = texts.get(ColumnRole.YEAR, "")
        if row:
            year, cutoff = _row_period(row, column.period)
        elif column.period is not None and column.period.year is not None:
            year, cutoff = str(column.period.year), column.period.cutoff
            if column.period.start:
                return {
                    ColumnRole.YEAR: year,
                    ColumnRole.START_YEAR: str(column.period.start),
                }
        elif self._section_year:
            year = self._section_year
        else:
            year = self._frame[ColumnRole.YEAR]
            cutoff = self._frame[ColumnRole.CUTOFF]
            if column.period is not None and not column.period.whole and year:
                here = (
                    SheetPeriod(int(year), column.period.month)
                    if year.isdigit()
                    else None
                )
                cutoff = here.cutoff if here else cutoff
            self._note(ColumnRole.YEAR, year)
        found = {ColumnRole.YEAR: year}
        if cutoff.endswith(YEAR_END):
            # All of the year, whatever was published before it was over.
            return found | {ColumnRole.CUTOFF: ""}
        return found | ({ColumnRole.CUTOFF: cutoff} if cutoff else {})

    def _where(
        self, texts: dict[ColumnRole, str], column: Column, labels: Sequence[str]
    ) -> dict[ColumnRole, str]:
        if texts.get(ColumnRole.CITY):
            return {ColumnRole.CITY: texts[ColumnRole.CITY]}
        if column.area:
            return {ColumnRole.CITY: column.area}
        if texts.get(ColumnRole.CITY_CODE):
            return {}
        if self._section_city:
            return {ColumnRole.CITY: self._section_city}
        city = "" if self._frame.rival else self._frame[ColumnRole.CITY]
        self._note(ColumnRole.CITY, city)
        return {ColumnRole.CITY: city}

    def _note(self, role: ColumnRole, text: str) -> None:
        """That the sheet's rows take something from the frame, or would have to."""
        (self._used if text else self._missing).add(role)

    def _unit(
        self,
        texts: dict[ColumnRole, str],
        column: Column,
        parts: Sequence[str],
        called_so: tuple[str, Above],
    ) -> tuple[str, bool]:
        """The unit and whether it is that of many rows; the nearest that says one."""
        name, above = called_so
        if own := texts.get(ColumnRole.UNIT, "").strip():
            return own, False
        if column.unit:
            return column.unit, False
        if unit := unit_in(parts):
            return unit, False
        for context in (above.whole, above.section):
            if (unit := unit_in([context])) and fits(unit, name):
                return unit, True
        shared = self._frame[ColumnRole.UNIT]
        if not shared:
            return "", False
        self._note(ColumnRole.UNIT, shared)
        return of_several(shared, name), True


def _row_period(text: str, column: SheetPeriod | None) -> tuple[str, str]:
    """Year and cut-off of a row's own time; as written where it is none."""
    if column is not None and column.year is None and not column.whole:
        text = f"{text}{column.month}月"
    try:
        read_year(text)
        return text, ""
    except NoYear:
        rest, period = taken_out(text)
        if period is not None and period.year is not None and not rest:
            return str(period.year), period.cutoff
    return text, ""


def _is_several(area: str) -> bool:
    parsed = CellRange.parse(area)
    return parsed.top != parsed.bottom or parsed.left != parsed.right
