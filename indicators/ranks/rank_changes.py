"""Why a rank changed since the year before that was ranked (pure).

Ranks are compared only between the same cities: where the list of those reporting changed,
it says who came and who went, and no rank has moved. A rank is only called changed where
both are settled; nothing is guessed for years between.
"""

from dataclasses import dataclass

from indicators.models import Area, Direction, Observation, Status
from indicators.ranks.rankings import RankedRow, Ranking, base_interval
from indicators.series_area import broken_between


@dataclass(frozen=True)
class Move:
    """A city's rank before and now, and who passed whom in between; ``own`` is the sign of
    its figure's change, ``None`` where a break lies between."""

    city: Area
    before: int
    now: int
    own: int | None
    overtook: tuple[Area, ...]
    overtaken_by: tuple[Area, ...]

    @property
    def places(self) -> int:
        return abs(self.by)

    @property
    def by(self) -> int:
        """Places gained (positive) or lost."""
        return self.before - self.now


@dataclass(frozen=True)
class Comparison:
    """A ranking beside an earlier one: the moves between the same cities, else none and
    the cities that came and went."""

    year_before: int
    came: tuple[Area, ...]
    went: tuple[Area, ...]
    moves: tuple[Move, ...]


def compared(now: Ranking, before: Ranking | None) -> Comparison | None:
    """``None`` where there is nothing to compare with or to say of it."""
    if before is None or not now.rows or not (now.ranks or before.ranks):
        return None
    came, went = _more(now, before), _more(before, now)
    if came or went:
        return Comparison(before.year, came, went, ())
    found = tuple(m for r in now.rows if (m := _move(r, now, before)) is not None)
    return Comparison(before.year, (), (), found) if found else None


def _more(one: Ranking, other: Ranking) -> tuple[Area, ...]:
    """The cities that report in the one ranking and not in the other, by code."""
    found = [r.city for r in one.rows if other.row_of(r.city) is None]
    return tuple(sorted(found, key=lambda city: city.code))


def _move(row: RankedRow, now: Ranking, before: Ranking) -> Move | None:
    old = before.row_of(row.city)
    if old is None or old.rank is None or row.rank is None:
        return None
    if not (row.rank.settled and old.rank.settled):
        return None
    above_now, above_before = _above(row, now), _above(old, before)
    return Move(
        city=row.city,
        before=old.rank.best,
        now=row.rank.best,
        own=_sign(old.point.observation, row.point.observation),
        overtook=_without(above_before, above_now),
        overtaken_by=_without(above_now, above_before),
    )


def _above(row: RankedRow, ranking: Ranking) -> dict[int, Area]:
    lower = ranking.indicator.direction == Direction.LOWER

    def better(other: RankedRow) -> bool:
        one, two = other.point.interval, row.point.interval
        return two.surely_above(one) if lower else one.surely_above(two)

    return {r.city.pk: r.city for r in ranking.rows if better(r)}


def _without(cities: dict[int, Area], others: dict[int, Area]) -> tuple[Area, ...]:
    return tuple(c for pk, c in cities.items() if pk not in others)


def _sign(before: Observation, now: Observation) -> int | None:
    """1 where the figure surely rose, -1 where it surely fell, else 0."""
    if now.status == Status.BREAK or broken_between(now.series, before.year, now.year):
        return None
    old, new = base_interval(before), base_interval(now)
    return int(new.surely_above(old)) - int(old.surely_above(new))
