"""The work of a job on a decided batch: published as one release, or taken back as one.

Either is one transaction, so a job that was cut off can be begun again.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from importers.batches.entries import figure_of
from importers.batches.kinds import Way
from importers.batches.published_figures import SeriesKey
from importers.batches.review import locked
from importers.batches.undo import ChangedSince, former_of, releases_of
from importers.models import Batch, BatchState, Candidate, CandidateVerdict, Decision
from indicators.models import Observation, Series
from reports.entries import Entry
from reports.publishing import Conflict, publish


def publish_confirmed(batch_id: int, way: Way) -> None:
    """Publish a confirmed batch as one release. Where somebody changed a figure since the
    preview, nothing is published: those rows become conflicts, and it waits again."""
    try:
        with transaction.atomic():
            batch = locked(batch_id)
            if batch.state != BatchState.CONFIRMED:
                return
            release = publish(
                way.entries(batch, _series_of(batch)),
                by=batch.confirmed_by,
                origin=way.origin,
                reason=batch.reason or batch.title,
                batch=batch.pk,
            )
            _mark_published(batch)
            batch.state, batch.published_in = BatchState.PUBLISHED, release
            batch.save(update_fields=["state", "published_in", "updated_at"])
            way.published(batch)
    except Conflict as conflict:
        _mark_conflicts(batch_id, conflict.entries)


def _series_of(batch: Batch) -> dict[SeriesKey, Series]:
    """The series of all accepted figures; those that are missing are made."""
    accepted = batch.candidates.filter(decision=Decision.ACCEPTED)
    wanted: dict[SeriesKey, int] = {}
    for *key, unit in (
        accepted.order_by("number")
        .values_list(
            "indicator_id", "city_id", "group_id", "coverage_id", "own_unit_id"
        )
        .iterator(chunk_size=5000)
    ):
        wanted.setdefault((key[0], key[1], key[2], key[3]), unit)
    known = _known_series(wanted)
    Series.objects.bulk_create(
        [
            Series(
                indicator_id=key[0],
                area_id=key[1],
                group_id=key[2],
                coverage_id=key[3],
                unit_id=unit,
            )
            for key, unit in wanted.items()
            if key not in known
        ],
        batch_size=500,
        ignore_conflicts=True,
    )
    return _known_series(wanted)


def _known_series(wanted: Iterable[SeriesKey]) -> dict[SeriesKey, Series]:
    keys = set(wanted)
    lines = Series.objects.filter(
        indicator__in={k[0] for k in keys}, area__in={k[1] for k in keys}
    )
    found = {(s.indicator_id, s.area_id, s.group_id, s.coverage_id): s for s in lines}
    return {key: line for key, line in found.items() if key in keys}


def _mark_published(batch: Batch) -> None:
    line = Series.objects.filter(
        indicator=OuterRef("indicator"),
        area=OuterRef("city"),
        group=OuterRef("group"),
        coverage=OuterRef("coverage"),
    )
    batch.candidates.filter(decision=Decision.ACCEPTED).update(
        series=Coalesce("series", Subquery(line.values("pk")[:1])),
        decision=Decision.PUBLISHED,
    )


def _mark_conflicts(
    batch_id: int, entries: list[tuple[Entry, Observation | None]]
) -> None:
    with transaction.atomic():
        batch = locked(batch_id)
        keys = {entry.key: now for entry, now in entries}
        found = []
        for c in batch.candidates.filter(decision=Decision.ACCEPTED).iterator():
            if figure_of(c) in keys:
                c.verdict, c.decision = CandidateVerdict.CONFLICT, Decision.PENDING
                c.problem = _conflict_text(c, keys[figure_of(c)])  # type: ignore[index]
                found.append(c)
        Candidate.objects.bulk_update(
            found, ["verdict", "decision", "problem"], batch_size=200
        )
        batch.state = BatchState.SUBMITTED if batch.submitted_at else BatchState.WAITING
        batch.message = gettext(
            "有 %(count)d 个数在预览之后被别人修改，整批没有发布。请看标为“冲突”的行。"
        ) % {"count": len(found)}
        batch.save(update_fields=["state", "message", "updated_at"])


def _conflict_text(c: Candidate, now: Observation | None) -> str:
    if now is None:
        told = gettext("预览之后，这个数被撤回了。")
    else:
        told = gettext(
            "预览之后，这个数已改为“%(printed)s”（第 %(version)d 次修订）。"
        ) % {
            "printed": now.printed,
            "version": now.version,
        }
    return told + gettext("要用文件里的数，请点“重新比对”再接受；否则请拒绝。")


def undo_published(batch_id: int, way: Way) -> None:
    """Take a batch back as one release: what was new goes, what was changed is restored."""
    with transaction.atomic():
        batch = locked(batch_id)
        if batch.state != BatchState.UNDOING:
            return
        former = former_of(batch, releases_of(batch))
        if former.since:
            batch.state = BatchState.PUBLISHED
            batch.message = str(ChangedSince(former))
            batch.save(update_fields=["state", "message", "updated_at"])
            return
        batch.undone_in = publish(
            former.entries,
            by=batch.undone_by,
            origin=way.origin,
            reason=gettext("撤销批次 %(number)d：%(reason)s")
            % {"number": batch.pk, "reason": batch.undo_reason},
            batch=batch.pk,
            withdrawn=former.withdrawn,
            uncited=former.cited,
        )
        batch.state = BatchState.UNDONE
        batch.save(update_fields=["state", "undone_in", "updated_at"])
        way.undone(batch)
