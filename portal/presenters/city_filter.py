"""The cities one may add to a trend or take away (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.models import Area
from portal.charts.palette import styles
from portal.presenters.trend_query import TrendQuery

MANY = 8


@dataclass(frozen=True)
class Chip:
    """``css`` is the class of the city's colour where it is drawn in one."""

    city: Area
    css: str
    shape: str
    is_on: bool
    query: str


@dataclass(frozen=True)
class Chips:
    """``near`` stand in the toolbar, ``more`` behind a fold."""

    near: tuple[Chip, ...]
    more: tuple[Chip, ...]
    everything: str


def chips(
    question: TrendQuery, cities: Iterable[Area], highlighted: Sequence[Area]
) -> Chips:
    drawn = styles(highlighted)
    found = []
    for city in dict.fromkeys((*highlighted, *question.cities, *cities)):
        style = drawn.get(city.pk)
        found.append(
            Chip(
                city=city,
                css=style.css if style else "",
                shape=style.shape if style else "",
                is_on=city in question.cities,
                query=question.query(cities=question.toggled(city)),
            )
        )
    near = [c for c in found if c.is_on or c.css] if len(found) > MANY else found
    more = [c for c in found if c not in near]
    return Chips(tuple(near), tuple(more), question.query(cities=()))
