"""The observation and the place in a report that a candidate becomes."""

from typing import Any

from importers.models import Candidate
from reports.entries import Source
from reports.models import Report

FigureOf = tuple[int | None, int | None, int | None]


def figure_of(c: Candidate) -> FigureOf:
    """The published figure that a candidate is about, as far as it is known."""
    return (c.series_id, c.year, c.boundary_year)


def place_of(c: Candidate, stance: str, note: str = "") -> Source:
    """The place that a candidate was taken from."""
    assert c.report is not None
    return source_in(c.report, c, stance, note)


def source_in(report: Report, c: Any, stance: str, note: str = "") -> Source:
    """The place of a candidate, or of its columns, in a report."""
    return Source(
        report=report,
        printed=c.printed,
        section=c.section,
        paragraph=c.paragraph,
        stance=stance,
        value=c.value,
        note=note,
    )
