"""How sure a printed figure is of itself: 近, 约, 余, 以上 … and how far each reaches."""

from dataclasses import dataclass
from functools import cache

from importers.reading.tables import table, words

EXACT = "exact"
REACH = 14  # characters before a number in which its qualifier may stand
_BIG = frozenset("十百千万亿")
_ONLY_BIG = frozenset({"上", "过"})  # 上百, 过万; not 平台上37万人
_PER = ("每人每月", "每人每年", "每月每人", "每年每人", "每月", "每年", "每人")


@dataclass(frozen=True)
class Qualified:
    """A qualifier and the place where the printed figure, with it, begins or ends."""

    qualifier: str
    place: int


@cache
def _before() -> tuple[tuple[str, str], ...]:
    pairs = [
        (word, qualifier)
        for qualifier, listed in table("numbers")["qualifiers_before"].items()
        for word in listed
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _after() -> tuple[tuple[str, str], ...]:
    pairs = [
        (word, qualifier)
        for qualifier, listed in table("numbers")["qualifiers_after"].items()
        for word in listed
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def qualifier_before(text: str, start: int, first: str) -> Qualified:
    """The qualifier directly before the number at ``start`` whose first character is
    ``first``: it belongs to this number and to no other."""
    window = text[max(0, start - REACH) : start]
    offset = start - len(window)
    end = len(window)
    while True:
        found = _ends_with_qualifier(window[:end], first)
        if found is not None:
            word, qualifier = found
            begin = _with_period(window, end - len(word))
            return Qualified(qualifier, offset + begin)
        linking = next(
            (
                word
                for word in words("numbers", "linking")
                if window[:end].endswith(word)
            ),
            None,
        )
        if linking is None:
            return Qualified(EXACT, offset + _with_period(window, len(window)))
        end -= len(linking)


def _ends_with_qualifier(window: str, first: str) -> tuple[str, str] | None:
    refused = table("numbers")["not_after"]
    for word, qualifier in _before():
        if not window.endswith(word):
            continue
        previous = window[: -len(word)][-1:]
        if previous and previous in refused.get(word, ""):
            continue
        if word in _ONLY_BIG and first not in _BIG:
            continue
        return word, qualifier
    return None


def _with_period(window: str, end: int) -> int:
    """Where ``每人每月`` before ``end`` begins; it is printed as part of the figure."""
    for word in _PER:
        if window[:end].endswith(word):
            return end - len(word)
    return end


def qualifier_after(text: str, end: int, family: str) -> Qualified:
    """The qualifier directly after the unit."""
    for word, qualifier in _after():
        if text.startswith(word, end):
            return Qualified(qualifier, end + len(word))
    if family in ("working_day", "lapse") and text.startswith("内", end):
        return Qualified("at_most", end + 1)
    return Qualified(EXACT, end)


def qualifier_inside(character: str) -> str:
    """The qualifier of 多, 余, 来 … inside the number."""
    return str(table("numbers")["qualifiers_inside"].get(character, EXACT))
