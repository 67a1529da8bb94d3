"""Many words as one pattern."""

import re

import pytest

from reports.reading.lexicon.files import words
from reports.reading.lexicon.wordlists import alternation

LISTED = ("将建", "将由", "将由目前", "拟", "拟建（新）", "将建", "a.b")


@pytest.mark.parametrize("word", LISTED)
def test_finds_each_word_as_it_is(word: str) -> None:
    assert re.fullmatch(alternation(LISTED), word)


@pytest.mark.parametrize("other", ["将", "建", "将由目", "拟建", "a-b"])
def test_finds_no_other(other: str) -> None:
    assert not re.fullmatch(alternation(LISTED), other)


@pytest.mark.parametrize("listed", [LISTED, LISTED[::-1]])
def test_takes_the_longest_that_fits(listed: tuple[str, ...]) -> None:
    found = re.findall(alternation(listed), "将由目前的拟建，将由目")
    assert found == ["将由目前", "拟", "将由"]


def test_agrees_with_the_words_tried_one_by_one() -> None:
    ahead = words("actuality", "ahead")
    one_by_one = re.compile("|".join(map(re.escape, ahead)))
    text = "，".join(
        f"{word}{other}" for word, other in zip(ahead, ahead[::-1], strict=True)
    )
    assert re.findall(alternation(ahead), text) == one_by_one.findall(text)
