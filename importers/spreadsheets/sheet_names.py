"""What the texts of a sheet name in the catalogue, as far as its shape depends on it."""

import re

from importers.matching.catalogue_names import Words
from importers.matching.names import normal
from importers.matching.part_names import groups_of
from importers.matching.places import PlaceKind, may_be_county_city, place_in
from importers.models import Part

_LONGEST = 60


class SheetNames:
    """Each text is asked about once, since tables repeat theirs."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._cities = words.vocabularies[Part.CITY]
        self._groups = words.vocabularies[Part.GROUP]
        self._areas: dict[str, bool] = {}
        self._indicators: dict[str, bool] = {}
        self._called = _called(words)

    def area(self, text: str) -> bool:
        if text not in self._areas:
            self._areas[text] = self._is_area(text)
        return self._areas[text]

    def _is_area(self, text: str) -> bool:
        match = self._cities.match(text)
        if match.code is not None or match.ambiguous:
            return True
        known = place_in(text, self._cities).kind != PlaceKind.UNKNOWN
        return known or may_be_county_city(text) or self._words.areas.known(text)

    def city_in(self, text: str) -> str:
        """The code of the one city whose name stands in a title or file name."""
        if len(text) > 200:
            return ""
        key = normal(text)
        found = {self._called[name] for name in self._pattern.findall(key)}
        return found.pop() if len(found) == 1 else ""

    def county_city(self, text: str) -> bool:
        return self._words.areas.county_city(text)

    @property
    def _pattern(self) -> re.Pattern[str]:
        if not hasattr(self, "_compiled"):
            longest = sorted(self._called, key=lambda name: -len(name))
            self._compiled = re.compile("|".join(map(re.escape, longest)) or "$^")
        return self._compiled

    def indicator(self, text: str) -> bool:
        if text not in self._indicators:
            known = len(text) <= _LONGEST
            self._indicators[text] = (
                known and self._words.indicator_names.read(text).match.code is not None
            )
        return self._indicators[text]

    def group(self, text: str) -> bool:
        return self._groups.match(text).code is not None

    def broken_down(self, name: str, group: str) -> bool:
        indicator = self._words.indicator_names.read(name).match.code
        code = self._groups.match(group).code
        return code is not None and code in groups_of(indicator or "")


def _called(words: Words) -> dict[str, str]:
    """Every name of a city that a title may hold, and its code."""
    found: dict[str, str] = {}
    for code, city in words.by_code[Part.CITY].items():
        for name in (city.name, city.short):
            if len(normal(name)) > 1:
                found.setdefault(normal(name), code)
    return words.areas.former_cities() | found
