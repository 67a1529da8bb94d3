"""Every ranking of one indicator in one province, from one reading of its figures (pure).

Give it the indicator's observations, read ``for_rankings()`` and ``with_context()``, and
the ``city_periods`` of the province. The counties of a city are ranked in the same way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from indicators.models import Area, CityPeriod, Group, Indicator, Observation
from indicators.ranks.rankings import Ranking, incomparable, ranking


class RankedClaim(Protocol):
    """What a claim of a rank says of itself."""

    group: Group | None
    year: int | None


@dataclass(frozen=True)
class YearOffer:
    """A year one may choose, and how many cities have a comparable figure in it."""

    year: int
    reporting: int


@dataclass(frozen=True)
class RankingQuery:
    province: Area
    indicator: Indicator
    cities: tuple[CityPeriod, ...]
    observations: tuple[Observation, ...]
    _years: dict[int, Mapping[int, Area]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(
        cls,
        province: Area,
        indicator: Indicator,
        cities: Iterable[CityPeriod],
        observations: Iterable[Observation],
    ) -> "RankingQuery":
        return cls(province, indicator, tuple(cities), tuple(observations))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups that have figures of their own, in the catalogue's order."""
        found = {o.series.group_id: o.series.group for o in self.observations}
        return tuple(sorted(found.values(), key=lambda g: (g.position, g.code)))

    def fullest_group(self, year: int) -> Group | None:
        """The group in which most cities have a comparable figure that year."""
        return max(
            self.groups,
            key=lambda g: (self.reporting(g, year), bool(self._of(g, year))),
            default=None,
        )

    def years(self, group: Group) -> tuple[YearOffer, ...]:
        """The years in which anything is known for ``group``, ascending."""
        years = {o.year for o in self.observations if speaks_for(o, group)}
        return tuple(YearOffer(y, self.reporting(group, y)) for y in sorted(years))

    def reporting(self, group: Group, year: int) -> int:
        return sum(
            incomparable(o, self.indicator, group) is None
            for o in self._of(group, year)
            if o.series.area_id in self._members(year)
        )

    def ranking(
        self, group: Group, year: int, own: Observation | None = None
    ) -> Ranking:
        """``own`` takes the place of what is published of its city."""
        figures = self._of(group, year)
        if own is not None:
            city = own.series.area_id
            figures = [*(o for o in figures if o.series.area_id != city), own]
        return ranking(
            province=self.province,
            indicator=self.indicator,
            group=group,
            year=year,
            observations=figures,
            cities=tuple(self._members(year).values()),
        )

    def before(self, group: Group, year: int) -> Ranking | None:
        """The ranking of the latest earlier year in which any city reports."""
        earlier = [y.year for y in self.years(group) if y.year < year and y.reporting]
        return self.ranking(group, earlier[-1]) if earlier else None

    def ranking_for_claim(self, claim: RankedClaim, group: Group) -> Ranking | None:
        """The ranking of a claim's own year and group; where it names no group, of the
        one looked at if it has figures that year, else of the fullest. ``None`` where it
        names no year."""
        if claim.year is None:
            return None
        chosen = claim.group
        if chosen is None:
            known = self._of(group, claim.year)
            chosen = group if known else self.fullest_group(claim.year) or group
        return self.ranking(chosen, claim.year)

    def _members(self, year: int) -> Mapping[int, Area]:
        """The cities of the year, named as they were then."""
        if year not in self._years:
            found = {p.city.pk: p.city for p in self.cities if p.covers(year)}
            self._years[year] = found
        return self._years[year]

    def _of(self, group: Group, year: int) -> Sequence[Observation]:
        return [o for o in self.observations if o.year == year and speaks_for(o, group)]


def speaks_for(observation: Observation, group: Group) -> bool:
    """Whether the figure is of the group or holds for it too (城乡统一 for 城市)."""
    own = observation.series.group
    return own.pk == group.pk or any(g.pk == group.pk for g in own.includes.all())
