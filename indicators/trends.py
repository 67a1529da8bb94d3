"""A trend: the reported points of an indicator over the years (pure).

It draws only what was reported: years between are gaps, never values. It asks nothing
of the database: give it observations read with ``with_context()``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from indicators.codes import WHOLE_CITY
from indicators.models import (
    Group,
    Indicator,
    Measure,
    Observation,
    Series,
    Status,
    Unit,
)
from indicators.quantities import Growth, Interval, NoGrowth, growth
from indicators.series_area import Redrawing, redrawings
from indicators.units import convert


class Link(Enum):
    """How two neighbouring points of a line may be joined."""

    CONSECUTIVE = "consecutive"
    GAP = "gap"
    NONE = "none"


class Refusal(Enum):
    """Why a change is not computed."""

    SINGLE = "single"
    BREAK = "break"
    BOUNDARY = "boundary"
    CUTOFF = "cutoff"
    ZERO = "zero"
    NOT_YEARLY = "not_yearly"


@dataclass(frozen=True)
class Point:
    """One observation in ``unit``, that of the trend; ``exact`` is False where a
    conversion was rounded."""

    observation: Observation
    value: Decimal
    interval: Interval
    exact: bool
    unit: Unit

    @property
    def converted(self) -> bool:
        """Whether the number is another one than in the figure's own unit."""
        return self.observation.series.unit.factor != self.unit.factor

    @property
    def year(self) -> int:
        return self.observation.year

    @property
    def doubtful(self) -> bool:
        return self.observation.doubtful

    @property
    def part_year(self) -> bool:
        """Whether it counts what happened in a part of its year only."""
        figure = self.observation
        return figure.series.indicator.measure == Measure.FLOW and figure.part_year


@dataclass(frozen=True)
class Change:
    """From the first to the last sure point of a line: a growth, or why there is none;
    ``broken_at`` is the last point with which a break begins, ``redrawn`` the change of
    the area that is the reason."""

    first: Point
    last: Point
    growth: Growth | None
    refusal: Refusal | None
    broken_at: Point | None = None
    redrawn: Redrawing | None = None

    @property
    def broken(self) -> bool:
        return self.refusal in (Refusal.BREAK, Refusal.BOUNDARY)

    @property
    def difference(self) -> Interval:
        """The last figure less the first, in the unit of the trend."""
        before, after = self.first.interval, self.last.interval
        return Interval(
            _less(after.low, before.high),
            _less(after.high, before.low),
            after.low_open or before.high_open,
            after.high_open or before.low_open,
        )


@dataclass(frozen=True)
class Line:
    """One series on one basis, as its area was or restated to the boundaries of
    ``boundary_year``: points by year, ``links[i]`` between points i and i + 1, the suspect
    figures that must not be drawn, and the changes of its area between its points."""

    series: Series
    points: tuple[Point, ...]
    links: tuple[Link, ...]
    suspects: tuple[Observation, ...]
    change: Change | None
    principal: bool
    redrawings: tuple[Redrawing, ...] = ()
    boundary_year: int | None = None

    @property
    def latest(self) -> Point | None:
        """The last point that is not in doubt, else the last one."""
        sure = [p for p in self.points if not p.doubtful] or self.points
        return sure[-1] if sure else None

    def at(self, year: int) -> Point | None:
        return next((p for p in self.points if p.year == year), None)

    def suspect_at(self, year: int) -> Observation | None:
        return next((o for o in self.suspects if o.year == year), None)


@dataclass(frozen=True)
class Trend:
    """The lines of one indicator and group, all in ``unit``.

    ``principal`` lines are of the group asked for and cover the whole city as it was; the
    others have another coverage, hold for several groups or are restated to other
    boundaries, and never join them.
    """

    indicator: Indicator
    group: Group
    unit: Unit
    lines: tuple[Line, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which anything was reported, ascending."""
        return tuple(
            sorted(
                {p.year for line in self.lines for p in line.points}
                | {o.year for line in self.lines for o in line.suspects}
            )
        )

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(p for line in self.lines for p in line.points)


def trend(
    indicator: Indicator,
    group: Group,
    observations: Iterable[Observation],
    unit: Unit | None = None,
) -> Trend:
    """The trend of ``observations`` in ``unit`` (default: ``common_unit``).

    Raises ``UnitMismatch`` for a unit of another dimension.
    """
    by_basis: dict[tuple[int, int | None], list[Observation]] = {}
    for o in observations:
        by_basis.setdefault((o.series_id, o.boundary_year), []).append(o)
    told = list(by_basis.values())
    unit = unit or common_unit((o for s in told for o in s), indicator.unit)
    lines = [_line(indicator, group, unit, figures) for figures in told]
    lines.sort(key=_line_order)
    return Trend(indicator, group, unit, tuple(lines))


def _is_principal(o: Observation, group: Group) -> bool:
    same = o.series.group.code == group.code and o.boundary_year is None
    return same and o.series.coverage.code == WHOLE_CITY


def common_unit(figures: Iterable[Observation], catalogue: Unit) -> Unit:
    """The one unit to show figures in: their own where they have but one, else the
    catalogue's if all convert into it exactly, else the smallest into which all do."""
    valued = [o for o in figures if o.value is not None]
    own = {o.series.unit.code: o.series.unit for o in valued}
    smallest = sorted(own.values(), key=lambda unit: (unit.factor, unit.code))
    for unit in smallest if len(smallest) == 1 else (catalogue, *smallest):
        if all(point(o, unit).exact for o in valued):
            return unit
    return catalogue


def change(
    indicator: Indicator, points: Sequence[Point], redrawn: Sequence[Redrawing] = ()
) -> Change | None:
    """The change over a line, or the reason why it is not computed; ``None`` without
    any sure point. ``redrawn`` are the changes of its area."""
    sure = [p for p in points if not p.doubtful]
    if not sure:
        return None
    first, last = sure[0], sure[-1]
    broken = _last_break(sure)
    land = _last_redrawing(sure, redrawn)
    if broken and land and _explained(broken, land, sure):
        land = None
    refusal = _refusal(indicator, sure, broken, land)
    match refusal:
        case None:
            pass
        case Refusal.BREAK:
            return Change(first, last, None, refusal, broken_at=broken)
        case Refusal.BOUNDARY:
            return Change(first, last, None, refusal, redrawn=land)
        case _:
            return Change(first, last, None, refusal)
    # From the figures as they are kept: a conversion may have rounded the points.
    before, after = first.observation.interval, last.observation.interval
    try:
        return Change(first, last, growth(before, after), None)
    except NoGrowth:
        return Change(first, last, None, Refusal.ZERO)


def _less(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a - b


def _refusal(
    indicator: Indicator,
    sure: Sequence[Point],
    broken: Point | None,
    land: Redrawing | None,
) -> Refusal | None:
    if not indicator.yearly:
        return Refusal.NOT_YEARLY
    if len(sure) < 2:
        return Refusal.SINGLE
    if land:
        return Refusal.BOUNDARY
    if broken:
        return Refusal.BREAK
    if indicator.measure == "flow" and _day(sure[0]) != _day(sure[-1]):
        return Refusal.CUTOFF
    return None


def _last_break(sure: Sequence[Point]) -> Point | None:
    """The last point that is not comparable with those before it."""
    broken = [p for p in sure[1:] if p.observation.status == Status.BREAK]
    return broken[-1] if broken else None


def _last_redrawing(
    sure: Sequence[Point], redrawn: Sequence[Redrawing]
) -> Redrawing | None:
    """The last change of the area that parts the points."""
    between = [
        r for r in redrawn if r.breaks and sure[0].year < r.year <= sure[-1].year
    ]
    return between[-1] if between else None


def _explained(broken: Point, land: Redrawing, sure: Sequence[Point]) -> bool:
    """Whether the figure is marked as a break later than the area changed, or says by
    its own note what that changed."""
    if land.year > broken.year:
        return False
    parted = any(land.year <= p.year < broken.year for p in sure)
    return parted or bool(broken.observation.note)


def _day(point: Point) -> tuple[int, int]:
    cutoff = point.observation.cutoff
    return (cutoff.month, cutoff.day) if cutoff else (12, 31)


def _line(
    indicator: Indicator, group: Group, unit: Unit, figures: Sequence[Observation]
) -> Line:
    series, boundary_year = figures[0].series, figures[0].boundary_year
    ordered = sorted(figures, key=lambda o: o.year)
    points = tuple(point(o, unit) for o in ordered if o.value is not None)
    redrawn = () if boundary_year else _redrawn(series, points)
    return Line(
        series=series,
        points=points,
        links=tuple(_link(indicator, a, b, redrawn) for a, b in pairwise(points)),
        suspects=tuple(o for o in ordered if o.suspect),
        change=change(indicator, points, redrawn),
        principal=_is_principal(figures[0], group),
        redrawings=redrawn,
        boundary_year=boundary_year,
    )


def _redrawn(series: Series, points: Sequence[Point]) -> tuple[Redrawing, ...]:
    """The changes of the area after the first point and not after the last; the code
    history is not read for a point alone."""
    if len(points) < 2:
        return ()
    first, last = points[0].year, points[-1].year
    return tuple(r for r in redrawings(series) if first < r.year <= last)


def point(observation: Observation, unit: Unit) -> Point:
    """The observation's value and interval in ``unit``; it must have a value."""
    assert observation.value is not None
    source = observation.series.unit
    converted = convert(observation.value, source, unit)
    interval = observation.interval.mapped(lambda v: convert(v, source, unit).value)
    return Point(observation, converted.value, interval, converted.exact, unit)


def _link(
    indicator: Indicator, a: Point, b: Point, redrawn: Iterable[Redrawing]
) -> Link:
    broken = b.observation.status == Status.BREAK or a.doubtful or b.doubtful
    broken = broken or any(r.breaks and a.year < r.year <= b.year for r in redrawn)
    if broken or not indicator.yearly:
        return Link.NONE
    if indicator.measure == "flow" and _day(a) != _day(b):
        return Link.NONE
    return Link.CONSECUTIVE if b.year - a.year == 1 else Link.GAP


def _line_order(line: Line) -> tuple[str, bool, int, int, int]:
    series = line.series
    return (
        series.area.code,
        not line.principal,
        series.group.position,
        series.coverage.position,
        line.boundary_year or 0,
    )
