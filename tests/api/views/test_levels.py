"""Figures of provinces and counties beside those of cities."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from indicators.models import (
    Area,
    Coverage,
    Group,
    Indicator,
    Observation,
    Release,
    Series,
)
from tests.api.conftest import Ask

BEDS = "elderly_care_beds"
LUJIANG, CHAOHU, HEFEI, ANHUI = "340124", "341400", "340100", "340000"


def report(code: str, value: int, year: int = 2020) -> None:
    indicator = Indicator.objects.get(code=BEDS)
    series, _new = Series.objects.get_or_create(
        indicator=indicator,
        area=Area.objects.get(code=code),
        group=Group.objects.get(code="total"),
        coverage=Coverage.objects.get(code="city"),
        defaults={"unit": indicator.unit},
    )
    Observation.objects.create(
        series=series,
        year=year,
        value=value,
        low=value,
        high=value,
        printed=str(value),
        release=Release.objects.newest(),
    )


@pytest.fixture
def levels(fixtures_loaded: None) -> None:
    """A county that was in one city in 2010 and is in another in 2020, its city and its
    province, which nobody else reports of."""
    report(LUJIANG, 10, 2010)
    report(LUJIANG, 20, 2020)
    report(HEFEI, 50)
    report(ANHUI, 90)


def keys(ask: Ask, **asked: Any) -> list[tuple[str, int]]:
    found = ask("observations/", indicator=BEDS, **asked)["results"]
    return [(o["area"]["code"], o["year"]) for o in found]


def table(client: Client, **asked: str) -> list[dict[str, str]]:
    response = client.get("/api/v1/observations.csv", {"indicator": BEDS, **asked})
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def test_lists_hold_cities_unless_asked(levels: None, ask: Ask) -> None:
    found = ask("observations/", indicator=BEDS, page_size=1000)["results"]
    assert {o["area"]["level"] for o in found} == {"prefecture"}
    assert (HEFEI, 2020) in keys(ask, year=2020)
    series = ask("series/", indicator=BEDS, page_size=1000)["results"]
    assert {s["area"]["level"] for s in series} == {"prefecture"}


def test_the_table_holds_cities_unless_asked(levels: None, client: Client) -> None:
    assert {row["area_level"] for row in table(client)} == {"prefecture"}
    (county, _later) = table(client, area=LUJIANG)
    assert (county["area_code"], county["city_code"], county["city"]) == (
        LUJIANG,
        "",
        "",
    )
    (province,) = table(client, level="province")
    assert (province["province_code"], province["area_code"]) == (ANHUI, ANHUI)


def test_an_area_a_level_and_a_place_are_asked_for(levels: None, ask: Ask) -> None:
    assert keys(ask, area=LUJIANG) == [(LUJIANG, 2010), (LUJIANG, 2020)]
    assert keys(ask, level="province") == [(ANHUI, 2020)]
    assert keys(ask, level="county") == [(LUJIANG, 2010), (LUJIANG, 2020)]
    assert keys(ask, within=ANHUI) == [
        (HEFEI, 2020),
        (LUJIANG, 2010),
        (LUJIANG, 2020),
    ]


def test_a_figure_is_within_the_city_of_its_year(levels: None, ask: Ask) -> None:
    assert keys(ask, within=CHAOHU) == [(LUJIANG, 2010)]
    assert keys(ask, within=HEFEI) == [(LUJIANG, 2020)]
    for city in (CHAOHU, HEFEI):
        (series,) = ask("series/", indicator=BEDS, within=city)["results"]
        assert series["area"]["code"] == LUJIANG


def test_a_former_code_finds_the_area(levels: None, ask: Ask) -> None:
    assert keys(ask, area="341421") == keys(ask, area=LUJIANG)


def test_a_county_and_a_province_are_no_city(levels: None, ask: Ask) -> None:
    for code, province in ((LUJIANG, ANHUI), (ANHUI, ANHUI)):
        (figure, *_) = ask("observations/", area=code, year=2020)["results"]
        assert figure["city"] is None
        assert figure["province"]["code"] == province
        one = ask(f"observations/{figure['key']}/")
        assert one == figure
        assert ask(f"series/{figure['series']}/")["city"] is None


@pytest.mark.parametrize("address", ["observations/", "observations.csv", "series/"])
@pytest.mark.parametrize(
    ("asked", "parameter", "right"),
    [
        ({"within": HEFEI, "level": "prefecture"}, "level", "county"),
        ({"within": LUJIANG}, "within", "province, prefecture"),
        ({"area": HEFEI, "level": "county"}, "level", "prefecture"),
        ({"level": "city"}, "level", "prefecture"),
    ],
)
def test_what_does_not_fit_names_what_is_right(
    refused: Ask, address: str, asked: dict[str, str], parameter: str, right: str
) -> None:
    error = refused(400, address, **asked)
    assert (error["code"], error["parameter"]) == ("wrong_value", parameter)
    assert right in error["message"]


def test_the_counties_of_a_city_are_ranked_within_it(levels: None, ask: Ask) -> None:
    report("340121", 30, 2020)
    asked = {"indicator": BEDS, "group": "total"}
    now = ask("rankings/", within=HEFEI, year=2020, **asked)
    assert [(r["area"]["code"], r["rank"]["best"]) for r in now["rows"]] == [
        ("340121", 1),
        (LUJIANG, 2),
    ]
    # 瑶海, 庐阳, 蜀山, 包河, 长丰, 肥东, 肥西, 庐江 and the county-level city 巢湖.
    assert now["cities"] == 9
    assert len(now["silent"]) == 7
    assert {r["city"] for r in now["rows"]} == {None}
    assert now["within"]["code"] == HEFEI
    assert now["province"]["code"] == ANHUI
    then = ask("rankings/", within=CHAOHU, year=2010, **asked)
    assert [r["area"]["code"] for r in then["rows"]] == [LUJIANG]
    assert then["cities"] == 5


def test_a_province_ranks_the_same_by_either_parameter(levels: None, ask: Ask) -> None:
    asked = {"indicator": BEDS, "group": "total", "year": 2020}
    by_province = ask("rankings/", province=ANHUI, **asked)
    assert ask("rankings/", within=ANHUI, **asked) == by_province
    assert [r["area"]["code"] for r in by_province["rows"]] == [HEFEI]
    assert by_province["apart"] == []


def test_a_ranking_is_within_one_place(refused: Ask) -> None:
    asked = {"indicator": BEDS, "group": "total", "year": 2020}
    both = refused(400, "rankings/", province=ANHUI, within=HEFEI, **asked)
    assert both["parameter"] == "within"
    neither = refused(400, "rankings/", **asked)
    assert (neither["code"], neither["parameter"]) == ("missing_parameter", "province")
