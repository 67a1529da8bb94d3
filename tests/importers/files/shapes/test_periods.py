"""Times in heads and titles."""

import pytest

from importers.files.shapes.periods import SheetPeriod, period_in, taken_out


@pytest.mark.parametrize(
    ("head", "rest", "period"),
    [
        ("2023年末人数", "人数", SheetPeriod(2023)),
        ("2023", "", SheetPeriod(2023)),
        ("2022年12月", "", SheetPeriod(2022)),
        ("2012—2022年", "", SheetPeriod(2022, start=2012)),
        ("全年", "", SheetPeriod(None, 12)),
        ("1-9月", "", SheetPeriod(None, 9)),
        ("三季度", "", SheetPeriod(None, 9, part=True)),
        ("2024年上半年", "", SheetPeriod(2024, 6)),
        ("城市低保人数", "城市低保人数", None),
        ("1-2月龄儿童", "1-2月龄儿童", None),
    ],
)
def test_a_head_without_its_time(
    head: str, rest: str, period: SheetPeriod | None
) -> None:
    assert taken_out(head) == (rest, period)


@pytest.mark.parametrize(
    ("line", "year", "cutoff"),
    [
        ("2024年12月", 2024, "2024-12-31"),
        ("2024年度 12月", 2024, "2024-12-31"),
        ("湘潭市2024年民政统计", 2024, ""),
        ("2024年9月民政统计月报", 2024, "2024-09-30"),
        ("2024年三季度民政统计季报", 2024, "2024-09-30"),
        ("2024年1—2月", 2024, "2024-02-29"),
    ],
)
def test_the_time_of_a_title(line: str, year: int, cutoff: str) -> None:
    found = period_in(line)
    assert found is not None
    assert (found.year, found.cutoff) == (year, cutoff)


@pytest.mark.parametrize(
    "line",
    ["2014—2024年主要指标", "14-5 社会救济情况", "湘潭统计年鉴2024", "", "历年情况"],
)
def test_a_title_of_several_years_or_none(line: str) -> None:
    assert period_in(line) is None
