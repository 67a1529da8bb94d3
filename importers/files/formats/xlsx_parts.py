"""What an xlsx workbook is made of: where its parts are, and what its styles mean."""

import posixpath
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from importers.files.formats.archives import content, pieces
from importers.files.formats.numbers.number_formats import (
    GENERAL,
    NumberFormat,
    built_in,
    parsed,
)
from importers.files.formats.xml_events import Attributes, heard, names_in
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_RELATED = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = "[Content_Types].xml"
_MOST_STYLES = 70_000


class Elements:
    """A listener made of one function, told of every element that opens."""

    def __init__(self, opened: Callable[[str, Attributes], None]) -> None:
        self.start = opened

    def end(self, name: str) -> None:
        """Nothing is kept open."""

    def text(self, text: str) -> None:
        """These parts say everything in attributes."""


def content_types(archive: zipfile.ZipFile, limits: Limits) -> dict[str, str]:
    """Part → its content type; extensions stand as ``*.xml``."""
    types: dict[str, str] = {}

    def opened(name: str, attributes: Attributes) -> None:
        part = attributes.get("PartName") or f"*.{attributes.get('Extension', '')}"
        types[part.lstrip("/")] = attributes.get("ContentType", "")

    names = names_in([f"{_PACKAGE}/content-types"], ["Default", "Override"])
    part = content(archive, CONTENT_TYPES, limits.part_bytes)
    heard([part], names, Elements(opened))
    return types


@dataclass(frozen=True)
class Relation:
    kind: str
    part: str


def relations(
    archive: zipfile.ZipFile, part: str, limits: Limits
) -> dict[str, Relation]:
    """The parts that ``part`` refers to, by id; what lies outside the file is left out."""
    folder, name = posixpath.split(part)
    found: dict[str, Relation] = {}

    def opened(_name: str, attributes: Attributes) -> None:
        if attributes.get("TargetMode") == "External":
            return
        target = posixpath.join("/", folder, attributes.get("Target", ""))
        kind = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = Relation(
            kind, posixpath.normpath(target).lstrip("/")
        )

    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels in archive.NameToInfo:
        names = names_in([f"{_PACKAGE}/relationships"], ["Relationship"])
        heard([content(archive, rels, limits.part_bytes)], names, Elements(opened))
    return found


@dataclass(frozen=True)
class SheetPart:
    name: str
    part: str


@dataclass(frozen=True)
class Workbook:
    """``sheets`` are those a person sees, in their order; ``uncomputed``: whoever wrote it
    computed no formula, and asks for that when it is opened."""

    sheets: tuple[SheetPart, ...]
    since_1904: bool
    uncomputed: bool
    strings_part: str | None
    styles_part: str | None


def workbook(archive: zipfile.ZipFile, limits: Limits) -> Workbook:
    """The workbook's outline. Raises ``Refused``."""
    root = _part(relations(archive, "", limits), "officeDocument")
    if root is None:
        raise Refused(RefusalReason.DAMAGED)
    related = relations(archive, root, limits)
    listed: list[Attributes] = []
    since_1904 = uncomputed = False

    def opened(name: str, attributes: Attributes) -> None:
        nonlocal since_1904, uncomputed
        if name == "sheet":
            listed.append(attributes)
        elif name == "calcPr":
            uncomputed = attributes.get("fullCalcOnLoad", "0") in ("1", "true")
        else:
            since_1904 = attributes.get("date1904", "0") in ("1", "true")

    part = content(archive, root, limits.part_bytes)
    heard([part], names_in(MAIN, ["sheet", "workbookPr", "calcPr"]), Elements(opened))
    return Workbook(
        tuple(_sheets(listed, related)),
        since_1904,
        uncomputed,
        _part(related, "sharedStrings"),
        _part(related, "styles"),
    )


def _sheets(listed: list[Attributes], related: dict[str, Relation]) -> list[SheetPart]:
    sheets = []
    for attributes in listed:
        ids = [attributes.get(f"{space} id") for space in _RELATED]
        relation = next((related[one] for one in ids if one in related), None)
        if relation is None:
            raise Refused(RefusalReason.DAMAGED)
        hidden = attributes.get("state", "visible") != "visible"
        if relation.kind == "worksheet" and not hidden:
            sheets.append(SheetPart(attributes.get("name", "")[:100], relation.part))
    return sheets


def _part(related: dict[str, Relation], kind: str) -> str | None:
    return next((r.part for r in related.values() if r.kind == kind), None)


def number_formats(
    archive: zipfile.ZipFile, part: str | None, limits: Limits
) -> list[NumberFormat]:
    """The number format of each cell style, by the style's number."""
    if part is None:
        return [GENERAL]
    codes: dict[int, NumberFormat] = {}
    styles: list[NumberFormat] = []
    inside = False

    def opened(name: str, attributes: Attributes) -> None:
        nonlocal inside
        if name == "numFmt":
            codes[_integer(attributes.get("numFmtId"))] = parsed(
                attributes.get("formatCode", "")
            )
        elif name == "xf" and inside:
            number = _integer(attributes.get("numFmtId"))
            styles.append(codes.get(number) or built_in(number))
        else:
            # cellStyleXfs comes before cellXfs and has xf elements of its own.
            inside = name == "cellXfs"
        if len(styles) + len(codes) > _MOST_STYLES:
            raise Refused(RefusalReason.DAMAGED)

    names = names_in(MAIN, ["numFmt", "cellStyleXfs", "cellXfs", "cellStyles", "xf"])
    heard(pieces(archive, part), names, Elements(opened))
    return styles or [GENERAL]


def _integer(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError as error:
        raise Refused(RefusalReason.DAMAGED) from error
