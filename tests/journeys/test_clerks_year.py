"""A clerk's year, counted: a step is a press, a choice, a file, or a field or column filled."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.importers.intake_world import (
    XIANGTAN,
    ZHUZHOU,
    both,
    figure,
    row,
    uploaded,
)
from tests.journeys.test_intake import enter

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
    assert steps.count <= 9


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
