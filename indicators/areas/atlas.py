"""Areas in a year: who was under whom, which a name or code meant, what became of one (pure)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from indicators.areas.history import LAST_YEAR, AreaLevel
from indicators.areas.names import shorts
from indicators.areas.places import LandShare, Period, Place


class Reason(IntEnum):
    """Why an area is a candidate for a name or code in a year; the best first."""

    RIGHT = 1
    """It had this name or code in that year."""
    FORMER = 2
    """It was in use, but had this name or code only earlier."""
    LATER = 3
    """It was in use, but had this name or code only later."""
    ENDED = 4
    """It was no longer in use; its successors were."""
    AHEAD = 5
    """It was not yet in use."""


@dataclass(frozen=True, slots=True)
class AreaCandidate:
    place: Place
    period: Period
    """The period with the name or code that was looked for."""
    reason: Reason
    full: bool
    """Whether the full name or code was given, not a short name."""


@dataclass(frozen=True, slots=True)
class Found:
    """Which areas a name or code may mean in a year, the best first."""

    year: int
    candidates: tuple[AreaCandidate, ...]

    @property
    def right(self) -> tuple[Place, ...]:
        """The areas that had it in that year: by full name, else by short name."""
        right = [c for c in self.candidates if c.reason is Reason.RIGHT]
        full = [c for c in right if c.full]
        return tuple(c.place for c in full or right)

    @property
    def one(self) -> Place | None:
        """The area that is meant, if only one can be."""
        return self.right[0] if len(self.right) == 1 else None


@dataclass(frozen=True, slots=True)
class Holding:
    """An area that holds land of an ended one, and the years in which it does."""

    place: Place
    from_year: int
    until_year: int | None
    share: LandShare
    """What it took, of ``through``."""
    through: Place
    """The ended area that it took the land of: the one asked for, or a successor."""


class Atlas:
    """All areas of all years, by key."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places: Mapping[str, Place] = {place.key: place for place in places}
        self._below: defaultdict[str, list[tuple[Period, Place]]] = defaultdict(list)
        self._called: defaultdict[str, list[tuple[Period, Place, bool]]] = defaultdict(
            list
        )
        for place in self.places.values():
            for period in place.periods:
                self._index(period, place)

    def _index(self, period: Period, place: Place) -> None:
        if period.parent is not None:
            self._below[period.parent].append((period, place))
        for text in (period.code, period.name):
            self._called[text].append((period, place, True))
        for short in shorts(period.name):
            self._called[short].append((period, place, False))

    def __getitem__(self, key: str) -> Place:
        return self.places[key]

    def below(
        self, key: str, year: int, level: AreaLevel | None = None
    ) -> tuple[Place, ...]:
        """The areas directly under one in a year, by their codes then."""
        found = [
            (period.code, place)
            for period, place in self._below.get(key, ())
            if period.covers(year) and level in (None, place.level)
        ]
        return tuple(place for _, place in sorted(found, key=lambda each: each[0]))

    def cities_of(self, province: str, year: int) -> tuple[Place, ...]:
        """The areas of prefecture level of a province."""
        return self.below(province, year, AreaLevel.PREFECTURE)

    def counties_of(self, key: str, year: int) -> tuple[Place, ...]:
        """The counties of a prefecture, or of a municipality."""
        found = self.below(key, year, AreaLevel.COUNTY)
        return tuple(place for place in found if not self._direct(place, year))

    def direct_counties_of(self, province: str, year: int) -> tuple[Place, ...]:
        """The counties directly under a province: 仙桃, 济源; none under a municipality."""
        found = self.below(province, year, AreaLevel.COUNTY)
        return tuple(place for place in found if self._direct(place, year))

    @staticmethod
    def _direct(place: Place, year: int) -> bool:
        period = place.in_year(year)
        return period is not None and period.direct

    def above(self, key: str, year: int) -> Iterator[Place]:
        """The areas that one was in, from the nearest to the country."""
        period = self.places[key].in_year(year)
        if period and period.parent is not None:
            yield self.places[period.parent]
            yield from self.above(period.parent, year)

    def find(
        self,
        text: str,
        year: int = LAST_YEAR,
        *,
        level: AreaLevel | None = None,
        within: str | None = None,
    ) -> Found:
        """The areas that ``text``, a name, a short name or a code, may mean in a year.

        After the last year of the file the areas of that year are meant. ``within`` is the
        key of an area they must have been in, when they had the name.
        """
        year = min(year, LAST_YEAR)
        best: dict[str, AreaCandidate] = {}
        for period, place, full in self._called.get(text.strip(), ()):
            if level in (None, place.level) and self._within(
                place, period, within, year
            ):
                candidate = AreaCandidate(
                    place, period, _reason(place, period, year), full
                )
                kept = best.get(place.key)
                if kept is None or _rank(candidate) < _rank(kept):
                    best[place.key] = candidate
        return Found(year, tuple(sorted(best.values(), key=_rank)))

    def _within(
        self, place: Place, period: Period, within: str | None, year: int
    ) -> bool:
        if within is None:
            return True
        then = year if period.covers(year) else period.from_year
        return any(area.key == within for area in self.above(place.key, then))

    def became(self, key: str) -> tuple[Holding, ...]:
        """Who holds the land of an ended area, step by step until today; () if in use."""
        return tuple(self._became(self.places[key], set()))

    def _became(self, place: Place, seen: set[tuple[str, str]]) -> Iterator[Holding]:
        for share in place.successors:
            taker = self.places[share.place]
            if (place.key, taker.key) in seen or place.until_year is None:
                continue
            seen.add((place.key, taker.key))
            yield Holding(taker, place.until_year, taker.until_year, share, place)
            yield from self._became(taker, seen)

    def today(self, key: str) -> tuple[Place, ...]:
        """The areas in use that hold the land of one: itself while it is in use."""
        place = self.places[key]
        if place.until_year is None:
            return (place,)
        holders = {
            h.place.key: h.place for h in self.became(key) if h.until_year is None
        }
        return tuple(holders.values())


def _reason(place: Place, period: Period, year: int) -> Reason:
    if period.covers(year):
        return Reason.RIGHT
    if place.until_year is not None and place.until_year <= year:
        return Reason.ENDED
    if place.periods[0].from_year > year:
        return Reason.AHEAD
    return Reason.FORMER if period.from_year < year else Reason.LATER


def _rank(candidate: AreaCandidate) -> tuple[int, bool, str]:
    return candidate.reason, not candidate.full, candidate.place.key
