"""Numbers on a page, in the reader's language.

{% figure observation %}        qualifier, number (linked to its page), unit, source line;
                                a dash for nothing, the printed form for a suspect figure.
                                Options: unit=False source=False link=False short=True,
                                into=unit for a figure among others of that unit
                                (short tells 30.9亿 instead of 3,090,000,000)
{% point point unit %}          the same for a Point of a trend or ranking, in that unit; what a
                                conversion changed is followed by 报告作 12,000 元/年
{% source observation %}        only the source line; read figures with evidence.with_sources;
                                period=True puts the year in front
{% place citation %}            report and paragraph of one citation, linked to the figure there
{% change change unit %}        growth of a line: +68.9%, 至少 +15.3%, a break or other refusal
                                that a reader would not see from the figures in words, else a
                                dash that says why; quiet=True leaves the dash out
{{ value|number }}              12,000.5
{{ unit|counted:indicator }}    villages, 元/月: what the indicator's numbers count
{{ observation|period }}        2022, or 2012—2022 for a total or an average
{{ boundary_year|boundary }}    按2020年区划: to which boundaries a figure was restated
{{ year|cut_century }}          2012 → 12, for narrow columns
{{ shape|mark }}                a mark around 0 0 as the d of an SVG path
{{ text|chinese_marked }}       what is left Chinese in an English text, marked as such
{% zh text %}                   a text that is Chinese in every language: printed forms, headings
"""

import re
from decimal import Decimal
from itertools import cycle
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from indicators.localized import localized
from indicators.models import Indicator, Observation, Unit
from indicators.number_labels import format_number
from indicators.trends import Change, Point
from indicators.trends import point as point_in
from indicators.wording import boundary_label
from portal.charts.markers import mark_path
from portal.wording.lines import as_reported
from portal.wording.nouns import counted
from portal.wording.numbers import MISSING, change_shown, shown
from portal.wording.refusals import TOLD_ASIDE, refusal_reason, refusal_words
from reports.evidence import source_of
from reports.models.places import CitedPlace

register = template.Library()
HAN = re.compile(r"([\u3400-\u9fff]+)")


@register.filter
def number(value: Decimal | int | None) -> str:
    return MISSING if value is None else format_number(Decimal(value))


@register.filter("counted")
def counted_noun(unit: Unit, indicator: Indicator) -> str:
    return counted(unit, indicator)


@register.filter("period")
def figure_period(observation: Observation) -> str:
    if not observation.start_year:
        return str(observation.year)
    return f"{observation.start_year}{localized('—', '–')}{observation.year}"


@register.filter
def boundary(year: int | None) -> str:
    return boundary_label(year) if year else ""


@register.filter
def cut_century(year: int) -> str:
    return f"{year % 100:02d}"


@register.filter
def mark(shape: str) -> str:
    return mark_path(shape, 0.0, 0.0)


@register.simple_tag
def zh(text: str) -> SafeString:
    if not text or (get_language() or "").startswith("zh"):
        return format_html("{}", text)
    return format_html('<span lang="zh-Hans">{}</span>', text)


@register.filter
def chinese_marked(text: str) -> SafeString:
    """A sentence in which names without an English form are marked as Chinese."""
    if (get_language() or "").startswith("zh"):
        return format_html("{}", text)
    pieces = (
        ('<span lang="zh-Hans">{}</span>' if odd else "{}", piece)
        for piece, odd in zip(HAN.split(text), cycle((False, True)), strict=False)
    )
    return mark_safe("".join(format_html(form, piece) for form, piece in pieces))  # noqa: S308


@register.inclusion_tag("portal/parts/figure.html")
def figure(
    observation: Observation | None,
    unit: bool = True,
    source: bool = True,
    link: bool = True,
    short: bool = False,
    into: Unit | None = None,
) -> dict[str, Any]:
    if into is not None and observation is not None and observation.value is not None:
        return point(point_in(observation, into), into, source, link, short)
    text = None
    if observation is not None and observation.value is not None:
        text = shown(observation.value, observation.qualifier, short=short)
    return {
        "observation": observation,
        "shown": text,
        "unit": counted(observation.series.unit, observation.series.indicator)
        if observation and unit
        else "",
        "source": source,
        "link": link,
    }


@register.inclusion_tag("portal/parts/figure.html")
def point(
    point: Point | None,
    unit: Unit | None = None,
    source: bool = True,
    link: bool = True,
    short: bool = False,
) -> dict[str, Any]:
    if point is None:
        return {"observation": None}
    return {
        "observation": point.observation,
        "shown": shown(
            point.value, point.observation.qualifier, exact=point.exact, short=short
        ),
        "unit": counted(unit, point.observation.series.indicator) if unit else "",
        "reported": as_reported(point),
        "source": source,
        "link": link,
    }


@register.inclusion_tag("portal/parts/source.html")
def source(observation: Observation, period: bool = False) -> dict[str, Any]:
    """``period`` puts the year, or the years of a total, in front."""
    return {
        "citation": source_of(observation),
        "observation": observation,
        "period": figure_period(observation) if period else "",
    }


@register.inclusion_tag("portal/parts/place.html")
def place(citation: CitedPlace) -> dict[str, Any]:
    return {"citation": citation}


@register.inclusion_tag("portal/parts/change.html")
def change(change: Change | None, unit: Unit, quiet: bool = False) -> dict[str, Any]:
    text = change_shown(change, unit) if change else None
    aside = change is not None and change.refusal in TOLD_ASIDE
    return {
        "shown": text if change and change.growth else None,
        "refused": refusal_words(change) if change and aside else "",
        "reason": (change and refusal_reason(change)) or _("没有可比的数字"),
        "quiet": quiet,
    }
