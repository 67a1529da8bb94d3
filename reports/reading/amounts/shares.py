"""Numerals that say themselves what they measure: 百分之七八, 三分之一, 七八成, 翻一番, 一半."""

import re
from decimal import Decimal
from typing import NamedTuple

from indicators.lexicon.numerals import (
    Counted,
    NotANumeral,
    counted,
    parts_of,
    scale_of,
)

LINK = re.compile(r"至|到|-{1,2}|~")
_TIMES = re.compile(r"[一两二三123]")
_DOUBLED = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3}


class Share(NamedTuple):
    """``high`` is set for ranges; ``vague``: 多, 余 … or 近 in it."""

    value: Decimal
    unit: str
    high: Decimal | None = None
    vague: str = ""


def share(kind: str, printed: str) -> Share:
    """What a numeral of a kind of ``numbers`` is worth. Raises ``NotANumeral``."""
    match kind:
        case "percent":
            return _percent(printed)
        case "permille":
            base, _, tail = printed.partition("分之")
            found, per = counted(tail), Decimal(1000) / scale_of(base)
            high = None if found.high is None else found.high * per
            return Share(found.value * per, "‰", high)
        case "fraction":
            whole, _, part = printed.partition("分之")
            return Share(parts_of(_one(whole), _one(part)), "%")
        case "tenths":
            return _tenths(printed)
        case "doubling":
            times = _TIMES.search(printed)
            value = Decimal(2) ** _DOUBLED.get(times.group() if times else "", 1)
            return Share(value, "倍", vague="近" if "近" in printed else "")
        case _:
            return Share(Decimal(50), "%")


def _percent(printed: str) -> Share:
    tail = printed.removeprefix("百分之").removeprefix("百分")
    low, *others = LINK.split(tail)
    found = counted(low)
    if not others:
        return Share(found.value, "%", found.high, found.vague)
    high = _one(others[0])
    if found.high is not None or found.value >= high:
        raise NotANumeral(printed)
    return Share(found.value, "%", high)


def _tenths(printed: str) -> Share:
    """``三成五`` → 35, ``七成半`` → 75, ``七八成`` → 70 to 80."""
    head, _, tail = printed.partition("成")
    rest = Decimal(5) if tail == "半" else _one(tail) if tail else Decimal(0)
    low, *others = LINK.split(head.replace("、", ""))
    found = counted(low)
    if others:
        found = Counted(found.value, found.last, high=_one(others[0]))
    if found.high is None:
        return Share(found.value * 10 + rest, "%")
    if rest or found.value >= found.high:
        raise NotANumeral(printed)
    return Share(found.value * 10, "%", found.high * 10)


def _one(printed: str) -> Decimal:
    found = counted(printed)
    if found.high is not None or found.vague:
        raise NotANumeral(printed)
    return found.value
