from django.db.models import F, Prefetch

from api.filters.evidence import AchievementFilters, ReportFilters, StandingFilters
from api.serializers.claims import ReportDetailSerializer
from api.serializers.evidence import (
    AchievementSerializer,
    ReportSerializer,
    StandingSerializer,
)
from api.views.base import Resource
from indicators.counting import number_of
from indicators.models import Indicator
from reports.models import (
    Achievement,
    AchievementCitation,
    Citation,
    ClaimedRank,
    Report,
)


class Achievements(Resource):
    serializer_class = AchievementSerializer
    filterset_class = AchievementFilters
    queryset = (
        Achievement.objects.select_related("area")
        .prefetch_related(
            Prefetch("indicators", Indicator.objects.order_by("position", "code"))
        )
        .prefetch_related(
            Prefetch("citations", AchievementCitation.objects.select_related("report")),
        )
        .order_by("-by_year", "-date", "code")
    )


class Reports(Resource):
    serializer_class = ReportSerializer
    filterset_class = ReportFilters
    queryset = (
        Report.objects.public()
        .select_related("area")
        .annotate(
            observation_count=number_of(
                Citation.objects.all(), by="report", distinct="observation"
            )
        )
        .order_by("-published", "code")
    )

    def get_serializer_class(self) -> type[ReportSerializer]:
        """One report brings its claims; a list of them does not."""
        return ReportDetailSerializer if self.detail else ReportSerializer


class Standings(Resource):
    """A list only: what a report claims has no code of its own."""

    serializer_class = StandingSerializer
    filterset_class = StandingFilters
    queryset = (
        ClaimedRank.objects.listed()
        .select_related("area", "reference", "indicator", "group", "report")
        .order_by(
            F("year").desc(nulls_last=True),
            "area__code",
            "report__code",
            "paragraph",
            "printed",
            "pk",
        )
    )
