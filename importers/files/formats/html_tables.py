"""Web pages whose tables are read as sheets are: what systems export and call .xls, and the
web archives (MHTML) that Excel saves.

A table that holds another only lays out the page; those inside it are read. Several tables
of a page are sheets of their own.
"""

import email
import email.policy
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import IO

from importers.files.encodings import encoding_of
from importers.files.formats import runs
from importers.files.formats.coordinates import CellRange
from importers.files.formats.html import BLANKS, HEIGHTS, STRUCK, span, tokens
from importers.files.formats.merges import Merges
from importers.files.formats.tables import Bounds, RawRow, Rows
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

_DEEPEST = 16


def read_html_tables(stream: IO[bytes], limits: Limits) -> Rows:
    """The rows of the tables of a page. Raises ``Refused``."""
    yield from _rows([stream.read().decode(encoding_of(stream))], limits)


def read_web_archive(stream: IO[bytes], limits: Limits) -> Rows:
    """The same for the pages of a web archive."""
    message = email.message_from_binary_file(stream, policy=email.policy.compat32)
    pages = []
    for part in message.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            pages.append(content.decode(encoding_of(io.BytesIO(content))))
    yield from _rows(pages, limits)


def _rows(pages: Iterable[str], limits: Limits) -> Rows:
    tables = [table for page in pages for table in _tables(page, limits)]
    if not tables:
        raise Refused(RefusalReason.WEB_PAGE)
    bounds = Bounds(limits)
    bounds.take_sheets(len(tables))
    for number, table in enumerate(tables, start=1):
        name = f"表{number}" if len(tables) > 1 else ""
        yield from table.read(name, bounds)


@dataclass
class _Grid:
    """A table in the making: cells by row, and the ranges that are merged."""

    limits: Limits
    rows: list[dict[int, str]] = field(default_factory=list)
    merged: list[CellRange] = field(default_factory=list)
    is_layout: bool = False
    words: list[str] = field(default_factory=list)
    spans: tuple[int, int] | None = None
    # Column → rows that a cell above still covers.
    _covered: dict[int, int] = field(default_factory=dict)
    _column: int = 0

    def start_row(self) -> None:
        self.end_cell()
        self.rows.append({})
        self._covered = {c: n - 1 for c, n in self._covered.items() if n > 1}
        self._column = 0

    def start_cell(self, across: int, down: int) -> None:
        self.end_cell()
        if not self.rows:
            self.start_row()
        self.spans = across, down

    def end_cell(self) -> None:
        if self.spans is None:
            self.words.clear()
            return
        across, down = self.spans
        text = "".join(self.words).strip(" \n")
        self.words, self.spans = [], None
        self._column += 1
        while self._covered.get(self._column):
            self._column += 1
        row, column = len(self.rows), self._column
        if text:
            self.rows[-1][column] = text
        self._column += across - 1
        if across > 1 or down > 1:
            self._merge(CellRange(row, column, row + down - 1, column + across - 1))

    def _merge(self, area: CellRange) -> None:
        self.merged.append(area)
        if len(self.merged) > self.limits.merges:
            raise Refused(RefusalReason.TOO_MANY_MERGES, limit=self.limits.merges)
        if area.bottom > area.top:
            below = area.bottom - area.top + 1
            right = min(area.right, self.limits.columns)
            self._covered.update(dict.fromkeys(range(area.left, right + 1), below))

    @property
    def says_something(self) -> bool:
        return not self.is_layout and any(self.rows)

    def read(self, name: str, bounds: Bounds) -> Rows:
        merges = Merges(self.merged, bounds.limits)
        for number, cells in enumerate(self.rows, start=1):
            filled, merged = merges.filled(number, cells)
            if not cells:
                continue
            for column, text in filled.items():
                bounds.take(name, number, column, text)
            texts = (filled.get(column, "") for column in range(1, max(filled) + 1))
            yield RawRow(name, number, tuple(texts), merged)


def _tables(page: str, limits: Limits) -> list[_Grid]:
    reader = _TableReader(limits)
    for text, tag, attributes, closes in tokens(page):
        reader.take(text)
        if tag:
            reader.tag(tag, attributes, closes=closes)
    reader.end()
    return [table for table in reader.all if table.says_something]


class _TableReader:
    def __init__(self, limits: Limits) -> None:
        self.all: list[_Grid] = []
        self._limits = limits
        self._open: list[_Grid] = []
        self._deeper = self._cells = 0
        self._run = runs.Run()

    def take(self, text: str) -> None:
        if text and self._open and self._open[-1].spans is not None:
            words = unescape(BLANKS.sub(" ", text))
            self._open[-1].words.append(self._run.shown(words))

    def tag(self, tag: str, attributes: str, *, closes: bool) -> None:
        if tag == "table":
            self._table(closes=closes)
        elif tag in HEIGHTS:
            self._run.start("vertAlign", "" if closes else HEIGHTS[tag])
        elif tag in STRUCK:
            self._run.start("strike", "0" if closes else "1")
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].end_cell()
            if not closes:
                self._open[-1].start_row()
                self._count()
        elif tag in ("td", "th"):
            self._open[-1].end_cell()
            self._run.end()
            if not closes:
                self._start_cell(attributes)
        elif tag in ("br", "p", "div") and not closes:
            self._open[-1].words.append("\n" if self._open[-1].words else "")

    def _start_cell(self, attributes: str) -> None:
        across, down = (span(attributes, name) for name in ("colspan", "rowspan"))
        self._open[-1].start_cell(across, down)
        self._count()

    def _table(self, *, closes: bool) -> None:
        if closes and self._deeper:
            self._deeper -= 1
        elif closes and self._open:
            self._open.pop().end_cell()
        elif len(self._open) >= _DEEPEST:
            self._deeper += 1
        elif not closes:
            for around in self._open[-1:]:
                around.is_layout = True
            self._open.append(_Grid(self._limits))
            self.all.append(self._open[-1])

    def _count(self) -> None:
        self._cells += 1
        if self._cells > 2 * self._limits.cells:
            raise Refused(RefusalReason.TOO_MANY_CELLS, limit=self._limits.cells)

    def end(self) -> None:
        while self._open:
            self._open.pop().end_cell()
