from typing import Any

from django.db.models import F, Max, Min
from django.db.models.expressions import OrderBy
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters.figures import ObservationFilters, SeriesFilters
from api.pagination import CappedPages
from api.serializers.figures import ObservationSerializer, SeriesSerializer
from api.serializers.observation_rows import observation_rows
from api.views.base import Resource
from indicators.counting import leads_to, number_of, of_each
from indicators.former_keys import key_of_series_opened
from indicators.keys import observation_lookup, series_lookup
from indicators.models import Observation, Series
from reports.evidence import with_sources

# Positions may tie, codes do not: with them the order of pages is one and the same.
SERIES_ORDER = (
    "indicator__position",
    "indicator__code",
    "area__code",
    "group__position",
    "group__code",
    "coverage__position",
    "coverage__code",
)
FIGURES = Observation.objects.order_by()
OBSERVATION_ORDER: tuple[str | OrderBy, ...] = (
    *(f"series__{name}" for name in SERIES_ORDER),
    "year",
    F("boundary_year").asc(nulls_first=True),
)


class SeriesList(Resource):
    """The detail's code is the key ``indicator.city.group.coverage``."""

    serializer_class = SeriesSerializer
    filterset_class = SeriesFilters
    queryset = (
        Series.objects.select_related(
            "indicator", "area__province", "group", "coverage", "unit"
        )
        .filter(leads_to(FIGURES, by="series"))
        .annotate(
            observation_count=number_of(FIGURES, by="series"),
            first_year=of_each(FIGURES, "series", Min("year")),
            last_year=of_each(FIGURES, "series", Max("year")),
        )
        .order_by(*SERIES_ORDER)
    )

    def lookup(self, code: str) -> dict[str, Any] | None:
        return series_lookup(code)

    def moved(self, code: str) -> str | None:
        return key_of_series_opened(code)


class Observations(Resource):
    """The detail's code is the key ``indicator.city.group.coverage.year``, with ``~YYYY``
    where the figure was restated."""

    serializer_class = ObservationSerializer
    filterset_class = ObservationFilters
    queryset = with_sources(Observation.objects.order_by(*OBSERVATION_ORDER))

    def lookup(self, code: str) -> dict[str, Any] | None:
        return observation_lookup(code)

    def moved(self, code: str) -> str | None:
        return key_of_series_opened(code)

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """As the serializer would give it, without an instance for every row."""
        found = self.filter_queryset(Observation.objects.order_by(*OBSERVATION_ORDER))
        assert isinstance(self.paginator, CappedPages)
        page = self.paginator.page_of(found, request, self)
        return self.get_paginated_response(observation_rows(page, request))
