"""What a reader asks of an indicator's page: ?group=…&unit=…&city=…&city=…"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.http import QueryDict

from indicators.codes import TOTAL
from indicators.counting import leads_to
from indicators.models import Area, Group, Indicator, Observation, Series, Unit
from portal.query_parameters import BadParameter, chosen

# Square metres are no unit to tell the area of a city in.
FAR = Decimal(1000)


@dataclass(frozen=True)
class TrendQuery:
    """``groups`` and ``units`` are what may be chosen; ``group`` is ``None`` for an
    indicator without any series, ``unit`` where the reader named none."""

    indicator: Indicator
    groups: tuple[Group, ...]
    group: Group | None
    units: tuple[Unit, ...]
    unit: Unit | None
    cities: tuple[Area, ...]

    def query(
        self,
        *,
        group: Group | None = None,
        unit: Unit | None = None,
        cities: tuple[Area, ...] | None = None,
    ) -> str:
        """The query string of this question with something changed."""
        chosen_group, chosen_unit = group or self.group, unit or self.unit
        pairs = []
        if chosen_group and len(self.groups) > 1:
            pairs.append(("group", chosen_group.code))
        if chosen_unit and not (group and group != self.group):
            pairs.append(("unit", chosen_unit.code))
        for city in self.cities if cities is None else cities:
            pairs.append(("city", city.code))
        return f"?{urlencode(pairs)}" if pairs else "?"

    def toggled(self, city: Area) -> tuple[Area, ...]:
        """The chosen cities with ``city`` added, or without it if it was there."""
        if city in self.cities:
            return tuple(c for c in self.cities if c != city)
        return (*self.cities, city)


def ask(parameters: QueryDict, indicator: Indicator) -> TrendQuery:
    """Read the parameters; a wrong one raises ``BadParameter``."""
    cities = _cities(parameters)
    published = Observation.objects.among(cities)
    series = Series.objects.filter(
        leads_to(published, by="series"), indicator=indicator
    )
    groups = tuple(Group.objects.filter(pk__in=series.values("group")))
    units = tuple(near(indicator.unit))
    group = chosen(parameters, "group", {g.code: g for g in groups})
    return TrendQuery(
        indicator=indicator,
        groups=groups,
        group=group or _first_group(groups),
        units=units,
        unit=chosen(parameters, "unit", {u.code: u for u in units}),
        cities=cities,
    )


def near(unit: Unit) -> Iterator[Unit]:
    """The units that ``unit`` may be given in: of its dimension, another size, not far.

    Those of the same size (家 and 个) are other words, not other numbers.
    """
    for other in Unit.objects.filter(dimension=unit.dimension):
        ratio = other.factor / unit.factor
        if other == unit or (ratio != 1 and 1 / FAR <= ratio <= FAR):
            yield other


def _first_group(groups: tuple[Group, ...]) -> Group | None:
    total = [g for g in groups if g.code == TOTAL]
    return (*total, *groups, None)[0]


def _cities(parameters: QueryDict) -> tuple[Area, ...]:
    codes = [code for code in dict.fromkeys(parameters.getlist("city")) if code]
    if not codes:
        return ()
    readable = [code for code in codes if code.isascii() and code.isdigit()]
    found = {a.code: a for a in Area.objects.filter(code__in=readable[:60])}
    for code in codes:
        if code not in found:
            raise BadParameter("city", code)
    return tuple(found[code] for code in codes)
