"""The catalogue in the database → the value the reader works with."""

from importers.reading.catalogue import Catalogue
from importers.reading.catalogue import Indicator as Readable
from indicators.models import Indicator


def catalogue() -> Catalogue:
    """All indicators with their unit and every name they go by: two queries."""
    indicators = Indicator.objects.select_related("unit").prefetch_related("aliases")
    return Catalogue.of(
        Readable(
            code=indicator.code,
            unit=indicator.unit.code,
            measure=indicator.measure,
            names=(
                indicator.name,
                indicator.short,
                *(alias.name for alias in indicator.aliases.all()),
            ),
        )
        for indicator in indicators
    )
