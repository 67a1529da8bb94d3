"""Work grows with the length of the text and no faster, whatever the text."""

import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from reports.reading import reader
from reports.reading.lexicon.files import table
from reports.reading.reader import TooManyFigures, read

HOSTILE = {
    "digits": "1",
    "brackets": "（",
    "nested": "（（1个",
    "distributive": "分别",
    "points": "1.",
    "percentages": "百分之",
    "numerals": "一百万",
    "years": "2012年",
    "commas": "1,000,",
    "quotes": "“1”",
    "steps": "从提高到",
    "numbers and blanks": "1 2 ",
    "rows of numbers": "床位 张 1 2\n",
    "blank lines": "\n\n",
    "spaced": "社 ",
    "titles": "《1",
    "headings": "一、1个\n",
}


def calls(function: Callable[[], Any]) -> int:
    """How many Python calls a function makes: work without a clock."""
    count = 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_at_most_a_little_more_than_twice_the_work(
    piece: str,
) -> None:
    small, large = piece * 600, piece * 2400
    read(small, year=2023)
    assert (
        calls(lambda: read(large, year=2023))
        <= 5 * calls(lambda: read(small, year=2023)) + 2000
    )


def test_a_text_with_more_numbers_than_any_report_is_refused() -> None:
    with pytest.raises(TooManyFigures):
        read("1个，" * (reader.MOST_FIGURES + 2), year=2023)


def test_no_pattern_repeats_without_a_bound() -> None:
    unbounded = re.compile(r"(?<!\\)(?:[*+]|\{\d+,\})")
    for entry in table("not_figures"):
        bare = re.sub(r"\[[^\]]*\]|\\.", "", entry["pattern"])
        assert not unbounded.search(bare), entry["name"]
