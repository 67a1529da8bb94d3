"""Word documents: paragraphs and tables of the main text, as a reader sees them.

Deleted, moved and hidden text, fields' instructions, guides to reading and pictures'
fallbacks are left out, what is struck out is marked; a table's rows are lines with tabs
between the cells.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from importers.files.formats import archives, runs
from importers.files.formats.printed_tables import Block, PrintedTable
from importers.files.formats.xlsx_parts import content_types
from importers.files.formats.xml_events import Attributes, listen, names_in
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

MAIN_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_CHOICES = ("http://schemas.openxmlformats.org/markup-compatibility/2006",)
# Text that stands elsewhere, guides to reading, places of tabs.
_PASSED_OVER = ("moveFrom", "rt", "tabs")
_NAMES = names_in(
    _WORD,
    [
        *_PASSED_OVER,
        "p",
        "t",
        "tab",
        "br",
        "cr",
        "tbl",
        "tr",
        "tc",
        "gridSpan",
        "gridBefore",
        "vMerge",
        "r",
        "vertAlign",
        "strike",
        "dstrike",
        "vanish",
        "noBreakHyphen",
    ],
) | names_in(_CHOICES, ["Fallback"])
_VALUES = [f"{space} val" for space in _WORD]
_DEEPEST = 16  # tables inside tables


def read_docx(stream: IO[bytes], limits: Limits) -> Iterator[str]:
    """The text of the document. Raises ``Refused``."""
    with archives.opened(stream, limits) as archive:
        body = _Body(limits)
        pieces = archives.pieces(archive, _main_part(archive, limits))
        for _given_way in listen(pieces, _NAMES, body):
            yield from body.taken()
        yield from body.taken()


def _main_part(archive: zipfile.ZipFile, limits: Limits) -> str:
    for part, kind in content_types(archive, limits).items():
        if kind == MAIN_TYPE and (name := part.lstrip("/")) in archive.NameToInfo:
            return name
    raise Refused(RefusalReason.DAMAGED)


@dataclass
class _Cell:
    """A cell in the making: its paragraphs, the columns it fills, and whether the cell
    above covers it."""

    blocks: list[Block] = field(default_factory=list)
    across: int = 1
    is_covered: bool = False


class _Body:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._ready: list[str] = []
        self._words: list[str] = []
        # The tables that are open, the innermost last, and the cell of each.
        self._tables: list[PrintedTable] = []
        self._cells: list[_Cell] = []
        self._passed_over = 0
        self._listening = self._hidden = False
        self._chars = 0
        self._run = runs.Run()

    def taken(self) -> list[str]:
        """What has become ready since this was last asked."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Fallback" or name in _PASSED_OVER:
            self._passed_over += 1
        elif self._passed_over:
            return
        elif name == "t":
            self._listening = not self._hidden
        elif name in runs.NAMES:
            self._run.start(name, _value(attributes))
            self._hidden &= name != "r"
        elif name == "dstrike":
            self._run.start("strike", _value(attributes))
        elif name == "vanish":
            self._hidden = runs.is_on(_value(attributes))
        elif name == "noBreakHyphen":
            self._words.append("-")
        elif name in ("tab", "br", "cr"):
            self._words.append("\t" if name == "tab" else "\n")
        elif name == "tbl":
            self._start_table()
        elif self._tables:
            self._start_in_table(name, attributes)

    def _start_table(self) -> None:
        if len(self._tables) >= _DEEPEST:
            raise Refused(RefusalReason.DAMAGED)
        if self._tables:
            self._cells[-1].blocks.append("".join(self._words))
            self._words = []
        self._tables.append(PrintedTable(self._limits.columns))
        self._cells.append(_Cell())

    def _start_in_table(self, name: str, attributes: Attributes) -> None:
        cell = self._cells[-1]
        if name == "tr":
            self._tables[-1].start_row()
        elif name == "tc":
            self._cells[-1] = _Cell()
        elif name == "gridSpan":
            cell.across = _number(attributes)
        elif name == "gridBefore":
            self._tables[-1].skip(_number(attributes))
        elif name == "vMerge":
            cell.is_covered = _value(attributes) != "restart"

    def end(self, name: str) -> None:
        if name == "Fallback" or name in _PASSED_OVER:
            self._passed_over -= 1
        elif self._passed_over:
            return
        elif name == "t":
            self._listening = False
        elif name == "r":
            self._run.end()
            self._hidden = False
        elif name == "p":
            self._end_paragraph()
        elif name == "tc" and self._tables:
            cell = self._cells[-1]
            cell.blocks.append("".join(self._words))
            self._words = []
            self._tables[-1].add([] if cell.is_covered else cell.blocks, cell.across)
            self._cells[-1] = _Cell()
            self._count(cell.across)
        elif name == "tr" and self._tables:
            self._tables[-1].end_row()
            self._count(1)
        elif name == "tbl" and self._tables:
            self._end_table()

    def _end_table(self) -> None:
        lines = list(self._tables.pop().lines())
        self._cells.pop()
        if self._tables:
            self._cells[-1].blocks.append(lines)
        else:
            self._ready += [line + "\n" for line in lines]

    def _end_paragraph(self) -> None:
        words = "".join(self._words).strip("\n")
        self._words = []
        if self._tables:
            self._cells[-1].blocks.append(words)
        elif words.strip():
            self._ready.append(words + "\n\n")

    def text(self, text: str) -> None:
        if self._listening:
            self._words.append(self._run.shown(text))
            self._count(len(text))

    def _count(self, characters: int) -> None:
        self._chars += characters
        if self._chars > self._limits.text_chars:
            raise Refused(RefusalReason.TOO_MUCH_TEXT, limit=self._limits.text_chars)


def _value(attributes: Attributes) -> str:
    return next((attributes[name] for name in _VALUES if name in attributes), "")


def _number(attributes: Attributes) -> int:
    """A number of columns; what is no such number is one."""
    value = _value(attributes)
    return int(value) if value.isdecimal() and len(value) < 4 else 1
