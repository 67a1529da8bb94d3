"""What publications did to a figure, one after the other."""

from collections.abc import Sequence
from itertools import pairwise

from django.db.models import QuerySet

from indicators.models import Revision, Series


def revisions_of(
    series: Series, year: int, boundary_year: int | None = None
) -> QuerySet[Revision]:
    """All versions of the figure, ascending, with their releases and this ``series``."""
    found = series.revisions.filter(year=year, boundary_year=boundary_year)
    return found.select_related("release").order_by("version")


def steps(revisions: Sequence[Revision]) -> list[tuple[Revision | None, Revision]]:
    """Each revision after the one before it (``None`` for the first), the latest first."""
    pairs = list(pairwise([None, *revisions]))
    return [(old, new) for old, new in reversed(pairs) if new is not None]
