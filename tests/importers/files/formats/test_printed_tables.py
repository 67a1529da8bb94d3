"""Tables inside reports come out as rows with tabs, in place; hostile ones stay bounded."""

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.files.documents import examined, text_of
from importers.files.formats import html, pdf_tables
from importers.files.formats.pdf import read_pdf
from importers.files.limits import DOCUMENT_LIMITS
from importers.files.refusals import RefusalReason, Refused
from reports.paragraphs import paragraphs_of
from tests.importers.papers import docx, merged_table, paragraph, pdf, ruled, table

HEAD = ["指标", "2022年", "2023年"]
ROWS = [["养老机构（家）", "84", "86"], ["养老床位（张）", "11,230", "11,760"]]
LINES = "\n".join("\t".join(row) for row in (HEAD, *ROWS))


def read(content: bytes, name: str, limits=DOCUMENT_LIMITS) -> str:
    stream = io.BytesIO(content)
    return text_of(stream, examined(stream, name, limits).kind, limits)


def refused(content: bytes, name: str, limits=DOCUMENT_LIMITS) -> RefusalReason:
    with pytest.raises(Refused) as caught:
        read(content, name, limits)
    return caught.value.reason


def blocks(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs_of(text)]


def html_table(*rows: list[str]) -> str:
    told = "".join(
        "<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f"<table border=1>{told}</table>"


def on_a_page() -> list:
    return [
        (72, 800, "全市有养老机构，如下表："),
        *ruled(780, HEAD, *ROWS),
        (72, 690, "以上为年末数。"),
    ]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (
            docx(
                paragraph("全市有养老机构，如下表：")
                + table(HEAD, *ROWS)
                + paragraph("以上为年末数。")
            ),
            "a.docx",
        ),
        (
            (
                "<html><p>全市有养老机构，如下表：</p>"
                + html_table(HEAD, *ROWS)
                + "<p>以上为年末数。</p>"
            ).encode(),
            "a.html",
        ),
        (pdf(on_a_page()), "a.pdf"),
    ],
    ids=["docx", "html", "pdf"],
)
def test_a_table_stands_in_its_place_once(content, name):
    told = ["全市有养老机构，如下表：", LINES, "以上为年末数。"]
    assert blocks(read(content, name)) == told


def test_merged_cells_say_their_words_once_and_keep_the_columns():
    heads = [("地区", 1, False), ("城市", 2, False), ("农村", 2, False)]
    lower = [("", 1, True), *((word, 1, False) for word in ("户", "人", "户", "人"))]
    body = [(word, 1, False) for word in ("全市", "1", "2", "3", "4")]
    lines = "地区\t城市\t\t农村\n\t户\t人\t户\t人\n全市\t1\t2\t3\t4"
    assert blocks(read(docx(merged_table(heads, lower, body)), "a.docx")) == [lines]
    page = (
        "<table><tr><th rowspan=2>地区<th colspan='2'>城市<th colspan=\"2\">农村"
        "<tr><th>户<th>人<th>户<th>人<tr><td>全市<td>1<td>2<td>3<td>4</table>"
    )
    assert blocks(read(page.encode(), "a.html")) == [lines]


def test_a_merged_cell_of_a_pdf_keeps_the_columns():
    strokes = [
        (72, 700, 342, 700), (162, 676, 342, 676), (72, 652, 342, 652),
        (72, 628, 342, 628), (72, 700, 72, 628), (162, 700, 162, 628),
        (252, 676, 252, 628), (342, 700, 342, 628),
    ]  # fmt: skip
    words = [
        (76, 670, "地区"), (200, 684, "城市"), (166, 657, "户数"), (256, 657, "人数"),
        (76, 636, "全市"), (166, 636, "1"), (256, 636, "2"),
    ]  # fmt: skip
    told = blocks(read(pdf([*words, *strokes]), "a.pdf"))
    assert told == ["地区\t城市\n\t户数\t人数\n全市\t1\t2"]


def test_a_table_open_at_its_sides_is_a_table_too():
    assert blocks(read(pdf(ruled(700, HEAD, *ROWS, sides=False)), "a.pdf")) == [LINES]


def test_a_table_that_goes_on_overleaf_is_one():
    first, second = ruled(120, HEAD, ROWS[0]), ruled(800, ROWS[1])
    assert blocks(read(pdf(first, second), "a.pdf")) == [LINES]


def test_two_tables_of_a_page_stay_apart():
    page = [
        *ruled(780, HEAD, ROWS[0]),
        (72, 700, "另见下表。"),
        *ruled(680, ["年份", "登记（对）"], ["2023", "9"], wide=120),
    ]
    assert blocks(read(pdf(page), "a.pdf")) == [
        "指标\t2022年\t2023年\n养老机构（家）\t84\t86",
        "另见下表。",
        "年份\t登记（对）\n2023\t9",
    ]


def test_underlined_words_and_frames_are_no_tables():
    lines = [(72, 700, 200, 700), (72, 650, 200, 650), (72, 600, 300, 600)]
    frame = [(60, 820, 60, 50), (540, 820, 540, 50), (60, 820, 540, 820)]
    page = [(72, 704, "一、养老"), (72, 654, "全市有86家。"), *lines, *frame]
    assert "\t" not in read(pdf(page), "a.pdf")


def test_tables_that_only_lay_out_a_page_give_paragraphs():
    article = "全市有养老床位2.3万余张。" * 20
    page = (
        "<table><tr><td><p>导航</p></td><td>"
        f"<p>{article}</p><p>{article}</p>{html_table(HEAD, *ROWS)}</td></tr></table>"
    )
    assert blocks(read(page.encode(), "a.html")) == ["导航", article, article, LINES]
    nested = f"<w:tbl><w:tr><w:tc>{table(HEAD, *ROWS)}{paragraph('注')}</w:tc></w:tr></w:tbl>"
    assert blocks(read(docx(nested), "a.docx")) == [LINES, "注"]


def test_a_cell_of_several_lines_is_one_cell():
    cell = "<w:p><w:r><w:t>城市低保</w:t><w:br/><w:t>标准</w:t></w:r></w:p>"
    other = paragraph("690") + paragraph("元")
    row = f"<w:tr><w:tc>{cell}</w:tc><w:tc>{other}</w:tc></w:tr>"
    assert blocks(read(docx(f"<w:tbl>{row}</w:tbl>"), "a.docx")) == [
        "城市低保标准\t690 元"
    ]


LITTLE = replace(DOCUMENT_LIMITS, text_chars=400, columns=10)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<p>1<table>" + b"<tr>" * 500, "a.html"),
        (b"<table>" + b"<tr><td colspan=10>1" * 60, "a.html"),
        (b"<table><tr>" + b"<td rowspan=3 colspan=9>1" * 60, "a.html"),
        (docx(paragraph("1") + f"<w:tbl>{'<w:tr/>' * 500}</w:tbl>"), "a.docx"),
        (docx(merged_table(*[[("1", 10, False)]] * 60)), "a.docx"),
    ],
    ids=["html rows", "colspan", "rowspan", "docx rows", "gridSpan"],
)
def test_a_table_with_more_than_any_report_holds_is_refused(content, name):
    assert refused(content, name, LITTLE) == RefusalReason.TOO_MUCH_TEXT


def test_spans_are_cut_off_at_the_widest_table():
    text = read(b"<table><tr><td colspan=900>1<td>2<tr><td>3<td>4", "a.html", LITTLE)
    assert text.count("\t") <= LITTLE.columns
    assert blocks(text)


def test_tables_inside_tables_inside_tables_are_bounded():
    deep = b"<table><tr><td>" * 40 + b"1" + b"</table>" * 40 + b"<p>2"
    assert blocks(read(deep, "a.html")) == ["1", "2"]
    page = html._HtmlPage(DOCUMENT_LIMITS)
    for _table in range(40):
        page.tag("table", "", closes=False)
    assert len(page._tables) == html._DEEPEST
    tables = "<w:tbl><w:tr><w:tc>" * 40
    ends = "</w:tc></w:tr></w:tbl>" * 40
    assert (
        refused(docx(tables + paragraph("1") + ends), "a.docx") == RefusalReason.DAMAGED
    )


def here(*pages: list) -> str:
    """The text of a PDF, read in this process."""
    return "".join(read_pdf(io.BytesIO(pdf(*pages)), DOCUMENT_LIMITS))


@pytest.mark.parametrize("limit", ["MOST_LINES", "MOST_PAIRS"])
def test_a_page_of_too_many_lines_is_read_without_its_tables(monkeypatch, limit):
    assert "\t" in here(on_a_page())
    monkeypatch.setattr(pdf_tables, limit, 7)
    text = here(on_a_page())
    assert "\t" not in text
    assert "养老机构" in text


def test_tables_are_looked_for_as_long_as_that_is_little_work(monkeypatch):
    """Two pages have 16 crossings each; all of their text is read."""
    page = ruled(780, HEAD, *ROWS)
    monkeypatch.setattr(pdf_tables, "MOST_WORK", 16**2)
    first, second = here(page), here(page, page)
    assert first.count("\t") == second.count("\t") == LINES.count("\t")
    assert second.count("11,760") == 2


def test_markup_in_a_cell_stays_text():
    page = "<table><tr><td>&lt;script&gt;<td>1<tr><td><script>x</script>甲<td>2</table>"
    assert blocks(read(page.encode(), "a.html")) == ["<script>\t1\n甲\t2"]


def test_lines_of_no_place_are_no_lines():
    page = [(72, 700, "1"), *ruled(600, HEAD, *ROWS)]
    content = pdf(page).replace(b"72 600 342 600 l", b"1e9 600 9e9 600 l")
    assert "养老机构" in read(content, "a.pdf")


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
@pytest.mark.isolated
def test_a_damaged_table_is_read_or_refused_and_nothing_else(data):
    whole, name = data.draw(
        st.sampled_from(
            [
                (pdf(on_a_page()), "a.pdf"),
                (html_table(HEAD, *ROWS).encode(), "a.html"),
                (docx(table(HEAD, *ROWS)), "a.docx"),
            ]
        )
    )
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(
            st.integers(0, 255)
        )
    try:
        text = read(bytes(content), name)
    except Refused as refusal:
        reason = refusal.reason
        assert reason != RefusalReason.READER_FAILED, reason
        return
    assert "\0" not in text
