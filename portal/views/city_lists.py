"""The page of all cities: those with figures first, the others within reach."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.counting import number_of, of_each
from indicators.models import AreaPeriod, City, Level, Observation, Province, Series
from indicators.stored_areas import stored_areas
from portal.presenters.area_history import Member, members
from portal.query_parameters import chosen
from portal.views.areas import YEARS
from reports.models import Achievement


@dataclass(frozen=True)
class ProvinceCities:
    """A province: its cities with figures (most first) and those still without."""

    province: Province
    reporting: tuple[City, ...]
    silent: tuple[City, ...]

    @property
    def size(self) -> int:
        return len(self.reporting) + len(self.silent)


def city_list(request: HttpRequest) -> HttpResponse:
    provinces = {p.code: p for p in Province.objects.all()}
    province = chosen(request.GET, "province", provinces)
    year = chosen(request.GET, "year", YEARS)
    if year is not None:
        return cities_then(request, list(provinces.values()), province, year)
    every = by_province(counted())
    shown = [p for p in every if province in (None, p.province)]
    return render(
        request,
        "portal/city_list.html",
        {
            "province": province,
            "every": every,
            "reporting": [p for p in shown if p.reporting],
            "silent": [p for p in shown if not p.reporting],
            "cities": sum(p.size for p in every),
            "cities_reporting": sum(len(p.reporting) for p in every),
            "years": YEARS.values(),
        },
    )


@dataclass(frozen=True)
class ProvinceThen:
    """A province with its cities and the counties directly under it, as in a year."""

    province: Province
    cities: tuple[Member, ...]
    counties: tuple[Member, ...]


def cities_then(
    request: HttpRequest,
    provinces: list[Province],
    province: Province | None,
    year: int,
) -> HttpResponse:
    """All cities of a year by province, named as they were with today's name beside."""
    found = provinces_then(provinces, year)
    return render(
        request,
        "portal/city_list_then.html",
        {
            "province": province,
            "provinces": provinces,
            "year": year,
            "years": YEARS.values(),
            "shown": [p for p in found if province in (None, p.province)],
            "cities": sum(len(p.cities) for p in found),
        },
    )


def provinces_then(provinces: list[Province], year: int) -> list[ProvinceThen]:
    periods = list(
        AreaPeriod.objects.in_year(year)
        .filter(Q(area__level=Level.PREFECTURE) | Q(direct=True), parent__in=provinces)
        .select_related("area")
        .order_by("code")
    )
    known = stored_areas((), [period.area for period in periods])
    by_province: dict[int | None, list[Member]] = {}
    for period in periods:
        (member,) = members(known, [period], year, set())
        by_province.setdefault(period.parent_id, []).append(member)
    return [_then(p, by_province[p.pk]) for p in provinces if p.pk in by_province]


def _then(province: Province, found: list[Member]) -> ProvinceThen:
    cities = tuple(m for m in found if m.area.level == Level.PREFECTURE)
    return ProvinceThen(province, cities, tuple(m for m in found if m not in cities))


def counted() -> QuerySet[City]:
    """Cities with the number of their figures, the years of these, and achievements."""
    figures = Observation.objects.all()
    return (
        City.objects.select_related("province")
        .annotate(
            figures=number_of(figures, by="series__area"),
            indicators=number_of(Series.objects.all(), by="area", distinct="indicator"),
            achieved=number_of(Achievement.objects.all(), by="area"),
            first=of_each(figures, "series__area", Min("year")),
            last=of_each(figures, "series__area", Max("year")),
        )
        .order_by("code")
    )


def by_province(cities: Iterable[City]) -> list[ProvinceCities]:
    """Provinces with most figures first, then by code."""
    found: dict[Province, list[City]] = {}
    for city in cities:
        assert city.province is not None
        found.setdefault(city.province, []).append(city)
    grouped = [_province(province, members) for province, members in found.items()]
    return sorted(grouped, key=lambda p: (-_figures(p.reporting), p.province.code))


def _province(province: Province, cities: list[City]) -> ProvinceCities:
    reporting = [c for c in cities if _figures([c])]
    reporting.sort(key=lambda c: (-_figures([c]), c.code))
    silent = [c for c in cities if not _figures([c])]
    return ProvinceCities(province, tuple(reporting), tuple(silent))


def _figures(cities: Iterable[City]) -> int:
    return sum(c.figures for c in cities)  # type: ignore[attr-defined]
