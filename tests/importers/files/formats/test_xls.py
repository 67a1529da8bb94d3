"""Old workbooks are read as xlsx are: the same limits, the same texts of cells."""

import contextlib
import io
import struct
from dataclasses import replace
from pathlib import Path

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.files.formats.tables import RawRow
from importers.files.kinds import FileKind
from importers.files.limits import LIMITS, Limits
from importers.files.refusals import RefusalReason, Refused
from importers.files.uploads import examined
from importers.files.workbooks import READERS, rows_of

GIVEN = Path(__file__).parents[1] / "given"


def rows(content: bytes, limits: Limits = LIMITS) -> list[RawRow]:
    return list(READERS[FileKind.XLS](io.BytesIO(content), limits))


def reason(content: bytes, **lower: int) -> RefusalReason:
    with pytest.raises(Refused) as refused:
        rows(content, replace(LIMITS, **lower))
    return refused.value.reason


def saved(book: xlwt.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(*cells: tuple[int, int, object]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row, column, value in cells:
        sheet.write(row, column, value)
    return saved(book)


def number(value: object, code: str) -> str:
    book = xlwt.Workbook()
    style = xlwt.easyxf(num_format_str=code)
    book.add_sheet("表").write(0, 0, value, style)
    ((text,),) = (row.cells for row in rows(saved(book)))
    return text


# --- what cells say ---


@pytest.mark.parametrize(
    ("font", "value", "text"),
    [
        ("font: struck_out on", 320, "〔删除线：320〕"),
        ("font: struck_out on", "320人", "〔删除线：320人〕"),
        ("font: escapement superscript", 1, "¹"),
        ("font: bold on", 320, "320"),
    ],
)
def test_a_cell_that_its_style_strikes_out_or_raises_says_so(font, value, text) -> None:
    book = xlwt.Workbook()
    book.add_sheet("表").write(0, 0, value, xlwt.easyxf(font))
    assert [row.cells for row in rows(saved(book))] == [(text,)]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.12, "0%", "12%"),
        (0.1 + 0.2, "General", "0.3"),
        (1234, "#,##0", "1234"),
        (3.1, "0.00", "3.10"),
        (7500, '0"余"', "7500余"),
        (13400, '0!.0,"万"', "13400"),
        (13400, '0.0,"人"', "显示为“13.4人”，存的是13400"),
        (0, '0;-0;"无"', "显示为“无”，存的是0"),
        (44926, "yyyy-mm-dd", "2022-12-31"),
        (44926, 'yyyy"年"', "2022年"),
        (100.25, "[h]:mm", "2406小时"),
        (3000, "[DBNum2]General", "3000"),
        ("2300", '@"余"', "2300余"),
        (1e20, "General", "100000000000000000000"),
    ],
)
def test_numbers_are_shown_by_their_formats(value, code, text) -> None:
    assert number(value, code) == text


def test_the_other_calendar() -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    style = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    book.add_sheet("表").write(0, 0, 43464, style)
    assert rows(saved(book)) == [RawRow("表", 1, ("2022-12-31",))]


def test_kinds_of_cells() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write(0, 0, True)
    sheet.row(0).set_cell_error(1, 42)
    sheet.write(0, 2, xlwt.Formula("B1*12"))
    raised = xlwt.easyfont("escapement superscript")
    struck = xlwt.easyfont("struck_out true")
    sheet.write_rich_text(0, 3, ["320", ("1", raised)])
    sheet.write_rich_text(0, 4, ["1", ("2", struck), "3"])
    sheet.write(0, 5, " 湖州\n")
    sheet.write(1, 0, 374, xlwt.easyxf("font: struck_out true"))
    sheet.write(1, 1, "1", xlwt.easyxf("font: escapement superscript"))
    assert rows(saved(book))[1:] == [RawRow("表", 2, ("〔删除线：374〕", "¹"))]
    assert rows(saved(book))[:1] == [
        RawRow("表", 1, ("TRUE", "#N/A", "=…", "320¹", "1〔删除线：2〕3", " 湖州\n"))
    ]


NOTHING = b"\3\0\0\0\0\0\xff\xff"


@pytest.mark.parametrize("formula", ["1-1", "B1*12%", "SUM(B1:C1)", "ROUND(B1;2)"])
def test_a_formula_that_was_never_computed_is_not_taken_for_a_blank(formula) -> None:
    assert rows(book_of((0, 0, xlwt.Formula(formula)))) == [RawRow("表", 1, ("=…",))]


@pytest.mark.parametrize("formula", ['IF(B1="","",B1)', 'B1&"人"'])
def test_a_formula_that_gives_no_text_is_a_blank(formula: str) -> None:
    assert rows(book_of((0, 0, xlwt.Formula(formula)))) == []


@pytest.mark.parametrize(("options", "text"), [(0, "0"), (2, "=…")])
def test_nought_is_a_value_unless_it_is_to_be_computed(options, text) -> None:
    content = book_of((0, 0, xlwt.Formula("1-1")))
    content = content.replace(NOTHING + b"\0\0", b"\0" * 8 + struct.pack("<H", options))
    assert rows(content) == [RawRow("表", 1, (text,))]


def test_merged_cells_hidden_sheets_and_row_numbers() -> None:
    book = xlwt.Workbook()
    book.add_sheet("藏").write(0, 0, 1)
    book.get_sheet(0).visibility = 1
    sheet = book.add_sheet("二")
    sheet.write_merge(1, 2, 0, 0, "株洲")
    sheet.write(1, 1, 1)
    sheet.write(2, 1, 2)
    sheet.write_merge(4, 4, 0, 2, "题")
    book.active_sheet = 1
    assert rows(saved(book)) == [
        RawRow("二", 2, ("株洲", "1"), {1: "A2:A3"}),
        RawRow("二", 3, ("株洲", "2"), {1: "A2:A3"}),
        RawRow("二", 5, ("题", "题", "题"), dict.fromkeys((1, 2, 3), "A5:C5")),
    ]


def test_the_given_monthly_table() -> None:
    found = rows((GIVEN / "monthly_three_columns.xls").read_bytes())
    assert found[2].cells == ("指标名称", "单位", "数量")
    assert found[11].cells == ("A 城市低保人数", "人", "431,185")
    assert len(found) == 18


@pytest.mark.isolated
def test_the_other_process_reads_it_too() -> None:
    path = GIVEN / "monthly_three_columns.xls"
    assert list(rows_of(path, FileKind.XLS)) == rows(path.read_bytes())


# --- protected with Excel's own password ---


@pytest.mark.isolated
@pytest.mark.parametrize(
    "name", ["protected_default_password.xlsx", "protected_structure.xls"]
)
def test_what_excel_opens_unasked_is_read(name: str) -> None:
    path = GIVEN / name
    with path.open("rb") as stream:
        upload = examined(stream, name)
        found = [row.cells for row in rows_of(stream, upload.kind)]
    assert found[:2] == [
        ("市州", "指标", "分组", "年份", "数值", "单位"),
        ("湘潭", "结婚登记对数", "", "2024", "15210", "对"),
    ]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (FileKind.XLSX, "protected_default_password.xlsx"),
        (FileKind.XLS, "protected_structure.xls"),
    ],
)
def test_another_password_is_asked_of_the_clerk(monkeypatch, kind, name) -> None:
    monkeypatch.setattr("importers.files.formats.protection._KNOWN_TO_EXCEL", "mima")
    with (GIVEN / name).open("rb") as stream, pytest.raises(Refused) as refused:
        list(READERS[kind](stream, LIMITS))
    assert refused.value.reason == RefusalReason.ENCRYPTED


@pytest.mark.parametrize("length", [600, 3000])
def test_an_encrypted_workbook_that_is_cut_off(length: int) -> None:
    content = (GIVEN / "protected_default_password.xlsx").read_bytes()[:length]
    with pytest.raises(Refused) as refused:
        list(READERS[FileKind.XLSX](io.BytesIO(content), LIMITS))
    assert refused.value.reason == RefusalReason.DAMAGED


# --- the limits ---


def test_a_cell_beyond_the_limits() -> None:
    far = book_of((0, 8, 1))
    assert reason(far, columns=8) == RefusalReason.OUT_OF_BOUNDS
    assert rows(far, replace(LIMITS, columns=9))
    deep = book_of((20, 0, "x"))
    assert reason(deep, rows=20) == RefusalReason.OUT_OF_BOUNDS
    assert rows(deep, replace(LIMITS, rows=21))
    # Neighbours are written as one record.
    assert reason(book_of(*[(0, c, c) for c in range(9)]), columns=8) == (
        RefusalReason.OUT_OF_BOUNDS
    )


def test_too_many_of_anything() -> None:
    six = book_of(*[(0, c, f"x{c}") for c in range(6)])
    assert reason(six, cells=5) == RefusalReason.TOO_MANY_CELLS
    assert reason(six, text_chars=11) == RefusalReason.TOO_MUCH_TEXT
    assert reason(six, cell_chars=1) == RefusalReason.CELL_TOO_LONG
    two = xlwt.Workbook()
    for name in "一二":
        two.add_sheet(name).write(0, 0, 1)
    assert reason(saved(two), sheets=1) == RefusalReason.TOO_MANY_SHEETS
    merged = xlwt.Workbook()
    sheet = merged.add_sheet("表")
    for row in range(7):
        sheet.write_merge(row, row, 0, 1, "x")
    assert reason(saved(merged), merges=6) == RefusalReason.TOO_MANY_MERGES
    framed = xlwt.Workbook()
    sheet = framed.add_sheet("表")
    for column in range(9):
        sheet.write(0, column, None, xlwt.easyxf("borders: left thin"))
    assert reason(saved(framed), cells=2) == RefusalReason.TOO_MANY_CELLS


def test_no_visible_sheet_or_no_workbook_at_all() -> None:
    book = xlwt.Workbook()
    book.add_sheet("一")
    content = bytearray(saved(book))
    place = content.find(struct.pack("<H", 0x85), 512)
    content[place + 8] = 1
    assert reason(bytes(content)) == RefusalReason.NO_SHEETS


# --- wrong, cut off, hostile ---

WHOLE = book_of(
    *((r, c, v) for r in range(12) for c, v in enumerate(("株洲", r, 0.5, "元/月")))
)


@pytest.mark.parametrize("length", [8, 511, 600, 2048, len(WHOLE) // 2])
def test_a_workbook_that_is_cut_off(length: int) -> None:
    assert reason(WHOLE[:length]) in (RefusalReason.DAMAGED, RefusalReason.NO_SHEETS)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_changed_workbook_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Refused):
        rows(bytes(content))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 0x3FF), st.binary(max_size=24)).map(
            lambda one: struct.pack("<HH", one[0], len(one[1])) + one[1]
        ),
        max_size=12,
    )
)
def test_any_records_inside_are_read_or_refused(more: list[bytes]) -> None:
    content = bytearray(WHOLE)
    at = content.find(struct.pack("<HH", 0x0208, 16))
    inside = b"".join(more)[: len(content) - at]
    content[at : at + len(inside)] = inside
    with contextlib.suppress(Refused):
        rows(bytes(content))
