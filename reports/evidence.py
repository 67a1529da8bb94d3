"""Figures together with the places they stand in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from indicators.models import Observation
from indicators.querysets import ObservationQuerySet
from reports.models import Citation, Report, Stance


def with_sources(observations: ObservationQuerySet) -> ObservationQuerySet:
    """Everything needed to tell a figure and to name its source: two queries."""
    citations = Citation.objects.select_related("report").order_by(
        "report__code", "paragraph", "section", "pk"
    )
    return observations.with_context().prefetch_related(
        Prefetch("citations", citations)
    )


def source_of(observation: Observation) -> Citation | None:
    """The place that ``observation`` was taken from; asks nothing after ``with_sources``."""
    return next(
        (c for c in observation.citations.all() if c.stance == Stance.SOURCE), None
    )


def reports_of(observations: Iterable[Observation]) -> list[Report]:
    """The reports that figures were taken from, each once."""
    sources = [source_of(o) for o in observations]
    return list({s.report_id: s.report for s in sources if s is not None}.values())


@dataclass(frozen=True)
class SourceUse:
    report: Report
    figures: int


def sources_of(figures: Iterable[Observation]) -> list[SourceUse]:
    counts: dict[int, int] = {}
    reports: dict[int, Report] = {}
    for figure in figures:
        citation = source_of(figure)
        if citation:
            reports[citation.report_id] = citation.report
            counts[citation.report_id] = counts.get(citation.report_id, 0) + 1
    used = [SourceUse(reports[pk], count) for pk, count in counts.items()]
    return sorted(used, key=lambda use: (-use.figures, use.report.code))
