"""What an area is in time: its periods, its changes, what came before and after (pure).

Places are named by their ``key``: the last code, and where a later area has the same
last code, with the year the code ended: ``511400-1997``.
"""

from dataclasses import dataclass
from enum import StrEnum

from indicators.areas.history import AreaLevel

COUNTRY = "000000"
"""The key of the country, which has no code in GB/T 2260."""


class Kind(StrEnum):
    """What happened to an area; only the last five touch its territory."""

    RENAMED = "renamed"
    RECODED = "recoded"
    MOVED = "moved"
    """A county came under another prefecture or province."""
    DISTRICTS = "districts"
    """Inside a city, land became urban district or stopped being it."""
    FORMED = "formed"
    """A new area was made of the land of others."""
    REGRADED = "regraded"
    """All of it went on at another level: 儋州市, a county until 2014, a prefecture since."""
    REDRAWN = "redrawn"
    """It went on with land gained or lost."""
    MERGED = "merged"
    """It ended in one other area; or it went on and took such an area in."""
    SPLIT = "split"
    """It ended in several other areas."""


class TerritoryCoverage(StrEnum):
    """Whom a figure of an area covers; the values are codes of the catalogue."""

    WHOLE = "city"
    DISTRICTS = "districts"
    COUNTIES = "counties"


@dataclass(frozen=True, slots=True)
class Period:
    """Years in which code, name and the area above stayed the same."""

    code: str
    name: str
    parent: str | None
    direct: bool
    """A county directly under a province (省直辖), not one of a municipality."""
    from_year: int
    until_year: int | None

    def covers(self, year: int) -> bool:
        return self.from_year <= year and (
            self.until_year is None or year < self.until_year
        )


@dataclass(frozen=True, slots=True)
class LandShare:
    """Land that came from, or went to, one other area."""

    place: str
    """The key of the other area."""
    name: str
    """Its name then."""
    whole: tuple[str, ...] = ()
    """The counties that moved whole, by their names before."""
    parts: tuple[str, ...] = ()
    """The counties of which a part moved."""
    sole: bool = False
    """All of the giver went to this taker alone, and the giver ended."""


@dataclass(frozen=True, slots=True)
class TerritoryChange:
    year: int
    kind: Kind
    before: str = ""
    """The name, code or key of the parent before; the name where land changed."""
    after: str = ""
    gained: tuple[LandShare, ...] = ()
    lost: tuple[LandShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A year from which figures of a coverage are of another territory."""

    year: int
    coverage: TerritoryCoverage
    gained: tuple[LandShare, ...]
    lost: tuple[LandShare, ...]

    @property
    def whole(self) -> bool:
        """Whether a whole county came or went, not only a part of one."""
        return any(share.whole for share in (*self.gained, *self.lost))


@dataclass(frozen=True, slots=True)
class Place:
    """One area with one line through the years, whatever its name or code."""

    key: str
    level: AreaLevel
    periods: tuple[Period, ...]
    changes: tuple[TerritoryChange, ...] = ()
    breaks: tuple[Break, ...] = ()

    @property
    def code(self) -> str:
        return self.periods[-1].code

    @property
    def name(self) -> str:
        return self.periods[-1].name

    @property
    def parent(self) -> str | None:
        return self.periods[-1].parent

    @property
    def direct(self) -> bool:
        return self.periods[-1].direct

    @property
    def from_year(self) -> int | None:
        """The first year it was in use; ``None`` where the file does not say of what it
        was made, so that it may be older."""
        return self.periods[0].from_year if self.predecessors else None

    @property
    def until_year(self) -> int | None:
        """The first year it was no longer in use; ``None`` if it is in use."""
        return self.periods[-1].until_year

    @property
    def successors(self) -> tuple[LandShare, ...]:
        """Where the land of an ended area went, the largest share first."""
        ends = (c for c in self.changes if c.year == self.until_year and c.kind in ENDS)
        return next((change.lost for change in ends), ())

    @property
    def predecessors(self) -> tuple[LandShare, ...]:
        """Of whose land a new area was made, the largest share first."""
        first = self.periods[0].from_year
        begins = (c for c in self.changes if c.year == first and c.kind in BEGINS)
        return next((change.gained for change in begins), ())

    def in_year(self, year: int) -> Period | None:
        return next((period for period in self.periods if period.covers(year)), None)

    def name_in(self, year: int) -> str | None:
        period = self.in_year(year)
        return period.name if period else None


ENDS = frozenset((Kind.MERGED, Kind.SPLIT, Kind.REGRADED))
BEGINS = frozenset((Kind.FORMED, Kind.REGRADED))
TERRITORY = frozenset(
    (Kind.FORMED, Kind.REGRADED, Kind.REDRAWN, Kind.MERGED, Kind.SPLIT)
)
