"""For search engines: which pages there are, and which are not for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from indicators.counting import leads_to
from indicators.models import City, County, Indicator, Observation, Province
from reports.models import Report

LISTS = (
    "home",
    "city_list",
    "indicator_list",
    "ranking_list",
    "achievement_list",
    "report_list",
    "about",
)


@dataclass(frozen=True)
class SitemapPage:
    zh: str
    en: str


def sitemap(request: HttpRequest) -> HttpResponse:
    pages = [
        SitemapPage(
            request.build_absolute_uri(address(name, arguments, "zh-hans")),
            request.build_absolute_uri(address(name, arguments, "en")),
        )
        for name, *arguments in names()
    ]
    return render(
        request, "portal/sitemap.xml", {"pages": pages}, content_type="application/xml"
    )


def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "Disallow: /en/search/",
        f"Sitemap: {request.build_absolute_uri(address('sitemap', [], 'zh-hans'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


def names() -> Iterator[tuple[str, ...]]:
    """The lists, then provinces and cities of today, counties and indicators with figures,
    reports and rankings; no area that ended."""
    yield from ((name,) for name in LISTS)
    figures = Observation.objects.all()
    for province in Province.objects.all():
        yield "province_detail", province.code
    for city in City.objects.all():
        yield "city_detail", city.code
    for county in County.of_all_time.filter(leads_to(figures, by="series__area")):
        yield "county_detail", county.code
    for indicator in Indicator.objects.filter(
        leads_to(Observation.objects.of_cities(), by="series__indicator")
    ):
        yield "indicator_detail", indicator.code
    for report in Report.objects.public():
        yield "report_detail", report.code
    ranked = Observation.objects.comparable().of_cities()
    rankings = ranked.values_list(
        "series__area__province__code", "series__indicator__code", "year"
    )
    for place, code, year in sorted(rankings.order_by().distinct()):
        yield "ranking_detail", place, code, str(year)


def address(name: str, arguments: list[str], language: str) -> str:
    with override(language):
        return reverse(name, args=arguments)
