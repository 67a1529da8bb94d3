"""Why a name or code of a row is not taken for an area, in a sentence; and what was taken."""

from django.utils.translation import gettext

from importers.matching.area_names import AreaDoubt, AreaNames, NamedArea
from indicators.area_wording.findings import finding
from indicators.area_wording.sentences import AreaSentences
from indicators.areas.atlas import Reason
from indicators.areas.history import FIRST_YEAR, LAST_YEAR, AreaLevel
from indicators.areas.places import Place
from indicators.stored_areas import key_of

SHORT = 30


class AreaWords:
    """What is said of the areas of rows."""

    def __init__(self, names: AreaNames) -> None:
        self._names = names
        self._words = AreaSentences(names.atlas)
        self._taken: dict[tuple[str, str, int], str] = {}

    def why(self, text: str, year: int | None, found: NamedArea) -> str:
        """The question; empty where only that nobody knows the text can be said."""
        known = _known(year)
        values = {"text": text[:SHORT], "year": year or known}
        if found.doubt is AreaDoubt.SEVERAL:
            places = "、".join(self._label(code, known) for code in found.candidates)
            if year is None:
                return gettext("没有年份，“%(text)s”可能是：%(places)s。是哪一个？") % {
                    **values,
                    "places": places,
                }
            return gettext("%(year)d年“%(text)s”可能是：%(places)s。是哪一个？") % {
                **values,
                "places": places,
            }
        if found.doubt is AreaDoubt.OTHER_YEAR:
            return self._of_another_year(values, found, known)
        if found.doubt is AreaDoubt.ELSEWHERE:
            place = self._label(found.candidates[0], known)
            return gettext(
                "“%(text)s”%(year)d年是%(place)s，不属于这张表的市州：指的是哪一个？"
            ) % {**values, "place": place}
        return self._unknown(values, found, known)

    def not_there(self, code: str, year: int) -> str:
        """That an area was not there in the year, and what was there instead."""
        place = self._names.atlas[key_of(code)]
        text = gettext("%(year)d年没有%(name)s。") % {
            "year": year,
            "name": place.name,
        }
        if near := self._names.instead_of(code, year):
            labels = "、".join(self._label(each, _known(year)) for each in near)
            text += gettext("那一年是：%(places)s。") % {"places": labels}
        return text

    def taken(self, text: str, area: NamedArea, year: int) -> str:
        """襄樊市（今襄阳市）, where the text is not the name of today; else empty."""
        key = (text, area.code, year)
        if key not in self._taken:
            self._taken[key] = self._said_of(text, area, year)
        return self._taken[key]

    def _said_of(self, text: str, area: NamedArea, year: int) -> str:
        place = self._names.atlas.places.get(key_of(area.code))
        if place is None or place.in_year(_known(year)) is None:
            return ""
        if area.found is not None and area.found.reason is Reason.FORMER:
            return finding(self._words, area.found, _known(year))
        label = self._words.then_and_now(place, _known(year))
        renamed = label != self._words.name(place, _known(year))
        return label if renamed and not self._says_today(text, place) else ""

    def _says_today(self, text: str, place: Place) -> bool:
        return place.until_year is None and text in (place.name, place.code)

    def _of_another_year(
        self, values: dict[str, object], found: NamedArea, year: int
    ) -> str:
        reason = finding(self._words, found.found, year) if found.found else ""
        return gettext("%(year)d年没有“%(text)s”（%(reason)s）：指的是哪一个？") % {
            **values,
            "reason": reason,
        }

    def _unknown(self, values: dict[str, object], found: NamedArea, year: int) -> str:
        if not found.candidates:
            return ""
        places = "、".join(self._label(code, year) for code in found.candidates)
        return gettext("%(year)d年没有“%(text)s”，相近的有：%(places)s。") % {
            **values,
            "places": places,
        }

    def _label(self, code: str, year: int) -> str:
        """The name in the year, of a county behind its city's: 长春市朝阳区."""
        place = self._names.atlas.places.get(key_of(code))
        if place is None:
            return code
        name = self._words.name(place, year)
        above = next(self._names.atlas.above(place.key, year), None)
        if place.level is AreaLevel.COUNTY and above is not None:
            name = f"{self._words.name(above, year)}{name}"
        period = place.in_year(year)
        return f"{name}（{period.code}）" if period else name


def _known(year: int | None) -> int:
    return LAST_YEAR if year is None else min(max(year, FIRST_YEAR), LAST_YEAR)
