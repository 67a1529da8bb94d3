"""Which areas one may ask for: by code, level and place, as they were in a year."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from api.filters.area_codes import AreaFilter, EverCodedFilter, not_in_use
from api.filters.fields import OneOfFilter, YearFilter
from api.texts import Text
from indicators.area_queries import directly_below, ever_coded, inside
from indicators.areas.history import FIRST_YEAR, LAST_YEAR
from indicators.models import Area, Level
from indicators.models.areas import AreaQuerySet

ABOVE = (Level.COUNTRY, Level.PROVINCE, Level.PREFECTURE)
AROUND = (Level.PROVINCE, Level.PREFECTURE)
BELOW = {
    Level.COUNTRY: (Level.PROVINCE,),
    Level.PROVINCE: (Level.PREFECTURE, Level.COUNTY),
    Level.PREFECTURE: (Level.COUNTY,),
}


class AreasForm(forms.Form):
    """What is wrong with each parameter beside the others."""

    def clean(self) -> dict[str, Any]:
        asked, year = self.cleaned_data, self.cleaned_data.get("year")
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            self.add_error("year", _years(year))
            return asked
        for name in ("parent", "within"):
            if area := asked.get(name):
                self._check_area(name, area, year)
        if year is not None and (code := asked.get("code")):
            self._check_code(code, year)
        return asked

    def _check_area(self, name: str, area: Area, year: int | None) -> None:
        fault = not_in_use(area, year)
        if fault is not None:
            self.add_error(name, fault)
        elif fault := not_below(self.cleaned_data.get("level"), area):
            self.add_error("level", fault)

    def _check_code(self, code: str, year: int) -> None:
        areas = list(ever_coded(code).select_related("parent"))
        faults = [not_in_use(area, year) for area in areas]
        if faults[0] and all(faults):
            self.add_error("code", faults[0])


def _years(year: int) -> ValidationError:
    return ValidationError(
        Text(
            f"区划资料为 {FIRST_YEAR} 至 {LAST_YEAR} 年，各以 12 月 31 日为准，没有 {year} 年的。",
            f"Areas are known on 31 December of {FIRST_YEAR} to {LAST_YEAR}, "
            f"not of {year}.",
        )
    )


def not_below(level: str | None, area: Area) -> ValidationError | None:
    """Why nothing of ``level`` is below ``area``; ``None`` if something may be."""
    right = BELOW[Level(area.level)]
    if level is None or level in right:
        return None
    listed = ", ".join(right)
    return ValidationError(
        Text(
            f"{area.code} {area.name}之下只有：{listed}。",
            f"Below {area.code} {area.name_en or area.name} there is only: {listed}.",
        )
    )


class AreaFilters(django_filters.FilterSet):
    """Without ``year`` the areas in use, and with ``code`` all that ever had it."""

    code = EverCodedFilter()
    level = OneOfFilter(Level.values)
    parent = AreaFilter(levels=ABOVE)
    within = AreaFilter(levels=AROUND)
    year = YearFilter()

    class Meta:
        form = AreasForm
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        asked = self.form.cleaned_data
        code, year = asked["code"], asked["year"]
        found = _in_use(queryset, year, ever=code is not None)
        if code is not None:
            found = found.filter(pk__in=ever_coded(code).values("pk"))
        if asked["level"]:
            found = found.filter(level=asked["level"])
        if asked["parent"]:
            found = found.filter(directly_below(asked["parent"], year))
        if asked["within"]:
            found = found.filter(inside(asked["within"], year))
        return found


def _in_use(areas: Any, year: int | None, *, ever: bool) -> AreaQuerySet:
    found: AreaQuerySet = areas
    if year is not None:
        return found.existing_in(year)
    return found if ever else found.filter(until_year=None)
