"""The page of one figure: what it says, where it stands, what happened to it.

Its address is its key. A figure that is withdrawn keeps its page, which says so.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from indicators.figure_history import revisions_of
from indicators.former_keys import key_of_series_opened
from indicators.keys import FigureKey, read_figure_key, series_lookup
from indicators.models import Action, Observation, Revision, Series
from portal.presenters.quotes import quotes_of
from portal.presenters.revision_history import events
from portal.wording.figures import (
    boundary_words,
    conversion_words,
    interval_words,
    period_words,
    precision_words,
)
from reports.evidence import source_of, with_sources

GONE = 410


def figure_detail(request: HttpRequest, key: FigureKey) -> HttpResponse:
    """The figure as it is published; 410 with its history where it was withdrawn."""
    series = in_full().filter(**series_lookup(key.series) or {}).first()
    if series is None:
        return _of_another_code(key)
    neighbours = list(with_sources(series.observations.order_by("year")))
    wanted = (series.pk, key.year, key.boundary_year)
    figure = next((o for o in neighbours if o.identity == wanted), None)
    revisions = list(revisions_of(series, key.year, key.boundary_year))
    shown = {
        "series": series,
        "year": key.year,
        "boundary_year": key.boundary_year,
        "neighbours": neighbours,
        "events": events(revisions),
    }
    if figure is None:
        return withdrawn_figure(request, revisions, shown)
    return render(request, "portal/figure_detail.html", shown | published(figure))


def _of_another_code(key: FigureKey) -> HttpResponse:
    """Lead on from a code that the area had in another year. Raises ``Http404``."""
    own = key_of_series_opened(str(key))
    if own is None:
        raise Http404
    return redirect("figure_detail", read_figure_key(own), permanent=True)


def figure_by_number(request: HttpRequest, pk: int) -> HttpResponse:
    """Addresses that were handed out before figures had keys lead on to these."""
    figure = get_object_or_404(Observation.objects.with_context(), pk=pk)
    return redirect(figure, permanent=True)


def withdrawn_figure(
    request: HttpRequest, revisions: Sequence[Revision], shown: dict[str, Any]
) -> HttpResponse:
    """Raises ``Http404`` for what was never published."""
    if not revisions or revisions[-1].action != Action.WITHDRAWN:
        raise Http404
    last = revisions[-1]
    context = shown | {"last": last, "sentences": sentences(last)}
    page = render(request, "portal/figure_withdrawn.html", context, status=GONE)
    # It may be published again at any time.
    page.headers["Cache-Control"] = "no-cache"
    return page


def published(figure: Observation) -> dict[str, Any]:
    source, citations = source_of(figure), figure.citations.all()
    return {
        "figure": figure,
        "source": source,
        "elsewhere": [c for c in citations if c != source],
        "quotes": quotes_of(citations),
        "sentences": sentences(figure),
    }


def sentences(figure: Observation | Revision) -> list[str]:
    return [
        interval_words(figure),
        precision_words(figure),
        conversion_words(figure),
        boundary_words(figure),
        period_words(figure),
    ]


def in_full() -> QuerySet[Series]:
    return Series.objects.select_related(
        "indicator__unit", "area__province", "group", "coverage", "unit"
    )
