"""What an area was in a year, and what became of any."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.area_queries import ever_coded
from indicators.areas.history import FIRST_YEAR, LAST_YEAR
from indicators.areas.places import Kind
from indicators.models import Area, AreaPeriod, Level, Observation
from indicators.stored_areas import stored_areas
from portal.presenters.area_history import (
    Changes,
    changes_of,
    holders,
    members,
    name_rows,
)
from portal.query_parameters import chosen

YEARS = {str(year): year for year in range(LAST_YEAR, FIRST_YEAR - 1, -1)}
# What happened inside a city is told on its own page.
WITHIN_A_CITY = (Kind.DISTRICTS,)


def history_of(request: HttpRequest, area: Area) -> dict[str, Any]:
    """What is below the area in the ``year`` asked for, and what changed."""
    year = chosen(request.GET, "year", YEARS)
    last = area.until_year - 1 if area.until_year else LAST_YEAR
    then = last if year is None else year
    below = list(_below(area, then))
    found = _told(area)
    known = stored_areas(found, [period.area for period in below])
    place = known.place(area)
    besides = WITHIN_A_CITY if area.level == Level.PROVINCE else ()
    listed = members(known, below, then, _reported(below))
    return {
        "below": [m for m in listed if m.area.level == Level.PREFECTURE],
        "counties": [m for m in listed if m.area.level == Level.COUNTY],
        "year": then,
        "years": [y for y in YEARS.values() if place.in_year(y)],
        "existed": place.in_year(then) is not None,
        "changes": Changes.of(changes_of(known, found, besides)),
        "ended": area.until_year is not None,
        "succession": known.sentences.succession(place),
        "former_names": known.sentences.former_names(place),
        "data_ends": LAST_YEAR,
    }


def _below(area: Area, year: int) -> Any:
    found = AreaPeriod.objects.in_year(year).filter(parent=area)
    return found.select_related("area").order_by("area__level", "code")


def _told(area: Area) -> list[Area]:
    """The area; with a province the cities that it ever had."""
    if area.level != Level.PROVINCE:
        return [area]
    ever = AreaPeriod.objects.filter(area=OuterRef("pk"), parent=area)
    cities = Area.objects.filter(Exists(ever), level=Level.PREFECTURE)
    return [area, *cities.order_by("code")]


def _reported(below: list[AreaPeriod]) -> set[int]:
    """Which of them have figures."""
    areas = [period.area_id for period in below]
    found = Observation.objects.filter(series__area__in=areas).order_by()
    return set(found.values_list("series__area", flat=True).distinct())


def area_detail(request: HttpRequest, code: str) -> HttpResponse:
    """What became of every area that has or had the code."""
    found = list(ever_coded(code).select_related("parent", "province"))
    if not found:
        raise Http404
    found.sort(key=lambda area: (area.code != code, area.until_year or 9999))
    above = Area.objects.filter(
        Exists(AreaPeriod.objects.filter(parent=OuterRef("pk"), area__in=found))
    )
    known = stored_areas(found, above)
    context = {
        "code": code,
        "areas": [
            {
                "area": area,
                "label": known.named((place := known.place(area)).key, area.name),
                "names": list(name_rows(known, place)),
                "holders": holders(known, place),
                "succession": known.sentences.succession(place),
                "former_names": known.sentences.former_names(place),
                "changes": changes_of(known, [area]),
                "has_page": area.level != Level.COUNTY or has_page(area),
            }
            for area in found
        ],
        "data_ends": LAST_YEAR,
    }
    return render(request, "portal/area_detail.html", context)


def has_page(county: Area) -> bool:
    """Whether there is anything to show of a county."""
    return Observation.objects.filter(series__area=county).exists()
