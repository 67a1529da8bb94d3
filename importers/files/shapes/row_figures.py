"""A row and a column of a table → its figure: name, group, unit, year and place."""

from collections.abc import Sequence

from importers.files.formats.coordinates import CellRange
from importers.files.headers import ColumnRole
from importers.files.periods import NoYear, read_year
from importers.files.raw_figures import FrameSeen, RawFigure
from importers.files.shapes.columns import HeadedColumn
from importers.files.shapes.frames import GIVEN, Frame
from importers.files.shapes.lines import SheetLine
from importers.files.shapes.names import Names
from importers.files.shapes.naming import Called, RowContext, called
from importers.files.shapes.periods import YEAR_END, SheetPeriod, taken_out
from importers.files.shapes.sections import RowSections
from importers.files.shapes.units import fits, of_several, unit_in
from importers.files.troubles import Problem, Trouble

# Columns that say something of a row and are handed on as they are.
CARRIED = (
    ColumnRole.CITY_CODE, ColumnRole.INDICATOR_CODE, ColumnRole.COVERAGE,
    ColumnRole.QUALIFIER, ColumnRole.STATUS, ColumnRole.PRINTED, ColumnRole.START_YEAR,
    ColumnRole.CUTOFF, ColumnRole.REPORT, ColumnRole.SECTION, ColumnRole.PARAGRAPH,
    ColumnRole.BOUNDARY_YEAR,
    ColumnRole.NOTE, ColumnRole.NOTE_EN,
)  # fmt: skip


class Figures:
    """What the rows of one table say, and what they take from its frame."""

    def __init__(
        self,
        sheet: str,
        one: dict[ColumnRole, HeadedColumn],
        frame: Frame,
        names: Names,
        sections: RowSections,
    ) -> None:
        self._sheet = sheet
        self._one = one
        self._frame = frame
        self._names = names
        self._sections = sections
        self._used: set[ColumnRole] = set()
        self._missing: set[ColumnRole] = set()
        self._called: dict[tuple[object, ...], Called] = {}

    def frame(self) -> FrameSeen:
        return FrameSeen(
            self._sheet,
            self._frame.texts,
            self._frame.origins,
            frozenset(self._used),
            frozenset(self._missing),
        )

    def figure(
        self,
        line: SheetLine,
        column: HeadedColumn,
        texts: dict[ColumnRole, str],
        labels: Sequence[str],
        above: RowContext,
    ) -> RawFigure | Problem:
        if (area := line.merged.get(column.number)) and _is_several(area):
            detail = {"range": area}
            return Problem(
                Trouble.MERGED_VALUE, self._sheet, line.number, column.number, detail
            )
        said = {k: v for k, v in texts.items() if k in CARRIED}
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
        self, labels: tuple[str, ...], heads: tuple[str, ...], above: RowContext
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
        self, texts: dict[ColumnRole, str], column: HeadedColumn
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
        elif self._sections.year:
            year = self._sections.year
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
        self, texts: dict[ColumnRole, str], column: HeadedColumn, labels: Sequence[str]
    ) -> dict[ColumnRole, str]:
        if texts.get(ColumnRole.CITY):
            return {ColumnRole.CITY: texts[ColumnRole.CITY]}
        if column.area:
            return {ColumnRole.CITY: column.area}
        if texts.get(ColumnRole.CITY_CODE):
            return {}
        if self._sections.city:
            return {ColumnRole.CITY: self._sections.city}
        city = "" if self._frame.rival else self._frame[ColumnRole.CITY]
        self._note(ColumnRole.CITY, city)
        return {ColumnRole.CITY: city}

    def _note(self, role: ColumnRole, text: str) -> None:
        """That the sheet's rows take something from the frame, or would have to."""
        (self._used if text else self._missing).add(role)

    def _unit(
        self,
        texts: dict[ColumnRole, str],
        column: HeadedColumn,
        parts: Sequence[str],
        called_so: tuple[str, RowContext],
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
