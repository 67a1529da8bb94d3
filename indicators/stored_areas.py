"""Areas in time from the database: those a page speaks of, with all that they lead to.

A page needs a few of the thousands of areas there are, so these are read by their codes and
given to the pure ``Atlas``, which answers as it does for all. Breaks are not stored, so
their places have none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.area_wording.labels import label
from indicators.area_wording.sentences import AreaSentences
from indicators.areas.atlas import Atlas
from indicators.areas.history import FIRST_YEAR, AreaLevel
from indicators.areas.places import Kind, LandShare, Period, Place, TerritoryChange
from indicators.localized import localized
from indicators.models import Area, AreaChange, AreaPeriod

PERIOD = (
    *("area__code", "area__level", "code", "name", "name_en", "parent__code"),
    *("direct", "from_year", "until_year"),
)
CHANGE = ("area__code", "year", "kind", "before", "after", "gained", "lost")


def key_of(code: str) -> str:
    """The key of the place that an area's code names."""
    return code.replace("_", "-")


def code_of(key: str) -> str:
    """The code of the area that a place's key names; keys of figures take no hyphen."""
    return key.replace("-", "_")


@dataclass(frozen=True)
class StoredAreas:
    """``english`` has the English names by key and Chinese name."""

    atlas: Atlas
    english: Mapping[tuple[str, str], str]

    def named(self, key: str, name: str) -> str:
        """The name in the reader's language."""
        english = self.english.get((key, name))
        return localized(name, english) if english else label(key, name)

    @property
    def sentences(self) -> AreaSentences:
        return AreaSentences(self.atlas, self.named)

    def place(self, area: Area) -> Place:
        return self.atlas[key_of(area.code)]


def stored_areas(told: Iterable[Area], besides: Iterable[Area] = ()) -> StoredAreas:
    """Areas with those they came of and, step by step, those that hold their land; of those
    that are to be ``told`` in sentences, all that their changes name."""
    own = {area.code: area for area in told}
    asked = own | {area.code: area for area in besides}
    found = _ReadAreas()
    found.read(asked)
    places = list(found.of(own))
    found.read((_named(places) | _predecessors(found.of(asked))) - found.codes)
    while ahead := _successors(found.places.values()) - found.codes:
        found.read(ahead)
    for code, area in asked.items():
        if key_of(code) not in found.places:
            found.places[key_of(code)] = _without_history(area)
    return StoredAreas(Atlas(found.places.values()), found.english)


class _ReadAreas:
    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.english: dict[tuple[str, str], str] = {}
        self.codes: set[str] = set()

    def of(self, codes: Iterable[str]) -> Iterator[Place]:
        return (self.places[k] for k in map(key_of, codes) if k in self.places)

    def read(self, codes: Iterable[str]) -> None:
        """Two queries."""
        codes = list(codes)
        self.codes.update(codes)
        if not codes:
            return
        changes = _changes(codes)
        periods: dict[tuple[str, str], list[Period]] = {}
        rows = AreaPeriod.objects.filter(area__code__in=codes).order_by("from_year")
        for code, level, *cells in rows.values_list(*PERIOD):
            own, name, english, parent, direct, first, until = cells
            self.english[key_of(code), name] = english
            above = key_of(parent) if parent else None
            period = Period(own, name, above, direct, first, until)
            periods.setdefault((code, level), []).append(period)
        for (code, level), told in periods.items():
            key = key_of(code)
            self.places[key] = Place(
                key, AreaLevel(level), tuple(told), tuple(changes.get(code, ()))
            )


def _changes(codes: list[str]) -> dict[str, list[TerritoryChange]]:
    found: dict[str, list[TerritoryChange]] = {}
    rows = AreaChange.objects.filter(area__code__in=codes).order_by("year", "pk")
    for code, year, kind, before, after, gained, lost in rows.values_list(*CHANGE):
        change = TerritoryChange(
            year, Kind(kind), before, after, _shares(gained), _shares(lost)
        )
        found.setdefault(code, []).append(change)
    return found


def _shares(cells: list[dict[str, Any]]) -> tuple[LandShare, ...]:
    return tuple(
        LandShare(
            key_of(share["area"]),
            share["name"],
            tuple(share["whole"]),
            tuple(share["parts"]),
            share["sole"],
        )
        for share in cells
    )


def _named(places: Iterable[Place]) -> set[str]:
    """The codes of all areas that sentences on the changes of ``places`` name."""
    keys: set[str] = set()
    for place in places:
        for change in place.changes:
            keys.update(share.place for share in (*change.gained, *change.lost))
            if change.kind is Kind.MOVED:
                keys.update((change.before, change.after))
    return set(map(code_of, keys))


def _predecessors(places: Iterable[Place]) -> set[str]:
    return {code_of(share.place) for place in places for share in place.predecessors}


def _successors(places: Iterable[Place]) -> set[str]:
    return {code_of(share.place) for place in places for share in place.successors}


def _without_history(area: Area) -> Place:
    """An area of which the code history says nothing, as its own row has it."""
    above = key_of(area.parent.code) if area.parent else None
    only = Period(area.code, area.name, above, area.direct, FIRST_YEAR, area.until_year)
    return Place(key_of(area.code), AreaLevel(area.level), (only,))
