from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.charts.plotly_assets import (
    PREFIX,
    SCRIPT,
    STYLE_CLASS,
    STYLE_ID,
    STYLESHEET,
    map_guard,
)

register = template.Library()


@register.simple_tag
def plotly_assets() -> SafeString:
    """Plotly's stylesheet and script; why with these ids, plotly_assets.py says."""
    return format_html(
        '<link rel="stylesheet" href="{}" id="{}" class="{}">\n'
        '<script src="{}" id="{}" defer></script>',
        static(f"{PREFIX}/{STYLESHEET}"),
        STYLE_ID,
        STYLE_CLASS,
        static(f"{PREFIX}/{SCRIPT}"),
        map_guard(),
    )


@register.simple_tag
def plotly_stylesheet() -> SafeString:
    """Plotly's stylesheet alone, for pages that fetch the script when it is wanted."""
    return format_html(
        '<link rel="stylesheet" href="{}" id="{}" class="{}">',
        static(f"{PREFIX}/{STYLESHEET}"),
        STYLE_ID,
        STYLE_CLASS,
    )


@register.simple_tag
def plotly_when_wanted() -> SafeString:
    """Attributes that tell static/js/chart.js where the script is and which id it needs."""
    return format_html(
        'data-plotly="{}" data-guard="{}"',
        static(f"{PREFIX}/{SCRIPT}"),
        map_guard(),
    )
