"""Paragraphs, headings and sentences of a report's text, and the quote of a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.paragraphs import layout_of, paragraphs_of, sentence_around
from reports.quoting import quoted
from tests.importers.fixtures.test_first_edition import paragraphs_of as naive


@given(st.text(alphabet="字3。 \n\r\t\u3000\u2028", max_size=60))
def test_paragraphs_are_the_runs_of_lines_that_are_not_blank(text):
    found = ["".join(text[p.start : p.end].split()) for p in paragraphs_of(text)]
    assert found == [one for one in naive(text) if one]


def test_headings_are_sections():
    text = (
        "株洲市2024年总结\n\n一、养老服务\n\n全市有床位3张，\n共计。\n\n"
        "（一）机构。全市有8家。\n\n社会事务平稳有序\n\n登记5对。"
    )
    layout = layout_of(text)
    assert [layout.heading_of(p.number) for p in layout.paragraphs] == [
        "",
        "一、养老服务",
        "一、养老服务",
        "（一）机构",
        "社会事务平稳有序",
        "社会事务平稳有序",
    ]


def test_a_line_that_runs_on_is_no_heading():
    text = "标题\n\n全县逐年铺开助餐点，\n\n覆盖山区和平原的村庄\n\n取得成效。"
    layout = layout_of(text)
    assert [layout.heading_of(p.number) for p in layout.paragraphs] == [""] * 4


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("12家", ("共有", "12家", "；另有3家。")),
        ("3 家", ("共有12家；另有", "3家", "。")),
        ("７家", None),
        ("2家", None),
    ],
)
def test_a_figure_is_quoted_with_its_sentence(printed, told):
    text = "标题\n\n前一句。共有1\n2家；另有３家。后一句。"
    quote = quoted(text.replace("；", "、"), paragraphs_of(text)[1], printed)
    expected = told and tuple(
        part.replace("；", "、").replace("3家", "３家") for part in told
    )
    assert (quote and (quote.before, quote.printed, quote.after)) == expected


def test_a_sentence_ends_with_its_paragraph():
    text = "甲5家\n\n乙6家，丙\n\n丁"
    at = text.index("6")
    start, end = sentence_around(text, at, at + 1)
    assert text[start:end].strip() == "乙6家，丙"


def test_in_a_table_the_row_is_quoted_and_never_guessed():
    text = "标题\n\n指标\t2022年\t2023年\n低保标准\t690\t720\n养老机构\t84\t690\n"
    table = paragraphs_of(text)[1]
    quote = quoted(text, table, "720")
    assert quote is not None
    assert (quote.before, quote.printed, quote.after) == ("低保标准　690　", "720", "")
    assert quoted(text, table, "690") is None
    assert quoted(text, table, "69") is None


def test_the_unit_above_a_table_is_no_heading():
    layout = layout_of("标题\n\n一、低保情况\n\n单位：万元\n\n指标\t1\n低保\t2")
    assert [layout.heading_of(p.number) for p in layout.paragraphs][2:] == [
        "一、低保情况",
        "一、低保情况",
    ]
