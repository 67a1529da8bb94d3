"""Whose land went where, year by year (pure).

A flow is land of one row that belonged to another row from a year on. The file gives
the land of counties, and of a prefecture or province only what is in none of its counties.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indicators.areas.history import CodeRow, Codes


@dataclass(slots=True)
class YearFlows:
    """What changed from one 31 December to the next."""

    gone: list[CodeRow] = field(default_factory=list)
    """The rows in use until this year."""
    fresh: list[CodeRow] = field(default_factory=list)
    """The rows in use from this year on."""
    out: defaultdict[CodeRow, list[CodeRow]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Which rows took land of a row."""
    into: defaultdict[CodeRow, list[CodeRow]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Which rows gave land to a row."""


def flows_of(rows: Iterable[CodeRow], codes: Codes) -> Mapping[int, YearFlows]:
    """Every change, by year in order."""
    years: defaultdict[int, YearFlows] = defaultdict(YearFlows)
    for row in rows:
        years[row.from_year].fresh.append(row)
        if row.until_year is not None:
            years[row.until_year].gone.append(row)
        for year, code in row.went:
            taker = codes.at(code, year)
            assert taker is not None
            years[year].out[row].append(taker)
            years[year].into[taker].append(row)
    return dict(sorted(years.items()))
