"""Rows of a table that are of no city: counties, districts, provinces. They are passed over,
and one sentence names them."""

from django.utils.translation import ngettext

from importers.files.headers import ColumnRole
from importers.files.raw_figures import RawFigure
from importers.matching.catalogue_names import Words
from importers.matching.names import normal
from importers.matching.places import PlaceKind, may_be_county_city, place_in
from importers.models import Part

SHOWN = 12


class PassedOver:
    """``one_city``: the file is of one city, so that another …市 in it is a county's."""

    def __init__(self, words: Words, *, one_city: bool) -> None:
        self._cities = words.vocabularies[Part.CITY]
        self._one_city = one_city
        self._of: dict[tuple[str, bool], bool] = {}
        self._names: dict[str, None] = {}
        self._count = 0

    def takes(self, raw: RawFigure) -> bool:
        """Whether the row is of no city; then it is counted here and nowhere else."""
        text = (raw[ColumnRole.CITY] or raw[ColumnRole.CITY_CODE]).strip()
        one_city = self._one_city or bool(raw.of_city)
        if (text, one_city) not in self._of:
            self._of[text, one_city] = self._is_other(text, one_city)
        if self._of[text, one_city]:
            self._count += 1
            self._names.setdefault(text[:20])
        return self._of[text, one_city]

    def _is_other(self, text: str, one_city: bool) -> bool:
        match = self._cities.match(text)
        if not normal(text) or match.code is not None or match.ambiguous:
            return False
        kind = place_in(text, self._cities).kind
        county_city = one_city and may_be_county_city(text)
        return kind == PlaceKind.OTHER or (kind == PlaceKind.UNKNOWN and county_city)

    def sentences(self) -> list[str]:
        if not self._count:
            return []
        names = "、".join(list(self._names)[:SHOWN])
        if len(self._names) > SHOWN:
            names += " …"
        text = ngettext(
            "%(count)d 个数不是地级市的，没有取：%(names)s。",
            "%(count)d 个数不是地级市的，没有取：%(names)s。",
            self._count,
        )
        return [text % {"count": self._count, "names": names}]
