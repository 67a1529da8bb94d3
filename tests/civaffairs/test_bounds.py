"""A question just over a bound is refused at once, with the name of what was too much."""

import pytest
from django.test import Client

from indicators.models import City

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

MOST_CITIES = 60


@pytest.mark.parametrize("page", ["", "chart.svg"])
def test_a_trend_takes_so_many_cities(client: Client, page: str) -> None:
    codes = list(City.objects.values_list("code", flat=True)[: MOST_CITIES + 1])
    address = f"/indicators/dibao_standard/{page}"
    assert client.get(address, {"city": codes}).status_code == 400
    assert client.get(address, {"city": ["430200"] * len(codes)}).status_code == 200


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        ("city=430200&city=430300", "city"),
        ("page=1000000000", "page"),
        ("page=1000000000000000000", "page"),
        ("page_size=1000000000", "page_size"),
        ("year_min=1948", "year_min"),
        ("year_max=2101", "year_max"),
        ("year_min=2022&year_max=2021", "year_min"),
        ("ordering=value", "ordering"),
        ("format=csv", "format"),
        (f"report={'r' * 81}", "report"),
        (f"indicator={'i' * 61}", "indicator"),
    ],
)
def test_a_list_refuses_and_names_it(
    client: Client, question: str, parameter: str
) -> None:
    response = client.get(f"/api/v1/observations/?{question}")
    assert response.status_code == 400
    assert response.json()["error"]["parameter"] == parameter


def test_a_page_of_a_list_is_so_long_at_most(client: Client) -> None:
    response = client.get("/api/v1/cities/?page_size=999999999")
    assert len(response.json()["results"]) == City.objects.count() <= 1000
    assert client.get("/api/v1/cities/?page=999999999").status_code == 404
