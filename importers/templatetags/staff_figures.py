"""How the staff pages tell a figure and a person."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from importers.values.wording import interval, name_of, number
from indicators.models import Release, Series
from indicators.quantities import Qualifier
from indicators.wording import QUALIFIERS

register = template.Library()


@register.simple_tag
def reading(figure: Any, series: Series) -> SafeString:
    """7,500 人 · 余 · [7,500, 7,600): value, unit, qualifier and interval of a figure or of
    what was read from a cell."""
    if figure.value is None:
        return format_html('<span class="doubt">{}</span>', gettext("不取值"))
    told = format_html("<b>{}</b> {}", number(figure.value), series.unit.label)
    if figure.qualifier != Qualifier.EXACT:
        told = format_html(
            '{} · <span class="qualifier">{}</span> · {}',
            told,
            QUALIFIERS[Qualifier(figure.qualifier)],
            interval(figure.interval),
        )
    elif figure.precision:
        told = format_html("{} (±{})", told, number(figure.precision))
    conversion = getattr(figure, "conversion", "")
    return format_html("{} · {}", told, conversion) if conversion else told


@register.simple_tag
def who(release: Release) -> str:
    return name_of(release.by)
