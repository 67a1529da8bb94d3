"""What was taken from a report, in the order in which it stands there (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.models import Indicator
from reports.models import (
    Achievement,
    AchievementCitation,
    Citation,
    ClaimedRank,
    Stance,
)


@dataclass(frozen=True)
class Taken:
    """One figure in the report. ``elsewhere`` are the other places that tell it."""

    citation: Citation
    elsewhere: tuple[Citation, ...]

    @property
    def is_source(self) -> bool:
        return self.citation.stance == Stance.SOURCE

    @property
    def differing(self) -> tuple[Citation, ...]:
        return tuple(c for c in self.elsewhere if c.stance == Stance.DIFFERS)


@dataclass(frozen=True)
class ReportSection:
    """A heading of the report and the figures beneath it, by paragraph."""

    heading: str
    taken: tuple[Taken, ...]


@dataclass(frozen=True)
class IndicatorTaken:
    """For reports that are tables: all figures of one indicator."""

    indicator: Indicator
    taken: tuple[Taken, ...]


@dataclass(frozen=True)
class AchievementTaken:
    """An achievement and the paragraphs of the report that tell it."""

    achievement: Achievement
    paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class ReportSheet:
    sections: tuple[ReportSection, ...]
    by_indicator: tuple[IndicatorTaken, ...]
    achievements: tuple[AchievementTaken, ...]
    claimed_ranks: tuple[ClaimedRank, ...]
    doubtful: int
    suspect: int


def report_sheet(
    *,
    citations: Iterable[Citation],
    achievements: Iterable[AchievementCitation],
    claimed_ranks: Iterable[ClaimedRank],
) -> ReportSheet:
    """Figures with a paragraph come by section, those of tables by indicator."""
    taken = [_taken(c) for c in citations]
    written = [t for t in taken if t.citation.paragraph is not None]
    tabled = [t for t in taken if t.citation.paragraph is None]
    figures = [t.citation.observation for t in taken if t.is_source]
    return ReportSheet(
        sections=_sections(written),
        by_indicator=_by_indicator(tabled),
        achievements=_achievements(achievements),
        claimed_ranks=tuple(claimed_ranks),
        doubtful=sum(o.doubtful and not o.suspect for o in figures),
        suspect=sum(o.suspect for o in figures),
    )


def _taken(citation: Citation) -> Taken:
    every = citation.observation.citations.all()
    return Taken(citation, tuple(c for c in every if c.pk != citation.pk))


def _achievements(
    places: Iterable[AchievementCitation],
) -> tuple[AchievementTaken, ...]:
    found: dict[Achievement, list[int]] = {}
    for place in places:
        paragraphs = found.setdefault(place.achievement, [])
        if place.paragraph is not None:
            paragraphs.append(place.paragraph)
    return tuple(AchievementTaken(a, tuple(taken)) for a, taken in found.items())


def _sections(taken: list[Taken]) -> tuple[ReportSection, ...]:
    """Sections in the order of their first paragraph."""
    found: dict[str, list[Taken]] = {}
    for one in sorted(taken, key=_place):
        found.setdefault(one.citation.section, []).append(one)
    return tuple(ReportSection(heading, tuple(rows)) for heading, rows in found.items())


def _place(taken: Taken) -> tuple[int, int, int]:
    series = taken.citation.observation.series
    return (
        taken.citation.paragraph or 0,
        series.indicator.position,
        taken.citation.observation.year,
    )


def _by_indicator(taken: list[Taken]) -> tuple[IndicatorTaken, ...]:
    found: dict[Indicator, list[Taken]] = {}
    for one in sorted(taken, key=_row):
        found.setdefault(one.citation.observation.series.indicator, []).append(one)
    return tuple(IndicatorTaken(i, tuple(rows)) for i, rows in found.items())


def _row(taken: Taken) -> tuple[int, int, str, int]:
    o = taken.citation.observation
    series = o.series
    return (
        series.indicator.position,
        series.group.position,
        series.area.code,
        o.year,
    )
