"""The only way an observation changes.

A publication checks the version each editor saw, then writes values, revisions,
citations and one numbered release in a single transaction. It stands in this room and
not among the figures because nothing is published without its evidence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import OperationalError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.bulk import insert
from indicators.models import (
    Action,
    Figure,
    Ledger,
    Observation,
    Release,
    Revision,
    Series,
    Status,
)
from indicators.quantities import (
    Interval,
    Qualifier,
    checked,
    interval_of,
    read_numeral,
    rounded_up,
)
from reports.models import Citation, Report, Stance

FIGURE_FIELDS = tuple(f.name for f in Figure._meta.local_fields)
BATCH_SIZE = 500
# How many figures are held in memory at once.
PIECE = 2_000
# How long a publication waits for the one before it; an import of 50,000 takes about as long.
PATIENCE = "25s"
T = TypeVar("T")
Key = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Source:
    """A place in a report that a figure was taken from (or is repeated or contradicted in)."""

    report: Report
    printed: str
    section: str = ""
    paragraph: int | None = None
    stance: str = Stance.SOURCE
    value: Decimal | None = None
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One figure to be published: its columns, its sources, and the version its editor
    saw (0 where there was none)."""

    series: Series
    year: int
    value: Decimal | None
    qualifier: str = Qualifier.EXACT
    interval: Interval = field(default=Interval(None, None))
    precision: Decimal | None = None
    printed: str
    unit_printed: str = ""
    start_year: int | None = None
    cutoff: date | None = None
    status: str = Status.NORMAL
    note: str = ""
    note_en: str = ""
    sources: Sequence[Source] = ()
    seen_version: int = 0

    @property
    def key(self) -> Key:
        return (self.series.pk, self.year)

    @property
    def figure(self) -> dict[str, Any]:
        """The columns of the figure as the tables hold them."""
        columns: dict[str, Any] = {
            name: getattr(self, name)
            for name in FIGURE_FIELDS
            if name not in ("low", "high")
        }
        return columns | {"low": self.interval.low, "high": self.interval.high}


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


def entry(
    *, series: Series, year: int, value: Decimal | None, printed: str, **more: Any
) -> Entry:
    """An entry whose interval and precision follow from the printed form.

    ``value`` is in the unit of the series. Raises ``OutOfRange`` for a value that not
    every database keeps exactly.
    """
    if value is None:
        return Entry(series=series, year=year, value=None, printed=printed, **more)
    numeral = read_numeral(printed)
    qualifier = more.get("qualifier", Qualifier.EXACT)
    factor = value / numeral.value if numeral.value else Decimal(1)
    interval = interval_of(
        checked(value), qualifier, numeral.significant * factor
    ).outward()
    precision = None
    if numeral.precision is not None:
        precision = rounded_up(numeral.precision * factor)
    return Entry(
        series=series,
        year=year,
        value=value,
        interval=interval,
        precision=precision,
        printed=printed,
        **more,
    )


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
            publication.take_back({(o.series_id, o.year): o for o in figures})
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

    def write(self, wanted: dict[Key, Entry]) -> None:
        standing = _standing(wanted)
        self.conflicts += _stale(wanted, standing)
        if self.conflicts:
            return
        cited = _cited(standing)
        changed = [
            e
            for e in wanted.values()
            if _differs(e, standing.get(e.key)) or _moves(e, cited.get(e.key, []))
        ]
        if any(e.sources == () for e in changed):
            raise Unsourced(_("每个新的或修改过的数字都要注明出处。"))
        fresh = _fresh_citations(wanted, cited)
        if not changed and not any(fresh.values()):
            return
        _write_figures(changed, standing, self.release)
        _write_citations(wanted, standing, changed, fresh)

    def take_back(self, seen: dict[Key, Observation]) -> None:
        standing = _standing(seen)
        self.conflicts += [
            (_as_entry(old), standing.get(key))
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


def _standing(wanted: Iterable[Key]) -> dict[Key, Observation]:
    """What is published now under the wanted keys, locked until the transaction ends."""
    keys = set(wanted)
    found: dict[Key, Observation] = {}
    series = sorted({s for s, _year in keys})
    for start in range(0, len(series), BATCH_SIZE):
        for o in Observation.objects.select_for_update().filter(
            series_id__in=series[start : start + BATCH_SIZE]
        ):
            if (o.series_id, o.year) in keys:
                found[(o.series_id, o.year)] = o
    return found


def _stale(
    wanted: dict[Key, Entry], standing: dict[Key, Observation]
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
    changed: list[Entry], standing: dict[Key, Observation], release: Release
) -> None:
    """Write the changed figures and their revisions; ``standing`` gains the new ones."""
    # A withdrawn figure that comes back goes on counting where its revisions ended.
    ended = _last_versions([e.key for e in changed if e.key not in standing])
    created, updated, revisions = [], [], []
    for e in changed:
        current = standing.get(e.key)
        if current is None:
            current = Observation(
                series=e.series,
                version=ended.get(e.key, 0) + 1,
                release=release,
                **e.figure,
            )
            created.append(current)
            action = Action.CREATED
        else:
            for name, value in e.figure.items():
                setattr(current, name, value)
            current.version += 1
            current.release = release
            updated.append(current)
            action = Action.CHANGED
        revisions.append(_revision(current, action, release, version=current.version))
    for o in insert(created):
        standing[(o.series_id, o.year)] = o
    Observation.objects.bulk_update(
        updated, [*FIGURE_FIELDS, "version", "release"], batch_size=BATCH_SIZE
    )
    insert(revisions)


def _last_versions(keys: list[Key]) -> dict[Key, int]:
    rows = (
        Revision.objects.filter(series_id__in={s for s, _year in keys})
        .values("series_id", "year")
        .annotate(last=models.Max("version"))
        .order_by()
    )
    return {(r["series_id"], r["year"]): r["last"] for r in rows}


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


def _place(c: Citation | Source) -> tuple[int, str, int | None]:
    report = c.report_id if isinstance(c, Citation) else c.report.pk
    return (report, c.section, c.paragraph)


def _cited(standing: dict[Key, Observation]) -> dict[Key, list[Citation]]:
    cited: dict[Key, list[Citation]] = {}
    keys = {o.pk: key for key, o in standing.items()}
    for citation in Citation.objects.filter(observation__in=list(keys)):
        cited.setdefault(keys[citation.observation_id], []).append(citation)
    return cited


def _moves(e: Entry, cited: list[Citation]) -> bool:
    """Whether the entry takes a published figure from another place than is cited now;
    its history must tell, and a figure has one source only."""
    now = {_place(c) for c in cited if c.stance == Stance.SOURCE}
    named = {_place(s) for s in e.sources if s.stance == Stance.SOURCE}
    return bool(now and named) and now != named


def _fresh_citations(
    wanted: dict[Key, Entry], cited: dict[Key, list[Citation]]
) -> dict[Key, list[Source]]:
    """The sources of each entry that are not yet cited."""
    fresh: dict[Key, list[Source]] = {}
    for key, e in wanted.items():
        known = {_place(c) for c in cited.get(key, [])}
        fresh[key] = [s for s in e.sources if _place(s) not in known]
    return fresh


def _write_citations(
    wanted: dict[Key, Entry],
    standing: dict[Key, Observation],
    changed: list[Entry],
    fresh: dict[Key, list[Source]],
) -> None:
    """A changed figure's evidence is what its entry names; else new places are added."""
    renewed = {e.key for e in changed}
    Citation.objects.filter(observation__in=[standing[key] for key in renewed]).delete()
    citations = []
    for key, e in wanted.items():
        for source in e.sources if key in renewed else fresh[key]:
            citations.append(
                Citation(
                    observation=standing[key],
                    report=source.report,
                    section=source.section,
                    paragraph=source.paragraph,
                    stance=source.stance,
                    printed=source.printed,
                    value=e.value if source.stance == Stance.SOURCE else source.value,
                    note=source.note,
                    note_en=source.note_en,
                )
            )
    insert(citations)


def _as_entry(o: Observation) -> Entry:
    return Entry(
        series=o.series,
        interval=o.interval,
        seen_version=o.version,
        **{n: getattr(o, n) for n in FIGURE_FIELDS if n not in ("low", "high")},
    )
