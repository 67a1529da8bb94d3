"""Keys of series and figures: their codes joined by dots.

``dibao_standard.430200.urban.city`` is a series, ``….2022`` its figure of a year. A key is
the address of its figure for ever, so keys are written and read only here. The area code
is the one under which the series was opened; a city has no other. What follows the year
(``~YYYY`` is kept for a value restated to the boundaries of another year) makes no key.
"""

import re
from typing import Any, NamedTuple

SERIES_PARTS = ("indicator__code", "area__code", "group__code", "coverage__code")
SERIES_SHAPE = "indicator.city.group.coverage"
_CODE = "[A-Za-z0-9_]{1,60}"
_SERIES = re.compile(rf"{_CODE}(?:\.{_CODE}){{3}}")
_FIGURE = re.compile(rf"({_SERIES.pattern})\.([0-9]{{4}})")


class FigureKey(NamedTuple):
    """A figure's key in two: that of its series, and its year."""

    series: str
    year: int

    def __str__(self) -> str:
        return f"{self.series}.{self.year}"


def series_key(indicator: str, city: str, group: str, coverage: str) -> str:
    return f"{indicator}.{city}.{group}.{coverage}"


def read_figure_key(text: str) -> FigureKey | None:
    """The parts of a figure's key, or ``None`` for what is no key."""
    found = _FIGURE.fullmatch(text)
    return FigureKey(found[1], int(found[2])) if found else None


def series_lookup(key: str) -> dict[str, Any] | None:
    """The filter that finds a series by its key, or ``None`` for what is no key. Where a
    place had other area codes, this is where they would lead to its series."""
    if not _SERIES.fullmatch(key):
        return None
    return dict(zip(SERIES_PARTS, key.split("."), strict=True))


def observation_lookup(key: str) -> dict[str, Any] | None:
    """The filter that finds an observation by its key, or ``None`` for what is no key."""
    figure = read_figure_key(key)
    codes = series_lookup(figure.series) if figure else None
    if figure is None or codes is None:
        return None
    return {f"series__{part}": code for part, code in codes.items()} | {
        "year": figure.year
    }
