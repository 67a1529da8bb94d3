"""XML Spreadsheet 2003, which systems write and call .xls → rows."""

import re
from collections.abc import Iterator
from typing import IO

from importers.files.encodings import encoding_of
from importers.files.formats import runs
from importers.files.formats.coordinates import CellRange
from importers.files.formats.merges import Merges
from importers.files.formats.numbers.number_formats import (
    GENERAL,
    NumberFormat,
    parsed,
    shown,
    shown_text,
)
from importers.files.formats.numbers.serial_dates import iso_day
from importers.files.formats.tables import Bounds, RawRow, Rows
from importers.files.formats.xml_events import Attributes, listen, names_in
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL, _PAGE = (
    "urn:schemas-microsoft-com:office:excel",
    "http://www.w3.org/TR/REC-html40",
)
_RUNS = {"Sup": "superscript", "Sub": "subscript", "S": "strike"}
_NAMES = (
    names_in(
        [SPACE],
        [
            "Style",
            "NumberFormat",
            "Font",
            "Worksheet",
            "Row",
            "Cell",
            "Data",
            "Comment",
        ],
    )
    | names_in([_EXCEL], ["Visible"])
    | names_in([_PAGE], _RUNS)
)
_FORMATS = {
    "Percent": "0.00%",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Currency": "#,##0.00",
    "Short Date": "y-m-d",
    "Long Date": "y-m-d",
    "Medium Date": "y-m-d",
    "General Date": "y-m-d h",
}
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_PIECE = 64 * 1024
_MOST_STYLES = 70_000


def read_spreadsheet_xml(stream: IO[bytes], limits: Limits) -> Rows:
    """The rows of every sheet that is not hidden. Raises ``Refused``."""
    cells = _XmlCells(limits)
    for _piece in listen(_pieces(stream), _NAMES, cells):
        yield from cells.rows
        cells.rows.clear()
    if not cells.sheets:
        raise Refused(RefusalReason.NO_SHEETS)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The content in UTF-8, whatever it was declared to be."""
    text = _DECLARATION.sub("", stream.read().decode(encoding_of(stream)), count=1)
    for start in range(0, len(text), _PIECE):
        yield text[start : start + _PIECE].encode()


class _XmlCells:
    """``rows`` fills at the end of each sheet, where it says whether it is hidden."""

    def __init__(self, limits: Limits) -> None:
        self.rows: list[RawRow] = []
        self.sheets = 0
        self._limits, self._bounds = limits, Bounds(limits)
        self._formats: dict[str, NumberFormat] = {}
        self._looks: dict[str, runs.Look] = {}
        self._style = self._sheet = self._state = ""
        self._sheet_rows: list[RawRow] = []
        self._merges = Merges([], limits)
        self._row = self._column = self._merged = self._comments = 0
        self._cell: Attributes = {}
        self._cells: dict[int, str] = {}
        self._kind = ""
        self._words: list[str] | None = None
        self._run = runs.Run()

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "Style":
                self._style = _said(attributes, "ID")
            case "NumberFormat":
                self._take_format(_said(attributes, "Format"))
            case "Font":
                self._take_look(attributes)
            case "Worksheet":
                self._sheet, self._state = _said(attributes, "Name")[:100], ""
                self._row, self._sheet_rows = 0, []
                self._merges = Merges([], self._limits)
            case "Row":
                self._row = _place(attributes, self._row)
                self._column, self._cells = 0, {}
            case "Cell":
                self._column = _place(attributes, self._column)
                self._cell, self._kind = attributes, ""
                self._words = None
            case "Comment":
                self._comments += 1
            case "Data" if not self._comments:
                self._kind, self._words = _said(attributes, "Type"), []
            case "Visible":
                self._words = []
            case _ if name in _RUNS:
                self._start_run(name)

    def _start_run(self, name: str) -> None:
        if name == "S":
            self._run.start("strike", "1")
        else:
            self._run.start("vertAlign", _RUNS[name])

    def _take_format(self, code: str) -> None:
        self._formats[self._style] = parsed(_FORMATS.get(code, code))
        if len(self._formats) > _MOST_STYLES:
            raise Refused(RefusalReason.DAMAGED)

    def _take_look(self, attributes: Attributes) -> None:
        """A font of a style; one in the text of a cell is that of a run."""
        height = _said(attributes, "VerticalAlign").lower()
        struck = _said(attributes, "StrikeThrough") not in ("", "0")
        if self._words is None and len(self._looks) <= _MOST_STYLES:
            self._looks[self._style] = runs.Look(height, struck)

    def end(self, name: str) -> None:
        match name:
            case "Comment":
                self._comments -= 1
            case "Visible":
                self._state, self._words = "".join(self._words or ()), None
            case "Cell":
                self._end_cell()
            case "Row":
                self._end_row()
            case "Worksheet":
                self._end_sheet()
            case _ if name in _RUNS:
                self._run.end()

    def text(self, text: str) -> None:
        if self._words is not None and not self._comments:
            self._words.append(self._run.shown(text))

    def _end_cell(self) -> None:
        look = self._looks.get(_said(self._cell, "StyleID"), runs.PLAIN)
        text = look.shown(self._text())
        self._words = None
        if text:
            self._bounds.take(self._sheet, self._row, self._column, text)
            self._cells[self._column] = text
        across, down = (_count(self._cell, f"Merge{to}") for to in ("Across", "Down"))
        if across or down:
            self._merge(across, down)
        self._column += across

    def _merge(self, across: int, down: int) -> None:
        self._merged += 1
        if self._merged > self._limits.merges:
            raise Refused(RefusalReason.TOO_MANY_MERGES, limit=self._limits.merges)
        row, column = self._row, self._column
        self._merges.add(CellRange(row, column, row + down, column + across))

    def _text(self) -> str:
        if self._words is None:
            return "=…" if _said(self._cell, "Formula") else ""
        raw = "".join(self._words)
        form = self._formats.get(_said(self._cell, "StyleID"), GENERAL)
        match self._kind:
            case "Number":
                return shown(raw, form)
            case "DateTime":
                return iso_day(raw, form.numbers[0].date)
            case "Boolean":
                return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
            case "Error":
                return raw
        return shown_text(raw, form)

    def _end_row(self) -> None:
        filled, merged = self._merges.filled(self._row, self._cells)
        if not self._cells:
            return
        for column in filled.keys() - self._cells.keys():
            self._bounds.take(self._sheet, self._row, column, filled[column])
        texts = tuple(filled.get(column, "") for column in range(1, max(filled) + 1))
        self._sheet_rows.append(RawRow(self._sheet, self._row, texts, merged))

    def _end_sheet(self) -> None:
        if not self._state.startswith("Sheet"):  # SheetHidden, SheetVeryHidden
            self.sheets += 1
            self._bounds.take_sheets(self.sheets)
            self.rows += self._sheet_rows
        self._sheet_rows = []


def _said(attributes: Attributes, name: str) -> str:
    return attributes.get(f"{SPACE} {name}", "")


def _count(attributes: Attributes, name: str) -> int:
    text = _said(attributes, name) or "0"
    if not (text.isascii() and text.isdigit()):
        raise Refused(RefusalReason.DAMAGED)
    return min(int(text[:9]), 10_000_000)


def _place(attributes: Attributes, before: int) -> int:
    """Where a row or cell is: as its index says, or after the one before."""
    place = _count(attributes, "Index") or before + 1
    if place <= before:
        raise Refused(RefusalReason.DAMAGED)
    return place
