"""xls, the workbooks of Excel before 2007 → rows.

The records are walked over first (``biff``); what is within the limits is read by xlrd,
sheet by sheet, and its numbers are shown by the formats of their cells as those of an xlsx.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import olefile
import xlrd
from xlrd.biffh import error_text_from_code

from importers.files.formats import runs
from importers.files.formats.biff import OldSheet, survey
from importers.files.formats.coordinates import CellRange
from importers.files.formats.merges import Merges
from importers.files.formats.numbers.number_formats import (
    GENERAL,
    NumberFormat,
    built_in,
    parsed,
    shown,
    shown_text,
)
from importers.files.formats.protection import workbook_inside
from importers.files.formats.tables import Bounds, RawRow, Rows
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

_STREAMS = ("Workbook", "Book")
_HEIGHTS = {1: "superscript", 2: "subscript"}
# Excel 95 and before wrote in the encoding of their machine, and some named none.
_BEFORE_UNICODE = {"encoding_override": "gb18030"}
_UNCOMPUTED = "=…"


def read_xls(stream: IO[bytes], limits: Limits) -> Rows:
    """The rows of every sheet that is not hidden. Raises ``Refused``."""
    with _faults_named():
        records = _records(stream)
        sheets = survey(records, limits)
        if not sheets:
            raise Refused(RefusalReason.NO_SHEETS)
        book = _opened(records)
        bounds = Bounds(limits)
        for sheet in sheets:
            yield from _OldCells(book, sheet, bounds).rows()
            book.unload_sheet(sheet.number)


def _records(stream: IO[bytes]) -> bytes:
    """The stream of a workbook's records. Raises ``Refused``."""
    with olefile.OleFileIO(stream) as file:
        for name in _STREAMS:
            if file.exists(name):
                plain = workbook_inside(stream) if name == _STREAMS[0] else None
                return plain or bytes(file.openstream(name).read())
    raise Refused(RefusalReason.OLD_OFFICE)


def _opened(records: bytes) -> Any:
    options: dict[str, Any] = {
        "file_contents": records,
        "logfile": _Unheard(),
        "formatting_info": True,
        "on_demand": True,
        "ragged_rows": True,
    }
    book = xlrd.open_workbook(**options)
    if book.biff_version < 80 and book.codepage is None:
        book = xlrd.open_workbook(**options, **_BEFORE_UNICODE)
    return book


class _Unheard(io.TextIOBase):
    """Where xlrd writes its warnings."""

    def write(self, text: str) -> int:
        return len(text)


class _OldCells:
    """The cells of one sheet as texts."""

    def __init__(self, book: Any, sheet: OldSheet, bounds: Bounds) -> None:
        self._book, self._bounds = book, bounds
        self._uncomputed = sheet.uncomputed
        self._sheet = book.sheet_by_index(sheet.number)
        self._codes = {one.format_key: one.format_str for one in book.format_list}
        self._formats: dict[int, NumberFormat] = {}
        self._merges = Merges(
            [
                CellRange(top + 1, left + 1, bottom, right)
                for top, bottom, left, right in self._sheet.merged_cells
            ],
            bounds.limits,
        )

    def rows(self) -> Rows:
        name = self._sheet.name[:100]
        for number in range(self._sheet.nrows):
            cells = {
                column + 1: text
                for column, cell in enumerate(self._sheet.row(number))
                if (text := self._text(number, column, cell))
            }
            merged: dict[int, str] = {}
            if self._merges.any:
                filled, merged = self._merges.filled(number + 1, cells)
                cells = filled if cells else {}
            for column, text in cells.items():
                self._bounds.take(name, number + 1, column, text)
            if cells:
                texts = (cells.get(column, "") for column in range(1, max(cells) + 1))
                yield RawRow(name, number + 1, tuple(texts), merged)

    def _text(self, row: int, column: int, cell: Any) -> str:
        if self._uncomputed and (row, column) in self._uncomputed:
            return _UNCOMPUTED
        begins = self._sheet.rich_text_runlist_map.get((row, column))
        if begins:
            text = self._with_runs(cell, begins)
            return shown_text(text, self._format(cell))
        return self._look_of_style(cell.xf_index).shown(self._plain_text(cell))

    def _plain_text(self, cell: Any) -> str:
        match cell.ctype:
            case xlrd.XL_CELL_TEXT:
                return shown_text(cell.value, self._format(cell))
            case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
                since_1904 = self._book.datemode == 1
                return shown(
                    repr(cell.value), self._format(cell), since_1904=since_1904
                )
            case xlrd.XL_CELL_BOOLEAN:
                return "TRUE" if cell.value else "FALSE"
            case xlrd.XL_CELL_ERROR:
                return str(error_text_from_code.get(cell.value, "#N/A"))
        return ""

    def _format(self, cell: Any) -> NumberFormat:
        if cell.xf_index not in self._formats:
            self._formats[cell.xf_index] = self._format_of_style(cell.xf_index)
        return self._formats[cell.xf_index]

    def _format_of_style(self, style: int) -> NumberFormat:
        if style >= len(self._book.xf_list):
            return GENERAL
        key = self._book.xf_list[style].format_key
        return parsed(self._codes[key]) if key in self._codes else built_in(key)

    def _with_runs(self, cell: Any, begins: list[tuple[int, int]]) -> str:
        """The text with its raised and struck-out runs, each of which begins at a place."""
        text = str(cell.value)
        places = [place for place, _font in begins]
        pieces = [self._look_of_style(cell.xf_index).shown(text[: places[0]])]
        for (place, font), end in zip(begins, [*places[1:], len(text)], strict=True):
            pieces.append(self._look(font).shown(text[place:end]))
        return "".join(pieces)

    def _look_of_style(self, style: int) -> runs.Look:
        styles = self._book.xf_list
        return (
            self._look(styles[style].font_index) if style < len(styles) else runs.PLAIN
        )

    def _look(self, number: int) -> runs.Look:
        fonts = self._book.font_list
        if number >= len(fonts):
            return runs.PLAIN
        font = fonts[number]
        return runs.Look(_HEIGHTS.get(font.escapement, ""), bool(font.struck_out))


@contextmanager
def _faults_named() -> Iterator[None]:
    """Whatever a reader of old workbooks stumbles over is a damaged file."""
    try:
        yield
    except (Refused, MemoryError, GeneratorExit):
        raise
    except xlrd.XLRDError as error:
        encrypted = "encrypted" in str(error)
        reason = RefusalReason.ENCRYPTED if encrypted else RefusalReason.DAMAGED
        raise Refused(reason) from error
    except Exception as error:  # of struct, olefile, assertions of xlrd, ...
        raise Refused(RefusalReason.DAMAGED) from error
