from rest_framework import serializers

from api.serializers.fields import Page, Told
from api.serializers.figures import PlaceSerializer
from api.serializers.names import AreaName, CodedName
from reports.models import Achievement, Report, Standing


class AchievementSerializer(serializers.ModelSerializer):
    """``date`` is YYYY, YYYY-MM or YYYY-MM-DD, as exact as the report; null where it
    gives none, and ``by_year`` says by when it was so."""

    city = AreaName()
    date = Told()
    indicators: serializers.SlugRelatedField = serializers.SlugRelatedField(
        slug_field="code", many=True, read_only=True
    )
    citations = PlaceSerializer(many=True)

    class Meta:
        model = Achievement
        fields = (
            "code",
            "city",
            "category",
            "date",
            "by_year",
            "title",
            "title_en",
            "body",
            "body_en",
            "indicators",
            "citations",
        )


class ReportSerializer(serializers.ModelSerializer):
    """``url`` is where the publisher has it, ``checksum`` the SHA-256 of the text that
    was read; ``observations`` counts the figures that cite it."""

    city = AreaName()
    url = Told()
    checksum = Told()
    note = Told()
    note_en = Told()
    observations = serializers.IntegerField(source="observation_count")
    page = Page()

    class Meta:
        model = Report
        fields = (
            "code",
            "city",
            "title",
            "title_en",
            "short",
            "short_en",
            "publisher",
            "publisher_en",
            "published",
            "kind",
            "period_start",
            "period_end",
            "url",
            "checksum",
            "note",
            "note_en",
            "observations",
            "page",
        )


class StandingSerializer(serializers.ModelSerializer):
    """A rank as a report claims it. ``rank_low`` to ``rank_high`` are the ranks its
    words fix, null where they fix none; ``reference`` is the city it compares with."""

    city = AreaName()
    reference = AreaName()
    indicator = CodedName()
    group = CodedName()
    citation = PlaceSerializer(source="*")

    class Meta:
        model = Standing
        fields = (
            "city",
            "year",
            "scope",
            "kind",
            "rank_low",
            "rank_high",
            "reference",
            "indicator",
            "group",
            "printed",
            "meaning",
            "meaning_en",
            "citation",
        )
