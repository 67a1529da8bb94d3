"""Land that came to an area from others, and went, by year and coverage (pure).

The units that move are the counties, and the land that a prefecture or province has
outside its counties. A unit that ended and does not go on moved whole if all of it came
to one area, in parts if to several.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from indicators.areas.flows import YearFlows
from indicators.areas.history import AreaLevel, CodeRow, Codes
from indicators.areas.names import is_city, is_district
from indicators.areas.places import LandShare, TerritoryCoverage

LEVELS = (AreaLevel.PROVINCE, AreaLevel.PREFECTURE, AreaLevel.COUNTY)


@dataclass(slots=True)
class _Units:
    """The units exchanged with one other area."""

    name: str
    whole: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def add(self, unit: str, whole: bool) -> None:
        if whole and unit in self.parts:
            self.parts.remove(unit)
        if unit not in self.whole and unit not in self.parts:
            (self.whole if whole else self.parts).append(unit)


class Land:
    """What one area exchanged in one year."""

    def __init__(self) -> None:
        self._gained: dict[str, _Units] = {}
        self._lost: dict[str, _Units] = {}

    def gain(self, place: str, name: str, unit: str, whole: bool) -> None:
        self._gained.setdefault(place, _Units(name)).add(unit, whole)

    def lose(self, place: str, name: str, unit: str, whole: bool) -> None:
        self._lost.setdefault(place, _Units(name)).add(unit, whole)

    @cached_property
    def gained(self) -> tuple[LandShare, ...]:
        return _shares(self._gained)

    @cached_property
    def lost(self) -> tuple[LandShare, ...]:
        return _shares(self._lost)


def _shares(units: Mapping[str, _Units]) -> tuple[LandShare, ...]:
    """The largest share first."""
    ordered = sorted(units.items(), key=lambda item: (-len(item[1].whole), item[0]))
    return tuple(
        LandShare(place, each.name, tuple(each.whole), tuple(each.parts))
        for place, each in ordered
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """Where a unit was, or is: the areas it is in, by level, and whether it is urban."""

    row: CodeRow
    areas: Mapping[AreaLevel, CodeRow]
    urban: bool

    def counted(self, level: AreaLevel, coverage: TerritoryCoverage) -> CodeRow | None:
        """The area whose coverage the unit is in."""
        fits = coverage is TerritoryCoverage.WHOLE or self.urban == (
            coverage is TerritoryCoverage.DISTRICTS
        )
        return self.areas[level] if fits else None


class Moves:
    """All exchanges of land, by the key of the area, year and coverage."""

    def __init__(
        self,
        flows: Mapping[int, YearFlows],
        heirs: Mapping[CodeRow, CodeRow],
        keys: Mapping[CodeRow, str],
        codes: Codes,
    ) -> None:
        self._heirs, self._keys, self._codes = heirs, keys, codes
        self.land: defaultdict[tuple[str, int, TerritoryCoverage], Land] = defaultdict(
            Land
        )
        self.inside: defaultdict[tuple[str, int], Land] = defaultdict(Land)
        """Land that became urban district of the same area (gained) or stopped being it."""
        for year, changes in flows.items():
            for unit, takers in changes.out.items():
                self._add_unit(year, unit, takers)

    def _add_unit(self, year: int, unit: CodeRow, takers: Sequence[CodeRow]) -> None:
        stays = unit if unit.used_in(year) else self._heirs.get(unit)
        if stays and takers == [stays] and self._alike(unit, stays):
            return
        own = any(row.level is AreaLevel.PREFECTURE for row in takers)
        was = self._side(unit, year - 1, own)
        own = unit.level is AreaLevel.PREFECTURE
        rest = self._side(stays, year, own) if stays else None
        others = [
            self._side(row, year, own or row.from_year < year)
            for row in takers
            if row is not stays
        ]
        for level in LEVELS:
            if self._stays(level, was, (rest, *others) if rest else others):
                continue
            for coverage in (
                TerritoryCoverage
                if level is not AreaLevel.COUNTY
                else (TerritoryCoverage.WHOLE,)
            ):
                for now, whole in _targets(rest, others, level, coverage):
                    self._add(year, level, coverage, was, now, whole)

    def _side(self, row: CodeRow, year: int, own: bool) -> _Side:
        """A county without a prefecture is counted under its province, beside prefectures
        too; by itself (``own``) where it became one, was one, or was there before."""
        above = self._codes.above(row, year)
        areas = {
            AreaLevel.COUNTY: row,
            AreaLevel.PREFECTURE: row,
            AreaLevel.PROVINCE: above or row,
        }
        if row.level is AreaLevel.COUNTY and above and not own:
            areas[AreaLevel.PREFECTURE] = above
        if above and above.level is AreaLevel.PREFECTURE:
            province = self._codes.above(above, year)
            assert province is not None
            areas |= {AreaLevel.PREFECTURE: above, AreaLevel.PROVINCE: province}
        urban = (
            is_district(row.name)
            if row.level is AreaLevel.COUNTY
            else is_city(row.name)
        )
        return _Side(row, areas, urban)

    def _alike(self, unit: CodeRow, heir: CodeRow) -> bool:
        """Only a new name or code: the same areas above, and urban or not as before."""
        return (
            is_district(unit.name) == is_district(heir.name)
            and unit.level is heir.level
            and self._above(unit) == self._above(heir)
        )

    def _above(self, row: CodeRow) -> str | None:
        above = self._codes.above(row, row.from_year)
        return self._keys[above] if above else None

    def _stays(self, level: AreaLevel, was: _Side, now: Sequence[_Side]) -> bool:
        """Whether the unit is in the area it was in, urban or not as it was."""
        key = self._keys[was.areas[level]]
        return all(
            side.urban == was.urban and self._keys[side.areas[level]] == key
            for side in now
        )

    def _add(
        self,
        year: int,
        level: AreaLevel,
        coverage: TerritoryCoverage,
        was: _Side,
        now: _Side,
        whole: bool,
    ) -> None:
        before, after = was.counted(level, coverage), now.counted(level, coverage)
        if (before and self._keys[before]) == (after and self._keys[after]):
            return
        giver, taker = was.areas[level], now.areas[level]
        inside = self._keys[giver] == self._keys[taker]
        if inside:
            giver, taker = was.row, now.row
        lands = partial(self._lands, year=year, coverage=coverage, inside=inside)
        if before and before.level is level:
            for land in lands(before):
                land.lose(self._keys[taker], taker.name, was.row.name, whole)
        if after and after.level is level:
            for land in lands(after):
                land.gain(self._keys[giver], giver.name, was.row.name, whole)

    def _lands(
        self, area: CodeRow, year: int, coverage: TerritoryCoverage, inside: bool
    ) -> Iterator[Land]:
        key = self._keys[area]
        yield self.land[key, year, coverage]
        if inside and coverage is TerritoryCoverage.DISTRICTS:
            yield self.inside[key, year]


def _targets(
    rest: _Side | None,
    others: Sequence[_Side],
    level: AreaLevel,
    coverage: TerritoryCoverage,
) -> Iterator[tuple[_Side, bool]]:
    """Where a unit went, and whether whole."""
    if rest:
        yield rest, True
    alone = not rest and len({side.counted(level, coverage) for side in others}) == 1
    for side in others:
        yield side, alone
