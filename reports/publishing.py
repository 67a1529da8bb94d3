"""The only way an observation changes.

A publication checks the version each editor saw, then writes values, revisions,
citations and one numbered release in a single transaction. It stands in this room and
not among the figures because nothing is published without its evidence.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import OperationalError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.bulk import insert, insert_rows
from indicators.keys import Identity
from indicators.models import (
    Action,
    Ledger,
    Observation,
    Release,
    Revision,
)
from reports.citing import (
    cited_for,
    fresh_sources,
    moves,
    no_longer_cited,
    write_citations,
)
from reports.entries import FIGURE_FIELDS, Entry, entry_like
from reports.models import Citation, Stance

BATCH_SIZE = 500
# The columns of a figure and of its revision.
WRITTEN = ("series_id", "version", "release_id", *FIGURE_FIELDS)
# How many figures are held in memory at once.
PIECE = 2_000
# How long a publication waits for the one before it; an import of 50,000 takes about as long.
PATIENCE = "25s"
T = TypeVar("T")


class Conflict(Exception):
    """Figures changed since the editor looked; ``entries`` pairs each entry with the
    observation that stands now (``None`` where it was withdrawn)."""

    def __init__(self, entries: list[tuple[Entry, Observation | None]]) -> None:
        super().__init__(_("有数字在您查看之后被别人修改。"))
        self.entries = entries


class Busy(Exception):
    """Somebody has been publishing a great many figures for too long to wait."""

    def __init__(self) -> None:
        super().__init__(_("正有一大批数字在发布，请稍后再试。什么都没有丢失。"))


class Unsourced(ValueError):
    """A new or changed figure came without a source."""


def publish(
    entries: Iterable[Entry],
    *,
    by: User | None,
    origin: str,
    reason: str,
    batch: int | None = None,
    withdrawn: Iterable[Observation] = (),
    uncited: Iterable[Citation] = (),
) -> Release | None:
    """Publish ``entries`` and take back ``withdrawn`` as one release, all or nothing.

    ``uncited`` are further places that are no longer named; ``batch`` is the number of the
    staff door's batch that this publishes or undoes. Entries may come from a generator:
    they are written piece by piece.
    Returns the release, or ``None`` where nothing differs from what is published.
    Raises ``Conflict`` when a figure's version is not the one its entry saw,
    ``Unsourced`` when a new or changed figure names no source, and ``Busy`` while another
    publication lasts too long.
    """
    with transaction.atomic():
        publication = _Publication(
            _locked_ledger(),
            {"by": by, "origin": origin, "reason": reason, "batch": batch},
        )
        for piece in _pieces(entries):
            publication.write({e.key: e for e in piece})
        for figures in _pieces(withdrawn):
            publication.take_back({o.identity: o for o in figures})
        publication.no_longer_name([x.pk for x in uncited if x.stance != Stance.SOURCE])
        if publication.conflicts:
            raise Conflict(publication.conflicts)
        return publication.begun


def withdraw(
    observations: Iterable[Observation],
    *,
    by: User | None,
    origin: str,
    reason: str,
    batch: int | None = None,
) -> Release | None:
    """Take figures back as one release; their revisions stay.

    Raises ``Conflict`` when one has changed since it was read.
    """
    return publish(
        (), by=by, origin=origin, reason=reason, batch=batch, withdrawn=observations
    )


def _pieces(things: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(things)
    while piece := list(islice(waiting, PIECE)):
        yield piece


class _Publication:
    """One release in the making. It gets its number with the first figure that differs;
    once a conflict is found, the rest is only looked through for further ones."""

    def __init__(self, ledger: Ledger, told: dict[str, Any]) -> None:
        self.ledger = ledger
        self.told = told
        self.begun: Release | None = None
        self.conflicts: list[tuple[Entry, Observation | None]] = []

    @property
    def release(self) -> Release:
        if self.begun is None:
            self.begun = _next_release(self.ledger, self.told)
        return self.begun

    def write(self, wanted: dict[Identity, Entry]) -> None:
        standing = _standing(wanted)
        self.conflicts += _stale(wanted, standing)
        if self.conflicts:
            return
        cited = cited_for(standing)
        changed = [
            e
            for e in wanted.values()
            if _differs(e, standing.get(e.key)) or moves(e, cited.get(e.key, []))
        ]
        if any(e.sources == () for e in changed):
            raise Unsourced(_("每个新的或修改过的数字都要注明出处。"))
        fresh = fresh_sources(wanted, cited)
        if not changed and not any(fresh.values()):
            return
        written = _write_figures(changed, standing, self.release)
        renewed = {e.key for e in changed}
        no_longer_cited(standing[key].pk for key in renewed if key in standing)
        write_citations(wanted, written, renewed, fresh)

    def take_back(self, seen: dict[Identity, Observation]) -> None:
        standing = _standing(seen)
        self.conflicts += [
            (
                entry_like(old, series=old.series, seen_version=old.version),
                standing.get(key),
            )
            for key, old in seen.items()
            if key not in standing or standing[key].version != old.version
        ]
        if self.conflicts:
            return
        insert(
            [
                _revision(o, Action.WITHDRAWN, self.release, version=o.version + 1)
                for o in standing.values()
            ]
        )
        Observation.objects.filter(pk__in=[o.pk for o in standing.values()]).delete()

    def no_longer_name(self, citations: list[int]) -> None:
        if self.conflicts or not citations:
            return
        if Citation.objects.filter(pk__in=citations).delete()[0]:
            self.begun = self.release


def _locked_ledger() -> Ledger:
    Ledger.objects.get_or_create(pk=1)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
    try:
        return Ledger.objects.select_for_update().get(pk=1)
    except OperationalError as error:
        raise Busy from error


def _next_release(ledger: Ledger, told: dict[str, Any]) -> Release:
    ledger.latest += 1
    ledger.save(update_fields=["latest"])
    return Release.objects.create(
        number=ledger.latest, published_at=timezone.now(), **told
    )


def _standing(wanted: Iterable[Identity]) -> dict[Identity, Observation]:
    """What is published now under the wanted keys, locked until the transaction ends."""
    keys = set(wanted)
    found: dict[Identity, Observation] = {}
    series = sorted({s for s, _year, _boundary in keys})
    for start in range(0, len(series), BATCH_SIZE):
        for o in Observation.objects.select_for_update().filter(
            series_id__in=series[start : start + BATCH_SIZE]
        ):
            if o.identity in keys:
                found[o.identity] = o
    return found


def _stale(
    wanted: dict[Identity, Entry], standing: dict[Identity, Observation]
) -> list[tuple[Entry, Observation | None]]:
    """The entries whose figure is not the one their editor saw, with what stands now."""
    stale = []
    for key, e in wanted.items():
        current = standing.get(key)
        if (current.version if current else 0) != e.seen_version:
            stale.append((e, current))
    return stale


def _differs(e: Entry, current: Observation | None) -> bool:
    if current is None:
        return True
    return any(getattr(current, name) != value for name, value in e.figure.items())


def _write_figures(
    changed: list[Entry], standing: dict[Identity, Observation], release: Release
) -> dict[Identity, int]:
    """Write the changed figures and their revisions; the keys of all that are published."""
    # A withdrawn figure that comes back goes on counting where its revisions ended.
    new = [e for e in changed if e.key not in standing]
    ended = _last_versions([e.key for e in new])
    created, updated, revisions = [], [], []
    for e in changed:
        key, columns = e.key, e.values
        current = standing.get(key)
        if current is None:
            version, action = ended.get(key, 0) + 1, Action.CREATED
            created.append((key[0], version, release.pk, *columns))
        else:
            for name, value in zip(FIGURE_FIELDS, columns, strict=True):
                setattr(current, name, value)
            current.version += 1
            current.release = release
            updated.append(current)
            version, action = current.version, Action.CHANGED
        revisions.append((key[0], version, release.pk, *columns, action.value))
    written = {key: o.pk for key, o in standing.items()}
    keys = insert_rows(Observation, WRITTEN, created)
    written.update(zip((e.key for e in new), keys, strict=True))
    Observation.objects.bulk_update(
        updated, [*FIGURE_FIELDS, "version", "release"], batch_size=BATCH_SIZE
    )
    insert_rows(Revision, (*WRITTEN, "action"), revisions)
    return written


def _last_versions(keys: list[Identity]) -> dict[Identity, int]:
    rows = (
        Revision.objects.filter(series_id__in={s for s, _year, _boundary in keys})
        .values("series_id", "year", "boundary_year")
        .annotate(last=models.Max("version"))
        .order_by()
    )
    return {(r["series_id"], r["year"], r["boundary_year"]): r["last"] for r in rows}


def _revision(
    o: Observation, action: str, release: Release, *, version: int
) -> Revision:
    return Revision(
        series_id=o.series_id,
        version=version,
        action=action,
        release=release,
        **{name: getattr(o, name) for name in FIGURE_FIELDS},
    )
