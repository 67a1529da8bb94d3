"""Deciding on a batch: accept, reject, submit, confirm, undo. Each is one atomic function.

Every decision locks the row of the batch first, so that of two people (or two clicks) at
once the second sees what the first has done.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext

from importers.desk.entries import entries_of_report
from importers.desk.published import hide_evidence, keep_evidence
from importers.intake.access import (
    cities_of_batch,
    edits,
    may_confirm,
    may_prepare,
    may_review,
)
from importers.intake.entries import Former, entries_of, former_of
from importers.intake.jobs import enqueue
from importers.intake.judging import SeriesKey
from importers.intake.questions import judge_again
from importers.models import (
    Batch,
    BatchKind,
    Candidate,
    Decision,
    State,
    Task,
    Verdict,
)
from importers.models.candidates import WRITING
from indicators.models import Observation, Origin, Release, Series
from reports.models import Report
from reports.publishing import Conflict, Entry, publish


class NotNow(Exception):
    """The batch is not in a state for this; the message says what it is."""


class ChangedSince(Exception):
    """Figures of the batch were changed by others after it; nothing was undone."""

    def __init__(self, former: Former) -> None:
        super().__init__(gettext("有数字在发布之后又被修改，整批不能撤销。"))
        self.revisions = former.since


def locked(batch_id: int) -> Batch:
    return Batch.objects.select_for_update().get(pk=batch_id)


def deciding_on(batch_id: int, by: Any) -> Batch:
    """The batch, locked, if ``by`` may decide on its figures now."""
    batch = locked(batch_id)
    if not may_prepare(by, batch):
        raise PermissionDenied
    _must(batch, batch.open)
    return batch


def _must(batch: Batch, right: bool) -> None:
    if batch.open and batch.expires_at < timezone.now():
        raise NotNow(gettext("这个批次已经过期，请重新上传。"))
    if not right:
        raise NotNow(
            gettext("批次现在是“%(state)s”，不能这样做。")
            % {"state": batch.get_state_display()}
        )


# --- decisions on figures --------------------------------------------------------


def accept(
    batch_id: int, numbers: Iterable[int], *, by: Any, ticked: Iterable[int] = ()
) -> int:
    """Accept figures of the batch by their numbers; how many could be.

    Those with a jump count only among ``ticked``: the ones looked at.
    """
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        clean = batch.candidates.filter(
            verdict__in=WRITING, problem="", number__in=list(numbers)
        ).exclude(decision=Decision.ACCEPTED)
        seen = clean.filter(number__in=list(ticked)).exclude(asked="")
        return seen.update(ticked=True, decision=Decision.ACCEPTED) + clean.filter(
            asked=""
        ).update(decision=Decision.ACCEPTED)


def reject(batch_id: int, numbers: Iterable[int], *, by: Any) -> int:
    """Reject figures; rows that repeated a rejected one are judged anew."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        chosen = batch.candidates.filter(number__in=list(numbers))
        chosen = chosen.exclude(decision=Decision.REJECTED)
        repeated = chosen.filter(verdict=Verdict.PROBLEM, indicator__isnull=False)
        may_free_others = repeated.exists()
        count = chosen.update(decision=Decision.REJECTED, ticked=False)
        if may_free_others:
            _judge_repeated(batch)
        _return_if_empty(batch)
        return count


def _return_if_empty(batch: Batch) -> None:
    """A submitted batch of which nothing is left goes back to its owner."""
    taken = batch.candidates.filter(decision=Decision.ACCEPTED)
    if batch.state == State.SUBMITTED and not taken.exists():
        _hand_back(batch, gettext("送审的数字都被拒绝了。"))


def _hand_back(batch: Batch, remark: str) -> None:
    batch.state, batch.submitted_at, batch.remark = State.WAITING, None, remark[:300]
    batch.save(update_fields=["state", "submitted_at", "remark", "updated_at"])


def reconsider(batch_id: int, numbers: Iterable[int], *, by: Any) -> int:
    """Take decisions back; the figures are judged anew."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        chosen = batch.candidates.filter(number__in=list(numbers)).exclude(
            decision=Decision.PENDING
        )
        keys = list(chosen.values_list("pk", flat=True))
        chosen.update(decision=Decision.PENDING, ticked=False)
        judge_again(batch, batch.candidates.filter(pk__in=keys))
        return len(keys)


def _judge_repeated(batch: Batch) -> None:
    rows = batch.candidates.filter(
        verdict=Verdict.PROBLEM, indicator__isnull=False
    ).exclude(decision=Decision.REJECTED)
    judge_again(batch, rows)


def accept_all_without_problems(batch_id: int, *, by: Any) -> int:
    """Accept whatever is new or changed, clean, and raises no question."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        return batch.candidates.filter(
            verdict__in=WRITING, problem="", asked="", decision=Decision.PENDING
        ).update(decision=Decision.ACCEPTED)


def name_source(batch_id: int, *, by: Any, report: Report | None, section: str) -> None:
    """Say for the whole batch which report its figures are from; rows are judged anew."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        batch.report, batch.section = report, section
        batch.save(update_fields=["report", "section", "updated_at"])
        rows = batch.candidates.exclude(decision=Decision.REJECTED)
        judge_again(batch, rows.filter(indicator__isnull=False, report_typed=""))


# --- the way of a batch ----------------------------------------------------------


def submit(batch_id: int, *, by: Any) -> Batch:
    """Hand the accepted figures to a reviewer."""
    with transaction.atomic():
        batch = _own(batch_id, by)
        _must(batch, batch.state == State.WAITING)
        if not batch.candidates.filter(decision=Decision.ACCEPTED).exists():
            raise NotNow(gettext("还没有接受任何数字。"))
        batch.state, batch.submitted_at, batch.remark = (
            State.SUBMITTED,
            timezone.now(),
            "",
        )
        batch.save(update_fields=["state", "submitted_at", "remark", "updated_at"])
        return batch


def send_back(batch_id: int, *, by: Any, remark: str) -> Batch:
    """Return a submitted batch to its owner (or take one's own back)."""
    with transaction.atomic():
        batch = locked(batch_id)
        if batch.owner_id != by.pk and not may_review(by, batch):
            raise PermissionDenied
        _must(batch, batch.state == State.SUBMITTED)
        _hand_back(batch, remark)
        return batch


def discard(batch_id: int, *, by: Any) -> Batch:
    """Give a batch up; nothing of it was published."""
    with transaction.atomic():
        batch = _own(batch_id, by)
        _must(batch, batch.state in (State.WAITING, State.FAILED, State.QUEUED))
        batch.state = State.DISCARDED
        batch.save(update_fields=["state", "updated_at"])
        return batch


def _own(batch_id: int, by: Any) -> Batch:
    batch = locked(batch_id)
    if batch.owner_id != by.pk or not edits(by):
        raise PermissionDenied
    return batch


def confirm(
    batch_id: int, *, by: Any, reason: str, expected: int | None = None
) -> Batch:
    """Have the accepted figures published. Once only: a second press finds it under way.

    ``expected`` is how many figures were shown as accepted; if somebody has decided on more
    since, nothing is published.
    """
    with transaction.atomic():
        batch = locked(batch_id)
        if not may_confirm(by, batch):
            raise PermissionDenied
        _must(batch, batch.open)
        if not edits(batch.owner).covers(*cities_of_batch(batch)):
            raise NotNow(gettext("上传人已不再负责其中的市州。"))
        accepted = batch.candidates.filter(decision=Decision.ACCEPTED).count()
        if not accepted:
            raise NotNow(gettext("还没有接受任何数字。"))
        if expected not in (None, accepted):
            raise NotNow(gettext("接受的行在您查看之后有变化，请再看一遍。"))
        batch.state, batch.confirmed_by = State.CONFIRMED, by
        batch.reason = reason[:300]
        batch.save(update_fields=["state", "confirmed_by", "reason", "updated_at"])
        enqueue(batch, Task.PUBLISH)
        return batch


def undo(batch_id: int, *, by: Any, reason: str) -> Batch:
    """Have a published batch taken back as a whole.

    Raises ``ChangedSince`` where others have changed some of its figures.
    """
    with transaction.atomic():
        batch = locked(batch_id)
        if not may_review(by, batch):
            raise PermissionDenied
        _must(batch, batch.state == State.PUBLISHED)
        former = former_of(batch, releases_of(batch))
        if former.since:
            raise ChangedSince(former)
        batch.state, batch.undone_by = State.UNDOING, by
        batch.undo_reason = reason[:250]
        batch.save(update_fields=["state", "undone_by", "undo_reason", "updated_at"])
        enqueue(batch, Task.UNDO)
        return batch


def releases_of(batch: Batch) -> list[int]:
    """The releases that the batch published, without the one that undid it."""
    releases = Release.objects.filter(batch=batch.pk).order_by("number")
    if batch.undone_in_id is not None:
        releases = releases.exclude(pk=batch.undone_in_id)
    return list(releases.values_list("number", flat=True))


# --- the work of a job -------------------------------------------------------------


def publish_confirmed(batch_id: int) -> None:
    """Publish a confirmed batch as one release. Where somebody changed a figure since the
    preview, nothing is published: those rows become conflicts, and it waits again."""
    try:
        with transaction.atomic():
            batch = locked(batch_id)
            if batch.state != State.CONFIRMED:
                return
            series = _series_of(batch)
            read = batch.kind == BatchKind.REPORT
            release = publish(
                (entries_of_report if read else entries_of)(batch, series),
                by=batch.confirmed_by,
                origin=Origin.READING if read else Origin.IMPORT,
                reason=batch.reason or batch.title,
                batch=batch.pk,
            )
            _mark_published(batch)
            batch.state, batch.published_in = State.PUBLISHED, release
            batch.save(update_fields=["state", "published_in", "updated_at"])
            if read:
                keep_evidence(batch)
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
                city_id=key[1],
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
        indicator__in={k[0] for k in keys}, city__in={k[1] for k in keys}
    )
    found = {(s.indicator_id, s.city_id, s.group_id, s.coverage_id): s for s in lines}
    return {key: line for key, line in found.items() if key in keys}


def _mark_published(batch: Batch) -> None:
    line = Series.objects.filter(
        indicator=OuterRef("indicator"),
        city=OuterRef("city"),
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
            if (c.series_id, c.year) in keys:
                c.verdict, c.decision = Verdict.CONFLICT, Decision.PENDING
                c.problem = _conflict_text(c, keys[(c.series_id, c.year)])  # type: ignore[index]
                found.append(c)
        Candidate.objects.bulk_update(
            found, ["verdict", "decision", "problem"], batch_size=200
        )
        batch.state = State.SUBMITTED if batch.submitted_at else State.WAITING
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


def undo_published(batch_id: int) -> None:
    """Take a batch back as one release: what was new goes, what was changed is restored."""
    with transaction.atomic():
        batch = locked(batch_id)
        if batch.state != State.UNDOING:
            return
        former = former_of(batch, releases_of(batch))
        if former.since:
            batch.state = State.PUBLISHED
            batch.message = str(ChangedSince(former))
            batch.save(update_fields=["state", "message", "updated_at"])
            return
        batch.undone_in = publish(
            former.entries,
            by=batch.undone_by,
            origin=Origin.READING if batch.kind == BatchKind.REPORT else Origin.IMPORT,
            reason=gettext("撤销批次 %(number)d：%(reason)s")
            % {"number": batch.pk, "reason": batch.undo_reason},
            batch=batch.pk,
            withdrawn=former.withdrawn,
            uncited=former.cited,
        )
        batch.state = State.UNDONE
        batch.save(update_fields=["state", "undone_in", "updated_at"])
        if batch.kind == BatchKind.REPORT:
            hide_evidence(batch)
