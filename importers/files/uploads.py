"""What an uploaded file is, found out before anything opens it.

Its content decides, its name must agree. Looked at are its size, its first bytes and,
for an archive, its directory and its list of content types; nothing else is unpacked.
"""

import hashlib
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from importers.files.formats import archives
from importers.files.formats.ods import CONTENT as ODS_CONTENT
from importers.files.formats.xlsx_parts import CONTENT_TYPES, content_types
from importers.files.limits import LIMITS, Limits
from importers.files.refusals import RefusalReason, Refused
from importers.files.workbooks import FileKind

_HEAD = 4096
_PIECE = 64 * 1024
OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
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
MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|meta|table|\?xml|\w+:)", re.IGNORECASE)
_SUFFIXES = {".xlsx": FileKind.XLSX, ".ods": FileKind.ODS} | dict.fromkeys(
    (".csv", ".txt", ".tsv"), FileKind.CSV
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORKBOOK = f"{_OFFICE}.spreadsheetml.sheet.main+xml"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"
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
    if _SUFFIXES.get(suffix) != kind:
        raise Refused(RefusalReason.WRONG_NAME, suffix=suffix, kind=kind.value)
    upload = Upload(kind, shown, size, digest_of(stream))
    stream.seek(0)
    return upload


def _kind(stream: IO[bytes], limits: Limits) -> FileKind:
    stream.seek(0)
    head = stream.read(_HEAD)
    if head.startswith(archives.MAGIC):
        return _archived(stream, limits)
    if head.startswith(OLE2):
        raise Refused(inside_ole2(stream))
    for magic, found in OTHERS.items():
        if head.startswith(magic):
            raise Refused(RefusalReason.OTHER_FORMAT, found=found)
    marked = head.startswith(_MARKS)
    if MARKUP.match(head.removeprefix(_MARKS[0])):
        raise Refused(RefusalReason.WEB_PAGE)
    if b"\0" in head and not marked:
        raise Refused(RefusalReason.NOT_TEXT)
    return FileKind.CSV


def _archived(stream: IO[bytes], limits: Limits) -> FileKind:
    with archives.opened(stream, limits) as archive:
        names = archive.NameToInfo
        if CONTENT_TYPES in names:
            return _office(archive, limits)
        if "mimetype" in names and ODS_CONTENT in names:
            return _open_document(archive, limits)
    raise Refused(RefusalReason.OTHER_FORMAT, found="zip")


def _office(archive: zipfile.ZipFile, limits: Limits) -> FileKind:
    """xlsx, or why not: the content types tell a macro whatever the file is called."""
    types = content_types(archive, limits)
    found = " ".join(types.values()).lower()
    if "sheet.binary" in found:
        raise Refused(RefusalReason.BINARY_WORKBOOK)
    parts = [name.lower() for name in [*archive.namelist(), *types]]
    if "macroenabled" in found or "vbaproject" in found or has_macros(parts):
        raise Refused(RefusalReason.MACROS)
    if _WORKBOOK in types.values():
        return FileKind.XLSX
    for family, name in (
        ("wordprocessingml", "Word"),
        ("presentationml", "PowerPoint"),
    ):
        if family in found:
            raise Refused(RefusalReason.OTHER_FORMAT, found=name)
    raise Refused(RefusalReason.OTHER_FORMAT, found="zip")


def has_macros(parts: list[str]) -> bool:
    return any("vbaproject" in part or "/macrosheets/" in part for part in parts)


def _open_document(archive: zipfile.ZipFile, limits: Limits) -> FileKind:
    if archives.content(archive, "mimetype", limits.part_bytes).strip() != _ODS:
        raise Refused(RefusalReason.OTHER_FORMAT, found="OpenDocument")
    if _MANIFEST in archive.NameToInfo:
        manifest = archives.content(archive, _MANIFEST, limits.part_bytes)
        if b"encryption-data" in manifest:
            raise Refused(RefusalReason.ENCRYPTED)
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist()):
        raise Refused(RefusalReason.MACROS)
    return FileKind.ODS


def inside_ole2(stream: IO[bytes]) -> RefusalReason:
    """An encrypted xlsx is wrapped in the format of the old xls."""
    stream.seek(0)
    wrapped, last = "EncryptedPackage".encode("utf-16-le"), b""
    while piece := stream.read(_PIECE):
        if wrapped in last + piece:
            return RefusalReason.ENCRYPTED
        last = piece[-len(wrapped) :]
    return RefusalReason.OLD_EXCEL


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
