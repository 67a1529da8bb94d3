"""ods → rows: the open document's sheets, whose rows and cells say how often they repeat."""

import zipfile
from typing import IO

from importers.files.formats.archives import opened, pieces
from importers.files.formats.coordinates import CellRange
from importers.files.formats.merges import Merges
from importers.files.formats.ods_looks import Looks, common_looks
from importers.files.formats.ods_values import DataStyles, text_of
from importers.files.formats.tables import Bounds, RawRow, Rows
from importers.files.formats.xml_events import Attributes, heard, listen
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

CONTENT, STYLES = "content.xml", "styles.xml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _TEXT, _OFFICE, _STYLE, _NUMBER = (
    f"{_OASIS}:{space}:1.0 "
    for space in ("table", "text", "office", "style", "datastyle")
)
_VALUES = {"date": "date-value", "time": "time-value"}
_LETTERS = {
    f"{_NUMBER}year": "y",
    f"{_NUMBER}month": "m",
    f"{_NUMBER}quarter": "q",
    f"{_NUMBER}day": "d",
    f"{_NUMBER}day-of-week": "d",
    f"{_NUMBER}hours": "h",
}
_PARTS = {f"{_NUMBER}{name}": "data style" for name in ("time-style", "date-style")}
_STYLES = _PARTS | _LETTERS | {f"{_STYLE}style": "style"}
_NAMES = {
    f"{_STYLE}style": "style",
    f"{_STYLE}table-properties": "properties",
    **_PARTS,
    **_LETTERS,
    f"{_STYLE}text-properties": "look",
    f"{_TEXT}span": "span",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-column": "column",
    f"{_TABLE}table-row": "row",
    f"{_TABLE}table-cell": "cell",
    f"{_TABLE}covered-table-cell": "cell",
    f"{_TEXT}p": "line",
    f"{_TEXT}s": "blank",
    f"{_TEXT}tab": "blank",
    f"{_TEXT}line-break": "blank",
    f"{_OFFICE}annotation": "aside",
    f"{_TABLE}shapes": "aside",
}


def read_ods(stream: IO[bytes], limits: Limits) -> Rows:
    """The rows of every sheet that is not hidden. Raises ``Refused``."""
    with opened(stream, limits) as archive:
        yield from _rows(archive, limits)


def _rows(archive: zipfile.ZipFile, limits: Limits) -> Rows:
    styles = DataStyles()
    if STYLES in archive.NameToInfo:
        heard(pieces(archive, STYLES), _STYLES, _OdsStyles(styles))
    cells = _OdsCells(limits, styles, common_looks(archive))
    for _piece in listen(pieces(archive, CONTENT), _NAMES, cells):
        yield from cells.rows
        cells.rows.clear()
    if not cells.sheets:
        raise Refused(RefusalReason.NO_SHEETS)


class _OdsStyles:
    """Styles as they are heard of, in either part that has some."""

    def __init__(self, styles: DataStyles) -> None:
        self.styles = styles

    def start(self, name: str, attributes: Attributes) -> None:
        own = attributes.get(f"{_STYLE}name", "")
        if name == "style":
            data, parent = (
                attributes.get(f"{_STYLE}{of}-style-name", "")
                for of in ("data", "parent")
            )
            self.styles.use(own, data, parent)
        elif name == "data style":
            overflow = attributes.get(f"{_NUMBER}truncate-on-overflow")
            self.styles.start(own, elapses=overflow == "false")
        else:
            self.styles.shows(name)

    def end(self, name: str) -> None:
        """Only where elements begin matters."""

    def text(self, text: str) -> None:
        """Words of a style are shown in its cells."""


class _OdsCells:
    def __init__(self, limits: Limits, styles: DataStyles, looks: Looks) -> None:
        self.rows: list[RawRow] = []
        self.sheets = 0
        self._looks = looks
        self._limits, self._bounds = limits, Bounds(limits)
        self._hidden: set[str] = set()
        self._styles, self._heard_styles = styles, _OdsStyles(styles)
        self._style = self._sheet = ""
        self._skipped = False
        self._row = self._row_repeats = self._column = self._column_repeats = 0
        self._asides = self._lines = 0
        self._cell: Attributes = {}
        self._cells: dict[int, str] = {}
        self._said: list[str] = []
        self._listening = False
        self._merges = Merges([], limits)
        self._merged = 0

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "cell":
                self._start_cell(attributes)
            case "row":
                self._row_repeats = _count(attributes, f"{_TABLE}number-rows-repeated")
                self._column, self._cells = 0, {}
            case "line":
                # Paragraphs of one cell are its lines; those of its comment are not its text.
                if not self._asides and not self._listening:
                    self._said += "\n" * bool(self._lines)
                    self._lines += 1
                    self._listening = True
            case "blank":
                self.text(" " * min(_count(attributes, f"{_TEXT}c"), 1000))
            case "aside":
                self._asides += 1
            case "span":
                self._looks.open_span(attributes.get(f"{_TEXT}style-name", ""))
            case "look":
                self._looks.start(name, attributes)
            case "style":
                self._looks.start(name, attributes)
                self._style = attributes.get(f"{_STYLE}name", "")
                self._heard_styles.start(name, attributes)
            case "data style" | "y" | "m" | "q" | "d" | "h":
                self._heard_styles.start(name, attributes)
            case "column":
                repeats = _count(attributes, f"{_TABLE}number-columns-repeated")
                default = attributes.get(f"{_TABLE}default-cell-style-name", "")
                self._styles.take_column(default, repeats)
            case "properties":
                if attributes.get(f"{_TABLE}display") == "false":
                    self._hidden.add(self._style)
            case "table":
                self._start_table(attributes)

    def end(self, name: str) -> None:
        match name:
            case "cell":
                self._end_cell()
            case "row":
                self._end_row()
            case "line":
                self._listening &= bool(self._asides)
            case "aside":
                self._asides -= 1
            case "style":
                self._looks.end(name)
            case "span":
                self._looks.close_span()

    def text(self, text: str) -> None:
        if self._listening and not self._asides:
            self._said.append(self._looks.shown(text))

    def _start_table(self, attributes: Attributes) -> None:
        self._sheet = attributes.get(f"{_TABLE}name", "")[:100]
        self._skipped = attributes.get(f"{_TABLE}style-name") in self._hidden
        self._row = 0
        self._styles.columns.clear()
        self._merges = Merges([], self._limits)
        self.sheets += not self._skipped
        self._bounds.take_sheets(self.sheets)

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._column_repeats = _count(attributes, f"{_TABLE}number-columns-repeated")
        self._said, self._lines = [], 0

    def _end_cell(self) -> None:
        text = self._read()
        if text and not self._skipped:
            last = self._column + self._column_repeats
            self._bounds.take(self._sheet, self._row + self._row_repeats, last, text)
            for column in range(self._column + 1, last + 1):
                self._cells[column] = text
            self._merge()
        self._column += self._column_repeats

    def _merge(self) -> None:
        down = _count(self._cell, f"{_TABLE}number-rows-spanned")
        across = _count(self._cell, f"{_TABLE}number-columns-spanned")
        if down == across == 1:
            return
        self._merged += 1
        if self._merged > self._limits.merges:
            raise Refused(RefusalReason.TOO_MANY_MERGES, limit=self._limits.merges)
        row, column = self._row + 1, self._column + 1
        area = CellRange(row, column, row + down - 1, column + across - 1)
        self._merges.add(area)

    def _end_row(self) -> None:
        cells = self._cells
        if not cells:
            self._row += self._row_repeats
            return
        for _repeat in range(self._row_repeats):
            self._row += 1
            filled, merged = self._merges.filled(self._row, cells)
            for column, text in filled.items():
                self._bounds.take(self._sheet, self._row, column, text)
            texts = tuple(filled.get(c, "") for c in range(1, max(filled) + 1))
            self.rows.append(RawRow(self._sheet, self._row, texts, merged))

    def _read(self) -> str:
        told = "".join(self._said).strip("\n")
        column = self._column + 1
        style = self._cell.get(f"{_TABLE}style-name") or self._styles.style(column)
        kind = self._cell.get(f"{_OFFICE}value-type", "string")
        value = self._cell.get(f"{_OFFICE}{_VALUES.get(kind, 'value')}", "")
        text = text_of(kind, value, told, self._styles.of(style))
        return self._looks.of(style).shown(text)


def _count(attributes: Attributes, name: str) -> int:
    """How often something repeats, at least once; numbers beyond any sheet are cut."""
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdigit()):
        raise Refused(RefusalReason.DAMAGED)
    return min(max(int(text[:9]), 1), 10_000_000)
