"""Which city or county a table means, by the year of its row.

Any name or code that was right in that year counts, and any name that the area has today.
Where a text names several, or was right only in another year, nothing is taken: it is asked
about, with the nearest right answers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from importers.matching.names import LONGEST_NAME, Vocabulary, normal
from indicators.areas.atlas import AreaCandidate, Atlas, Reason
from indicators.areas.history import FIRST_YEAR, LAST_YEAR, AreaLevel
from indicators.areas.places import Place
from indicators.stored_areas import code_of, key_of

MOST = 5
_AREA_CODE = re.compile(r"(\d{6})(?:0{6})?")
_OF_ONE_THAT_ENDED = re.compile(r"\d{6}_\d{4}")
_TAKEN = (AreaLevel.PREFECTURE, AreaLevel.COUNTY)
_MARKS = re.compile(r"[()\[\]#*:、,.]")
_HEAD = re.compile(r"([\u4e00-\u9fff]{2,12}?(?:[省市州盟]|地区|自治区))(?=.)")


class AreaDoubt(Enum):
    """Why a text names no area by itself."""

    SEVERAL = "several"
    # Right only in another year: a former name, an area that ended, one that was to come.
    OTHER_YEAR = "other year"
    # A county that was in another city than the file's.
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NamedArea:
    """``code``: of the area that is meant, empty where there is a ``doubt``; then
    ``candidates`` are codes of what may be meant, the likest first.

    ``found`` is the area with this name, whatever the year; ``wider`` a province.
    """

    code: str = ""
    doubt: AreaDoubt | None = None
    candidates: tuple[str, ...] = ()
    found: AreaCandidate | None = None
    wider: bool = False


class AreaNames:
    """``cities`` are those of today, with all that they are called."""

    def __init__(self, cities: Vocabulary, atlas: Atlas) -> None:
        self._cities, self.atlas = cities, atlas
        self._kept: dict[tuple[str, int | None, str], NamedArea] = {}
        self._used: dict[tuple[str, int], bool] = {}

    def read(self, text: str, year: int | None, within: str = "") -> NamedArea:
        """``within``: the code of the city that the table is of."""
        key = (text, year, within)
        if key not in self._kept:
            self._kept[key] = self._read(text, year, within)
        return self._kept[key]

    def known(self, text: str) -> bool:
        """Whether the text is the name or code of a city or county in any year."""
        found = self.read(text, LAST_YEAR)
        full = found.found is None or found.found.full or self._is_city(found)
        return found.doubt is not AreaDoubt.UNKNOWN and not found.wider and full

    def county_city(self, name: str) -> bool:
        """Whether counties had the full name in some year, and no city ever."""
        found = [c.place.level for c in self.atlas.find(name).candidates if c.full]
        return name.endswith("市") and set(found) == {AreaLevel.COUNTY}

    def former_cities(self) -> dict[str, str]:
        """The full names that cities had before, where one alone had it, with its code."""
        found: dict[str, set[str]] = {}
        for place in self.atlas.places.values():
            for period in place.periods if place.level is AreaLevel.PREFECTURE else ():
                found.setdefault(period.name, set()).add(code_of(place.key))
        return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}

    def in_use(self, code: str, year: int) -> bool:
        """Whether the area was there in some part of the year; what no list has always was."""
        key = (code, year)
        if key not in self._used:
            self._used[key] = self._in_use(code, _known(year))
        return self._used[key]

    def _in_use(self, code: str, known: int) -> bool:
        place = self.atlas.places.get(key_of(code))
        return (
            place is None or place.in_year(known) is not None or _ended_in(place, known)
        )

    def instead_of(self, code: str, year: int) -> tuple[str, ...]:
        """Codes of the areas that were where an area had been, or was to be."""
        place = self.atlas[key_of(code)]
        found = AreaCandidate(place, place.periods[-1], _outside(place, year), True)
        return _codes(self._instead(found, _known(year)))

    def _is_city(self, found: NamedArea) -> bool:
        return (
            found.found is not None and found.found.place.level is AreaLevel.PREFECTURE
        )

    # --- reading --------------------------------------------------------------

    def _read(self, text: str, year: int | None, within: str) -> NamedArea:
        name = _bare(text)
        match = self._cities.match(text)
        if match.code is None and not match.ambiguous:
            match = self._cities.match(name)
        if match.ambiguous:
            return NamedArea("", AreaDoubt.SEVERAL, match.candidates)
        if match.code and key_of(match.code) not in self.atlas.places:
            return NamedArea(match.code)
        own = self.atlas[key_of(match.code)] if match.code else None
        if year is None:
            return self._of_any_year(name, own)
        return self._in_year(name, own, _known(year), within)

    def _of_any_year(self, name: str, own: Place | None) -> NamedArea:
        """Without a year only a name that one area has had is taken."""
        found = [c for c in self.atlas.find(name).candidates if _taken(c)]
        keys = dict.fromkeys([own.key] if own else [c.place.key for c in found])
        if len(keys) == 1:
            return NamedArea(code_of(next(iter(keys))), found=next(iter(found), None))
        if keys:
            return self._doubtful(AreaDoubt.SEVERAL, keys, found)
        return self._unknown(name, LAST_YEAR, "")

    def _in_year(
        self, name: str, own: Place | None, year: int, within: str
    ) -> NamedArea:
        found = [c for c in self.atlas.find(name, year).candidates if _taken(c)]
        there = own is not None and own.in_year(year) is not None
        full = [c for c in found if c.reason is Reason.RIGHT and c.full]
        keys = dict.fromkeys(c.place.key for c in full)
        if own and there:
            keys.setdefault(own.key)
        if not keys:
            keys = dict.fromkeys(_by_short_name(found)) or _renamed(found, year)
        if keys:
            return self._one_of(keys, found, year, within)
        if (parted := self._behind_a_city(name, year)) is not None:
            return parted
        if own and not found:
            found = [AreaCandidate(own, own.periods[-1], _outside(own, year), True)]
        if found:
            return self._of_another_year(found, year, within)
        return self._unknown(name, year, within)

    def _one_of(
        self, keys: dict[str, None], found: list[AreaCandidate], year: int, within: str
    ) -> NamedArea:
        inside = [key for key in keys if self._is_inside(key, year, within)]
        if within and len(inside) == 1 and self._is_county(inside[0]):
            keys = dict.fromkeys(inside)
        if len(keys) > 1:
            return self._doubtful(AreaDoubt.SEVERAL, keys, found)
        (key,) = keys
        if within and not inside and self._is_county(key):
            return self._doubtful(AreaDoubt.ELSEWHERE, keys, found)
        best = next((c for c in found if c.place.key == key), None)
        return NamedArea(code_of(key), found=best)

    def _doubtful(
        self, doubt: AreaDoubt, keys: Iterable[str], found: list[AreaCandidate]
    ) -> NamedArea:
        return NamedArea("", doubt, _codes(keys), next(iter(found), None))

    def _is_inside(self, key: str, year: int, within: str) -> bool:
        if not within:
            return False
        return any(area.key == key_of(within) for area in self.atlas.above(key, year))

    def _is_county(self, key: str) -> bool:
        return self.atlas[key].level is AreaLevel.COUNTY

    def _behind_a_city(self, name: str, year: int) -> NamedArea | None:
        """湘潭市雨湖区: the county by the city before it, of which it was then."""
        head = _HEAD.match(name)
        if head is None:
            return None
        above, tail = self.read(head[1], year), name.removeprefix(head[1])
        key = self._province(head[1], year) if above.wider else above.code
        below = self.read(tail, year, key)
        return below if key and below.found else None

    def _province(self, name: str, year: int) -> str:
        found = self.atlas.find(name, year, level=AreaLevel.PROVINCE).candidates
        return code_of(found[0].place.key)

    # --- what may be meant instead ---------------------------------------------

    def _of_another_year(
        self, found: list[AreaCandidate], year: int, within: str
    ) -> NamedArea:
        """A name or code that no area had in the year."""
        mine = [c for c in found if self._was_inside(c, within)] or found
        mine = sorted(mine, key=lambda c: (c.reason, -(c.place.until_year or 0)))
        keys = [key for c in mine for key in self._instead(c, year)]
        return self._doubtful(AreaDoubt.OTHER_YEAR, keys, mine)

    def _was_inside(self, c: AreaCandidate, within: str) -> bool:
        then = c.period.from_year
        return self._is_inside(c.place.key, then, within)

    def _instead(self, c: AreaCandidate, year: int) -> Iterator[str]:
        if c.place.in_year(year) is not None:
            yield c.place.key
        elif c.reason is Reason.ENDED:
            if _ended_in(c.place, year):
                yield c.place.key
            for holding in self.atlas.became(c.place.key):
                if holding.place.in_year(year) is not None:
                    yield holding.place.key
        else:
            for share in c.place.predecessors:
                if self.atlas[share.place].in_year(year) is not None:
                    yield share.place

    def _unknown(self, name: str, year: int, within: str) -> NamedArea:
        if any(c.full for c in self.atlas.find(name, year).candidates):
            return NamedArea("", AreaDoubt.UNKNOWN, wider=True)
        near = self._near(name, year, within)
        return NamedArea("", AreaDoubt.UNKNOWN, _codes(near))

    def _near(self, name: str, year: int, within: str) -> Iterator[str]:
        """Counties of the file's city whose name or code is one character off, and for a
        code any city or county."""
        if within:
            for place in self.atlas.counties_of(key_of(within), year):
                period = place.in_year(year)
                if period and _one_off(name, (period.name, period.code)):
                    yield place.key
        if not _AREA_CODE.fullmatch(name):
            return
        for place in self.atlas.places.values():
            period = place.in_year(year)
            if period and place.level in _TAKEN and _one_off(name, (period.code,)):
                yield place.key


def agreeing_areas(one: NamedArea, other: NamedArea) -> NamedArea:
    """What two columns, a code and a name, say together."""
    if one.code and other.code:
        if one.code == other.code:
            return other
        return NamedArea("", AreaDoubt.SEVERAL, (one.code, other.code))
    for sure, open_one in ((one, other), (other, one)):
        if sure.code and sure.code in open_one.candidates:
            return sure
    doubtful = next(each for each in (one, other) if not each.code)
    sure_codes = [each.code for each in (one, other) if each.code]
    candidates = tuple(dict.fromkeys([*sure_codes, *doubtful.candidates]))
    return replace(doubtful, candidates=candidates)


def _bare(text: str) -> str:
    """The name as lists have it, without 其中：; twelve digits of a statistical code are its
    first six."""
    name = _MARKS.sub("", normal(text[:LONGEST_NAME])).removeprefix("其中")
    if _OF_ONE_THAT_ENDED.fullmatch(name):
        return name
    code = _AREA_CODE.fullmatch(name)
    return code[1] if code else name


def _known(year: int) -> int:
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def _taken(c: AreaCandidate) -> bool:
    return c.place.level in _TAKEN


def _outside(place: Place, year: int) -> Reason:
    ended = place.until_year is not None and place.until_year <= year
    return Reason.ENDED if ended else Reason.AHEAD


def _ended_in(place: Place, year: int) -> bool:
    return place.until_year == year


def _by_short_name(found: Iterable[AreaCandidate]) -> list[str]:
    """Of those that had it for a short name in the year, a city before counties."""
    right = [c.place for c in found if c.reason is Reason.RIGHT]
    cities = [place for place in right if place.level is AreaLevel.PREFECTURE]
    was_a_city = any(c.place.level is AreaLevel.PREFECTURE for c in found)
    return [place.key for place in cities or ([] if was_a_city else right)]


def _renamed(found: Iterable[AreaCandidate], year: int) -> dict[str, None]:
    """Those that have the name or code today, or lost it in the course of the year."""
    return dict.fromkeys(
        c.place.key
        for c in found
        if (c.reason is Reason.LATER and c.full and c.period is c.place.periods[-1])
        or (c.reason is Reason.FORMER and c.period.until_year == year)
    )


def _codes(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code_of(key) for key in keys))[:MOST]


def _one_off(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names has another character in one place, or two changed about."""
    for name in names:
        if len(name) == len(text) > 1:
            off = [n for n, (a, b) in enumerate(zip(text, name, strict=True)) if a != b]
            swapped = len(off) == 2 and sorted(text) == sorted(name)
            if len(off) == 1 or (swapped and off[1] - off[0] == 1):
                return True
    return False
