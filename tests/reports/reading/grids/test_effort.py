"""Work on tables grows with the length of the text and no faster."""

import pytest

from reports.reading.grids.finding import MOST_CELLS, grids_in
from reports.reading.reader import read
from tests.reports.reading.test_effort import calls

HOSTILE = {
    "tabs": "\t",
    "empty rows": "\t\n",
    "rows": "a\t1\n",
    "heads": "年\t2022年\n",
    "wide": "甲\t" * 60 + "1\n",
    "strokes": "|",
    "framed": "|甲|1|\n",
    "blanks": "甲  1\n",
    "wide blanks": "　",
    "brackets": "（（（\t1\n",
    "cities": "市市市\t1\n",
    "units": "单位：人、户（（万元\t1\n",
    "rows of blanks": "城市低保 人 5209 5240\n",
    "heads and rows": "指标 2021年 2022年\n城市低保（人） 5209 5240\n",
    "ragged": "指标 2021年 2022年\n低保（人） 5209 5240\n户（户） 1\n户（户） 2 3\n",
    "side by side": "低保 人 52 40   公墓 个 1 2\n公墓 公墓\n",
    "spaced characters": "指 标 5 6\n",
    "groups of digits": f"指标 2021年 2022年\n低保 {'1 ' + '123 ' * 40}\n",
    "numbers alone": " 1 2\n",
    "times": "1月2月3月\t1\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    small, large = piece * 100, piece * 400
    read(small, year=2023)
    assert (
        calls(lambda: read(large, year=2023))
        <= 5 * calls(lambda: read(small, year=2023)) + 4000
    )


def test_more_cells_than_any_report_holds_are_not_taken_apart() -> None:
    text = "甲\t1\n" + "甲\t乙\n" * MOST_CELLS
    found = grids_in(text)
    assert found.grids == ()
    assert found.masked == text


def test_a_masked_text_is_as_long_as_the_original() -> None:
    text = "表1 低保\n指标\t2022年\n低保人数\t1,234\n\n正文。\n"
    found = grids_in(text)
    assert len(found.grids) == 1
    assert len(found.masked) == len(text)
    assert "1,234" not in found.masked
    assert "正文。" in found.masked
