"""What kind of table an archive holds, told by its list of content types."""

import zipfile
from typing import IO

from importers.files.formats import archives
from importers.files.formats.ods import CONTENT as ODS_CONTENT
from importers.files.formats.xlsx_parts import CONTENT_TYPES, content_types
from importers.files.kinds import FileKind
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORKBOOK = f"{_OFFICE}.spreadsheetml.sheet.main+xml"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"


def archived_kind(stream: IO[bytes], limits: Limits) -> FileKind:
    """The kind of table in a zip archive. Raises ``Refused``."""
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
    found = " ".join(_present(archive, types)).lower()
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


def _present(archive: zipfile.ZipFile, types: dict[str, str]) -> set[str]:
    """The types of the parts that are there; SheetJS lists those of all it could write."""
    named = {part: kind for part, kind in types.items() if not part.startswith("*.")}
    return {*named.values()} | {
        types.get(f"*.{name.rpartition('.')[2]}", "")
        for name in archive.namelist()
        if name not in named
    }


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
