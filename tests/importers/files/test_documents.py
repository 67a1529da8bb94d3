"""Reports of every accepted kind become text; hostile ones are refused and say why."""

import io

import pytest

from importers.files.documents import DocumentKind, examined, pasted, text_of
from importers.files.limits import DOCUMENT_LIMITS
from reports.paragraphs import paragraphs_of
from tests.importers.papers import (
    docx,
    paragraph,
    pdf,
    table,
)

SENTENCE = "全市有养老床位2.3万余张。"


def read(content: bytes, name: str, limits=DOCUMENT_LIMITS) -> str:
    stream = io.BytesIO(content)
    return text_of(stream, examined(stream, name, limits).kind, limits)


def blocks(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs_of(text)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_a_text_file_reads_the_same_in_every_encoding(encoding):
    text = f"一、养老\r\n\r\n{SENTENCE}\r\n"
    assert read(text.encode(encoding), "a.txt") == text


def test_raised_digits_stay_raised():
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    body = (
        f"<w:p><w:r><w:t>机构320</w:t></w:r>{raised}<w:r><w:t>家，2</w:t></w:r></w:p>"
    )
    assert blocks(read(docx(body), "a.docx")) == ["机构320¹家，2"]
    page = "<html><body><p>机构320<sup>1</sup>家，2</p></body></html>"
    assert blocks(read(page.encode(), "a.html")) == ["机构320¹家，2"]


@pytest.mark.parametrize("tag", ["s", "strike", "del"])
def test_struck_out_text_of_a_page_says_so(tag):
    page = f"<html><body><p>机构<{tag}>32</{tag}>35家</p></body></html>"
    assert blocks(read(page.encode(), "a.html")) == ["机构〔删除线：32〕35家"]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (run("32", "<w:strike/>") + run("35"), "〔删除线：32〕35"),
        (run("32", "<w:dstrike/>") + run("35"), "〔删除线：32〕35"),
        (run("32", '<w:strike w:val="0"/>') + run("35"), "3235"),
        (run("32", "<w:vanish/>") + run("35"), "35"),
        (f"<w:moveFrom>{run('32')}</w:moveFrom>{run('35')}", "35"),
        ("<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>5</w:t></w:r>", "3-5"),
        (
            (
                f"<w:r><w:ruby><w:rt>{run('Bózhōu')}</w:rt><w:rubyBase>{run('亳州')}"
                f"</w:rubyBase></w:ruby></w:r>{run('市')}"
            ),
            "亳州市",
        ),
        ('<w:pPr><w:tabs><w:tab w:pos="9"/></w:tabs></w:pPr>' + run("3"), "3"),
        # Kept: inserted text, and what lies in a control or a smart tag.
        (f"{run('3')}<w:ins>{run('2')}</w:ins>", "32"),
        (f"{run('3')}<w:sdt><w:sdtContent>{run('2')}</w:sdtContent></w:sdt>", "32"),
        (f"{run('3')}<w:smartTag>{run('2')}</w:smartTag>", "32"),
    ],
)
def test_word_is_read_as_it_is_seen(inside: str, found: str) -> None:
    text = read(docx(f"<w:p>{inside}</w:p>"), "a.docx")
    assert text == f"{found}\n\n"


def test_guides_to_reading_of_a_page_are_left_out() -> None:
    page = "<html><p><ruby>亳州<rp>(</rp><rt>Bózhōu</rt><rp>)</rp></ruby>市3家</p>"
    assert blocks(read(page.encode(), "a.html")) == ["亳州市3家"]


@pytest.mark.isolated
def test_word_gives_its_paragraphs_and_tables():
    body = (
        paragraph("一、养老服务")
        + paragraph("全市有养老床位2.3", "万余张。")
        + "<w:p><w:del><w:r><w:delText>九</w:delText></w:r></w:del></w:p>"
        + table(["指标", "2024年"], ["养老床位", "23000"])
        + "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>图注</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>图注</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    told = blocks(read(docx(body), "a.docx"))
    assert told == ["一、养老服务", SENTENCE, "指标\t2024年\n养老床位\t23000", "图注"]


@pytest.mark.isolated
def test_a_pdf_gives_its_lines_with_paragraphs_parted():
    page = [
        (72, 760, "一、养老服务"),
        (96, 700, "全市有养老床位2.3万余张，比上年有所增"),
        (72, 682, "加。"),
        (96, 664, "登记社会组织2876家，其中社会团体一千多"),
        (72, 646, "家。"),
    ]
    told = blocks(read(pdf(page, [(72, 760, "第二页。")]), "a.pdf"))
    assert told == [
        "一、养老服务",
        "全市有养老床位2.3万余张，比上年有所增\n加。",
        "登记社会组织2876家，其中社会团体一千多\n家。",
        "第二页。",
    ]


def test_glyphs_that_a_pdf_has_lost_are_told_not_guessed():
    text = read(pdf([(72, 760, "社会组织2876家")], unmapped="组"), "a.pdf")
    assert text.strip() == "社会\ufffd织2876家"


@pytest.mark.isolated
def test_a_page_gives_what_a_reader_sees():
    source = (
        "<!doctype html><html><head><title>x</title><style>p{}</style></head><body>"
        "<h1>总结</h1><p>全市有<b>养老床位</b>2.3万&nbsp;余张。<br>另起一行</p>"
        "<script>alert(1)</script><table><tr><td>床位</td><td>3</td></tr></table>"
    )
    told = blocks(read(source.encode(), "a.html"))
    assert told == ["总结", "全市有养老床位2.3万\xa0余张。\n另起一行", "床位\t3"]


@pytest.mark.isolated
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("指标\t2024年\n孤儿\t13\u2009400\t\n", "指标\t2024年\n孤儿\t13 400\n"),
        ('情况如下。\n"孤儿\n（人）"\t3\n完。', "情况如下。\n\n孤儿（人）\t3\n\n完。"),
        ('"十四五"\n时期\n"双拥"', '"十四五"\n时期\n"双拥"'),
        ('"双拥"\n\n孤儿\t3\n', '"双拥"\n\n孤儿\t3\n'),
    ],
)
def test_a_pasted_table_has_the_lines_of_a_documents_table(text: str, found: str):
    stream, name = pasted(text)
    assert (stream.read().decode(), name) == (found, "pasted.txt")


def test_pasted_text_is_a_text_file_and_pasted_source_a_page():
    stream, name = pasted("一\r\n\r\n二")
    assert text_of(stream, examined(stream, name).kind) == "一\n\n二"
    stream, name = pasted("<p>一</p><p>二</p>")
    assert examined(stream, name).kind == DocumentKind.HTML
