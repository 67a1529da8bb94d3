"""Word documents: paragraphs and tables of the main text, as a reader sees them.

Deleted text, fields' instructions and pictures' fallbacks are left out; a table's rows
are lines with tabs between the cells.
"""

import zipfile
from collections.abc import Iterator
from typing import IO

from importers.files.formats import archives
from importers.files.formats.xlsx_parts import content_types
from importers.files.formats.xml_events import Attributes, listen, names_in
from importers.files.limits import Limits
from importers.files.refusals import Reason, Refused

MAIN_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_CHOICES = ("http://schemas.openxmlformats.org/markup-compatibility/2006",)
_NAMES = names_in(_WORD, ["p", "t", "tab", "br", "cr", "tbl", "tr", "tc"]) | names_in(
    _CHOICES, ["Fallback"]
)


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
    raise Refused(Reason.DAMAGED)


class _Body:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._ready: list[str] = []
        self._words: list[str] = []
        self._cells: list[str] = []
        self._tables = self._fallback = 0
        self._listening = False
        self._chars = 0

    def taken(self) -> list[str]:
        """What has become ready since this was last asked."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Fallback":
            self._fallback += 1
        elif name == "t":
            self._listening = not self._fallback
        elif name in ("tab", "br", "cr") and not self._fallback:
            self._words.append("\t" if name == "tab" else "\n")
        elif name == "tbl":
            self._tables += 1

    def end(self, name: str) -> None:
        if name == "Fallback":
            self._fallback -= 1
        elif name == "t":
            self._listening = False
        elif name == "p" and not self._fallback:
            self._end_paragraph()
        elif name == "tc" and not self._fallback:
            self._cells.append("".join(self._words).strip())
            self._words = []
        elif name == "tr" and self._tables == 1:
            self._ready.append("\t".join(self._cells) + "\n")
            self._cells = []
        elif name == "tbl":
            self._tables -= 1
            if not self._tables:
                self._ready.append("\n")

    def _end_paragraph(self) -> None:
        if self._tables:
            self._words.append(" ")
            return
        words = "".join(self._words).strip("\n")
        self._words = []
        if words.strip():
            self._ready.append(words + "\n\n")

    def text(self, text: str) -> None:
        if not self._listening:
            return
        self._words.append(text)
        self._chars += len(text)
        if self._chars > self._limits.text_chars:
            raise Refused(Reason.TOO_MUCH_TEXT, limit=self._limits.text_chars)
