"""However much a page holds, it is read in the same few queries."""

from typing import Any

import pytest
from django.test import Client

LIMITS = {
    "": 1,
    "areas/": 16,
    "provinces/": 2,
    "cities/": 3,
    "themes/": 2,
    "units/": 2,
    "groups/": 3,
    "coverages/": 2,
    "indicators/": 3,
    "series/": 2,
    "observations/": 4,
    "achievements/": 4,
    "reports/": 2,
    "standings/": 2,
}


@pytest.mark.parametrize("size", [2, 1000])
@pytest.mark.parametrize("address", [a for a in LIMITS if a])
def test_a_page_takes_few_queries(
    fixtures_loaded: None,
    client: Client,
    django_assert_max_num_queries: Any,
    address: str,
    size: int,
) -> None:
    with django_assert_max_num_queries(LIMITS[address]):
        answer = client.get(f"/api/v1/{address}", {"page_size": size})
    assert answer.status_code == 200


@pytest.mark.parametrize("size", [2, 1000])
def test_areas_of_a_year_take_few_queries(
    fixtures_loaded: None, client: Client, django_assert_max_num_queries: Any, size: int
) -> None:
    with django_assert_max_num_queries(20):
        client.get("/api/v1/areas/", {"page_size": size, "year": 1990})


@pytest.mark.parametrize("year", [1950, 2020, 2022])
def test_a_ranking_takes_few_queries(
    fixtures_loaded: None, client: Client, django_assert_max_num_queries: Any, year: int
) -> None:
    asked = {"province": "430000", "indicator": "dibao_standard", "group": "urban"}
    with django_assert_max_num_queries(8):
        assert (
            client.get("/api/v1/rankings/", {**asked, "year": year}).status_code == 200
        )
