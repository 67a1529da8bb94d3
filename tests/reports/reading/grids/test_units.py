"""Units named by heads, labels and the lines above a table."""

from decimal import Decimal

import pytest

from reports.reading.grids.cells import bare
from reports.reading.grids.units import bracketed, titled, told_by, unit_of


@pytest.mark.parametrize(
    ("words", "name", "factor"),
    [
        ("人", "人", 1),
        ("万元", "元", 10_000),
        ("亿元", "元", 100_000_000),
        ("元/人.月", "元/月", 1),
        ("元／（人·月）", "元/月", 1),
        ("％", "%", 1),
        ("万人次", "人次", 10_000),
        ("千米", "公里", 1),
        ("个/家", "个", 1),
    ],
)
def test_a_unit_with_its_scale(words, name, factor):
    unit = unit_of(words)
    assert unit is not None
    assert (unit.name, unit.factor) == (name, factor)


@pytest.mark.parametrize("words", ["", "周岁", "社会组织", "元素", "人和事"])
def test_other_words_are_no_units(words):
    assert unit_of(words) is None


@pytest.mark.parametrize(
    ("head", "words", "name"),
    [
        ("支出（万元）", "支出", "元"),
        ("人数/人", "人数", "人"),
        ("同比增长%", "同比增长", "%"),
        ("低保标准（城市）", "低保标准（城市）", None),
    ],
)
def test_a_head_without_its_unit(head, words, name):
    left, unit = bracketed(head)
    assert left == words
    assert (unit.name if unit else None) == name


def test_the_line_above_a_table_names_one_unit_or_several():
    assert [u.name for u in titled(("表1", "单位：户、人、万元"))] == ["户", "人", "元"]
    assert [u.name for u in titled(("婚姻登记情况（单位：对）",))] == ["对"]
    assert titled(("婚姻登记情况",)) == ()


def test_the_last_words_of_a_label_tell_what_is_counted():
    assert told_by("低保户数").name == "户"
    assert told_by("集中供养率").name == "%"
    assert told_by("城市低保标准") is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234", "1234"),
        ("1 234.5", "1234.5"),
        ("-3.5", "-3.5"),
        ("1.2万", "12000"),
        ("12%", "12"),
    ],
)
def test_a_number_alone_in_its_cell(cell, value):
    assert bare(cell).value == Decimal(value)


@pytest.mark.parametrize(
    "cell", ["", "—", "007", "690 72", "1-2", "690元", "2022年", "3A"]
)
def test_other_cells_are_no_bare_numbers(cell):
    assert bare(cell) is None
