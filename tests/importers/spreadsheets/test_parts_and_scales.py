"""Names answered by hand that speak of a part or hold a scale, and numbers that look wrong on
their own. The verdicts were written before any was read."""

from decimal import Decimal as D

import pytest

from importers.spreadsheets.answers import answer
from importers.spreadsheets.questions import open_questions
from indicators.models import AreaAlias, City
from tests.importers.intake_world import (
    REPORT,
    XIANGTAN,
    ZHUZHOU,
    both,
    person,
    uploaded,
)

pytestmark = [pytest.mark.usefixtures("fixtures_loaded"), pytest.mark.once]

HEADER = ("市州", "指标", "分组", "年份", "数值", "单位", "来源", "章节")
PERSONS, HOMES = "dibao_recipients", "elderly_care_institutions"


@pytest.fixture
def clerk():
    return both("clerk", ZHUZHOU)


def small(owner, name, value="77", unit="人", group=""):
    row = ("株洲", name, group, 2009, value, unit, REPORT, "附表")
    return uploaded(owner, row, header=HEADER)


def answered(batch, by, indicator, *, remember=False):
    for question in list(open_questions(batch)):
        if question.part == "indicator":
            answer(question.pk, by=by, code=indicator, remember=remember)
    return batch.candidates.get()


@pytest.mark.parametrize(
    ("name", "indicator", "unit"),
    [
        ("低保享受者中的儿童", PERSONS, "人"),
        ("低保享受者中老人", PERSONS, "人"),
        ("在校生低保享受者", PERSONS, "人"),
        ("登记失业低保享受者", PERSONS, "人"),
        ("青壮年低保享受者", PERSONS, "人"),
        ("市直低保享受者", PERSONS, "人"),
        ("雨湖区低保享受者", PERSONS, "人"),
        ("A类低保享受者", PERSONS, "人"),
        ("一类低保享受者", PERSONS, "人"),
        ("建档立卡低保享受者", PERSONS, "人"),
        ("城郊低保享受者", PERSONS, "人"),
        ("其中低保享受者", PERSONS, "人"),
        ("示范型敬老院家数", HOMES, "家"),
        ("乡镇敬老院家数", HOMES, "家"),
        ("公建民营敬老院家数", HOMES, "家"),
        ("五星级敬老院家数", HOMES, "家"),
        ("备案类社会组织登记情况", "social_organizations", "个"),
        ("行业协会登记情况", "social_organizations", "个"),
        ("区级社区组织登记情况", "community_social_organizations", "个"),
        ("重度残疾人领证人数", "disabled_certified", "人"),
        ("护理型养老床位张数", "elderly_care_beds", "张"),
        ("再婚成婚对数", "marriage_registrations", "对"),
        ("法院判决离异对数", "divorce_registrations", "对"),
    ],
)
def test_a_part_that_the_indicator_has_no_group_for_is_asked_about(
    clerk, name, indicator, unit
):
    c = answered(small(clerk, name, unit=unit), clerk, indicator, remember=True)
    assert (c.verdict, c.group) == ("question", None)
    again = small(clerk, name, unit=unit).candidates.get()
    assert (again.verdict, again.group) == ("question", None)


@pytest.mark.parametrize(
    ("name", "indicator", "group", "unit"),
    [
        ("分散孤儿每月补助", "orphan_standard", "scattered", "元/月"),
        ("机构内孤儿每月补助", "orphan_standard", "institution", "元/月"),
        ("老年人高龄补助", "old_age_allowance", "total", "元/月"),
        ("老年人养老床位张数", "elderly_care_beds", "total", "张"),
        ("其中：农村低保享受者", PERSONS, "rural", "人"),
        ("乡镇（街道）社会工作站情况", "social_work_stations", "total", "个"),
        ("五保对象", "tekun_recipients", "total", "人"),
    ],
)
def test_a_word_for_all_of_an_indicator_is_no_part_of_it(
    clerk, name, indicator, group, unit
):
    c = answered(small(clerk, name, unit=unit), clerk, indicator)
    assert (c.verdict, c.group and c.group.code) == ("new", group)


@pytest.mark.parametrize("group", ["城市", "农村", "合计"])
def test_a_column_of_groups_does_not_hide_another_part(clerk, group):
    c = answered(small(clerk, "女性低保人数", group=group), clerk, PERSONS)
    assert (c.verdict, c.value) == ("problem", None)
    assert "女性低保人数" in c.problem


@pytest.mark.parametrize(
    "name",
    [
        "低保享受者万人",
        "万人低保享受者",
        "低保享受者（万人，年末）",
        "低保享受者（年末，万人）",
        "低保享受者（万人",
        "低保享受者（萬人）",
        "低保享受者（w人）",
    ],
)
def test_a_scale_that_is_left_in_a_name_is_never_lost(clerk, name):
    c = answered(small(clerk, name, "1.34", ""), clerk, PERSONS, remember=True)
    assert (c.verdict, c.value) == ("problem", None)
    again = small(clerk, name, "1.34", "").candidates.get()
    assert (again.verdict, again.value) == ("problem", None)


@pytest.mark.parametrize(
    ("name", "unit", "value"),
    [
        ("低保享受者万人", "万人", 13400),
        ("低保享受者｛万人｝", "", 13400),
        ("低保享受者<万人>", "", 13400),
        ("低保享受者「万人」", "", 13400),
    ],
)
def test_a_scale_in_a_name_counts_where_it_is_sure(clerk, name, unit, value):
    c = answered(small(clerk, name, "1.34", unit), clerk, PERSONS)
    assert (c.verdict, c.value) == ("new", D(value))


@pytest.mark.parametrize(
    ("name", "value", "unit", "word"),
    [
        ("低保人数", "1.34", "人", "整数"),
        ("结婚登记数", "15210.5", "对", "整数"),
        ("低保人数", "-5", "人", "负数"),
        ("福利彩票销售额", "-3", "万元", "负数"),
    ],
)
def test_a_number_that_is_odd_by_itself_needs_a_tick(clerk, name, value, unit, word):
    c = small(clerk, name, value, unit).candidates.get()
    assert word in c.asked


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("低保人数", "1.34", "万人"),
        ("60岁及以上人口占比", "25.5", "%"),
        ("平均家庭户规模", "2.4", "人/户"),
        ("福利彩票销售额", "3.65", "元"),
    ],
)
def test_a_number_that_is_not_odd_needs_none(clerk, name, value, unit):
    c = small(clerk, name, value, unit).candidates.get()
    assert c.verdict == "new"
    assert "整数" not in c.asked
    assert "负数" not in c.asked


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("1.低保人数", "total"),
        ("1.2低保人数", "total"),
        ("（一）城市低保人数", "urban"),
        ("(1)农村低保人数", "rural"),
        ("二、低保人数", "total"),
        ("A 城市低保人数", "urban"),
        ("#城市低保人数", "urban"),
        ("其中：农村低保人数", "rural"),
        ("低保人数*", "total"),
        ("低保人数[1]", "total"),
        ("低保人数（注1）", "total"),
        ("城市低保人数注1", "urban"),
    ],
)
def test_numbers_and_marks_around_a_known_name_need_no_question(clerk, name, group):
    c = small(clerk, name).candidates.get()
    assert (c.verdict, c.group and c.group.code) == ("new", group)


@pytest.mark.parametrize(
    ("written", "group"),
    [("城市*", "urban"), ("其中：农村", "rural"), ("①城市", "urban")],
)
def test_marks_around_a_group_need_no_question(clerk, written, group):
    c = small(clerk, "最低生活保障人数", group=written).candidates.get()
    assert (c.verdict, c.group and c.group.code) == ("new", group)


def test_which_part_a_lone_of_which_means_is_asked_about(clerk):
    c = small(clerk, "其中：低保人数").candidates.get()
    assert (c.verdict, c.group) == ("question", None)


@pytest.mark.parametrize(
    ("unit", "value", "printed"),
    [
        ("（万人）", 13400, "1.34万人"),
        ("单位：万人", 13400, "1.34万人"),
        ("万人*", 13400, "1.34万人"),
        ("万人[1]", 13400, "1.34万人"),
        ("[万人]", 13400, "1.34万人"),
    ],
)
def test_signs_around_a_unit_are_no_part_of_it(clerk, unit, value, printed):
    c = small(clerk, "低保人数", "1.34", unit).candidates.get()
    assert (c.value, c.printed) == (D(value), printed)


@pytest.mark.parametrize("year", ["2009*", "2009(1)", "2009年[1]", "2009注1", "2009①"])
def test_a_mark_behind_a_year_is_no_part_of_it(clerk, year):
    row = ("株洲", "低保人数", "", year, "77", "人", REPORT, "附表")
    c = uploaded(clerk, row, header=HEADER).candidates.get()
    assert (c.verdict, c.year) == ("new", 2009)


@pytest.mark.parametrize("place", ["全市", "合计", "本级", "其他"])
def test_a_place_of_one_table_is_not_remembered_for_the_next(place):
    boss = person("boss")
    boss.is_superuser = True
    boss.save()
    row = (place, "低保人数", "", 2009, "77", "人", REPORT, "附表")
    batch = uploaded(boss, row, header=HEADER)
    question = open_questions(batch).get()
    assert answer(question.pk, by=boss, code=ZHUZHOU, remember=True).remembered is False
    assert batch.candidates.get().city.code == ZHUZHOU
    again = uploaded(boss, row, header=HEADER)
    assert again.candidates.get().city is None


def test_what_was_once_learned_of_the_whole_city_counts_no_more():
    boss = person("boss")
    boss.is_superuser = True
    boss.save()
    AreaAlias.objects.create(name="全市", area=City.objects.get(code=ZHUZHOU))
    row = ("全市", "低保人数", "", 2009, "77", "人", REPORT, "附表")
    city = City.objects.get(code=XIANGTAN)
    batch = uploaded(boss, row, header=HEADER, city=city)
    assert batch.candidates.get().city == city


@pytest.mark.parametrize("group", ["小计", "其他", "—"])
def test_a_group_of_one_table_is_not_remembered_for_the_next(clerk, group):
    batch = small(clerk, "最低生活保障人数", group=group)
    question = open_questions(batch).get()
    answer(question.pk, by=clerk, code="urban", remember=True)
    assert batch.candidates.get().group.code == "urban"
    assert small(clerk, "最低生活保障人数", group=group).candidates.get().group is None
