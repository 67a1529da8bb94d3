"""Tables of plans, of months, of parts in the heads and of several figures in a cell, with the
figures that must come out and those that must not."""

from decimal import Decimal as D

import pytest

from tests.importers.intake_world import XIANGTAN
from tests.importers.spreadsheets.test_names_in_tables import clerk as clerk
from tests.importers.spreadsheets.test_names_in_tables import read
from tests.importers.spreadsheets.test_unlike_tables import asked, figures, row, sheet

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("fixtures_loaded")]


def of(clerk, text, name="表.xlsx", merged=()):
    return read(clerk, sheet(text, merged), name, XIANGTAN)


def test_the_base_of_a_plan_without_its_aims(clerk):
    batch = of(
        clerk,
        """
“十四五”民政事业发展主要指标
序号|指标|单位|2020年基期值|2025年目标值|属性
1|养老服务床位数|张|15200|18000|预期性
2|每千名老人养老床位数|张/千人|30.5|35|约束性
3|社会组织数|个|1580|1700|预期性
""",
    )
    assert figures(batch) == {
        *row("elderly_care_beds", [15200], first=2020),
        *row("elderly_beds_per_thousand", [30.5], first=2020),
        *row("social_organizations", [1580], first=2020),
    }


def test_kinds_of_relief_down_and_households_and_persons_below_years(clerk):
    batch = of(
        clerk,
        """
社会救助对象情况
项目|2022年||2023年|
|户数（户）|人数（人）|户数（户）|人数（人）
城市低保|9200|13800|9000|13400
农村低保|21500|48400|21000|47600
""",
        merged=["A2:A3", "B2:C2", "D2:E2"],
    )
    found = set()
    for n, group in enumerate(("urban", "rural")):
        households = [(9200, 9000), (21500, 21000)][n]
        persons = [(13800, 13400), (48400, 47600)][n]
        found |= row("dibao_households", households, group, first=2022)
        found |= row("dibao_recipients", persons, group, first=2022)
    assert figures(batch) == found
    assert asked(batch) == []


def test_the_months_of_a_year_are_not_its_figure(clerk):
    months = "|".join(f"{month}月" for month in range(1, 13))
    marriages = "|".join(str(1200 + month) for month in range(1, 13))
    divorces = "|".join(["455"] * 12)
    batch = of(
        clerk,
        f"""
2023年婚姻登记分月情况
项目|单位|{months}|合计
结婚登记|对|{marriages}|14478
离婚登记|对|{divorces}|5460
""",
    )
    assert figures(batch) == {
        *row("marriage_registrations", [14478], first=2023),
        *row("divorce_registrations", [5460], first=2023),
    }
    assert asked(batch) == []


def test_parts_in_the_heads_of_columns(clerk):
    batch = of(
        clerk,
        """
湘潭市最低生活保障情况
年份|最低生活保障人数（人）|其中：城市|其中：农村|其中：女性
2021|62100|14000|48100|30100
2022|62200|13800|48400|30200
""",
    )
    assert figures(batch) == {
        *row("dibao_recipients", [62100, 62200]),
        *row("dibao_recipients", [14000, 13800], "urban"),
        *row("dibao_recipients", [48100, 48400], "rural"),
    }
    assert asked(batch) == [("indicator", "最低生活保障人数女性")]


def test_units_in_the_cells(clerk):
    batch = of(
        clerk,
        """
湘潭市民政事业基本情况
项目|2022年|2023年
低保人数|6.22万人|6.10万人
养老机构|118家|117家
福利彩票销售额|3.4亿元|3.6亿元
城市低保标准|650元/月|700元/月
""",
    )
    assert figures(batch) == {
        *row("dibao_recipients", [62200, 61000], first=2022),
        *row("elderly_care_institutions", [118, 117], first=2022),
        *row("welfare_lottery_sales", [340_000_000, 360_000_000], first=2022),
        *row("dibao_standard", [650, 700], "urban", first=2022),
    }
    assert asked(batch) == []


def test_town_and_country_below_each_year(clerk):
    batch = of(
        clerk,
        """
最低生活保障历年情况
年度|类别|户数（户）|人数（人）|全年支出（万元）
2022|城市|9200|13800|8100.5
|农村|21500|48400|15200
|小计|30700|62200|23300.5
2023|城市|9000|13400|8000
|农村|21000|47600|15100
|小计|30000|61000|23100
""",
        merged=["A3:A5", "A6:A8"],
    )
    found = set()
    for n, group in enumerate(("urban", "rural")):
        households = [(9200, 9000), (21500, 21000)][n]
        persons = [(13800, 13400), (48400, 47600)][n]
        found |= row("dibao_households", households, group, first=2022)
        found |= row("dibao_recipients", persons, group, first=2022)
    assert figures(batch) == found
    # 小计 may be of a part only.
    assert asked(batch) == [("indicator", "全年支出"), ("group", "小计")]


def test_ages_across(clerk):
    batch = of(
        clerk,
        """
2023年高龄津贴发放情况
地区|合计（人）|80—89周岁|90—99周岁|100周岁及以上
雨湖区|12000|10000|1950|50
全市|62000|52000|9800|200
""",
    )
    known = "old_age_allowance_recipients"
    right = {
        *row(known, [62000], first=2023),
        *row(known, [52000], "age_80_89", first=2023),
        *row(known, [9800], "age_90_99", first=2023),
        *row(known, [200], "age_100", first=2023),
    }
    assert figures(batch) <= right
    assert figures(batch) == right or asked(batch)


def test_years_and_months_as_six_digits(clerk):
    batch = of(
        clerk,
        """
统计时间|结婚登记（对）|养老机构（个）
202212|15877|118
202312|16033|117
202406|8100|116
""",
    )
    assert figures(batch) == {
        *row("marriage_registrations", [15877, 16033], first=2022),
        *row("elderly_care_institutions", [118, 117], first=2022),
        *row("marriage_registrations", [8100], first=2024),
        *row("elderly_care_institutions", [116], first=2024),
    }
    half = batch.candidates.filter(year=2024)
    assert {str(c.cutoff) for c in half} == {"2024-06-30"}


def test_two_figures_in_a_cell_are_none(clerk):
    batch = of(
        clerk,
        """
2023年救助情况
项目|户数/人数|标准
城市低保|9000/13400|700
农村低保|21000/47600|480
""",
    )
    wrong = {D(9000), D(21000), D(13400), D(47600), D("0.67")}
    assert not {value for *_key, value in figures(batch)} & wrong


def test_absolute_figures_of_a_communique(clerk):
    batch = of(
        clerk,
        """
表8 2023年民政事业主要指标及其增长速度
指标名称|绝对数|比上年增长（%）
养老机构（家）|117|-0.8
社会组织（个）|1635|3.5
年末最低生活保障人数（万人）|6.10|-1.9
""",
    )
    assert figures(batch) == {
        *row("elderly_care_institutions", [117], first=2023),
        *row("social_organizations", [1635], first=2023),
        *row("dibao_recipients", [61000], first=2023),
    }
    assert asked(batch) == []
