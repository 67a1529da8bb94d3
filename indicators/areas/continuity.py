"""Areas in time, derived from the rows of codes (pure)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.areas.flows import flows_of
from indicators.areas.history import FIRST_YEAR, AreaLevel, CodeRow, Codes
from indicators.areas.lines import heirs
from indicators.areas.moves import Land, Moves
from indicators.areas.places import (
    COUNTRY,
    Break,
    Kind,
    LandShare,
    Period,
    Place,
    TerritoryChange,
    TerritoryCoverage,
)


def places(rows: Sequence[CodeRow]) -> tuple[Place, ...]:
    """The country and every area of all time, by key."""
    codes = Codes(rows)
    flows = flows_of(rows, codes)
    goes_on = heirs(flows, codes)
    lines = _lines(rows, goes_on)
    keys = {row: key for key, line in lines.items() for row in line}
    moves = Moves(flows, goes_on, keys, codes)
    bare = [_bare(key, line, keys, codes) for key, line in lines.items()]
    found = _Changes({place.key: place for place in bare}, moves).places()
    return (_country(), *sorted(found, key=lambda place: place.key))


def _lines(
    rows: Sequence[CodeRow], goes_on: Mapping[CodeRow, CodeRow]
) -> dict[str, list[CodeRow]]:
    """The rows of each area in order, by its key."""
    later = set(goes_on.values())
    lines = [_line(row, goes_on) for row in rows if row not in later]
    lines.sort(key=lambda line: line[-1].from_year, reverse=True)
    found: dict[str, list[CodeRow]] = {}
    for line in lines:
        last = line[-1]
        found[
            last.code if last.code not in found else f"{last.code}-{last.until_year}"
        ] = line
    return found


def _line(row: CodeRow, goes_on: Mapping[CodeRow, CodeRow]) -> list[CodeRow]:
    line = [row]
    while line[-1] in goes_on:
        line.append(goes_on[line[-1]])
    return line


def _bare(
    key: str, line: Sequence[CodeRow], keys: Mapping[CodeRow, str], codes: Codes
) -> Place:
    """A place with its periods only."""
    periods: list[Period] = []
    for row in line:
        period = _period(row, keys, codes)
        if periods and _alike(periods[-1], period):
            period = replace(period, from_year=periods.pop().from_year)
        periods.append(period)
    return Place(key, line[0].level, tuple(periods))


def _period(row: CodeRow, keys: Mapping[CodeRow, str], codes: Codes) -> Period:
    above = codes.above(row, row.from_year)
    direct = (
        row.level is AreaLevel.COUNTY
        and above is not None
        and above.level is AreaLevel.PROVINCE
        and not above.name.endswith("市")
    )
    parent = keys[above] if above else COUNTRY
    return Period(row.code, row.name, parent, direct, row.from_year, row.until_year)


def _alike(period: Period, other: Period) -> bool:
    return (period.code, period.name, period.parent) == (
        other.code,
        other.name,
        other.parent,
    )


def _country() -> Place:
    period = Period(COUNTRY, "全国", None, False, FIRST_YEAR, None)
    return Place(COUNTRY, AreaLevel.COUNTRY, (period,))


class _Changes:
    """What happened to each place, from its periods and the land it exchanged."""

    def __init__(self, places: Mapping[str, Place], moves: Moves) -> None:
        self._places, self._moves = places, moves
        self._years: defaultdict[str, set[int]] = defaultdict(set)
        for key, year, _ in moves.land:
            self._years[key].add(year)

    def places(self) -> Iterator[Place]:
        for place in self._places.values():
            years = sorted(self._years.get(place.key, ()))
            changes = [*_of_periods(place), *self._of_land(place, years)]
            changes.sort(key=lambda change: change.year)
            breaks = tuple(self._breaks(place, years))
            yield Place(place.key, place.level, place.periods, tuple(changes), breaks)

    def _of_land(self, place: Place, years: Sequence[int]) -> Iterator[TerritoryChange]:
        for year in years:
            if land := self._moves.land.get((place.key, year, TerritoryCoverage.WHOLE)):
                yield self._change(place, year, land)
            inside = self._moves.inside.get((place.key, year))
            if inside and _is_city(place):
                yield TerritoryChange(
                    year, Kind.DISTRICTS, gained=inside.gained, lost=inside.lost
                )

    def _change(self, place: Place, year: int, land: Land) -> TerritoryChange:
        gained = tuple(self._with_sole(share, place, year) for share in land.gained)
        if place.until_year == year:
            return TerritoryChange(
                year, self._end(place, land.lost, year), lost=land.lost
            )
        if place.periods[0].from_year == year:
            return TerritoryChange(year, self._begin(place, gained), gained=gained)
        kind = Kind.MERGED if any(share.sole for share in gained) else Kind.REDRAWN
        return TerritoryChange(year, kind, gained=gained, lost=land.lost)

    def _with_sole(self, share: LandShare, place: Place, year: int) -> LandShare:
        """``share`` marked if its giver ended in ``year`` and all of it came to ``place``."""
        giver = self._places[share.place]
        land = self._moves.land.get((giver.key, year, TerritoryCoverage.WHOLE))
        takers = [other.place for other in land.lost] if land else []
        sole = giver.until_year == year and takers == [place.key]
        return replace(share, sole=True) if sole else share

    def _end(self, place: Place, lost: Sequence[LandShare], year: int) -> Kind:
        if len(lost) > 1:
            return Kind.SPLIT
        taker = self._places[lost[0].place]
        if taker.level is place.level or taker.periods[0].from_year != year:
            return Kind.MERGED
        land = self._moves.land[taker.key, year, TerritoryCoverage.WHOLE]
        units = [unit for share in land.gained for unit in (*share.whole, *share.parts)]
        return Kind.REGRADED if units == [place.name] else Kind.MERGED

    def _begin(self, place: Place, gained: Sequence[LandShare]) -> Kind:
        giver = self._places[gained[0].place]
        alone = len(gained) == 1 and gained[0].sole
        return (
            Kind.REGRADED if alone and giver.level is not place.level else Kind.FORMED
        )

    def _breaks(self, place: Place, years: Sequence[int]) -> Iterator[Break]:
        for year in years:
            for coverage in TerritoryCoverage:
                land = self._moves.land.get((place.key, year, coverage))
                if land and year not in (place.periods[0].from_year, place.until_year):
                    yield Break(year, coverage, land.gained, land.lost)


def _is_city(place: Place) -> bool:
    """A prefecture, or a province that is a municipality: it counts its urban districts."""
    if place.level is AreaLevel.PREFECTURE:
        return True
    return place.level is AreaLevel.PROVINCE and place.name.endswith("市")


def _of_periods(place: Place) -> Iterator[TerritoryChange]:
    for was, now in pairwise(place.periods):
        year = now.from_year
        if was.name != now.name:
            yield TerritoryChange(year, Kind.RENAMED, was.name, now.name)
        if was.code != now.code:
            yield TerritoryChange(year, Kind.RECODED, was.code, now.code)
        if was.parent != now.parent:
            yield TerritoryChange(year, Kind.MOVED, was.parent or "", now.parent or "")
