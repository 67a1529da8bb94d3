"""Lists and ranges of years in words."""

from collections.abc import Iterable

from indicators.localized import localized


def joined(sentences: Iterable[str]) -> str:
    return localized("", " ").join(sentences)


def joined_parts(said: Iterable[str]) -> str:
    """Sentences without stops, in one line."""
    return localized("；", "; ").join(said)


def year_ranges(years: Iterable[int]) -> str:
    """``2013—2019、2021``."""
    ranges: list[list[int]] = []
    for year in sorted(years):
        if ranges and year == ranges[-1][1] + 1:
            ranges[-1][1] = year
        else:
            ranges.append([year, year])
    dash, comma = localized("—", "–"), localized("、", ", ")
    return comma.join(str(a) if a == b else f"{a}{dash}{b}" for a, b in ranges)
