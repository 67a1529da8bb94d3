"""Workbooks and text files → rows of text, within bounds."""

import contextlib
import io
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.files.formats import xlsx
from importers.files.formats.coordinates import (
    CellRange,
    address,
    column_number,
    letters,
)
from importers.files.formats.numbers.number_formats import parsed, shown
from importers.files.formats.tables import RawRow
from importers.files.kinds import FileKind
from importers.files.limits import LIMITS, Limits
from importers.files.refusals import RefusalReason, Refused
from importers.files.workbooks import READERS, rows_of
from indicators.formula_guard import inert
from tests.importers import books

DECLARED = '<!DOCTYPE w [<!ENTITY a "b">]>'
# Little enough that a little is too much.
FEW = replace(LIMITS, rows=20, columns=8)


def rows(
    content: bytes, kind: FileKind = FileKind.XLSX, limits: Limits = LIMITS
) -> list[RawRow]:
    """In this process: what is read, without the walls around it."""
    return list(READERS[kind](io.BytesIO(content), limits))


def cells(
    content: bytes, kind: FileKind = FileKind.XLSX, limits: Limits = LIMITS
) -> list[tuple[str, ...]]:
    return [row.cells for row in rows(content, kind, limits)]


def reason(
    content: bytes,
    kind: FileKind = FileKind.XLSX,
    limits: Limits = LIMITS,
    **lower: int,
) -> RefusalReason:
    with pytest.raises(Refused) as refused:
        rows(content, kind, replace(limits, **lower))
    return refused.value.reason


# --- the walls ---


def test_a_cell_beyond_the_limits_is_refused_by_name() -> None:
    with pytest.raises(Refused) as refused:
        list(rows_of(io.BytesIO(books.cell_at("I1")), FileKind.XLSX, FEW))
    assert refused.value.reason == RefusalReason.OUT_OF_BOUNDS
    assert refused.value.detail["cell"] == "I1"
    assert list(rows_of(io.BytesIO(books.cell_at("H1")), FileKind.XLSX, FEW))


def test_a_dimension_is_not_believed() -> None:
    sheet = books.sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    lying = sheet.replace("<sheetData>", '<dimension ref="A1:I21"/><sheetData>')
    assert cells(books.zipped(books.parts(lying)), limits=FEW) == [("1",)]


@pytest.mark.parametrize("place", ["A21", "I1", "I21"])
def test_the_first_cell_beyond_the_limits(place: str) -> None:
    assert reason(books.cell_at(place), limits=FEW) == RefusalReason.OUT_OF_BOUNDS


@pytest.mark.parametrize("place", ["A20", "H1"])
def test_the_last_cell_within_the_limits(place: str) -> None:
    (row,) = rows(books.cell_at(place), limits=FEW)
    assert row.cells[-1] == "1"


def test_cells_far_away_that_are_only_coloured_do_no_harm() -> None:
    sheet = books.sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c><c r="I1" s="0"/></row>'
        '<row r="21"><c r="A21"/></row>'
    )
    assert cells(books.zipped(books.parts(sheet)), limits=FEW) == [("1",)]


def test_too_many_cells_sheets_merges() -> None:
    assert reason(books.xlsx(), cells=5) == RefusalReason.TOO_MANY_CELLS
    book = openpyxl.Workbook()
    book.create_sheet()
    assert reason(books.saved(book), sheets=1) == RefusalReason.TOO_MANY_SHEETS
    merged = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 8))
    sheet = books.sheet_xml("", after=f"<mergeCells>{merged}</mergeCells>")
    assert (
        reason(books.zipped(books.parts(sheet)), merges=6)
        == RefusalReason.TOO_MANY_MERGES
    )


def test_a_shared_string_counts_in_every_cell_that_uses_it() -> None:
    strings = f'<sst xmlns="{books.MAIN}"><si><t>{"长" * 30}</t></si></sst>'
    row = "".join('<c t="s"><v>0</v></c>' for _ in range(4))
    sheet = books.sheet_xml(f"<row>{row}</row>" * 5)
    content = books.zipped(books.parts(sheet, strings=strings))
    assert reason(content, text_chars=599) == RefusalReason.TOO_MUCH_TEXT
    assert rows(content, limits=replace(LIMITS, text_chars=600))
    assert reason(content, cell_chars=29) == RefusalReason.CELL_TOO_LONG


def test_a_merged_text_counts_in_every_cell_that_it_fills() -> None:
    text = f'<c t="inlineStr"><is><t>{"长" * 30}</t></is></c>'
    more = '<row><c r="F{n}"><v>1</v></c></row>'
    sheet = books.sheet_xml(
        f"<row>{text}</row>" + "".join(more.format(n=n) for n in range(2, 6)),
        after='<mergeCells><mergeCell ref="A1:E5"/></mergeCells>',
    )
    content = books.zipped(books.parts(sheet))
    assert reason(content, text_chars=700) == RefusalReason.TOO_MUCH_TEXT
    assert rows(content, limits=replace(LIMITS, text_chars=800))


def test_too_many_shared_strings() -> None:
    strings = f'<sst xmlns="{books.MAIN}">{"<si/>" * 11}</sst>'
    content = books.zipped(books.parts(books.sheet_xml(""), strings=strings))
    assert reason(content, strings=10) == RefusalReason.TOO_MANY_CELLS


def test_shared_strings_count_though_no_cell_uses_them() -> None:
    strings = f'<sst xmlns="{books.MAIN}">{"<si><t>长长长</t></si>" * 5}</sst>'
    content = books.zipped(books.parts(books.sheet_xml(""), strings=strings))
    assert reason(content, text_chars=14) == RefusalReason.TOO_MUCH_TEXT


def test_cells_without_content_are_bounded_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xlsx, "_MOST_BLANKS", 2)
    content = books.numbers("<c/>" * 9)
    assert reason(content, cells=3) == RefusalReason.TOO_MANY_CELLS


@pytest.mark.parametrize(
    "part", ["xl/worksheets/1.xml", "xl/strings.xml", "xl/workbook.xml"]
)
def test_entities_are_refused_wherever_they_stand(part: str) -> None:
    content = books.parts(books.sheet_xml(""))
    content[part] = DECLARED + content[part]
    assert reason(books.zipped(content)) == RefusalReason.UNSAFE_XML


def test_a_document_type_from_elsewhere_is_refused() -> None:
    sheet = books.sheet_xml("", before='<!DOCTYPE w SYSTEM "w.dtd">')
    assert reason(books.zipped(books.parts(sheet))) == RefusalReason.UNSAFE_XML


def test_damaged_content() -> None:
    whole = books.parts(books.sheet_xml('<row><c t="s"><v>7</v></c></row>'))
    assert reason(books.zipped(whole)) == RefusalReason.DAMAGED
    for part in ("xl/worksheets/1.xml", "xl/workbook.xml", "_rels/.rels"):
        broken = books.zipped(whole | {part: "<a><b></a>"})
        assert reason(broken) == RefusalReason.DAMAGED
        missing = books.zipped(
            {name: text for name, text in whole.items() if name != part}
        )
        assert reason(missing) == RefusalReason.DAMAGED
    wrong = books.with_wrong_sum(books.xlsx(), "xl/worksheets/sheet1.xml")
    assert reason(wrong) == RefusalReason.DAMAGED


@pytest.mark.parametrize(
    "inside",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="x"/>',
        '<row r="1"><c r="B1"/><c r="A1"/></row>',
        '<row r="1"><c r="A2"/></row>',
        '<row r="1"><c r="1A"/></row>',
        '<row><c s="-1"/></row>',
        '<row><c t="s"><v>x</v></c></row>',
    ],
)
def test_cells_out_of_order_are_damage(inside: str) -> None:
    assert (
        reason(books.zipped(books.parts(books.sheet_xml(inside))))
        == RefusalReason.DAMAGED
    )


# --- what cells say ---


def number(raw: str, code: str, properties: str = "") -> str:
    content = books.numbers(
        f'<c s="1"><v>{raw}</v></c>', styles=books.styles(code), properties=properties
    )
    ((text,),) = cells(content)
    return text


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("0.12", "0%", "12%"),
        ("0.1234", "0%", "12.34%"),
        ("0.3815", "0.00%", "38.15%"),
        ("0.81000000000000005", "General", "0.81"),
        ("1234", "#,##0", "1234"),
        ("3.1", "0.00", "3.10"),
        ("7500", "0&quot;余&quot;", "7500余"),
        ("650", "&quot;¥&quot;#,##0.00", "650.00"),
        ("-3.5", "0.0_);[Red](0.0)", "-3.5"),
        ("0", "_ * #,##0_ ;_ * -#,##0_ ;_ * &quot;-&quot;_ ;_ @_ ", "0"),
        ("8100", "0!.0000&quot;万&quot;", "8100"),
        ("12345", "0.0,&quot;千&quot;", "12345"),
        ("12345", "[&gt;=10000]0!.0,&quot;万&quot;;0", "12345"),
        ("123", "[DBNum1]General", "123"),
        ("44926", "yyyy-mm-dd", "2022-12-31"),
        ("44926", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "2022-12-31"),
        ("44926", "[$-804]yyyy&quot;年&quot;m&quot;月&quot;", "2022-12"),
        ("44926", "yyyy&quot;年&quot;", "2022年"),
        ("44926.5", "yyyy/m/d h:mm", "2022-12-31 12:00:00"),
        ("1E-3", "General", "0.001"),
        ("1.2E+4", "0.00E+00", "12000"),
        ("2023.7", "General", "2023.7"),
    ],
)
def test_numbers_as_they_were_typed(raw: str, code: str, text: str) -> None:
    assert number(raw, code) == text


def test_the_other_calendar_of_workbooks() -> None:
    assert number("43464", "yyyy-mm-dd", '<workbookPr date1904="1"/>') == "2022-12-31"


@pytest.mark.parametrize(
    "raw", ["NaN", "INF", "-Infinity", "123456789012345678901", "1E+999", "１２"]
)
def test_what_no_cell_can_hold_stays_to_be_refused(raw: str) -> None:
    assert number(raw, "0.00%") == raw


@given(st.text(max_size=40), st.text(max_size=30))
def test_any_format_shows_any_number(raw: str, code: str) -> None:
    assert isinstance(shown(raw, parsed(code)), str)


@given(
    st.decimals(-(10**9), 10**9, places=3),
    st.sampled_from(["General", "0", "#,##0.00"]),
)
def test_no_format_changes_a_value(value: Any, code: str) -> None:
    assert float(shown(repr(float(value)), parsed(code))) == float(value)


def test_kinds_of_cells() -> None:
    content = books.numbers(
        '<c t="b"><v>1</v></c>',
        '<c t="e"><v>#N/A</v></c>',
        '<c t="str"><f>A1&amp;"人"</f><v>7500人</v></c>',
        '<c t="inlineStr"><is><r><t>株</t></r><r><t>洲</t></r><rPh><t>zhu</t></rPh></is></c>',
        '<c t="d"><v>2022-12-31</v></c>',
        '<c t="inlineStr"><is><t xml:space="preserve"> 湖州 _x000A_</t></is></c>',
    )
    assert cells(content) == [
        ("TRUE", "#N/A", "7500人", "株洲", "2022-12-31", " 湖州 \n")
    ]


RAISED = '<rPr><vertAlign val="superscript"/></rPr>'


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (f"<r><t>320</t></r><r>{RAISED}<t>1</t></r>", "320¹"),
        (f"<r>{RAISED}<t>(1)</t></r><r><t>320</t></r>", "⁽¹⁾320"),
        (f"<r><t>45</t></r><r>{RAISED}<t>1,2</t></r><r><t>人</t></r>", "45¹,²人"),
        (f"<r><t>45</t></r><r>{RAISED}<t>[1]</t></r>", "45[1]"),
        ('<r><t>7</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>3</t></r>', "7₃"),
        ('<r><rPr><vertAlign val="baseline"/></rPr><t>7</t></r><r><t>3</t></r>', "73"),
        ("<r><t>1</t></r><r><rPr><strike/></rPr><t>2</t></r>", "1〔删除线：2〕"),
        ('<r><rPr><strike val="0"/></rPr><t>12</t></r>', "12"),
    ],
)
def test_raised_and_struck_text_is_no_part_of_the_number_beside_it(
    runs: str, shown: str
) -> None:
    inline = books.numbers(f'<c t="inlineStr"><is>{runs}</is></c>')
    assert cells(inline) == [(shown,)]
    strings = f'<sst xmlns="{books.MAIN}"><si>{runs}</si></sst>'
    row = '<row><c t="s"><v>0</v></c></row>'
    shared = books.zipped(books.parts(books.sheet_xml(row), strings=strings))
    assert cells(shared) == [(shown,)]


FONTS = (
    f'<styleSheet xmlns="{books.MAIN}"><fonts><font/><font><strike/></font>'
    '<font><vertAlign val="superscript"/></font><font><strike val="0"/></font></fonts>'
    '<cellStyleXfs><xf fontId="1"/></cellStyleXfs>'
    '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs>'
    "<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"
)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c s="1"><v>320</v></c>', "〔删除线：320〕"),
        ('<c s="1" t="inlineStr"><is><t>320人</t></is></c>', "〔删除线：320人〕"),
        ('<c s="2"><v>1</v></c>', "¹"),
        ('<c s="3"><v>320</v></c>', "320"),
        ("<c><v>320</v></c>", "320"),
        # Runs say themselves how they look.
        (f'<c s="2" t="inlineStr"><is><r><t>320</t></r><r>{RAISED}<t>1</t></r></is></c>', "320¹"),
    ],
)  # fmt: skip
def test_a_cell_that_its_style_strikes_out_or_raises_says_so(
    cell: str, shown: str
) -> None:
    assert cells(books.numbers(cell, styles=FONTS)) == [(shown,)]


def test_a_formula_that_was_never_computed_is_not_taken_for_a_blank() -> None:
    assert cells(books.numbers("<c><f>B1*12</f></c>")) == [("=B1*12",)]


@pytest.mark.parametrize(
    ("value", "properties", "text"),
    [
        ("<v>0</v>", "", "0"),
        ("<v>0</v>", '<calcPr fullCalcOnLoad="1"/>', "=1-1"),
        ("<v></v>", "", "=1-1"),
        ("<v>7</v>", '<calcPr fullCalcOnLoad="1"/>', "7"),
    ],
)
def test_nought_is_a_value_unless_it_is_to_be_computed(value, properties, text) -> None:
    content = books.numbers(f"<c><f>1-1</f>{value}</c>", properties=properties)
    assert cells(content) == [(text,)]


def test_a_formula_whose_value_is_no_text_is_a_blank() -> None:
    empty = '<c t="str"><f>IF(B1="","",B1)</f><v></v></c>'
    assert cells(books.numbers(empty, "<c><v>1</v></c>")) == [("", "1")]


def test_shared_strings_without_their_phonetics() -> None:
    strings = (
        f'<sst xmlns="{books.MAIN}"><si><t>株洲</t><rPh><t>zhu zhou</t></rPh></si>'
        "<si><r><t>低保</t></r><r><t>标准</t></r></si><si/></sst>"
    )
    row = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(3))
    content = books.zipped(
        books.parts(books.sheet_xml(f"<row>{row}</row>"), strings=strings)
    )
    assert cells(content) == [("株洲", "低保标准")]


def test_strict_workbooks_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    content = books.parts(books.sheet_xml("<row><c><v>1</v></c></row>"))
    content = {name: text.replace(books.MAIN, strict) for name, text in content.items()}
    assert cells(books.zipped(content)) == [("1",)]


def test_rows_keep_their_numbers_and_sheets_their_names() -> None:
    book = openpyxl.Workbook()
    book.active.title = "一"
    book.active["B3"] = "a"
    book.create_sheet("二")["A1"] = "b"
    assert rows(books.saved(book)) == [
        RawRow("一", 3, ("", "a")),
        RawRow("二", 1, ("b",)),
    ]


def test_hidden_sheets_are_not_read() -> None:
    sheet = books.sheet_xml("<row><c><v>1</v></c></row>")
    for state in ("hidden", "veryHidden"):
        assert (
            reason(books.zipped(books.parts(sheet, state=state)))
            == RefusalReason.NO_SHEETS
        )


def test_merged_cells_are_filled_and_named() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for place, text in (
        ("A1", "株洲"),
        ("B1", 1),
        ("B2", 2),
        ("B3", 3),
        ("A4", "题"),
        ("D4", 4),
    ):
        sheet[place] = text
    sheet.merge_cells("A1:A3")
    sheet.merge_cells("A4:C4")
    assert rows(books.saved(book)) == [
        RawRow("Sheet", 1, ("株洲", "1"), {1: "A1:A3"}),
        RawRow("Sheet", 2, ("株洲", "2"), {1: "A1:A3"}),
        RawRow("Sheet", 3, ("株洲", "3"), {1: "A1:A3"}),
        RawRow("Sheet", 4, ("题", "题", "题", "4"), dict.fromkeys((1, 2, 3), "A4:C4")),
    ]


def test_a_title_merged_over_the_whole_width_is_cut_to_the_limits() -> None:
    sheet = books.sheet_xml(
        '<row><c t="str"><v>题</v></c></row>',
        after='<mergeCells><mergeCell ref="A1:I1"/></mergeCells>',
    )
    (row,) = rows(books.zipped(books.parts(sheet)), limits=FEW)
    assert len(row.cells) == FEW.columns


@pytest.mark.isolated
def test_rows_come_back_from_the_other_process_as_they_are_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(books.xlsx()))
    book.active.merge_cells("A2:A3")
    content = books.saved(book)
    assert list(rows_of(io.BytesIO(content), FileKind.XLSX)) == rows(content)


# --- csv ---


def test_csv_separators_quotes_and_blank_lines() -> None:
    assert rows(b'a,b\n\n"1,5","x\ny"\n,,\n', FileKind.CSV) == [
        RawRow("", 1, ("a", "b")),
        RawRow("", 3, ("1,5", "x\ny")),
    ]
    assert cells("甲\t乙\n1,5\t2".encode("utf-16"), FileKind.CSV) == [
        ("甲", "乙"),
        ("1,5", "2"),
    ]
    assert cells("甲;乙\r1;2".encode(), FileKind.CSV) == [("甲", "乙"), ("1", "2")]


def test_csv_with_quotes_that_do_not_pair() -> None:
    with pytest.raises(Refused) as refused:
        rows(b'a,b\n"c"d,e\n', FileKind.CSV)
    assert (refused.value.reason, refused.value.detail) == (
        RefusalReason.BROKEN_CSV,
        {"row": 2},
    )
    assert reason(b'a,"b\n', FileKind.CSV) == RefusalReason.BROKEN_CSV


def test_csv_is_bounded_too() -> None:
    for content in (b"," * 8 + b"x", b"\n" * 20 + b"x"):
        assert reason(content, FileKind.CSV, FEW) == RefusalReason.OUT_OF_BOUNDS
    assert reason(b"x" * 30, FileKind.CSV, cell_chars=29) == RefusalReason.CELL_TOO_LONG


@pytest.mark.parametrize(
    "text", ["=1+1", "+x", "-x", "@a", "\tx", "＝1", "-3.5", "=cmd|'/c'!A1"]
)
def test_what_an_export_made_inert_is_itself_again(text: str) -> None:
    assert cells(f'"{inert(text)}",x'.encode(), FileKind.CSV) == [(text, "x")]


def test_a_code_kept_as_text_is_a_code() -> None:
    assert cells(b'="0731",\'x', FileKind.CSV) == [("0731", "'x")]


# --- ods ---


def cell(text: str, kind: str = "string", **attributes: str) -> str:
    said = "".join(
        f' {name.replace("_", ":", 1)}="{v}"' for name, v in attributes.items()
    )
    return (
        f'<table:table-cell office:value-type="{kind}"{said}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def table(*rows: str, style: str = "") -> str:
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f'<table:table table:name="表" table:style-name="{style}">{inside}</table:table>'


def test_ods_cells() -> None:
    content = books.ods(
        table(
            cell("株洲")
            + cell("12%", "percentage", office_value="0.1234")
            + cell("1,234.50", "float", office_value="1234.5")
            + cell("2022年", "date", **{"office_date-value": "2022-12-31"})
            + cell("7500余", "float", office_value="7500")
        )
    )
    assert cells(content, FileKind.ODS) == [
        ("株洲", "12.34%", "1,234.50", "2022年", "7500余")
    ]


LOOKS = (
    '<style:style style:name="struck" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="child" style:parent-style-name="struck"/>'
    '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
    '<style:style style:name="raised"><style:text-properties'
    ' style:text-position="33% 58%"/></style:style>'
    '<style:style style:name="low"><style:text-properties style:text-position="-25% 58%"/>'
    "</style:style>"
    '<style:style style:name="flat"><style:text-properties style:text-position="0% 100%"'
    ' style:text-line-through-style="none"/></style:style>'
)


@pytest.mark.parametrize(
    ("text", "style", "shown"),
    [
        ("320", "struck", "〔删除线：320〕"),
        ("320", "child", "〔删除线：320〕"),
        ("1", "up", "¹"),
        ("320", "flat", "320"),
        ('320<text:span text:style-name="up">1</text:span>', "flat", "320¹"),
        ('320<text:span text:style-name="raised">1</text:span>人', "flat", "320¹人"),
        ('7<text:span text:style-name="low">3</text:span>', "flat", "7₃"),
        ('1<text:span text:style-name="struck">2</text:span>', "", "1〔删除线：2〕"),
        ('1<text:span text:style-name="flat">2</text:span>', "", "12"),
    ],
)
def test_raised_and_struck_text_of_an_ods(text: str, style: str, shown: str) -> None:
    content = books.ods(table(cell(text, **{"table_style-name": style})), styles=LOOKS)
    assert cells(content, FileKind.ODS) == [(shown,)]


def test_a_named_style_of_an_ods_strikes_out_too() -> None:
    spaces = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    content = books.ods(
        table(
            cell("320", "float", office_value="320", **{"table_style-name": "struck"})
        ),
        more={"styles.xml": f"<styles {spaces}>{LOOKS}</styles>"},
    )
    assert cells(content, FileKind.ODS) == [("〔删除线：320〕",)]


def test_ods_repeats_within_limits() -> None:
    repeated = cell("x", **{"table_number-columns-repeated": "3"})
    blank = '<table:table-cell table:number-columns-repeated="9"/>'
    repeat = "<table:table-row table:number-rows-repeated="
    rows_ = f'{repeat}"2">{repeated}{blank}</table:table-row>'
    tail = f'{repeat}"22"><table:table-cell/></table:table-row>'
    content = books.ods(f'<table:table table:name="表">{rows_}{tail}</table:table>')
    assert rows(content, FileKind.ODS, FEW) == [
        RawRow("表", 1, ("x",) * 3),
        RawRow("表", 2, ("x",) * 3),
    ]


def test_ods_repeats_beyond_the_limits() -> None:
    wide = cell("x", **{"table_number-columns-repeated": "9"})
    assert (
        reason(books.ods(table(wide)), FileKind.ODS, FEW) == RefusalReason.OUT_OF_BOUNDS
    )
    tall = f'<table:table-row table:number-rows-repeated="21">{cell("x")}</table:table-row>'
    deep = books.ods(f'<table:table table:name="表">{tall}</table:table>')
    assert reason(deep, FileKind.ODS, FEW) == RefusalReason.OUT_OF_BOUNDS
    strange = cell("x", **{"table_number-columns-repeated": "-1"})
    assert reason(books.ods(table(strange)), FileKind.ODS) == RefusalReason.DAMAGED


def test_ods_merged_cells_comments_and_hidden_sheets() -> None:
    merged = cell("株洲", **{"table_number-rows-spanned": "2"})
    comment = (
        "<table:table-cell><office:annotation><text:p>旁注</text:p></office:annotation>"
        "<text:p>1</text:p><text:p>2</text:p></table:table-cell>"
    )
    hidden = (
        '<style:style style:name="h"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    covered = "<table:covered-table-cell/>" + cell("3")
    content = books.ods(
        table(merged + comment, covered) + table(cell("藏"), style="h"), styles=hidden
    )
    assert rows(content, FileKind.ODS) == [
        RawRow("表", 1, ("株洲", "1\n2"), {1: "A1:A2"}),
        RawRow("表", 2, ("株洲", "3"), {1: "A1:A2"}),
    ]


def test_merged_cells_of_an_ods_are_bounded() -> None:
    merged = cell("甲", **{"table_number-rows-spanned": "2"})
    content = books.ods(table(merged * 3, "<table:covered-table-cell/>" * 3))
    assert reason(content, FileKind.ODS, merges=2) == RefusalReason.TOO_MANY_MERGES


# --- whatever comes ---


@pytest.mark.parametrize("kind", list(FileKind))
@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(kind: FileKind, content: bytes) -> None:
    with contextlib.suppress(Refused):
        rows(content, kind)


WHOLE = books.xlsx(books.HEADER, books.ROW, ["株洲", "x", "", 2021, 0.5, "%"])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_changed_archive_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Refused):
        rows(bytes(content))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_changed_part_is_read_or_refused(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    for at in data.draw(
        st.lists(st.integers(0, len(part) - 1), min_size=1, max_size=5)
    ):
        part[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with contextlib.suppress(Refused):
        rows(books.zipped(parts | {name: bytes(part)}))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *("<row>", '<row r="7">', "</row>", "<c>", '<c t="s">', '<c s="1">'),
                *("</c>", '<c r="B7">', '<c t="inlineStr">', "<is>", "</is>", "<t>"),
                *("</t>", "<v>", "</v>", "<f>", "</f>", "<rPh>", "</rPh>"),
                *("0", "1", "-", "株", "NaN"),
            ]
        ),
        max_size=30,
    )
)
def test_any_sheet_is_read_or_refused(inside: list[str]) -> None:
    with contextlib.suppress(Refused):
        rows(books.zipped(books.parts(books.sheet_xml("".join(inside)))))


@given(st.integers(1, 18278), st.integers(1, 9_999_999))
def test_addresses(column: int, row: int) -> None:
    assert column_number(letters(column)) == column
    area = CellRange.parse(f"{address(row, column)}:A1")
    assert (area.top, area.left, area.bottom, area.right) == (1, 1, row, column)
