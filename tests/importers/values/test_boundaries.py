"""Years that say to which boundaries a figure was restated."""

import pytest

from importers.values.boundaries import restated_by, split_year, with_boundaries


@pytest.mark.parametrize(
    ("text", "year", "boundary"),
    [
        ("2010", "2010", None),
        ("2010年", "2010年", None),
        ("2012—2022年", "2012—2022年", None),
        ("2010年（按2020年区划）", "2010年", 2020),
        ("2010(按2020年行政区划)", "2010", 2020),
        ("2010年按2020年的区划", "2010年", 2020),
        ("2010（按现行区划）", "2010（按现行区划）", None),
    ],
)
def test_a_year_and_its_boundaries(text, year, boundary):
    assert split_year(text) == (year, boundary)


@pytest.mark.parametrize(
    ("year", "boundary", "text"),
    [("2010", "2020", "2010"), ("2010年", "2020年", "2010年")],
)
def test_two_columns_are_read_as_one_text(year, boundary, text):
    assert split_year(with_boundaries(year, boundary)) == (text, 2020)
    assert with_boundaries(year, " ") == year


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("常住人口（按现行区划）", "现行区划"),
        ("可比口径常住人口", "可比口径"),
        ("常住人口（按2020年区划）", "按2020年区划"),
        ("行政区划代码", ""),
        ("区划地名", ""),
        ("可比价增长", ""),
    ],
)
def test_names_that_speak_of_other_boundaries(text, said):
    assert restated_by(text) == said
