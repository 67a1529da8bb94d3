"""The list of indicators and the page of one, with its trend."""

from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.counting import leads_to, number_of, of_each
from indicators.models import Area, Indicator, Observation, Series, Theme
from indicators.trends import Trend, trend
from portal.charts.download import chart_file
from portal.charts.palette import STYLES
from portal.charts.period_bars import rows
from portal.charts.plotly import plotly
from portal.charts.trend_svg import MEDIUM, NARROW, WIDE, draw
from portal.presenters.city_filter import chips
from portal.presenters.data_links import twins
from portal.presenters.featured_cities import spotlight
from portal.presenters.trend import (
    Form,
    cities_of,
    figures_of,
    form_of,
    led_by,
    only,
    rankings_of,
    remarks,
    table,
    wants_table,
)
from portal.presenters.trend_query import TrendQuery, ask
from portal.wording.lists import joined
from portal.wording.trends import sentences
from reports.evidence import sources_of, with_sources
from reports.models import Achievement, ClaimedRank

ACHIEVEMENTS_SHOWN = 6


def indicator_list(request: HttpRequest) -> HttpResponse:
    themes = Theme.objects.filter(indicators__isnull=False).distinct()
    by_theme: dict[int, list[Indicator]] = {}
    counted = list(counted_indicators())
    for indicator in counted:
        if indicator.figures:  # type: ignore[attr-defined]
            by_theme.setdefault(indicator.theme_id, []).append(indicator)
    context = {
        "themes": [(t, by_theme[t.pk]) for t in themes if t.pk in by_theme],
        "headline": sorted(
            (i for i in counted if i.headline), key=lambda i: i.headline or 0
        ),
        "count": len(counted),
        "observed": sum(map(len, by_theme.values())),
    }
    return render(request, "portal/indicator_list.html", context)


def counted_indicators() -> QuerySet[Indicator]:
    """All indicators with the number of their cities' figures, cities and years."""
    figures = Observation.objects.of_cities()
    observed = Series.objects.filter(leads_to(figures, by="series"))
    counted = Indicator.objects.annotate(
        figures=number_of(figures, by="series__indicator"),
        cities=number_of(observed, by="indicator", distinct="area"),
        first_year=of_each(figures, "series__indicator", Min("year")),
        last_year=of_each(figures, "series__indicator", Max("year")),
    )
    # Counting drops the order the model has by itself.
    return counted.order_by("position", "code")


def indicator_chart(request: HttpRequest, code: str) -> HttpResponse:
    """The same drawing as on the page, as a file."""
    indicator = get_object_or_404(Indicator.objects.select_related("unit"), code=code)
    question = ask(request.GET, indicator)
    shown = trend_context(question) if question.group else {}
    if not shown.get("drawings"):
        raise Http404
    return chart_file(
        shown["trend"], shown["drawings"][0], shown["description"], shown["sources"]
    )


def indicator_detail(request: HttpRequest, code: str) -> HttpResponse:
    indicators = Indicator.objects.select_related("theme", "unit")
    indicator = get_object_or_404(indicators, code=code)
    question = ask(request.GET, indicator)
    context = {
        "indicator": indicator,
        "question": question,
        "achievements": achievements_of(indicator),
        "claimed_ranks": ranks_claimed(question),
    }
    if question.group is not None:
        context |= trend_context(question)
    return render(request, "portal/indicator_detail.html", context)


def trend_context(question: TrendQuery) -> dict[str, Any]:
    assert question.group is not None
    published = Observation.objects.of(question.indicator).among(question.cities)
    figures = with_sources(published.speaking_for(question.group))
    whole = trend(question.indicator, question.group, figures, question.unit)
    highlighted = highlighted_cities(whole, question)
    chosen = led_by(highlighted, only(whole, question.cities))
    form = form_of(chosen)
    text = sentences(chosen, highlighted)
    sizes = (WIDE, MEDIUM, NARROW) if form is Form.LINES else ()
    drawings = [draw(chosen, highlighted, size) for size in sizes]
    sources = sources_of(figures_of(chosen))
    return {
        "trend": chosen,
        "form": form,
        "summary": joined(text),
        "description": joined(text[:2]),
        "groups": [(g, question.query(group=g)) for g in question.groups],
        "units": [(u, question.query(unit=u)) for u in question.units],
        "chips": chips(question, cities_of(whole), highlighted),
        "without": [c for c in question.cities if c not in cities_of(whole)],
        "drawings": drawings,
        "here": question.query(),
        "plotly": plotly(chosen, highlighted, drawings) if drawings else None,
        "rows": rows(chosen, highlighted) if form is Form.ROWS else [],
        "several": len(sources) > 1,
        "table": table(chosen) if wants_table(chosen, form) else [],
        "remarks": remarks(chosen),
        "rankings": rankings_of(whole),
        "sources": sources,
        "twins": twins(**twin_filters(whole)),
    }


def highlighted_cities(whole: Trend, question: TrendQuery) -> list[Area]:
    """The cities in colour: the chosen ones, else those with a story, else all if few.

    A city keeps its colour whatever is chosen beside it, as long as the colours last.
    """
    here = cities_of(whole)
    known = [c for c in spotlight() if c in here]
    others = [c for c in here if c not in known]
    room = len(STYLES) if len(here) <= len(STYLES) else len(known)
    coloured = [*known, *others][: room or 1]
    if not question.cities or set(question.cities) <= set(coloured):
        return coloured
    chosen = [c for c in question.cities if c not in coloured]
    kept = [c for c in coloured if c in question.cities]
    return [*kept, *chosen][: len(STYLES)]


def twin_filters(whole: Trend) -> dict[str, str]:
    """The same figures at the program door; without the group where several are shown."""
    filters = {"indicator": whole.indicator.code}
    if all(line.series.group_id == whole.group.pk for line in whole.lines):
        filters["group"] = whole.group.code
    return filters


def achievements_of(indicator: Indicator) -> list[Achievement]:
    return list(indicator.achievements.select_related("area")[: ACHIEVEMENTS_SHOWN + 1])


def ranks_claimed(question: TrendQuery) -> list[ClaimedRank]:
    """Ranks that reports claim for the indicator, in the group asked for or any."""
    listed = ClaimedRank.objects.listed().filter(indicator=question.indicator)
    found = listed.select_related(
        "area__province", "report", "reference", "indicator", "group"
    )
    return list(found.filter(Q(group=None) | Q(group=question.group)))
