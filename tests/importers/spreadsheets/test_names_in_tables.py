"""What tables call indicators, groups, units and places: tables as bureaus have them, with the
figures that must come out. The values were written before any was read."""

from decimal import Decimal as D
from pathlib import Path

import pytest

from importers.batches.jobs import work_off
from importers.matching.catalogue_names import load_words
from importers.models import Decision
from importers.spreadsheets.answers import answer
from importers.spreadsheets.questions import open_questions, suggestions
from importers.spreadsheets.read_in import open_batch
from indicators.models import City
from reports.models import Report
from tests.importers.intake_world import (
    REPORT,
    XIANGTAN,
    ZHUZHOU,
    both,
    person,
    table,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

TABLES = Path(__file__).parent / "tables"
LONG = ("市州", "指标", "年份", "数值", "单位")
SHORT = ("市州", "指标", "年份", "数值")
HERE = "株洲"


@pytest.fixture
def clerk():
    return both("clerk", f"{ZHUZHOU} {XIANGTAN} 330700")


def read(owner, stream, name="表.csv", city=None):
    """A batch whose file has been read, with a report for all its rows."""
    batch = open_batch(
        owner=owner,
        stream=stream,
        name=name,
        city=City.objects.get(code=city) if city else None,
        report=Report.objects.get(code=REPORT),
        section="附表",
    )
    work_off("test")
    batch.refresh_from_db()
    return batch


def given(owner, name, city=None):
    with (TABLES / name).open("rb") as stream:
        return read(owner, stream, name, city)


def small(owner, *rows, header=LONG, city=None):
    return read(owner, table(*rows, header=header), city=city)


def answered(batch, by, **answers):
    """Answer the questions whose text begins so; the rest stay open."""
    for question in list(open_questions(batch)):
        for begin, code in answers.items():
            if question.text.startswith(begin):
                answer(question.pk, by=by, code=code)


def out(batch, level="prefecture"):
    """What would be published of cities: indicator, group, coverage, year, value, print."""
    taken = batch.candidates.exclude(decision=Decision.REJECTED).order_by("number")
    taken = taken.filter(city__level=level)
    return [
        (c.indicator.code, c.group.code, c.coverage.code, c.year, c.value, c.printed)
        for c in taken
        if c.verdict in ("new", "changed", "unchanged", "evidence")
    ]


def asked(batch):
    return [(q.part, q.text, q.hinted) for q in open_questions(batch)]


# --- a part in a name ------------------------------------------------------------


def test_a_name_answered_by_hand_keeps_its_group(clerk):
    batch = small(clerk, (HERE, "城市低保在册人员总量", 2024, 13195, "人"))
    assert asked(batch) == [("indicator", "城市低保在册人员总量", False)]
    answered(batch, clerk, 城市="dibao_recipients")
    assert out(batch) == [
        ("dibao_recipients", "urban", "city", 2024, D(13195), "13195人")
    ]


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "indicator", "group", "unit"),
    [
        ("农村低保在册对象规模", "dibao_recipients", "rural", "人"),
        ("城镇居民低保在册家庭", "dibao_households", "urban", "户"),
        ("登记的社会团体总量", "social_organizations", "association", "个"),
        ("民办非企业单位总量", "social_organizations", "private_nonenterprise", "个"),
        ("社会服务机构（民非）", "social_organizations", "private_nonenterprise", "个"),
        ("在册基金会情况", "social_organizations", "foundation", "个"),
        ("社会散居孤儿养育水平", "orphan_standard", "scattered", "元/月"),
        ("集中供养孤儿养育水平", "orphan_standard", "institution", "元/月"),
        ("80至89岁老人每月津贴", "old_age_allowance", "age_80_89", "元/月"),
        ("百岁老人每月津贴", "old_age_allowance", "age_100", "元/月"),
        ("民办养老院家数", "elderly_care_institutions", "private", "家"),
        ("建制镇个数", "township_divisions", "town", "个"),
    ],
)
def test_the_group_is_taken_from_the_name_once_its_indicator_is_known(
    clerk, name, indicator, group, unit
):
    batch = small(clerk, (HERE, name, 2009, 77, unit))
    answered(batch, clerk, **{name[:2]: indicator})
    assert asked(batch) == []
    c = batch.candidates.get()
    assert (c.indicator.code, c.group.code) == (indicator, group)


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "indicator", "unit"),
    [
        ("男性低保在册人员", "dibao_recipients", "人"),
        ("城市和农村低保在册人员", "dibao_recipients", "人"),
        ("城市社会团体总量", "social_organizations", "个"),
        ("农村养护院家数", "elderly_care_institutions", "家"),
        ("70—79岁老人每月津贴", "old_age_allowance", "元/月"),
        ("市区低保在册人员", "dibao_recipients", "人"),
        ("低保在册残疾人", "dibao_recipients", "人"),
        ("其他社会组织总量", "social_organizations", "个"),
        ("农业户低保在册人员", "dibao_recipients", "人"),
        ("乡的个数", "township_divisions", "个"),
    ],
)
def test_a_part_that_is_no_sure_group_is_asked_about_and_never_the_total(
    clerk, name, indicator, unit
):
    batch = small(clerk, (HERE, name, 2009, 77, unit))
    answered(batch, clerk, **{name[:2]: indicator})
    assert asked(batch) == [("group", name, True)]
    assert out(batch) == []
    answered(batch, clerk, **{name[:2]: "total"})
    assert [line[:2] for line in out(batch)] == [(indicator, "total")]


def test_what_is_remembered_carries_its_group(clerk):
    line = (HERE, "男性低保在册人员", 2009, 77, "人")
    batch = small(clerk, line)
    question = open_questions(batch).get()
    answer(question.pk, by=clerk, code="dibao_recipients", remember=True)
    again = small(clerk, line)
    assert asked(again) == [("group", "男性低保在册人员", True)]
    answer(open_questions(again).get().pk, by=clerk, code="rural", remember=True)
    third = small(clerk, line)
    assert asked(third) == []
    assert [figure[:2] for figure in out(third)] == [("dibao_recipients", "rural")]


def test_an_answer_that_is_changed_changes_the_group(clerk):
    batch = small(clerk, (HERE, "散居孤儿养育水平", 2009, 77, "元/月"))
    question = open_questions(batch).get()
    answer(question.pk, by=clerk, code="orphan_standard")
    assert batch.candidates.get().group.code == "scattered"
    answer(question.pk, by=clerk, code="old_age_allowance")
    assert asked(batch) == [("group", "散居孤儿养育水平", True)]


def test_names_of_a_group_and_a_known_rest_need_no_question(clerk):
    batch = small(
        clerk,
        (HERE, "农村特困人员人数", 2009, 5, "人"),
        (HERE, "最低生活保障人数（城市）", 2009, 6, "人"),
        (HERE, "城镇最低生活保障户数", 2009, 7, "户"),
        (HERE, "公办养老机构数", 2009, 8, "家"),
        (HERE, "社区社会组织数（备案）", 2009, 9, "家"),
        (HERE, "最低生活保障人数", 2009, 10, "人"),
        (HERE, "社会团体数量", 2009, 11, "个"),
        (HERE, "基金会个数", 2009, 12, "个"),
        (HERE, "城市特困人员数", 2009, 13, "人"),
        (HERE, "年末结婚登记总数", 2009, 14, "对"),
    )
    assert asked(batch) == []
    assert [(i, g, v) for i, g, _c, _y, v, _p in out(batch)] == [
        ("tekun_recipients", "rural", D(5)),
        ("dibao_recipients", "urban", D(6)),
        ("dibao_households", "urban", D(7)),
        ("elderly_care_institutions", "public", D(8)),
        ("community_social_organizations", "filed", D(9)),
        ("dibao_recipients", "total", D(10)),
        ("social_organizations", "association", D(11)),
        ("social_organizations", "foundation", D(12)),
        ("tekun_recipients", "urban", D(13)),
        ("marriage_registrations", "total", D(14)),
    ]


@pytest.mark.once
@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("城镇", "urban"),
        ("城镇居民", "urban"),
        ("城市居民", "urban"),
        ("乡村", "rural"),
        ("农村居民", "rural"),
        ("合计", "total"),
        ("总计", "total"),
        ("镇", "town"),
    ],
)
def test_a_column_of_groups_says_them_in_other_words(clerk, written, group):
    header = ("市州", "指标", "分组", "年份", "数值", "单位")
    batch = small(
        clerk, (HERE, "最低生活保障人数", written, 2009, 5, "人"), header=header
    )
    assert [line[1] for line in out(batch)] == [group]


@pytest.mark.once
@pytest.mark.parametrize(
    ("group", "verdict"), [("合计", "problem"), ("农村", "problem"), ("城镇", "new")]
)
def test_a_column_of_groups_must_not_deny_the_name(clerk, group, verdict):
    header = ("市州", "指标", "分组", "年份", "数值", "单位")
    batch = small(clerk, (HERE, "城市低保人数", group, 2009, 5, "人"), header=header)
    assert batch.candidates.get().verdict == verdict


def test_a_group_that_holds_a_known_word_suggests_that_first(clerk):
    header = ("市州", "指标", "分组", "年份", "数值", "单位")
    batch = small(
        clerk, (HERE, "最低生活保障人数", "城镇片", 2009, 5, "人"), header=header
    )
    question = open_questions(batch).get()
    assert [g.code for g in suggestions(question, load_words())][:1] == ["urban"]


# --- a unit in a name ---------------------------------------------------------------


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "value", "read", "printed"),
    [
        ("社会救助家庭经济状况核对人数（万人）", "1.34", 13400, "1.34万人"),
        ("社会救助家庭经济状况核对人数[万人]", "1.34", 13400, "1.34万人"),
        ("社会救助家庭经济状况核对人数（单位：万人）", "1.34", 13400, "1.34万人"),
        ("福利彩票销售额，万元", "36000", 360_000_000, "36000万元"),
        ("福利彩票销售额/万元", "36000", 360_000_000, "36000万元"),
        ("福利彩票销售额 亿元", "3.6", 360_000_000, "3.6亿元"),
        ("养老床位数(万张)", "1.7", 17000, "1.7万张"),
        ("社会组织数（个）", "2710", 2710, "2710个"),
        ("城市低保标准（元/人·月）", "700", 700, "700元/人·月"),
        ("城市低保标准（元/（人·月））", "700", 700, "700元/(人·月)"),
        ("城市低保标准，元每人每月", "700", 700, "700元每人每月"),
        ("临时救助人次（万人次）", "0.5", 5000, "0.5万人次"),
        ("临时救助人次（以万人次计）", "0.5", 5000, "0.5万人次"),
        ("临时救助人次-万人次", "0.5", 5000, "0.5万人次"),
        ("临时救助人次（万）", "0.5", 5000, "0.5万"),
        ("福利彩票销售额（百万元）", "360", 360_000_000, "360百万元"),
    ],
)
def test_a_unit_in_a_name_is_used_with_its_scale(clerk, name, value, read, printed):
    batch = small(clerk, (HERE, name, 2009, value), header=SHORT)
    assert asked(batch) == []
    assert [line[4:] for line in out(batch)] == [(D(read), printed)]


def test_a_unit_in_an_unknown_name_counts_once_the_name_is_answered(clerk):
    batch = small(clerk, (HERE, "低保在册规模（万人）", 2009, "1.5"), header=SHORT)
    assert asked(batch) == [("indicator", "低保在册规模", False)]
    answered(batch, clerk, 低保="dibao_recipients")
    assert [line[4:] for line in out(batch)] == [(D(15000), "1.5万人")]


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("最低生活保障人数（万人）", "1.34", "人"),
        ("最低生活保障人数（万人）", "13400人", ""),
        ("最低生活保障人数（万人）", "1.34万", ""),
        ("福利彩票销售额（亿元）", "3.6", "万元"),
        ("最低生活保障人数", "13400户", "人"),
        ("最低生活保障人数", "13400人", "万人"),
        ("最低生活保障人数（人）", "5", "户"),
    ],
)
def test_two_units_in_one_row_are_a_problem(clerk, name, value, unit):
    c = small(clerk, (HERE, name, 2009, value, unit)).candidates.get()
    assert (c.verdict, c.value) == ("problem", None)
    assert c.problem


def test_a_unit_in_a_name_that_the_catalogue_does_not_have_is_asked_about(clerk):
    batch = small(
        clerk,
        (HERE, "孤儿每天生活费（元/人/天）", 2009, 30),
        (HERE, "福利彩票销售额（十万元）", 2009, 360),
        header=SHORT,
    )
    answered(batch, clerk, 孤儿="orphan_standard")
    assert asked(batch) == [("unit", "元/人/天", False)]
    second = batch.candidates.get(number=2)
    assert (second.verdict, second.value) == ("new", 36_000_000)


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "value", "unit", "read"),
    [
        ("社会组织数（个）", "12", "家", 12),
        ("最低生活保障人数（万人）", "1.34万人", "", 13400),
        ("最低生活保障人数", "1.34万人", "人", 13400),
        ("最低生活保障人数（人）", "13400", "人", 13400),
        ("城市低保标准（元/月）", "700", "元/人、月", 700),
    ],
)
def test_the_same_unit_twice_is_one(clerk, name, value, unit, read):
    batch = small(clerk, (HERE, name, 2009, value, unit))
    assert [line[4] for line in out(batch)] == [D(read)]


def test_a_unit_in_a_name_counts_before_the_line_above_the_table(clerk):
    batch = small(
        clerk,
        ("市州", "指标", "2009年"),
        (HERE, "最低生活保障支出", "50"),
        (HERE, "最低生活保障人数（人）", "60"),
        header=("单位：万元", "", ""),
    )
    assert [line[4] for line in out(batch)] == [D(500_000), D(60)]


def test_a_bracket_that_is_no_unit_is_never_dropped(clerk):
    batch = small(
        clerk,
        (HERE, "特困人员人数（含集中供养）", 2009, 5, "人"),
        (HERE, "结婚登记数（2008年）", 2009, 6, "对"),
        (HERE, "离婚登记数（2009年）", 2009, 7, "对"),
    )
    assert asked(batch) == [("indicator", "特困人员人数（含集中供养）", False)]
    assert "2008" in batch.candidates.get(number=2).problem
    assert [line[0] for line in out(batch)] == ["divorce_registrations"]


@pytest.mark.once
@pytest.mark.parametrize(
    "unit",
    [
        "元/人、月",
        "元/人月",
        "元/人.月",
        "元/月人",
        "元/人·月",
        "元／人/月",
        "元每人每月",
    ],
)
def test_a_unit_by_the_month_however_it_is_spelt(clerk, unit):
    batch = small(clerk, (HERE, "城市低保标准", 2009, 321, unit))
    assert [line[1:5] for line in out(batch)] == [("urban", "city", 2009, D(321))]


# --- places ---------------------------------------------------------------------------


PLACES = ("地区", "指标", "单位", "2009年")


@pytest.mark.once
@pytest.mark.parametrize(
    "name",
    [
        "全市",
        "合计",
        "总计",
        "本市",
        "小计",
        "全市合计",
        "株洲市合计",
        "全 市",
        "全市（合计）",
        "合计：",
        "株洲市小计",
    ],
)
def test_all_of_the_city_is_the_city_of_the_file(clerk, name):
    batch = small(clerk, (name, "结婚登记数", "对", "500"), header=PLACES, city=ZHUZHOU)
    assert asked(batch) == []
    assert [line[2:5] for line in out(batch)] == [("city", 2009, D(500))]
    assert batch.candidates.get().city.code == ZHUZHOU


def test_what_is_of_no_city_or_county_is_passed_over_with_one_sentence(clerk):
    batch = small(
        clerk,
        ("全市", "结婚登记数", "对", "500"),
        ("醴陵市", "结婚登记数", "对", "100"),
        ("攸县", "结婚登记数", "对", "90"),
        ("荷塘区", "结婚登记数", "对", "80"),
        ("经开区", "结婚登记数", "对", "70"),
        ("攸县小计", "结婚登记数", "对", "90"),
        ("其中：炎陵县", "结婚登记数", "对", "60"),
        ("湖南省", "结婚登记数", "对", "90000"),
        ("全省", "结婚登记数", "对", "90000"),
        header=PLACES,
        city=ZHUZHOU,
    )
    assert asked(batch) == []
    assert [line[4] for line in out(batch)] == [D(500)]
    assert sorted(line[4] for line in out(batch, "county")) == [60, 80, 90, 100]
    (sentence,) = [line for line in batch.message.split("\n") if "全省" in line]
    assert all(name in sentence for name in ("经开区", "攸县小计", "湖南省"))


def test_a_part_of_the_city_is_a_coverage(clerk):
    batch = small(
        clerk,
        ("全市", "结婚登记数", "对", "500"),
        ("市区", "结婚登记数", "对", "200"),
        ("市本级", "结婚登记数", "对", "20"),
        ("各县市", "结婚登记数", "对", "300"),
        header=PLACES,
        city=ZHUZHOU,
    )
    assert [(line[2], line[4]) for line in out(batch)] == [
        ("city", D(500)),
        ("districts", D(200)),
        ("municipal", D(20)),
        ("counties", D(300)),
    ]


def test_the_same_total_twice_is_taken_once(clerk):
    batch = small(
        clerk,
        ("全市", "结婚登记数", "对", "500"),
        ("合计", "结婚登记数", "对", "500"),
        ("小计", "结婚登记数", "对", "200"),
        header=PLACES,
        city=ZHUZHOU,
    )
    assert [line[4] for line in out(batch)] == [D(500)]
    assert not batch.candidates.filter(verdict="problem").exists()


def test_a_total_beside_the_code_of_a_city_is_that_city(clerk):
    batch = small(
        clerk,
        ("430200", "全市", "结婚登记数", "对", "500"),
        header=("区划代码", *PLACES),
    )
    assert [line[4] for line in out(batch)] == [D(500)]


def test_two_totals_that_differ_are_a_problem(clerk):
    batch = small(
        clerk,
        ("全市", "结婚登记数", "对", "500"),
        ("合计", "结婚登记数", "对", "510"),
        header=PLACES,
        city=ZHUZHOU,
    )
    assert [c.verdict for c in batch.candidates.all()] == ["problem", "problem"]
    assert out(batch) == []


def test_without_a_city_for_the_file_the_editors_own_are_offered():
    editor = person("one", editor=ZHUZHOU)
    batch = small(editor, ("合计", "结婚登记数", "对", "500"), header=PLACES)
    (question,) = open_questions(batch)
    assert [c.code for c in suggestions(question, load_words())] == [ZHUZHOU]
    boss = person("boss")
    boss.is_superuser = True
    boss.save()
    for name in ("全市", "合计"):
        batch = small(boss, (name, "结婚登记数", "对", "500"), header=PLACES)
        (question,) = open_questions(batch)
        assert suggestions(question, load_words()) == []


# --- what is suggested ----------------------------------------------------------------


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "unit", "never", "first"),
    [
        ("在册的孤儿", "人", "orphan_standard", "orphans"),
        ("孤儿登记总人数", "人", "child_directors", "orphans"),
        ("特困供养总人数", "人", "tekun_institutions", "tekun_recipients"),
        ("养老机构的床位数", "张", "elderly_care_institutions", "elderly_care_beds"),
        ("低保总支出", "万元", "dibao_recipients", "dibao_expenditure"),
        ("遗体火化的比率", "%", "eco_burials", "cremation_rate"),
        ("事实孤儿登记人数", "人", "orphan_standard", "unattended_children"),
        (
            "办理补领结婚证件",
            "对",
            "marriage_offices",
            "reissued_marriage_certificates",
        ),
        (
            "社区养老床位总数量",
            "张",
            "elderly_care_institutions",
            "community_care_beds",
        ),
    ],
)
def test_suggestions_count_what_the_name_counts(clerk, name, unit, never, first):
    batch = small(clerk, (HERE, name, 2009, 5, unit))
    (question,) = open_questions(batch)
    codes = [thing.code for thing in suggestions(question, load_words())]
    assert never not in codes
    assert first is None or codes[0] == first


# --- the tables that were given ----------------------------------------------------------


def test_group_in_unknown_name(clerk):
    batch = given(clerk, "group_in_unknown_name.csv")
    assert [line[:2] for line in out(batch)] == [("dibao_recipients", "urban")]


def test_chengzhen_is_no_zhen(clerk):
    batch = given(clerk, "chengzhen_asked_as_zhen.csv")
    assert [(line[1], line[4]) for line in out(batch)] == [("urban", D(4718))]


def test_unit_wan_in_name(clerk):
    batch = given(clerk, "unit_wan_in_name.csv")
    assert [line[3:] for line in out(batch)] == [
        (2023, D(13400), "1.34万人"),
        (2024, D(13200), "1.32万人"),
    ]


def test_unit_in_known_name(clerk):
    batch = given(clerk, "unit_in_known_name.csv")
    assert asked(batch) == []
    assert [line[4] for line in out(batch)] == [D(15210), D(2710), D(360_000_000)]


def test_units_wan_renyue(clerk):
    batch = given(clerk, "units_wan_renyue_gbk.csv", XIANGTAN)
    assert asked(batch) == [("indicator", "累计社会捐赠款数", False)]
    assert [(i, g, v) for i, g, _c, _y, v, _p in out(batch)] == [
        ("dibao_recipients", "urban", D(13200)),
        ("dibao_households", "urban", D(9900)),
        ("dibao_recipients", "rural", D(48400)),
        ("dibao_standard", "urban", D(700)),
        ("welfare_lottery_sales", "total", D(360_000_000)),
    ]


def test_counties_below_city(clerk):
    batch = given(clerk, "counties_below_city.xlsx", XIANGTAN)
    assert asked(batch) == []
    assert [(line[3], line[4]) for line in out(batch)] == [
        (2023, D(16033)),
        (2024, D(15210)),
    ]
    assert {c.city.name for c in batch.candidates.filter(city__level="county")} == {
        *("雨湖区", "岳塘区", "湘潭县", "湘乡市", "韶山市")
    }


def test_official_names(clerk):
    """Every name that the catalogue has an indicator for matches it, with its group."""
    batch = given(clerk, "official_names.csv", XIANGTAN)
    known = {
        int(c.value_typed): (c.indicator.code, c.group.code)
        for c in batch.candidates.filter(indicator__isnull=False)
    }
    assert known == OFFICIAL
    assert asked(batch) == []


OFFICIAL = {
    100: ("dibao_recipients", "urban"),
    101: ("dibao_households", "rural"),
    102: ("tekun_recipients", "urban"),
    103: ("temporary_assistance", "total"),
    106: ("elderly_care_institutions", "total"),
    109: ("social_organizations", "private_nonenterprise"),
    110: ("residents_committees", "total"),
    113: ("civil_affairs_expenditure", "total"),
    114: ("township_divisions", "town"),
    115: ("social_workers", "certified"),
    117: ("dibao_households", "urban"),
    118: ("dibao_standard", "urban"),
    119: ("tekun_recipients", "rural"),
    120: ("temporary_assistance", "total"),
    123: ("elderly_care_beds", "total"),
    125: ("social_organizations", "total"),
    126: ("social_organizations", "foundation"),
    127: ("marriage_registrations", "total"),
    130: ("dibao_expenditure", "urban"),
    131: ("township_divisions", "subdistrict"),
    104: ("orphans", "institution"),
    105: ("disability_subsidy_recipients", "hardship"),
    107: ("community_care_facilities", "total"),
    108: ("nursing_subsidy_recipients", "total"),
    111: ("adoptions", "total"),
    112: ("cremations", "total"),
    116: ("child_welfare_institutions", "total"),
    121: ("orphans", "scattered"),
    122: ("disability_subsidy_recipients", "severe"),
    124: ("nursing_beds", "total"),
    128: ("funeral_parlours", "total"),
    129: ("cremation_rate", "total"),
    132: ("registered_volunteers", "total"),
    133: ("relief_stations", "total"),
}
