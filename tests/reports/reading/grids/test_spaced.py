"""Tables whose cells only blanks part, and those printed side by side."""

import pytest

from reports.reading.figures import Figure
from reports.reading.reader import read
from tests.reports.reading.gold import catalogue

HEADS = "云川市民政统计\n指标 2021年 2022年\n"


def figures(text: str) -> tuple[Figure, ...]:
    return read(text, catalogue(), 2022).figures


def told(text: str) -> list[tuple[str, int | None, str | None]]:
    return [(f.printed, f.year, f.indicator) for f in figures(text)]


@pytest.mark.parametrize(
    "row",
    [
        "城市低保人数 人 5209 5843",
        "城市低保人数（人）5209 5843",
        "城市低保人数（人） 5,209 5,843",
        "城市低保人数（人） 5 209 5 843",
        "城市低保人数 5209人 5843人",
        "城市低保人数 5209 人 5843 人",
        "城市低保人数 Urban Recipients (person) 人 5209 5843",
        "城市低保人数\u3000人\u30005209\u30005843",
        "1 城市低保人数 人 5209 5843",
        "城 市 低 保 人 数 （人） 5209 5843",
    ],
)
def test_a_row_however_its_cells_are_parted(row: str) -> None:
    text = f"{HEADS}{row}\n农村低保人数（人） 30100 29000\n"
    first, second, *_ = figures(text)
    assert [(f.value, f.unit, f.year) for f in (first, second)] == [
        (5209, "人", 2021),
        (5843, "人", 2022),
    ]
    assert first.indicator == second.indicator == "dibao_recipients"


@pytest.mark.parametrize(
    "heads",
    [
        "指 标 单 位 2021 年 2022 年",
        "指标 Item 2021 2022",
        "2021年 2022年",
        "指标名称 计量单位 2021年末 2022年末",
        "项目      2021年    2022年",
    ],
)
def test_heads_however_they_are_spaced(heads: str) -> None:
    text = f"{heads}\n城市低保人数（人） 5209 5843\n养老机构（个） 91 90\n"
    assert [year for _, year, _ in told(text)] == [2021, 2022, 2021, 2022]


@pytest.mark.parametrize(
    "text",
    [
        # Which of the heads belongs to which column, or which number to which head?
        "云川市2022年统计\n城市低保人数（人） 5209 5843\n农村低保人数（人） 28516 29229\n",
        "指标 2021年 2022年 增减\n城市低保（人） 5209 5843\n农村低保（人） 285 292\n",
        "指标 2021年 2022年\n城市低保（人） 5209 5843 634\n农村低保（人） 285 292 7\n",
        "指标 2021年 2022年\n城市 农村 合计\n低保人数（人） 12 34 46\n户数（户） 7 8 15\n",
    ],
)
def test_no_year_and_no_indicator_where_the_columns_are_not_sure(text: str) -> None:
    assert {(year, indicator) for _, year, indicator in told(text)} <= {(None, None)}


def test_a_row_with_a_number_less_keeps_no_place_between_single_blanks() -> None:
    text = f"{HEADS}城市低保人数（人） 5209 5843\n农村低保人数（人） 28516\n"
    assert ("28516", None, None) in told(text)


def test_wide_gaps_keep_the_place_of_a_number_left_out() -> None:
    text = (
        "指标                    2021年    2022年\n"
        "城市低保人数（人）        5209      5843\n"
        "农村低保人数（人）                 28516\n"
    )
    assert told(text)[2] == ("28516", 2022, "dibao_recipients")


def test_groups_of_digits_that_make_numbers_in_two_ways_are_not_read() -> None:
    text = f"{HEADS}养老机构（个） 91 90\n城市低保人数（人） 110 205 840\n"
    assert [printed for printed, _, _ in told(text)] == ["91", "90"]


def test_years_of_the_title_are_those_of_the_columns() -> None:
    text = "民政统计 2022年、2021年\n城市低保人数 人 52 58\n农村低保人数 人 285 292\n"
    assert [year for _, year, _ in told(text)] == [2022, 2021, 2022, 2021]


def test_what_stands_beside_a_month_is_of_another_and_unmatched() -> None:
    text = "2022年1月民政统计\n城市低保人数 人 52 58\n结婚登记 对 285 292\n"
    assert told(text) == [
        ("52", 2022, "dibao_recipients"),
        ("58", None, None),
        ("285", 2022, None),
        ("292", None, None),
    ]


@pytest.mark.parametrize(
    "between", ["\n", "- 3 -\n", "第3页\n", "续表\n", HEADS, "民政统计\n"]
)
def test_a_page_break_ends_no_table(between: str) -> None:
    text = f"{HEADS}城市低保人数（人） 52 58\n{between}养老机构（个） 91 90\n"
    assert [year for _, year, _ in told(text)] == [2021, 2022, 2021, 2022]


@pytest.mark.parametrize("title", ["表2 2020年和2019年养老机构", "2019年养老机构情况"])
def test_another_title_ends_it(title: str) -> None:
    text = (
        f"{HEADS}城市低保（人） 52 58\n公墓（个） 1 2\n{title}\n养老机构（个） 91 90\n"
    )
    years = {year for printed, year, _ in told(text) if printed in ("91", "90")}
    assert not years & {2021, 2022}


@pytest.mark.parametrize(
    "line", ["电话 0731 8855 2211", "发布时间 2023-10-16 09:15", "成绩 12 比 30"]
)
def test_other_lines_of_numbers_are_no_tables(line: str) -> None:
    assert figures(f"民政简报\n{line}\n{line}\n") == ()


def test_tables_side_by_side_have_their_own_heads_and_sections() -> None:
    heads = "指标\t单位\t2022年\t2021年"
    text = (
        f"{heads}\t{heads}\n城市低保人数\t人\t52\t58\t社会团体\t个\t388\t380\n"
        "养老机构\t\t\t\t公墓\n机构\t个\t91\t87\t穴位\t个\t305\t294\n"
    )
    assert told(text) == [
        ("52", 2022, "dibao_recipients"),
        ("58", 2021, "dibao_recipients"),
        ("388", 2022, "social_organizations"),
        ("380", 2021, "social_organizations"),
        ("91", 2022, "elderly_care_institutions"),
        ("87", 2021, "elderly_care_institutions"),
        ("305", 2022, None),
        ("294", 2021, None),
    ]


def test_a_year_between_the_rows_holds_until_the_next_one() -> None:
    rows = "一、社会救助\n城市低保人数 人 {}\n二、养老服务\n养老机构 个 {}\n"
    text = f"项目 单位 数量\n2021年\n{rows.format(52, 66)}2022年\n{rows.format(58, 69)}"
    for table in (text, text.replace(" ", "\t")):
        assert [(printed, year) for printed, year, _ in told(table)] == [
            ("52", 2021),
            ("66", 2021),
            ("58", 2022),
            ("69", 2022),
        ]


def test_words_behind_the_numbers_are_passed_over() -> None:
    text = (
        "指标名称 单位 2021年 2022年 属性\n"
        "社会工作站 个 30 96 预期性\n养老机构 个 91 90 约束性\n"
    )
    assert [year for _, year, _ in told(text)] == [2021, 2022, 2021, 2022]


@pytest.mark.parametrize("mark", [" ", "\t"])
def test_counts_that_look_like_years_are_counts_below_a_head(mark: str) -> None:
    text = "指标 单位 2021年 2022年\n村民委员会 个 2010 2015\n".replace(" ", mark)
    text += "居民小组 个 1998 2003\n".replace(" ", mark)
    assert [(printed, year) for printed, year, _ in told(text)] == [
        ("2010", 2021),
        ("2015", 2022),
        ("1998", 2021),
        ("2003", 2022),
    ]
