"""xlsx → rows, in two readings of each sheet.

The first looks at its shape: which cells have content, and which are merged. What the
file says of its own dimension is not asked. A sheet whose content reaches beyond the
limits is refused before any of its cells is kept; the second reading gives its rows out
one by one.
"""

import zipfile
from typing import IO

from importers.files.formats import runs
from importers.files.formats.archives import opened, pieces
from importers.files.formats.coordinates import CellRange, position
from importers.files.formats.merges import Merges
from importers.files.formats.numbers.number_formats import (
    GENERAL,
    NumberFormat,
    shown,
    shown_text,
)
from importers.files.formats.tables import Bounds, RawRow, Rows
from importers.files.formats.xlsx_looks import looks
from importers.files.formats.xlsx_parts import MAIN, SheetPart, number_formats, workbook
from importers.files.formats.xlsx_text import shared_strings, unescaped
from importers.files.formats.xml_events import Attributes, heard, listen, names_in
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

# Cells that are only coloured or framed; whole columns of them are common.
_MOST_BLANKS = 4


def read_xlsx(stream: IO[bytes], limits: Limits) -> Rows:
    """The rows of every sheet that is not hidden. Raises ``Refused``."""
    with opened(stream, limits) as archive:
        book = workbook(archive, limits)
        if not book.sheets:
            raise Refused(RefusalReason.NO_SHEETS)
        bounds = Bounds(limits)
        bounds.take_sheets(len(book.sheets))
        shapes = [shape(archive, sheet, limits) for sheet in book.sheets]
        strings, rich = shared_strings(archive, book.strings_part, limits)
        formats = number_formats(archive, book.styles_part, limits)
        of_styles = looks(archive, book.styles_part)
        for sheet, merges in zip(book.sheets, shapes, strict=True):
            cells = _XlsxCells(sheet, strings, formats, bounds, merges)
            cells.since_1904, cells.uncomputed = book.since_1904, book.uncomputed
            cells.rich, cells.looks = rich, of_styles
            names = names_in(
                MAIN, ["row", "c", "v", "is", "t", "f", "rPh", *runs.NAMES]
            )
            for _piece in listen(pieces(archive, sheet.part), names, cells):
                yield from cells.rows
                cells.rows.clear()


def shape(archive: zipfile.ZipFile, sheet: SheetPart, limits: Limits) -> Merges:
    """The first reading of a sheet: its merged ranges. Raises ``Refused``."""
    seen = _Shape(sheet, limits)
    names = names_in(MAIN, ["row", "c", "v", "is", "f", "mergeCell"])
    heard(pieces(archive, sheet.part), names, seen)
    return Merges(seen.merged, limits)


class _Place:
    """Where in the sheet the cell is: as its address says, or after the one before."""

    def __init__(self) -> None:
        self.row = self.column = 0

    def start_row(self, attributes: Attributes) -> None:
        text = attributes.get("r")
        try:
            row = int(text) if text else self.row + 1
        except ValueError as error:
            raise Refused(RefusalReason.DAMAGED) from error
        if row <= self.row:
            raise Refused(RefusalReason.DAMAGED)
        self.row, self.column = row, 0

    def start_cell(self, attributes: Attributes) -> None:
        text = attributes.get("r")
        if text is None:
            self.column += 1
            return
        try:
            row, column = position(text)
        except ValueError as error:
            raise Refused(RefusalReason.DAMAGED) from error
        if row != self.row or column <= self.column:
            raise Refused(RefusalReason.DAMAGED)
        self.column = column


class _Shape:
    def __init__(self, sheet: SheetPart, limits: Limits) -> None:
        self.merged: list[CellRange] = []
        self._place = _Place()
        self._limits = limits
        self._bounds = Bounds(limits)
        self._sheet = sheet
        self._elements = 0
        self._last = (0, 0)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._place.start_cell(attributes)
            self._count()
        elif name == "row":
            self._place.start_row(attributes)
            self._count()
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif self._last != (self._place.row, self._place.column):
            # A value, a formula or both.
            self._last = self._place.row, self._place.column
            self._bounds.take(self._sheet.name, *self._last, "")

    def end(self, name: str) -> None:
        """Only where elements begin matters."""

    def text(self, text: str) -> None:
        """What cells say is for the second reading."""

    def _count(self) -> None:
        self._elements += 1
        if self._elements > _MOST_BLANKS * self._limits.cells:
            raise Refused(RefusalReason.TOO_MANY_CELLS, limit=self._limits.cells)

    def _merge(self, text: str) -> None:
        try:
            self.merged.append(CellRange.parse(text))
        except ValueError as error:
            raise Refused(RefusalReason.DAMAGED) from error
        if len(self.merged) > self._limits.merges:
            raise Refused(RefusalReason.TOO_MANY_MERGES, limit=self._limits.merges)


class _XlsxCells:
    """The second reading; ``rows`` fills as the sheet is heard."""

    def __init__(
        self,
        sheet: SheetPart,
        strings: list[str],
        formats: list[NumberFormat],
        bounds: Bounds,
        merges: Merges,
    ) -> None:
        self.rows: list[RawRow] = []
        self.since_1904 = self.uncomputed = False
        self.rich: frozenset[int] = frozenset()
        self.looks: dict[int, runs.Look] = {}
        self._in_runs = False
        self._sheet, self._strings, self._formats = sheet, strings, formats
        self._bounds, self._merges = bounds, merges
        self._place = _Place()
        self._cells: dict[int, str] = {}
        self._kind, self._style = "n", 0
        self._value: list[str] = []
        self._formula: list[str] = []
        self._computed = False
        self._heard: list[str] | None = None
        self._phonetic = False
        self._run = runs.Run()

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._place.start_cell(attributes)
            self._kind = attributes.get("t", "n")
            self._style = self._number(attributes.get("s", "0"))
            self._value, self._formula = [], []
            self._computed = False
            self._in_runs = False
        elif name == "v" or (name == "t" and not self._phonetic):
            self._heard = self._value
            self._computed = True
        elif name == "f":
            # A formula that was never computed has no value; it is what the cell says.
            self._formula.append("=")
            self._heard = self._formula
        elif name == "row":
            self._place.start_row(attributes)
            self._cells = {}
        elif name == "rPh":
            self._phonetic = True
        elif name in runs.NAMES:
            self._run.start(name, attributes.get("val", ""))
            self._in_runs |= name == "r"

    def end(self, name: str) -> None:
        if name in ("v", "t", "f"):
            self._heard = None
        elif name == "c":
            text = self._looking(self._text())
            if text:
                row, column = self._place.row, self._place.column
                self._bounds.take(self._sheet.name, row, column, text)
                self._cells[column] = text
        elif name == "row":
            self._finish_row()
        elif name == "rPh":
            self._phonetic = False
        elif name == "r":
            self._run.end()

    def text(self, text: str) -> None:
        if self._heard is not None:
            self._heard.append(self._run.shown(text))

    def _text(self) -> str:
        raw = "".join(self._value)
        match self._kind:
            case "s":
                return shown_text(self._shared(raw), self._format) if raw else ""
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
            case "n" if self._formula and self.uncomputed and raw in ("", "0"):
                return "".join(self._formula)
            case "n" if raw:
                return shown(raw, self._format, since_1904=self.since_1904)
            case "inlineStr" | "str" if raw:
                return shown_text(unescaped(raw), self._format)
            case "str" if self._computed:
                return ""  # a formula whose value is no text
        return raw or "".join(self._formula)

    def _looking(self, text: str) -> str:
        """As the cell's style shows it; runs have looks of their own."""
        if self._style not in self.looks or self._in_runs:
            return text
        if self._kind == "s" and int("".join(self._value) or 0) in self.rich:
            return text
        return self.looks[self._style].shown(text)

    @property
    def _format(self) -> NumberFormat:
        return (
            self._formats[self._style] if self._style < len(self._formats) else GENERAL
        )

    def _shared(self, raw: str) -> str:
        number = self._number(raw)
        if number >= len(self._strings):
            raise Refused(RefusalReason.DAMAGED)
        return self._strings[number]

    def _number(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise Refused(RefusalReason.DAMAGED)
        return int(text)

    def _finish_row(self) -> None:
        """A row that says something itself; one that only merged cells reach does not."""
        if not self._cells:
            if self._merges.any:
                self._merges.filled(self._place.row, {})
            return
        row, cells = self._place.row, self._cells
        merged: dict[int, str] = {}
        if self._merges.any:
            cells, merged = self._merges.filled(row, cells)
            for column in cells.keys() & merged.keys():
                self._bounds.take(self._sheet.name, row, column, cells[column])
        texts = tuple(cells.get(column, "") for column in range(1, max(cells) + 1))
        self.rows.append(RawRow(self._sheet.name, row, texts, merged))
