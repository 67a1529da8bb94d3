"""Small multiples: the lines of one indicator in a city, all on the same years (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.trends import Line, Link, Point
from portal.charts.markers import mark_path
from portal.charts.palette import Style
from portal.charts.scales import Scale
from portal.charts.trend_svg import Drawn, Marker, Stroke

WIDTH, HEIGHT = 200, 66
LEFT, RIGHT, TOP, BOTTOM = 6.0, 194.0, 7.0, 48.0
MARK = 2.9


@dataclass(frozen=True)
class Spark:
    """``first`` and ``last`` are the years at the ends of the line below."""

    lines: tuple[Drawn, ...]
    first: int
    last: int
    width: int = WIDTH
    height: int = HEIGHT


def spark(lines: Sequence[tuple[Line, Style]], first: int, last: int) -> Spark | None:
    """Values in base units, so that 元/月 and 元/年 share a scale; ``None`` without any."""
    points = [p for line, _style in lines for p in line.points]
    if not points:
        return None
    first = min(first, *(p.year for p in points))
    last = max(last, *(p.year for p in points))
    values = [_base(p) for p in points]
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    x = Scale(Decimal(first), Decimal(last), LEFT, RIGHT)
    y = Scale(low, high, BOTTOM - 8, TOP)
    return Spark(tuple(_drawn(*pair, x, y) for pair in lines), first, last)


def _base(point: Point) -> Decimal:
    figure = point.observation
    assert figure.value is not None
    return figure.value * figure.series.unit.factor


def _drawn(line: Line, style: Style, x: Scale, y: Scale) -> Drawn:
    places = [(x.at(p.year), y.at(_base(p))) for p in line.points]
    strokes = [
        Stroke(*places[i], *places[i + 1], dotted=link is Link.GAP)
        for i, link in enumerate(line.links)
        if link is not Link.NONE
    ]
    marks = [
        Marker(mark_path(style.shape, *place, MARK), str(point.year), point.doubtful)
        for place, point in zip(places, line.points, strict=True)
    ]
    return Drawn(style.css, not line.principal, tuple(strokes), (), (), tuple(marks))
