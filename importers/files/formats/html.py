"""Web pages: the text a reader sees, a blank line between its blocks; a table's rows are
lines with tabs between the cells.

A scanner of its own, because Python's can take quadratic time. What is not closed here is
taken for text, and is not looked for again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import IO

from importers.files.encodings import encoding_of
from importers.files.formats import runs
from importers.files.formats.printed_tables import Block, PrintedTable
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

_UNSEEN = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "svg",
    "select",
    "textarea",
    # Guides to reading above the characters.
    "rt",
    "rp",
}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl",
    "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "title",
    "ul",
}  # fmt: skip
_CELLS = ("td", "th")
STRUCK = frozenset(("s", "strike", "del"))
HEIGHTS = {"sup": "superscript", "sub": "subscript"}
_LONGEST_TAG = 2000  # characters of a tag whose attributes are looked at
_DEEPEST = 16  # tables inside tables; deeper ones are part of the one around them
BLANKS = re.compile(r"[ \t\r\n\f]+")
_LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])")


def read_html(stream: IO[bytes], limits: Limits) -> Iterator[str]:
    """The visible text. Raises ``Refused``."""
    page = _HtmlPage(limits)
    source = stream.read().decode(encoding_of(stream))
    for text, tag, attributes, closes in tokens(source):
        page.take(text)
        if tag:
            page.tag(tag, attributes, closes=closes)
    yield from page.lines()


class _Source:
    """The source with places asked for; what was not found is not looked for again."""

    def __init__(self, source: str) -> None:
        self.source = source
        # Letter for letter, so that places stay; lower() would make two of some.
        self._lower = source.translate(_LOWER)
        self._gone: set[str] = set()

    def find(self, wanted: str, start: int) -> int:
        if wanted in self._gone:
            return -1
        at = self._lower.find(wanted, start)
        if at < 0:
            self._gone.add(wanted)
        return at


def tokens(text: str) -> Iterator[tuple[str, str, str, bool]]:
    """(text before, name of a tag or "", its attributes where it is a cell's, whether it
    closes), in order."""
    source = _Source(text)
    place = shown = 0
    while (place := text.find("<", place)) >= 0:
        end, tag, closes = _markup(source, place)
        if end < 0:
            place += 1
            continue
        cell = text[place : min(end, place + _LONGEST_TAG)] if tag in _CELLS else ""
        yield text[shown:place], tag, cell, closes
        place = shown = end
    yield text[shown:], "", "", False


def _markup(source: _Source, place: int) -> tuple[int, str, bool]:
    """Where the markup at ``place`` ends, or -1 where it is none."""
    text = source.source
    if text.startswith("<!--", place):
        end = source.find("-->", place + 4)
        return (end + 3 if end >= 0 else -1), "", False
    match = _NAME.match(text, place)
    if match is None and text[place + 1 : place + 2] not in ("!", "?"):
        return -1, "", False
    end = source.find(">", place)
    if end < 0:
        return -1, "", False
    if match is None:
        return end + 1, "", False
    tag, closes = match[1].lower(), text[place + 1] == "/"
    if tag in _UNSEEN and not closes and text[end - 1] != "/":
        closed = source.find(f"</{tag}", end)
        end = source.find(">", closed) if closed >= 0 else end
        if end < 0:
            end = len(text) - 1
    return end + 1, tag, closes


class _HtmlPage:
    """Takes text and tags in order. Inside a cell blocks end paragraphs of the cell."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        # Lines and, as empty ones, the breaks between blocks.
        self._lines: list[str] = []
        self._words: list[str] = []
        self._tables: list[_HtmlTable] = []
        self._deeper = 0
        self._chars = 0
        self._run = runs.Run()

    def take(self, text: str) -> None:
        if text:
            self._words.append(self._run.shown(unescape(BLANKS.sub(" ", text))))

    def tag(self, tag: str, attributes: str, *, closes: bool) -> None:
        if tag == "table":
            self._end_block()
            self._start_or_end_table(closes=closes)
        elif tag in ("tr", "td", "th") and self._tables:
            self._in_table(tag, attributes, closes=closes)
        elif tag in _BLOCKS or tag == "tr":
            self._end_block()
        elif tag == "br":
            self._end_line()
        elif tag in HEIGHTS:
            self._run.start("vertAlign", "" if closes else HEIGHTS[tag])
        elif tag in STRUCK:
            self._run.start("strike", "0" if closes else "1")
        elif tag in ("td", "th") and closes:
            self._words.append("\t")  # a cell without a table

    def _start_or_end_table(self, *, closes: bool) -> None:
        if closes and self._deeper:
            self._deeper -= 1
        elif closes:
            self._end_table()
        elif len(self._tables) < _DEEPEST:
            self._tables.append(_HtmlTable(PrintedTable(self._limits.columns)))
        else:
            self._deeper += 1

    def _in_table(self, tag: str, attributes: str, *, closes: bool) -> None:
        self._end_block()
        table = self._tables[-1]
        table.end_cell()
        if tag == "tr":
            table.end_row()
        elif not closes:
            across, down = (span(attributes, name) for name in ("colspan", "rowspan"))
            across = min(across, self._limits.columns)
            table.start_cell(across, down)
            self._count(across)
        self._count(1)

    def _end_block(self) -> None:
        """The end of a paragraph, of the page or of a cell."""
        self._end_line()
        if not self._tables and self._lines and self._lines[-1]:
            self._lines.append("")

    def _end_line(self) -> None:
        words = "".join(self._words).strip(" \t")
        self._words = []
        if not words:
            return
        if self._tables:
            self._tables[-1].cell.append(words)
        else:
            self._lines.append(words)

    def _end_table(self) -> None:
        if not self._tables:
            return
        table = self._tables.pop()
        table.end_cell()
        table.end_row()
        lines = [*table.caption, *table.rows.lines()]
        if not lines:
            return
        if self._tables:
            self._tables[-1].cell.append(lines)
        else:
            self._lines += lines

    def _count(self, characters: int) -> None:
        self._chars += characters
        if self._chars > self._limits.text_chars:
            raise Refused(RefusalReason.TOO_MUCH_TEXT, limit=self._limits.text_chars)

    def lines(self) -> Iterator[str]:
        self._end_block()
        while self._tables:
            self._end_table()
        for line in self._lines:
            yield line + "\n"


@dataclass
class _HtmlTable:
    """An open table: its rows so far and what its open cell holds; what stands in no cell
    goes above it."""

    rows: PrintedTable
    caption: list[str] = field(default_factory=list)
    cell: list[Block] = field(default_factory=list)
    spans: tuple[int, int] | None = None
    begun: bool = False

    def start_cell(self, across: int, down: int) -> None:
        if not self.begun:
            self.rows.start_row()
            self.begun = True
        self.spans = across, down

    def end_cell(self) -> None:
        if self.spans is not None:
            self.rows.add(self.cell, *self.spans)
        else:
            for block in self.cell:
                told = [block, ""] if isinstance(block, str) else block
                self.caption += told
        self.cell, self.spans = [], None

    def end_row(self) -> None:
        if self.begun:
            self.rows.end_row()
            self.begun = False


def span(attributes: str, name: str) -> int:
    """``colspan`` or ``rowspan``, 1 to 1000 as in browsers; what is no number is 1."""
    match = re.search(rf"\b{name}\s*=\s*[\"']?\s*(\d{{1,12}})", attributes, re.I)
    return min(max(int(match[1]), 1), 1000) if match else 1
