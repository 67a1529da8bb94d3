"""Keys of series and figures: their codes joined by dots.

``dibao_standard.430200.urban.city`` is a series, ``….2022`` its figure of a year. A key is
the address of its figure for ever, so keys are written and read only here. The area code
is the one under which the series was opened; a city has no other. ``….2010~2020`` is the
figure of 2010 restated to the boundaries of 2020, beside the one of 2010 as the area was.
"""

import re
from typing import Any, NamedTuple

SERIES_PARTS = ("indicator__code", "area__code", "group__code", "coverage__code")
SERIES_SHAPE = "indicator.city.group.coverage"
_CODE = "[A-Za-z0-9_]{1,60}"
_SERIES = re.compile(rf"{_CODE}(?:\.{_CODE}){{3}}")
_FIGURE = re.compile(rf"({_SERIES.pattern})\.([0-9]{{4}})(?:~([0-9]{{4}}))?")

Identity = tuple[int, int, int | None]
"""A figure in the database: its series, year, and year of boundaries if restated."""


class FigureKey(NamedTuple):
    """A figure's key in its parts: that of its series, its year, and the year to whose
    boundaries it was restated."""

    series: str
    year: int
    boundary_year: int | None = None

    def __str__(self) -> str:
        restated = "" if self.boundary_year is None else f"~{self.boundary_year}"
        return f"{self.series}.{self.year}{restated}"


def series_key(indicator: str, city: str, group: str, coverage: str) -> str:
    return f"{indicator}.{city}.{group}.{coverage}"


def read_figure_key(text: str) -> FigureKey | None:
    """The parts of a figure's key, or ``None`` for what is no key."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    return FigureKey(found[1], int(found[2]), int(found[3]) if found[3] else None)


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
        "year": figure.year,
        "boundary_year": figure.boundary_year,
    }
