"""A sitting at the yearly grid as a batch: what it published can be traced and undone whole.

The grid publishes at once, so its figures pass through no in-tray; its batch is kept with
them, in the same transaction.
"""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext

from importers.batches.replaced_sources import keep_sources
from importers.grid.forms import RowForm
from importers.grid.rows import YearGrid
from importers.models import (
    Batch,
    BatchKind,
    BatchState,
    Candidate,
    CandidateVerdict,
    Decision,
)
from indicators.models import Action, Release, Revision
from reports.entries import FIGURE_FIELDS
from reports.models import Citation, Report

ACTIONS = {
    Action.CREATED: CandidateVerdict.NEW,
    Action.CHANGED: CandidateVerdict.CHANGED,
    Action.WITHDRAWN: CandidateVerdict.WITHDRAWN,
}


def last_source(grid: YearGrid, user: Any) -> dict[str, str]:
    """Report and section of this person's last sitting at the same grid; another year is
    mostly of another report."""
    sittings = Batch.objects.filter(
        owner=user, kind=BatchKind.GRID, city=grid.city, report__isnull=False
    )
    candidates = Candidate.objects.filter(batch=OuterRef("pk"), year=grid.year)
    last = sittings.filter(Exists(candidates)).select_related("report").first()
    if last is None or last.report is None:
        return {}
    return {"report": last.report.code, "section": last.section}


def begin(
    grid: YearGrid,
    rows: list[RowForm],
    *,
    by: Any,
    reason: str,
    report: Report | None = None,
    section: str = "",
) -> Batch:
    """The batch of a sitting, with the places cited so far for what it is about to change."""
    now = timezone.now()
    title = gettext("%(city)s %(year)d 年录入") % {
        "city": grid.city.short,
        "year": grid.year,
    }
    batch = Batch.objects.create(
        owner=by,
        kind=BatchKind.GRID,
        title=title,
        city=grid.city,
        report=report,
        section=section,
        state=BatchState.CONFIRMED,
        confirmed_by=by,
        reason=reason,
        expires_at=now,
    )
    standing = [row.row.current.pk for row in rows if row.row.current is not None]
    cited = Citation.objects.filter(observation__in=standing)
    keep_sources(batch, list(cited.select_related("observation", "report")))
    return batch


def end(batch: Batch, rows: list[RowForm], releases: list[Release]) -> Batch | None:
    """Keep what was written as published candidates; a batch that wrote nothing goes."""
    if not releases:
        batch.delete()
        return None
    forms = {row.row.series.pk: row for row in rows}
    revisions = Revision.objects.filter(release__in=releases).order_by("pk")
    Candidate.objects.bulk_create(
        [
            _candidate(batch, number, forms[revision.series_id], revision)
            for number, revision in enumerate(revisions, start=1)
            if revision.series_id in forms
        ],
        batch_size=500,
    )
    batch.state, batch.published_in = BatchState.PUBLISHED, releases[0]
    batch.save(update_fields=["state", "published_in", "updated_at"])
    return batch


def _candidate(
    batch: Batch, number: int, form: RowForm, revision: Revision
) -> Candidate:
    series, cleaned = form.row.series, form.cleaned_data
    candidate = Candidate(
        batch=batch,
        number=number,
        row=number,
        city_typed=series.area.name[:200],
        indicator_typed=series.indicator.name[:200],
        group_typed=series.group.name[:200],
        coverage_typed=series.coverage.name[:200],
        year_typed=str(revision.year),
        value_typed=str(cleaned.get("cell") or "")[:200],
        city=series.area,
        indicator=series.indicator,
        group=series.group,
        coverage=series.coverage,
        series=series,
        own_unit=series.unit,
        seen_version=form.seen_version,
        verdict=ACTIONS[Action(revision.action)],
        asked=" ".join(form.asked)[:300],
        ticked=bool(form.asked),
        decision=Decision.PUBLISHED,
    )
    for name in FIGURE_FIELDS:
        setattr(candidate, name, getattr(revision, name))
    if not form.withdraws:
        candidate.report = form.place_report
        candidate.section = form.place_section
        candidate.paragraph = cleaned.get("paragraph")
    return candidate
