"""To undo a batch: what stood before it, figure by figure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from importers.batches.entries import figure_of
from importers.models import Batch, CandidateVerdict, Decision, FormerSource
from indicators.keys import Identity
from indicators.models import Action, Observation, Release, Revision
from reports.entries import Entry, entry_like, source_like
from reports.models import Citation, Stance

PIECE = 1000


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


class ChangedSince(Exception):
    """Figures of the batch were changed by others after it; nothing was undone."""

    def __init__(self, former: Former) -> None:
        super().__init__(gettext("有数字在发布之后又被修改，整批不能撤销。"))
        self.revisions = former.since


def releases_of(batch: Batch) -> list[int]:
    """The releases that the batch published, without the one that undid it."""
    releases = Release.objects.filter(batch=batch.pk).order_by("number")
    if batch.undone_in_id is not None:
        releases = releases.exclude(pk=batch.undone_in_id)
    return list(releases.values_list("number", flat=True))


def former_of(batch: Batch, releases: Iterable[int]) -> Former:
    """How to undo the releases of a batch."""
    written = _revisions(releases)
    former = Former([], [], _added(batch), [])
    keys = sorted(written, key=lambda key: (key[0], key[1], key[2] or 0))
    for start in range(0, len(keys), PIECE):
        _add_former(batch, {k: written[k] for k in keys[start : start + PIECE]}, former)
    return former


def _added(batch: Batch) -> list[Citation]:
    """The places that the batch only added to published figures, as far as they stand."""
    candidates = batch.candidates.filter(
        verdict=CandidateVerdict.EVIDENCE, decision=Decision.PUBLISHED
    )
    wanted = {(*figure_of(c), c.report_id, c.section, c.paragraph) for c in candidates}
    citations = Citation.objects.filter(
        stance__in=[Stance.CONFIRMS, Stance.DIFFERS],
        observation__series__in={key[0] for key in wanted},
    ).select_related("observation")
    return [
        x
        for x in citations
        if (
            *x.observation.identity,
            x.report_id,
            x.section,
            x.paragraph,
        )
        in wanted
    ]


Written = dict[Identity, tuple[int, int]]


def _revisions(releases: Iterable[int]) -> Written:
    """(first, last) version that the releases wrote of each figure."""
    written: Written = {}
    rows = Revision.objects.filter(release__in=list(releases)).values_list(
        "series_id", "year", "boundary_year", "version"
    )
    for series, year, boundary, version in rows:
        key = (series, year, boundary)
        first, last = written.get(key, (version, version))
        written[key] = (min(first, version), max(last, version))
    return written


def _add_former(batch: Batch, written: Written, former: Former) -> None:
    series = {key[0] for key in written}
    histories: dict[Identity, dict[int, Revision]] = defaultdict(dict)
    for revision in Revision.objects.filter(series__in=series).select_related(
        "series", "release__by"
    ):
        key = revision.identity
        if key in written:
            histories[key][revision.version] = revision
    standing = {o.identity: o for o in Observation.objects.filter(series__in=series)}
    sources: dict[Identity, list[FormerSource]] = defaultdict(list)
    for place in batch.former_sources.filter(series__in=series).select_related(
        "report"
    ):
        sources[place.series_id, place.year, place.boundary_year].append(place)
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
    return entry_like(
        before,
        series=before.series,
        sources=tuple(source_like(x, x.stance) for x in sources),
        seen_version=now.version if now else 0,
    )
