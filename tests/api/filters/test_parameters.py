from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.conftest import Ask

LISTS = [
    "areas/",
    "provinces/",
    "cities/",
    "themes/",
    "units/",
    "groups/",
    "coverages/",
    "indicators/",
    "series/",
    "observations/",
    "observations.csv",
    "achievements/",
    "reports/",
    "standings/",
    "rankings/",
]
CODES = ["province", "city", "indicator", "group", "coverage", "theme", "report"]


@pytest.mark.parametrize("address", [*LISTS, "", "cities/430200/"])
def test_a_misspelt_parameter_is_named_and_never_ignored(
    refused: Ask, address: str
) -> None:
    error = refused(400, address, citty="430200")
    assert (error["code"], error["parameter"]) == ("unknown_parameter", "citty")


@pytest.mark.parametrize("address", ["observations/", "observations.csv"])
@pytest.mark.parametrize("parameter", CODES)
def test_an_unknown_code_is_not_found_and_named(
    refused: Ask, address: str, parameter: str
) -> None:
    error = refused(
        404,
        address,
        **{parameter: "999999" if parameter in ("city", "province") else "no_such"},
    )
    assert (error["code"], error["parameter"]) == ("unknown_code", parameter)


@pytest.mark.parametrize("address", ["observations/", "observations.csv"])
@pytest.mark.parametrize(
    "value", ["\x00", "43 0200", "<script>", "株洲", "x" * 5000, "%", ""]
)
@pytest.mark.parametrize("parameter", CODES)
def test_what_cannot_be_a_code_is_a_wrong_value(
    refused: Ask, address: str, parameter: str, value: str
) -> None:
    error = refused(400, address, **{parameter: value})
    assert error["parameter"] == parameter
    assert len(error["message"]) < 300


@pytest.mark.parametrize("parameter", ["year", "year_min", "year_max"])
@pytest.mark.parametrize(
    "value", ["abc", "20", "1800", "99999", "2022.5", "２０２２", "-2022", "\x00", ""]
)
def test_a_wrong_year_is_named(refused: Ask, parameter: str, value: str) -> None:
    assert refused(400, "observations/", **{parameter: value})["parameter"] == parameter


def test_years_run_forward(refused: Ask) -> None:
    error = refused(400, "observations.csv", year_min=2022, year_max=2012)
    assert error["parameter"] == "year_min"


def test_a_parameter_stands_once(client: Client, fixtures_loaded: None) -> None:
    response = client.get("/api/v1/observations/?year=2012&year=2022")
    assert response.status_code == 400
    assert response.json()["error"]["parameter"] == "year"


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("observations/", "status"),
        ("observations/", "qualifier"),
        ("indicators/", "measure"),
        ("achievements/", "category"),
        ("reports/", "kind"),
        ("standings/", "scope"),
        ("standings/", "kind"),
    ],
)
def test_a_word_out_of_a_list_tells_the_list(
    refused: Ask, address: str, parameter: str
) -> None:
    error = refused(400, address, **{parameter: "nonsense"})
    assert error["parameter"] == parameter
    assert "nonsense" in error["message"]
    assert ", " in error["message_en"]


NAMES = (
    "year year_min year_max status qualifier category scope kind measure page page_size"
)
parameters = st.sampled_from([*CODES, *NAMES.split(), "format", "x\x00"])
PLAUSIBLE = (
    "430200 430000 2022 urban dibao_standard 0 1e9 NaN null 1,2 [] ../../etc/passwd"
)
junk = st.text(max_size=30) | st.sampled_from(
    [*PLAUSIBLE.split(), "' OR 1=1 --", "\ud800", "9" * 400]
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    address=st.sampled_from(LISTS), asked=st.dictionaries(parameters, junk, max_size=3)
)
def test_no_parameter_breaks_the_portal(
    fixtures_loaded: None, client: Client, address: str, asked: dict[str, str]
) -> None:
    encoded = {k: v.encode("utf-8", "surrogatepass") for k, v in asked.items()}
    response = client.get(f"/api/v1/{address}", encoded)
    assert response.status_code in (200, 400, 404)
    if response.status_code != 200:
        assert response.json()["error"]["status"] == response.status_code


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    address=st.sampled_from([a for a in LISTS if a.endswith("/")]),
    code=st.text(st.characters(exclude_characters="/?#"), min_size=1, max_size=20),
)
def test_no_code_breaks_the_portal(
    fixtures_loaded: None, client: Client, address: str, code: str
) -> None:
    written = quote(code.encode("utf-8", "surrogatepass"))
    response = client.get(f"/api/v1/{address}{written}/")
    assert response.status_code in (200, 404), response.content
    assert response.headers["Content-Type"] == "application/json"
