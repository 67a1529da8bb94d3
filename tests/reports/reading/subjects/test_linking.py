"""Figures without a subject of their own, and the places and topics a report speaks of."""

import pytest

from reports.reading.reader import read
from tests.reports.reading.gold import catalogue


def subjects(text: str, year: int = 2023) -> list[tuple[str, str | None, str | None]]:
    """As printed, with indicator and group."""
    figures = read(text, catalogue(), year).figures
    return [(f.printed, f.indicator, f.group) for f in figures]


def test_another_years_figure_continues_the_subject() -> None:
    text = "2013年全市登记的社会组织是926家，如今已有1884家。"
    assert subjects(text) == [
        ("926家", "social_organizations", "total"),
        ("1884家", "social_organizations", "total"),
    ]


def test_a_figure_in_brackets_compares_with_the_total_before_the_parts() -> None:
    text = (
        "年末在册低保对象5260人（城市1060人，农村4200人），比上年末的5100人有所增加。"
    )
    assert subjects(text)[-1] == ("5100人", "dibao_recipients", "total")


def test_a_new_value_of_this_standard() -> None:
    text = (
        "城市低保标准为每人每月610元。今年7月起，这一标准上调至660元，折合每年7920元。"
    )
    found = read(text, catalogue(), 2023).figures
    assert [(f.unit, f.indicator) for f in found[:2]] == [
        ("元/月", "dibao_standard")
    ] * 2
    assert found[2].unit == "元/年"


def test_each_of_a_list_continues_one_of_the_figures_before() -> None:
    text = "办理结婚登记1312对，离婚登记541对。上年两个数字分别为1500对和520对。"
    assert [code for _, code, _ in subjects(text)] == [
        "marriage_registrations", "divorce_registrations",
        "marriage_registrations", "divorce_registrations",
    ]  # fmt: skip


def test_a_list_of_increases_continues_nothing() -> None:
    text = "城市低保标准630元/月，农村低保标准5640元/年，比上年分别增加30元、360元。"
    assert [code for _, code, _ in subjects(text)] == ["dibao_standard"] * 2 + [
        None
    ] * 2


def test_a_sum_of_groups_is_their_total() -> None:
    text = "城市低保对象1503人，农村低保对象5216人，城乡合计6719人。"
    assert subjects(text)[-1] == ("6719人", "dibao_recipients", "total")


def test_what_is_no_sum_of_the_groups_is_not_their_total() -> None:
    text = "城市低保对象1503人，农村低保对象5216人，城乡合计9000人。"
    assert subjects(text)[-1] == ("9000人", None, None)


def test_a_paragraph_opens_with_its_topic() -> None:
    text = "社会救助\n临时救助。全年20417人次，其中非本地户籍1126人次。"
    assert subjects(text) == [
        ("20417人次", "temporary_assistance", "total"),
        ("1126人次", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("全县民政工作\n全县城乡低保对象8100人，全县临时救助900人次。", True),
        ("全市民政工作\n全市特困人员900人。其中某县：全县城乡低保对象8100人。", False),
        ("全县民政工作\n全县特困人员900人。全县低保平稳，全市低保对象9.1万人。", False),
        ("工作全省第一\n全省首创，全省推广。全市低保对象8100人，全省前列。", True),
        ("桂岭市民政局总结\n全区第一，全区推广，全区前列。全市低保对象8100人。", True),
    ],
)
def test_a_countys_report_is_about_the_county(text: str, *, matched: bool) -> None:
    codes = {
        code
        for printed, code, _ in subjects(text)
        if printed.endswith("00人") or "万" in printed
    }
    assert ("dibao_recipients" in codes) is matched


def test_one_month_and_a_million_are_no_standard_and_no_year() -> None:
    assert subjects("12月份发放低保金86万元。") == [("86万元", None, None)]
    assert subjects("发放事实无人抚养儿童基本生活补贴826万元。")[0][1] != (
        "unattended_children_standard"
    )


def test_the_words_that_decided_are_told_as_one_reads_them() -> None:
    (figure,) = read("市精神卫生福利机构床位300张。", catalogue(), 2023).figures
    assert figure.because == "精神卫生…床位"


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("养老床位增长12%，达到1.9万张。", "elderly_care_beds"),
        ("与2015年相比，社会组织增加一倍，目前共有1416家。", "social_organizations"),
        ("志愿者比上年增加2.1万人，总数达到28.4万人。", "registered_volunteers"),
        ("低保对象同比减少5%，为2.1万人。", "dibao_recipients"),
        ("新增养老床位300张，总数达到1.2万张。", None),
        ("西塘区养老床位增长12%，达到1900张。", None),
    ],
)
def test_what_something_grew_to_is_of_what_grew(
    text: str, indicator: str | None
) -> None:
    assert subjects(text)[-1][1] == indicator
