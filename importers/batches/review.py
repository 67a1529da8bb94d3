"""Deciding on a batch: accept, reject, submit, confirm, undo. Each is one atomic function.

Every decision locks the row of the batch first, so that of two people (or two clicks) at
once the second sees what the first has done.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from importers.batches.access import (
    cities_of_batch,
    edits,
    may_confirm,
    may_prepare,
    may_review,
)
from importers.batches.jobs import enqueue
from importers.batches.undo import ChangedSince, former_of, releases_of
from importers.models import Batch, BatchState, Decision, Task
from importers.models.candidates import WRITING


class NotNow(Exception):
    """The batch is not in a state for this; the message says what it is."""


def locked(batch_id: int) -> Batch:
    return Batch.objects.select_for_update().get(pk=batch_id)


def deciding_on(batch_id: int, by: Any) -> Batch:
    """The batch, locked, if ``by`` may decide on its figures now."""
    batch = locked(batch_id)
    if not may_prepare(by, batch):
        raise PermissionDenied
    _must(batch, batch.open)
    return batch


def reading_again(batch_id: int, by: Any) -> Batch:
    """The batch, locked, if ``by`` may have its file read again: also one without figures."""
    batch = locked(batch_id)
    if not may_prepare(by, batch):
        raise PermissionDenied
    _must(batch, batch.open or batch.state == BatchState.FAILED)
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


def _return_if_empty(batch: Batch) -> None:
    """A submitted batch of which nothing is left goes back to its owner."""
    taken = batch.candidates.filter(decision=Decision.ACCEPTED)
    if batch.state == BatchState.SUBMITTED and not taken.exists():
        _hand_back(batch, gettext("送审的数字都被拒绝了。"))


def _hand_back(batch: Batch, remark: str) -> None:
    batch.state, batch.submitted_at, batch.remark = (
        BatchState.WAITING,
        None,
        remark[:300],
    )
    batch.save(update_fields=["state", "submitted_at", "remark", "updated_at"])


# --- the way of a batch ----------------------------------------------------------


def submit(batch_id: int, *, by: Any) -> Batch:
    """Hand the accepted figures to a reviewer."""
    with transaction.atomic():
        batch = _own(batch_id, by)
        _must(batch, batch.state == BatchState.WAITING)
        if not batch.candidates.filter(decision=Decision.ACCEPTED).exists():
            raise NotNow(gettext("还没有接受任何数字。"))
        batch.state, batch.submitted_at, batch.remark = (
            BatchState.SUBMITTED,
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
        _must(batch, batch.state == BatchState.SUBMITTED)
        _hand_back(batch, remark)
        return batch


def discard(batch_id: int, *, by: Any) -> Batch:
    """Give a batch up; nothing of it was published."""
    with transaction.atomic():
        batch = _own(batch_id, by)
        _must(
            batch,
            batch.state in (BatchState.WAITING, BatchState.FAILED, BatchState.QUEUED),
        )
        batch.state = BatchState.DISCARDED
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
        batch.state, batch.confirmed_by = BatchState.CONFIRMED, by
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
        _must(batch, batch.state == BatchState.PUBLISHED)
        former = former_of(batch, releases_of(batch))
        if former.since:
            raise ChangedSince(former)
        batch.state, batch.undone_by = BatchState.UNDOING, by
        batch.undo_reason = reason[:250]
        batch.save(update_fields=["state", "undone_by", "undo_reason", "updated_at"])
        enqueue(batch, Task.UNDO)
        return batch
