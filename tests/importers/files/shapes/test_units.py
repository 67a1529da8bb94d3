"""Units that stand in heads, sections and titles."""

import pytest

from importers.files.shapes.units import of_several, unit_written


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("低保人数（万人）", "万人"),
        ("低保人数（万人）合计", "万人"),
        ("支出(单位：亿元)", "亿元"),
        ("人数/人", "人"),
        ("集中供养率%", "%"),
        ("乡镇（街道）", ""),
        ("低保人数", ""),
    ],
)
def test_a_unit_is_taken_with_its_scale(text: str, unit: str) -> None:
    assert unit_written(text) == unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("城市低保户数", "户"),
        ("城市低保人数", "人"),
        ("民政事业费支出", "万元"),
        ("村委会", "户、人、万元"),
    ],
)
def test_of_several_units_the_one_that_fits_counts(name: str, unit: str) -> None:
    assert of_several("户、人、万元", name) == unit
