"""Figures restated to other boundaries, as programs get them."""

import csv
import io

import pytest

from indicators.models import Origin
from reports.publishing import publish
from tests.factories import SavedWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    world = SavedWorld()
    publish(
        [world.entry("10"), world.entry("12", boundary_year=2023)],
        by=None,
        origin=Origin.GRID,
        reason="试验",
    )
    return world.series[0].key


def test_a_year_on_both_bases_has_two_observations(client, series):
    found = client.get("/api/v1/observations/").json()["results"]
    assert [(o["key"], o["boundary_year"], o["value"]) for o in found] == [
        (f"{series}.2020", None, 10),
        (f"{series}.2020~2023", 2023, 12),
    ]
    assert found[1]["page"].endswith(f"/figures/{series}.2020~2023/")


@pytest.mark.parametrize(("end", "value"), [("", 10), ("~2023", 12)])
def test_each_is_found_by_its_key(client, series, end, value):
    found = client.get(f"/api/v1/observations/{series}.2020{end}/").json()
    assert (found["key"], found["value"]) == (f"{series}.2020{end}", value)


def test_a_basis_that_is_not_published_is_not_found(client, series):
    path = f"/api/v1/observations/{series}.2020~2022/"
    assert client.get(path).status_code == 404


def test_the_flat_table_has_the_year_of_the_boundaries_at_its_right_end(client, series):
    answer = client.get("/api/v1/observations.csv")
    content = b"".join(answer.streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [(r["value"], r["boundary_year"]) for r in rows] == [
        ("10", ""),
        ("12", "2023"),
    ]
    assert content.splitlines()[0].endswith(",area_level,boundary_year")
