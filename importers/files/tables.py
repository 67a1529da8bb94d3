"""Rows of text → raw figures (pure): each sheet row by row where its header names every column
of a long table, else as a whole. Cells are handed on as they are written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from importers.files.formats.tables import RawRow
from importers.files.headers import ALIASES, ColumnRole, is_header, read_headings
from importers.files.long_tables import HEADER_WITHIN, LongSheet
from importers.files.raw_figures import FrameSeen, Given, RawFigure
from importers.files.shapes.frames import FrameContext, frame_of
from importers.files.shapes.names import Names, WordsAlone
from importers.files.shapes.reading import NotUnderstood, seen_of, understood
from importers.files.troubles import Problem, Trouble

# A larger sheet is read only where its header says what each column is.
_ROWS_AS_A_WHOLE, _CELLS_AS_A_WHOLE = 3000, 120_000


def read_tables(
    rows: Iterable[RawRow],
    given: Given,
    names: Names | None = None,
    *,
    sheets: Mapping[str, Given] | None = None,
    file: str = "",
) -> Iterator[RawFigure | Problem | FrameSeen]:
    """The figures of all sheets and what is wrong with them, in the order of the rows.

    ``given`` holds what counts for every row that does not say otherwise, ``sheets`` the
    same of single sheets, ``file`` the file's name, which may say more. A blank value is a
    figure too: one that is missing.
    """
    context = FrameContext(given, sheets or {}, file)
    table: _Sheet | None = None
    tables = 0
    for row in rows:
        if table is None or table.name != row.sheet:
            if table is not None:
                yield from table.end()
                tables += table.begun
            table = _Sheet(row.sheet, context, names or WordsAlone())
        yield from table.take(row)
    if table is not None:
        yield from table.end()
        tables += table.begun
    if not tables:
        yield Problem(Trouble.NO_TABLE)


_OF_A_SHEET = (ColumnRole.CITY, ColumnRole.YEAR, ColumnRole.INDICATOR)


class _Sheet:
    """One sheet: read row by row where its header says what each column is and each row is
    a figure; else looked at as a whole."""

    def __init__(self, name: str, context: FrameContext, names: Names) -> None:
        self.name = name
        self.begun = False
        self._context = context
        self._names = names
        self._reader = self._new_reader()
        self._kept: list[RawRow] = []
        self._cells = 0
        self._by_rows = False

    def _new_reader(self) -> "LongSheet":
        given = {**self._context.given, **self._context.sheets.get(self.name, {})}
        return LongSheet(self.name, given)

    def take(self, row: RawRow) -> Iterable[RawFigure | Problem]:
        if self._by_rows:
            return self._reader.take(row)
        self._kept.append(row)
        if len(self._kept) <= HEADER_WITHIN and self._says_all(row):
            return self._row_by_row()
        self._cells += len(row.cells)
        if len(self._kept) >= _ROWS_AS_A_WHOLE or self._cells > _CELLS_AS_A_WHOLE:
            return self._row_by_row()
        return ()

    def _says_all(self, row: RawRow) -> bool:
        """Whether the row is a header that names every column of a long table."""
        headings = read_headings(row.cells)
        return is_header(headings) and self._reader.understands(row, headings)

    def _row_by_row(self) -> Iterator[RawFigure | Problem]:
        self._by_rows = True
        kept, self._kept = self._kept, []
        for row in kept:
            yield from self._reader.take(row)
            self.begun = self.begun or self._reader.just_begun

    def end(self) -> Iterator[RawFigure | Problem | FrameSeen]:
        if not self._by_rows:
            try:
                whole = understood(self._kept, self.name, self._context, self._names)
            except NotUnderstood as fault:
                yield from self._refused(fault.problem)
                return
            self.begun = True
            yield from whole.frames
            yield from whole.found
            return
        yield from self._reader.end()

    def _refused(
        self, problem: Problem | None
    ) -> Iterator[RawFigure | Problem | FrameSeen]:
        """A sheet whose shape is unknown: what its header wants, or what was seen of it; and
        what counts for it, where saying more of it may help."""
        if problem is not None:
            self.begun = True
            yield problem
            return
        heads = seen_of(self._kept)
        frame = self._frame()
        found = [*self._row_by_row(), *self._reader.end()]
        yield from found
        if heads:
            wanted = {
                one.detail.get("role") for one in found if isinstance(one, Problem)
            }
            roles = {role for role in _OF_A_SHEET if ALIASES[role][0] in wanted}
            yield replace(frame, missing=frozenset(roles))
        if heads and any(one.trouble == Trouble.NO_HEADER for one in found
                         if isinstance(one, Problem)):  # fmt: skip
            yield Problem(
                Trouble.NOT_UNDERSTOOD, self.name, None, None, {"heads": heads}
            )

    def _frame(self) -> FrameSeen:
        """What title, name and file say of the sheet."""
        cells = [[cell for cell in row.cells if cell.strip()] for row in self._kept]
        titles = [texts[0] for texts in cells[:HEADER_WITHIN] if len(texts) == 1]
        frame = frame_of(titles, self.name, self._context, self._names)
        return FrameSeen(self.name, frame.texts, frame.origins)
