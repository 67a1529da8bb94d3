import django_filters
from django.db.models import Exists, OuterRef, QuerySet

from api.filters.fields import AREA, SLUG, CodeFilter, OneOfFilter, YearFilter
from api.filters.years import Years
from indicators.models import City, Group, Indicator, Province
from reports.models import (
    AchievementCitation,
    Category,
    Claimed,
    Report,
    ReportKind,
    Scope,
)


class AchievementFilters(Years):
    """The year of an achievement is ``by_year``."""

    year = YearFilter("by_year")
    year_min = YearFilter("by_year", "gte")
    year_max = YearFilter("by_year", "lte")
    province = CodeFilter(Province, "area__province", AREA)
    city = CodeFilter(City, "area", AREA)
    category = OneOfFilter(Category.values)
    indicator = CodeFilter(Indicator, "indicators")
    report = CodeFilter(Report, pattern=SLUG, method="citing")

    def citing(self, queryset: QuerySet, name: str, report: Report) -> QuerySet:
        places = AchievementCitation.objects.filter(
            achievement=OuterRef("pk"), report=report
        )
        return queryset.filter(Exists(places))


class ReportFilters(django_filters.FilterSet):
    """``year`` keeps the reports whose period contains it."""

    province = CodeFilter(Province, "area__province", AREA)
    city = CodeFilter(City, "area", AREA)
    kind = OneOfFilter(ReportKind.values)
    year = YearFilter(method="covering")

    def covering(self, queryset: QuerySet, name: str, year: int) -> QuerySet:
        return queryset.filter(period_start__lte=year, period_end__gte=year)


class StandingFilters(Years):
    province = CodeFilter(Province, "area__province", AREA)
    city = CodeFilter(City, "area", AREA)
    indicator = CodeFilter(Indicator, "indicator")
    group = CodeFilter(Group, "group")
    scope = OneOfFilter(Scope.values)
    kind = OneOfFilter(Claimed.values)
    report = CodeFilter(Report, "report", SLUG)
