"""Counties of a city that together have more than the city: the editor is asked to look.

Of stocks and flows only; what is published counts beside what the batch would put in its
place. Sums are of lower ends and the city's figure is its upper end, so that no qualified or
rounded figure is doubted for nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext

from importers.models import Batch
from importers.models.candidates import WRITING
from importers.values.wording import number
from indicators.areas.atlas import Atlas
from indicators.areas.history import AreaLevel as PlaceLevel
from indicators.areas.known import atlas
from indicators.codes import WHOLE_CITY
from indicators.models import Area, Indicator, Level, Observation
from indicators.models.catalogue import Measure
from indicators.stored_areas import code_of, key_of

PIECE = 500
ADDED_UP = (Measure.STOCK, Measure.FLOW)


class Whole(NamedTuple):
    """The city's figure that counties are parts of."""

    city: str
    indicator: int
    group: int
    year: int
    boundary_year: int | None


class PartFigure(NamedTuple):
    """In base units; ``row`` is the number of a candidate, none for what is published."""

    area: str
    low: Decimal
    high: Decimal | None
    row: int | None


@dataclass(slots=True)
class CountyParts:
    whole: PartFigure | None = None
    counties: dict[str, PartFigure] = field(default_factory=dict)

    def add(self, figure: PartFigure, of: Whole) -> None:
        if figure.area == of.city:
            self.whole = self.whole or figure
        else:
            self.counties.setdefault(figure.area, figure)

    @property
    def sum(self) -> Decimal:
        return sum((part.low for part in self.counties.values()), Decimal())

    @property
    def rows(self) -> list[int]:
        """Where to look: the city's row, else those of its counties."""
        if self.whole and self.whole.row is not None:
            return [self.whole.row]
        return [f.row for f in self.counties.values() if f.row is not None]


COLUMNS = (
    "number", "city__code", "indicator", "group", "year", "boundary_year", "low", "high",
    "own_unit__factor",
)  # fmt: skip
PUBLISHED = (
    "series__area__code", "series__indicator", "series__group", "year", "boundary_year", "low",
    "high", "series__unit__factor",
)  # fmt: skip


def exceeding(batch: Batch, areas: Iterable[int]) -> dict[int, str]:
    """What to ask, by the numbers of candidates; ``areas`` are all that the batch is of."""
    added = Indicator.objects.filter(measure__in=ADDED_UP)
    if not _has_counties(set(areas), added):
        return {}
    found = _PartFigures(atlas())
    lines = batch.candidates.filter(
        indicator__in=added,
        coverage__code=WHOLE_CITY,
        verdict__in=WRITING,
        value__isnull=False,
        city__level__in=(Level.PREFECTURE, Level.COUNTY),
    ).exclude(decision="rejected")
    for row, *columns in lines.values_list(*COLUMNS).iterator(chunk_size=5000):
        found.add(row, *columns)
    for columns in _published(found):
        found.add(None, *columns)
    return dict(found.texts())


def _has_counties(areas: set[int], indicators: Any) -> bool:
    """Whether the batch, or what is published, has figures of counties at all."""
    published = Observation.objects.filter(
        series__area__level=Level.COUNTY, series__indicator__in=indicators
    )
    ordered = sorted(areas)
    return published.exists() or any(
        Area.objects.filter(
            pk__in=ordered[start : start + PIECE], level=Level.COUNTY
        ).exists()
        for start in range(0, len(ordered), PIECE)
    )


class _PartFigures:
    def __init__(self, areas: Atlas) -> None:
        self._atlas = areas
        self._above: dict[tuple[str, int], str] = {}
        self.parts: defaultdict[Whole, CountyParts] = defaultdict(CountyParts)

    def add(
        self,
        row: int | None,
        area: str,
        indicator: int,
        group: int,
        year: int,
        boundary_year: int | None,
        low: Decimal | None,
        high: Decimal | None,
        factor: Decimal,
    ) -> None:
        """What a batch says comes before what is published, and counts instead of it."""
        city = self._city(area, boundary_year or year)
        whole = Whole(city, indicator, group, year, boundary_year)
        if whole.city and (row is not None or whole in self.parts):
            least = Decimal() if low is None else low * factor
            most = None if high is None else high * factor
            self.parts[whole].add(PartFigure(area, least, most, row), whole)

    def _city(self, code: str, year: int) -> str:
        """The city that an area was in; itself where it is one."""
        if (code, year) not in self._above:
            self._above[code, year] = self._found_city(code, year)
        return self._above[code, year]

    def _found_city(self, code: str, year: int) -> str:
        place = self._atlas.places.get(key_of(code))
        if place is None or place.level is PlaceLevel.PREFECTURE:
            return code
        above = next(self._atlas.above(place.key, year), None)
        is_city = above is not None and above.level is PlaceLevel.PREFECTURE
        return code_of(above.key) if above and is_city else ""

    def areas(self) -> set[str]:
        """All that may have figures: the cities and their counties in the years."""
        found = set()
        for whole in self.parts:
            found.add(whole.city)
            if key_of(whole.city) in self._atlas.places:
                then = whole.boundary_year or whole.year
                below = self._atlas.counties_of(key_of(whole.city), then)
                found.update(code_of(place.key) for place in below)
        return found

    def texts(self) -> Iterator[tuple[int, str]]:
        for whole, parts in self.parts.items():
            most = parts.whole.high if parts.whole else None
            if most is not None and parts.sum > most:
                text = gettext(
                    "%(year)d 年所辖 %(count)d 个县区合计 %(sum)s，比全市的 %(whole)s 还多："
                    "是同一个口径吗？"
                ) % {
                    "year": whole.year,
                    "count": len(parts.counties),
                    "sum": number(parts.sum),
                    "whole": number(most),
                }
                yield from ((row, text) for row in parts.rows)


def _published(found: _PartFigures) -> Iterator[tuple[Any, ...]]:
    codes = sorted(found.areas())
    indicators = {whole.indicator for whole in found.parts}
    years = {whole.year for whole in found.parts}
    for start in range(0, len(codes), PIECE):
        figures = Observation.objects.filter(
            series__area__code__in=codes[start : start + PIECE],
            series__indicator__in=indicators,
            series__coverage__code=WHOLE_CITY,
            year__in=years,
            value__isnull=False,
        )
        yield from figures.values_list(*PUBLISHED).iterator(chunk_size=5000)
