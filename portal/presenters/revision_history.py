"""What happened to a figure, publication by publication (pure).

The public learns that staff changed a figure, never who of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from indicators.figure_history import steps
from indicators.models import Action, FigureColumns, Origin, Release, Revision
from indicators.number_labels import format_number
from indicators.wording import column_text

# The columns a reader learns of, each with its name.
TOLD = {
    f.name: f.verbose_name
    for f in FigureColumns._meta.local_fields
    if f.name in ("printed", "unit_printed", "start_year", "cutoff", "status")
}


@dataclass(frozen=True)
class ColumnChange:
    """One column before and after, as text; empty where there was nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class RevisionEvent:
    """One revision: in which release, by whom, what it did and why. ``again``: whether it
    published what had been withdrawn."""

    release: Release
    when: datetime
    who: str
    action: str
    again: bool
    printed: str
    reason: str
    changes: tuple[ColumnChange, ...]
    notes_changed: bool


def events(revisions: Sequence[Revision]) -> list[RevisionEvent]:
    """The revisions of one figure (ascending) as events, the latest first."""
    return [_event(old, new) for old, new in steps(revisions)]


def _event(old: Revision | None, new: Revision) -> RevisionEvent:
    changed = new.action == Action.CHANGED and old is not None
    return RevisionEvent(
        release=new.release,
        when=new.release.published_at,
        who=actor(new.release),
        action=new.action,
        again=new.action == Action.CREATED and old is not None,
        printed=new.printed,
        reason="" if new.release.origin == Origin.FIXTURES else new.release.reason,
        changes=_changes(old, new) if changed and old else (),
        notes_changed=bool(changed and old and old.note != new.note),
    )


def actor(release: Release) -> str:
    if release.origin == Origin.FIXTURES:
        return _("项目数据文件")
    return _("工作人员")


def _changes(old: Revision, new: Revision) -> tuple[ColumnChange, ...]:
    changes = [
        ColumnChange(str(name), column_text(old, column), column_text(new, column))
        for column, name in TOLD.items()
        if getattr(old, column) != getattr(new, column)
    ]
    if old.value != new.value and old.printed == new.printed:
        changes.insert(0, ColumnChange(_("数值"), _number(old), _number(new)))
    return tuple(changes)


def _number(revision: Revision) -> str:
    return "" if revision.value is None else format_number(revision.value)
