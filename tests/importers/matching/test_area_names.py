"""Which area a table means in a year. What must come out was written before any was read."""

import pytest

from importers.matching.area_names import (
    AreaDoubt,
    AreaNames,
    NamedArea,
    agreeing_areas,
)
from importers.matching.names import NamedItem, Vocabulary
from indicators.areas.history import LAST_YEAR, AreaLevel
from indicators.areas.known import atlas
from indicators.areas.names import stem

pytestmark = pytest.mark.once
SEVERAL, OTHER_YEAR = AreaDoubt.SEVERAL, AreaDoubt.OTHER_YEAR
ELSEWHERE, UNKNOWN = AreaDoubt.ELSEWHERE, AreaDoubt.UNKNOWN
CHANGCHUN, XIANGTAN, ZHUZHOU, NANJING = "220100", "430300", "430200", "320100"


@pytest.fixture(scope="module")
def names():
    cities = [
        p
        for p in atlas().places.values()
        if p.level is AreaLevel.PREFECTURE and p.in_year(LAST_YEAR)
    ]
    return AreaNames(
        Vocabulary(NamedItem(p.code, (p.name, stem(p.name))) for p in cities), atlas()
    )


@pytest.mark.parametrize(
    ("text", "year", "within", "code"),
    [
        ("襄樊", 2008, "", "420600"),
        ("襄樊市", 2010, "", "420600"),
        ("襄 樊 市", 2009, "", "420600"),
        ("其中：襄樊市", 2009, "", "420600"),
        ("毕节地区", 2010, "", "520500"),
        ("522400", 2010, "", "520500"),
        ("522400000000", 2010, "", "520500"),
        ("莱芜市", 2015, "", "371200"),
        ("莱芜", 2012, "", "371200"),
        ("371200", 2012, "", "371200"),
        ("巢湖市", 2010, "", "341400"),
        ("巢湖市", 2012, "", "340181"),
        ("海东地区", 2010, "", "630200"),
        ("那曲地区", 2012, "", "540600"),
        ("那曲", 2012, "", "540600"),
        ("三沙市", 2013, "", "460300"),
        ("儋州市", 2010, "", "469003"),
        ("儋州市", 2016, "", "460400"),
        ("仙桃市", 2010, "", "429004"),
        ("仙桃", 2010, "", "429004"),
        # Names and codes of today, in years before them.
        ("襄阳市", 2008, "", "420600"),
        ("520500", 2010, "", "520500"),
        ("海东市", 2010, "", "630200"),
        ("渌口区", 2015, ZHUZHOU, "430212"),
        # Counties: by their city, or where there is only one.
        ("株洲县", 2015, "", "430212"),
        ("株洲县", 2015, ZHUZHOU, "430212"),
        ("430221", 2015, ZHUZHOU, "430212"),
        ("雨湖区", 2023, "", "430302"),
        ("湘乡", 2023, XIANGTAN, "430381"),
        ("朝阳区", 2010, CHANGCHUN, "220104"),
        ("鼓楼区", 2015, NANJING, "320106"),
        ("长春市朝阳区", 2010, "", "220104"),
        ("湖南省湘潭市", 2010, "", "430300"),
        ("庐江县", 2010, "341400", "340124"),
        ("庐江县", 2015, "340100", "340124"),
        # A short name of a city and of counties is the city's.
        ("朝阳", 2010, "", "211300"),
        ("长沙", 2010, "", "430100"),
        ("吉林", 2010, "", "220200"),
        # Years after the last and before the first of the lists.
        ("襄阳", 2030, "", "420600"),
        ("湘潭市", 1950, "", "430300"),
    ],
)
def test_a_name_or_code_that_was_right_is_taken(names, text, year, within, code):
    found = names.read(text, year, within)
    assert (found.code, found.doubt) == (code, None)


@pytest.mark.parametrize(
    ("text", "year", "within", "doubt", "candidates"),
    [
        ("朝阳区", 2010, "", SEVERAL, ("110105", "220104")),
        ("鼓楼区", 2015, "", SEVERAL, ("320106", "320302", "350102", "410204")),
        ("市中区", 2020, "", SEVERAL, ("370103", "370402", "511002", "511102")),
        # The county of that name, or the prefecture by today's name.
        ("日喀则市", 2012, "", SEVERAL, ("540202", "540200")),
        ("株洲县", 2022, "", OTHER_YEAR, ("430212",)),
        ("株洲县", 2022, ZHUZHOU, OTHER_YEAR, ("430212",)),
        ("襄樊市", 2022, "", OTHER_YEAR, ("420600",)),
        ("毕节地区", 2015, "", OTHER_YEAR, ("520500",)),
        ("522400", 2015, "", OTHER_YEAR, ("520500",)),
        ("莱芜市", 2020, "", OTHER_YEAR, ("370100", "370116", "370117")),
        ("莱芜", 2020, "", OTHER_YEAR, ("370116", "370100", "370117")),
        # It ended in the course of the year.
        ("莱芜市", 2018, "", OTHER_YEAR, ("371200", "370100", "370116", "370117")),
        ("371200", 2020, "", OTHER_YEAR, ("370100",)),
        ("三沙市", 2010, "", OTHER_YEAR, None),
        ("渝中区", 1990, "", OTHER_YEAR, None),
        ("长沙县", 2023, XIANGTAN, ELSEWHERE, ("430121",)),
        ("仙桃市", 2023, XIANGTAN, ELSEWHERE, ("429004",)),
        ("朝阳区", 2010, XIANGTAN, SEVERAL, ("110105", "220104")),
        ("430399", 2010, XIANGTAN, UNKNOWN, None),
        ("雨糊区", 2010, XIANGTAN, UNKNOWN, ("430302",)),
        ("不存在县", 2010, "", UNKNOWN, ()),
    ],
)
def test_what_is_not_certain_is_asked_about(
    names, text, year, within, doubt, candidates
):
    found = names.read(text, year, within)
    assert (found.code, found.doubt) == ("", doubt)
    if candidates is not None:
        assert found.candidates == candidates


def test_an_ended_prefecture_is_offered_as_those_who_hold_its_land(names):
    found = names.read("巢湖市", 2005).code, names.read("341400", 2012)
    assert found[0] == "341400"
    assert set(found[1].candidates) >= {"340100", "340200", "340500"}


def test_a_code_next_to_right_ones_is_offered_these(names):
    assert "430302" in names.read("430309", 2020, XIANGTAN).candidates


@pytest.mark.parametrize("text", ["湖南省", "430000", "北京市", "广西壮族自治区"])
def test_a_province_is_no_city(names, text):
    assert names.read(text, 2010).wider
    assert not names.known(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("襄樊", True),
        ("毕节地区", True),
        ("株洲县", True),
        ("经开区", False),
        ("合作", False),
    ],
)
def test_what_a_label_may_be(names, text, known):
    assert names.known(text) is known


def test_without_a_year_only_a_name_of_one_area_is_taken(names):
    assert names.read("襄樊市", None).code == "420600"
    assert names.read("巢湖市", None).doubt is SEVERAL
    assert names.read("湘潭", None).code == XIANGTAN


@pytest.mark.parametrize(
    ("code", "name", "taken"),
    [("110105", "朝阳区", "110105"), ("522400", "毕节地区", "520500")],
)
def test_a_code_beside_a_name_says_which(names, code, name, taken):
    both = agreeing_areas(names.read(code, 2010), names.read(name, 2010))
    assert both.code == taken


def test_a_code_and_a_name_of_two_areas_are_asked_about(names):
    both = agreeing_areas(names.read("430200", 2010), names.read("湘潭市", 2010))
    assert both == NamedArea("", SEVERAL, ("430200", "430300"))


def test_whether_an_area_was_there(names):
    assert names.in_use("371200", 2015)
    assert names.in_use("371200", 2018)
    assert not names.in_use("371200", 2020)
    assert not names.in_use("460300", 2010)
    assert names.instead_of("371200", 2020) == ("370100",)
