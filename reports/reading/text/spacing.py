"""Blanks that separate nothing: text with wide letter spacing, and blanks beside Chinese.

``1 5 7 0 0 张`` is 15700张; ``孤儿 3 5 8`` in a row of a table is three numbers.
"""

import re

from reports.reading.text.folding import BLANKS, INVISIBLE

_BLANKS = "".join(sorted(BLANKS))
IDLE = re.compile("[" + "".join(sorted(BLANKS | INVISIBLE)) + "]")
_STRETCH = re.compile(r"(?<!\S)(?:\S ){4,}\S(?!\S)")
_SINGLE = re.compile(r"\S[，。；：、！？]?(?: \S[，。；：、！？]?)+")
_DIGITS = re.compile(
    r"(?<![0-9.])(?<![0-9.] )[0-9](?: [0-9.])+(?![0-9.])(?=[ ]?[%\u4e00-\u9fff])"
)
_PROSE = re.compile("[，。；]")
_HAN = re.compile("[\u4e00-\u9fff]")
_ENDED = frozenset("，。；：、！？")
_NARROW = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000", " "))
Span = tuple[int, int]


def is_spaced(folded: str, *, after_spaced: bool) -> bool:
    """Whether a blank stands after every character of a line, which is more than the few
    single figures of a table's row; ``after_spaced``: the line above it is so."""
    line = folded.translate(_NARROW).strip()
    if not _SINGLE.fullmatch(line) or not _HAN.search(line):
        return False
    return after_spaced or line[-1] in _ENDED or (len(line) > 8 and _is_words(line))


def stretches(folded: str, *, whole: bool) -> list[Span]:
    """Where blanks stand inside numbers and words; ``whole``: in the whole line."""
    if whole:
        return [(0, len(folded))]
    line = folded.translate(_NARROW)
    found = [
        match.span() for match in _STRETCH.finditer(line) if _is_words(match.group())
    ]
    if _PROSE.search(line):
        found += [match.span() for match in _DIGITS.finditer(line)]
    return found


def _is_words(stretch: str) -> bool:
    """Single characters that are no row of figures: words, or a figure with its unit."""
    words = len(_HAN.findall(stretch))
    return words > 1 or (words == 1 and not stretch[-1].isdigit())


def kept(folded: str, *, whole: bool) -> list[int]:
    """Places of the characters that stay: no invisible characters, no idle blanks."""
    inner = folded.strip(_BLANKS)
    if IDLE.search(inner) is None:  # nothing but an indentation
        start = folded.find(inner)
        return list(range(start, start + len(inner)))
    spaced = stretches(folded, whole=whole)
    places: list[int] = []
    blanks: list[int] = []
    for place, character in enumerate(folded):
        if character in INVISIBLE:
            continue
        if character in BLANKS:
            blanks.append(place)
            continue
        if blanks:
            if places and _counts(folded, places[-1], place, blanks, spaced):
                places.append(blanks[0])
            blanks = []
        places.append(place)
    return places


def _counts(
    folded: str, left: int, right: int, blanks: list[int], spaced: list[Span]
) -> bool:
    """Whether the blanks between two characters separate two words or numbers."""
    before, after = folded[left], folded[right]
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        if len(blanks) > 1:
            return True
        return not any(start <= left and right < end for start, end in spaced)
    if before.isascii() or after.isascii():
        return False
    return len(blanks) > 1
