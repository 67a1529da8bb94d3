"""What an uploaded file is, found out before anything opens it.

Its content decides, its name must agree. Looked at are its size, its first bytes and,
for an archive, its directory and its list of content types; nothing else is unpacked.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from importers.files.formats import archives, compound
from importers.files.formats.archived_kinds import archived_kind
from importers.files.formats.spreadsheet_xml import SPACE
from importers.files.kinds import NAMES, FileKind
from importers.files.limits import LIMITS, Limits
from importers.files.refusals import RefusalReason, Refused

_HEAD = 4096
_PIECE = 64 * 1024
OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b": "gzip",
    b"PK\x05\x06": "zip",
}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEADER_LINE = re.compile(rb"[A-Za-z-]{1,40}:")
_WEB_ARCHIVE = (b"mime-version:", b"multipart/related")
MARKUP = re.compile(
    rb"\s*<(?:!doctype|html|head|meta|table|body|div|style|\?xml|\w+:)", re.IGNORECASE
)
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True)
class Upload:
    """A file that may be read. ``digest`` is its SHA-256; ``name`` is safe to show."""

    kind: FileKind
    name: str
    size: int
    digest: str


def examined(stream: IO[bytes], name: str, limits: Limits = LIMITS) -> Upload:
    """What the file is; leaves the stream at its start. Raises ``Refused``."""
    size = stream.seek(0, 2)
    if size == 0:
        raise Refused(RefusalReason.EMPTY)
    if size > limits.file_bytes:
        raise Refused(RefusalReason.TOO_LARGE, limit=limits.file_bytes)
    kind = _kind(stream, limits)
    shown = shown_name(name)
    suffix = PurePosixPath(shown.lower()).suffix
    if kind not in NAMES.get(suffix, ()):
        raise Refused(RefusalReason.WRONG_NAME, suffix=suffix, kind=kind.value)
    upload = Upload(kind, shown, size, digest_of(stream))
    stream.seek(0)
    return upload


def _kind(stream: IO[bytes], limits: Limits) -> FileKind:
    stream.seek(0)
    head = stream.read(_HEAD)
    if head.startswith(archives.MAGIC):
        return archived_kind(stream, limits)
    if head.startswith(compound.MAGIC):
        return _compound_kind(stream)
    for magic, found in OTHERS.items():
        if head.startswith(magic):
            raise Refused(RefusalReason.OTHER_FORMAT, found=found)
    marked = head.startswith(_MARKS)
    start = _start_of(head)
    if MARKUP.match(start):
        return _markup_kind(start)
    if _HEADER_LINE.match(start) and all(w in start.lower() for w in _WEB_ARCHIVE):
        return FileKind.MHT
    if b"\0" in head and not marked:
        raise Refused(RefusalReason.NOT_TEXT)
    return FileKind.CSV


def _start_of(head: bytes) -> bytes:
    """The first bytes without a byte order mark, as ASCII has them where it can."""
    for mark, encoding in (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace").encode()
    return head.removeprefix(_MARKS[0])


def _markup_kind(start: bytes) -> FileKind:
    """A page, or a workbook written in XML; other XML is no table."""
    if SPACE.encode() in start:
        return FileKind.XML
    if start.lstrip().startswith(b"<?xml") and b"<html" not in start.lower():
        raise Refused(RefusalReason.WEB_PAGE)
    return FileKind.HTML


def _compound_kind(stream: IO[bytes]) -> FileKind:
    """An old workbook, or an encrypted one: whether that opens is found out by its reader."""
    found = compound.entry_names(
        stream, (compound.ENCRYPTED, *compound.WORKBOOKS, *compound.MACROS)
    )
    if compound.ENCRYPTED in found:
        return FileKind.XLSX
    if found.isdisjoint(compound.WORKBOOKS):
        raise Refused(RefusalReason.OLD_OFFICE)
    if not found.isdisjoint(compound.MACROS):
        raise Refused(RefusalReason.MACROS)
    return FileKind.XLS


def inside_ole2(stream: IO[bytes]) -> RefusalReason:
    """Why a report in this wrapping is not read."""
    found = compound.entry_names(stream, (compound.ENCRYPTED,))
    return RefusalReason.ENCRYPTED if found else RefusalReason.OLD_OFFICE


def digest_of(stream: IO[bytes]) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def shown_name(name: str) -> str:
    """The name without folders and without characters that are not seen, cut short."""
    base = _UNPRINTABLE.sub("", name.replace("\\", "/").rpartition("/")[2]).strip()
    path = PurePosixPath(base)
    return f"{path.stem[:120]}{path.suffix[:10]}"
