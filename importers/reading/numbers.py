"""Numerals in running text: where they stand and what they are worth, units aside."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from importers.reading.numerals import NotANumeral, arabic, chinese, parts_of, scale_of

LONGEST_ARABIC = 18  # digits; longer ones are keys and noise

_SCALE = (
    r"(?:万亿|百亿|千亿|十亿|百万|千万|十万|亿|万(?![州宁年里物])|"
    r"千(?![瓦米克卡方])|百(?![分岁佳强]))"
)
_CN = "零一二两三四五六七八九十百千万亿"
_NUMBER = re.compile(
    rf"(?P<arabic>\d+(?:\.\d+)?(?:(?P<within>[多余几来])?(?P<scale>{_SCALE})"
    rf"(?P<rest>\d+(?:\.\d+)?[百千万](?![分岁]))?)?)(?P<inside>[多余几来](?![年月个岁]个?[年月岁]))?"
    rf"|(?P<percent>百分之[{_CN}]{{1,9}}(?:点[零一二三四五六七八九]{{1,4}})?|百分百)"
    rf"|(?P<permille>[千万]分之[{_CN}]{{1,9}}(?:点[零一二三四五六七八九]{{1,4}})?)"
    rf"|(?P<fraction>(?<![第部{_CN}])[{_CN}]{{1,4}}分之[{_CN}]{{1,4}})"
    r"|(?P<tenths>(?<![第\d十百千])[一二两三四五六七八九1-9]成(?:半|[一二三四五六七八九](?![个家名])|"
    r"(?![立为功员果效绩本长熟就套群分色交品不年人都了形])))"
    r"|(?P<doubling>翻了?近?[一两二三1-3]?番)"
    r"|(?P<half>一半|半数(?=以上|[的，。有人]))"
    rf"|(?P<cn>(?<![{_CN}])[{_CN}]{{1,24}}(?:点[零一二三四五六七八九]{{1,4}})?)(?P<cn_inside>[多余几来])?"
)
_FIRST = re.compile(rf"[\d{_CN}半翻]")
_ROUGH = re.compile(r"(十?)([一二三四五六七八九])([二三四五六七八九])([十百千万]{0,2})")
_DIGITS = re.compile(r"[\d.]+")
_FRACTION = re.compile(r"/(\d{1,3})(?![\d/.年月])")


class Number(NamedTuple):
    """A numeral at ``start`` to ``end`` (excluded) of the running text.

    ``high`` is set where two digits make a range (四五十), ``unit`` where the numeral
    brings its own (``百分之三`` → ``%``); ``scaled``: 万, 亿 … belong to it;
    ``inside``: 多, 余 … within or after it.
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
        number = None if covered(match.start()) else _read(text, match)
        if number is not None:
            place = max(place, number.end)
            yield number


def _read(text: str, match: re.Match[str]) -> Number | None:
    kind = match.lastgroup
    start, end = match.span()
    try:
        if match["arabic"] is not None:
            return _arabic(text, match)
        if match["cn"] is not None:
            rough = _ROUGH.fullmatch(match["cn"])
            if rough is not None and rough[2] != rough[3]:
                low, high = (chinese(rough[1] + rough[n] + rough[4]) for n in (2, 3))
                if low < high:  # 四五十位, 十一二万元
                    return Number(start, end, low, match["cn"], chinese=True, high=high)
                return None
            value = chinese(match["cn"])
            return Number(
                start, end, value, match["cn"], "", match["cn_inside"] or "",
                scaled=match["cn"][-1] in "万亿", chinese=True,
            )  # fmt: skip
        value, unit = _special(str(kind), match.group())
        nearly = "近" if "近" in match.group() else ""  # 翻了近两番
        return Number(start, end, value, match.group(), unit, nearly, chinese=True)
    except NotANumeral:
        return None


def _arabic(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    printed = match["arabic"]
    if len(printed) > LONGEST_ARABIC:
        return None
    within = match["within"] or ""
    scale = match["scale"] or ""
    if not scale and not match["inside"]:
        fraction = _FRACTION.match(text, end)
        if fraction is not None and 0 < int(printed.partition(".")[0]) < int(
            fraction[1]
        ):
            value = parts_of(Decimal(fraction[1]), Decimal(printed))
            return Number(start, fraction.end(), value, fraction.group(), "%")
    value = arabic(printed.replace(within, "", 1) if within else printed)
    digits = _DIGITS.match(printed)
    return Number(
        start, end, value, digits.group() if digits else printed, "",
        within or match["inside"] or "", scaled=bool(scale),
    )  # fmt: skip


def _special(kind: str, printed: str) -> tuple[Decimal, str]:
    """Value and unit of a numeral that says itself what it measures."""
    match kind:
        case "percent":
            tail = printed.removeprefix("百分之").removeprefix("百分")
            return chinese(tail) if tail != "百" else Decimal(100), "%"
        case "permille":
            base, _, tail = printed.partition("分之")
            return chinese(tail) * 1000 / scale_of(base), "‰"
        case "fraction":
            whole, _, part = printed.partition("分之")
            return parts_of(chinese(whole), chinese(part)), "%"
        case "tenths":
            return _tenths(printed), "%"
        case "doubling":
            times = re.search(r"[一两二三123]", printed)
            doubled = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3}
            return Decimal(2) ** doubled.get(times.group() if times else "", 1), "倍"
        case _:
            return Decimal(50), "%"


def _tenths(printed: str) -> Decimal:
    """``三成五`` → 35, ``七成半`` → 75."""
    head, _, tail = printed.partition("成")
    whole = Decimal(head) if head.isdigit() else chinese(head)
    rest = Decimal(5) if tail == "半" else chinese(tail) if tail else Decimal(0)
    return whole * 10 + rest
