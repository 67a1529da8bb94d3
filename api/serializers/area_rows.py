"""Areas as they are told, in a year or last: names, what they came of, what they became."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import override
from rest_framework.request import Request
from rest_framework.reverse import reverse

from indicators.areas.places import LandShare, Place
from indicators.models import Area, AreaPeriod, Level
from indicators.stored_areas import StoredAreas, code_of, stored_areas

Row = dict[str, Any]


def area_rows(areas: Sequence[Area], year: int | None, request: Request) -> list[Row]:
    """The same few queries for any number of ``areas``, read with their parents."""
    told = AreaRows(stored_areas((), areas), request, year, _then(areas, year))
    return [told.row(area) for area in areas]


def area_row(area: Area, request: Request) -> Row:
    """With every change in a sentence."""
    known = stored_areas([area])
    row = AreaRows(known, request).row(area)
    return {**row, "changes": list(_changes(known, known.place(area)))}


def _then(areas: Iterable[Area], year: int | None) -> Mapping[int, AreaPeriod]:
    """What the areas and those above them were in the year."""
    if year is None:
        return {}
    own = AreaPeriod.objects.in_year(year).select_related("parent")
    found = {p.area_id: p for p in own.filter(area__in=[a.pk for a in areas])}
    above = {p.parent_id for p in found.values()} - set(found)
    parents = AreaPeriod.objects.in_year(year).filter(area__in=above - {None})
    return found | {p.area_id: p for p in parents}


class AreaRows:
    def __init__(
        self,
        known: StoredAreas,
        request: Request,
        year: int | None = None,
        then: Mapping[int, AreaPeriod] | None = None,
    ) -> None:
        self.known, self.year, self.then = known, year, then or {}
        self.list = reverse("api:areas-list", request=request)

    def row(self, area: Area) -> Row:
        place = self.known.place(area)
        then = self.then.get(area.pk)
        parent = then.parent if then else area.parent
        direct = then.direct if then else area.direct
        return {
            "code": area.code,
            "official_code": then.code if then else place.code,
            "level": area.level,
            "kind": "direct_county" if direct else area.level,
            **self._names(area),
            "parent": {"code": parent.code, **self._names(parent)} if parent else None,
            "from": place.from_year,
            "until": place.until_year,
            "former_names": list(self._former_names(place)),
            "former_codes": list(_former_codes(place)),
            "predecessors": [self._share(s) for s in place.predecessors],
            "became": list(self._became(place)),
            "siblings": self._address(area, parent, area.level) if parent else None,
            "children": self._address(area, area),
        }

    def _names(self, area: Area) -> Row:
        named = self.then.get(area.pk, area)
        return {n: getattr(named, n) or None for n in ("name", "short", "name_en")}

    def _former_names(self, place: Place) -> Iterator[Row]:
        for name, found in groupby(place.periods, key=lambda p: p.name):
            periods = list(found)
            if periods[-1] is not place.periods[-1]:
                yield {
                    "name": name,
                    "name_en": self._english(place.key, name),
                    **_years(place, periods[0].from_year, periods[-1].until_year),
                }

    def _became(self, place: Place) -> Iterator[Row]:
        for holding in self.known.atlas.became(place.key):
            yield {
                **self._share(holding.share),
                "from": holding.from_year,
                "until": holding.until_year,
                "through": code_of(holding.through.key),
            }

    def _share(self, share: LandShare) -> Row:
        return {
            "code": code_of(share.place),
            "name": share.name,
            "name_en": self._english(share.place, share.name),
            "counties": share.whole,
            "parts": share.parts,
        }

    def _english(self, key: str, name: str) -> str | None:
        return self.known.english.get((key, name)) or None

    def _address(self, area: Area, above: Area, level: str = "") -> str | None:
        """Of the list of what is below, or was in the last year of an area that ended."""
        if above.level == Level.COUNTY:
            return None
        until = area.until_year
        year = self.year or (until - 1 if until else None)
        asked = {"parent": above.code, "level": level, "year": year}
        return f"{self.list}?" + "&".join(f"{k}={v}" for k, v in asked.items() if v)


def _former_codes(place: Place) -> Iterator[Row]:
    for code, found in groupby(place.periods, key=lambda p: p.code):
        periods = list(found)
        if periods[-1] is not place.periods[-1]:
            years = _years(place, periods[0].from_year, periods[-1].until_year)
            yield {"code": code, **years}


def _years(place: Place, first: int, until: int | None) -> Row:
    """The first year and the first in which it was no more; ``None`` if not known."""
    oldest = first == place.periods[0].from_year
    return {"from": place.from_year if oldest else first, "until": until}


def _changes(known: StoredAreas, place: Place) -> Iterator[Row]:
    for change in place.changes:
        row: Row = {"year": change.year, "kind": change.kind.value}
        for field, language in (("text", "zh-hans"), ("text_en", "en")):
            with override(language):
                row[field] = known.sentences.change(place, change)
        yield row
