"""Which styles of an open document raise, lower or strike out text, and what spans show."""

import zipfile

from importers.files.formats.archives import pieces
from importers.files.formats.runs import PLAIN, Look
from importers.files.formats.xml_events import Attributes, heard

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
STYLE, TEXT = f"{_OASIS}:style:1.0 ", f"{_OASIS}:text:1.0 "
STYLES = "styles.xml"
_NAMES = {f"{STYLE}style": "style", f"{STYLE}text-properties": "look"}
_STRUCK = ("text-line-through-style", "text-line-through-type")
_MOST_PARENTS = 8


class Looks:
    """The looks of styles by their names; a style shows what its parents do."""

    def __init__(self) -> None:
        self._own: dict[str, Attributes] = {}
        self._parents: dict[str, str] = {}
        self._style = ""
        self._spans: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self._style = attributes.get(f"{STYLE}name", "")
            self._parents[self._style] = attributes.get(f"{STYLE}parent-style-name", "")
        elif self._style:
            self._own.setdefault(self._style, {}).update(attributes)

    def end(self, name: str) -> None:
        if name == "style":
            self._style = ""

    def text(self, text: str) -> None:
        """Styles say everything in attributes."""

    def open_span(self, style: str) -> None:
        self._spans.append(style)

    def close_span(self) -> None:
        self._spans.pop()

    def shown(self, text: str) -> str:
        """The text of the spans that are open, the inmost first."""
        found = (self.of(style) for style in reversed(self._spans))
        return next((look for look in found if look != PLAIN), PLAIN).shown(text)

    def of(self, style: str) -> Look:
        said = self._said(style)
        position = said.get(f"{STYLE}text-position", "").split(" ")[0]
        struck = any(said.get(f"{STYLE}{n}", "none") != "none" for n in _STRUCK)
        return Look(_height(position), struck)

    def _said(self, style: str) -> Attributes:
        said: Attributes = {}
        for _step in range(_MOST_PARENTS):
            said = {**self._own.get(style, {}), **said}
            style = self._parents.get(style, "")
        return said


def _height(position: str) -> str:
    """``super``, ``33%`` and ``sub``, ``-33%`` of a style's text position."""
    if (
        position == "super"
        or position.rstrip("%").replace(".", "").strip("0").isdigit()
    ):
        return "superscript"
    return "subscript" if position.startswith(("sub", "-")) else ""


def common_looks(archive: zipfile.ZipFile) -> Looks:
    """Those of the document's named styles."""
    looks = Looks()
    if STYLES in archive.NameToInfo:
        heard(pieces(archive, STYLES), _NAMES, looks)
    return looks
