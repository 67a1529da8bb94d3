import pytest
from django.test import Client

from tests.api.conftest import Ask


def test_the_root_lists_every_endpoint_and_the_release(
    ask: Ask, client: Client
) -> None:
    root = ask()
    assert set(root["endpoints"]) >= {
        "provinces", "cities", "themes", "indicators", "series", "observations",
        "rankings", "achievements", "reports", "standings",
    }  # fmt: skip
    for name, address in root["endpoints"].items():
        answer = client.get(address)
        assert answer.status_code == (400 if name == "rankings" else 200), name
    assert root["flat_table"].endswith("/api/v1/observations.csv")
    assert root["release"]["number"] == 1
    assert client.get("/api/").json()["versions"]["v1"].endswith("/api/v1/")


def test_a_city_is_asked_for_by_its_code(ask: Ask) -> None:
    city = ask("cities/430200/")
    assert (city["name"], city["short"], city["name_en"]) == (
        "株洲市",
        "株洲",
        "Zhuzhou",
    )
    assert city["province"]["code"] == "430000"
    assert city["observations"] > 100


def test_cities_of_a_province_come_in_the_order_of_their_codes(ask: Ask) -> None:
    found = ask("cities/", province="430000")
    codes = [c["code"] for c in found["results"]]
    assert found["count"] == 14
    assert codes == sorted(codes)


@pytest.mark.parametrize(
    "address",
    [
        "provinces/430000/",
        "themes/elderly_care/",
        "units/CNY_MONTH/",
        "groups/urban/",
        "coverages/districts/",
        "indicators/dibao_standard/",
        "reports/zhuzhou-2022-decade/",
        "achievements/huzhou-zhuliangti/",
    ],
)
def test_whatever_has_a_code_has_an_address(ask: Ask, address: str) -> None:
    assert ask(address)["code"] == address.split("/")[1]


@pytest.mark.parametrize(
    "address",
    [
        "provinces/999999/",
        "cities/43020/",
        "indicators/none/",
        "series/a.b.c/",
        "series/a.b.c.d/",
        "reports/none/",
        "achievements/none/",
        "observations/dibao_standard.430200.urban.city.1950/",
        "observations/dibao_standard.430200.urban.city/",
        "themes/养老/",
    ],
)
def test_a_code_that_nothing_has_is_not_found(
    fixtures_loaded: None, client: Client, address: str
) -> None:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 404
    error = response.json()["error"]
    assert (error["code"], error["parameter"]) == ("unknown_code", "code")


def test_an_indicator_tells_what_it_counts(ask: Ask) -> None:
    indicator = ask("indicators/dibao_standard/")
    assert indicator["unit"]["name"] == "元/月"
    assert indicator["measure"] == "standard"
    assert indicator["direction"] == "higher"
    assert indicator["headline"] == 1
    assert "城市低保标准" in indicator["aliases"]
    assert indicator["definition"]
    assert indicator["definition_en"]


def test_indicators_of_a_theme(ask: Ask) -> None:
    found = ask("indicators/", theme="elderly_care", measure="stock")["results"]
    assert found
    assert {i["theme"]["code"] for i in found} == {"elderly_care"}
    assert {i["measure"] for i in found} == {"stock"}


def test_a_group_says_for_whom_its_figures_hold_too(ask: Ask) -> None:
    assert ask("groups/unified/")["includes"] == ["urban", "rural"]


def test_a_unit_of_a_month_is_twelve_of_a_year(ask: Ask) -> None:
    assert ask("units/CNY_MONTH/")["factor"] == 12
