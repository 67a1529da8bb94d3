"""Stretches of the running text in which numbers count nothing: dates, names, titles."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from importers.reading.tables import table

QUOTED_NAME = 12  # longest quotation, in characters, that is taken for a name
_QUOTED = re.compile(r"“([^“”\n]{1,12})”")
_AMOUNT = re.compile(r"\d(?:多|余)?[万亿]?(?:元|人次|%)")


@dataclass(frozen=True)
class Spans:
    """Sorted stretches; answers whether a place lies in one."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covers(self, place: int) -> bool:
        index = bisect_right(self.starts, place) - 1
        return index >= 0 and place < self.ends[index]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"]) for entry in table("not_figures"))


def without_figures(text: str) -> Spans:
    """All stretches of ``tables/not_figures.yaml``, and short quotations."""
    found = [
        match.span() for pattern in _patterns() for match in pattern.finditer(text)
    ]
    found += [
        match.span() for match in _QUOTED.finditer(text) if not _AMOUNT.search(match[1])
    ]
    return _merged(sorted(found))


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
