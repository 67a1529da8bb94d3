from typing import Any

from rest_framework import serializers

from api.serializers.fields import Day, Exact, OptionalText, PageAddress
from api.serializers.names import (
    CodedName,
    LevelledArea,
    city_of,
    named,
    province_of,
)
from indicators.models import Area, Observation, Series


class PlaceSerializer(serializers.Serializer):
    """A place in a report. ``paragraph`` counts from 1; a table has none. ``page`` is
    the report's public page."""

    report = serializers.CharField(source="report.code")
    section = OptionalText()
    paragraph = serializers.IntegerField()
    page = PageAddress(source="report")


class CitationSerializer(PlaceSerializer):
    """What the place says: ``value`` in the unit of the series, ``stance`` source,
    confirms or differs."""

    stance = serializers.CharField()
    printed = serializers.CharField()
    value = Exact()
    note = OptionalText()
    note_en = OptionalText()


class AreaFields(serializers.Serializer):
    """Of which area: ``city`` only where it is one, ``province`` that in which it lies."""

    area = LevelledArea()
    province = serializers.SerializerMethodField()
    city = serializers.SerializerMethodField()

    def get_province(self, told: Series | Observation) -> dict[str, Any] | None:
        return named(province_of(_area(told)))

    def get_city(self, told: Series | Observation) -> dict[str, Any] | None:
        return named(city_of(_area(told)))


def _area(told: Series | Observation) -> Area:
    return told.area if isinstance(told, Series) else told.series.area


class SeriesSerializer(AreaFields, serializers.ModelSerializer):
    """``observations`` is how many figures it has, from ``first_year`` to
    ``last_year``; years between may be missing."""

    key = serializers.CharField()
    indicator = CodedName()
    group = CodedName()
    coverage = CodedName()
    unit = CodedName()
    measure = serializers.CharField(source="indicator.measure")
    observations = serializers.IntegerField(source="observation_count")
    first_year = serializers.IntegerField()
    last_year = serializers.IntegerField()

    class Meta:
        model = Series
        fields = (
            "key",
            "indicator",
            "area",
            "province",
            "city",
            "group",
            "coverage",
            "unit",
            "measure",
            "observations",
            "first_year",
            "last_year",
        )


class ObservationSerializer(AreaFields, serializers.ModelSerializer):
    """One published figure with its evidence.

    ``value``, ``low``, ``high`` and ``precision`` are in ``unit``; ``low`` or ``high``
    is null where the figure has no bound on that side, and all are null where the
    printed figure must not be taken as a value (``status`` U).
    """

    key = serializers.CharField()
    series = serializers.CharField(source="series.key")
    indicator = CodedName(source="series.indicator")
    area = LevelledArea(source="series.area")
    group = CodedName(source="series.group")
    coverage = CodedName(source="series.coverage")
    unit = CodedName(source="series.unit")
    measure = serializers.CharField(source="series.indicator.measure")
    value = Exact()
    low = Exact()
    high = Exact()
    low_open = serializers.BooleanField(source="interval.low_open")
    high_open = serializers.BooleanField(source="interval.high_open")
    precision = Exact()
    unit_printed = OptionalText()
    cutoff = Day()
    note = OptionalText()
    note_en = OptionalText()
    release = serializers.IntegerField(source="release_id")
    citations = CitationSerializer(many=True)
    page = PageAddress()

    class Meta:
        model = Observation
        fields = (
            "key",
            "series",
            "indicator",
            "area",
            "province",
            "city",
            "group",
            "coverage",
            "year",
            "boundary_year",
            "value",
            "low",
            "high",
            "low_open",
            "high_open",
            "precision",
            "qualifier",
            "unit",
            "status",
            "printed",
            "unit_printed",
            "measure",
            "start_year",
            "cutoff",
            "note",
            "note_en",
            "release",
            "citations",
            "page",
        )
