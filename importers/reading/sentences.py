"""Where sentences and clauses begin and end."""

import re
from bisect import bisect_right
from dataclasses import dataclass

CLAUSE_ENDS = "，。；：！？】\n"
SENTENCE_ENDS = re.compile(r"[。！？\n]")
LONGEST = 600  # characters of a sentence that are looked at; longer ones are noise


@dataclass(frozen=True)
class Sentences:
    """Sorted ends of the sentences of a text."""

    ends: tuple[int, ...]

    def around(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence in which ``place`` stands, near enough."""
        index = bisect_right(self.ends, place)
        start = self.ends[index - 1] if index else 0
        end = self.ends[index] if index < len(self.ends) else place + LONGEST
        return max(start, place - LONGEST), min(end, place + LONGEST)


def sentences(text: str) -> Sentences:
    """The sentences of ``text``; an end belongs to the sentence before it."""
    return Sentences((*(m.end() for m in SENTENCE_ENDS.finditer(text)), len(text)))


def clause_start(text: str, place: int, floor: int, ends: str = CLAUSE_ENDS) -> int:
    """Where the clause before ``place`` begins, not before ``floor``."""
    for mark in ends:
        floor = max(floor, text.rfind(mark, floor, place) + 1)
    return floor


def clause_end(text: str, place: int, ceiling: int, ends: str = CLAUSE_ENDS) -> int:
    """Where the clause after ``place`` ends, not after ``ceiling``."""
    for mark in ends:
        if (at := text.find(mark, place, ceiling)) >= 0:
            ceiling = at
    return ceiling
