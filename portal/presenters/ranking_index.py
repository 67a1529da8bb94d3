"""Which rankings there are: by province, theme and indicator (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from indicators.models import Group, Indicator, Province, Theme


@dataclass(frozen=True)
class Edition:
    """The ranking of one year, and how many cities it ranks."""

    year: int
    reporting: int


@dataclass(frozen=True)
class Offer:
    """The rankings of an indicator and group in a province, the latest year first."""

    province: Province
    indicator: Indicator
    group: Group
    size: int
    editions: tuple[Edition, ...]

    @property
    def fullest(self) -> Edition:
        """The year with most cities, the later of equals."""
        return max(self.editions, key=lambda e: (e.reporting, e.year))

    @property
    def complete(self) -> bool:
        return self.fullest.reporting == self.size


@dataclass(frozen=True)
class ThemeOffers:
    theme: Theme
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class ProvinceRankings:
    """A province: the rankings of several cities, and apart those with one city only."""

    province: Province
    size: int
    compared: tuple[Offer, ...]
    alone: tuple[ThemeOffers, ...]

    @property
    def alone_count(self) -> int:
        return sum(len(t.offers) for t in self.alone)


def shelves(
    counts: Iterable[Mapping[str, Any]],
    *,
    provinces: Mapping[int, Province],
    indicators: Mapping[int, Indicator],
    groups: Mapping[int, Group],
) -> list[ProvinceRankings]:
    """Shelves from rows of province, indicator, group, year and number of cities.

    Each province carries ``size``, the number of its cities.
    """
    found: dict[tuple[int, int, int], list[Edition]] = {}
    for row in counts:
        key = (row["province"], row["indicator"], row["group"])
        found.setdefault(key, []).append(Edition(row["year"], row["cities"]))
    offers = [
        Offer(
            provinces[p],
            indicators[i],
            groups[g],
            provinces[p].size,  # type: ignore[attr-defined]
            tuple(sorted(editions, key=lambda e: -e.year)),
        )
        for (p, i, g), editions in found.items()
    ]
    offers.sort(key=_order)
    codes = sorted({o.province.code for o in offers})
    return [_shelf([o for o in offers if o.province.code == code]) for code in codes]


def _ranking_years(offer: Offer) -> Offer:
    """The offer without the years in which one city reports: they rank nobody."""
    return replace(offer, editions=tuple(e for e in offer.editions if e.reporting > 1))


def _order(offer: Offer) -> tuple[int, int, int]:
    indicator = offer.indicator
    return indicator.theme.position, indicator.position, offer.group.position


def _shelf(offers: list[Offer]) -> ProvinceRankings:
    compared = [_ranking_years(o) for o in offers if o.fullest.reporting > 1]
    alone: dict[Theme, list[Offer]] = {}
    for offer in offers:
        if offer.fullest.reporting == 1:
            alone.setdefault(offer.indicator.theme, []).append(offer)
    # Rankings of civil affairs before those of the population, which is context.
    compared.sort(key=lambda o: (o.indicator.theme.code == "population", _order(o)))
    return ProvinceRankings(
        province=offers[0].province,
        size=offers[0].size,
        compared=tuple(compared),
        alone=tuple(ThemeOffers(t, tuple(found)) for t, found in alone.items()),
    )
