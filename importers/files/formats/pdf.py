"""PDF: the text of its pages, a blank line where a paragraph seems to end; the rows of
ruled tables are lines with tabs between the cells.

A page knows no paragraphs, only where glyphs stand. A new one is taken to begin after a
wide gap, with a line that is indented against the next one, and after a line that ends
early with a full stop. Glyphs without a character become U+FFFD.
"""

from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from itertools import groupby
from typing import IO, Any

import pypdfium2
from pypdfium2 import raw

from importers.files.formats.pdf_tables import TableFinder, TableText
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

LOST = "\ufffd"
_WIDE_GAP = 1.9  # between two lines, in heights of a line
_INDENT = 1.2
_EARLY = 0.85  # of the widest line
_PASSWORD = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


@dataclass(frozen=True)
class PageLine:
    """A line of a page with the box it fills; ``y`` is its foot."""

    text: str
    left: float
    right: float
    y: float
    height: float


Piece = PageLine | TableText


def read_pdf(stream: IO[bytes], limits: Limits) -> Iterator[str]:
    """The text, page by page. Raises ``Refused``."""
    document = _opened(stream.read())
    try:
        if len(document) > limits.pages:
            raise Refused(RefusalReason.TOO_MANY_PAGES, limit=limits.pages)
        left, finder = limits.text_chars, TableFinder()
        ended: Piece | None = None
        for number in range(len(document)):
            pieces = _page(document, number, left, finder)
            if not pieces:
                continue
            text = _written(pieces)
            left -= len(text)
            if ended is not None:
                yield "\n" if _goes_on(ended, pieces[0]) else "\n\n"
            yield text
            ended = pieces[-1]
        if ended is not None:
            yield "\n\n"
    except pypdfium2.PdfiumError as error:
        raise Refused(RefusalReason.DAMAGED) from error
    finally:
        document.close()


def _opened(content: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in _PASSWORD
        raise Refused(
            RefusalReason.ENCRYPTED if locked else RefusalReason.DAMAGED
        ) from error


def _goes_on(ended: Piece, begun: Piece) -> bool:
    """Whether a table at the foot of a page is continued at the head of the next."""
    if not isinstance(ended, TableText) or not isinstance(begun, TableText):
        return False
    return ended.columns == begun.columns


def _page(document: Any, number: int, most: int, finder: TableFinder) -> list[Piece]:
    page = document[number]
    try:
        text = page.get_textpage()
        count = text.count_chars()
        if count > most:
            raise Refused(RefusalReason.TOO_MUCH_TEXT, limit=most)
        tables = [TableText(ruled) for ruled in finder.tables_of(page)]
        pieces = list(_pieces(text, count, tables))
        text.close()
    finally:
        page.close()
    return [piece for piece in pieces if piece.text.strip()]


def _written(pieces: list[Piece]) -> str:
    """Lines joined into paragraphs, tables between them, empty lines between all."""
    written: list[str] = []
    for is_line, group in groupby(pieces, lambda piece: isinstance(piece, PageLine)):
        if is_line:
            written.append(
                joined([line for line in group if isinstance(line, PageLine)])
            )
        else:
            written += [table.text for table in group]
    return "\n\n".join(written)


def _pieces(page: Any, count: int, tables: list[TableText]) -> Iterator[Piece]:
    """Lines in the order of the page; a table where its first glyph stands."""
    characters: list[str] = []
    places: list[int] = []
    inside: TableText | None = None
    for place in range(count):
        character = _character(page, place)
        if not character.isspace():
            inside = _table_at(page, place, tables) if tables else None
        if inside is not None:
            inside.take(character)
        elif character in "\r\n":
            if characters:
                yield _line(page, characters, places)
                characters, places = [], []
        elif character:
            characters.append(character)
            places.append(place)
        if inside is not None and not inside.is_met:
            if characters:
                yield _line(page, characters, places)
                characters, places = [], []
            inside.is_met = True
            yield inside
    if characters:
        yield _line(page, characters, places)


def _table_at(page: Any, place: int, tables: list[TableText]) -> TableText | None:
    """The table whose cell the glyph stands in; it goes on in that cell."""
    left, right, foot, head = (c_double() for _ in range(4))
    ends = byref(left), byref(right), byref(foot), byref(head)
    if not raw.FPDFText_GetCharBox(page, place, *ends):
        return None
    x, y = (left.value + right.value) / 2, (foot.value + head.value) / 2
    return next((table for table in tables if table.enter(x, y)), None)


def _character(page: Any, place: int) -> str:
    code = raw.FPDFText_GetUnicode(page, place)
    if raw.FPDFText_HasUnicodeMapError(page, place) == 1 or 0xE000 <= code <= 0xF8FF:
        return LOST
    if code in (0x02, 0xAD, 0xFFFE):
        # A hyphen at the end of a line, which the engine marks so.
        return "-"
    if code in (0x09, 0x0A, 0x0D):
        return chr(code)
    unseen = code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF
    return LOST if unseen or code > 0x10FFFF else chr(code)


def _line(page: Any, characters: list[str], places: list[int]) -> PageLine:
    seen = [p for p, c in zip(places, characters, strict=True) if not c.isspace()]
    if not seen:
        return PageLine("", 0, 0, 0, 0)
    first = page.get_charbox(seen[0], loose=True)
    last = page.get_charbox(seen[-1], loose=True)
    height = max(first[3] - first[1], 1.0)
    return PageLine("".join(characters).strip(), first[0], last[2], first[1], height)


def joined(lines: list[PageLine]) -> str:
    """The lines of a page with blank ones where paragraphs end."""
    widest = max(line.right - line.left for line in lines)
    pieces = [lines[0].text]
    for number in range(1, len(lines)):
        following = lines[number + 1] if number + 1 < len(lines) else None
        parted = _parted(lines[number - 1], lines[number], following, widest)
        pieces.append("\n\n" if parted else "\n")
        pieces.append(lines[number].text)
    return "".join(pieces)


def _parted(
    before: PageLine, line: PageLine, following: PageLine | None, widest: float
) -> bool:
    if abs(before.y - line.y) > _WIDE_GAP * max(before.height, line.height):
        return True
    if line.height > 1.25 * before.height or before.height > 1.25 * line.height:
        return True
    ended = (
        before.text[-1] in "。！？!?；："
        and before.right - before.left < _EARLY * widest
    )
    if ended:
        return True
    indented = (
        following is not None and line.left - following.left > _INDENT * line.height
    )
    return indented and line.left - before.left > -_INDENT * line.height
