"""Figures together with the places they stand in."""

from collections.abc import Iterable

from django.db.models import Prefetch

from indicators.models import Observation
from indicators.querysets import ObservationQuerySet
from reports.models import Citation, Report, Stance


def with_sources(observations: ObservationQuerySet) -> ObservationQuerySet:
    """Everything needed to tell a figure and to name its source: two queries."""
    citations = Citation.objects.select_related("report")
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
