"""Bars of a ranking in the coordinates of their drawing (pure).

A bar runs from zero to the figure. Where the figure is an interval, a pale part shows
how far it may reach; where one end is open, the pale part fades to the edge.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.models import Area
from indicators.ranks.rankings import RankedRow, Ranking
from portal.charts.interval_parts import interval_parts

# An open end needs room to show that it is open.
OPEN_ROOM = Decimal("0.12")


@dataclass(frozen=True)
class Bar:
    """``solid`` is the part that is sure, ``pale`` begins where it ends."""

    row: RankedRow
    solid: Decimal
    pale: Decimal
    open_above: bool
    open_below: bool
    highlighted: bool


def bars(ranking: Ranking, highlighted: Iterable[Area]) -> list[Bar]:
    """One bar for each row; ``highlighted`` are the cities drawn in full colour. One figure by
    itself has nothing to be drawn against."""
    if not ranking.ranks:
        return []
    top = _top(ranking.rows)
    known = {city.pk for city in highlighted}
    return [_bar(row, top, row.city.pk in known) for row in ranking.rows]


def _top(rows: Sequence[RankedRow]) -> Decimal:
    """The value at the right edge; a little further where an end is open."""
    values = [row.point.interval.high or row.point.value for row in rows]
    largest = max(values, default=Decimal(0))
    if any(row.point.interval.high is None for row in rows):
        largest *= 1 + OPEN_ROOM
    return largest if largest > 0 else Decimal(1)


def _bar(row: RankedRow, top: Decimal, highlighted: bool) -> Bar:
    interval = row.point.interval
    parts = interval_parts(interval, top)
    return Bar(
        row=row,
        solid=parts.solid,
        pale=parts.pale,
        open_above=interval.high is None,
        open_below=interval.low is None,
        highlighted=highlighted,
    )
