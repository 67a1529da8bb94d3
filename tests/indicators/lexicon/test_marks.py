"""Marks of footnotes beside names, years and numbers in running text."""

import pytest

from importers.files.periods import NoYear, read_year
from importers.matching.names import normal
from reports.reading.grids.cells import bare
from reports.reading.reader import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("养老机构数①", "养老机构数"),
        ("①养老机构数", "养老机构数"),
        ("养老机构数²", "养老机构数"),
        ("km²", "km2"),
        ("㎡", "m2"),
    ],
)
def test_a_name_is_compared_without_marks(text, name):
    assert normal(text) == name


def test_a_year_keeps_its_four_digits():
    assert read_year("2022①").year == 2022
    assert read_year("2022年²").year == 2022
    for text in ("202②", "20②2", "①949"):
        with pytest.raises(NoYear):
            read_year(text)


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("71①人", 71, "人"),
        ("1.2万²人", 12000, "人"),
        ("320[1]人", 320, "人"),
        ("10①人", 10, "人"),
        ("320*人", 320, "人"),
        ("100m²", 100, "平方米"),
    ],
)
def test_a_number_of_a_report_is_read_without_its_mark(printed, value, unit):
    (figure,) = read(f"2022年，全市共有{printed}。").figures
    assert (figure.printed, figure.value, figure.unit) == (printed, value, unit)


def test_a_cell_of_a_printed_table_is_read_without_its_mark():
    assert [bare(words).value for words in ("320①", "45²", "①120", "※7")] == [
        320,
        45,
        120,
        7,
    ]
