"""The table in importers/cells.py, line by line."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.cells import AFTER, BEFORE, Kind, UnreadableCell, read_cell
from indicators.quantities import Qualifier as Q
from indicators.quantities import read_numeral


@pytest.mark.parametrize(
    ("typed", "value", "qualifier", "unit"),
    [
        ("7500", "7500", Q.EXACT, ""),
        ("7,500", "7500", Q.EXACT, ""),
        ("1,234,567.5", "1234567.5", Q.EXACT, ""),
        ("７５００", "7500", Q.EXACT, ""),
        ("７，５００", "7500", Q.EXACT, ""),
        ("0", "0", Q.EXACT, ""),
        ("-5", "-5", Q.EXACT, ""),
        ("0.81万", "8100", Q.EXACT, ""),
        ("0.81万张", "8100", Q.EXACT, "张"),
        ("3千", "3000", Q.EXACT, ""),
        ("1.2亿元", "120000000", Q.EXACT, "元"),
        ("12%", "12", Q.EXACT, "%"),
        ("12％", "12", Q.EXACT, "%"),
        ("650 元/月", "650", Q.EXACT, "元/月"),
        ("7500余", "7500", Q.OVER, ""),
        ("1500多人", "1500", Q.OVER, "人"),
        ("1万余", "10000", Q.OVER, ""),
        ("10余万人", "100000", Q.OVER, "人"),
        ("7500+", "7500", Q.OVER, ""),
        ("近6000万", "60000000", Q.NEARLY, ""),
        ("约420", "420", Q.ABOUT, ""),
        ("500元左右", "500", Q.ABOUT, "元"),
        ("≥12000", "12000", Q.AT_LEAST, ""),
        (">=12000", "12000", Q.AT_LEAST, ""),
        ("不低于600元/月", "600", Q.AT_LEAST, "元/月"),
        ("超过90%", "90", Q.AT_LEAST, "%"),
        ("600元以上", "600", Q.AT_LEAST, "元"),
        ("≤30", "30", Q.AT_MOST, ""),
        ("最高1200元", "1200", Q.AT_MOST, "元"),
        ("20天以内", "20", Q.AT_MOST, "天"),
    ],
)
def test_trial_5_a_number_is_read_and_the_cell_kept(typed, value, qualifier, unit):
    cell = read_cell(f" {typed} ")
    assert (cell.kind, cell.typed) == (Kind.NUMBER, typed)
    assert (cell.value, cell.qualifier, cell.unit) == (D(value), qualifier, unit)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", Kind.BLANK),
        ("  　", Kind.BLANK),
        ("—", Kind.NOT_APPLICABLE),
        ("——", Kind.NOT_APPLICABLE),
        ("-", Kind.NOT_APPLICABLE),
        ("…", Kind.MISSING),
        ("……", Kind.MISSING),
        ("...", Kind.MISSING),
        ("0", Kind.NUMBER),
    ],
)
def test_trial_6_blank_missing_not_applicable_and_zero_are_four_things(typed, kind):
    assert read_cell(typed).kind is kind


@pytest.mark.parametrize(
    "typed",
    [
        "NaN",
        "Infinity",
        "-inf",
        "∞",
        "1e5",
        "0x10",
        "1" * 21,
        "1" * 22,
        "0.1234",
        "1.0000000000000000000001",
        "999999999999999",
        "1,23",
        "12 34",
        "三千",
        "1200—1500",
        "2000人（含5人）",
        "约7500余",
        "-5余",
        "余",
        "万",
        "9" * 61,
    ],
)
def test_trial_7_what_is_no_number_is_refused(typed):
    with pytest.raises(UnreadableCell) as refused:
        read_cell(typed)
    assert str(refused.value.args[0])


@pytest.mark.parametrize("word", BEFORE)
def test_every_qualifier_before_a_number_is_read(word):
    assert read_cell(f"{word}300").qualifier == BEFORE[word]


@pytest.mark.parametrize("word", AFTER)
def test_every_qualifier_after_a_number_is_read(word):
    assert read_cell(f"300{word}").qualifier == AFTER[word]


def test_how_fine_a_print_is_comes_from_its_digits():
    cell = read_cell("3.03万张")
    assert (cell.significant, cell.precision) == (D(100), D(50))


@pytest.mark.parametrize("digits", ["1000万", "100", "1亿", "0.1亿", "1500", "3.03万"])
def test_a_cell_is_as_fine_as_the_same_print_in_a_report(digits):
    cell, numeral = read_cell(f"近{digits}元"), read_numeral(f"近{digits}元")
    assert (cell.value, cell.significant) == (numeral.value, numeral.significant)


@given(st.text(max_size=70))
def test_any_text_is_read_or_refused(text):
    try:
        cell = read_cell(text)
    except UnreadableCell:
        return
    assert (cell.value is None) == (cell.kind is not Kind.NUMBER)


@given(
    st.text(alphabet="0123456789.,-约近≥≤余多万千亿%人元以上左右+ …—", max_size=14),
)
def test_text_like_a_figure_is_read_or_refused(text):
    try:
        cell = read_cell(text)
    except UnreadableCell:
        return
    assert cell.value is None or cell.value.is_finite()


@given(st.decimals(min_value=0, max_value=D("999999999999.999"), places=3))
def test_what_is_written_plainly_is_read_back(value):
    assert read_cell(f"{value:f}").value == value
    assert read_cell(f"{value:,f}").value == value
