"""How sure a printed figure is of itself: 近, 约, 余, 以上 … and how far each reaches."""

from typing import NamedTuple

from indicators.lexicon.qualifiers import AFTER, BEFORE, INSIDE, LINKING, NOT_AFTER
from reports.reading.lexicon.wordlists import Beginnings, Endings

EXACT = "exact"
REACH = 14  # characters before a number in which its qualifier may stand
_BIG = frozenset("十百千万亿")
_ONLY_BIG = frozenset({"上", "过"})  # 上百, 过万; not 平台上37万人
_PER = ("每人每月", "每人每年", "每月每人", "每年每人", "每月", "每年", "每人")


class Qualified(NamedTuple):
    """A qualifier and the place where the printed figure, with it, begins or ends."""

    qualifier: str
    place: int


_MORE = tuple("出于次样种投发花收支争")  # 比上年末的1590个多出243个
_PERIODS = Endings(_PER)
_BEFORE, _AFTER, _LINKING = Endings(BEFORE), Beginnings(AFTER), Endings(LINKING)
# The last characters of what may stand before a figure and belong to it.
_LAST = frozenset(word[-1] for word in (*BEFORE, *LINKING, *_PER))


def qualifier_before(text: str, start: int, first: str) -> Qualified:
    """The qualifier directly before the number at ``start`` whose first character is
    ``first``: it belongs to this number and to no other."""
    if text[start - 1 : start] not in _LAST:
        return Qualified(EXACT, start)
    floor = max(0, start - REACH)
    window = text[floor:start]
    end = len(window)
    while True:
        found = _ends_with_qualifier(window, end, first)
        if found is not None:
            word, qualifier = found
            begin = _with_period(window, end - len(word))
            return Qualified(qualifier, floor + begin)
        link = _LINKING.longest(window, end)
        if not link:
            return Qualified(EXACT, floor + _with_period(window, len(window)))
        end -= len(link)


def _ends_with_qualifier(window: str, end: int, first: str) -> tuple[str, str] | None:
    for word in _BEFORE.at(window, end):
        begin = end - len(word)
        previous = window[begin - 1 : begin]
        if begin and previous in NOT_AFTER.get(word, ""):
            continue
        if word in _ONLY_BIG and first not in _BIG:
            continue
        return word, BEFORE[word]
    return None


def _with_period(window: str, end: int) -> int:
    """Where ``每人每月`` before ``end`` begins; it is printed as part of the figure."""
    return end - len(_PERIODS.longest(window, end))


def qualifier_after(text: str, end: int, family: str) -> Qualified:
    """The qualifier directly after the unit."""
    word = _AFTER.longest(text, end)
    if word and not (word == "多" and text[end + 1 : end + 2] in _MORE):
        return Qualified(AFTER[word], end + len(word))
    if family in ("working_day", "lapse") and text.startswith("内", end):
        return Qualified("at_most", end + 1)
    return Qualified(EXACT, end)


def qualifier_inside(character: str) -> str:
    """The qualifier of 多, 余, 来 … inside the number."""
    return INSIDE.get(character, EXACT)
