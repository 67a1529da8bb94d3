"""Numbers made by the grammar of bench/numerals.py are read back, in a report and in a cell.

A million of them: ``make long-numerals``.
"""

import pytest

from bench.numerals import cases, faults
from importers.values.typed_cells import read_cell
from reports.reading.reader import read


@pytest.mark.parametrize("seed", range(20))
def test_what_the_grammar_makes_is_read_back(seed):
    assert list(faults(list(cases(200, seed)))) == []


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("五万零7百家", 50_700, "家"),
        ("二亿零1百零9万元", 201_090_000, "元"),
        ("至多五百二十辆", 520, "辆"),
        ("最多六亿元", 600_000_000, "元"),
        ("十户", 10, "户"),
        ("86万零10²元", 860_010, "元"),
        ("十亿元", 1_000_000_000, "元"),
    ],
)
def test_what_the_grammar_once_found_wrong_stays_right(printed, value, unit):
    (figure,) = read(f"2022年，全市的核定数是{printed}。").figures
    assert (figure.value, figure.unit) == (value, unit)
    cell = read_cell(printed)
    assert (cell.value, cell.unit) == (value, unit)


@pytest.mark.parametrize(
    "printed", ["2万50户", "1.2亿3000万元", "三百零2千多户", "三千五万元"]
)
def test_no_part_of_an_ill_formed_number_is_read_alone(printed):
    assert not read(f"2022年，全市的核定数是{printed}。").figures
