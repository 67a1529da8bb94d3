"""The profile of a city."""

from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.models import City, Indicator, Observation
from portal.city_words import city_sentences
from portal.evidence import with_sources
from portal.profile import YEARS, profile
from portal.sentences import joined
from portal.trend_view import sources_of
from portal.twins import twins
from reports.models import Achievement

YEARS_OPEN = 4


def city_detail(request: HttpRequest, code: str) -> HttpResponse:
    city = get_object_or_404(City.objects.select_related("province"), code=code)
    headline = Indicator.objects.filter(headline__isnull=False)
    figures = with_sources(Observation.objects.in_city(city)).in_reading_order()
    told = profile(headline.select_related("unit").order_by("headline"), figures)
    achievements = achievements_of(city)
    sources = sources_of(told.observations)
    said = city_sentences(city, told, sources, len(achievements))
    context = {
        "city": city,
        "profile": told,
        "years": YEARS,
        "said": joined(said),
        "sources": sources,
        "standings": city.standings.select_related("report", "indicator", "group"),
        "twins": twins(city=city.code),
        **timeline(achievements),
    }
    return render(request, "portal/city_detail.html", context)


def achievements_of(city: City) -> list[Achievement]:
    indicators = Indicator.objects.only("code", "short", "short_en", "position")
    return list(city.achievements.prefetch_related(Prefetch("indicators", indicators)))


def timeline(achievements: list[Achievement]) -> dict[str, Any]:
    """By year, the latest first; the earlier years behind a fold."""
    years = [
        (year, list(found))
        for year, found in groupby(achievements, key=lambda a: a.by_year)
    ]
    return {
        "recent": years[:YEARS_OPEN],
        "earlier": years[YEARS_OPEN:],
        "earlier_count": sum(len(found) for _year, found in years[YEARS_OPEN:]),
    }
