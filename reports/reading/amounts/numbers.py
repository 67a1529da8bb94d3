"""Numerals in running text: where they stand and what they are worth, units aside."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from indicators.lexicon import runs
from indicators.lexicon.numerals import (
    CHARACTERS,
    PAIRS,
    NotANumeral,
    counted,
    parts_of,
    shared_scale,
)
from reports.reading.amounts.shares import LINK, share

LONGEST_ARABIC = 18  # digits and scales; longer ones are keys and noise

_DECIMALS = rf"(?:点[零{runs.DIGIT}]{{1,4}})?"
_PAIRS = "|".join(f"{pair[0]}、?{pair[1]}" for pair in PAIRS)
_LINK = r"(?:至|到|-{1,2}|~)"
_NUMBER = re.compile(
    rf"(?P<arabic>{runs.ARABIC})(?P<inside>{runs.INSIDE}(?![年月个岁]个?[年月岁]))?"
    rf"|(?P<percent>百分之[{CHARACTERS}]{{1,9}}{_DECIMALS}(?:{runs.INSIDE}|"
    rf"{_LINK}[{CHARACTERS}]{{1,9}}{_DECIMALS}(?!分之|[年月日号个家人户]))?|百分百)"
    rf"|(?P<permille>[千万]分之[{CHARACTERS}]{{1,9}}{_DECIMALS})"
    rf"|(?P<fraction>(?<![第部{CHARACTERS}])[{CHARACTERS}]{{1,4}}分之[{CHARACTERS}]{{1,4}})"
    rf"|(?P<tenths>(?<![第\d十百千])(?:[{runs.DIGIT}1-9]{_LINK}|(?=(?:{_PAIRS})成)[{runs.DIGIT}]、?)?"
    rf"[{runs.DIGIT}1-9]成(?:半|[{runs.DIGIT}](?![个家名])|"
    r"(?![立为功员果效绩本长熟就套群分色交品不年人都了形])))"
    r"|(?P<doubling>翻了?近?[一两二三1-3]?番)"
    r"|(?P<half>一半|半数(?=以上|[的，。有人]))"
    rf"|(?P<cn>{runs.CHINESE})(?P<cn_inside>{runs.INSIDE})?"
)
_FIRST = re.compile(rf"[\d{CHARACTERS}半翻]")
_REST = re.compile(runs.REST)
_DIGITS = re.compile(r"[\d.]+")
_FRACTION = re.compile(r"/(\d{1,3})(?![\d/.年月])")
_LARGE = frozenset("万亿")
_STEP = re.compile(r"(?:从|由|自)[^，。；]{0,6}$")


class Number(NamedTuple):
    """A numeral at ``start`` to ``end`` (excluded) of the running text.

    ``high`` is set where two digits make a range (四五十), ``unit`` where the numeral
    brings its own (``百分之三`` → ``%``); ``scaled``: 万, 亿 … belong to it;
    ``inside``: 多, 余 … within or after it; ``shared``: what its scale is to the lower end
    of a range (3至5万).
    """

    start: int
    end: int
    value: Decimal
    digits: str
    unit: str = ""
    inside: str = ""
    scaled: bool = False
    chinese: bool = False
    high: Decimal | None = None
    shared: int = 1


def numbers(text: str, covered: Callable[[int], bool]) -> Iterator[Number]:
    """The numerals that do not begin at a ``covered`` place, in order; whether they count
    anything is decided elsewhere."""
    place = 0
    while start := _FIRST.search(text, place):
        match = _NUMBER.match(text, start.start())
        if match is None:
            place = start.end()
            continue
        place = match.end()
        if covered(match.start()):
            continue
        try:
            number = _read(text, match)
        except NotANumeral:
            rest = _REST.match(text, place)
            place = rest.end() if rest else place
            continue
        if number is not None:
            place = max(place, number.end)
            yield number


def _read(text: str, match: re.Match[str]) -> Number | None:
    if match["arabic"] is not None:
        return _arabic(text, match)
    return _share(text, match) if match["cn"] is None else _chinese(match)


def _arabic(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    printed, inside = match["arabic"], match["inside"] or ""
    if len(printed) > LONGEST_ARABIC:
        return None
    digits = _DIGITS.match(printed)
    first = digits.group() if digits else printed
    if first == printed:
        divided = not inside and text.startswith("/", end)
        fraction = _FRACTION.match(text, end) if divided else None
        if fraction and 0 < int(printed.partition(".")[0]) < int(fraction[1]):
            value = parts_of(Decimal(fraction[1]), Decimal(printed))
            return Number(start, fraction.end(), value, fraction.group(), "%")
        return Number(start, end, Decimal(printed), first, "", inside)
    found = counted(printed)
    return Number(
        start, end, found.value, first, "", found.vague or inside, scaled=True,
        high=found.high, shared=shared_scale(printed),
    )  # fmt: skip


def _chinese(match: re.Match[str]) -> Number:
    printed = match["cn"]
    inside = match["cn_inside"] or ""
    found = counted(printed + inside)
    return Number(
        *match.span(), found.value, printed, "", found.vague,
        scaled=printed[-1] in _LARGE, chinese=True, high=found.high,
        shared=shared_scale(printed),
    )  # fmt: skip


def _share(text: str, match: re.Match[str]) -> Number:
    start, end = match.span()
    printed = match.group()
    link = LINK.search(printed)
    if link and _STEP.search(text, max(0, start - 8), start):  # 由百分之三到五
        printed, end = printed[: link.start()], start + link.start()
    found = share(str(match.lastgroup), printed)
    return Number(
        start, end, found.value, printed, found.unit, found.vague,
        chinese=True, high=found.high,
    )  # fmt: skip
