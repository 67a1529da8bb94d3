"""The profile of a city, a province or a county."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Max, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.models import Area, City, County, Indicator, Observation, Province
from portal.presenters.city_profile import profile
from portal.presenters.city_summary import city_sentences
from portal.presenters.data_links import twins
from portal.views.areas import has_page, history_of
from portal.wording.lists import joined
from reports.evidence import sources_of, with_sources
from reports.models import Achievement, ClaimedRank

SHOWN_PER_YEAR = 7


def city_detail(request: HttpRequest, code: str) -> HttpResponse:
    city = get_object_or_404(City.of_all_time.select_related("province"), code=code)
    return area_page(request, city)


def province_detail(request: HttpRequest, code: str) -> HttpResponse:
    return area_page(request, get_object_or_404(Province, code=code))


def county_detail(request: HttpRequest, code: str) -> HttpResponse:
    """A county, once it has figures."""
    counties = County.of_all_time.select_related("province", "parent")
    county = get_object_or_404(counties, code=code)
    if not has_page(county):
        raise Http404
    return area_page(request, county)


def area_page(request: HttpRequest, area: Area) -> HttpResponse:
    headline = Indicator.objects.filter(headline__isnull=False)
    figures = with_sources(Observation.objects.in_city(area)).in_reading_order()
    shown = profile(
        headline.select_related("unit").order_by("headline"), figures, last_year()
    )
    achievements = achievements_of(area)
    sources = sources_of(shown.observations)
    sentences = city_sentences(area, shown, sources, len(achievements))
    context = {
        "city": area,
        "profile": shown,
        "summary": joined(sentences),
        "sources": sources,
        "claimed_ranks": ranks_claimed(area),
        "twins": twins(area=area.code),
        "timeline": timeline(achievements),
        **history_of(request, area),
    }
    return render(request, "portal/city_detail.html", context)


def last_year() -> int | None:
    """The last year in which any figure was entered."""
    found: int | None = Observation.objects.aggregate(last=Max("year"))["last"]
    return found


def achievements_of(city: Area) -> list[Achievement]:
    indicators = Indicator.objects.only("code", "short", "short_en", "position")
    return list(city.achievements.prefetch_related(Prefetch("indicators", indicators)))


def ranks_claimed(city: Area) -> QuerySet[ClaimedRank]:
    """The ranks that reports claim for the city, where they say in what."""
    ranks = ClaimedRank.objects.listed().filter(area=city)
    known = ranks.filter(Q(claim=None) | Q(indicator__isnull=False))
    return known.select_related("area", "report", "reference", "indicator", "group")


@dataclass(frozen=True)
class TimelineYear:
    year: int
    shown: tuple[Achievement, ...]
    more: int


def timeline(achievements: list[Achievement]) -> list[TimelineYear]:
    """By year, the latest first; of each year the dated ones come first."""
    years = []
    for year, found in groupby(achievements, key=lambda a: a.by_year):
        each = list(found)
        shown = tuple(each[:SHOWN_PER_YEAR])
        years.append(TimelineYear(year, shown, len(each) - len(shown)))
    return years
