"""Search: cities, indicators, reports and achievements whose names hold the words."""

from typing import TypeVar

from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.models import City, Indicator
from indicators.radicals import mended
from portal.parameters import BadParameter
from reports.models import Achievement, Report

Found = TypeVar("Found", bound=Model)
LONGEST = 100
MOST = 30

CITY_FIELDS = ("name", "short", "name_en", "code", "aliases__name", "province__short")
INDICATOR_FIELDS = (
    "name",
    "short",
    "name_en",
    "short_en",
    "code",
    "aliases__name",
)
REPORT_FIELDS = ("title", "title_en", "short", "short_en", "publisher", "publisher_en")
ACHIEVEMENT_FIELDS = ("title", "title_en", "body", "body_en")


def search(request: HttpRequest) -> HttpResponse:
    words = wanted(request.GET.get("q", ""))
    found = {
        "cities": cities_named(words),
        "indicators": indicators_named(words),
        "reports": reports_named(words),
        "achievements": achievements_named(words),
    }
    return render(
        request,
        "portal/search.html",
        {"q": " ".join(words), "any": any(found.values()), "most": MOST, **found},
    )


def wanted(q: str) -> list[str]:
    """The words asked for; raises ``BadParameter`` for what no name can be."""
    if "\x00" in q or len(q) > LONGEST:
        raise BadParameter("q", q.replace("\x00", ""))
    return mended(q).split()


def cities_named(words: list[str]) -> list[City]:
    """Cities; those with figures first."""
    cities = City.objects.select_related("province").annotate(
        figures=Count("series__observations", distinct=True)
    )
    return found_in(cities, words, CITY_FIELDS, "-figures", "code")


def indicators_named(words: list[str]) -> list[Indicator]:
    indicators = Indicator.objects.select_related("theme", "unit").annotate(
        figures=Count("series__observations", distinct=True)
    )
    return found_in(indicators, words, INDICATOR_FIELDS, "position")


def reports_named(words: list[str]) -> list[Report]:
    return found_in(Report.objects.told(), words, REPORT_FIELDS, "-period_end", "code")


def achievements_named(words: list[str]) -> list[Achievement]:
    achievements = Achievement.objects.select_related("city")
    fields = (*ACHIEVEMENT_FIELDS, "city__short", "city__name_en")
    return found_in(achievements, words, fields, "-by_year", "code")


def found_in(
    queryset: QuerySet[Found], words: list[str], fields: tuple[str, ...], *order: str
) -> list[Found]:
    """Rows in which every word stands in one of ``fields``; nothing for no words."""
    if not words:
        return []
    for word in words:
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"{field}__icontains": word})
        queryset = queryset.filter(anywhere)
    return list(queryset.order_by(*order).distinct()[:MOST])
