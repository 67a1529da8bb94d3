"""How the intake tells a candidate and a person."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from importers.batches.access import in_tray_of, reviews
from importers.models import Candidate
from importers.templatetags.staff_figures import reading
from importers.values.wording import name_of
from indicators.staff_cities import cities_published_by

register = template.Library()

FEW = 3


class _InUnit:
    """Stands in for a series that may not exist yet: only its unit is told."""

    def __init__(self, unit: Any) -> None:
        self.unit = unit


@register.simple_tag
def candidate_reading(candidate: Candidate) -> SafeString:
    """What the cell was read as: 21,000 张."""
    return reading(candidate, _InUnit(candidate.own_unit))  # type: ignore[arg-type]


@register.simple_tag
def grids_of(user: Any) -> list[dict[str, Any]]:
    """The grids that somebody with a few cities opens most: of last year and this one."""
    cities = list(cities_published_by(user).order_by("code")[: FEW + 1])
    if user.is_superuser or len(cities) > FEW:
        return []
    year = timezone.localdate().year
    return [
        {"code": city.code, "name": city.short_label, "year": each}
        for city in cities
        for each in (year - 1, year)
    ]


@register.simple_tag
def waiting_for(user: Any) -> int | None:
    """How many batches wait for a reviewer; nothing for who is none."""
    return in_tray_of(user).count() if reviews(user) else None


@register.simple_tag
def person(user: Any) -> str:
    return name_of(user)
