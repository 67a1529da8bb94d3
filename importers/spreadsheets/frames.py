"""What counts for whole sheets of a batch: kept as it was read, changed by a person."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from importers.batches.jobs import enqueue
from importers.batches.review import reading_again
from importers.files.headers import ColumnRole
from importers.files.raw_figures import FrameSeen, Given
from importers.models import Batch, BatchState, SheetFrame, Task

# What a person may say of a whole sheet, in the order of the form.
ROLES = (
    ColumnRole.CITY,
    ColumnRole.YEAR,
    ColumnRole.INDICATOR,
    ColumnRole.GROUP,
    ColumnRole.UNIT,
)


def given_of(batch: Batch) -> tuple[Given, Mapping[str, Given]]:
    """What people gave for the whole file, and for single sheets by their names."""
    given = _by_role(batch.given)
    if batch.city:
        given[ColumnRole.CITY] = batch.city.code
    frames = SheetFrame.objects.filter(batch=batch)
    return given, {f.sheet: _by_role(f.given) for f in frames if f.given}


def _by_role(texts: Mapping[str, str]) -> dict[ColumnRole, str]:
    return {ColumnRole(role): text for role, text in texts.items() if text}


def keep_frames(batch: Batch, seen: Iterable[FrameSeen]) -> None:
    """Keep what was read of each sheet; the first of its tables counts, and what any of
    them wants. What a person gave stays."""
    frames: dict[str, FrameSeen] = {}
    wanted: dict[str, set[str]] = {}
    for one in seen:
        frames.setdefault(one.sheet[:100], one)
        wanted.setdefault(one.sheet[:100], set()).update(one.used | one.missing)
    for frame in SheetFrame.objects.filter(batch=batch).exclude(sheet__in=frames):
        if not frame.given:
            frame.delete()
    for sheet, one in frames.items():
        SheetFrame.objects.update_or_create(
            batch=batch,
            sheet=sheet,
            defaults={
                "found": {str(role): text for role, text in one.texts.items()},
                "origins": {str(role): text for role, text in one.origins.items()},
                "wanted": [r.value for r in ROLES if r in wanted[sheet]],
            },
        )


def change_frames(
    batch_id: int, given: Mapping[int, Mapping[str, str]], *, by: Any
) -> bool:
    """Say what counts for sheets (by the frame's key); where that is new, the file is read
    again with it, and what was answered and decided of other rows holds on."""
    with transaction.atomic():
        batch = reading_again(batch_id, by)
        frames = {f.pk: f for f in batch.frames.filter(pk__in=given)}
        changed = [f for f in frames.values() if f.given != given[f.pk]]
        for frame in changed:
            frame.given = dict(given[frame.pk])
            frame.save(update_fields=["given"])
        if changed:
            batch.state = BatchState.QUEUED
            batch.save(update_fields=["state", "updated_at"])
            enqueue(batch, Task.READ)
        return bool(changed)
