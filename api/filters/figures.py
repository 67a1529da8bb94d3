import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet

from api.filters.fields import AREA, SLUG, CodeField, CodeFilter, OneOfFilter, YearField
from api.filters.years import Years
from indicators.models import City, Coverage, Group, Indicator, Province, Status, Theme
from indicators.quantities import Qualifier
from reports.models import Citation, Report


class SeriesFilters(django_filters.FilterSet):
    province = CodeFilter(Province, "area__province", AREA)
    city = CodeFilter(City, "area", AREA)
    indicator = CodeFilter(Indicator, "indicator")
    theme = CodeFilter(Theme, "indicator__theme")
    group = CodeFilter(Group, "group")
    coverage = CodeFilter(Coverage, "coverage")


class ObservationFilters(Years):
    """``report`` keeps the figures that cite the report in whatever stance."""

    province = CodeFilter(Province, "series__area__province", AREA)
    city = CodeFilter(City, "series__area", AREA)
    indicator = CodeFilter(Indicator, "series__indicator")
    theme = CodeFilter(Theme, "series__indicator__theme")
    group = CodeFilter(Group, "series__group")
    coverage = CodeFilter(Coverage, "series__coverage")
    report = CodeFilter(Report, pattern=SLUG, method="citing")
    status = OneOfFilter(Status.values)
    qualifier = OneOfFilter(Qualifier)

    def citing(self, queryset: QuerySet, name: str, report: Report) -> QuerySet:
        return queryset.filter(
            Exists(Citation.objects.filter(observation=OuterRef("pk"), report=report))
        )


class RankingForm(forms.Form):
    """A ranking is one province, indicator, group and year; each must be said."""

    province = CodeField(Province, AREA)
    indicator = CodeField(Indicator)
    group = CodeField(Group)
    year = YearField()
