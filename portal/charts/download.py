"""The drawing of a trend as a file of its own, with its colours and its sources in it."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string

from indicators.trends import Trend
from portal.charts.trend_svg import Drawing
from reports.evidence import SourceUse

HEAD, FOOT = 40, 36
LIGHT = re.compile(r":root \{.*?\n\}", re.S)


@cache
def stylesheet() -> str:
    """The light colours of the page and the rules of its drawings, whatever the screen."""
    colours = LIGHT.search(_text("css/site.css"))
    rules, _media, _rest = _text("css/charts.css").partition("@media")
    return f"{colours.group() if colours else ''}\n{rules}"


def _text(name: str) -> str:
    found = finders.find(name)
    assert isinstance(found, str)
    return Path(found).read_text(encoding="utf-8")


def chart_file(
    trend: Trend, drawing: Drawing, description: str, sources: Sequence[SourceUse]
) -> HttpResponse:
    """To be kept, not shown: a page's policy would not let its own style count."""
    content = render_to_string(
        "portal/chart.svg",
        {
            "trend": trend,
            "drawing": drawing,
            "description": description,
            "sources": [use.report.short_label for use in sources],
            "css": stylesheet(),
            "head": HEAD,
            "foot": drawing.size.height + FOOT / 2,
            "height": HEAD + drawing.size.height + FOOT,
            "width": drawing.size.width,
        },
    )
    name = f"{trend.indicator.code}-{trend.group.code}.svg"
    return HttpResponse(
        content,
        content_type="image/svg+xml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
