"""How the intake tells a candidate and a person."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from importers.models import Candidate
from importers.templatetags.staff_figures import reading
from importers.values.wording import name_of

register = template.Library()


class _InUnit:
    """Stands in for a series that may not exist yet: only its unit is told."""

    def __init__(self, unit: Any) -> None:
        self.unit = unit


@register.simple_tag
def candidate_reading(candidate: Candidate) -> SafeString:
    """What the cell was read as: 21,000 张."""
    return reading(candidate, _InUnit(candidate.own_unit))  # type: ignore[arg-type]


@register.simple_tag
def person(user: Any) -> str:
    return name_of(user)
