"""The rows of a page of observations are what the serializer says of each, to the byte."""

import pytest
from django.test import RequestFactory
from rest_framework.request import Request

from api.renderers.exact_json import exact_json
from api.serializers.figures import ObservationSerializer
from api.serializers.observation_rows import observation_rows
from indicators.models import Observation
from reports.evidence import with_sources


@pytest.fixture
def request_() -> Request:
    return Request(RequestFactory().get("/api/v1/observations/"))


def test_rows_are_what_the_serializer_gives(fixtures_loaded, request_):
    figures = Observation.objects.order_by("pk")
    told = ObservationSerializer(
        with_sources(figures), many=True, context={"request": request_}
    ).data
    rows = observation_rows(figures, request_)
    assert len(rows) == len(told) > 400
    for row, whole in zip(rows, told, strict=True):
        assert exact_json(row) == exact_json(whole)


def test_a_page_takes_three_queries(
    fixtures_loaded, request_, django_assert_num_queries
):
    with django_assert_num_queries(3):
        observation_rows(Observation.objects.order_by("pk")[:100], request_)
    with django_assert_num_queries(0):
        assert observation_rows(Observation.objects.none(), request_) == []
