"""Which row goes on as which: the lines of the areas (pure).

An ended county goes on in a new one that took land of it. Of several, the one of its
own code is it, else the one of its own name, else the only new one, if no other ended
area went into it; an urban district parted among several areas does not go on.

An ended prefecture goes on in a new one with most of its counties, most of whose
counties it had: more than half of both where code or name is the same, two thirds where
neither is. A prefecture without counties goes by its own land.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from indicators.areas.flows import YearFlows
from indicators.areas.history import AreaLevel, CodeRow, Codes
from indicators.areas.names import is_district, stem

SAME, OTHER = Fraction(1, 2), Fraction(2, 3)
"""The share of its counties with which a prefecture goes on in another."""


def heirs(flows: Mapping[int, YearFlows], codes: Codes) -> dict[CodeRow, CodeRow]:
    """Every ended row that goes on, with the row that it goes on as."""
    found: dict[CodeRow, CodeRow] = {}
    for year, changes in flows.items():
        counties = _counties(changes)
        found |= counties
        found |= _Prefectures(year, changes, counties, codes).heirs()
    return found


def _counties(changes: YearFlows) -> dict[CodeRow, CodeRow]:
    found: dict[CodeRow, CodeRow] = {}
    gone = [row for row in changes.gone if row.level is AreaLevel.COUNTY]
    fresh = {row for row in changes.fresh if row.level is AreaLevel.COUNTY}
    for same in (_same_code, _same_name, _same_stem):
        for row in gone:
            if row not in found and (
                heir := _first(row, changes.out[row], fresh, same)
            ):
                found[row] = heir
                fresh.discard(heir)
    for row in gone:
        if row not in found and (heir := _only_heir(row, changes, fresh)):
            found[row] = heir
    return found


def _first(
    row: CodeRow,
    takers: Iterable[CodeRow],
    fresh: set[CodeRow],
    same: Callable[[CodeRow, CodeRow], bool],
) -> CodeRow | None:
    return next(
        (taker for taker in takers if taker in fresh and same(row, taker)), None
    )


def _same_code(row: CodeRow, other: CodeRow) -> bool:
    return row.code == other.code


def _same_name(row: CodeRow, other: CodeRow) -> bool:
    return row.name == other.name


def _same_stem(row: CodeRow, other: CodeRow) -> bool:
    return stem(row.name) == stem(other.name)


def _only_heir(row: CodeRow, changes: YearFlows, fresh: set[CodeRow]) -> CodeRow | None:
    """The one new county that took land of ``row`` and of no other ended area."""
    takers = changes.out[row]
    new = [taker for taker in takers if taker in fresh]
    if len(new) != 1 or (len(takers) > 1 and is_district(row.name)):
        return None
    gone = [giver for giver in changes.into[new[0]] if giver in changes.gone]
    return new[0] if gone == [row] else None


Shares = defaultdict[CodeRow, Fraction]


class _Prefectures:
    """The prefectures that ended in a year, and in which they go on."""

    def __init__(
        self,
        year: int,
        changes: YearFlows,
        counties: Mapping[CodeRow, CodeRow],
        codes: Codes,
    ) -> None:
        self._year, self._changes, self._codes = year, changes, codes
        self._counties = counties
        self._origin = {heir: row for row, heir in counties.items()}

    def heirs(self) -> dict[CodeRow, CodeRow]:
        gone = (row for row in self._changes.gone if row.level is AreaLevel.PREFECTURE)
        fresh = {
            row for row in self._changes.fresh if row.level is AreaLevel.PREFECTURE
        }
        return {row: heir for row in gone if (heir := self._heir(row, fresh))}

    def _heir(self, row: CodeRow, fresh: set[CodeRow]) -> CodeRow | None:
        for taker, share in self._takers(row).items():
            known = _same_code(row, taker) or _same_stem(row, taker)
            least = SAME if known else OTHER
            if taker in fresh and self._enough(least, share, self._givers(taker)[row]):
                return taker
        return None

    @staticmethod
    def _enough(least: Fraction, *shares: Fraction) -> bool:
        return all(share > SAME and share >= least for share in shares)

    def _takers(self, row: CodeRow) -> Shares:
        """The share of each prefecture in the counties of ``row`` of the year before."""
        parts = self._codes.counties(row, self._year - 1)
        went = [self._went(county) for county in parts] or [self._changes.out[row]]
        return self._shares(went, self._year)

    def _givers(self, row: CodeRow) -> Shares:
        """The share of each prefecture of the year before in the counties of ``row``."""
        parts = self._codes.counties(row, self._year)
        came = [self._came(county) for county in parts] or [self._changes.into[row]]
        return self._shares(came, self._year - 1)

    def _went(self, county: CodeRow) -> Sequence[CodeRow]:
        if heir := self._counties.get(county):
            return [heir]
        return [county] if county.used_in(self._year) else self._changes.out[county]

    def _came(self, county: CodeRow) -> Sequence[CodeRow]:
        if origin := self._origin.get(county):
            return [origin]
        return (
            [county] if county.used_in(self._year - 1) else self._changes.into[county]
        )

    def _shares(self, units: Sequence[Sequence[CodeRow]], year: int) -> Shares:
        shares: Shares = defaultdict(Fraction)
        for rows in units:
            for row in rows:
                if above := self._prefecture(row, year):
                    shares[above] += Fraction(1, len(rows) * len(units))
        return shares

    def _prefecture(self, row: CodeRow, year: int) -> CodeRow | None:
        return (
            row if row.level is AreaLevel.PREFECTURE else self._codes.above(row, year)
        )
