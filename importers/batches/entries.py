"""The observation and the place in a report that a candidate becomes."""

from importers.models import Candidate
from reports.entries import Source

FigureOf = tuple[int | None, int | None, int | None]


def figure_of(c: Candidate) -> FigureOf:
    """The published figure that a candidate is about, as far as it is known."""
    return (c.series_id, c.year, c.boundary_year)


def place_of(c: Candidate, stance: str, note: str = "") -> Source:
    """The place that a candidate was taken from."""
    assert c.report is not None
    return Source(
        report=c.report,
        printed=c.printed,
        section=c.section,
        paragraph=c.paragraph,
        stance=stance,
        value=c.value,
        note=note,
    )
