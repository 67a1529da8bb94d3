"""What a row says in two places must be one thing: the unit of its name, its column and its
cell; the year and the group of its name and their columns."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext

from importers.judging.row_details import SHORT, Faulty
from importers.judging.row_values import RowNumber
from importers.matching.catalogue_names import Words
from importers.matching.indicator_names import years_in
from importers.matching.names import normal, plain
from importers.matching.places import city_before
from importers.matching.unit_in_name import scale_left, several_units
from importers.matching.unit_names import match_unit
from importers.models import Candidate, Part
from indicators.models import City, Group, Indicator
from indicators.units import ratio

KEPT = 4096


class NameCheck:
    """Whether names agree with their rows; rows that differ in year and number only are
    looked at once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._faults = lru_cache(KEPT)(self._fault)

    def __call__(self, c: Candidate) -> None:
        """Raise ``Faulty`` where the indicator's name says another unit, group or year than
        the row."""
        row = _Said(
            c.indicator_typed,
            c.unit_typed,
            c.group_typed,
            self._words.of_key(Part.INDICATOR, c.indicator_id),
            self._words.of_key(Part.GROUP, c.group_id),
            self._words.of_key(Part.CITY, c.city_id),
        )
        if fault := self._faults(row):
            raise Faulty(fault)
        _check_year(c)

    def _fault(self, row: "_Said") -> str:
        try:
            _check_unit(self._words, self._words.unit_in(row.indicator_typed), row)
            _check_scale(self._words, row)
            _check_group(self._words, row)
            _check_city(self._words, row)
        except Faulty as fault:
            return str(fault)
        return ""


class _Said(NamedTuple):
    """What the checks of a name need of its row."""

    indicator_typed: str
    unit_typed: str
    group_typed: str
    indicator: Indicator | None
    group: Group | None
    city: City | None


def _check_year(c: Candidate) -> None:
    name = c.indicator_typed
    years = years_in(name, c.indicator.name if c.indicator else "")
    if years and c.year not in years:
        raise Faulty(
            gettext("指标写着 %(said)s 年，年份却是 %(year)d 年：请改正其中一处。")
            % {"said": "、".join(map(str, sorted(years))), "year": c.year or 0}
        )


def _check_scale(words: Words, c: _Said) -> None:
    """万人 somewhere in the name must be what the row says of its unit."""
    if c.indicator is None:
        return
    bare = words.without_unit(c.indicator_typed)
    own = (c.indicator.name, c.indicator.short)
    if not c.unit_typed and several_units(bare, own):
        raise Faulty(
            gettext("指标里写着几个单位，看不出用哪个：请把单位写进“单位”一栏。")
        )
    scale = scale_left(bare, own)
    if scale and not (c.unit_typed and _alike(words, c.unit_typed, scale)):
        raise Faulty(
            gettext(
                "指标里有“%(scale)s”，看不出是不是数值的单位：请把单位写进“单位”一栏。"
            )
            % {"scale": scale}
        )


def _check_city(words: Words, c: _Said) -> None:
    """A name must not begin with another city than the row's."""
    name = words.without_unit(c.indicator_typed)
    code, _rest = city_before(name, words.vocabularies[Part.CITY])
    if code and c.city is not None and code != c.city.code:
        raise Faulty(
            gettext("指标写着%(said)s，市州却是%(city)s：请改正其中一处。")
            % {
                "said": words.named(Part.CITY, code).label,
                "city": c.city.label,
            }
        )


def _check_group(words: Words, c: _Said) -> None:
    """A column of groups must not say another group than the name does for certain."""
    if not c.group_typed or c.indicator is None or c.group is None:
        return
    spoken = words.spoken(c.indicator_typed, c.indicator)
    if spoken.group not in (None, c.group.code) or spoken.part:
        raise Faulty(
            gettext("指标“%(name)s”与分组“%(group)s”不一致：请改正其中一处。")
            % {"name": c.indicator_typed[:SHORT], "group": c.group_typed[:SHORT]}
        )


def _check_unit(words: Words, unit: str, c: _Said) -> None:
    if unit and c.unit_typed and not _alike(words, unit, c.unit_typed):
        raise _two_units(gettext("指标"), unit, gettext("单位"), c.unit_typed)


def check_cell(c: Candidate, said: RowNumber, words: Words) -> None:
    """Raise ``Faulty`` where the cell has another unit than stands beside it."""
    cell = said.cell
    if not cell.unit or not c.unit_typed:
        return
    written = f"{cell.scale}{cell.unit}"
    # 1.34万人 beside 人 is only more exact; 13400人 beside 万人 is not.
    units = [written, cell.unit] if cell.scale else [written]
    if not any(_alike(words, unit, c.unit_typed) for unit in units):
        raise _two_units(gettext("数值"), written, gettext("单位"), c.unit_typed)


def _alike(words: Words, one: str, other: str) -> bool:
    """Whether two units are one; where the first is unknown, that is asked about."""
    if normal(one) == normal(other):
        return True
    matches = [match_unit(words.vocabularies[Part.UNIT], text) for text in (one, other)]
    units = [words.named(Part.UNIT, m.match.code or "") for m in matches]
    first, second = units
    if first is None or second is None:
        return first is None
    return (
        matches[0].scale == matches[1].scale
        and first.dimension == second.dimension
        and ratio(first, second) == 1
    )


def _two_units(one: str, unit: str, other: str, else_unit: str) -> Faulty:
    return Faulty(
        gettext("%(one)s写着“%(unit)s”，%(other)s写着“%(else)s”：请改成一样的。")
        % {
            "one": one,
            "unit": unit[:SHORT],
            "other": other,
            "else": plain(else_unit)[:SHORT],
        }
    )
