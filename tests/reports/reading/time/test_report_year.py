"""The year a report speaks of, from its own words."""

import pytest

from reports.reading.text.running_text import clean
from reports.reading.time.report_year import Dating, dating


@pytest.mark.parametrize(
    ("text", "year", "start"),
    [
        ("岚州市民政局2023年度工作总结暨2024年重点工作安排\n", 2023, None),
        ("岚州市民政局关于2024年民政工作情况的报告\n", 2024, None),
        ("岚州市民政局\n发布日期：2024-01-15\n一年来，全市民政工作。", 2023, None),
        ("岚州市民政局\n发布日期：2024-12-15\n一年来，全市民政工作。", 2024, None),
        ("全市民政工作会议上的报告\n（2022年2月15日）\n一年来，我们。", 2021, None),
        ("岚州年鉴（2022）·民政\n2021年，全市民政。", 2021, None),
        ("岚州民政\n十年来，我们奋进。党的十八大以来，全市。", 2022, 2012),
        ("民政五年回眸（2018—2023）\n五年来。", 2023, 2018),
        (
            "2022年全市民政工作总结\n"
            + "全市民政工作稳步推进。" * 12
            + "十年来，变化很大。",
            2022,
            None,
        ),
        ("截至2024年底。比2020年提高。到2027年将达到3万张。", 2024, None),
        ("到2020年底，标准600元。到2025年，达到800元。", 2020, None),
        ("岚州市工作通报\n2024年，平稳。标准自2025年1月1日起执行。", 2024, None),
        ("岚州市补贴办法\n2020年的废止。自2025年1月1日起施行。", 2025, None),
        ("今年，全市民政工作。", None, None),
        ("苇州市慈善募捐再创新高\n2023-08-18\n今年上半年，募款。", 2023, None),
        ("苇州养老有了新去处\n苇州日报 2021-11-02 09:15\n目前，床位。", 2021, None),
        ("苇州的养老床位\n2024-03-08\n今年，床位。2023年，机构。", 2024, None),
        (
            "苇州市民政局2021年政务公开工作年度报告\n统计日期自2021年1月1日起。",
            2021,
            None,
        ),
        ("我市这十年\n2022年9月9日\n十年来，2012年—2021年，标准。", 2022, 2012),
        (
            "关于养老工作的通报\n全市新增床位。\n苇州市民政局\n2020年7月3日\n",
            2020,
            None,
        ),
        ("“十四五”时期民政成绩单\n2025-10-11\n相较于2020年，标准。", 2025, 2021),
        ("截至2015年6月，苇州有低保对象。较2010年末，由2010年的。", 2015, None),
        ("床位由2009年的5900张提高到2012年的7905张。", 2012, None),
        ("民政局09年前三季度工作总结\n今年，床位。", 2009, None),
        ("苇州低保扩面\n\n14.04.2016 10:55\n今年，人数。", 2016, None),
        ("奋力开创新局面\n“喜迎二十大”宣讲。今年，床位。", 2022, None),
    ],
)
def test_finds_the_year_of_a_report(
    text: str, year: int | None, start: int | None
) -> None:
    found = dating(clean(text).text)
    assert (found.year, found.start) == (year, start)
    assert found == Dating(year, start, whole=found.whole)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("岚州市民政局2023年度工作总结\n2023年，床位。", True),
        ("岚州市民政局局长述职报告\n2023年，床位。", True),
        ("岚州市民政局2023年工作总结\n发布日期：2024-01-15\n床位。", True),
        ("岚州市民政局2023年上半年工作总结\n床位。", False),
        ("岚州市民政局2023年工作总结\n截至10月底，床位。", False),
        ("岚州市民政局2024年民政工作情况\n发布日期：2024-08-15\n床位。", False),
        ("岚州市2024年养老服务实施方案\n床位。", False),
    ],
)
def test_knows_a_report_of_a_whole_year(text: str, whole: bool) -> None:
    assert dating(clean(text).text).whole is whole


def test_a_plan_reports_of_the_years_before_it() -> None:
    text = "苇州市“十四五”民政事业发展规划\n发布时间：2022-07-01\n一、发展基础\n标准。"
    assert dating(clean(text).text) == Dating(2022, 2016, 2020, horizon=2025)


def test_a_plan_without_a_date_is_of_its_first_year() -> None:
    text = "苇州市“十四五”民政事业发展规划\n到2025年，床位。2015年有床位。"
    assert dating(clean(text).text) == Dating(2021, 2016, 2020, horizon=2025)


def test_a_review_of_a_plan_is_of_the_date_it_looks_back_from() -> None:
    text = "“十四五”民政规划中期评估\n截至2023年6月，超过2025年目标值。力争2025年全面完成。"
    assert dating(clean(text).text) == Dating(2023, None, horizon=2025)


def test_a_plan_that_is_fulfilled_is_no_plan() -> None:
    text = "苇州提前完成“十三五”规划目标\n2019-05-11\n今年，标准。"
    assert dating(clean(text).text) == Dating(2019, None, horizon=2020)


def test_a_newspaper_tells_of_the_year_of_what_it_presents() -> None:
    spring = "苇州的养老床位\n2024-03-08\n截至2023年末，床位。"
    bulletin = "结婚登记数公布\n2023-10-16\n《2022年民政统计公报》显示，登记。"
    assert dating(clean(spring).text) == Dating(2024, None, 2023)
    winter = "登记结果出炉\n2016-01-20 17:43\n2015年，登记。据统计，去年登记离婚。"
    assert dating(clean(winter).text) == Dating(2016, None, 2015)
    assert dating(clean(bulletin).text) == Dating(2023, None, 2022)


def test_believes_the_year_it_is_told() -> None:
    assert dating("岚州市民政局2023年工作总结", 2020).year == 2020


@pytest.mark.parametrize(
    "text",
    [
        "政府工作报告\n——2017年2月16日在岚州市第八届人民代表大会上\n全市床位。",
        "全市民政工作会上的讲话\n2017年2月12日\n去年，床位。今年，要新建。",
        "工作会议讲话\n2017年3月1日\n过去的一年，床位。",
        "回眸2016：岚州这一年\n2017-01-12\n刚刚过去的一年，床位。",
        "在推进会上的讲话\n2017年1月20日\n2016年，床位。2017年，要新增床位。",
    ],
)
def test_a_report_of_the_spring_looks_back_on_the_year_before(text: str) -> None:
    assert dating(clean(text).text) == Dating(2017, None, 2016, ahead=True)


def test_this_year_of_a_text_of_january_is_the_year_it_reports_of() -> None:
    text = "岚州民政\n2017-01-12\n今年以来，床位。今年，标准较去年提高。"
    assert dating(clean(text).text) == Dating(2016, None)


def test_a_report_of_the_spring_keeps_its_last_year_when_its_year_is_given() -> None:
    text = "会议讲话\n2017年2月12日\n去年，床位。今年，要新建。"
    assert dating(clean(text).text, 2017) == Dating(2017, None, 2016, ahead=True)
