"""What is published of the figures that some candidates are about."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from importers.matching.names import plain
from importers.models import Candidate, Part
from indicators.keys import Identity
from indicators.models import Observation, Series
from reports.models import Citation

SeriesKey = tuple[int, int, int, int]
PARTS = (Part.CITY, Part.INDICATOR, Part.GROUP, Part.COVERAGE)


@dataclass
class PublishedFigures:
    """What is published of some cities and indicators: series, figures, citations."""

    series: dict[SeriesKey, Series] = field(default_factory=dict)
    figures: dict[Identity, Observation] = field(default_factory=dict)
    citations: dict[int, list[Citation]] = field(default_factory=dict)
    printed_units: dict[int, set[str]] = field(default_factory=dict)


def published_figures_of(candidates: Iterable[Candidate]) -> PublishedFigures:
    keys = {key_of(c) for c in candidates if complete(c)}
    found = PublishedFigures()
    lines = Series.objects.filter(
        area__in={k[1] for k in keys}, indicator__in={k[0] for k in keys}
    ).select_related("unit")
    for line in lines:
        key = (line.indicator_id, line.area_id, line.group_id, line.coverage_id)
        if key in keys:
            found.series[key] = line
    wanted = [line.pk for line in found.series.values()]
    for start in range(0, len(wanted), 500):
        _add_figures(found, wanted[start : start + 500])
    return found


def _add_figures(found: PublishedFigures, wanted: list[int]) -> None:
    for o in Observation.objects.filter(series__in=wanted):
        found.figures[o.identity] = o
        if o.unit_printed:
            printed = found.printed_units.setdefault(o.series_id, set())
            printed.add(plain(o.unit_printed))
    for citation in Citation.objects.filter(observation__series__in=wanted):
        found.citations.setdefault(citation.observation_id, []).append(citation)


def key_of(c: Candidate) -> SeriesKey:
    """Indicator, city, group, coverage of a complete candidate."""
    return (c.indicator_id, c.city_id, c.group_id, c.coverage_id)  # type: ignore[return-value]


def complete(c: Candidate) -> bool:
    return all(getattr(c, f"{part.value}_id") is not None for part in PARTS)
