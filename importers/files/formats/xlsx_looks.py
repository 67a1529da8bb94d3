"""Which cell styles of a workbook raise, lower or strike out all that a cell says."""

import zipfile

from importers.files.formats.archives import pieces
from importers.files.formats.runs import PLAIN, Look, is_on
from importers.files.formats.xlsx_parts import MAIN
from importers.files.formats.xml_events import Attributes, heard, names_in

_PLACES = ("fonts", "cellXfs", "cellStyleXfs", "dxfs")


class _Fonts:
    """Fonts come before the styles that name them by their number."""

    def __init__(self) -> None:
        self.fonts: list[Look] = []
        self.styles: dict[int, Look] = {}
        self._place = ""
        self._styles = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _PLACES:
            self._place = name
        elif name == "xf" and self._place == "cellXfs":
            self._use(attributes.get("fontId", "0"))
        elif self._place == "fonts":
            self._hear(name, attributes.get("val", ""))

    def _hear(self, name: str, value: str) -> None:
        if name == "font":
            self.fonts.append(PLAIN)
        elif name == "vertAlign" and self.fonts:
            self.fonts[-1] = Look(value, self.fonts[-1].struck)
        elif name == "strike" and self.fonts:
            self.fonts[-1] = Look(self.fonts[-1].height, is_on(value))

    def _use(self, font: str) -> None:
        number = int(font) if font.isascii() and font.isdigit() else 0
        if number < len(self.fonts) and self.fonts[number] != PLAIN:
            self.styles[self._styles] = self.fonts[number]
        self._styles += 1

    def end(self, name: str) -> None:
        if name == self._place:
            self._place = ""

    def text(self, text: str) -> None:
        """Styles say everything in attributes."""


def looks(archive: zipfile.ZipFile, part: str | None) -> dict[int, Look]:
    """The looks of the cell styles, by the style's number, that are not plain."""
    if part is None:
        return {}
    fonts = _Fonts()
    names = names_in(MAIN, [*_PLACES, "font", "vertAlign", "strike", "xf"])
    heard(pieces(archive, part), names, fonts)
    return fonts.styles
