"""Areas in a year, and finding them by name and code."""

from indicators.areas.atlas import Reason
from indicators.areas.history import AreaLevel
from indicators.areas.known import atlas


def names(places: tuple[object, ...]) -> list[str]:
    return [place.name for place in places]  # type: ignore[attr-defined]


def test_cities_are_those_of_the_year_in_the_order_of_their_codes() -> None:
    assert len(atlas().cities_of("370000", 2012)) == 17
    assert len(atlas().cities_of("370000", 2020)) == 16
    assert names(atlas().cities_of("460000", 2014)) == ["海口市", "三亚市", "三沙市"]
    assert names(atlas().cities_of("460000", 2015)) == [
        "海口市",
        "三亚市",
        "三沙市",
        "儋州市",
    ]
    assert "巢湖市" in names(atlas().cities_of("340000", 2010))


def test_counties_directly_under_a_province_are_apart() -> None:
    assert names(atlas().direct_counties_of("420000", 2012)) == [
        "仙桃市",
        "潜江市",
        "天门市",
        "神农架林区",
    ]
    assert atlas().counties_of("420000", 2012) == ()


def test_counties_of_a_municipality_are_ordinary_ones() -> None:
    assert atlas().direct_counties_of("110000", 2012) == ()
    assert len(atlas().counties_of("110000", 2012)) == 16


def test_the_areas_above_lead_to_the_country() -> None:
    county = atlas().find("无为县", 2010).one
    assert county is not None
    assert [place.name for place in atlas().above(county.key, 2010)] == [
        "巢湖市",
        "安徽省",
        "全国",
    ]
    assert [place.name for place in atlas().above(county.key, 2012)] == [
        "芜湖市",
        "安徽省",
        "全国",
    ]


def reasons(text: str, year: int, **within: str) -> list[tuple[str, Reason]]:
    found = atlas().find(text, year, **within)  # type: ignore[arg-type]
    return [(candidate.place.key, candidate.reason) for candidate in found.candidates]


def test_a_name_is_right_in_its_years() -> None:
    assert reasons("襄樊市", 2008) == [("420600", Reason.RIGHT)]
    assert reasons("襄樊市", 2012) == [("420600", Reason.FORMER)]
    assert reasons("襄阳市", 2008) == [("420600", Reason.LATER)]


def test_a_code_is_right_in_its_years() -> None:
    assert reasons("522400", 2010) == [("520500", Reason.RIGHT)]
    assert reasons("522400", 2011) == [("520500", Reason.FORMER)]


def test_an_ended_area_is_found_with_its_successors() -> None:
    found = atlas().find("巢湖市", 2015, level=AreaLevel.PREFECTURE)
    assert found.one is None
    assert [(c.place.name, c.reason) for c in found.candidates] == [
        ("巢湖市", Reason.ENDED)
    ]
    assert names(atlas().today(found.candidates[0].place.key)) == [
        "合肥市",
        "马鞍山市",
        "芜湖市",
    ]


def test_an_area_of_later_years_is_not_there_yet() -> None:
    assert reasons("三沙市", 2010) == [("460300", Reason.AHEAD)]


def test_a_name_of_two_areas_means_none_of_them_alone() -> None:
    found = atlas().find("朝阳区", 2015)
    assert {place.key for place in found.right} == {"110105", "220104"}
    assert found.one is None
    beijing = atlas().find("朝阳区", 2015, within="110000").one
    assert beijing is not None
    assert beijing.key == "110105"


def test_a_full_name_goes_before_a_short_one() -> None:
    found = atlas().find("吉林市", 2015)
    assert found.one is not None
    assert found.one.key == "220200"
    assert {place.key for place in atlas().find("吉林", 2015).right} == {
        "220000",
        "220200",
    }


def test_a_short_name_leaves_out_kind_and_peoples() -> None:
    assert [
        place.name
        for place in atlas().find("恩施", 2015, level=AreaLevel.PREFECTURE).right
    ] == ["恩施土家族苗族自治州"]


def test_a_shortened_autonomous_area_is_found() -> None:
    for text in ("恩施州", "恩施自治州"):
        assert reasons(text, 2015) == [("422800", Reason.RIGHT)]


def test_after_the_last_year_the_areas_of_that_year_are_meant() -> None:
    assert atlas().find("渌口区", 2026).one is atlas().find("渌口区", 2024).one


def test_an_unknown_name_has_no_candidates() -> None:
    assert atlas().find("蓬莱仙市", 2015).candidates == ()
