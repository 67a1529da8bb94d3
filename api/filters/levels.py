"""Figures of which level: of cities, unless an area, a level or a place is asked for."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from api.filters.areas import not_below
from api.filters.years import YearsForm
from api.texts import Text
from indicators.models import Level

LIFTING = ("area", "level", "within", "city")


class LevelsForm(forms.Form):
    """A level that contradicts the area or the place it is asked with is refused."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        asked = self.cleaned_data
        level, area, within = (asked.get(n) for n in ("level", "area", "within"))
        if within and (fault := not_below(level, within)):
            self.add_error("level", fault)
        elif level and area and area.level != level:
            self.add_error("level", _not_of(area))
        return asked


class YearsLevelsForm(LevelsForm, YearsForm):
    pass


def _not_of(area: Any) -> ValidationError:
    return ValidationError(
        Text(
            f"{area.code} {area.name}的级别是：{area.level}。",
            f"The level of {area.code} {area.name_en or area.name} is {area.level}.",
        )
    )


def cities_unless_asked(
    found: QuerySet, asked: Mapping[str, Any], area: str
) -> QuerySet:
    """So that figures of several levels are never added up unasked."""
    if any(asked.get(name) is not None for name in LIFTING):
        return found
    return found.filter(**{f"{area}__level": Level.PREFECTURE})
