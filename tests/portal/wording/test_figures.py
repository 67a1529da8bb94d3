"""What a figure says beyond its digits."""

from datetime import date

import pytest

from portal.wording.figures import (
    conversion_words,
    interval_words,
    period_words,
    precision_words,
)
from tests import factories

YEAR, MONTH = factories.unit("年元"), factories.unit("月元", factor=12)


def figure(printed, value, unit=YEAR, measure="stock", **more):
    indicator = factories.indicator(YEAR, measure=measure)
    return factories.observation(
        factories.series(indicator=indicator, unit=unit), 2022, printed, value, **more
    )


@pytest.mark.parametrize(
    ("printed", "value", "qualifier", "words"),
    [
        ("625", "625", "exact", "原文没有限定词，取 625 年元。"),
        ("1500多", "1500", "over", "从 1,500 到不足 1,600 年元。"),
        ("近6000万", "60000000", "nearly", "多于 50,000,000，至多 60,000,000 年元。"),
        ("约12万", "120000", "about", "115,000 到 125,000 年元之间。"),
        ("600以上", "600", "at_least", "600 年元或更多，没有上限。"),
        ("最高3500", "3500", "at_most", "最多 3,500 年元，没有下限。"),
    ],
)
def test_the_qualifier_becomes_an_interval_in_words(printed, value, qualifier, words):
    assert interval_words(figure(printed, value, qualifier=qualifier)) == words


def test_a_figure_without_a_value_has_no_interval():
    assert interval_words(figure("363万", None, status="U")) == "没有可用的数值。"


def test_a_rounded_print_says_how_coarse_it_is():
    assert "50 年元" in precision_words(figure("3.03万", "30300"))
    assert precision_words(figure("625", "625")) == ""


def test_another_unit_is_converted_in_sight():
    assert conversion_words(figure("650", "650", unit=MONTH)) == (
        "650 月元 = 7,800 年元。"
    )
    assert conversion_words(figure("650", "650")) == ""


@pytest.mark.parametrize(
    ("measure", "more", "words"),
    [
        (
            "cumulative",
            {"start_year": 2012},
            "2012 年至 2022 年的累计数，不是某一年的数。",
        ),
        ("average", {"start_year": 2012}, "2012—2022 年的年均数，不是某一年的数。"),
        (
            "flow",
            {"cutoff": date(2022, 11, 30)},
            "2022 年初到 2022-11-30 的数，不足一年。",
        ),
        ("flow", {"cutoff": date(2022, 12, 31)}, "2022 年全年。"),
        ("stock", {"cutoff": date(2022, 9, 30)}, "截至 2022-09-30。"),
        ("stock", {}, "2022 年；报告没有写明截止日期。"),
    ],
)
def test_the_time_it_covers_is_told(measure, more, words):
    assert period_words(figure("9", "9", measure=measure, **more)) == words
