"""What an area was and is: the areas below it in a year, its names, what changed (pure).

Give it the areas read by ``stored_areas``.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from indicators.areas.atlas import Holding
from indicators.areas.places import Kind, Place, TerritoryChange
from indicators.models import Area, AreaPeriod
from indicators.stored_areas import StoredAreas, code_of

# Older changes are behind a fold where there are more of them.
SHOWN, RECENT = 12, 2000


@dataclass(frozen=True)
class Member:
    """An area below another in a year, called as it was then with today's name beside."""

    area: Area
    label: str
    reported: bool

    @property
    def changed(self) -> bool:
        """Whether it is no more what it was, so that a page tells what became of it."""
        return self.area.until_year is not None or self.label != self.area.label


@dataclass(frozen=True)
class YearChanges:
    year: int
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """The ``latest`` are shown, the ``earlier`` ones behind a fold."""

    latest: tuple[YearChanges, ...]
    earlier: tuple[YearChanges, ...]

    @classmethod
    def of(cls, changes: list[YearChanges]) -> "Changes":
        if sum(len(c.sentences) for c in changes) <= SHOWN:
            return cls(tuple(changes), ())
        recent = tuple(c for c in changes if c.year >= RECENT)
        return cls(recent, tuple(c for c in changes if c.year < RECENT))


@dataclass(frozen=True)
class NameRow:
    """A name, a code and the area above in the years ``first`` to ``last``; an open end
    is not known, or goes on."""

    name: str
    code: str
    above: str
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Holder:
    sentence: str
    code: str
    through: str


def members(
    known: StoredAreas, periods: Iterable[AreaPeriod], year: int, reported: set[int]
) -> list[Member]:
    return [
        Member(
            period.area,
            known.sentences.then_and_now(known.place(period.area), year),
            period.area_id in reported,
        )
        for period in periods
    ]


def changes_of(
    known: StoredAreas, areas: Iterable[Area], besides: Collection[Kind] = ()
) -> list[YearChanges]:
    """The latest first; what two areas tell in the same words comes once. Kinds that are
    ``besides`` the point are left out."""
    by_year: dict[int, dict[str, None]] = {}
    for area in areas:
        place = known.place(area)
        for change in place.changes:
            if change.kind not in besides and _names_differ(known, place, change):
                text = known.sentences.change(place, change)
                by_year.setdefault(change.year, {})[text] = None
    return [YearChanges(y, tuple(by_year[y])) for y in sorted(by_year, reverse=True)]


def _names_differ(known: StoredAreas, place: Place, change: TerritoryChange) -> bool:
    """Whether a new name is one in the reader's language too: 巢湖地区 and 巢湖市 are Chaohu."""
    if change.kind is not Kind.RENAMED:
        return True
    before, after = (known.named(place.key, n) for n in (change.before, change.after))
    return before != after


def name_rows(known: StoredAreas, place: Place) -> Iterator[NameRow]:
    """The latest first."""
    for period in reversed(place.periods):
        oldest = period is place.periods[0]
        yield NameRow(
            name=known.named(place.key, period.name),
            code=period.code,
            above=_above(known, period.parent, period.from_year),
            first=place.from_year if oldest else period.from_year,
            last=period.until_year - 1 if period.until_year else None,
        )


def _above(known: StoredAreas, key: str | None, year: int) -> str:
    place = known.atlas.places.get(key or "")
    return known.sentences.name(place, year) if place else ""


def holders(known: StoredAreas, place: Place) -> list[Holder]:
    """Who holds land of an ended area, in which years and through whom."""
    return [_holder(known, place, h) for h in known.atlas.became(place.key)]


def _holder(known: StoredAreas, place: Place, holding: Holding) -> Holder:
    giver = holding.through
    return Holder(
        sentence=known.sentences.holding(holding),
        code=code_of(holding.place.key),
        through="" if giver is place else known.named(giver.key, giver.name),
    )
