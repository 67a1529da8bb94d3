"""Why a rank changed since the year before that was ranked (pure).

A rank moves by the city's own figure, by the figures of others, or because cities
report that did not, or no longer do. A rank is only called changed where both are
settled; nothing is guessed for years between.
"""

from dataclasses import dataclass

from indicators.models import City, Direction
from indicators.quantities import Interval
from indicators.rankings import Ranking, Row, base_interval


@dataclass(frozen=True)
class Move:
    """A city's rank before and now, and who passed whom in between.

    ``overtook`` and ``overtaken_by`` were ranked both times; ``joined`` and ``left``
    stand or stood before the city and were ranked only once.
    """

    city: City
    year_before: int
    before: int
    now: int
    own: int
    overtook: tuple[City, ...]
    overtaken_by: tuple[City, ...]
    joined: tuple[City, ...]
    left: tuple[City, ...]

    @property
    def places(self) -> int:
        return abs(self.by)

    @property
    def by(self) -> int:
        """Places gained (positive) or lost."""
        return self.before - self.now


def moves(now: Ranking, before: Ranking | None) -> list[Move]:
    """A move for every city whose rank is settled in both rankings."""
    if before is None:
        return []
    found = [_move(row, now, before) for row in now.rows]
    return [m for m in found if m is not None]


def _move(row: Row, now: Ranking, before: Ranking) -> Move | None:
    old = before.row_of(row.city)
    if old is None or not (row.rank.settled and old.rank.settled):
        return None
    above_now, above_before = _above(row, now), _above(old, before)
    ranked_now = {r.city.pk for r in now.rows}
    ranked_before = {r.city.pk for r in before.rows}
    return Move(
        city=row.city,
        year_before=before.year,
        before=old.rank.best,
        now=row.rank.best,
        own=_sign(
            base_interval(old.point.observation), base_interval(row.point.observation)
        ),
        overtook=_named(above_before, without=above_now, among=ranked_now),
        overtaken_by=_named(above_now, without=above_before, among=ranked_before),
        joined=tuple(c for c in above_now.values() if c.pk not in ranked_before),
        left=tuple(c for c in above_before.values() if c.pk not in ranked_now),
    )


def _above(row: Row, ranking: Ranking) -> dict[int, City]:
    lower = ranking.indicator.direction == Direction.LOWER

    def better(other: Row) -> bool:
        one, two = other.point.interval, row.point.interval
        return two.surely_above(one) if lower else one.surely_above(two)

    return {r.city.pk: r.city for r in ranking.rows if better(r)}


def _named(
    cities: dict[int, City], *, without: dict[int, City], among: set[int]
) -> tuple[City, ...]:
    return tuple(c for pk, c in cities.items() if pk not in without and pk in among)


def _sign(old: Interval, new: Interval) -> int:
    """1 where the figure surely rose, -1 where it surely fell, else 0."""
    return int(new.surely_above(old)) - int(old.surely_above(new))
