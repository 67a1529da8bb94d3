"""What was cited for a figure before a batch changed it, kept so that the batch can be undone."""

from importers.models import Batch, FormerSource
from reports.entries import CITED
from reports.models import Citation


def keep_sources(batch: Batch, citations: list[Citation]) -> None:
    """Remember what was cited for figures that the batch is about to change."""
    FormerSource.objects.bulk_create(
        [
            FormerSource(
                batch=batch,
                series_id=x.observation.series_id,
                year=x.observation.year,
                boundary_year=x.observation.boundary_year,
                stance=x.stance,
                **{name: getattr(x, name) for name in CITED},
            )
            for x in citations
        ],
        batch_size=500,
    )
