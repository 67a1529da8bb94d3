"""Accepted candidates → what ``publishing`` takes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from importers.batches.entries import FigureOf, figure_of, source_in
from importers.batches.published_figures import SeriesKey, key_of
from importers.batches.replaced_sources import keep_sources
from importers.models import Batch, CandidateVerdict, Decision
from indicators.models import Series
from reports.entries import FIGURE_FIELDS, Entry, Source, entry_like, source_like
from reports.models import Citation, Report, Stance

PIECE = 1000
# What is published of a candidate; a model of all its columns would cost more than the rest.
COLUMNS = (
    *FIGURE_FIELDS,
    "indicator_id",
    "city_id",
    "group_id",
    "coverage_id",
    "series_id",
    "report_id",
    "section",
    "paragraph",
    "verdict",
    "seen_version",
)


def entries_of(batch: Batch, series: dict[SeriesKey, Series]) -> Iterator[Entry]:
    """The accepted figures, piece by piece; the citations they replace are kept."""
    accepted = batch.candidates.filter(decision=Decision.ACCEPTED)
    ordered = accepted.order_by("number").values_list(*COLUMNS, named=True)
    reports = Report.objects.in_bulk(
        accepted.order_by().values_list("report", flat=True).distinct()
    )
    piece: list[Any] = []
    for candidate in ordered.iterator(chunk_size=PIECE):
        piece.append(candidate)
        if len(piece) == PIECE:
            yield from _entries(batch, piece, series, reports)
            piece = []
    yield from _entries(batch, piece, series, reports)


def _entries(
    batch: Batch,
    piece: list[Any],
    series: dict[SeriesKey, Series],
    reports: dict[int, Report],
) -> Iterator[Entry]:
    cited = _cited(c for c in piece if c.seen_version)
    keep_sources(
        batch,
        [
            x
            for c in piece
            if c.verdict == CandidateVerdict.CHANGED
            for x in cited[figure_of(c)]
        ],
    )
    for c in piece:
        line = series[key_of(c)]
        yield entry_like(
            c,
            series=line,
            sources=_sources(c, reports[c.report_id], cited.get(figure_of(c), [])),
            seen_version=c.seen_version,
        )


def _cited(
    candidates: Iterable[Any],
) -> dict[FigureOf, list[Citation]]:
    keys = {figure_of(c) for c in candidates}
    found: dict[FigureOf, list[Citation]] = defaultdict(list)
    citations = Citation.objects.filter(
        observation__series__in={key[0] for key in keys}
    ).select_related("observation", "report")
    for citation in citations:
        key: FigureOf = citation.observation.identity
        if key in keys:
            found[key].append(citation)
    return found


def _sources(c: Any, report: Report, cited: list[Citation]) -> tuple[Source, ...]:
    """The place the file names. For a changed figure the further places stay with what they
    say, and confirm the new value or differ from it; a place that only repeats the
    published value confirms it."""
    stance = (
        Stance.CONFIRMS if c.verdict == CandidateVerdict.EVIDENCE else Stance.SOURCE
    )
    own = source_in(report, c, stance)
    if c.verdict != CandidateVerdict.CHANGED:
        return (own,)
    place = (c.report_id, c.section, c.paragraph)
    further = [
        source_like(x, Stance.CONFIRMS if x.value == c.value else Stance.DIFFERS)
        for x in cited
        if x.stance != Stance.SOURCE
        and x.value is not None
        and (x.report_id, x.section, x.paragraph) != place
    ]
    return (own, *further)
