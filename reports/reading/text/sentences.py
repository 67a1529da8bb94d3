"""Where sentences and clauses begin and end."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

CLAUSE_ENDS = "，。；：！？】\n"
_CLAUSE_END = re.compile(f"[{CLAUSE_ENDS}]")
SENTENCE_ENDS = re.compile(r"[。！？\n]")
LONGEST = 600  # characters of a sentence that are looked at; longer ones are noise


@dataclass(frozen=True)
class Sentences:
    """Sorted ends of the sentences of a text."""

    ends: tuple[int, ...]

    def around(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence in which ``place`` stands, near enough."""
        ends = self.ends
        index = bisect_right(ends, place)
        start = ends[index - 1] if index else 0
        end = ends[index] if index < len(ends) else place + LONGEST
        if end - start <= LONGEST:
            return start, end
        return max(start, place - LONGEST), min(end, place + LONGEST)


def sentences(text: str) -> Sentences:
    """The sentences of ``text``; an end belongs to the sentence before it."""
    return Sentences((*(m.end() for m in SENTENCE_ENDS.finditer(text)), len(text)))


@lru_cache(maxsize=4)
def _clause_starts(text: str) -> list[int]:
    """Where the clauses of a text begin, found once for all its figures."""
    return [0, *(match.end() for match in _CLAUSE_END.finditer(text))]


def clause_start(text: str, place: int, floor: int) -> int:
    """Where the clause before ``place`` begins, not before ``floor``."""
    starts = _clause_starts(text)
    return max(floor, starts[bisect_right(starts, place) - 1])


def clause_end(
    text: str, place: int, ceiling: int, ends: re.Pattern[str] = _CLAUSE_END
) -> int:
    """Where the clause after ``place`` ends, not after ``ceiling``."""
    end = ends.search(text, place, ceiling)
    return end.start() if end is not None else ceiling
