"""A ranking: who reports, in which order, and what is not comparable (pure).

Give it observations read with ``with_context()`` and the cities of the province; it asks
nothing of the database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from indicators.codes import WHOLE_CITY
from indicators.models import (
    Area,
    Direction,
    Group,
    Indicator,
    Observation,
    Unit,
)
from indicators.quantities import Interval
from indicators.trends import Point, common_unit, point


class ExclusionReason(Enum):
    """Why a figure is listed apart from a ranking."""

    COVERAGE = "coverage"
    BOUNDARY = "boundary"
    GROUP = "group"
    PART_YEAR = "part_year"
    DOUBTFUL = "doubtful"
    SUSPECT = "suspect"
    NOT_YEARLY = "not_yearly"
    DIRECT_COUNTY = "direct_county"
    NO_CITY_THEN = "no_city_then"


@dataclass(frozen=True)
class Rank:
    """Best and worst rank among the reporting cities, and among all cities if the
    silent ones reported. Equal where nothing is open."""

    best: int
    worst: int
    best_possible: int
    worst_possible: int

    @property
    def settled(self) -> bool:
        return self.best == self.worst


@dataclass(frozen=True)
class RankedRow:
    """A reporting city with its figure in the unit of the ranking and its rank; ``None``
    where it is the only one that reports."""

    city: Area
    point: Point
    rank: Rank | None


@dataclass(frozen=True)
class Excluded:
    """A figure that exists but is not comparable, and why."""

    observation: Observation
    reason: ExclusionReason


@dataclass(frozen=True)
class Ranking:
    """One indicator, group and year in a province, the whole city being covered; or in a
    city, whose counties are ranked.

    ``silent`` are the cities without any figure; those with only an incomparable one
    stand in ``apart`` and are counted as silent for the possible ranks.
    """

    province: Area
    indicator: Indicator
    group: Group
    year: int
    unit: Unit
    rows: tuple[RankedRow, ...]
    silent: tuple[Area, ...]
    apart: tuple[Excluded, ...]
    size: int

    @property
    def ranks(self) -> bool:
        """Whether it ranks anyone: one reporting city is no ranking."""
        return len(self.rows) > 1

    @property
    def alone(self) -> RankedRow | None:
        """The only city that reports."""
        return self.rows[0] if len(self.rows) == 1 else None

    @property
    def complete(self) -> bool:
        return len(self.rows) == self.size

    @property
    def has_better(self) -> bool:
        """Whether one end is better; else the ranking just says "largest first"."""
        return self.indicator.direction != Direction.NONE

    def row_of(self, city: Area) -> RankedRow | None:
        return next((r for r in self.rows if r.city.pk == city.pk), None)


def ranking(
    *,
    province: Area,
    indicator: Indicator,
    group: Group,
    year: int,
    observations: Iterable[Observation],
    cities: Sequence[Area],
    unit: Unit | None = None,
) -> Ranking:
    """Rank the comparable ``observations`` (of ``indicator`` and ``year``, in the
    group or in one that holds for it too) among ``cities``, the cities of the province
    in that year, named as they were then.
    """
    comparable: list[Observation] = []
    apart: list[Excluded] = []
    members = {city.pk: city for city in cities}
    for o in observations:
        reason = _no_member(o, members) or incomparable(o, indicator, group)
        if reason is None:
            comparable.append(o)
        else:
            apart.append(Excluded(o, reason))
    comparable, restated = on_one_basis(comparable)
    apart += [Excluded(o, ExclusionReason.BOUNDARY) for o in restated]
    told = [*comparable, *(a.observation for a in apart)]
    unit = unit or common_unit(told, indicator.unit)
    reporting = {o.series.area_id for o in comparable}
    mentioned = reporting | {a.observation.series.area_id for a in apart}
    ranks = rank(
        [base_interval(o) for o in comparable],
        lower_is_better=indicator.direction == Direction.LOWER,
        silent=len(cities) - len(reporting),
    )
    return Ranking(
        province=province,
        indicator=indicator,
        group=group,
        year=year,
        unit=unit,
        rows=_rows(comparable, ranks, unit, members),
        silent=tuple(c for c in cities if c.pk not in mentioned),
        apart=tuple(apart),
        size=len(cities),
    )


def _rows(
    figures: Sequence[Observation],
    ranks: Sequence[Rank],
    unit: Unit,
    members: Mapping[int, Area],
) -> tuple[RankedRow, ...]:
    """The best first; one figure by itself has no rank."""
    ranked = sorted(
        zip(figures, ranks, strict=True),
        key=lambda pair: (pair[1].best, pair[1].worst, pair[0].series.area.code),
    )
    return tuple(
        RankedRow(
            members[o.series.area_id], point(o, unit), r if len(figures) > 1 else None
        )
        for o, r in ranked
    )


def _no_member(o: Observation, members: Mapping[int, Area]) -> ExclusionReason | None:
    """Why its area is none of the cities that are ranked."""
    if o.series.area_id in members:
        return None
    direct = o.series.area.direct
    return ExclusionReason.DIRECT_COUNTY if direct else ExclusionReason.NO_CITY_THEN


def incomparable(
    o: Observation, indicator: Indicator, group: Group
) -> ExclusionReason | None:
    """Why ``o`` cannot stand in a ranking of ``group``; ``None`` if it can."""
    if not indicator.yearly:
        return ExclusionReason.NOT_YEARLY
    if o.value is None:
        return ExclusionReason.SUSPECT
    if o.series.coverage.code != WHOLE_CITY:
        return ExclusionReason.COVERAGE
    if o.series.group_id != group.pk:
        return ExclusionReason.GROUP
    if o.doubtful:
        return ExclusionReason.DOUBTFUL
    if indicator.measure == "flow" and o.part_year:
        return ExclusionReason.PART_YEAR
    return None


def on_one_basis(
    figures: Sequence[Observation],
) -> tuple[list[Observation], list[Observation]]:
    """Those that may be ranked together and the rest: of the areas as they were, where any
    is, else those restated to the boundaries of the latest year."""
    years = {o.boundary_year for o in figures}
    basis = None if None in years else max((y for y in years if y), default=None)
    return (
        [o for o in figures if o.boundary_year == basis],
        [o for o in figures if o.boundary_year != basis],
    )


def base_interval(o: Observation) -> Interval:
    """The interval in base units, where conversion is exact multiplication."""
    factor = o.series.unit.factor
    return o.interval.mapped(lambda value: value * factor)


def rank(
    intervals: Sequence[Interval], *, lower_is_better: bool = False, silent: int = 0
) -> list[Rank]:
    """Standard competition ranks (1, 2, 2, 4) of intervals, in their order.

    Best rank: one more than there are others wholly on the better side. Worst rank: one
    more than there are others that could be strictly better. ``silent`` others might
    stand anywhere.
    """
    ranks = []
    for i, own in enumerate(intervals):
        others = [other for j, other in enumerate(intervals) if j != i]
        if lower_is_better:
            surely = sum(own.surely_above(other) for other in others)
            possibly = sum(own.possibly_above(other) for other in others)
        else:
            surely = sum(other.surely_above(own) for other in others)
            possibly = sum(other.possibly_above(own) for other in others)
        ranks.append(Rank(surely + 1, possibly + 1, surely + 1, possibly + 1 + silent))
    return ranks
