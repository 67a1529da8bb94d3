"""Figures together with the places they stand in."""

from django.db.models import Prefetch

from indicators.querysets import ObservationQuerySet
from reports.models import Citation


def with_sources(observations: ObservationQuerySet) -> ObservationQuerySet:
    """Everything needed to tell a figure and to name its source: two queries."""
    citations = Citation.objects.select_related("report")
    return observations.with_context().prefetch_related(
        Prefetch("citations", citations)
    )
