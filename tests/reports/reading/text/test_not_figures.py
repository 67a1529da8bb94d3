"""Stretches in which numbers count nothing are found wherever they stand."""

import re

import pytest

from reports.reading.lexicon.files import table
from reports.reading.text.not_figures import without_figures
from reports.reading.text.running_text import clean
from tests.reports.reading.gold import Gold, golds


@pytest.mark.parametrize("gold", list(golds()), ids=lambda gold: gold.name)
def test_the_quick_search_finds_what_a_full_search_finds(gold: Gold) -> None:
    text = clean(gold.text).text
    spans = without_figures(text)
    for entry in table("not_figures"):
        pattern = entry["pattern"]
        if entry.get("at") == "digits":
            pattern = rf"(?<!\d)(?:{pattern})"
        for match in re.finditer(pattern, text):
            digits = re.search(r"(?<!\d)\d", match.group())
            if digits is not None:
                place = match.start() + digits.start()
                assert spans.covers(place), (entry["name"], match.group())


def test_names_and_dates_cover_their_numbers_and_nothing_else() -> None:
    text = "2022年5月20日，“520”登记日办结12对，热线12345接听88次，居全省前3名。"
    spans = without_figures(text)
    printed = [
        m.group() for m in re.finditer(r"\d+", text) if not spans.covers(m.start())
    ]
    assert printed == ["12", "88"]
