"""The first page: what this is, three cities at a glance, and the ways in."""

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.models import (
    Action,
    City,
    Group,
    Indicator,
    Observation,
    Province,
    Release,
    Theme,
)
from portal.achievement_pages import told
from portal.evidence import with_sources
from portal.key_figures import city_cards
from portal.ranking_shelf import Offer, shelves
from reports.models import Achievement, Report

LATEST_ACHIEVEMENTS = 5
FEATURED_RANKINGS = 6


def home(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "portal/home.html",
        {
            "counts": counts(),
            "cards": city_cards(headline_figures()),
            "release": latest_release(),
            "themes": themes_told(),
            "rankings": featured_rankings(),
            "achievements": told().exclude(date="")[:LATEST_ACHIEVEMENTS],
        },
    )


def counts() -> dict[str, int]:
    """How much there is: figures, reports, cities, indicators, achievements."""
    figures = Observation.objects.aggregate(
        figures=Count("pk"),
        cities=Count("series__city", distinct=True),
        indicators=Count("series__indicator", distinct=True),
    )
    return figures | {
        "reports": Report.objects.count(),
        "achievements": Achievement.objects.count(),
    }


def headline_figures() -> QuerySet[Observation]:
    """Figures of the ten headline groups in the cities that the portal tells of."""
    told_cities = City.objects.filter(achievements__isnull=False)
    return with_sources(
        Observation.objects.comparable().filter(
            series__indicator__headline__isnull=False, series__city__in=told_cities
        )
    )


def latest_release() -> Release | None:
    """The newest release with how many figures it added, changed and withdrew."""
    return Release.objects.annotate(
        **{
            action.value: Count("revisions", filter=Q(revisions__action=action))
            for action in Action
        }
    ).first()


def themes_told() -> QuerySet[Theme]:
    return Theme.objects.annotate(
        counted=Count(
            "indicators",
            filter=Q(indicators__series__observations__isnull=False),
            distinct=True,
        ),
        figures=Count("indicators__series__observations", distinct=True),
    ).filter(figures__gt=0)


def featured_rankings() -> list[Offer]:
    """Rankings of several cities: of civil affairs first, the fullest of each province."""
    provinces = Province.objects.annotate(size=Count("cities"))
    found = shelves(
        Observation.objects.comparable().counted_for_rankings(),
        provinces={p.pk: p for p in provinces},
        indicators=Indicator.objects.select_related("theme", "unit").in_bulk(),
        groups=Group.objects.in_bulk(),
    )
    offers = [offer for shelf in found for offer in shelf.compared]
    offers.sort(key=lambda o: o.indicator.theme.code == "population")
    return offers[:FEATURED_RANKINGS]
