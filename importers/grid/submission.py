"""One sitting at the yearly grid: the page that was sent back, checked and published."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.functional import cached_property

from importers.grid import batch_record as sittings
from importers.grid.forms import RowForm, SittingForm
from importers.grid.rows import YearGrid
from importers.models import Batch
from indicators.keys import Identity
from indicators.models import Observation, Origin, Release, Revision
from reports.entries import Entry, Source, source_like
from reports.models import Stance
from reports.publishing import Conflict, publish, withdraw


@dataclass
class Outcome:
    """What a publication did: its releases, the series it wrote, how many it withdrew."""

    releases: list[Release] = field(default_factory=list)
    written: list[int] = field(default_factory=list)
    withdrawn: int = 0
    batch: Batch | None = None


class Sitting:
    """The grid with what its editor typed. Rows that nobody touched show what is published."""

    def __init__(
        self, grid: YearGrid, data: Any = None, source: dict[str, str] | None = None
    ) -> None:
        """``source`` are the report and the section to begin with."""
        self.grid = grid
        self.form = SittingForm(grid, data=data, initial=source or {})
        self.rows = [RowForm(row, grid, data) for row in grid.rows]
        if data is not None:
            self._hand_down_defaults()

    def _hand_down_defaults(self) -> None:
        self.form.is_valid()
        for row in self.rows:
            row.default_report = self.form.cleaned_data.get("report")
            row.default_section = self.form.cleaned_data.get("section", "")

    @cached_property
    def touched(self) -> list[RowForm]:
        return [row for row in self.rows if row.is_bound]

    @cached_property
    def faulty(self) -> list[RowForm]:
        return [row for row in self.touched if not row.is_valid()]

    @cached_property
    def questioned(self) -> list[RowForm]:
        return [row for row in self.touched if row.is_valid() and row.unconfirmed]

    @property
    def ready(self) -> bool:
        return self.form.is_valid() and not self.faulty and not self.questioned

    @property
    def to_write(self) -> list[RowForm]:
        return [
            r for r in self.touched if r.is_valid() and r.reading and not r.withdraws
        ]

    @property
    def to_withdraw(self) -> list[RowForm]:
        return [row for row in self.touched if row.is_valid() and row.withdraws]

    @property
    def conflicting(self) -> list[RowForm]:
        return [row for row in self.rows if row.theirs]

    def show_conflict(self, conflict: Conflict) -> None:
        """Mark the rows whose figures somebody else changed, with who did."""
        keys = {entry.key for entry, _figure in conflict.entries}
        last: dict[Identity, Revision] = {}
        for revision in (
            Revision.objects.filter(series_id__in=[key[0] for key in keys])
            .select_related("release__by")
            .order_by("version")
        ):
            last[revision.identity] = revision
        for row in self.rows:
            key = (row.row.series.pk, row.row.year, None)
            row.theirs = last.get(key) if key in keys else None

    def publish(self, *, by: Any) -> Outcome:
        """Publish what was typed, all or nothing.

        Raises ``Conflict`` where a figure changed after the page was made.
        """
        with transaction.atomic():
            return self._publish(by)

    def _publish(self, by: Any) -> Outcome:
        outcome = Outcome()
        reason = self.form.cleaned_data["reason"]
        rows = [*self.to_write, *self.to_withdraw]
        told = self.form.cleaned_data
        batch = sittings.begin(
            self.grid,
            rows,
            by=by,
            reason=reason,
            report=told.get("report"),
            section=told.get("section", ""),
        )
        through: dict[str, Any] = {"by": by, "origin": Origin.GRID, "batch": batch.pk}
        release = publish(
            [entry_of(row) for row in self.to_write], reason=reason, **through
        )
        if release:
            outcome.releases.append(release)
            outcome.written = [row.row.series.pk for row in self.to_write]
        reasons: dict[str, list[RowForm]] = {}
        for row in self.to_withdraw:
            reasons.setdefault(row.cleaned_data["withdraw_reason"], []).append(row)
        for reason, withdrawn in reasons.items():
            release = withdraw(
                [seen_figure(row) for row in withdrawn], reason=reason, **through
            )
            if release:
                outcome.releases.append(release)
                outcome.withdrawn += len(withdrawn)
        outcome.batch = sittings.end(batch, rows, outcome.releases)
        return outcome


def entry_of(row: RowForm) -> Entry:
    cleaned, reading = row.cleaned_data, row.reading
    assert reading is not None
    return Entry(
        series=row.row.series,
        year=row.row.year,
        value=reading.value,
        qualifier=reading.qualifier,
        interval=reading.interval,
        precision=reading.precision,
        printed=reading.printed,
        unit_printed=reading.unit_printed,
        start_year=cleaned["start_year"],
        cutoff=cleaned["cutoff"],
        status=reading.status,
        note=cleaned["note"],
        note_en=cleaned["note_en"],
        sources=sources_of(row),
        seen_version=row.seen_version,
    )


def sources_of(row: RowForm) -> tuple[Source, ...]:
    """The place the figure is taken from, and the further places that are kept.

    The note on the source stays as long as its report does. A further place goes on saying
    what it said: where the published value changes, it confirms the new one or differs from
    it. One that names no value is kept only with the value it was filed under.
    """
    report, reading = row.place_report, row.reading
    assert report is not None
    assert reading is not None
    kept = (
        row.row.source if row.row.source and row.row.source.report == report else None
    )
    source = Source(
        report=report,
        printed=reading.printed,
        section=row.place_section,
        paragraph=row.cleaned_data["paragraph"],
        note=kept.note if kept else "",
        note_en=kept.note_en if kept else "",
    )
    place = (source.report, source.section, source.paragraph)
    current = row.row.current
    changed = current is None or current.value != reading.value
    further = []
    for c in row.row.further:
        if (c.report, c.section, c.paragraph) == place or (changed and c.value is None):
            continue
        stance = c.stance
        if changed:
            stance = Stance.CONFIRMS if c.value == reading.value else Stance.DIFFERS
        further.append(source_like(c, stance))
    return (source, *further)


def seen_figure(row: RowForm) -> Observation:
    """The figure as its editor saw it, for ``withdraw`` to check."""
    assert row.row.current is not None
    figure = Observation.objects.get(pk=row.row.current.pk)
    figure.version = row.seen_version
    return figure
