"""How wide the column is in which a text is broken, as its lines tell.

Most lines of running text end where the column does, in the middle of a sentence. Items
of a list end where they please and are whole: no list is a column without lines that are
certainly cut.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from reports.reading.text.lines import PrintedLine

_MOST_SHORT = (
    2  # characters or columns that a line ends early for a mark of punctuation
)
_ENOUGH = 0.6  # share of the lines that reach the end of the column
_RARE = 0.04  # … and of those that end a little before it by chance
_FEW, _SOME = 0.1, 0.2
_CONTINUES = frozenset("，。、；：）”》！？%")
_MARKS = frozenset("，。、；：！？）”》")
_UNFINISHED = frozenset("的和与及在为对由从将把被达比其至较每按并共约近超（“《")
_NUMBER_GOES_ON = re.compile(r"\d{1,9}(?:[.，]\d+)?(?![\d年月日、.：:])")
_POINT = re.compile(r"\d\.$")


@dataclass(frozen=True)
class PrintedColumn:
    """``measure`` of a full line is at least ``least``."""

    measure: Callable[[PrintedLine], int]
    least: int

    def full(self, line: PrintedLine) -> bool:
        return self.measure(line) >= self.least


def is_cut(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether ``before`` certainly ends inside a sentence that goes on in ``line``."""
    last, first = before.text[-1], line.text[0]
    if line.after_gap:
        return False
    if first in _CONTINUES or last in _UNFINISHED:
        return True
    if not first.isdigit() or not (last.isdigit() or _POINT.search(before.text)):
        return False
    alone = before.text.replace(".", "").isdigit() or line.text.isdigit()
    return not alone and _NUMBER_GOES_ON.match(line.text) is not None


def flows(lines: list[PrintedLine]) -> bool:
    """Whether lines without a gap between are running text and no list."""
    if any(line.spaced or _holds_end(line) for line in lines):
        return True
    if any(is_cut(before, line) for before, line in pairwise(lines)):
        return True
    return lines[-1].text[-1] == "。" and any(map(_is_open, lines[:-1]))


def _is_open(line: PrintedLine) -> bool:
    """A line that holds a pause and ends without any mark."""
    return "，" in line.text and line.text[-1] not in _MARKS


def _holds_end(line: PrintedLine) -> bool:
    """A line in the middle of which a sentence ends."""
    return -1 < line.text.find("。") < len(line.text) - 1


def column_of(lines: list[PrintedLine]) -> PrintedColumn | None:
    """The column in which most lines end at the same place, if there is one; ``lines`` are
    those of a page some of which are running text."""
    pairs = [(one, line) for one, line in pairwise(lines) if not line.after_gap]
    if len(pairs) < 2:
        return None
    followed = [before for before, _line in pairs]
    found = [_column(followed, measure, slack) for measure, slack in _MEASURES]
    column = max(filter(None, found), key=lambda pair: pair[0], default=(0, None))[1]
    return column if column is not None and _is_filled(column, pairs) else None


def _is_filled(
    column: PrintedColumn, pairs: list[tuple[PrintedLine, PrintedLine]]
) -> bool:
    """Whether lines that reach the end of the column look like sentences that go on."""
    full = [(before, line) for before, line in pairs if column.full(before)]
    going_on = sum(
        one.spaced or _is_open(one) or _holds_end(one) or is_cut(one, line)
        for one, line in full
    )
    return going_on >= _SOME * len(full)


def _length(line: PrintedLine) -> int:
    return line.length


def _extent(line: PrintedLine) -> int:
    return line.extent


# A wide character does not fit into one column that is left.
_MEASURES = ((_length, 0), (_extent, 1))


def _column(
    lines: list[PrintedLine], measure: Callable[[PrintedLine], int], slack: int
) -> tuple[float, PrintedColumn] | None:
    """The column by one measure, and the share of lines that end in it."""
    counts = Counter(map(measure, lines))
    end = max(counts, key=lambda v: (counts[v] + slack * counts[v - 1], v))
    longer = sum(measure(one) > end + (6 if one.indented else 2) for one in lines)
    if longer > _FEW * len(lines):
        return None
    least = end - slack
    while end - least < _MOST_SHORT and counts[least - 1] > _RARE * len(lines):
        least -= 1
    share = sum(n for value, n in counts.items() if value >= least) / len(lines)
    return (share, PrintedColumn(measure, least)) if share >= _ENOUGH else None
