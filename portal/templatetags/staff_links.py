"""What staff see on public pages beside what everybody sees.

{% edit_link observation %}     to the figure's row in the yearly grid, for who may publish it

An answer with such a link is marked ``shows_staff`` on its request and kept nowhere. Who
sends no session cookie is asked nothing, so that the page is the same for all others.
"""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from indicators.models import Observation
from indicators.staff_cities import cities_published_by

register = template.Library()


@register.simple_tag(takes_context=True)
def edit_link(context: Context, observation: Observation | None) -> SafeString | str:
    request = getattr(context, "request", None)
    if request is None or not isinstance(observation, Observation):
        return ""
    series = observation.series
    if series.area_id not in edited_cities(request):
        return ""
    grid = reverse("importers:grid_detail", args=[series.area.code, observation.year])
    return format_html(
        '<a class="fig-edit" href="{}#s{}" aria-label="{}">{}</a>',
        grid,
        series.pk,
        gettext("修改这个数"),
        pgettext("link", "修改"),
    )


def edited_cities(request: HttpRequest) -> frozenset[int]:
    """The cities whose figures the reader may change; asked for once a page."""
    known: frozenset[int] | None = getattr(request, "edited_cities", None)
    if known is None:
        known = _asked(request)
        vars(request)["edited_cities"] = known
    return known


def _asked(request: HttpRequest) -> frozenset[int]:
    user: Any = getattr(request, "user", None)
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or user is None:
        return frozenset()
    found = frozenset(cities_published_by(user).values_list("pk", flat=True))
    vars(request)["shows_staff"] = bool(found)
    return found
