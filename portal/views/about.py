"""About the data: the method, the words, the gaps, and how to take the data away."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.counting import leads_to
from indicators.models import City, Coverage, Indicator, Observation, Status
from reports.models import Citation, Stance

STATUSES_USED = (
    Status.NORMAL,
    Status.PROVISIONAL,
    Status.ESTIMATED,
    Status.BREAK,
    Status.LOW_RELIABILITY,
)


def about(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "portal/about.html",
        {
            "gaps": gaps(),
            "coverages": Coverage.objects.all(),
            "statuses": STATUSES_USED,
        },
    )


def gaps() -> dict[str, int]:
    """What is missing or in doubt, counted."""
    figures = Observation.objects.all()
    suspect = Q(value__isnull=True, status=Status.LOW_RELIABILITY)
    cities = City.objects.aggregate(
        cities=Count("pk"),
        cities_reporting=Count("pk", filter=leads_to(figures, by="series__area")),
    )
    indicators = Indicator.objects.aggregate(
        indicators=Count("pk"),
        indicators_reported=Count(
            "pk", filter=leads_to(figures, by="series__indicator")
        ),
    )
    counts = figures.aggregate(
        figures=Count("pk"),
        suspect=Count("pk", filter=suspect),
        doubtful=Count("pk", filter=Q(status=Status.LOW_RELIABILITY) & ~suspect),
    )
    differing = Citation.objects.filter(stance=Stance.DIFFERS).count()
    silent = {
        "cities_silent": cities["cities"] - cities["cities_reporting"],
        "indicators_silent": indicators["indicators"]
        - indicators["indicators_reported"],
    }
    return {**cities, **indicators, **counts, **silent, "differing": differing}
