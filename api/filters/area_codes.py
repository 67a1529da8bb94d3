"""Areas as query parameters, by the code they have or by one they had."""

import re

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override

from api.errors import shown
from api.filters.fields import UNKNOWN
from api.texts import Text
from indicators.area_queries import ever_coded
from indicators.models import Area, Level
from indicators.stored_areas import stored_areas

AREA_KEY = re.compile(r"\d{6}(_\d{4})?", re.ASCII)
MEANINGS = 5


def checked(value: str) -> str:
    """``value`` if it is written as an area's code."""
    if not AREA_KEY.fullmatch(value):
        raise ValidationError(
            Text(
                f"“{shown(value)}”不是区划代码：应为六位数字，如 430200。",
                f"“{shown(value)}” is no area code: six digits, as 430200.",
            )
        )
    return value


def unknown(code: str) -> ValidationError:
    return ValidationError(
        Text(
            f"1981 年以来没有区划用过代码 {code}。",
            f"No area has had the code {code} since 1981.",
        ),
        code=UNKNOWN,
    )


class EverCodedField(forms.Field):
    """A code that some area has or had."""

    def to_python(self, value: str | None) -> str | None:
        if value is None:
            return None
        if not ever_coded(checked(value)).exists():
            raise unknown(value)
        return value


class AreaField(forms.Field):
    """The area with the code; else the only one that had it; of one of ``levels``."""

    def __init__(self, levels: tuple[str, ...] = tuple(Level), **options: object):
        super().__init__(**options)  # type: ignore[arg-type]
        self.levels = levels

    def to_python(self, value: str | None) -> Area | None:
        if value is None:
            return None
        found = list(ever_coded(checked(value)).select_related("parent")[:MEANINGS])
        if not found:
            raise unknown(value)
        own = [area for area in found if area.code == value]
        if not own and len(found) > 1:
            raise _several(value, found)
        area = (own or found)[0]
        if area.level not in self.levels:
            raise _other_level(area, self.levels)
        return area


def _several(code: str, found: list[Area]) -> ValidationError:
    codes = ", ".join(f"{area.code} {area.name}" for area in found)
    return ValidationError(
        Text(
            f"{code} 先后是几个区划的代码：{codes}。",
            f"{code} was the code of several areas: {codes}.",
        )
    )


def _other_level(area: Area, levels: tuple[str, ...]) -> ValidationError:
    right = ", ".join(levels)
    return ValidationError(
        Text(
            f"{area.code} 是{area.name}（{area.level}），这里应为：{right}。",
            f"{area.code} is {area.name_en or area.name} ({area.level}); "
            f"what fits here: {right}.",
        )
    )


def not_in_use(area: Area, year: int | None) -> ValidationError | None:
    """Why an area does not fit a year, or today; ``None`` if it does."""
    known = stored_areas([area])
    place = known.place(area)
    if place.in_year(year) if year is not None else area.until_year is None:
        return None
    told = {}
    for language in ("zh-hans", "en"):
        with override(language):
            told[language] = known.sentences.succession(place)
    first, until = place.periods[0].from_year, place.until_year
    when = "" if year is None else f"{year} 年 12 月 31 日"
    when_en = "now" if year is None else f"on 31 December {year}"
    years = f"{first} 至 {until - 1} 年" if until else f"{first} 年起"
    years_en = f"{first} to {until - 1}" if until else f"from {first} on"
    return ValidationError(
        Text(
            f"{area.code} {area.name}{when}不在用，可查 {years}。{told['zh-hans']}",
            f"{area.code} {area.name_en or area.name} was not in use {when_en}; "
            f"ask for a year of {years_en}. {told['en']}".rstrip(),
        )
    )


class EverCodedFilter(django_filters.Filter):
    field_class = EverCodedField


class AreaFilter(django_filters.Filter):
    field_class = AreaField
