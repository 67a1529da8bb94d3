from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet

from api.filters.area_codes import AreaField, AreaFilter
from api.filters.areas import AROUND
from api.filters.fields import AREA, SLUG, CodeField, CodeFilter, OneOfFilter, YearField
from api.filters.levels import LevelsForm, YearsLevelsForm, cities_unless_asked
from api.filters.years import Years
from api.texts import Text
from indicators.area_queries import ever_inside, figures_inside
from indicators.models import (
    Area,
    Coverage,
    Group,
    Indicator,
    Level,
    Province,
    Status,
    Theme,
)
from indicators.quantities import Qualifier
from reports.models import Citation, Report


class SeriesFilters(django_filters.FilterSet):
    """Of cities, unless areas or levels are asked for."""

    area = AreaFilter("area")
    level = OneOfFilter(Level.values, "area__level")
    within = AreaFilter(levels=AROUND, method="inside")
    province = CodeFilter(Province, "area__province", AREA)
    city = AreaFilter("area", levels=(Level.PREFECTURE,))
    indicator = CodeFilter(Indicator, "indicator")
    theme = CodeFilter(Theme, "indicator__theme")
    group = CodeFilter(Group, "group")
    coverage = CodeFilter(Coverage, "coverage")

    class Meta:
        form = LevelsForm
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        found = super().filter_queryset(queryset)
        return cities_unless_asked(found, self.form.cleaned_data, "area")

    def inside(self, queryset: QuerySet, name: str, area: Area) -> QuerySet:
        return queryset.filter(area__in=ever_inside(area).values("pk"))


class ObservationFilters(Years):
    """Of cities, unless areas or levels are asked for; ``report`` keeps the figures that
    cite the report in whatever stance."""

    area = AreaFilter("series__area")
    level = OneOfFilter(Level.values, "series__area__level")
    within = AreaFilter(levels=AROUND, method="inside")
    province = CodeFilter(Province, "series__area__province", AREA)
    city = AreaFilter("series__area", levels=(Level.PREFECTURE,))
    indicator = CodeFilter(Indicator, "series__indicator")
    theme = CodeFilter(Theme, "series__indicator__theme")
    group = CodeFilter(Group, "series__group")
    coverage = CodeFilter(Coverage, "series__coverage")
    report = CodeFilter(Report, pattern=SLUG, method="citing")
    status = OneOfFilter(Status.values)
    qualifier = OneOfFilter(Qualifier)

    class Meta:
        form = YearsLevelsForm
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        found = super().filter_queryset(queryset)
        return cities_unless_asked(found, self.form.cleaned_data, "series__area")

    def inside(self, queryset: QuerySet, name: str, area: Area) -> QuerySet:
        return queryset.filter(figures_inside(area))

    def citing(self, queryset: QuerySet, name: str, report: Report) -> QuerySet:
        return queryset.filter(
            Exists(Citation.objects.filter(observation=OuterRef("pk"), report=report))
        )


class RankingForm(forms.Form):
    """A ranking is one province or city, indicator, group and year; each must be said.

    ``within`` is the one or the other; ``province`` says the same of a province.
    """

    province = CodeField(Province, AREA, required=False)
    within = AreaField(levels=AROUND, required=False)
    indicator = CodeField(Indicator)
    group = CodeField(Group)
    year = YearField()

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        province, within = asked.pop("province", None), asked.get("within")
        if province and within:
            self.add_error("within", _with_province())
        asked["within"] = within or province
        if not (asked["within"] or {"province", "within"} & set(self.errors)):
            self.add_error("province", ValidationError("", code="required"))
        return asked


def _with_province() -> ValidationError:
    return ValidationError(
        Text(
            "province 和 within 只能给一个。",
            "Give province or within, not both.",
        )
    )
