"""Reports in the formats that offices send, made for tests, some with something wrong."""

import io
import struct
import zipfile
from collections.abc import Sequence

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MAIN_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


def docx(body: str, *, kind: str = MAIN_TYPE, **more: bytes) -> bytes:
    """A Word document with this between <w:body> and </w:body>."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    document = (
        f'<w:document xmlns:w="{WORD}" xmlns:mc="{CHOICES}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", document)
        for name, content in more.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def paragraph(*runs: str) -> str:
    inside = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{inside}</w:p>"


def table(*rows: Sequence[str]) -> str:
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def merged_table(*rows: Sequence[tuple[str, int, bool]]) -> str:
    """Cells as (words, columns, whether the cell above covers it)."""
    cells = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/>'
            f"{'<w:vMerge/>' if covered else ''}</w:tcPr>{paragraph(words)}</w:tc>"
            for words, across, covered in row
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


Words = tuple[float, float, str]
Stroke = tuple[float, float, float, float]


def ruled(
    top: float, *rows: Sequence[str], wide: float = 90, sides: bool = True
) -> list[Words | Stroke]:
    """A table for a page of a PDF: words in cells between lines, from ``top`` down.
    ``sides``: with lines at its left and right."""
    high, left = 24, 72
    columns = max(map(len, rows))
    foot, right = top - high * len(rows), left + wide * columns
    words: list[Words | Stroke] = [
        (left + wide * column + 4, top - high * row - 16, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell
    ]
    heights = [top - high * row for row in range(len(rows) + 1)]
    places = [left + wide * column for column in range(columns + 1)]
    words += [(left, y, right, y) for y in heights]
    return words + [(x, foot, x, top) for x in (places if sides else places[1:-1])]


def pdf(
    *pages: Sequence[Words | Stroke],
    unmapped: str = "",
    encrypted: bool = False,
) -> bytes:
    """Pages of (x, y, line) in a font that says what its glyphs are, but for ``unmapped``,
    and of strokes (x, y, x, y)."""
    characters = sorted(
        {c for page in pages for item in page if len(item) == 3 for c in item[2]}
    )
    codes = {c: number for number, c in enumerate(characters, start=1)}
    mapped = [
        f"<{n:04X}> <{ord(c):04X}>" for c, n in codes.items() if c not in unmapped
    ]
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"{len(mapped)} beginbfchar {' '.join(mapped)} endbfchar endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        (
            f"<< /Type /Pages /Count {len(pages)} /Kids "
            f"[{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}] >>"
        ),
        (
            "<< /Type /Font /Subtype /Type0 /BaseFont /Paper /Encoding /Identity-H "
            "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
        ),
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Paper /DW 1000 /CIDSystemInfo "
            "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ),
        _stream(cmap),
    ]
    for n, page in enumerate(pages):
        shown = "".join(
            f"1 0 0 1 {item[0]} {item[1]} Tm "
            f"<{''.join(f'{codes[c]:04X}' for c in item[2])}> Tj "
            for item in page
            if len(item) == 3
        )
        drawn = "".join(
            f"{item[0]} {item[1]} m {item[2]} {item[3]} l S "
            for item in page
            if len(item) == 4
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
            f"<< /Font << /F 3 0 R >> >> /Contents {7 + 2 * n} 0 R >>"
        )
        objects.append(_stream(f"{drawn}BT /F 12 Tf {shown}ET"))
    return _written(objects, encrypted=encrypted)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _written(objects: list[str], *, encrypted: bool) -> bytes:
    file, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n{content}\nendobj\n"
    begin = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    file += "".join(f"{place:010} 00000 n \n" for place in places)
    lock = (
        f" /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'11' * 32}> "
        f"/U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>]"
        if encrypted
        else ""
    )
    file += f"trailer << /Size {len(objects) + 1} /Root 1 0 R{lock} >>\n"
    return (file + f"startxref\n{begin}\n%%EOF").encode()


def declaring_more(file: bytes, size: int) -> bytes:
    """The archive with a size declared for its entries that they do not have."""
    changed = bytearray(file)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 24 : place + 28] = struct.pack("<L", size)
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)
