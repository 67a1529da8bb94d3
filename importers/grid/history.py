"""The history of a figure in sentences: who, when, old → new, why, in which release."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from importers.values.wording import name_of, number
from indicators.figure_history import revisions_of, steps
from indicators.models import Action, Release, Revision, Series
from indicators.wording import column_text

# The value, its qualifier and its interval are told by the printed form.
TOLD_APART = {
    "status": _("观测状态"),
    "cutoff": _("截止日期"),
    "start_year": _("起始年份"),
    "unit_printed": _("原文单位"),
    "note": _("说明"),
    "note_en": _("英文说明"),
}
FIGURE = ("value", "low", "high", "qualifier", "printed")


@dataclass(frozen=True)
class PublicationEvent:
    """One publication that touched the figure, and what it did to it."""

    release: Release
    by: str
    action: str
    sentences: list[str]


def history_of(
    series: Series, year: int, boundary_year: int | None = None
) -> list[PublicationEvent]:
    """The events of a figure, the latest first."""
    found = revisions_of(series, year, boundary_year)
    revisions = list(found.select_related("release__by"))
    return [
        PublicationEvent(
            release=new.release,
            by=name_of(new.release.by),
            action=new.action,
            sentences=list(sentences(old, new, series)),
        )
        for old, new in steps(revisions)
    ]


def sentences(old: Revision | None, new: Revision, series: Series) -> Iterator[str]:
    if new.action == Action.WITHDRAWN:
        yield gettext("撤回了 %(figure)s。") % {"figure": shown(new, series)}
        return
    if old is None or new.action == Action.CREATED:
        yield gettext("填入 %(figure)s。") % {"figure": shown(new, series)}
        old = None
    elif any(getattr(old, name) != getattr(new, name) for name in FIGURE):
        yield gettext("把 %(old)s 改为 %(new)s。") % {
            "old": shown(old, series),
            "new": shown(new, series),
        }
    changed = list(_changed_fields(old, new))
    yield from changed
    if old is not None and not changed and _same(old, new):
        yield gettext("数没有变，改了出处。")


def _same(old: Revision, new: Revision) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in FIGURE)


def _changed_fields(old: Revision | None, new: Revision) -> Iterator[str]:
    for name, label in TOLD_APART.items():
        before, after = _told(old, name), _told(new, name)
        if before == after or (old is None and name == "unit_printed"):
            continue
        if old is None or not before:
            yield gettext("%(field)s：%(new)s。") % {"field": label, "new": after}
        else:
            yield gettext("%(field)s从“%(old)s”改为“%(new)s”。") % {
                "field": label,
                "old": before,
                "new": after or gettext("空"),
            }


def _told(revision: Revision | None, name: str) -> str:
    """A field as people read it; a new figure is measured against a plain one."""
    if revision is None:
        return (
            str(Revision(status="A").get_status_display()) if name == "status" else ""
        )
    return column_text(revision, name)


def shown(figure: Revision, series: Series) -> str:
    """“7500余” (7500 人)"""
    if figure.value is None:
        return gettext("“%(printed)s”（不取值）") % {"printed": figure.printed}
    return gettext("“%(printed)s”（%(value)s %(unit)s）") % {
        "printed": figure.printed,
        "value": number(figure.value),
        "unit": series.unit.label,
    }
