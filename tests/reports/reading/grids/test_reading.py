"""Tables printed in a report: bare numbers read with the words of row and column."""

from decimal import Decimal

import pytest

from reports.reading.figures import Figure
from reports.reading.reader import read
from tests.reports.reading.gold import catalogue


def figures(text: str, year: int | None = 2023) -> list[Figure]:
    found = list(read(text, catalogue(), year).figures)
    for figure in found:
        printed = "".join(text[figure.start : figure.end].split())
        assert printed == figure.printed
    return found


def rows(*cells: str) -> str:
    """Rows of a table, their cells parted by commas here."""
    return "\n".join(line.replace(",", "\t") for line in cells) + "\n"


def subjects(text: str, year: int | None = 2023) -> list[tuple[str, str | None, str]]:
    return [(f.printed, f.indicator, f.period) for f in figures(text, year)]


YEARS = rows(
    "指标,单位,2021年,2022年",
    "城市低保标准,元/月,690,720",
    "农村低保标准,元/月,520,560",
)


@pytest.mark.parametrize(
    "text",
    [
        YEARS,
        YEARS.replace("\t", " | "),
        YEARS.replace("\t", "　　"),
        YEARS.replace("\t", "   "),
        "| " + YEARS.replace("\t", " | ").replace("\n", " |\n| ", 2),
    ],
    ids=["tabs", "strokes", "wide blanks", "blanks", "framed"],
)
def test_years_above_columns_and_subjects_before_rows(text):
    found = figures(text)
    assert [(f.value, f.unit, f.year, f.group) for f in found] == [
        (690, "元/月", 2021, "urban"),
        (720, "元/月", 2022, "urban"),
        (520, "元/月", 2021, "rural"),
        (560, "元/月", 2022, "rural"),
    ]
    assert {f.indicator for f in found} == {"dibao_standard"}
    assert all(f.unit_inferred and f.actual and f.kind == "level" for f in found)


def test_years_before_rows_and_subjects_above_columns():
    text = rows("年份,结婚登记（对）,离婚登记（对）", "2020,120,60", "2021,110,40")
    assert subjects(text) == [
        ("120", "marriage_registrations", "2020"),
        ("60", "divorce_registrations", "2020"),
        ("110", "marriage_registrations", "2021"),
        ("40", "divorce_registrations", "2021"),
    ]


def test_a_group_in_a_second_row_of_heads_and_scales_are_multiplied_out():
    text = "单位：户、人、万元\n" + rows(
        "地区,城市低保,,农村低保,", ",户数,人数,户数,支出", "全市,1,20,3,4.5"
    )
    assert [(f.value, f.unit, f.indicator, f.group) for f in figures(text)] == [
        (1, "户", "dibao_households", "urban"),
        (20, "人", "dibao_recipients", "urban"),
        (3, "户", "dibao_households", "rural"),
        (Decimal(45_000), "元", "dibao_expenditure", "rural"),
    ]


def test_what_is_missing_is_no_zero_and_a_zero_is_a_figure():
    text = rows("指标,2021年,2022年", "特困人员（人）,—,…", "养老机构（家）,,0")
    assert [(f.printed, f.value) for f in figures(text)] == [("0", 0)]


@pytest.mark.parametrize(
    "label",
    [
        "东湖区",
        "云溪县",
        "长沙市",
        "城关镇",
        "社会福利院",
        "60岁以上",
        "女性",
        "小计",
    ],
)
def test_numbers_of_others_are_figures_without_an_indicator(label):
    text = rows("地区,特困人员（人）", "全市,500", f"{label},200")
    assert [f.indicator for f in figures(text)] == ["tekun_recipients", None]
    across = rows(f"指标,全市,{label}", "特困人员（人）,500,200")
    assert [f.indicator for f in figures(across)] == ["tekun_recipients", None]


def test_the_total_of_a_province_is_not_the_citys_but_its_row_is():
    table = rows("地区,特困人员（人）", "甲水市,300", "乙山市,200", "合计,500")
    text = "甲水市民政局转发：全省各市特困人员情况\n\n" + table
    assert [f.indicator for f in figures(text)] == ["tekun_recipients", None, None]


def test_two_numbers_for_one_place_in_a_series_leave_it_open():
    text = rows("指标,一,二", "特困人员（人）,300,200")
    assert [f.indicator for f in figures(text)] == [None, None]


def test_columns_that_compare_are_changes_and_growth():
    text = rows(
        "指标,2022年,2023年,增减,同比增长（%）,占比",
        "养老床位（张）,100,110,10,10.0,5",
    )
    assert [(f.kind, f.unit, f.year) for f in figures(text)] == [
        ("level", "张", 2022),
        ("level", "张", 2023),
        ("change", "张", 2023),
        ("growth", "%", 2023),
        ("share", "%", 2023),
    ]


def test_targets_are_not_actual_and_what_was_done_is():
    text = rows("任务,年度目标,完成数,2025年目标", "养老床位（张）,100,110,120")
    assert [(f.actual, f.period) for f in figures(text)] == [
        (False, "2023"),
        (True, "2023"),
        (False, "2025"),
    ]


def test_numbers_of_lists_ranks_and_telephones_are_no_figures():
    text = rows(
        "序号,名称,床位（张）,联系电话,排名,建成年份",
        "1,东湖养老院,120,22334455,3,2012",
        "2,云溪养老院,80,22334456,12,2015",
    )
    assert [f.printed for f in figures(text)] == ["120", "80"]
    contents = rows("一、社会组织,3", "二、养老服务,12", "三、低保,25")
    assert figures(contents) == []


def test_a_month_is_no_year_of_a_flow_but_the_sum_of_them_is():
    text = rows("月份,结婚登记（对）", "1月,50", "2月,60", "合计,110")
    assert subjects(text) == [
        ("50", None, "2023-01"),
        ("60", None, "2023-02"),
        ("110", "marriage_registrations", "2023"),
    ]


def test_a_cell_that_prints_its_unit_keeps_it():
    text = rows(
        "对象,标准,比上年提高", "城市低保,735元/月,25元", "农村低保,7200元/年,约300元"
    )
    found = figures(text)
    assert [(f.printed, f.unit_inferred, f.kind) for f in found] == [
        ("735元/月", False, "level"),
        ("25元", False, "change"),
        ("7200元/年", False, "level"),
        ("约300元", False, "change"),
    ]
    assert found[0].group == "urban"
    assert found[3].qualifier == "about"


def test_sentences_in_a_cell_are_read_as_sentences():
    text = rows(
        "工作,进展,数量（个）",
        "养老,全市有养老床位2.3万余张，养老机构86家。,2",
        "救助,全年临时救助480人次。,1",
    )
    assert [f.printed for f in figures(text)] == [
        "2.3万余张",
        "86家",
        "2",
        "480人次",
        "1",
    ]
    assert figures(text)[0].indicator == "elderly_care_beds"


def test_what_stands_around_a_table_is_read_as_without_it():
    before, after = "全市有养老机构86家，情况见下表：\n\n", "\n全年结婚登记120对。\n"
    found = figures(before + YEARS + after)
    alone = figures(before + after)
    assert [f for f in found if f.start < len(before)] == alone[:1]
    assert found[-1].printed == alone[-1].printed
    assert found[-1].indicator == alone[-1].indicator


def test_heads_reach_a_table_that_goes_on_overleaf():
    more = rows("散居孤儿养育标准,元/月,1100,1180")
    found = figures(
        YEARS + "\n- 2 -\n\n" + more + rows("集中养育孤儿标准,元/月,1500,1600")
    )
    assert [(f.value, f.year) for f in found[4:]] == [
        (1100, 2021), (1180, 2022), (1500, 2021), (1600, 2022),
    ]  # fmt: skip


def test_the_year_of_a_report_that_names_none_is_that_of_its_tables():
    assert read(YEARS, catalogue()).dating.year == 2022


def test_an_indented_text_is_no_table():
    text = "　　全市有孤儿20名。\n　　共有社工站86个。\n\n来源：报社    2022-02-15\n"
    assert [f.printed for f in figures(text)] == ["20名", "86个"]


def test_lines_between_rows_name_what_stands_below_them():
    text = "株洲市2023年统计数据\n\n" + rows(
        "指标名称,单位,数量",
        "一、最低生活保障",
        "城市最低生活保障人数,人,23456",
        "其中：女性,人,11000",
        "二、社会组织",
        "社会团体,个,1200",
        "其中：新登记,个,12",
        "三、区划",
        "乡镇（街道）,个,105",
    )
    assert [(f.value, f.indicator, f.group) for f in figures(text)] == [
        (23456, "dibao_recipients", "urban"),
        (11000, None, None),
        (1200, "social_organizations", "association"),
        (12, None, None),
        (105, "township_divisions", "total"),
    ]


def test_heads_of_another_table_begin_another_table():
    text = rows("指标,2021年", "养老机构（家）,84") + "婚姻登记（单位：对）\n"
    text += rows("年份,结婚登记", "2020,120", "2021,110")
    assert subjects(text) == [
        ("84", "elderly_care_institutions", "2021"),
        ("120", "marriage_registrations", "2020"),
        ("110", "marriage_registrations", "2021"),
    ]


def test_the_subject_may_stand_in_the_title():
    text = "2022年株洲市各县市区城乡低保标准一览表（单位：元/人·月）\n\n" + rows(
        "县市区,2021年,,2022年,,增幅",
        ",城市,农村,城市,农村,",
        "全市平均,600,430,650,480,8.3%",
        "攸县,580,400,620,450,6.9%",
    )
    found = figures(text)
    assert [(f.value, f.year, f.group) for f in found if f.indicator] == [
        (600, 2021, "urban"),
        (430, 2021, "rural"),
        (650, 2022, "urban"),
        (480, 2022, "rural"),
    ]
    assert {f.indicator for f in found} == {"dibao_standard", None}


def test_a_table_of_tasks_is_a_plan():
    text = "2024年重点指标任务分解表\n\n" + rows(
        "指标,全市目标,天元区", "居家适老化改造（户）,1500,200"
    )
    assert [f.actual for f in figures(text, 2024)] == [False, False]


def test_a_table_without_heads_says_of_no_number_what_it_is_or_when():
    found = figures(
        rows("城市低保对象（人）,5209,5240", "农村低保对象（人）,28516,29229")
    )
    assert [(f.value, f.year, f.indicator) for f in found] == [
        (5209, None, None), (5240, None, None),
        (28516, None, None), (29229, None, None),
    ]  # fmt: skip


def test_counts_that_look_like_years_date_nothing():
    text = rows("苇州市民政统计,,", "孤儿,1919,2046", "敬老院,1985,1932")
    assert {f.year for f in figures(text, None)} <= {None}
    assert read(text, catalogue()).dating.year is None
