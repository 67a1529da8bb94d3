"""Which areas go on, end and begin; right values from the decisions of the State Council."""

import pytest

from indicators.areas.history import AreaLevel
from indicators.areas.known import atlas
from indicators.areas.places import Kind, Place


def kinds(place: Place, year: int) -> list[Kind]:
    return [change.kind for change in place.changes if change.year == year]


def at(text: str, year: int, level: AreaLevel | None = None) -> Place:
    place = atlas().find(text, year, level=level).one
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("old", "new", "year"),
    [
        ("襄樊市", "襄阳市", 2010),
        ("毕节地区", "毕节市", 2011),
        ("铜仁地区", "铜仁市", 2011),
        ("海东地区", "海东市", 2013),
        ("日喀则地区", "日喀则市", 2014),
        ("昌都地区", "昌都市", 2014),
        ("林芝地区", "林芝市", 2015),
        ("吐鲁番地区", "吐鲁番市", 2015),
        ("山南地区", "山南市", 2016),
        ("哈密地区", "哈密市", 2016),
        ("那曲地区", "那曲市", 2017),
        ("思茅市", "普洱市", 2007),
        ("伊克昭盟", "鄂尔多斯市", 2001),
    ],
)
def test_a_new_name_or_code_goes_on_as_one_area(old: str, new: str, year: int) -> None:
    place = at(old, year - 1, AreaLevel.PREFECTURE)
    assert place is at(new, year, AreaLevel.PREFECTURE)
    assert set(kinds(place, year)) <= {Kind.RENAMED, Kind.RECODED, Kind.DISTRICTS}
    assert not [
        each for each in place.breaks if each.year == year and each.coverage == "city"
    ]


def test_a_split_prefecture_ends_and_its_counties_name_the_successors() -> None:
    place = at("巢湖市", 2010, AreaLevel.PREFECTURE)
    assert place.until_year == 2011
    assert kinds(place, 2011) == [Kind.SPLIT]
    assert {share.name: (share.whole, share.parts) for share in place.successors} == {
        "合肥市": (("居巢区", "庐江县"), ()),
        "马鞍山市": (("含山县", "和县"), ()),
        "芜湖市": (("无为县",), ("和县",)),
    }
    assert [(h.place.name, h.from_year) for h in atlas().became(place.key)] == [
        ("合肥市", 2011),
        ("马鞍山市", 2011),
        ("芜湖市", 2011),
    ]


def test_an_absorbed_prefecture_ends_and_the_other_goes_on() -> None:
    gone, taker = at("莱芜市", 2017, AreaLevel.PREFECTURE), at("济南市", 2018)
    assert kinds(gone, 2018) == [Kind.MERGED]
    assert Kind.MERGED in kinds(taker, 2018)
    assert taker.until_year is None
    (share,) = gone.successors
    assert (share.name, share.whole) == ("济南市", ("莱城区", "钢城区"))


def test_counties_of_two_old_prefectures_go_several_ways() -> None:
    place = at("南宁地区", 2001)
    assert [(s.name, len(s.whole)) for s in place.successors] == [
        ("崇左市", 7),
        ("南宁市", 5),
    ]


def test_a_county_that_became_a_district_goes_on_and_changes_the_districts() -> None:
    county, city = at("株洲县", 2017), at("株洲市", 2018)
    assert county is at("渌口区", 2018)
    assert kinds(county, 2018) == [Kind.RENAMED, Kind.RECODED]
    assert kinds(city, 2018) == [Kind.DISTRICTS]
    (change,) = (c for c in city.changes if c.year == 2018)
    assert [(s.place, s.whole) for s in change.gained] == [(county.key, ("株洲县",))]


def test_a_county_under_another_prefecture_moved_and_both_are_redrawn() -> None:
    county = at("寿县", 2014)
    assert county is at("寿县", 2015)
    assert kinds(county, 2015) == [Kind.RECODED, Kind.MOVED]
    gave, took = at("六安市", 2015), at("淮南市", 2015)
    assert Kind.REDRAWN in kinds(gave, 2015)
    assert Kind.REDRAWN in kinds(took, 2015)


def test_a_county_that_became_a_prefecture_ends_and_the_prefecture_begins() -> None:
    county, city = at("儋州市", 2014), at("儋州市", 2015)
    assert (county.level, city.level) == (AreaLevel.COUNTY, AreaLevel.PREFECTURE)
    assert county.direct
    assert kinds(county, 2015) == kinds(city, 2015) == [Kind.REGRADED]
    assert [share.place for share in city.predecessors] == [county.key]


def test_districts_merged_into_a_new_one_end() -> None:
    gone = [at(name, 2011) for name in ("沧浪区", "平江区", "金阊区")]
    new = at("姑苏区", 2012)
    assert [kinds(place, 2012) for place in gone] == [[Kind.MERGED]] * 3
    assert kinds(new, 2012) == [Kind.FORMED]
    assert {share.name for share in new.predecessors} == {"沧浪区", "平江区", "金阊区"}


def test_a_new_district_of_the_old_name_goes_on_and_took_the_other_in() -> None:
    kept, gone = at("崇川区", 2019), at("港闸区", 2019)
    assert kept is at("崇川区", 2020)
    assert Kind.MERGED in kinds(kept, 2020)
    assert [share.place for share in gone.successors] == [kept.key]


def test_a_reused_code_is_two_areas() -> None:
    old, new = at("511400", 1996), at("511400", 2000)
    assert (old.name, new.name) == ("涪陵市", "眉山市")
    assert (old.key, new.key) == ("511400-1997", "511400")


def test_what_was_there_in_the_first_year_has_no_beginning() -> None:
    assert at("株洲市", 2020).from_year is None
    assert at("荷塘区", 2020).from_year is None
    assert at("三沙市", 2020).from_year == 2012
