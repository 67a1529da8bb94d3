"""The figures by which a city is introduced on the first page (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.models import Area, Observation
from indicators.trends import Point, common_unit, point

SHOWN = 4
LAST = 99


@dataclass(frozen=True)
class CityCard:
    """A city and a few of its latest figures, each indicator in one unit on all cards."""

    city: Area
    figures: tuple[Point, ...]


def city_cards(observations: Iterable[Observation]) -> list[CityCard]:
    """One card a city, the city with most headline figures first.

    Of each series the latest figure counts. Each headline indicator comes once, by
    the first of its groups in the catalogue's order (town before country); where that
    leaves room, its other groups and then other indicators follow.
    """
    latest = {o.series_id: o for o in sorted(observations, key=_age)}
    by_city: dict[Area, list[Observation]] = {}
    for o in latest.values():
        by_city.setdefault(o.series.area, []).append(o)
    chosen = {city: _chosen(figures)[:SHOWN] for city, figures in by_city.items()}
    points = _in_one_unit([o for figures in chosen.values() for o in figures])
    cards = [
        CityCard(city, tuple(points[o.pk] for o in figures))
        for city, figures in chosen.items()
    ]
    return sorted(cards, key=lambda c: (-_headlines(by_city[c.city]), c.city.code))


def _age(o: Observation) -> tuple[bool, int]:
    """What is restated to other boundaries counts as older than all that is not."""
    return (o.boundary_year is None, o.year)


def _in_one_unit(figures: list[Observation]) -> dict[int, Point]:
    by_indicator: dict[int, list[Observation]] = {}
    for o in figures:
        by_indicator.setdefault(o.series.indicator_id, []).append(o)
    return {
        o.pk: point(o, common_unit(figures, o.series.indicator.unit))
        for figures in by_indicator.values()
        for o in figures
    }


def _chosen(figures: list[Observation]) -> list[Observation]:
    ordered = sorted(figures, key=_order)
    seen: set[int] = set()
    first: list[Observation] = []
    rest: list[Observation] = []
    for o in ordered:
        once = o.series.indicator.headline and o.series.indicator_id not in seen
        (first if once else rest).append(o)
        seen.add(o.series.indicator_id)
    return [*first, *rest]


def _order(o: Observation) -> tuple[int, int, int]:
    indicator = o.series.indicator
    return indicator.headline or LAST, indicator.position, o.series.group.position


def _headlines(figures: list[Observation]) -> int:
    return len({o.series.indicator_id for o in figures if o.series.indicator.headline})
