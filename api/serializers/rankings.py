from typing import Any

from rest_framework import serializers

from api.serializers.fields import Exact, PageAddress
from api.serializers.figures import ObservationSerializer
from api.serializers.names import (
    AreaName,
    CodedName,
    LevelledArea,
    city_of,
    named,
    province_of,
)
from indicators.models import Direction
from indicators.ranks.rankings import Excluded, RankedRow, Ranking

ORDERS: dict[str, str] = {
    Direction.HIGHER: "highest_first",
    Direction.LOWER: "lowest_first",
    Direction.NONE: "largest_first",
}


class RankSerializer(serializers.Serializer):
    """Best and worst rank among the reporting cities, and among all if the silent ones
    reported."""

    best = serializers.IntegerField()
    worst = serializers.IntegerField()
    best_possible = serializers.IntegerField()
    worst_possible = serializers.IntegerField()


class RowSerializer(serializers.Serializer):
    """A reporting city, or county of a city; ``rank`` is null where it is the only one.
    ``value``, ``low``, ``high`` are in the unit of the ranking; ``exact_conversion`` is
    false where changing the unit had to round."""

    rank = RankSerializer(allow_null=True)
    area = LevelledArea(source="city")
    city = serializers.SerializerMethodField()
    value = Exact(source="point.value")
    low = Exact(source="point.interval.low")
    high = Exact(source="point.interval.high")
    low_open = serializers.BooleanField(source="point.interval.low_open")
    high_open = serializers.BooleanField(source="point.interval.high_open")
    exact_conversion = serializers.BooleanField(source="point.exact")
    qualifier = serializers.CharField(source="point.observation.qualifier")
    status = serializers.CharField(source="point.observation.status")
    printed = serializers.CharField(source="point.observation.printed")
    observation = serializers.CharField(source="point.observation.key")
    page = PageAddress(source="point.observation")

    def get_city(self, row: RankedRow) -> dict[str, Any] | None:
        return named(city_of(row.city))


class ApartSerializer(serializers.Serializer):
    """A figure that is not comparable, and the reason: coverage, group, part_year,
    doubtful, suspect, not_yearly, direct_county or no_city_then."""

    reason = serializers.SerializerMethodField()
    observation = ObservationSerializer()

    def get_reason(self, apart: Excluded) -> str:
        return apart.reason.value


class RankingSerializer(serializers.Serializer):
    """``order`` is highest_first, lowest_first, or largest_first where the indicator
    has no better end. ``cities`` counts all cities of the province, or
    counties of the city. ``unranked`` says why nobody has a rank: ``single_reporter`` or
    ``no_reporter``, null where cities are ranked.
    """

    within = LevelledArea(source="province")
    province = serializers.SerializerMethodField()
    indicator = CodedName()
    group = CodedName()
    year = serializers.IntegerField()
    unit = CodedName()
    order = serializers.SerializerMethodField()
    cities = serializers.IntegerField(source="size")
    complete = serializers.BooleanField()
    unranked = serializers.SerializerMethodField()
    rows = RowSerializer(many=True)
    silent = AreaName(many=True)
    apart = ApartSerializer(many=True)

    def get_province(self, ranking: Ranking) -> dict[str, Any] | None:
        return named(province_of(ranking.province))

    def get_unranked(self, ranking: Ranking) -> str | None:
        if ranking.ranks:
            return None
        return "single_reporter" if ranking.alone else "no_reporter"

    def get_order(self, ranking: Ranking) -> str:
        return ORDERS[ranking.indicator.direction]
