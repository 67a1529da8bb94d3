import pytest

from api.views.rankings import ranking_of
from indicators.models import Group, Indicator, Province
from tests.api.conftest import Ask

CENSUS = {"province": "430000", "group": "total", "year": 2020}


@pytest.fixture
def complete(ask: Ask) -> dict:
    """A ranking for which all cities of the province have reported."""
    page = ask("observations/", province="430000", year=2020, report="census-2020")
    indicator = page["results"][0]["indicator"]["code"]
    return dict(ask("rankings/", indicator=indicator, **CENSUS))


def test_a_complete_ranking_names_all_cities_once(complete: dict) -> None:
    codes = [row["city"]["code"] for row in complete["rows"]]
    assert complete["complete"]
    assert complete["silent"] == []
    assert len(codes) == len(set(codes)) == complete["cities"] == 14
    assert [row["rank"]["best"] for row in complete["rows"]] == sorted(
        row["rank"]["best"] for row in complete["rows"]
    )


def test_who_has_not_reported_is_named_and_the_incomparable_stands_apart(
    ask: Ask,
) -> None:
    told = ask(
        "rankings/",
        province="430000",
        indicator="dibao_standard",
        group="urban",
        year=2022,
    )
    ranked = {row["city"]["code"] for row in told["rows"]}
    apart = {a["observation"]["city"]["code"] for a in told["apart"]}
    silent = {city["code"] for city in told["silent"]}
    assert "430200" in ranked
    assert len(ranked | apart | silent) == told["cities"] == 14
    assert not silent & (ranked | apart)
    assert told["order"] == "highest_first"
    assert all(a["reason"] for a in told["apart"])


def test_it_is_the_value_that_the_page_draws(ask: Ask) -> None:
    value = ranking_of(
        province=Province.objects.get(code="430000"),
        indicator=Indicator.objects.get(code="dibao_standard"),
        group=Group.objects.get(code="urban"),
        year=2022,
    )
    told = ask(
        "rankings/",
        province="430000",
        indicator="dibao_standard",
        group="urban",
        year=2022,
    )
    assert [
        (row.city.code, row.rank.best, row.rank.worst, row.point.value)
        for row in value.rows
    ] == [
        (row["city"]["code"], row["rank"]["best"], row["rank"]["worst"], row["value"])
        for row in told["rows"]
    ]
    assert [c.code for c in value.silent] == [c["code"] for c in told["silent"]]
    assert [a.reason.value for a in value.apart] == [a["reason"] for a in told["apart"]]


@pytest.mark.parametrize("missing", ["province", "indicator", "group", "year"])
def test_each_parameter_must_be_said(refused: Ask, missing: str) -> None:
    asked = {**CENSUS, "indicator": "dibao_standard"}
    del asked[missing]
    error = refused(400, "rankings/", **asked)
    assert (error["code"], error["parameter"]) == ("missing_parameter", missing)


def test_a_code_that_nothing_has_is_not_found(refused: Ask) -> None:
    error = refused(404, "rankings/", **{**CENSUS, "indicator": "none", "year": 2022})
    assert error["parameter"] == "indicator"


def test_one_reporting_city_has_a_figure_and_no_rank(ask: Ask) -> None:
    found = ask(
        "rankings/",
        province="430000",
        indicator="urban_area",
        group="total",
        year=2018,
    )
    (row,) = found["rows"]
    assert (row["city"]["code"], row["rank"]) == ("430200", None)
    assert row["value"] is not None
    assert found["unranked"] == "single_reporter"


def test_cities_that_are_ranked_need_no_reason(complete: dict) -> None:
    assert complete["unranked"] is None
