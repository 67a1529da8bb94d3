"""The first page: what this is, three cities at a glance, and the ways in."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.codes import TOTAL
from indicators.counting import leads_to, number_of
from indicators.models import (
    Action,
    Group,
    Indicator,
    Observation,
    Province,
    Release,
    Revision,
    Theme,
)
from portal.presenters.city_cards import city_cards
from portal.presenters.featured_cities import cities_with_achievements
from portal.presenters.ranking_index import Offer, shelves
from portal.views.achievements import with_all_shown
from reports.evidence import with_sources
from reports.models import Achievement, Report

LATEST_OF_EACH = 2
FEATURED_RANKINGS = 6


def home(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "portal/home.html",
        {
            "counts": counts(),
            "cards": city_cards(telling_figures()),
            "release": latest_release(),
            "themes": themes_covered(),
            "rankings": featured_rankings(),
            "achievements": latest_of_each_city(with_all_shown().exclude(date="")),
        },
    )


def counts() -> dict[str, int]:
    """How much there is: figures, reports, cities, indicators, achievements."""
    figures = Observation.objects.aggregate(
        figures=Count("pk"),
        cities=Count(
            "series__area", distinct=True, filter=Q(series__area__level="prefecture")
        ),
        indicators=Count("series__indicator", distinct=True),
    )
    return figures | {
        "reports": Report.objects.public().count(),
        "achievements": Achievement.objects.count(),
    }


def telling_figures() -> QuerySet[Observation]:
    """Figures of the ten headline groups, and other standards, in the cities that the
    portal tells of."""
    return with_sources(
        Observation.objects.comparable().filter(
            Q(series__indicator__headline__isnull=False)
            | Q(series__indicator__measure="standard"),
            series__area__in=cities_with_achievements(),
        )
    )


def latest_of_each_city(achievements: Iterable[Achievement]) -> list[Achievement]:
    """The first few of each city, in the order given (the latest first)."""
    taken: Counter[int] = Counter()
    chosen = []
    for one in achievements:
        if taken[one.area_id] < LATEST_OF_EACH:
            taken[one.area_id] += 1
            chosen.append(one)
    return chosen


def latest_release() -> Release | None:
    """The newest release with how many figures it added, changed and withdrew."""
    return Release.objects.annotate(
        **{
            action.value: number_of(
                Revision.objects.filter(action=action), by="release"
            )
            for action in Action
        }
    ).newest()


def themes_covered() -> QuerySet[Theme]:
    figures = Observation.objects.of_cities()
    return (
        Theme.objects.annotate(
            counted=number_of(
                Indicator.objects.filter(leads_to(figures, by="series__indicator")),
                by="theme",
            ),
            figures=number_of(figures, by="series__indicator__theme"),
        )
        .filter(figures__gt=0)
        .order_by("position", "code")
    )


def featured_rankings() -> list[Offer]:
    """Rankings of several cities: those of civil affairs first, undivided ones first."""
    provinces = Province.objects.with_sizes()
    found = shelves(
        Observation.objects.comparable().counted_for_rankings(),
        provinces={p.pk: p for p in provinces},
        indicators=Indicator.objects.select_related("theme", "unit").in_bulk(),
        groups=Group.objects.in_bulk(),
    )
    offers = [offer for shelf in found for offer in shelf.compared]
    offers.sort(
        key=lambda o: (
            o.indicator.theme.code == "population",
            o.group.code != TOTAL and o.indicator.theme.code == "population",
            o.indicator.position,
            o.group.position,
            o.province.code,
        )
    )
    return offers[:FEATURED_RANKINGS]
