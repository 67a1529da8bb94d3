"""Names that say another kind of number than their indicator counts (an average, a total over
years, a plan, half a year), groups that it does not have, several units. What must come out was
written before any was read."""

import pytest

from importers.spreadsheets.answers import answer
from importers.spreadsheets.questions import open_questions
from tests.importers.intake_world import REPORT, both, uploaded

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

HEADER = ("市州", "指标", "分组", "年份", "数值", "单位", "来源", "章节")
SILENT = "431300"  # no figure of it is published: nothing is a jump
PERSONS, COUPLES = "dibao_recipients", "marriage_registrations"


@pytest.fixture
def clerk():
    return both("clerk", SILENT)


def taken(by, name, indicator="", *, unit="", group="", remember=False):
    """The row as it comes out once its indicator is answered, where that is asked."""
    row = (SILENT, name, group, 2009, "77", unit, REPORT, "附表")
    batch = uploaded(by, row, header=HEADER)
    for question in list(open_questions(batch)):
        if question.part == "indicator":
            assert indicator, f"{name} is not known"
            answer(question.pk, by=by, code=indicator, remember=remember)
    return batch.candidates.get()


@pytest.mark.parametrize(
    ("name", "indicator", "word"),
    [
        ("月均低保享受者", PERSONS, "月均"),
        ("累计低保享受者", PERSONS, "累计"),
        ("户均低保享受者", PERSONS, "户均"),
        ("净增低保享受者", PERSONS, "净增"),
        ("计划低保享受者", PERSONS, "计划"),
        ("上年低保享受者", PERSONS, "上年"),
        ("低保享受者增幅", PERSONS, "增幅"),
        ("低保享受者占比", PERSONS, "占比"),
        ("年均结婚对数", COUPLES, "年均"),
        ("历年结婚对数", COUPLES, "历年"),
        ("上半年结婚对数", COUPLES, "上半年"),
        ("1-6月结婚对数", COUPLES, "1-6月"),
        ("本月结婚对数", COUPLES, "本月"),
        ("第一季度结婚对数", COUPLES, "第一季度"),
        ("前10个月结婚对数", COUPLES, "前10个月"),
        ("三年合计结婚对数", COUPLES, "三年合计"),
        ("期初低保享受者", PERSONS, "期初"),
        ("最高低保享受者", PERSONS, "最高"),
        ("人均低保金", "dibao_expenditure", "人均"),
        ("建站以来销售福彩", "welfare_lottery_sales", "以来"),
    ],
)
def test_a_name_that_says_another_kind_of_number_needs_a_tick(
    clerk, name, indicator, word
):
    c = taken(clerk, name, indicator, remember=True)
    assert (c.verdict, word in c.asked) == ("new", True)
    again = taken(clerk, name)
    assert (again.verdict, word in again.asked) == ("new", True)


@pytest.mark.parametrize(
    ("name", "indicator", "unit"),
    [
        ("低保月人均保障水平", "dibao_standard", "元/月"),
        ("年末低保享受者", PERSONS, "人"),
        ("2009年末低保享受者", PERSONS, "人"),
        ("12月末低保享受者", PERSONS, "人"),
        ("最低生活保障享受者", PERSONS, "人"),
        ("全年结婚对数", COUPLES, "对"),
        ("1-12月结婚对数", COUPLES, "对"),
        ("本年累计结婚对数", COUPLES, "对"),
        ("临时救助累计人次", "temporary_assistance", "人次"),
        ("城市低保累计支出", "dibao_expenditure", "元"),
        ("累计募集善款总额", "charity_raised", "元"),
        ("年均流浪救助", "street_assistance_average", "人次"),
        ("新增低保享受者", "dibao_new_recipients", "人"),
        ("低保净增享受者", "dibao_net_increase", "人"),
    ],
)
def test_a_word_that_fits_the_indicator_needs_none(clerk, name, indicator, unit):
    c = taken(clerk, name, indicator, unit=unit)
    assert (c.verdict, c.asked) == ("new", "")


@pytest.mark.parametrize(
    "name",
    [
        "困难群众低保享受者",
        "全省低保享受者",
        "低保享受者（不含农村）",
        "不包括城市低保享受者",
        "除农村外低保享受者",
        "低保享受者（含特困）",
    ],
)
def test_what_a_name_leaves_out_or_adds_is_asked_about(clerk, name):
    c = taken(clerk, name, PERSONS)
    assert (c.verdict, c.group) == ("question", None)


@pytest.mark.parametrize(
    "name",
    [
        "低保享受情况（户、人）",
        "低保享受情况（户/人）",
        "低保享受情况（户）（人）",
        "低保享受情况（单位：户，人）",
        "低保户数、人数",
    ],
)
def test_several_units_in_a_name_are_no_unit(clerk, name):
    c = taken(clerk, name, PERSONS, remember=True)
    assert (c.verdict, c.value) == ("problem", None)
    assert taken(clerk, name, PERSONS).verdict == "problem"
    assert taken(clerk, name, PERSONS, unit="人").verdict == "new"


def test_a_name_that_counts_something_else_needs_a_tick_where_no_unit_is_written(clerk):
    assert "户" in taken(clerk, "低保享受家庭", PERSONS).asked
    assert taken(clerk, "低保享受家庭", PERSONS, unit="人").asked == ""


@pytest.mark.parametrize(
    ("name", "group", "asked"),
    [
        ("低保人数", "基金会", True),
        ("低保人数", "百岁及以上", True),
        ("结婚登记数", "农村", True),
        ("低保人数", "城市", False),
        ("低保人数", "合计", False),
        ("孤儿基本生活保障标准", "社会散居", False),
        ("婚姻登记机关数", "3A级", False),
        ("养老机构数", "民办", False),
        ("乡级行政区划数", "乡（含民族乡）", False),
    ],
)
def test_a_group_that_the_indicator_does_not_have_needs_a_tick(
    clerk, name, group, asked
):
    c = taken(clerk, name, group=group)
    assert (c.verdict, bool(c.asked)) == ("new", asked)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("残疾人两项补贴", "both"),
        ("残疾人两项补贴标准", "both"),
        ("残疾人“两项补贴”标准", "both"),
        ("困难残疾人生活补贴", "hardship"),
        ("重度残疾人护理补贴", "severe"),
    ],
)
def test_a_name_of_both_subsidies_is_of_their_group(clerk, name, group):
    assert taken(clerk, name, unit="元/月").group.code == group


def test_a_name_that_begins_with_the_rows_own_city_is_known(clerk):
    c = taken(clerk, "娄底市城市低保人数")
    assert (c.verdict, c.indicator.code, c.group.code) == ("new", PERSONS, "urban")


@pytest.mark.parametrize("name", ["长沙市低保人数", "长沙市低保享受者"])
def test_a_name_that_begins_with_another_city_is_a_problem(clerk, name):
    c = taken(clerk, name, PERSONS, remember=True)
    assert (c.verdict, c.value) == ("problem", None)
    assert "长沙" in c.problem


def test_a_name_of_a_province_is_asked_about(clerk):
    c = taken(clerk, "湖南省低保享受者", PERSONS)
    assert (c.verdict, c.group) == ("question", None)
