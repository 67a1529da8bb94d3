"""Workbooks written as XML of 2003, called .xls by the systems that write them."""

import contextlib
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.files.formats.spreadsheet_xml import SPACE
from importers.files.formats.tables import RawRow
from importers.files.kinds import FileKind
from importers.files.limits import LIMITS
from importers.files.refusals import RefusalReason, Refused
from importers.files.workbooks import READERS


def book(*sheets: str, styles: str = "", encoding: str = "utf-8") -> bytes:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f"<Styles>{styles}</Styles>{''.join(sheets)}</Workbook>"
    ).encode(encoding)


def sheet(inside: str, name: str = "表", after: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{inside}</Table>{after}</Worksheet>'


def cell(kind: str, said: str, **attributes: object) -> str:
    more = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    return f'<Cell{more}><Data ss:Type="{kind}">{said}</Data></Cell>'


def rows(content: bytes, **lower: int) -> list[RawRow]:
    return list(READERS[FileKind.XML](io.BytesIO(content), replace(LIMITS, **lower)))


def reason(content: bytes, **lower: int) -> RefusalReason:
    with pytest.raises(Refused) as refused:
        rows(content, **lower)
    return refused.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030", "utf-16"])
def test_cells_in_any_encoding(encoding: str) -> None:
    inside = (
        f"<Row>{cell('String', '株洲')}{cell('Number', '625.5')}</Row>"
        f"<Row ss:Index='4'>{cell('Boolean', '1', Index=2)}{cell('Error', '#N/A')}</Row>"
    )
    assert rows(book(sheet(inside), encoding=encoding)) == [
        RawRow("表", 1, ("株洲", "625.5")),
        RawRow("表", 4, ("", "TRUE", "#N/A")),
    ]


@pytest.mark.parametrize(
    ("kind", "said", "code", "text"),
    [
        ("Number", "0.62", "Percent", "62.00%"),
        ("Number", "7500", "0&quot;余&quot;", "7500余"),
        ("Number", "13400", "0!.0,&quot;万&quot;", "13400"),
        ("DateTime", "2024-01-01T00:00:00.000", "yyyy&quot;年&quot;", "2024年"),
        ("DateTime", "2024-12-31T00:00:00.000", "Short Date", "2024-12-31"),
        ("String", "2300", "@&quot;余&quot;", "2300余"),
    ],
)
def test_numbers_are_shown_by_their_formats(kind, said, code, text) -> None:
    styles = f'<Style ss:ID="s1"><NumberFormat ss:Format="{code}"/></Style>'
    content = book(sheet(f"<Row>{cell(kind, said, StyleID='s1')}</Row>"), styles=styles)
    assert rows(content) == [RawRow("表", 1, (text,))]


def test_merged_hidden_commented_raised_and_uncomputed() -> None:
    inside = (
        f"<Row>{cell('String', '株洲', MergeDown=1)}{cell('String', '题', MergeAcross=1)}</Row>"
        '<Row><Cell ss:Index="2" ss:Formula="=R1C1"/><Cell><ss:Data ss:Type="String" '
        'xmlns="http://www.w3.org/TR/REC-html40">320<Sup>1</Sup></ss:Data><Comment>'
        '<ss:Data ss:Type="String">旁注</ss:Data></Comment></Cell></Row>'
    )
    options = (
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        "<Visible>SheetHidden</Visible></WorksheetOptions>"
    )
    hidden = sheet(f"<Row>{cell('Number', '1')}</Row>", after=options)
    assert rows(book(hidden, sheet(inside, "二"))) == [
        RawRow("二", 1, ("株洲", "题", "题"), {1: "A1:A2", 2: "B1:C1", 3: "B1:C1"}),
        RawRow("二", 2, ("株洲", "=…", "320¹"), {1: "A1:A2"}),
    ]
    assert reason(book(hidden)) == RefusalReason.NO_SHEETS


def test_it_is_bounded() -> None:
    far = book(sheet(f"<Row>{cell('Number', '1', Index=9)}</Row>"))
    assert reason(far, columns=8) == RefusalReason.OUT_OF_BOUNDS
    deep = book(sheet(f"<Row ss:Index='9'>{cell('Number', '1')}</Row>"))
    assert reason(deep, rows=8) == RefusalReason.OUT_OF_BOUNDS
    many = book(sheet(f"<Row>{cell('Number', '1') * 6}</Row>"))
    assert reason(many, cells=5) == RefusalReason.TOO_MANY_CELLS
    merged = book(sheet(f"<Row>{cell('String', 'x', MergeDown=1) * 3}</Row>"))
    assert reason(merged, merges=2) == RefusalReason.TOO_MANY_MERGES
    assert reason(book(sheet(""), sheet("")), sheets=1) == RefusalReason.TOO_MANY_SHEETS


def test_what_is_wrong_or_hostile() -> None:
    whole = book(sheet(f"<Row>{cell('Number', '1')}</Row>"))
    assert reason(whole[:-20]) == RefusalReason.DAMAGED
    backwards = book(
        sheet(f"<Row>{cell('Number', '1', Index=3)}<Cell ss:Index='2'/></Row>")
    )
    assert reason(backwards) == RefusalReason.DAMAGED
    assert reason(book(sheet("<Row ss:Index='x'/>"))) == RefusalReason.DAMAGED
    declared = whole.replace(b"<Workbook", b'<!DOCTYPE a [<!ENTITY b "c">]><Workbook')
    assert reason(declared) == RefusalReason.UNSAFE_XML


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_changed_one_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(book(sheet(f"<Row>{cell('Number', '1', Index=2)}</Row>")))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Refused):
        rows(bytes(content))


@pytest.mark.parametrize(
    ("font", "text"),
    [
        ('ss:StrikeThrough="1"', "〔删除线：320〕"),
        ('ss:VerticalAlign="Superscript"', "³²⁰"),
        ('ss:StrikeThrough="0"', "320"),
    ],
)
def test_a_cell_that_its_style_strikes_out_or_raises_says_so(
    font: str, text: str
) -> None:
    styles = f'<Style ss:ID="s1"><Font {font}/></Style>'
    inside = f"<Row>{cell('Number', '320', StyleID='s1')}{cell('Number', '5')}</Row>"
    assert [r.cells for r in rows(book(sheet(inside), styles=styles))] == [(text, "5")]
