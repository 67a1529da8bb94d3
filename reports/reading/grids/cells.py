"""What a cell of a printed table holds: a number, nothing, or words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from indicators.lexicon.marks import without_marks
from reports.reading.amounts.units import measure_at
from reports.reading.lexicon.files import table
from reports.reading.text.folding import INVISIBLE, TABLE

_IDLE = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")
_SPACED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_BARE = re.compile(
    r"(?P<sign>[-+]?)(?P<digits>\d{1,3}(?:[，,]\d{3})+|\d{1,15})(?P<rest>\.\d{1,8})?"
    r"(?P<scale>[万亿]?)(?P<relative>[%‰]?)(?:[*※▲△#①-⑩]|\[\d\]){0,2}"
)
_YEAR = re.compile(r"(?:19[5-9]\d|20[0-4]\d)年?[末底度]?")
_DATED = re.compile(r"(?:19|20)\d\d年[末底度初]?")
_FIRST = "-+*※†‡"  # a sign, or the mark of a footnote
_AMOUNT = re.compile(r"\D{0,4}\d[\d，.]{0,20}[万亿多余几]{0,3}")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


@dataclass(frozen=True)
class GridCell:
    """``start``, ``end``: where its words stand in the original; ``words``: folded."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Bare:
    """A number that fills its cell. ``unit`` is ``%``, ``‰`` or empty; ``scaled``: 万 or
    亿 is printed in the cell."""

    value: Decimal
    unit: str
    scaled: bool


@lru_cache(maxsize=8192)
def folded(words: str) -> str:
    """The words of a cell in their one written form, without idle blanks."""
    plain = "".join(c for c in words.translate(TABLE) if c not in INVISIBLE)
    return _IDLE.sub("", plain.strip())


def bare(words: str) -> Bare | None:
    """The number that a cell is, or ``None``: words, a unit, nothing."""
    if not words or not (words[0].isdigit() or words[0] in _FIRST):
        return None
    joined = _SPACED.sub("", words)
    match = _BARE.fullmatch(joined) or _BARE.fullmatch(without_marks(joined))
    if match is None:
        return None
    digits = match["digits"].replace("，", "").replace(",", "")
    if len(digits) > 1 and digits[0] == "0":
        return None  # a code
    value = Decimal(digits + (match["rest"] or "")) * _SCALES[match["scale"]]
    if match["sign"] == "-":
        value = -value
    return Bare(value, match["relative"], bool(match["scale"]))


@cache
def _missing() -> frozenset[str]:
    return frozenset(map(str, table("grids")["missing"]))


def missing(words: str) -> bool:
    """Whether a cell tells nothing; that is never a zero."""
    return words in _missing()


def is_year(words: str) -> bool:
    return bool(_YEAR.fullmatch(words))


def are_years(bare_years: list[str]) -> bool:
    """Bare numbers such as 2021, 2022 follow each other as years do; counts do not."""
    told = [int(words) for words in bare_years]
    steps = {late - early for early, late in pairwise(told)}
    return all(0 < abs(step) <= 10 for step in steps) and (
        not steps or min(steps) * max(steps) > 0
    )


def counts(words: str) -> bool:
    """Whether a cell is a number that may be a figure: no year, no words."""
    return not is_year(words) and (bare(words) is not None or _has_unit(words))


@lru_cache(maxsize=8192)
def _has_unit(words: str) -> bool:
    """A number with its unit: ``约690元``; not ``2022年``, ``65岁及以上``."""
    words = _DATED.sub("", words)  # 2021年增长%
    match = _AMOUNT.match(words)
    if match is None:
        return False
    return "%" in words or measure_at(words, match.end()) is not None
