"""A sheet whose header names its columns → raw figures, row by row (pure).

Two shapes are read. A long table has one figure a row; a wide one has the years across:

    城市 | 指标 | 分组 | 年份 | 数值 | 单位        城市 | 指标 | 单位 | 2021年 | 2022年

Above the header there may be a title and a line such as ``单位:万元``, below the table
notes. What the whole file shares (a city, a year) may be given instead of a column. Cells
are handed on as they are written; what they mean is found out later.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from importers.files.formats.coordinates import CellRange, letters
from importers.files.formats.tables import RawRow
from importers.files.headers import (
    ALIASES,
    ColumnRole,
    HeaderLayout,
    Heading,
    is_header,
    layout,
    missing,
    read_headings,
    repeated,
)
from importers.files.periods import like_a_year
from importers.files.raw_figures import Given, RawFigure
from importers.files.shapes.lines import is_footer, unit_line
from importers.files.troubles import Problem, Trouble
from importers.matching.names import normal

HEADER_WITHIN = 30
_CITY = (ColumnRole.CITY, ColumnRole.CITY_CODE)
_REQUIRED_OF_A_ROW = (
    _CITY,
    (ColumnRole.INDICATOR, ColumnRole.INDICATOR_CODE),
    (ColumnRole.YEAR,),
)


class LongSheet:
    """A sheet whose columns its header names, row by row."""

    def __init__(self, sheet: str, given: Given) -> None:
        self.sheet = sheet
        self.just_begun = False
        self._given = given
        self._unit = ""
        self._looked_at = 0
        self._headings: list[Heading] = []
        self._layout: HeaderLayout | None = None
        self._header_ends = 0
        self._given_up = False
        self._unnamed: set[int] = set()

    def understands(self, row: RawRow, headings: list[Heading]) -> bool:
        """Whether each row below this header is a figure."""
        found = layout(headings)
        own = [role for role in self._given if role == ColumnRole.CITY]
        if found.wide or self._layout is not None or missing(found, own):
            return False
        return not any(one.blocks for one in self._faults(row, headings, found))

    def take(self, row: RawRow) -> Iterable[RawFigure | Problem]:
        self.just_begun = False
        if self._given_up:
            return ()
        if self._layout is None:
            return self._look_for_header(row)
        if row.number <= self._header_ends:
            return self._rest_of_header(row)
        return self._read(row, self._layout)

    def end(self) -> Iterable[Problem]:
        if self._layout is None and not self._given_up:
            yield Problem(Trouble.NO_HEADER, self.sheet)

    # --- the header ---

    def _look_for_header(self, row: RawRow) -> Iterable[Problem]:
        headings = read_headings(row.cells)
        if not is_header(headings):
            self._looked_at += 1
            self._unit = unit_line(row.cells) or self._unit
            if self._looked_at >= HEADER_WITHIN:
                self._given_up = True
                return [Problem(Trouble.NO_HEADER, self.sheet)]
            return ()
        self.just_begun = True
        found = layout(headings)
        problems = list(self._faults(row, headings, found))
        if any(problem.blocks for problem in problems):
            self._given_up = True
        self._headings, self._layout = headings, found
        self._header_ends = max(
            (CellRange.parse(row.merged[h.column]).bottom for h in headings
             if h.column in row.merged),
            default=row.number,
        )  # fmt: skip
        return problems

    def _faults(
        self, row: RawRow, headings: list[Heading], found: HeaderLayout
    ) -> Iterator[Problem]:
        def at(trouble: Trouble, column: int | None = None, **detail: str) -> Problem:
            return Problem(trouble, self.sheet, row.number, column, detail)

        bad_year = any(not h.known and like_a_year(h.text) for h in headings)
        for role in missing(found, self._given):
            if not (bad_year and role in (ColumnRole.VALUE, ColumnRole.YEAR)):
                yield at(Trouble.MISSING_COLUMN, role=ALIASES[role][0])
        merged = set()
        for one in headings:
            area = row.merged.get(one.column)
            if area and one.known and _is_wide(area) and area not in merged:
                merged.add(area)
                yield at(Trouble.MERGED_HEADER, one.column, header=one.text, range=area)
            elif not one.known and like_a_year(one.text):
                yield at(Trouble.BAD_YEAR_HEADER, one.column, header=one.text)
            elif not (one.known or (area and _is_wide(area))):
                yield at(Trouble.UNKNOWN_COLUMN, one.column, header=one.text)
        for same in repeated(headings):
            if not any(row.merged.get(one.column) in merged for one in same):
                columns = ", ".join(letters(one.column) for one in same)
                yield at(
                    Trouble.REPEATED_COLUMN,
                    same[1].column,
                    header=same[0].text,
                    columns=columns,
                )
        for one in headings:
            if found.wide and one.role in (ColumnRole.VALUE, ColumnRole.YEAR):
                yield at(Trouble.BOTH_SHAPES, one.column, header=one.text)

    def _rest_of_header(self, row: RawRow) -> Iterable[Problem]:
        """A row beside headers that are merged downwards must not say more."""
        says = [
            column
            for column, cell in enumerate(row.cells, start=1)
            if cell.strip() and column not in row.merged
        ]
        if not says:
            return ()
        self._given_up = True
        return [Problem(Trouble.TWO_LINE_HEADER, self.sheet, row.number, says[0])]

    # --- the figures ---

    def _read(self, row: RawRow, found: HeaderLayout) -> Iterable[RawFigure | Problem]:
        if not any(cell.strip() for cell in row.cells):
            return ()
        if is_footer(row):
            text = next(cell.strip() for cell in row.cells if cell.strip())[:60]
            return [
                Problem(
                    Trouble.SKIPPED_ROW, self.sheet, row.number, None, {"text": text}
                )
            ]
        if self._is_header_again(row):
            return ()
        return chain(self._unnamed_columns(row), self._figures(row, found))

    def _is_header_again(self, row: RawRow) -> bool:
        """The header repeated, as on the next page of a printed table."""
        return all(
            normal(row.cell(one.column)) == normal(one.text) for one in self._headings
        )

    def _unnamed_columns(self, row: RawRow) -> Iterator[Problem]:
        named = {one.column for one in self._headings}
        for column, cell in enumerate(row.cells, start=1):
            if cell.strip() and column not in named and column not in self._unnamed:
                self._unnamed.add(column)
                yield Problem(Trouble.UNNAMED_COLUMN, self.sheet, row.number, column)

    def _figures(
        self, row: RawRow, found: HeaderLayout
    ) -> Iterator[RawFigure | Problem]:
        texts = {role: row.cell(column) for role, column in found.columns.items()}
        area = texts.get(ColumnRole.AREA_CODE, "").strip()
        if elsewhere := area and not any(texts.get(r, "").strip() for r in _CITY):
            # A county's row: the given city counts only for rows that name no place.
            texts[ColumnRole.CITY_CODE] = area
        for role, text in self._given.items():
            if elsewhere and role == ColumnRole.CITY:
                continue
            if not texts.get(role, "").strip():
                texts[role] = text
        if found.wide:
            for column, one in found.years.items():
                assert one.period is not None
                said = {
                    ColumnRole.YEAR: str(one.period.year),
                    ColumnRole.VALUE: row.cell(column),
                }
                if one.period.start:
                    said[ColumnRole.START_YEAR] = str(one.period.start)
                yield self._figure(row, column, texts | said, found, one.unit)
        else:
            column = found.columns[ColumnRole.VALUE]
            yield self._figure(row, column, texts, found, found.unit)

    def _figure(
        self,
        row: RawRow,
        column: int,
        texts: dict[ColumnRole, str],
        found: HeaderLayout,
        unit: str,
    ) -> RawFigure | Problem:
        for roles in _REQUIRED_OF_A_ROW:
            if not any(texts.get(role, "").strip() for role in roles):
                where = found.of(roles[0]) or found.of(roles[-1])
                detail = {"role": ALIASES[roles[0]][0]}
                return Problem(
                    Trouble.EMPTY_CELL, self.sheet, row.number, where, detail
                )
        if area := row.merged.get(column):
            detail = {"range": area}
            return Problem(Trouble.MERGED_VALUE, self.sheet, row.number, column, detail)
        shared = not texts.get(ColumnRole.UNIT, "").strip() and not unit
        if not texts.get(ColumnRole.UNIT, "").strip():
            texts = texts | {ColumnRole.UNIT: unit or self._unit}
        return RawFigure(self.sheet, row.number, column, texts, found.columns, shared)


def _is_wide(area: str) -> bool:
    parsed = CellRange.parse(area)
    return parsed.right > parsed.left
