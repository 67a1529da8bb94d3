"""Which areas a code meant, and what was under an area in a year, or is today."""

from django.db.models import Exists, OuterRef, Q

from indicators.models import Area, AreaPeriod
from indicators.models.areas import AreaQuerySet


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
