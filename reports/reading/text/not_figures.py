"""Stretches of the running text in which numbers count nothing: dates, names, titles."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reports.reading.lexicon.files import table

AROUND = 40  # characters either side of the one an expression must hold
_QUOTED = re.compile(r"“([^“”\n]{1,12})”")
_AMOUNT = re.compile(r"\d(?:多|余)?[万亿]?(?:元|人次|%)")
_RUN = re.compile(r"\d+")


@dataclass(frozen=True)
class Spans:
    """Sorted stretches; answers whether a place lies in one."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covers(self, place: int) -> bool:
        index = bisect_right(self.starts, place) - 1
        return index >= 0 and place < self.ends[index]


@dataclass(frozen=True)
class _Expressions:
    """The patterns of ``not_figures.yaml`` by where a match may stand."""

    at_digits: re.Pattern[str]
    around: tuple[tuple[str, re.Pattern[str]], ...]
    anywhere: tuple[re.Pattern[str], ...]


@cache
def _expressions() -> _Expressions:
    entries: list[dict[str, Any]] = table("not_figures")
    return _Expressions(
        re.compile(
            "|".join(f"(?:{e['pattern']})" for e in entries if e.get("at") == "digits")
        ),
        tuple(
            (e["around"], re.compile(e["pattern"])) for e in entries if "around" in e
        ),
        tuple(
            re.compile(e["pattern"])
            for e in entries
            if "around" not in e and "at" not in e
        ),
    )


def without_figures(text: str) -> Spans:
    """All stretches of ``tables/not_figures.yaml``, and short quotations."""
    known = _expressions()
    at_digits = known.at_digits.match
    found = [
        match.span()
        for run in _RUN.finditer(text)
        if (match := at_digits(text, run.start())) is not None
    ]
    for character, pattern in known.around:
        for start, end in _windows(text, character):
            found += [match.span() for match in pattern.finditer(text, start, end)]
    for pattern in known.anywhere:
        found += [match.span() for match in pattern.finditer(text)]
    found += [
        match.span() for match in _QUOTED.finditer(text) if not _AMOUNT.search(match[1])
    ]
    found.sort()
    return _merged(found)


def _windows(text: str, character: str) -> Iterator[tuple[int, int]]:
    """Stretches around each ``character``, those that touch joined."""
    place = text.find(character)
    while place >= 0:
        start = max(0, place - AROUND)
        end = place + AROUND
        while 0 <= (place := text.find(character, place + 1)) < end + AROUND:
            end = place + AROUND
        yield start, end


def _merged(found: list[tuple[int, int]]) -> Spans:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in found:
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        elif end > start:
            starts.append(start)
            ends.append(end)
    return Spans(tuple(starts), tuple(ends))
