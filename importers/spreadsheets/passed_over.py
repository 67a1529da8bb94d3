"""Rows of a table that are of no city or county: provinces, townships, zones. They are
passed over, and one sentence names them."""

from django.utils.translation import ngettext

from importers.files.headers import ColumnRole
from importers.files.raw_figures import RawFigure
from importers.matching.area_names import AreaDoubt
from importers.matching.catalogue_names import Words
from importers.matching.names import normal
from importers.matching.places import (
    PlaceKind,
    is_county_code,
    may_be_county_city,
    place_in,
)
from importers.models import Part
from importers.spreadsheets.candidates import city_of
from indicators.areas.history import LAST_YEAR

SHOWN = 12


class PassedOver:
    """``city``: the code of the one that the file is of, so that another …市 in it is a
    county's."""

    def __init__(self, words: Words, *, city: str) -> None:
        self._cities = words.vocabularies[Part.CITY]
        self._areas = words.areas
        self._city = city
        self._words = words
        self._of: dict[tuple[str, str], bool] = {}
        self._names: dict[str, None] = {}
        self._count = 0

    def takes(self, raw: RawFigure) -> bool:
        """Whether the row is of no city; then it is counted here and nowhere else."""
        text = (raw[ColumnRole.CITY] or raw[ColumnRole.CITY_CODE]).strip()
        key = (text, raw.of_city or self._city)
        if key not in self._of:
            self._of[key] = self._is_other(*key)
        if self._of[key]:
            self._count += 1
            self._names.setdefault(text[:20])
        return self._of[key]

    def _is_other(self, text: str, of_city: str) -> bool:
        match = self._cities.match(text)
        if not normal(text) or match.code is not None or match.ambiguous:
            return False
        within = city_of(of_city, self._words) or self._city
        named = self._areas.read(text, LAST_YEAR, within)
        if named.wider:
            return True
        unknown = named.doubt is AreaDoubt.UNKNOWN
        if not unknown or named.candidates or is_county_code(text):
            return False
        kind = place_in(text, self._cities).kind
        county_city = bool(of_city) and may_be_county_city(text)
        return kind == PlaceKind.OTHER or (kind == PlaceKind.UNKNOWN and county_city)

    def sentences(self) -> list[str]:
        if not self._count:
            return []
        names = "、".join(list(self._names)[:SHOWN])
        if len(self._names) > SHOWN:
            names += " …"
        text = ngettext(
            "%(count)d 个数不是市县的，没有取：%(names)s。",
            "%(count)d 个数不是市县的，没有取：%(names)s。",
            self._count,
        )
        return [text % {"count": self._count, "names": names}]
