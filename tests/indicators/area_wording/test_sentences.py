"""Sentences on areas: right ones for known changes, and none without year, names and counts."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from indicators.area_wording.sentences import AreaSentences, not_known
from indicators.areas.breaks import breaks
from indicators.areas.history import AreaLevel
from indicators.areas.known import atlas
from indicators.areas.places import TERRITORY, Kind, Place, TerritoryChange

LANGUAGES = pytest.mark.parametrize("language", ["zh-hans", "en"])


def at(text: str, year: int, level: AreaLevel | None = None) -> Place:
    place = atlas().find(text, year, level=level).one
    assert place is not None
    return place


def sentences(text: str, year: int, level: AreaLevel | None = None) -> list[str]:
    """What happened in a year to an area that had the name a year before, or has it then."""
    found = atlas().find(text, year - 1, level=level).one or at(text, year, level)
    words = AreaSentences(atlas())
    return [
        words.change(found, change) for change in found.changes if change.year == year
    ]


def ended() -> Iterator[Place]:
    return (place for place in atlas().places.values() if place.until_year is not None)


def territorial() -> Iterator[tuple[Place, TerritoryChange]]:
    for place in atlas().places.values():
        yield from ((place, each) for each in place.changes if each.kind in TERRITORY)


@pytest.mark.parametrize(
    ("text", "year", "sentence"),
    [
        ("莱芜市", 2018, "2018年莱芜市（2个县市区：莱城区、钢城区）并入济南市"),
        ("济南市", 2018, "2018年莱芜市（2个县市区：莱城区、钢城区）并入济南市"),
        (
            "巢湖市",
            2011,
            "2011年巢湖市撤销，分属3地：合肥市（2个县市区：居巢区、庐江县）、马鞍山市（2个县市区：",
        ),
        ("合肥市", 2011, "2011年合肥市划入巢湖市的居巢区、庐江县"),
        ("安庆市", 2015, "2015年安庆市划出枞阳县（归铜陵市）"),
        ("襄樊市", 2010, "2010年襄樊市更名为襄阳市"),
        ("毕节地区", 2011, "2011年毕节地区改为毕节市"),
        ("毕节地区", 2011, "2011年毕节市的区划代码由522400改为520500"),
        ("株洲市", 2018, "2018年株洲市市区增加株洲县（改为渌口区）"),
        ("湘潭市", 2009, "2009年湘潭市市区增加湘潭县的一部分"),
        ("株洲县", 2018, "2018年株洲县改为渌口区"),
        ("寿县", 2015, "2015年寿县由六安市改属淮南市"),
        ("儋州市", 2015, "2015年儋州市由县级升为地级"),
        ("东川市", 1998, "1998年东川市并入昆明市"),
        (
            "三沙市",
            2012,
            "2012年设立三沙市，辖区来自西沙群岛、南沙群岛、中沙群岛的岛礁及其海域",
        ),
        ("姑苏区", 2012, "2012年设立姑苏区，辖区来自沧浪区、平江区、金阊区"),
        ("港闸区", 2020, "2020年港闸区并入崇川区"),
        ("崇川区", 2020, "2020年港闸区并入崇川区"),
        ("雨湖区", 2009, "2009年雨湖区划入湘潭县的一部分"),
        ("巴音郭楞蒙古自治州", 2020, "2020年巴音郭楞蒙古自治州划出若羌县的一部分、"),
    ],
)
def test_a_known_change_in_a_sentence(text: str, year: int, sentence: str) -> None:
    level = AreaLevel.PREFECTURE if text in ("莱芜市", "巢湖市") else None
    found = sentences(text, year, level)
    assert any(each.startswith(sentence) for each in found), found


def test_the_same_in_english() -> None:
    with override("en"):
        assert sentences("莱芜市", 2018, AreaLevel.PREFECTURE) == [
            "In 2018 莱芜市 (2 of county level: 莱城区, 钢城区) was merged into 济南市"
        ]
        assert sentences("襄樊市", 2010) == ["In 2010 襄樊市 was renamed 襄阳市"]


def test_names_are_as_the_reader_wants_them() -> None:
    english = {"371200": "Laiwu", "370100": "Jinan"}
    words = AreaSentences(atlas(), lambda key, name: english.get(key, name))
    with override("en"):
        text = words.succession(at("莱芜市", 2017, AreaLevel.PREFECTURE))
    assert (
        text
        == "In 2018 Laiwu (2 of county level: 莱城区, 钢城区) was merged into Jinan"
    )


@LANGUAGES
def test_every_ended_area_names_year_and_survivors(language: str) -> None:
    words = AreaSentences(atlas())
    with override(language):
        for place in ended():
            text = words.succession(place)
            assert str(place.until_year) in text, place.key
            assert place.name in text
            for share in place.successors:
                assert share.name in text, (place.key, text)


@LANGUAGES
def test_every_ended_prefecture_counts_its_counties(language: str) -> None:
    words = AreaSentences(atlas())
    with override(language):
        for place in (each for each in ended() if each.level is AreaLevel.PREFECTURE):
            text = words.succession(place)
            for share in place.successors:
                alone = share.whole == (place.name,)
                assert alone or str(len(share.whole)) in text, (place.key, text)


@LANGUAGES
def test_every_area_that_took_in_or_lost_land_names_year_and_the_others(
    language: str,
) -> None:
    words = AreaSentences(atlas())
    with override(language):
        for place, change in territorial():
            text = words.change(place, change)
            assert str(change.year) in text, (place.key, change)
            assert "%" not in text
            for share in (*change.gained, *change.lost):
                named = share.name in text or set(share.whole) & set(text.split("、"))
                assert named or change.kind is Kind.REGRADED, text


@LANGUAGES
def test_no_change_is_without_a_year_or_a_sentence(language: str) -> None:
    words = AreaSentences(atlas())
    with override(language):
        for place in atlas().places.values():
            for change in place.changes:
                text = words.change(place, change)
                assert text, (place.key, change)
                assert all(str(change.year) in part for part in text.split("；"))


@pytest.mark.parametrize(
    ("text", "coverage", "reason"),
    [
        ("株洲市", "districts", "2018年株洲市市区增加株洲县（改为渌口区）"),
        ("株洲市", "counties", "2018年株洲市县市减少株洲县（改为渌口区）"),
        ("湘潭市", "districts", "2010年湘潭市市区增加湘潭县的一部分"),
        ("济南市", "city", "2018年莱芜市（2个县市区：莱城区、钢城区）并入济南市"),
        (
            "济南市",
            "districts",
            "2018年济南市市区增加莱芜市的莱城区、钢城区、济阳县（改为济阳区）",
        ),
    ],
)
def test_a_break_says_what_came_and_went(text: str, coverage: str, reason: str) -> None:
    place = at(text, 2020)
    last = breaks(place, "stock", coverage)[-1]
    assert AreaSentences(atlas()).broken(place, last) == reason


def test_every_break_has_a_reason_with_its_year() -> None:
    words = AreaSentences(atlas())
    for place in atlas().places.values():
        for each in place.breaks:
            assert str(each.year) in words.broken(place, each), (place.key, each)


def test_an_area_in_use_has_no_succession() -> None:
    assert AreaSentences(atlas()).succession(at("合肥市", 2020)) == ""


def test_former_names_carry_their_last_year() -> None:
    words = AreaSentences(atlas())
    assert words.former_names(at("襄阳市", 2020)) == "2010年前称襄樊市"
    assert words.former_names(at("株洲市", 2020)) == ""
    assert words.former_names(at("恩施土家族苗族自治州", 2020)) == (
        "1983年前称恩施地区、1993年前称鄂西土家族苗族自治州"
    )


@pytest.mark.parametrize(
    ("text", "year", "label"),
    [
        ("襄樊市", 2008, "襄樊市（今襄阳市）"),
        ("株洲市", 2008, "株洲市"),
        ("莱芜市", 2012, "莱芜市（2018年撤销，今属济南市）"),
        ("儋州市", 2014, "儋州市"),
    ],
)
def test_the_name_of_a_year_stands_beside_todays(
    text: str, year: int, label: str
) -> None:
    level = None if text == "儋州市" else AreaLevel.PREFECTURE
    assert AreaSentences(atlas()).then_and_now(at(text, year, level), year) == label


def test_a_holder_is_given_with_what_it_holds_and_since_when() -> None:
    words = AreaSentences(atlas())
    place = at("海南行政区", 1987)
    assert [words.holding(holding) for holding in atlas().became(place.key)] == [
        "海南省（18个县市区），1988年起"
    ]
    islands = at("西沙、南沙、中沙群岛", 1987)
    assert [words.holding(holding) for holding in atlas().became(islands.key)][:2] == [
        "西沙群岛，1988年至2011年",
        "三沙市，2012年起",
    ]


def test_a_year_after_the_file_is_said_not_to_be_known() -> None:
    assert not_known(2024) == ""
    assert (
        not_known(2026)
        == "2024年12月31日以后的行政区划尚无资料，2026年按2024年底的列出"
    )
