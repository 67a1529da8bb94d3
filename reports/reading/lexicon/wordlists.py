"""Words of the tables, found quickly at a place of a text."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from reports.reading.lexicon.files import words


class Endings:
    """Words by their last character: which of them ends at a place, the longest first."""

    def __init__(self, listed: Iterable[str]) -> None:
        by_last: dict[str, list[str]] = {}
        for word in sorted(set(listed), key=lambda word: (-len(word), word)):
            by_last.setdefault(word[-1], []).append(word)
        self._by_last: Mapping[str, list[str]] = by_last

    def at(self, text: str, end: int) -> list[str]:
        """Every word that ends at ``end``, the longest first."""
        if not end:
            return []
        return [
            word
            for word in self._by_last.get(text[end - 1], ())
            if text.endswith(word, 0, end)
        ]

    def longest(self, text: str, end: int) -> str:
        """The longest word that ends at ``end``, empty where none does."""
        if end:
            for word in self._by_last.get(text[end - 1], ()):
                if text.endswith(word, 0, end):
                    return word
        return ""


class Beginnings:
    """Words by their first character: which of them begins at a place."""

    def __init__(self, listed: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = {}
        for word in sorted(set(listed), key=lambda word: (-len(word), word)):
            by_first.setdefault(word[0], []).append(word)
        self._by_first: Mapping[str, list[str]] = by_first

    def longest(self, text: str, start: int) -> str:
        """The longest word that begins at ``start``, empty where none does."""
        for word in self._by_first.get(text[start : start + 1], ()):
            if text.startswith(word, start):
                return word
        return ""


@cache
def endings(name: str, key: str) -> Endings:
    """The words listed under ``key`` of ``tables/<name>.yaml``."""
    return Endings(words(name, key))


def alternation(listed: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first: 将(?:建|投入)|拟建.

    Words that begin alike are told apart by their next character, so that each place of
    a text costs a few comparisons, however many the words are.
    """
    by_first: dict[str, list[str]] = {}
    for word in listed:
        by_first.setdefault(word[0], []).append(word[1:])
    return "|".join(
        re.escape(first) + _endings_of(rest) for first, rest in by_first.items()
    )


def _endings_of(rest: list[str]) -> str:
    """What may follow the beginning that some words share."""
    longer = [word for word in rest if word]
    if not longer:
        return ""
    return f"(?:{alternation(longer)})" + ("?" if len(longer) < len(rest) else "")


@cache
def one_of(name: str, key: str) -> re.Pattern[str]:
    """Any of the words listed under ``key`` of ``tables/<name>.yaml``, the longest first."""
    return re.compile(alternation(words(name, key)))


@lru_cache(maxsize=8192)
def made_of(chars: str, table: str) -> bool:
    """Whether ``chars`` consist only of the words listed in ``contexts.yaml``."""
    reached = {0}
    listed = words("contexts", table)
    for place in range(len(chars)):
        if place in reached:
            reached.update(
                place + len(word) for word in listed if chars.startswith(word, place)
            )
    return len(chars) in reached
