"""Figures of one year or period side by side: one bar for each (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.models import Area
from indicators.trends import Line, Point, Trend
from portal.charts.interval_parts import interval_parts
from portal.wording.lines import part_label

OPEN_ROOM = Decimal("1.15")


@dataclass(frozen=True)
class PeriodBar:
    """``solid`` and ``pale`` are shares of the width in per cent: what is sure, and how
    far it may reach; ``period`` is given where the rows differ in it."""

    line: Line
    point: Point
    part: str
    period: bool
    solid: Decimal
    pale: Decimal
    highlighted: bool


def rows(trend: Trend, highlighted: Sequence[Area]) -> list[PeriodBar]:
    """The greatest first; figures of another coverage and doubtful ones at the end."""
    known = {city.pk for city in highlighted}
    pairs = [(line, point) for line in trend.lines for point in line.points]
    pairs.sort(key=lambda pair: _order(*pair))
    top = max((_reach(p) for _line, p in pairs), default=Decimal(0)) or Decimal(1)
    periods = {_period(p) for _line, p in pairs}
    found = []
    for line, point in pairs:
        parts = interval_parts(point.interval, top)
        found.append(
            PeriodBar(
                line=line,
                point=point,
                part=part_label(line, trend.group),
                period=len(periods) > 1,
                solid=parts.solid,
                pale=parts.pale,
                highlighted=line.series.area_id in known and line.principal,
            )
        )
    return found


def _order(line: Line, point: Point) -> tuple[bool, bool, Decimal, str]:
    return (
        not line.principal,
        point.doubtful,
        -point.value,
        line.series.area.code,
    )


def _reach(point: Point) -> Decimal:
    if point.interval.high is None:
        return point.value * OPEN_ROOM
    return max(point.interval.high, point.value)


def _period(point: Point) -> tuple[int | None, int]:
    return point.observation.start_year, point.year
