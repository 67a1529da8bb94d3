"""What happened to the territory that the figures of a series are of.

The changes are those of the area history, which is read once in a process; no query.
"""

from dataclasses import dataclass

from indicators.areas.breaks import breaks_in, redrawn
from indicators.areas.known import atlas
from indicators.areas.places import Break, Place
from indicators.codes import WHOLE_CITY
from indicators.models import Area, Series
from indicators.stored_areas import key_of


@dataclass(frozen=True)
class Redrawing:
    """A year from which a series is of other land; ``breaks`` where its figures are not
    comparable across it."""

    place: Place
    change: Break
    breaks: bool

    @property
    def year(self) -> int:
        return self.change.year


def redrawings(series: Series) -> tuple[Redrawing, ...]:
    """By year; none for an area that the history does not have."""
    place = place_of(series.area)
    if place is None:
        return ()
    measure = series.indicator.measure
    return tuple(
        Redrawing(place, change, breaks_in(place, measure, change))
        for change in redrawn(place, territory_of(series))
    )


def place_of(area: Area) -> Place | None:
    return atlas().places.get(key_of(area.code))


def territory_of(series: Series) -> str:
    """The coverage whose land it is of: an indicator may count the urban districts only,
    whatever its figures cover of them."""
    coverage = series.coverage.code
    return series.indicator.territory if coverage == WHOLE_CITY else coverage


def broken_between(series: Series, before: int, after: int) -> bool:
    """Whether figures of the two years are of other land."""
    return any(r.breaks and before < r.year <= after for r in redrawings(series))
