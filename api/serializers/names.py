"""Codes with their names in both languages, as they stand inside other answers."""

from typing import Any

from rest_framework import serializers

from indicators.models import Area, Level


class CodedName(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    name_en = serializers.CharField()


class AreaName(CodedName):
    short = serializers.CharField()


class LevelledArea(AreaName):
    level = serializers.CharField()


def city_of(area: Area) -> Area | None:
    """The area where it is a city: a county's figure is none of its city."""
    return area if area.level == Level.PREFECTURE else None


def province_of(area: Area) -> Area | None:
    """The province in which the area lies, or which it is."""
    return area if area.level == Level.PROVINCE else area.province


def named(area: Area | None) -> dict[str, Any] | None:
    return AreaName(area).data if area else None
