"""Text in a workbook: the shared strings, with rich text joined and phonetics left out."""

import re
import zipfile

from importers.files.formats import runs
from importers.files.formats.archives import pieces
from importers.files.formats.xlsx_parts import MAIN
from importers.files.formats.xml_events import Attributes, heard, names_in
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """``_x000D_`` and the like, by which a workbook writes what XML cannot."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: _character(int(match[1], 16)), text)


def _character(code: int) -> str:
    return "" if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def shared_strings(
    archive: zipfile.ZipFile, part: str | None, limits: Limits
) -> tuple[list[str], frozenset[int]]:
    """All shared strings, by number, and which are made of runs with looks of their own.
    Raises ``Refused``."""
    if part is None:
        return [], frozenset()
    strings = _Strings(limits)
    names = names_in(MAIN, ["si", "t", "rPh", *runs.NAMES])
    heard(pieces(archive, part), names, strings)
    return strings.all, frozenset(strings.rich)


class _Strings:
    def __init__(self, limits: Limits) -> None:
        self.all: list[str] = []
        self.rich: set[int] = set()
        self._limits = limits
        self._chars = 0
        self._parts: list[str] = []
        self._listening = self._phonetic = False
        self._run = runs.Run()

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "t":
            self._listening = not self._phonetic
        elif name == "rPh":
            self._phonetic = True
        else:
            self._run.start(name, attributes.get("val", ""))
            if name == "r":
                self.rich.add(len(self.all))

    def end(self, name: str) -> None:
        if name == "t":
            self._listening = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "r":
            self._run.end()
        elif name == "si":
            self.all.append(unescaped("".join(self._parts)))
            self._parts.clear()
            if len(self.all) > self._limits.strings:
                raise Refused(RefusalReason.TOO_MANY_CELLS, limit=self._limits.strings)

    def text(self, text: str) -> None:
        if not self._listening:
            return
        self._parts.append(self._run.shown(text))
        self._chars += len(text)
        if self._chars > self._limits.text_chars:
            raise Refused(RefusalReason.TOO_MUCH_TEXT, limit=self._limits.text_chars)
