"""What a sheet's texts may name, as far as its shape depends on it (pure)."""

from typing import Protocol

from importers.matching.part_names import known_parts
from importers.matching.places import PlaceKind, may_be_county_city, place_of
from reports.reading.grids.units import bracketed
from reports.reading.lexicon.files import words


class Names(Protocol):
    """What the catalogue knows of a text."""

    def area(self, text: str) -> bool:
        """Whether it names a city, a county, 全市."""

    def city_in(self, text: str) -> str:
        """The one city that a title or file name speaks of, or nothing."""

    def county_city(self, text: str) -> bool:
        """Whether it is the full name of a county-level city and of no other city."""

    def indicator(self, text: str) -> bool:
        """Whether it names an indicator, its unit and group aside."""

    def group(self, text: str) -> bool:
        """Whether it names a group and nothing else."""

    def broken_down(self, name: str, group: str) -> bool:
        """Whether the indicator of that name has the group."""


class WordsAlone:
    """What the reviewed words say without a catalogue."""

    def area(self, text: str) -> bool:
        return place_of(text).kind != PlaceKind.UNKNOWN or may_be_county_city(text)

    def city_in(self, text: str) -> str:
        return ""

    def county_city(self, text: str) -> bool:
        return False

    def indicator(self, text: str) -> bool:
        return False

    def group(self, text: str) -> bool:
        parts = known_parts()
        return parts.group_in(text) is not None and not parts.without(text)

    def broken_down(self, name: str, group: str) -> bool:
        return True


def is_total(text: str) -> bool:
    """合计, 总计, 小计: of all that the table is of."""
    key = bracketed(text)[0].replace(" ", "")
    return key in words("grids", "totals") or key == "小计"
