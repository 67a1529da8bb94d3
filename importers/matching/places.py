"""What a table writes where others write a city: all of it, a part of it, more than it (pure).

Words are those of ``names.yaml``. A name of the catalogue counts before all of them.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from importers.matching.names import Vocabulary, normal
from reports.reading.lexicon.files import table

_MARKS = re.compile(r"[()\[\]#*:、,.]")
_CITY_BEFORE = re.compile(r"([\u4e00-\u9fff]{2,12}?(?:市|自治州|地区|盟))(.+)")
_COUNTY_CODE = re.compile(r"[1-8]\d{5}")


class PlaceKind(Enum):
    WHOLE = "whole"
    # All of the city where no other row of the table is.
    SUBTOTAL = "subtotal"
    # A county, a district, a county-level city; or a province, the country.
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class NamedPlace:
    """``city``: the code of a city that the text names beside the word (湘潭市合计)."""

    kind: PlaceKind
    city: str = ""
    coverage: str = ""


@cache
def place_of(text: str) -> NamedPlace:
    """What a text that names no city of the catalogue means."""
    key = _plain(text)
    if kind := _words().get(key):
        return kind
    return NamedPlace(PlaceKind.OTHER if _is_other(key) else PlaceKind.UNKNOWN)


def place_in(text: str, cities: Vocabulary) -> NamedPlace:
    """The same, where the name of a city may stand before it: 湘潭市合计, 湘潭市本级."""
    key = _plain(text)
    for word, place in _words().items():
        if key.endswith(word) and key != word:
            before = key.removesuffix(word)
            match = cities.match(before)
            if match.code is not None:
                return NamedPlace(place.kind, match.code, place.coverage)
            if place.kind != PlaceKind.OTHER and _is_other(before):
                return NamedPlace(PlaceKind.OTHER)
    return place_of(text)


def city_before(name: str, cities: Vocabulary) -> tuple[str, str]:
    """The code of the city that a name begins with, and the rest of it: 湘潭市低保人数; two
    empty texts where it begins with none."""
    found = _CITY_BEFORE.match(normal(name))
    code = cities.match(found[1]).code if found else None
    return (code, found[2]) if found and code else ("", "")


def _plain(text: str) -> str:
    """其中：市区 → 市区; 全市（合计） → 全市合计."""
    return _MARKS.sub("", normal(text)).removeprefix("其中")


def is_whole(text: str) -> bool:
    """Whether the text means all of the city, as 全市 and 小计 do."""
    found = place_of(text)
    return found.kind in (PlaceKind.WHOLE, PlaceKind.SUBTOTAL) and not found.coverage


def is_fleeting(text: str) -> bool:
    """Whether the text means another thing in every table: 小计, 其他, 本级, a dash."""
    key = _plain(text)
    fleeting = map(normal, table("names")["fleeting"])
    return key in fleeting or not any(c.isalpha() for c in key)


def may_be_county_city(text: str) -> bool:
    """湘乡市: as good as a county where the file is of another city."""
    end = str(table("names")["places"]["county_city_end"])
    key = _plain(text)
    return len(key) > len(end) + 1 and key.endswith(end)


def is_county_code(text: str) -> bool:
    """Whether the text is written as a code of a county is."""
    key = _plain(text)
    return bool(_COUNTY_CODE.fullmatch(key)) and not key.endswith("00")


@cache
def _words() -> dict[str, NamedPlace]:
    listed = table("names")["places"]
    found = {
        _plain(word): NamedPlace(PlaceKind.SUBTOTAL) for word in listed["subtotal"]
    }
    found |= {_plain(word): NamedPlace(PlaceKind.WHOLE) for word in listed["whole"]}
    found |= {_plain(word): NamedPlace(PlaceKind.OTHER) for word in listed["wider"]}
    for coverage, words in listed["coverages"].items():
        found |= {
            _plain(word): NamedPlace(PlaceKind.WHOLE, coverage=coverage)
            for word in words
        }
    longest_first = sorted(found, key=lambda word: -len(word))
    return {word: found[word] for word in longest_first}


def _is_other(key: str) -> bool:
    listed = table("names")["places"]
    if _COUNTY_CODE.fullmatch(key):
        return is_county_code(key)
    if len(key) > 2 and key.endswith(tuple(listed["wider_ends"])):
        return True
    if key.endswith(tuple(listed["no_counties"])):
        return False
    ends = tuple(listed["county_ends"])
    return len(key) > 1 and key.endswith(ends)
