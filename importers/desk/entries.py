"""Accepted figures of a report → what ``publishing`` takes: one entry a figure, every place
of it named, also those that say something else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from importers.batches.entries import place_of
from importers.batches.published_figures import SeriesKey, key_of
from importers.batches.replaced_sources import keep_sources
from importers.desk.agreement import Agreement, Comparable, agreement
from importers.models import Batch, Candidate, Choice, Decision
from indicators.keys import Identity
from indicators.models import Observation, Series
from reports.entries import Entry, Source, entry_like, source_like
from reports.models import Citation, Stance

PlaceKey = tuple[int, str, int | None]


def entries_of_report(batch: Batch, series: dict[SeriesKey, Series]) -> Iterator[Entry]:
    accepted = batch.candidates.filter(decision=Decision.ACCEPTED)
    groups: dict[Identity, list[Candidate]] = defaultdict(list)
    for c in accepted.order_by("number").select_related("report", "mark"):
        assert c.year is not None
        groups[series[key_of(c)].pk, c.year, c.boundary_year].append(c)
    standing = _standing(groups)
    lines = {line.pk: line for line in series.values()}
    for key, places in groups.items():
        yield _entry(batch, lines[key[0]], places, standing.get(key))


def _standing(
    groups: Iterable[Identity],
) -> dict[Identity, Observation]:
    found = Observation.objects.filter(
        series__in={key[0] for key in groups}
    ).prefetch_related("citations__report")
    return {o.identity: o for o in found}


def _entry(
    batch: Batch, line: Series, places: list[Candidate], o: Observation | None
) -> Entry:
    """Who takes this figure takes it from the place that was chosen, or the first."""
    taken = [c for c in places if c.mark.choice == Choice.TAKE]
    leading = taken[-1] if taken else None if o is not None else places[0]
    figure: Any = o if leading is None else leading
    sources = {}
    if leading is not None:
        sources[_place(leading)] = _source(leading, Stance.SOURCE)
    for c in places:
        sources.setdefault(_place(c), _source(c, _stance(c, figure)))
    if leading is not None and o is not None:
        cited = list(o.citations.all())
        keep_sources(batch, cited)
        for citation in cited:
            place = (citation.report_id, citation.section, citation.paragraph)
            sources.setdefault(place, _former(citation, o, leading))
    return entry_like(
        figure,
        series=line,
        sources=tuple(sources.values()),
        # What the editors of the places saw; the oldest look counts.
        seen_version=min(c.seen_version for c in places),
    )


def _place(c: Candidate) -> PlaceKey:
    assert c.report_id is not None
    return (c.report_id, c.section, c.paragraph)


def _stance(said: Comparable, figure: Comparable) -> str:
    different = agreement(said, figure) == Agreement.DIFFERENT
    return Stance.DIFFERS if different else Stance.CONFIRMS


def _source(c: Candidate, stance: str) -> Source:
    return place_of(c, stance, c.mark.reason)


def _former(citation: Citation, o: Observation, leading: Candidate) -> Source:
    """A place that was named before, under the figure that now takes its place."""
    if citation.stance == Stance.SOURCE:
        stance = _stance(o, leading)
    else:
        same = citation.value is not None and citation.value == leading.value
        stance = Stance.CONFIRMS if same else Stance.DIFFERS
    return source_like(citation, stance)
