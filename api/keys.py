"""Natural keys of series and observations: their codes joined by dots.

``dibao_standard.430200.urban.city`` is a series, ``….2022`` its figure of a year.
"""

from typing import Any

from indicators.models import Observation, Series

SERIES_PARTS = ("indicator__code", "city__code", "group__code", "coverage__code")
SERIES_SHAPE = "indicator.city.group.coverage"


def series_key(series: Series) -> str:
    return ".".join(
        part.code
        for part in (series.indicator, series.city, series.group, series.coverage)
    )


def observation_key(observation: Observation) -> str:
    return f"{series_key(observation.series)}.{observation.year}"


def series_lookup(key: str) -> dict[str, Any] | None:
    """The codes in a series key by field, or ``None`` for what is no key."""
    parts = key.split(".")
    if len(parts) != len(SERIES_PARTS):
        return None
    return dict(zip(SERIES_PARTS, parts, strict=True))


def observation_lookup(key: str) -> dict[str, Any] | None:
    series, _dot, year = key.rpartition(".")
    codes = series_lookup(series)
    if codes is None or not (year.isascii() and year.isdigit() and len(year) == 4):
        return None
    return {f"series__{name}": code for name, code in codes.items()} | {
        "year": int(year)
    }
