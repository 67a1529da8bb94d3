"""Accepted candidates → what ``publishing`` takes; and, to undo, what stood before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from importers.intake.judging import SeriesKey, key_of
from importers.models import Batch, Candidate, Decision, FormerSource, Verdict
from indicators.models import Action, Observation, Revision, Series
from reports.models import Citation, Stance
from reports.publishing import FIGURE_FIELDS, Entry, Source

PIECE = 1000
OWN = tuple(name for name in FIGURE_FIELDS if name not in ("low", "high"))
PLACE = ("report", "section", "paragraph", "printed", "value", "note", "note_en")


def entries_of(batch: Batch, series: dict[SeriesKey, Series]) -> Iterator[Entry]:
    """The accepted figures, piece by piece; the citations they replace are kept."""
    accepted = batch.candidates.filter(decision=Decision.ACCEPTED)
    ordered = accepted.order_by("number").select_related("report")
    piece: list[Candidate] = []
    for candidate in ordered.iterator(chunk_size=PIECE):
        piece.append(candidate)
        if len(piece) == PIECE:
            yield from _entries(batch, piece, series)
            piece = []
    yield from _entries(batch, piece, series)


def _entries(
    batch: Batch, piece: list[Candidate], series: dict[SeriesKey, Series]
) -> Iterator[Entry]:
    cited = _cited(c for c in piece if c.seen_version)
    keep_sources(
        batch,
        [x for c in piece if c.verdict == Verdict.CHANGED for x in cited[_of(c)]],
    )
    for c in piece:
        line = series[key_of(c)]
        yield Entry(
            series=line,
            interval=c.interval,
            sources=_sources(c, cited[_of(c)]),
            seen_version=c.seen_version,
            **{name: getattr(c, name) for name in OWN},
        )


def _of(c: Candidate) -> tuple[int | None, int | None]:
    return (c.series_id, c.year)


def _cited(
    candidates: Iterable[Candidate],
) -> dict[tuple[int | None, int | None], list[Citation]]:
    keys = {_of(c) for c in candidates}
    found: dict[tuple[int | None, int | None], list[Citation]] = defaultdict(list)
    citations = Citation.objects.filter(
        observation__series__in={series for series, _year in keys}
    ).select_related("observation", "report")
    for citation in citations:
        key = (citation.observation.series_id, citation.observation.year)
        if key in keys:
            found[key].append(citation)
    return found


def keep_sources(batch: Batch, citations: list[Citation]) -> None:
    """Remember what was cited for figures that the batch is about to change."""
    FormerSource.objects.bulk_create(
        [
            FormerSource(
                batch=batch,
                series_id=x.observation.series_id,
                year=x.observation.year,
                stance=x.stance,
                **{name: getattr(x, name) for name in PLACE},
            )
            for x in citations
        ],
        batch_size=500,
    )


def _sources(c: Candidate, cited: list[Citation]) -> tuple[Source, ...]:
    """The place the file names. For a changed figure the further places stay with what they
    say, and confirm the new value or differ from it; a place that only repeats the
    published value confirms it."""
    assert c.report is not None
    stance = Stance.CONFIRMS if c.verdict == Verdict.EVIDENCE else Stance.SOURCE
    own = Source(
        report=c.report,
        printed=c.printed,
        section=c.section,
        paragraph=c.paragraph,
        stance=stance,
        value=c.value,
    )
    if c.verdict != Verdict.CHANGED:
        return (own,)
    place = (c.report_id, c.section, c.paragraph)
    further = [
        _as_source(x, Stance.CONFIRMS if x.value == c.value else Stance.DIFFERS)
        for x in cited
        if x.stance != Stance.SOURCE
        and x.value is not None
        and (x.report_id, x.section, x.paragraph) != place
    ]
    return (own, *further)


def _as_source(x: Citation | FormerSource, stance: str) -> Source:
    return Source(stance=stance, **{name: getattr(x, name) for name in PLACE})


@dataclass(frozen=True)
class Former:
    """What a batch left behind and what stood before it, figure by figure.

    ``entries`` bring back earlier figures, ``withdrawn`` are those that were new, ``cited``
    the places it added, and ``since`` the latest revisions of figures that somebody changed
    afterwards.
    """

    entries: list[Entry]
    withdrawn: list[Observation]
    cited: list[Citation]
    since: list[Revision]


def former_of(batch: Batch, releases: Iterable[int]) -> Former:
    """How to undo the releases of a batch."""
    written = _revisions(releases)
    former = Former([], [], _added(batch), [])
    keys = sorted(written)
    for start in range(0, len(keys), PIECE):
        _add_former(batch, {k: written[k] for k in keys[start : start + PIECE]}, former)
    return former


def _added(batch: Batch) -> list[Citation]:
    """The places that the batch only added to published figures, as far as they stand."""
    candidates = batch.candidates.filter(
        verdict=Verdict.EVIDENCE, decision=Decision.PUBLISHED
    )
    wanted = {(*_of(c), c.report_id, c.section, c.paragraph) for c in candidates}
    citations = Citation.objects.filter(
        stance__in=[Stance.CONFIRMS, Stance.DIFFERS],
        observation__series__in={key[0] for key in wanted},
    ).select_related("observation")
    return [
        x
        for x in citations
        if (
            x.observation.series_id,
            x.observation.year,
            x.report_id,
            x.section,
            x.paragraph,
        )
        in wanted
    ]


Written = dict[tuple[int, int], tuple[int, int]]


def _revisions(releases: Iterable[int]) -> Written:
    """(first, last) version that the releases wrote of each figure."""
    written: Written = {}
    rows = Revision.objects.filter(release__in=list(releases)).values_list(
        "series_id", "year", "version"
    )
    for series, year, version in rows:
        first, last = written.get((series, year), (version, version))
        written[(series, year)] = (min(first, version), max(last, version))
    return written


def _add_former(batch: Batch, written: Written, former: Former) -> None:
    series = {s for s, _year in written}
    histories: dict[tuple[int, int], dict[int, Revision]] = defaultdict(dict)
    for revision in Revision.objects.filter(series__in=series).select_related(
        "series", "release__by"
    ):
        key = (revision.series_id, revision.year)
        if key in written:
            histories[key][revision.version] = revision
    standing = {
        (o.series_id, o.year): o for o in Observation.objects.filter(series__in=series)
    }
    sources: dict[tuple[int, int], list[FormerSource]] = defaultdict(list)
    for place in batch.former_sources.filter(series__in=series).select_related(
        "report"
    ):
        sources[(place.series_id, place.year)].append(place)
    for key, (first, last) in written.items():
        history, now = histories[key], standing.get(key)
        if max(history) != last:
            former.since.append(history[max(history)])
            continue
        before = history.get(first - 1)
        if before is None or before.action == Action.WITHDRAWN:
            if now is not None:
                former.withdrawn.append(now)
            continue
        former.entries.append(_restored(before, sources[key], now))


def _restored(
    before: Revision, sources: list[FormerSource], now: Observation | None
) -> Entry:
    figure: dict[str, Any] = {name: getattr(before, name) for name in OWN}
    return Entry(
        series=before.series,
        interval=before.interval,
        sources=tuple(_as_source(x, x.stance) for x in sources),
        seen_version=now.version if now else 0,
        **figure,
    )
