"""Numerals in any mixture: what they are worth, and what is no numeral."""

from decimal import Decimal as D

import pytest

from indicators.lexicon.numerals import NotANumeral, counted, shared_scale


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("7500", "7500"),
        ("0.81万", "8100"),
        ("2亿3千万", "230000000"),
        ("二亿3千万", "230000000"),
        ("1亿2千3百万", "123000000"),
        ("1亿2000万", "120000000"),
        ("3千5百万", "35000000"),
        ("2万5千6百", "25600"),
        ("2万零500", "20500"),
        ("2万5600", "25600"),
        ("2万5", "25000"),
        ("1万二千三百二十一", "12321"),
        ("两万三", "23000"),
        ("一百五", "150"),
        ("二十三", "23"),
        ("十五万", "150000"),
        ("三千零五万", "30050000"),
        ("一万二千亿", "1200000000000"),
        ("三万亿", "3000000000000"),
        ("一点二亿", "120000000"),
        ("十一点五", "11.5"),
        ("零点五", "0.5"),
        ("3个亿", "300000000"),
        ("百万", "1000000"),
        ("二零二二", "2022"),
        ("零", "0"),
    ],
)
def test_a_numeral_is_worth_one_number(printed, value):
    assert counted(printed).value == D(value)


@pytest.mark.parametrize(
    ("printed", "value", "vague"),
    [
        ("十余万", "100000", "余"),
        ("2千余万", "20000000", "余"),
        ("5百多万", "5000000", "多"),
        ("二十几", "20", "几"),
        ("十几个亿", "1000000000", "几"),
        ("两个多亿", "200000000", "多"),
        ("百余万", "1000000", "余"),
        ("三十来", "30", "来"),
        ("百十来", "100", "来"),
        ("2亿3千余万", "230000000", "余"),
    ],
)
def test_a_vague_numeral_says_so(printed, value, vague):
    found = counted(printed)
    assert (found.value, found.vague) == (D(value), vague)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("两三", "2", "3"),
        ("七八", "7", "8"),
        ("三五百", "300", "500"),
        ("一两千", "1000", "2000"),
        ("十七八", "17", "18"),
        ("七八十", "70", "80"),
        ("二三百", "200", "300"),
        ("五六十万", "500000", "600000"),
        ("一百二三十", "120", "130"),
        ("两万三四千", "23000", "24000"),
        ("1万二三千", "12000", "13000"),
    ],
)
def test_neighbouring_digits_are_a_range(printed, low, high):
    found = counted(printed)
    assert (found.value, found.high) == (D(low), D(high))


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "万" * 41,
        "2万50",
        "1.2亿3000万",
        "1亿20000万",
        "5百1千",
        "三百五千",
        "十百",
        "三百几十",
        "3万多2千",
        "七三",
        "三千五万",
        "一万万",
        "两万三点五",
        "点五",
        "1.5万200",
    ],
)
def test_what_is_not_well_formed_is_no_numeral(printed):
    with pytest.raises(NotANumeral):
        counted(printed)


@pytest.mark.parametrize(
    ("printed", "significant", "rounded"),
    [
        ("7500", "100", False),
        ("3.03万", "100", True),
        ("1亿2000万", "10000000", True),
        ("2亿3千万", "10000000", True),
        ("十余万", "100000", False),
        ("三百二十", "10", False),
        ("一点二亿", "10000000", True),
        ("0", "1", False),
    ],
)
def test_how_fine_a_numeral_is_printed(printed, significant, rounded):
    found = counted(printed)
    assert (found.significant, found.rounded) == (D(significant), rounded)


def test_the_lower_end_of_a_range_shares_the_scale_of_the_upper():
    assert shared_scale("5千") == 1000
    assert shared_scale("三千") == 1000
    assert shared_scale("十五万") == 10_000
    assert shared_scale("3百万") == 1_000_000
    assert shared_scale("五十") == 10
    assert shared_scale("30") == 1
