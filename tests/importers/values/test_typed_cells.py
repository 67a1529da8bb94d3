"""The table in importers/values/typed_cells.py, line by line."""

from decimal import Decimal as D

import pytest

from importers.values.typed_cells import (
    CellKind,
    UnreadableCell,
    read_cell,
)
from indicators.quantities import Qualifier as Q


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
        ("1亿2千万", "120000000", Q.EXACT, ""),
        ("2亿3千万元", "230000000", Q.EXACT, "元"),
        ("2千余万", "20000000", Q.OVER, ""),
        ("十余万", "100000", Q.OVER, ""),
        ("三千五百人", "3500", Q.EXACT, "人"),
        ("3个亿", "300000000", Q.EXACT, ""),
        ("百十来户", "100", Q.ABOUT, "户"),
        ("上万人", "10000", Q.AT_LEAST, "人"),
        ("1200出头", "1200", Q.OVER, ""),
        ("1200开外", "1200", Q.AT_LEAST, ""),
        ("1200来人", "1200", Q.ABOUT, "人"),
        ("不足400", "400", Q.AT_MOST, ""),
        ("突破1200", "1200", Q.AT_LEAST, ""),
        ("约为1200", "1200", Q.ABOUT, ""),
        ("超过了1200家", "1200", Q.AT_LEAST, "家"),
        ("13195左右对", "13195", Q.ABOUT, "对"),
        ("1200余家", "1200", Q.OVER, "家"),
        ("1200家左右", "1200", Q.ABOUT, "家"),
        ("1200家以上", "1200", Q.AT_LEAST, "家"),
        ("约1200家左右", "1200", Q.ABOUT, "家"),
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
def test_a_number_is_read_and_the_cell_kept(typed, value, qualifier, unit):
    cell = read_cell(f" {typed} ")
    assert (cell.kind, cell.typed) == (CellKind.NUMBER, typed)
    assert (cell.value, cell.qualifier, cell.unit) == (D(value), qualifier, unit)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", CellKind.BLANK),
        ("  　", CellKind.BLANK),
        ("—", CellKind.NOT_APPLICABLE),
        ("——", CellKind.NOT_APPLICABLE),
        ("-", CellKind.NOT_APPLICABLE),
        ("…", CellKind.MISSING),
        ("……", CellKind.MISSING),
        ("...", CellKind.MISSING),
        ("0", CellKind.NUMBER),
    ],
)
def test_blank_missing_not_applicable_and_zero_are_four_things(typed, kind):
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
        "千",
        "1200—1500",
        "2000人（含5人）",
        "约7500余",
        "-5余",
        "余",
        "万",
        "9" * 61,
    ],
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(UnreadableCell) as refused:
        read_cell(typed)
    assert str(refused.value.args[0])


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("320①", "320", ""),
        ("45²", "45", ""),
        ("①120", "120", ""),
        ("71①人", "71", "人"),
        ("71人①", "71", "人"),
        ("(1)320", "320", ""),
        ("320*", "320", ""),
        ("320a)", "320", ""),
        ("⑵ 45", "45", ""),
        ("320[1]", "320", ""),
        ("320注1", "320", ""),
        ("320¹⁾", "320", ""),
        ("320†", "320", ""),
        ("※320", "320", ""),
        ("1.2万²", "12000", ""),
        ("100㎡", "100", "m2"),
        ("100m²", "100", "m2"),
        ("5km²", "5", "km2"),
        ("3m³", "3", "m3"),
        ("100m²①", "100", "m2"),
        ("320①、②", "320", ""),
        ("320①,②人", "320", "人"),
        ("320(1)", "320", ""),
        ("1.2万人(8)", "12000", "人"),
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_the_number(typed, value, unit):
    cell = read_cell(typed)
    assert (cell.value, cell.unit, cell.typed) == (D(value), unit, typed)


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("10²", "注号"),
        ("1.5×10⁴", "注号"),
        ("½", "注号"),
        ("3½", "注号"),
        ("3¼万", "注号"),
        ("320Ⅱ", "注号"),
        ("45㏠", "注号"),
        ("3①20", "注号"),
        ("320a", "注号"),
        ("12(8)", "注号"),
        ("12（8）", "注号"),
        ("120(8)", "注号"),
        ("45w", "单位"),
        ("45W人", "单位"),
        ("4.5k", "单位"),
        ("4.5萬", "单位"),
        ("4.5億元", "单位"),
        ("1200（估）", "单位"),
        ("1200人（不含市区）", "单位"),
        ("1200(见注)", "单位"),
        ("0,123", "读不出"),
        ("1〔删除线：2〕", "读不出"),
        ("〔删除线：2〕1", "读不出"),
        ("13 1955", "读不出"),
        ("13 15", "读不出"),
        ("120\n450", "读不出"),
        ("两三千", "范围"),
        ("两至三千", "范围"),
        ("3至5万", "范围"),
        ("2、3万", "范围"),
        ("1200—1500", "范围"),
        ("12出头来家", "单位"),
        ("1200人左右吧", "单位"),
        ("七成", "单位"),
        ("3201)", "单位"),
        ("320(15)", "读不出"),
        ("2万50", "读不出"),
        ("1.2亿3000万", "读不出"),
        ("约1200家以上", "两个意思"),
        ("近10余万", "两个意思"),
    ],
)
def test_what_might_be_another_number_is_refused_with_the_reason(typed, because):
    with pytest.raises(UnreadableCell) as refused:
        read_cell(typed)
    assert because in str(refused.value.args[0])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("13 195", 13195),
        ("13\u2009195", 13195),
        ("13\u00a0195人", 13195),
        ("1\u202f234\u202f567", 1234567),
        ("\u2212120", -120),
    ],
)
def test_signs_of_printed_pages_are_read(typed, value):
    assert read_cell(typed).value == D(value)
