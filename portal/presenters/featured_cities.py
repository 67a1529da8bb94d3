"""The cities that have a story of their own here: achievements and reports."""

from django.db.models import Count, QuerySet

from indicators.counting import leads_to
from indicators.models import Area, City
from portal.charts.palette import STYLES
from reports.models import Achievement


def cities_with_achievements() -> QuerySet[City]:
    return City.objects.filter(leads_to(Achievement.objects.all(), by="area"))


def spotlight() -> list[Area]:
    """The cities with achievements, those with most reports first; one query."""
    counted = cities_with_achievements().annotate(told_in=Count("reports"))
    found = counted.order_by("-told_in", "code")
    return list(found[: len(STYLES)])
