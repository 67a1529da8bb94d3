"""A small invented trend for tests: cities, years and prints, in one unit."""

from typing import Any

from indicators.models import Observation
from indicators.trends import Trend, trend
from tests import factories

PROVINCE = factories.province()
A = factories.city(PROVINCE, "910100")
B = factories.city(PROVINCE, "910200")
MONTH = factories.unit("TEST_MONTH", 12)
YEAR = factories.unit("TEST_YEAR", 1)
TOTAL = factories.group("total")
WHOLE = factories.coverage("city")
PART = factories.coverage("districts")


class World:
    """Lines are told as {year: value}, or (value, qualifier or other fields)."""

    def __init__(self, measure: str = "standard", unit: Any = YEAR) -> None:
        self.unit = unit
        self.indicator = factories.indicator(unit, measure)
        self.figures: list[Observation] = []

    def line(
        self, told: dict[int, Any], *, city: Any = A, group: Any = TOTAL, **parts: Any
    ) -> "World":
        series = factories.series(
            indicator=self.indicator,
            area=city,
            group=group,
            coverage=parts.get("coverage", WHOLE),
            unit=parts.get("unit", self.unit),
        )
        for year, what in told.items():
            value, fields = what if isinstance(what, tuple) else (what, {})
            printed = fields.pop("printed", f"{value or 7}个")
            figure = factories.observation(series, year, printed, value, **fields)
            figure._prefetched_objects_cache = {"citations": []}
            self.figures.append(figure)
        return self

    def trend(self, unit: Any = None, group: Any = TOTAL) -> Trend:
        return trend(self.indicator, group, self.figures, unit)
