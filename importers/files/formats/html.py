"""Web pages: the text a reader sees, a blank line between its blocks.

A scanner of its own, because Python's takes quadratic time on tags and comments that are
never closed. What is not closed here is taken for text, and is not looked for again.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import IO

from importers.files.encodings import encoding_of
from importers.files.limits import Limits

_UNSEEN = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "svg",
    "select",
    "textarea",
}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl",
    "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "title",
    "ul",
}  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])")


def read_html(stream: IO[bytes], limits: Limits) -> Iterator[str]:
    """The visible text. Raises ``Refused``."""
    page = _Page()
    for text, tag, closes in _tokens(stream.read().decode(encoding_of(stream))):
        page.take(text)
        if tag:
            page.tag(tag, closes=closes)
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


def _tokens(text: str) -> Iterator[tuple[str, str, bool]]:
    """(text before, name of a tag or "", whether it closes), in order."""
    source = _Source(text)
    place = shown = 0
    while (place := text.find("<", place)) >= 0:
        end, tag, closes = _markup(source, place)
        if end < 0:
            place += 1
            continue
        yield text[shown:place], tag, closes
        place = shown = end
    yield text[shown:], "", False


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


class _Page:
    def __init__(self) -> None:
        # Lines and, as empty ones, the breaks between blocks.
        self._lines: list[str] = []
        self._line: list[str] = []

    def take(self, text: str) -> None:
        if text:
            self._line.append(unescape(_BLANKS.sub(" ", text)))

    def tag(self, tag: str, *, closes: bool) -> None:
        if tag in _BLOCKS:
            self._end_line()
            if self._lines and self._lines[-1]:
                self._lines.append("")
        elif tag in ("br", "tr"):
            self._end_line()
        elif tag in ("td", "th") and closes:
            self._line.append("\t")

    def _end_line(self) -> None:
        line = "".join(self._line).strip(" \t")
        if line:
            self._lines.append(line)
        self._line = []

    def lines(self) -> Iterator[str]:
        self._end_line()
        for line in self._lines:
            yield line + "\n"
