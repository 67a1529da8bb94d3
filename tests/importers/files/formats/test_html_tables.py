"""Pages that systems export as tables, mostly called .xls, give rows as sheets do."""

import contextlib
import io
from dataclasses import replace
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.files.formats.tables import RawRow
from importers.files.kinds import FileKind
from importers.files.limits import LIMITS
from importers.files.refusals import RefusalReason, Refused
from importers.files.workbooks import READERS


def rows(
    page: str | bytes, kind: FileKind = FileKind.HTML, **lower: int
) -> list[RawRow]:
    content = page.encode() if isinstance(page, str) else page
    return list(READERS[kind](io.BytesIO(content), replace(LIMITS, **lower)))


def cells(page: str | bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in rows(page)]


def reason(page: str | bytes, kind: FileKind = FileKind.HTML, **lower: int):
    with pytest.raises(Refused) as refused:
        rows(page, kind, **lower)
    return refused.value.reason


# As a system of a bureau writes it.
EXPORT = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{}</style></head>
<body><table border=1><tr><td colspan="3" align=center><b>2024年低保情况</b></td></tr>
<tr><th rowspan=2>地区</th><th colspan=2>人数</th></tr><tr><th>城市</th><th>农村</th>
<tr><td>湘潭&nbsp;<td x:str>13,195<td style='mso-number-format:"0"'>48369</tr>
</table></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_an_export_of_a_system(encoding: str) -> None:
    title = "2024年低保情况"
    assert rows(EXPORT.encode(encoding)) == [
        RawRow("", 1, (title,) * 3, dict.fromkeys((1, 2, 3), "A1:C1")),
        RawRow("", 2, ("地区", "人数", "人数"), {1: "A2:A3", 2: "B2:C2", 3: "B2:C2"}),
        RawRow("", 3, ("地区", "城市", "农村"), {1: "A2:A3"}),
        RawRow("", 4, ("湘潭\xa0", "13,195", "48369")),
    ]


def test_marks_line_breaks_and_what_is_not_seen() -> None:
    page = (
        "<table><tr><td>320<sup>1</sup><td>1<s>2</s>3<td>甲<br>乙<td>&lt;10"
        "<script>9</script><!-- 8 --></table>"
    )
    assert cells(page) == [("320¹", "1〔删除线：2〕3", "甲\n乙", "<10")]


def test_tables_that_lay_out_the_page_are_passed_over() -> None:
    page = (
        "<table><tr><td>菜单<table><tr><td>年份<td>2024</table>"
        "<td><table><tr><td>孤儿数<td>374</table></table>"
    )
    assert rows(page) == [
        RawRow("表1", 1, ("年份", "2024")),
        RawRow("表2", 1, ("孤儿数", "374")),
    ]


def test_a_page_without_a_table_says_so() -> None:
    assert reason("<html><frameset><frame src='a.files/sheet001.htm'>") == (
        RefusalReason.WEB_PAGE
    )
    assert reason("<table></table>") == RefusalReason.WEB_PAGE


def test_a_page_is_bounded() -> None:
    wide = f"<table><tr>{'<td>x' * 9}</table>"
    assert reason(wide, columns=8) == RefusalReason.OUT_OF_BOUNDS
    assert reason("<table>" + "<tr><td>x" * 9, rows=8) == RefusalReason.OUT_OF_BOUNDS
    assert reason(wide, cells=8) == RefusalReason.TOO_MANY_CELLS
    assert reason(f"<table><tr>{'<td>' * 9}", cells=4) == RefusalReason.TOO_MANY_CELLS
    merged = f"<table><tr>{'<td colspan=2>x' * 3}</table>"
    assert reason(merged, merges=2) == RefusalReason.TOO_MANY_MERGES
    spread = "<table><tr><td rowspan=9 colspan=9>xxx<td>y" + "<tr><td>y" * 8
    assert reason(spread, text_chars=99) == RefusalReason.TOO_MUCH_TEXT


@pytest.mark.parametrize("content", [b"<table><td>\xff\xff", b"<table><td>\0"])
def test_a_page_in_no_encoding(content: bytes) -> None:
    assert reason(content) in (RefusalReason.UNKNOWN_ENCODING, RefusalReason.NOT_TEXT)


# --- web archives ---


def archive(*pages: str, charset: str = "utf-8") -> bytes:
    message = MIMEMultipart("related")
    for page in pages:
        message.attach(MIMEText(page, "html", charset))
    return message.as_bytes()


def test_a_web_archive_gives_the_tables_of_its_pages() -> None:
    sheet = "<table><tr><td>孤儿数<td>374</table>"
    content = archive("<frameset>", sheet, sheet.replace("374", "380"))
    assert rows(content, FileKind.MHT) == [
        RawRow("表1", 1, ("孤儿数", "374")),
        RawRow("表2", 1, ("孤儿数", "380")),
    ]
    assert reason(archive("<p>无"), FileKind.MHT) == RefusalReason.WEB_PAGE
    assert reason(content[:200], FileKind.MHT) == RefusalReason.WEB_PAGE


# --- whatever comes ---

PIECES = [
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=3>"),
    *("<td colspan=2>", "<sup>", "</sup>", "<br>", "<!--", "-->", "1", "株", "&#0;"),
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    with contextlib.suppress(Refused):
        rows("".join(pieces))
