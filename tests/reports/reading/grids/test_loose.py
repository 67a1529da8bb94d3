"""Rows of numbers that no table was made of."""

import pytest

from reports.reading.grids.loose import without_loose_rows
from reports.reading.reader import read
from tests.reports.reading.gold import catalogue


@pytest.mark.parametrize(
    "row",
    [
        "城市低保人数 人 5209 5240",
        "养老机构   个   91   87   穴位  个  30535  29492",
        "销售额 万元 1,234.5  -2.1%",
    ],
)
def test_blots_the_digits_of_a_row_of_numbers(row: str) -> None:
    blotted = without_loose_rows(f"民政统计\n{row}\n完")
    assert len(blotted) == len(f"民政统计\n{row}\n完")
    assert not any(character.isdigit() for character in blotted)


@pytest.mark.parametrize(
    "line",
    [
        "苇州日报 2023-10-16 09:15",
        "全市有低保对象 5209 人，其中 12 30 人。",
        "苇州市 2023 年 8 月",
        "城市低保人数 5209",
    ],
)
def test_leaves_dates_and_sentences_as_they_are(line: str) -> None:
    assert without_loose_rows(f"民政\n{line}\n") == f"民政\n{line}\n"


def test_rows_that_no_one_understands_have_neither_year_nor_subject() -> None:
    text = "苇州市民政统计\n城市低保人数 人 5209 5240\n养老机构 个 91 90\n"
    figures = read(text, catalogue(), year=2021).figures
    assert [f.printed for f in figures] == ["5209", "5240", "91", "90"]
    assert {(f.year, f.indicator) for f in figures} == {(None, None)}


def test_rows_without_units_or_heads_are_not_read() -> None:
    text = "苇州市民政统计\n城市低保 5209 5240\n养老机构 91 90\n"
    assert read(text, catalogue(), year=2021).figures == ()
