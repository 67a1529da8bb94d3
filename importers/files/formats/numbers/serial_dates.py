"""Days and times of a workbook, which stores both as numbers of days (pure)."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

_LAST_DAY = 2_958_465
_SECONDS = 86_400
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-\d{2}", re.ASCII)
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?$|(?<=\d)\.0+$")
_UNITS = {"h": (3600, "小时"), "m": (60, "分钟"), "s": (1, "秒")}


def moment(value: Decimal, letters: str, *, since_1904: bool = False) -> str:
    """The day or time that a format with ``letters`` (``ymdh``) shows; empty where a
    sheet shows none. A year says 年, so that it is taken for no count."""
    if since_1904:
        value += 1462
    if not 0 <= value < _LAST_DAY + 1:
        return ""
    seconds = min(round((value % 1) * _SECONDS), _SECONDS - 1)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if letters == "h" or value < 1:
        return clock
    # Day 60 is the 29 February 1900 that never was.
    if int(value) == 60:
        return "1900-02-29"
    start = datetime(1899, 12, 31 if value < 60 else 30)  # noqa: DTZ001
    day = start + timedelta(days=int(value))
    if letters == "y":
        return f"{day.year:04}年"
    if letters == "ym":
        return f"{day.year:04}-{day.month:02}"
    date = f"{day.year:04}-{day.month:02}-{day.day:02}"
    return f"{date} {clock}" if "h" in letters and seconds else date


def iso_day(raw: str, letters: str = "") -> str:
    """A day that a file writes out (``2022-12-31T00:00:00``): only its year or its month where
    ``letters`` show nothing else."""
    match = _ISO_DAY.match(raw)
    if match and letters and set(letters) <= set("ym"):
        return f"{match[1]}年" if letters == "y" else f"{match[1]}-{match[2]}"
    return _MIDNIGHT.sub("", raw).replace("T", " ")


def elapsed(seconds: int, unit: str) -> str:
    """A stretch of time in hours (``h``), minutes (``m``) or seconds (``s``), as its format
    counts it: ``2406小时``; where that has no end, ``1:20:00``, which is no number."""
    length, word = _UNITS[unit]
    sign, left = ("-", -seconds) if seconds < 0 else ("", seconds)
    if left * 100 % length:
        return f"{sign}{left // 3600}:{left // 60 % 60:02}:{left % 60:02}"
    count = f"{Decimal(left) / length:f}"
    return f"{sign}{count}{word}"


def elapsed_days(value: Decimal, unit: str) -> str:
    """The same for a number of days."""
    return elapsed(round(value * _SECONDS), unit)
