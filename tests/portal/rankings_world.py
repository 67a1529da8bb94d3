"""A province of three cities whose figures a test sets by hand (nothing is saved)."""

from typing import Any

from indicators.ranks.rankings import Ranking, ranking
from reports.models import Claimed, ClaimedRank, Scope
from tests import factories


class Hand:
    def __init__(self, direction: str = "higher", size: int = 3) -> None:
        self.province = factories.province()
        self.unit = factories.unit()
        self.indicator = factories.indicator(self.unit, direction=direction)
        self.group = factories.group()
        self.coverage = factories.coverage()
        self.cities = [
            factories.city(self.province, f"9101{n:02}") for n in range(1, size + 1)
        ]

    def figure(self, city: int, printed: str, value: str, **more: Any) -> Any:
        series = factories.series(
            indicator=self.indicator,
            area=self.cities[city],
            group=more.pop("group", self.group),
            coverage=more.pop("coverage", self.coverage),
            unit=self.unit,
        )
        return factories.observation(
            series, more.pop("year", 2022), printed, value, **more
        )

    def ranking(self, *figures: Any, year: int = 2022) -> Ranking:
        return ranking(
            province=self.province,
            indicator=self.indicator,
            group=self.group,
            year=year,
            observations=figures,
            cities=self.cities,
        )

    def claim(self, city: int = 0, **fields: Any) -> ClaimedRank:
        return ClaimedRank(
            **{
                "area": self.cities[city],
                "year": 2022,
                "scope": Scope.PROVINCE,
                "kind": Claimed.FIRST,
                "indicator": self.indicator,
                "rank_low": 1,
                "rank_high": 1,
                "printed": "第一",
                **fields,
            }
        )
