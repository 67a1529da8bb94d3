"""The page of one figure: what it says, where it stands, what happened to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.models import Observation, Revision
from portal.presenters.quotes import quotes_of
from portal.presenters.revision_history import events
from portal.wording.figures import (
    conversion_words,
    interval_words,
    period_words,
    precision_words,
)
from reports.evidence import source_of, with_sources


def figure_detail(request: HttpRequest, pk: int) -> HttpResponse:
    figure = get_object_or_404(with_sources(Observation.objects.all()), pk=pk)
    source = source_of(figure)
    return render(
        request,
        "portal/figure_detail.html",
        {
            "figure": figure,
            "series": figure.series,
            "source": source,
            "elsewhere": [c for c in figure.citations.all() if c != source],
            "quotes": quotes_of(figure.citations.all()),
            "said": [
                interval_words(figure),
                precision_words(figure),
                conversion_words(figure),
                period_words(figure),
            ],
            "events": events(revisions_of(figure)),
            "neighbours": with_sources(figure.series.observations.order_by("year")),
        },
    )


def revisions_of(figure: Observation) -> list[Revision]:
    return list(
        Revision.objects.filter(series=figure.series, year=figure.year)
        .select_related("release")
        .order_by("version")
    )
