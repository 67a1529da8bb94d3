"""The cities that have a story of their own here: achievements and reports."""

from django.db.models import Count

from indicators.models import City
from portal.charts.palette import STYLES


def spotlight() -> list[City]:
    """The cities with achievements, those with most reports first; one query."""
    found = (
        City.objects.filter(achievements__isnull=False)
        .annotate(told_in=Count("reports", distinct=True))
        .order_by("-told_in", "code")
    )
    return list(found[: len(STYLES)])
