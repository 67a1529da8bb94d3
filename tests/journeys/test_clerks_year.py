"""A clerk's year, counted: a step is a press, a choice, a tick, a file, or a field or column
that is filled. Before questions, sheet and forms were as they are, nine figures in the grid
took 17 steps (typed one by one; 15 where nothing had to be looked at twice), a sheet of 110
figures 18, a correction 4, an undo 2, and an achievement three tries.
"""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from reports.models import Report
from tests.importers.intake_world import (
    XIANGTAN,
    ZHUZHOU,
    both,
    figure,
    row,
    uploaded,
)
from tests.journeys.test_intake import PASTE, enter

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
TABLES = Path(__file__).parents[1] / "importers" / "spreadsheets" / "tables"


class Steps:
    """What a person does, counted."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, what: Locator) -> None:
        self.count += 1
        what.click()

    def tick(self, what: Locator) -> None:
        self.count += 1
        what.check()

    def choose(self, what: Locator, value: str) -> None:
        self.count += 1
        what.select_option(value)

    def fill(self, what: Locator, text: str) -> None:
        self.count += 1
        what.fill(text)

    def give(self, what: Locator, file: Path) -> None:
        self.count += 1
        what.set_input_files(file)


def reported_last(page: Page, count: int) -> list[str]:
    rows = page.locator("tbody.series").all()[:count]
    found = [row.locator(".before .figure") for row in rows]
    return [cell.first.inner_text() if cell.count() else "10" for cell in found]


def test_nine_figures_in_the_grid_and_a_correction(
    live_server: Any, browser_page: Page
) -> None:
    page = enter(browser_page, live_server, both("clerk", ZHUZHOU))
    steps = Steps()
    year = timezone.localdate().year - 1
    steps.press(page.get_by_role("link", name=f"株洲 {year}"))
    sources = page.get_by_role("group", name="本次录入的出处")
    steps.choose(sources.get_by_label("报告"), "zhuzhou-2023-summary")
    steps.fill(sources.get_by_label("章节"), "附表一")
    page.wait_for_load_state()
    # What was reported last, from a column of her own sheet: nothing to look at twice.
    page.evaluate(PASTE, ["input.cell", "\n".join(reported_last(page, 9))])
    steps.count += 1
    steps.press(page.get_by_role("button", name="发布"))
    published = page.locator(".messagelist")
    expect(published).to_contain_text("发布了 9 个数字")
    assert steps.count == 5

    # From the public page to the row and back; the source is the one of the last sitting.
    published.get_by_role("link").first.click()
    steps = Steps()
    steps.press(page.locator(".big .fig-edit"))
    cell = page.locator("tbody.series:target input.cell")
    steps.fill(cell, f"约{cell.input_value()}")
    expect(
        page.get_by_role("group", name="本次录入的出处").get_by_label("报告")
    ).to_have_value("zhuzhou-2023-summary")
    steps.press(page.get_by_role("button", name="发布"))
    expect(page.locator(".messagelist")).to_contain_text("发布了")
    assert steps.count == 3


def test_an_achievement_in_one_try_and_in_chinese(
    live_server: Any, browser_page: Page, screenshot: Any
) -> None:
    page = enter(browser_page, live_server, both("clerk", ZHUZHOU))
    steps = Steps()
    steps.press(page.get_by_role("link", name="登记成就"))
    steps.choose(page.locator("#id_category"), "honour")
    steps.fill(page.locator("#id_title"), "全国婚俗改革实验区")
    steps.fill(page.locator("#id_date"), "2024年6月")
    steps.fill(page.locator("#id_body"), "民政部确认为全国婚俗改革实验区。")
    report = page.locator("#id_citations-0-report")
    steps.choose(report, str(Report.objects.get(code="zhuzhou-2023-summary").pk))
    steps.fill(page.locator("#id_citations-0-section"), "一、荣誉")
    screenshot("achievement")
    steps.press(page.locator("input[name=_save]"))
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto(f"{live_server.url}/cities/{ZHUZHOU}/")
    expect(page.get_by_text("全国婚俗改革实验区").first).to_be_visible()
    assert steps.count == 8


def test_a_sheet_of_110_figures(
    live_server: Any, browser_page: Page, screenshot: Any
) -> None:
    page = enter(browser_page, live_server, both("clerk", XIANGTAN))
    page.set_viewport_size({"width": 1280, "height": 800})
    steps = Steps()
    steps.press(page.get_by_role("link", name="表格导入").first)
    steps.give(page.locator("input[name=file]"), TABLES / "ten_by_eleven.xlsx")
    steps.choose(page.locator("select[name=report]"), "xiangtan-2022-yearbook")
    steps.fill(page.locator("input[name=section]"), "主要指标")
    steps.press(page.get_by_role("button", name="上传并预览"))

    # The sheet as she knows it, all of it on two screens.
    cells = page.locator(".sheet td > a")
    expect(cells).to_have_count(110)
    last = cells.last.bounding_box()
    assert last is not None
    assert last["y"] + last["height"] < 2 * 800
    screenshot("sheet")
    steps.press(page.get_by_role("button", name="发布 110 个数"))
    expect(page.locator(".state.big")).to_have_text("已发布")
    assert figure("elderly_care_beds", 2014, XIANGTAN).printed == "14000张"
    assert steps.count == 6

    steps = Steps()
    steps.press(page.get_by_role("button", name="整批撤销"))
    expect(page.locator(".state.big")).to_have_text("已撤销")
    assert steps.count == 1


def test_a_cell_opens_where_it_stands(
    live_server: Any, browser_page: Page, phone_page: Page, screenshot: Any
) -> None:
    clerk = both("clerk", ZHUZHOU)
    batch = uploaded(
        clerk,
        *(
            row("养老床位数", year, year + 7000, unit="张")
            for year in range(2013, 2019)
        ),
        row("养老床位数", 2011, "许多", unit="张"),
    )
    for page, name in ((browser_page, "sheet-details"), (phone_page, "sheet-phone")):
        clerk.refresh_from_db()
        enter(page, live_server, clerk)
        page.goto(live_server.url + batch.get_absolute_url())
        page.locator(".sheet td > a").nth(3).click()
        details = page.locator("#cell")
        expect(details).to_contain_text("9016张")
        assert page.evaluate("document.documentElement.scrollWidth") <= max(
            360,
            page.viewport_size["width"],  # type: ignore[index]
        )
        screenshot(name, page)
        details.get_by_role("button", name="接受").click()
        expect(page.locator("td.accepted")).to_have_count(1)
        page.locator("#cell").get_by_role("link", name="收起").click()
        expect(page.locator("#cell")).to_have_count(0)
        page.locator("td.accepted > a").click()
        page.locator("#cell").get_by_role("button", name="重新比对").click()
        expect(page.locator("td.accepted")).to_have_count(0)
