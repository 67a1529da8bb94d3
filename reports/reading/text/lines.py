"""The lines of a page: what stands on them, and how far they reach."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indicators.lexicon.marks import marks_in_prose
from reports.reading.text.folding import BLANKS, LINE_ENDS, normal_form
from reports.reading.text.spacing import IDLE, is_spaced, kept

_LINE_END = re.compile("\r\n|[" + "".join(sorted(LINE_ENDS)) + "]")
_INDENT = re.compile(r"\u3000+|[ \u00a0\u3000]{2,}")


class PrintedLine(NamedTuple):
    """A line that is not blank: folded, without idle blanks, each character with its place.

    ``width``: its columns of print; ``length``, ``extent``: characters and columns up to
    its last, blanks and all; ``indented``: it begins further in; ``after_gap``: a blank
    line stands before it; ``spaced``: its letters are spaced.
    """

    text: str
    places: Sequence[int]
    width: int
    length: int
    extent: int
    indented: bool
    after_gap: bool
    spaced: bool = False

    @property
    def inside(self) -> bool:
        """It is not the first line of its paragraph."""
        return not self.after_gap


def lines_of(original: str) -> Iterator[PrintedLine]:
    """Every line on which something stands."""
    gap, spaced, start = True, False, 0
    for end, following in _ends(original):
        line = _line(original, start, end, gap, spaced)
        start = following
        gap = line is None
        if line is not None:
            spaced = line.spaced
            yield line


def _ends(original: str) -> Iterator[tuple[int, int]]:
    """Where each line ends and the next one begins."""
    for match in _LINE_END.finditer(original):
        yield match.span()
    yield len(original), len(original)


def _line(
    original: str, start: int, end: int, gap: bool, spaced: bool
) -> PrintedLine | None:
    """One line, or ``None`` where nothing stands on it."""
    if start == end:
        return None
    raw = original[start:end]
    folded = normal_form(raw)
    marks = marks_in_prose(folded)
    if not marks and IDLE.search(raw) is None:
        width, extent = width_of(folded), width_of(raw)
        return PrintedLine(
            folded, range(start, end), width, len(raw), extent, False, gap
        )
    spaced = is_spaced(folded, after_spaced=spaced and not gap)
    stay = [i for i in kept(folded, whole=spaced) if i not in marks]
    if not stay:
        return None
    text = "".join(" " if folded[i] in BLANKS else folded[i] for i in stay)
    printed = raw.rstrip()
    return PrintedLine(
        text,
        [start + i for i in stay],
        width_of(text),
        len(printed),
        width_of(printed),
        _INDENT.match(raw) is not None,
        gap,
        spaced,
    )


def width_of(text: str) -> int:
    """Columns of print: letters of ASCII take one, all others two."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))
