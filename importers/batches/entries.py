"""The observation and the place in a report that a candidate becomes."""

from importers.models import Candidate
from reports.entries import Source


def figure_of(c: Candidate) -> tuple[int | None, int | None]:
    """Series and year of the published figure that a candidate is about."""
    return (c.series_id, c.year)


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
