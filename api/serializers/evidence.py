from rest_framework import serializers

from api.serializers.fields import OptionalText, PageAddress
from api.serializers.figures import PlaceSerializer
from api.serializers.names import AreaName, CodedName
from reports.columns import ACHIEVEMENT, CLAIMED_RANK, REPORT
from reports.models import Achievement, ClaimedRank, Report


class AchievementSerializer(serializers.ModelSerializer):
    """``date`` is YYYY, YYYY-MM or YYYY-MM-DD, as exact as the report; null where it
    gives none, and ``by_year`` says by when it was so."""

    city = AreaName(source="area")
    date = OptionalText()
    indicators: serializers.SlugRelatedField = serializers.SlugRelatedField(
        slug_field="code", many=True, read_only=True
    )
    citations = PlaceSerializer(many=True)

    class Meta:
        model = Achievement
        fields = ACHIEVEMENT


class ReportSerializer(serializers.ModelSerializer):
    """``url`` is where the publisher has it, ``checksum`` the SHA-256 of the text that
    was read; ``observations`` counts the figures that cite it."""

    city = AreaName(source="area")
    url = OptionalText()
    checksum = OptionalText()
    note = OptionalText()
    note_en = OptionalText()
    observations = serializers.IntegerField(source="observation_count")
    page = PageAddress()

    class Meta:
        model = Report
        fields = (*REPORT, "observations", "page")


class StandingSerializer(serializers.ModelSerializer):
    """A rank as a report claims it. ``rank_low`` to ``rank_high`` are the ranks its
    words fix, null where they fix none; ``reference`` is the city it compares with.
    ``kind`` is null for a plain rank, ``year`` where no figure is beside the words."""

    city = AreaName(source="area")
    reference = AreaName()
    kind = OptionalText()
    indicator = CodedName()
    group = CodedName()
    meaning = serializers.SerializerMethodField()
    meaning_en = serializers.SerializerMethodField()
    citation = PlaceSerializer(source="*")

    class Meta:
        model = ClaimedRank
        fields = (*CLAIMED_RANK, "citation")

    def get_meaning(self, rank: ClaimedRank) -> str:
        return rank.meaning_in("zh-hans")

    def get_meaning_en(self, rank: ClaimedRank) -> str:
        return rank.meaning_in("en")
