"""Sizes that cannot be right are asked about when a report is read."""

import pytest

from tests.importers.desk.world import printed, read_in
from tests.importers.intake_world import ZHUZHOU, both

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


@pytest.mark.parametrize(
    ("sentence", "figure", "asked"),
    [
        # 650 a month and 6263 a year, 13033 couples and 3.9 million residents are published.
        ("城市低保标准达到每月7800元", "每月7800元", "12 倍"),
        ("农村低保标准达到540元/年", "540元/年", "十二分之一"),
        ("全市办理结婚登记13033万对", "13033万对", "一万倍"),
        ("全市注册志愿者820万人", "820万人", "比全市人口还多"),
    ],
)
def test_a_size_that_cannot_be_right_is_asked_about(sentence, figure, asked):
    batch = read_in(both("clerk", ZHUZHOU), f"2024年，{sentence}。", year=2024)
    assert asked in printed(batch, figure).asked


def test_a_size_like_last_year_is_not():
    text = "2024年，城市低保标准达到每月690元，全市办理结婚登记12600对。"
    batch = read_in(both("clerk", ZHUZHOU), text, year=2024)
    assert set(batch.candidates.values_list("asked", flat=True)) == {""}
