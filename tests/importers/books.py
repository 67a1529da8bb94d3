"""Workbooks made for tests: well-formed ones, and ones with something wrong.

None does harm to other software: what is too much here is too much for limits that the
tests lower.
"""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

GIVEN = Path(__file__).parent / "files" / "given"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORKBOOK_TYPE = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
HEADER = ["城市", "指标", "分组", "年份", "数值", "单位"]
ROW = ["株洲", "低保标准", "城市", 2022, 625, "元/月"]


def xlsx(*rows: Sequence[object]) -> bytes:
    """A workbook as openpyxl saves it, of one sheet."""
    book = openpyxl.Workbook()
    for row in rows or (HEADER, ROW):
        book.active.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_xml(inside: str, before: str = "", after: str = "") -> str:
    return (
        f'{before}<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData>'
        f"{after}</worksheet>"
    )


def parts(
    sheet: str,
    *,
    strings: str = "",
    styles: str = "",
    properties: str = "",
    state: str = "visible",
    kind: str = WORKBOOK_TYPE,
) -> dict[str, str]:
    """The parts of a workbook whose one sheet is the XML ``sheet``."""
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">{properties}<sheets>'
            f'<sheet name="表" sheetId="1" state="{state}" r:id="s"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="s" Type="{RELATED}/worksheet" Target="worksheets/1.xml"/>'
            f'<Relationship Id="t" Type="{RELATED}/sharedStrings" Target="strings.xml"/>'
            f'<Relationship Id="f" Type="{RELATED}/styles" Target="/xl/styles.xml"/>'
            "</Relationships>"
        ),
        "xl/worksheets/1.xml": sheet,
        "xl/strings.xml": strings or f'<sst xmlns="{MAIN}"/>',
        "xl/styles.xml": styles or f'<styleSheet xmlns="{MAIN}"/>',
    }


def zipped(content: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return file.getvalue()


def cell_at(address: str) -> bytes:
    """A small workbook with content in one cell only."""
    row = "".join(c for c in address if c.isdigit())
    cell = f'<row r="{row}"><c r="{address}"><v>1</v></c></row>'
    return zipped(parts(sheet_xml(cell)))


def numbers(*cells: str, styles: str = "", properties: str = "") -> bytes:
    """A workbook whose first row holds ``cells`` as they stand in XML."""
    row = f'<row r="1">{"".join(cells)}</row>'
    return zipped(parts(sheet_xml(row), styles=styles, properties=properties))


def styles(*codes: str) -> str:
    """Cell styles 1, 2, … with the number formats ``codes``."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>'
        for n, code in enumerate(codes)
    )
    uses = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs>'
        f'<xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{uses}</cellXfs>'
        "</styleSheet>"
    )


def with_flag(content: bytes, bit: int) -> bytes:
    """The archive with a flag set on every entry, as for an encrypted one."""
    changed = bytearray(content)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(magic)
        while at >= 0:
            (flags,) = struct.unpack_from("<H", changed, at + offset)
            struct.pack_into("<H", changed, at + offset, flags | bit)
            at = changed.find(magic, at + 4)
    return bytes(changed)


def with_wrong_sum(content: bytes, name: str) -> bytes:
    """The archive with the checksum of one entry changed in its directory."""
    changed = bytearray(content)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", changed, at + 28)[0]
        if changed[at + 46 : at + 46 + length] == name.encode():
            changed[at + 16] ^= 0xFF
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{s}="{_OASIS}:{s}:1.0"' for s in ("office", "table", "text", "style")
)
_SPACES += f' xmlns:number="{_OASIS}:datastyle:1.0"'


def ods_styles(styles: str) -> str:
    """The part of an open document with its named styles."""
    return f"<office:document-styles {_SPACES}>{styles}</office:document-styles>"


def ods(
    table: str, *, more: Mapping[str, str] | None = None, styles: str = ""
) -> bytes:
    """An open document whose body is the XML ``table``."""
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{table}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content, **(more or {})})
