"""The page of all cities: those with figures first, the others within reach."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.counting import number_of, of_each
from indicators.models import City, Observation, Province, Series
from portal.query_parameters import chosen
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
        },
    )


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
