"""What is copied from a spreadsheet, a document or a page gives the rows of its file."""

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.files.formats.plain import read_plain
from importers.files.formats.tab_separated import in_printed_lines, records
from importers.files.kinds import FileKind
from importers.files.limits import LIMITS
from importers.files.pasted import pasted_table
from importers.files.refusals import RefusalReason, Refused
from importers.files.uploads import examined
from importers.files.workbooks import READERS
from tests.importers import books


def rows(text: str, **lower: int) -> list[tuple[str, ...]]:
    """Through the form, as a file."""
    stream, name = pasted_table(text)
    upload = examined(stream, name)
    found = READERS[upload.kind](stream, replace(LIMITS, **lower))
    return [row.cells for row in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲\t乙\r\n1\t2\r\n", [("甲", "乙"), ("1", "2")]),
        ("甲\t乙\n1\t\t\n\t2\t", [("甲", "乙"), ("1",), ("", "2")]),
        # Excel and WPS: a cell with line breaks, and its own marks doubled.
        ('"甲\n（人）"\t乙\n1\t2', [("甲\n（人）", "乙"), ("1", "2")]),
        ('"“a""b"\t1', [('“a"b', "1")]),
        # Word and browsers: marks are a name's own.
        ('"三无"人员\t12\n"五保"\t3', [('"三无"人员', "12"), ("五保", "3")]),
        ('"三无\t12\n五保\t3', [('"三无', "12"), ("五保", "3")]),
        ('15"\t1', [('15"', "1")]),
        # A title and a unit above the table.
        ("2024年，湘潭\n单位：人\n指标\t2024年\n孤儿数\t374", [
            ("2024年，湘潭",), ("单位：人",), ("指标", "2024年"), ("孤儿数", "374"),
        ]),
        # Word's break of a line in a cell, and signs that no file may hold.
        ("孤儿\x0b数\t3\x07", [("孤儿 数", "3")]),
        ("指标,2024年\n孤儿数,374", [("指标", "2024年"), ("孤儿数", "374")]),
        ("<table><tr><td>孤儿数<td>374</table>", [("孤儿数", "374")]),
    ],
)  # fmt: skip
def test_a_pasted_table_is_read_as_a_file(text: str, found) -> None:
    assert rows(text) == found


def test_the_given_table_of_thin_spaces() -> None:
    with (books.GIVEN / "pasted_tab_thin_spaces.txt").open("rb") as stream:
        text = stream.read().decode()
    found = rows(text.replace("\n", "\r\n"))
    assert found[0] == ("指标", "单位", "2023年", "2024年")
    assert found[3] == ("结婚登记", "对", "16 033", "15 210")
    assert len(found) == 5


def test_a_sheet_that_is_copied_gives_what_its_file_gives() -> None:
    """As a spreadsheet puts it on the clipboard."""
    told = [
        ["指标\n名称", "单位", "2024年"],
        ['"三无"人员', "人", "1,320"],
        ["其\t他", "", "7"],
    ]
    book = openpyxl.Workbook()
    for line in told:
        book.active.append([cell.replace("\t", " ") for cell in line])
    file = READERS[FileKind.XLSX](io.BytesIO(books.saved(book)), LIMITS)
    copied = "\n".join(
        "\t".join(_copied(cell.replace("\t", " ")) for cell in line) for line in told
    )
    assert rows(copied) == [row.cells for row in file]


def _copied(cell: str) -> str:
    quoted = '"' in cell or "\n" in cell
    return '"' + cell.replace('"', '""') + '"' if quoted else cell


def test_what_has_no_columns_says_so() -> None:
    for text in ("孤儿数 374", "", "2024年，全市孤儿 374 人。"):
        with pytest.raises(Refused) as refused:
            pasted_table(text)
        assert refused.value.reason == RefusalReason.NO_COLUMNS


def test_what_is_pasted_is_bounded() -> None:
    for text, lower in (
        ("\t" * 8 + "x", {"columns": 8}),
        ("\n" * 8 + "a\tx", {"rows": 8}),
    ):
        with pytest.raises(Refused) as refused:
            rows(text, **lower)
        assert refused.value.reason == RefusalReason.OUT_OF_BOUNDS


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\t"), max_size=8)


@given(st.lists(st.lists(_CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_quoted_cells_come_back(table: list[list[str]]) -> None:
    text = "".join("\t".join(_always(c) for c in row) + "\n" for row in table)
    assert list(records(text)) == table


def _always(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


@given(st.text('"\t\n\ra', max_size=40))
def test_any_text_gives_rows(text: str) -> None:
    found = list(records(text))
    assert sum(cell.count("a") for row in found for cell in row) == text.count("a")


HEAD = "指标\t单位\t2023年\t2024年\n"
REST = "孤儿数\t人\t374\t360\n村委会\t个\t1001\t1000\n"


@pytest.mark.parametrize(
    ("broken", "row"),
    [
        ("结婚登记\t对（含\n涉外）\t15210\t14800\n", "结婚登记|对（含\n涉外）|15210|14800"),
        ("结婚\t对\n（含\n涉外）\t15210\t14800\n", "结婚|对\n（含\n涉外）|15210|14800"),
    ],
)  # fmt: skip
def test_a_break_within_a_cell_parts_no_row(broken: str, row: str) -> None:
    found = rows(HEAD + broken + REST)
    assert len(found) == 4
    assert found[1] == tuple(row.split("|"))


@pytest.mark.parametrize(
    "lines",
    [
        # A section, a note, rows whose last cells are blank.
        "一、社会福利\n孤儿数\t人\t3\t4\n",
        "孤儿数\t人\t3\t4\n注：含散居\n",
        "儿童之家\t个\n养老机构\t家\t5\n",
        "儿童之家\t5\n养老机构\t7\t8\n",
    ],
)
def test_short_rows_of_their_own_are_not_joined(lines: str) -> None:
    found = rows(HEAD + REST + lines)
    assert found[3:] == [tuple(line.split("\t")) for line in lines.splitlines()]


def test_a_number_that_a_break_may_have_parted_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        rows(HEAD + "结婚登记\t对\t15\n210\t14800\n" + REST)
    assert refused.value.reason == RefusalReason.BROKEN_ROW
    assert refused.value.detail == {"row": 2, "text": "结婚登记"}


def test_a_text_file_with_a_table_is_read_as_what_is_pasted() -> None:
    table = "湘潭市\n\n指标\t2023年\n结婚登记\t15\u2009210\n离婚登记\t5\u2009360\n"
    pieces = read_plain(io.BytesIO(table.encode()), LIMITS)
    assert "".join(pieces) == in_printed_lines(table)


def test_a_text_file_without_a_table_is_as_it_was() -> None:
    text = "\t2023年，结婚登记15210对。\n\t离婚登记5360对。\n"
    assert "".join(read_plain(io.BytesIO(text.encode()), LIMITS)) == text
