"""A report's file → its text: what the file is, found out first; then read apart, bounded.

Text files, PDF, Word (docx) and web pages are read, and text that was pasted. Paragraphs
are the runs of non-blank lines of the text that comes out, so a reader of a format with
paragraphs of its own puts a blank line between them. Glyphs that were lost stay in the
text as U+FFFD for whoever reads it to report; radicals become the characters they look
like.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import IO, Any

from importers.files.formats import archives, compound
from importers.files.formats.archived_kinds import has_macros
from importers.files.formats.docx import MAIN_TYPE, read_docx
from importers.files.formats.html import read_html
from importers.files.formats.pdf import read_pdf
from importers.files.formats.plain import read_plain
from importers.files.formats.tab_separated import in_printed_lines
from importers.files.formats.xlsx_parts import CONTENT_TYPES, content_types
from importers.files.isolation import Source, items_of
from importers.files.limits import DOCUMENT_LIMITS, Limits
from importers.files.refusals import RefusalReason, Refused
from importers.files.uploads import (
    MARKUP,
    OTHERS,
    digest_of,
    inside_ole2,
    shown_name,
)
from indicators.radicals import mended
from reports.paragraphs import paragraphs_of

_HEAD = 4096
_PDF = b"%PDF-"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class DocumentKind(StrEnum):
    """The kinds of report that are read; the value is the end of their names."""

    TXT = "txt"
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


_SUFFIXES = {
    ".txt": DocumentKind.TXT,
    ".md": DocumentKind.TXT,
    ".pdf": DocumentKind.PDF,
    ".docx": DocumentKind.DOCX,
    ".html": DocumentKind.HTML,
    ".htm": DocumentKind.HTML,
}
READERS: dict[DocumentKind, Callable[[IO[bytes], Limits], Iterator[str]]] = {
    DocumentKind.TXT: read_plain,
    DocumentKind.PDF: read_pdf,
    DocumentKind.DOCX: read_docx,
    DocumentKind.HTML: read_html,
}


@dataclass(frozen=True)
class Document:
    """A file that may be read. ``digest`` is its SHA-256; ``name`` is safe to show."""

    kind: DocumentKind
    name: str
    size: int
    digest: str


def examined(
    stream: IO[bytes], name: str, limits: Limits = DOCUMENT_LIMITS
) -> Document:
    """What the file is; leaves the stream at its start. Raises ``Refused``."""
    size = stream.seek(0, 2)
    if size == 0:
        raise Refused(RefusalReason.EMPTY)
    if size > limits.file_bytes:
        raise Refused(RefusalReason.TOO_LARGE, limit=limits.file_bytes)
    shown = shown_name(name)
    suffix = PurePosixPath(shown.lower()).suffix
    kind = _kind(stream, suffix, limits)
    if _SUFFIXES.get(suffix) != kind:
        raise Refused(RefusalReason.WRONG_NAME, suffix=suffix, kind=kind.value)
    document = Document(kind, shown, size, digest_of(stream))
    stream.seek(0)
    return document


def _kind(stream: IO[bytes], suffix: str, limits: Limits) -> DocumentKind:
    stream.seek(0)
    head = stream.read(_HEAD)
    if head.startswith(archives.MAGIC):
        return _archived(stream, limits)
    if head.startswith(compound.MAGIC):
        raise Refused(inside_ole2(stream))
    if _PDF in head[:1024]:
        return DocumentKind.PDF
    for magic, found in OTHERS.items():
        if head.startswith(magic):
            raise Refused(RefusalReason.OTHER_FORMAT, found=found)
    if b"\0" in head and not head.startswith(_MARKS):
        raise Refused(RefusalReason.NOT_TEXT)
    if MARKUP.match(head.removeprefix(_MARKS[0])):
        return DocumentKind.HTML
    # A piece of a page need not begin as one.
    page = _SUFFIXES.get(suffix) == DocumentKind.HTML and b"<" in head
    return DocumentKind.HTML if page else DocumentKind.TXT


def _archived(stream: IO[bytes], limits: Limits) -> DocumentKind:
    with archives.opened(stream, limits) as archive:
        if CONTENT_TYPES not in archive.NameToInfo:
            raise Refused(RefusalReason.OTHER_FORMAT, found="zip")
        types = content_types(archive, limits)
        found = " ".join(types.values()).lower()
        parts = [name.lower() for name in [*archive.namelist(), *types]]
        if "macroenabled" in found or "vbaproject" in found or has_macros(parts):
            raise Refused(RefusalReason.MACROS)
        if MAIN_TYPE in types.values():
            return DocumentKind.DOCX
    for family, name in (("spreadsheetml", "Excel"), ("presentationml", "PowerPoint")):
        if family in found:
            raise Refused(RefusalReason.OTHER_FORMAT, found=name)
    raise Refused(RefusalReason.OTHER_FORMAT, found="zip")


def pasted(text: str) -> tuple[io.BytesIO, str]:
    """Text from a form as a file and its name; a page's source is told by its tags, a table
    by the tabs between its cells."""
    plain = text.replace("\r\n", "\n")
    page = re.match(
        r"\s*<(?:!doctype|html|head|body|div|p|table|section)\b", plain, re.I
    )
    if page:
        return io.BytesIO(plain.encode()), "pasted.html"
    return io.BytesIO(in_printed_lines(plain).encode()), "pasted.txt"


def text_of(
    source: Source, kind: DocumentKind, limits: Limits = DOCUMENT_LIMITS
) -> str:
    """The text of a file, read in a process of its own. Raises ``Refused``."""
    task = "importers.files.documents:read"
    pieces: list[str] = list(items_of(task, source, {"kind": kind.value}, limits))
    text = "".join(pieces)
    if not text.strip():
        raise Refused(RefusalReason.NO_TEXT)
    if len(paragraphs_of(text)) > limits.paragraphs:
        raise Refused(RefusalReason.TOO_MANY_PARAGRAPHS, limit=limits.paragraphs)
    return text


def read(
    stream: IO[bytes], options: Mapping[str, Any], limits: Limits
) -> Iterator[str]:
    """The text of ``stream``, piece by piece: what the child process runs."""
    left = limits.text_chars
    for piece in READERS[DocumentKind(options["kind"])](stream, limits):
        left -= len(piece)
        if left < 0:
            raise Refused(RefusalReason.TOO_MUCH_TEXT, limit=limits.text_chars)
        yield mended(piece)
