"""Areas of every level by code, year and place; the numbers are those of the code lists."""

from typing import Any

import pytest

from tests.api.conftest import Ask


def codes(answer: Any) -> list[str]:
    return [row["code"] for row in answer["results"]]


def test_an_area_tells_its_level_its_names_and_the_area_above(ask: Ask) -> None:
    found = ask("areas/430200/")
    assert (found["level"], found["kind"]) == ("prefecture", "prefecture")
    assert (found["name"], found["short"], found["name_en"]) == (
        "株洲市",
        "株洲",
        "Zhuzhou",
    )
    assert found["parent"]["code"] == "430000"
    assert (found["from"], found["until"]) == (None, None)


def test_a_change_is_a_sentence_in_both_languages(ask: Ask) -> None:
    last = ask("areas/430200/")["changes"][-1]
    assert (last["year"], last["kind"]) == (2018, "districts")
    assert "株洲县（改为渌口区）" in last["text"]
    assert "Lukou District" in last["text_en"]


def test_an_ended_area_names_who_holds_its_land_since_when(ask: Ask) -> None:
    found = ask("areas/341400/")
    assert found["until"] == 2011
    assert [
        (each["code"], each["counties"], each["parts"], each["from"], each["until"])
        for each in found["became"]
    ] == [
        ("340100", ["居巢区", "庐江县"], [], 2011, None),
        ("340500", ["含山县", "和县"], [], 2011, None),
        ("340200", ["无为县"], ["和县"], 2011, None),
    ]


def test_a_former_name_brings_its_years_and_a_former_code_too(ask: Ask) -> None:
    assert ask("areas/420600/")["former_names"] == [
        {"name": "襄樊市", "name_en": "Xiangfan", "from": None, "until": 2010}
    ]
    bijie = ask("areas/520500/")
    assert bijie["former_codes"] == [{"code": "522400", "from": None, "until": 2011}]


def test_a_new_area_names_of_whose_land_it_was_made(ask: Ask) -> None:
    found = ask("areas/460300/")
    assert found["name"] == "三沙市"
    assert found["from"] == 2012
    assert found["predecessors"]


def test_without_a_year_the_list_holds_what_is_in_use(ask: Ask) -> None:
    cities = ask("areas/", level="prefecture")
    assert cities["count"] == 333 == ask("cities/")["count"]
    assert codes(cities) == codes(ask("cities/"))
    assert ask("areas/", level="province")["count"] == ask("provinces/")["count"]


@pytest.mark.parametrize(
    ("province", "year", "cities"),
    [("370000", 2012, 17), ("370000", 2020, 16), ("340000", 2010, 17)],
)
def test_the_cities_of_a_province_are_those_of_the_year(
    ask: Ask, province: str, year: int, cities: int
) -> None:
    asked = {"parent": province, "level": "prefecture", "year": year}
    assert ask("areas/", **asked)["count"] == cities


def test_names_codes_and_parents_are_those_of_the_year(ask: Ask) -> None:
    (then,) = ask("areas/", code="522400", year=2005)["results"]
    assert (then["code"], then["official_code"]) == ("520500", "522400")
    assert then["name"] == "毕节地区"
    (county,) = ask("areas/", code="340124", year=2010)["results"]
    assert county["parent"]["name"] == "巢湖市"
    (below,) = ask("areas/", code="420602", year=2005)["results"]
    assert below["parent"]["name"] == "襄樊市"


def test_a_code_of_two_times_finds_both_areas(ask: Ask) -> None:
    assert codes(ask("areas/", code="511400")) == ["511400", "511400_1997"]
    assert codes(ask("areas/", code="511400", year=1996)) == ["511400_1997"]


def test_counties_directly_under_a_province_are_their_own_kind(ask: Ask) -> None:
    found = ask("areas/", parent="420000", level="county")["results"]
    assert {row["kind"] for row in found} == {"direct_county"}
    assert "仙桃市" in [row["name"] for row in found]
    assert {r["kind"] for r in ask("areas/", parent="110000")["results"]} == {"county"}


def test_within_a_province_are_its_cities_and_their_counties(ask: Ask) -> None:
    inside = ask("areas/", within="430000", page_size=1000)
    assert {row["level"] for row in inside["results"]} == {"prefecture", "county"}
    assert {row["code"][:2] for row in inside["results"]} == {"43"}
    assert "340124" in codes(ask("areas/", within="341400", year=2010))
    assert "340124" in codes(ask("areas/", within="340000", year=2010, page_size=1000))


def test_siblings_and_children_are_addresses_of_lists(ask: Ask) -> None:
    found = ask("areas/341400/")
    assert found["children"].endswith("/api/v1/areas/?parent=341400&year=2010")
    assert "level=prefecture" in found["siblings"]
    assert ask("areas/340124/")["children"] is None


def test_former_codes_serve_as_parent(ask: Ask) -> None:
    now = codes(ask("areas/", parent="520500"))
    assert now
    assert codes(ask("areas/", parent="522400")) == now


@pytest.mark.parametrize("parameter", ["code", "parent", "within"])
def test_a_code_no_area_ever_had_is_not_found(refused: Ask, parameter: str) -> None:
    error = refused(404, "areas/", **{parameter: "999999"})
    assert (error["code"], error["parameter"]) == ("unknown_code", parameter)


@pytest.mark.parametrize(
    ("asked", "parameter", "right"),
    [
        ({"code": "341400", "year": 2020}, "code", "合肥市"),
        ({"parent": "341400"}, "parent", "1981 至 2010 年"),
        ({"parent": "460300", "year": 2000}, "parent", "2012 年起"),
        ({"within": "430202"}, "within", "province, prefecture"),
        ({"parent": "430202"}, "parent", "country, province, prefecture"),
        ({"within": "430200", "level": "prefecture"}, "level", "county"),
        ({"level": "city"}, "level", "prefecture"),
        ({"year": 1980}, "year", "1981 至 2024"),
        ({"year": 2025}, "year", "1981 至 2024"),
        ({"parent": "湖南"}, "parent", "430200"),
    ],
)
def test_what_does_not_fit_names_what_is_right(
    refused: Ask, asked: dict[str, Any], parameter: str, right: str
) -> None:
    error = refused(400, "areas/", **asked)
    assert (error["code"], error["parameter"]) == ("wrong_value", parameter)
    assert right in error["message"]


def test_a_former_code_in_an_address_names_the_code_of_today(refused: Ask) -> None:
    error = refused(404, "areas/522400/")
    assert "520500" in error["message"]
    assert "520500" in error["message_en"]


def test_no_page_lists_all_areas(ask: Ask) -> None:
    found = ask("areas/", year=2020, page_size=9999)
    assert len(found["results"]) == 1000
    assert found["next"]
