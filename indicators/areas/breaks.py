"""Which changes of an area break which of its series (pure).

A standard is set for all who live in the area, so it goes on. Everything counted or
measured in the area (stocks, flows, totals, averages, rates) is of other people and
other land once the area is: a rate too, since both its numerator and its denominator are.

A prefecture or province breaks only when a whole county came or went: a township more
or less is a note, not a break. A county, and the districts or counties of a city as a
coverage, are small: for them a part of a county is a break too.
"""

from indicators.areas.history import AreaLevel
from indicators.areas.places import Break, Place, TerritoryCoverage

UNBROKEN = frozenset(("standard",))
"""The measures that no change of the area breaks."""
_COVERAGES = {each.value: each for each in TerritoryCoverage} | {
    "city_average": TerritoryCoverage.WHOLE
}


def breaks(
    place: Place, measure: str, coverage: str = TerritoryCoverage.WHOLE
) -> tuple[Break, ...]:
    """The years from which figures are of another territory, with what came and went.

    ``measure`` and ``coverage`` are codes of the catalogue; a coverage that is no part of
    the territory, such as one institution, does not break.
    """
    return tuple(e for e in redrawn(place, coverage) if breaks_in(place, measure, e))


def redrawn(place: Place, coverage: str = TerritoryCoverage.WHOLE) -> tuple[Break, ...]:
    """The years in which land of a coverage came or went, whether figures break or not."""
    covered = _COVERAGES.get(coverage)
    return tuple(each for each in place.breaks if each.coverage is covered)


def breaks_in(place: Place, measure: str, each: Break) -> bool:
    """Whether one of its changes breaks figures of a measure."""
    return measure not in UNBROKEN and (each.whole or _small(place, each.coverage))


def _small(place: Place, coverage: TerritoryCoverage) -> bool:
    return place.level is AreaLevel.COUNTY or coverage is not TerritoryCoverage.WHOLE
