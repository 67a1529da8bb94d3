"""Web pages: the text a reader sees, a blank line between its blocks."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import IO

from importers.encodings import encoding_of
from importers.limits import Limits

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


def read_html(stream: IO[bytes], limits: Limits) -> Iterator[str]:
    """The visible text. Raises ``Refused``."""
    source = stream.read().decode(encoding_of(stream))
    page = _Page()
    page.feed(source)
    page.close()
    yield from page.lines()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        # Lines and, as empty ones, the breaks between blocks.
        self._lines: list[str] = []
        self._line: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BLOCKS:
            self._break()
        elif tag in ("br", "tr"):
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self._break()
        elif tag == "tr":
            self._end_line()
        elif tag in ("td", "th"):
            self._line.append("\t")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._line.append(_BLANKS.sub(" ", data))

    def _end_line(self) -> None:
        line = "".join(self._line).strip(" \t")
        if line:
            self._lines.append(line)
        self._line = []

    def _break(self) -> None:
        self._end_line()
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def lines(self) -> Iterator[str]:
        self._end_line()
        for line in self._lines:
            yield line + "\n"
