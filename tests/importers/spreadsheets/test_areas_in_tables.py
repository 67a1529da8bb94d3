"""Tables of earlier years: each row is of the area that had the name or code in its year, or
the right question is asked. What must come out was written before any table was read."""

import pytest
from django.contrib.auth import get_user_model

from importers.batches.access import edits, may_review
from importers.matching.catalogue_names import load_words
from importers.spreadsheets.answers import answer
from importers.spreadsheets.question_form import QuestionForm
from importers.spreadsheets.questions import open_questions, suggestions
from indicators.models import Area
from tests.importers.intake_world import (
    XIANGTAN,
    ZHUZHOU,
    both,
    confirmed,
    table,
    take_all,
)
from tests.importers.spreadsheets.test_names_in_tables import read
from tests.importers.spreadsheets.test_unlike_tables import comma, of_counties

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
HEADER = ("市州", "指标", "年份", "数值", "单位")
NAME = "结婚登记数"


@pytest.fixture
def admin():
    return get_user_model().objects.create_superuser("root", password="x")


def old(owner, *places, city=None):
    """A batch of one figure a place and year."""
    rows = [
        (place, NAME, year, 100 + n, "对") for n, (place, year) in enumerate(places)
    ]
    return read(owner, table(*rows, header=HEADER), city=city)


def areas(batch):
    return {
        (c.city_typed, c.year): c.city.code
        for c in batch.candidates.filter(city__isnull=False).select_related("city")
    }


def offered(batch):
    words = load_words()
    return {
        q.text: [area.code for area in suggestions(q, words)]
        for q in open_questions(batch)
    }


OLD = {
    ("襄樊市", 2008): "420600",
    ("襄阳市", 2012): "420600",
    ("毕节地区", 2010): "520500",
    ("毕节市", 2012): "520500",
    ("522400", 2009): "520500",
    ("莱芜市", 2015): "371200",
    ("株洲县", 2015): "430212",
    ("海东地区", 2011): "630200",
    ("那曲地区", 2013): "540600",
    ("三沙市", 2014): "460300",
    ("儋州市", 2012): "469003",
    ("儋州市", 2018): "460400",
    ("仙桃市", 2010): "429004",
    ("巢湖市", 2010): "341400",
    ("巢湖市", 2015): "340181",
    ("铜仁地区", 2010): "520600",
}
OPEN = {
    ("朝阳区", 2010): ["110105", "220104"],
    ("鼓楼区", 2012): ["320106", "320302", "350102", "410204"],
    ("株洲县", 2020): ["430212"],
    ("莱芜市", 2020): ["370100", "370116", "370117"],
    ("三沙市", 2011): None,
}


def test_an_old_table_is_matched_row_by_row(admin):
    batch = old(admin, *OLD)
    assert areas(batch) == OLD
    assert not open_questions(batch)
    assert set(batch.candidates.values_list("verdict", flat=True)) == {"new"}
    assert "襄樊市（今襄阳市）" in batch.message
    assert "毕节地区（今毕节市）" in batch.message


def test_what_is_not_certain_in_an_old_table_is_asked_about(admin):
    batch = old(admin, *OPEN)
    assert areas(batch) == {}
    found = offered(batch)
    assert {key[0] for key in OPEN} == set(found)
    assert all(
        found[text] == codes
        for (text, _year), codes in OPEN.items()
        if codes is not None
    )


def test_a_former_name_that_the_catalogue_lists_is_taken_and_told(admin):
    batch = old(admin, ("那曲地区", 2020))
    assert areas(batch) == {("那曲地区", 2020): "540600"}
    assert "2017年起那曲地区为那曲市" in batch.message


@pytest.mark.parametrize(
    ("place", "year", "sentence"),
    [
        (
            "株洲县",
            2022,
            "2022年没有“株洲县”（2018年起株洲县为渌口区）：指的是哪一个？",
        ),
        (
            "朝阳区",
            2010,
            "2010年“朝阳区”可能是：北京市朝阳区（110105）、长春市朝阳区（220104）。是哪一个？",
        ),
    ],
)
def test_the_question_says_what_is_known(admin, place, year, sentence):
    batch = old(admin, (place, year))
    (question,) = QuestionForm(batch, admin).questions
    assert question.text == sentence
    assert batch.candidates.get().problem == sentence


def test_a_former_name_offers_its_area_first_and_takes_it(admin):
    batch = old(admin, ("株洲县", 2022))
    (question,) = QuestionForm(batch, admin).questions
    assert question.chosen == "430212"
    answer(question.question.pk, by=admin, code=question.chosen)
    c = batch.candidates.get()
    assert (c.city.name, c.verdict) == ("渌口区", "new")


def test_an_area_that_was_not_there_is_not_taken_by_an_answer_either(admin):
    batch = old(admin, ("莱芜市", 2021))
    (question,) = open_questions(batch)
    answer(question.pk, by=admin, code="371200")
    c = batch.candidates.get()
    assert c.verdict == "problem"
    assert "2021年没有莱芜市" in c.problem
    assert "济南市（370100）" in c.problem


def test_a_county_of_another_city_is_asked_about(admin):
    batch = old(admin, ("长沙县", 2023), ("雨湖区", 2023), city=XIANGTAN)
    assert areas(batch) == {("雨湖区", 2023): "430302"}
    assert offered(batch) == {"长沙县": ["430121"]}
    problem = batch.candidates.get(city_typed="长沙县").problem
    assert "长沙市长沙县（430121）" in problem


def test_an_unknown_code_is_named_with_the_nearest(admin):
    batch = old(admin, ("430399", 2023), ("430309", 2023), city=XIANGTAN)
    found = offered(batch)
    assert set(found) == {"430399", "430309"}
    problem = batch.candidates.get(city_typed="430309").problem
    assert "湘潭市雨湖区（430302）" in problem


def test_a_code_says_which_of_several_is_meant(admin):
    header = ("区划代码", "地区", "指标", "年份", "数值", "单位")
    rows = [("220104", "朝阳区", NAME, 2012, 100, "对")]
    batch = read(admin, table(*rows, header=header))
    assert [c.city.code for c in batch.candidates.all()] == ["220104"]


def test_years_across_name_an_area_as_in_any_of_them(admin):
    batch = read(
        admin,
        comma(
            """
各市州结婚登记（对）
地区|2009年|2012年
襄阳市|100|110
宜昌市|200|210
"""
        ),
    )
    found = [(c.city.code, c.year) for c in batch.candidates.order_by("number")]
    assert found == [
        ("420600", 2009),
        ("420600", 2012),
        ("420500", 2009),
        ("420500", 2012),
    ]
    assert not open_questions(batch)


def test_a_title_with_a_former_name_is_of_its_city(admin):
    batch = read(
        admin,
        comma(
            """
襄樊市2008年民政统计
指标|单位|数量
结婚登记|对|5033
"""
        ),
    )
    assert [(c.city.code, c.year) for c in batch.candidates.all()] == [("420600", 2008)]


def test_a_city_and_its_county_of_one_short_name(admin):
    batch = read(
        admin,
        comma(
            """
湘潭市2023年结婚登记（对）
地区|2023年
全市|16033
湘潭县|3300
韶山市|300
"""
        ),
    )
    assert of_counties(batch) == {
        ("湘潭", "marriage_registrations", "total", 2023, 3300),
        ("韶山", "marriage_registrations", "total", 2023, 300),
    }


# --- rights ------------------------------------------------------------------------


def test_who_has_a_city_has_its_counties():
    clerk = both("clerk", ZHUZHOU)
    batch = old(clerk, ("株洲市", 2003), ("醴陵市", 2003), ("雨湖区", 2003))
    verdicts = {c.city_typed: c.verdict for c in batch.candidates.all()}
    assert verdicts == {"株洲市": "new", "醴陵市": "new", "雨湖区": "problem"}
    assert edits(clerk).covers(Area.objects.get(code="430281").pk)
    assert not edits(clerk).covers(Area.objects.get(code="430302").pk)


def test_figures_of_counties_are_published_under_them():
    clerk = both("clerk", ZHUZHOU)
    batch = old(clerk, ("醴陵市", 2023), ("株洲县", 2015))
    take_all(batch, clerk)
    assert may_review(clerk, batch)
    confirmed(batch, clerk)
    assert {
        (o.code, o.series.get().key)
        for o in Area.objects.filter(series__isnull=False, level="county")
    } == {
        ("430281", "marriage_registrations.430281.total.city"),
        ("430212", "marriage_registrations.430212.total.city"),
    }
