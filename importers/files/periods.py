"""Years and days as tables write them (pure)."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from indicators.lexicon.marks import name_without_marks, unclear
from indicators.radicals import mended

FIRST_YEAR, LAST_YEAR = 1949, 2100
_YEAR = re.compile(r"(\d{4})(?:年度?)?", re.ASCII)
_SPAN = re.compile(r"(\d{4})年?(?:-|–|—|至|到|~)(\d{4})(?:年度?)?", re.ASCII)
_DAY = re.compile(
    r"(?:截至)?(\d{4})(?:年|-|/|\.)(\d{1,2})(?:(?:月|-|/|\.)(\d{1,2})日?|月?[底末]?)",
    re.ASCII,
)
_MARKED = re.compile(
    r"(?<=[\d年度])(?:[*#]|\[注?\d{1,2}\]|\((?:注?\d|注)\)|注\d{1,2})+$"
)
_LIKE_A_YEAR = re.compile(r"[\d.]+年?度?", re.ASCII)


class NoYear(ValueError):
    """The text is no year between the first and the last."""


class NoDay(ValueError):
    """The text is no day of the calendar."""


@dataclass(frozen=True)
class TablePeriod:
    """A year, or the years from ``start`` to ``year``."""

    year: int
    start: int | None = None


@lru_cache(maxsize=1024)
def read_year(text: str) -> TablePeriod:
    """2022, 2022年, 2022年度, ２０２２, 2012—2022年, 2022*. Raises ``NoYear``."""
    plain = _MARKED.sub("", _plain(text))
    if match := _YEAR.fullmatch(plain):
        return TablePeriod(_checked(match[1]))
    if match := _SPAN.fullmatch(plain):
        start, year = _checked(match[1]), _checked(match[2])
        if start < year:
            return TablePeriod(year, start)
    raise NoYear(text)


def like_a_year(text: str) -> bool:
    """Whether a header was meant for a year, as 2023.7 or 99999 must have been."""
    plain = _plain(text)
    return bool(_LIKE_A_YEAR.fullmatch(plain) or _SPAN.fullmatch(plain))


def read_day(text: str) -> date:
    """2022-12-31, 2022/12/31, 2022年12月31日; 2022年12月 is its last day. Raises ``NoDay``."""
    match = _DAY.fullmatch(_plain(text).removesuffix("00:00:00"))
    if match is None:
        raise NoDay(text)
    year, month = int(match[1]), int(match[2])
    try:
        day = int(match[3]) if match[3] else monthrange(year, month)[1]
        return date(year, month, day)
    except ValueError as error:
        raise NoDay(text) from error


def _plain(text: str) -> str:
    bare = name_without_marks(mended(text[:40]))
    return "" if unclear(bare) else "".join(unicodedata.normalize("NFKC", bare).split())


def _checked(digits: str) -> int:
    year = int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoYear(digits)
    return year
