"""Which areas a code meant, and what was under an area in a year, or is today."""

from django.db.models import Exists, OuterRef, Q

from indicators.areas.history import FIRST_YEAR
from indicators.models import Area, AreaPeriod
from indicators.models.areas import AreaPeriodQuerySet, AreaQuerySet


def ever_coded(code: str) -> AreaQuerySet:
    """The areas that have the code, or had it in any year."""
    periods = AreaPeriod.objects.filter(area=OuterRef("pk"), code=code)
    return Area.objects.filter(Q(code=code) | Exists(periods))


def directly_below(area: Area, year: int | None = None) -> Q:
    """On 31 December of ``year``, else today, or last where it ended."""
    if year is None:
        return Q(parent=area)
    then = AreaPeriod.objects.in_year(year).filter(_own("pk"), parent=area)
    return Q(Exists(then))


def inside(area: Area, year: int | None = None) -> Q:
    """Below ``area``, a province or a city, at any depth."""
    if year is None:
        return Q(parent=area) | Q(province=area.pk)
    then = AreaPeriod.objects.in_year(year)
    above = then.filter(_own("parent"), parent=area)
    return Q(Exists(then.filter(Q(parent=area) | Exists(above), _own("pk"))))


def _own(outer: str) -> Q:
    return Q(area=OuterRef(outer))


def ever_inside(area: Area) -> AreaQuerySet:
    """What is below ``area``, a province or a city, or was in any year."""
    periods = AreaPeriod.objects.filter(area=OuterRef("pk"))
    above = AreaPeriod.objects.filter(_own("parent"), parent=area)
    then = periods.filter(Q(parent=area) | Exists(above))
    return Area.objects.filter(Exists(then) | Q(parent=area) | Q(province=area.pk))


def figures_inside(area: Area) -> Q:
    """Of observations: of what was below ``area`` in the year of the figure."""
    inner = _covering(OuterRef(OuterRef("year"))).filter(_own("parent"), parent=area)
    then = _covering(OuterRef("year")).filter(_own("series__area"))
    above = then.filter(Q(parent=area) | Exists(inner))
    timeless = ~Exists(AreaPeriod.objects.filter(_own("series__area")))
    return Q(series__area__in=ever_inside(area).values("pk")) & (
        Q(timeless) | Q(Exists(above))
    )


def _covering(year: OuterRef) -> AreaPeriodQuerySet:
    """The periods of a year; what is not known before the first counts before it too."""
    begun = Q(from_year__lte=year) | Q(from_year=FIRST_YEAR)
    return AreaPeriod.objects.filter(begun, Q(until_year=None) | Q(until_year__gt=year))
