"""The figures by which a city is told on the first page (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.models import City, Observation

SHOWN = 4


@dataclass(frozen=True)
class CityCard:
    """A city and the latest sure figure of its first headline groups."""

    city: City
    figures: tuple[Observation, ...]


def city_cards(observations: Iterable[Observation]) -> list[CityCard]:
    """One card a city, the city with most headline figures first.

    Of each headline indicator the latest figure is taken; of its groups the first in
    the catalogue's order, so that town comes before country.
    """
    latest: dict[tuple[City, int], Observation] = {}
    for o in sorted(observations, key=_preference):
        latest[(o.series.city, o.series.indicator_id)] = o
    cards: dict[City, list[Observation]] = {}
    for (city, _indicator), o in latest.items():
        cards.setdefault(city, []).append(o)
    told = [CityCard(city, _first(figures)) for city, figures in cards.items()]
    return sorted(told, key=lambda c: (-len(cards[c.city]), c.city.code))


def _preference(o: Observation) -> tuple[int, int]:
    """Ascending: the preferred figure comes last."""
    return (o.year, -o.series.group.position)


def _first(figures: list[Observation]) -> tuple[Observation, ...]:
    figures.sort(key=lambda o: o.series.indicator.headline or 0)
    return tuple(figures[:SHOWN])
