"""Catalogues as people write them: Chinese headings and values, changed rows, row numbers."""

import datetime

import pytest

from indicators.models import AreaAlias
from reports.models import Achievement, AchievementCitation, Report
from tests.importers.staff_world import StaffWorld, client_of
from tests.indicators.catalogue_files import (
    CSV,
    XLSX,
    confirmed,
    exported,
    messages_of,
    table,
    uploaded,
    workbook,
    written,
)

pytestmark = pytest.mark.django_db

REPORTS = "/admin/reports/report/"
ACHIEVEMENTS = "/admin/reports/achievement/"
CITIES = "/admin/indicators/city/"
HEADINGS = [
    "代码",
    "市州",
    "类别",
    "日期",
    "不晚于",
    "标题",
    "说明",
    "相关指标",
    "出处",
]


@pytest.fixture
def world():
    world = StaffWorld()
    AreaAlias.objects.create(area=world.city, name="甲城")
    for number in range(3):
        achievement = Achievement.objects.create(
            code=f"old-{number}",
            area=world.city,
            category="pilot",
            by_year=2020,
            title=f"旧事{number}",
            title_en="Old",
            body="旧。",
            body_en="Old.",
        )
        AchievementCitation.objects.create(
            achievement=achievement, report=world.report, section="一"
        )
    return world


@pytest.fixture
def boss(world):
    return client_of(world.boss)


def row(world, **more):
    cells = {
        "代码": "new-honour",
        "市州": world.city.name,
        "类别": "荣誉",
        "日期": "2024年6月",
        "不晚于": "2024年",
        "标题": "全国先进",
        "说明": "民政部表彰。",
        "相关指标": world.indicator.name,
        "出处": f"{world.report.code} | | 一、荣誉",
    }
    return [(cells | more)[heading] for heading in HEADINGS]


@pytest.mark.parametrize("kind", [XLSX, CSV], ids=["xlsx", "csv"])
def test_an_achievement_comes_in_as_people_write_it(world, boss, kind):
    rows = [row(world)]
    content = workbook([HEADINGS, *rows]) if kind == XLSX else written(rows, HEADINGS)
    response = uploaded(boss, content, ACHIEVEMENTS, kind)
    assert confirmed(boss, response, ACHIEVEMENTS).status_code == 302
    achievement = Achievement.objects.get(code="new-honour")
    assert (achievement.area, achievement.category) == (world.city, "honour")
    assert (achievement.date, achievement.by_year) == ("2024-06", 2024)
    assert achievement.title_en == ""
    assert list(achievement.indicators.all()) == [world.indicator]


@pytest.mark.parametrize("cell", ["甲城", " 甲城 "])
def test_a_city_is_known_by_all_its_names(world, boss, cell):
    for name in (cell, world.city.short, world.city.code):
        response = uploaded(
            boss, written([row(world, 市州=name)], HEADINGS), ACHIEVEMENTS
        )
        assert "confirm_form" in response.context


def test_a_name_that_two_share_is_asked_for_by_code(world, boss):
    other = world.other_city
    AreaAlias.objects.create(area=other, name="同名")
    type(world.city).objects.filter(pk=world.city.pk).update(short="同名")
    words = messages_of(
        uploaded(boss, written([row(world, 市州="同名")], HEADINGS), ACHIEVEMENTS)
    )
    assert world.city.code in words
    assert other.code in words


def test_a_day_of_a_spreadsheet_is_a_day(world, boss):
    cells = row(world, 日期=datetime.date(2024, 6, 1))
    response = uploaded(boss, workbook([HEADINGS, cells]), ACHIEVEMENTS, XLSX)
    confirmed(boss, response, ACHIEVEMENTS)
    assert Achievement.objects.get(code="new-honour").date == "2024-06-01"


def test_only_rows_that_change_are_shown_with_their_row(world, boss):
    rows = table(exported(boss, ACHIEVEMENTS))
    rows[1]["title"] = "改名"
    content = written([list(r.values()) for r in rows], list(rows[0]))
    response = uploaded(boss, content, ACHIEVEMENTS)
    page = response.content.decode()
    preview = page.partition("import-preview")[2]
    changed = rows[1]["code"]
    assert "<td>3</td>" in preview
    assert f"<td>{changed}</td>" in preview
    assert [r["code"] for r in rows if r["code"] in preview] == [changed]
    assert "2 行没有变化" in page


def test_faults_are_told_by_the_rows_of_the_sheet(world, boss):
    wrong = row(world, 代码="wrong", 出处="没有的 | 1 |")
    sheet = [HEADINGS, row(world), [], [], wrong]
    response = uploaded(boss, workbook(sheet), ACHIEVEMENTS, XLSX)
    assert "第 5 行" in response.content.decode()
    assert "没有的" in messages_of(response)


def test_invalid_values_are_told_by_the_rows_of_the_sheet(world, boss):
    wrong = row(world, 代码="wrong", 类别="奖状")
    response = uploaded(
        boss, workbook([HEADINGS, [], wrong, row(world)]), ACHIEVEMENTS, XLSX
    )
    (invalid,) = response.context["result"].invalid_rows
    assert invalid.number == 3


def test_a_code_that_stands_twice_is_named_by_the_rows_of_the_sheet(world, boss):
    sheet = [HEADINGS, row(world), [], row(world)]
    assert "2、4" in messages_of(uploaded(boss, workbook(sheet), ACHIEVEMENTS, XLSX))


def test_a_report_comes_in_as_people_write_it(world, boss):
    headings = [
        "代码", "市州", "标题", "简称", "发布者", "发布日期", "类型", "起始年份",
        "截止年份", "网址", "原文校验和", "说明",
    ]  # fmt: skip
    cells = [
        "a-2024-table", world.city.name, "统计表", "统计表", "民政局", "2025年1月20日",
        "统计表", "2024年", "2024年", "", "", "",
    ]  # fmt: skip
    response = uploaded(boss, written([cells], headings), REPORTS)
    assert confirmed(boss, response, REPORTS).status_code == 302
    report = Report.objects.get(code="a-2024-table")
    assert (report.kind, report.published) == ("table", "2025-01-20")
    assert (report.period_start, report.period_end) == (2024, 2024)


def test_headings_may_be_mixed_and_a_doubled_one_is_named(world, boss):
    header = ["code", "省", "名称", "简称", "英文名称", "别名"]
    province = world.city.province
    cells = ["990100", province.name, "新城市", "新城", "Xincheng", "新"]
    response = uploaded(boss, written([cells], header), CITIES)
    assert "confirm_form" in response.context
    doubled = [*header, "name"]
    assert "重复的列" in messages_of(
        uploaded(boss, written([[*cells, "x"]], doubled), CITIES)
    )
