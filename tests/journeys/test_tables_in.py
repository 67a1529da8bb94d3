"""A clerk gives the intake what she has, and publishes it: a monthly bulletin, a table of a
yearbook, a table copied from a page, an old workbook."""

from pathlib import Path
from typing import Any

import pytest
import xlwt
from playwright.sync_api import Page, expect

from tests.importers.intake_world import XIANGTAN, both, figure
from tests.journeys.test_intake import enter

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("fixtures_loaded")]
TABLES = Path(__file__).parents[1] / "importers/spreadsheets/tables"
TABLE = [
    ["指标", "单位", "2024年", "2025年"],
    ["养老床位数", "张", "24 500", "２４，６００"],
    ["重点关爱对象名册人头", "人", "77", "78"],
]
PHONE = {"width": 390, "height": 780}
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def page(browser_page: Page, live_server: Any) -> Page:
    page = enter(browser_page, live_server, both("clerk", XIANGTAN))
    page.goto(f"{live_server.url}/admin/intake/")
    return page


def upload(page: Page) -> None:
    """The city and source of the whole file, and off it goes."""
    page.locator("details:has(#id_report)").first.evaluate("d => d.open = true")
    page.locator("#id_city").first.select_option(XIANGTAN)
    page.locator("#id_report").first.select_option("xiangtan-2022-yearbook")
    page.locator("#id_section").fill("附表")
    page.get_by_role("button", name="上传并预览").click()
    page.wait_for_url("**/admin/intake/*/")


def look(page: Page, screenshot: Any, name: str) -> None:
    """What the page shows at a desk and on a phone, where nothing reaches beyond its edge."""
    screenshot(name)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    screenshot(f"{name}-phone")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]


def answer(page: Page) -> None:
    """What is ticked already; what the catalogue does not have is left out."""
    for asked in page.locator(".asked-question").all():
        if not asked.locator("input:checked").count():
            asked.locator("input[value=none]").check()
    page.get_by_role("button", name="用这些答案").click()


def publish(page: Page) -> None:
    page.get_by_role("button", name="发布 ").click()
    expect(page.locator(".state.big")).to_have_text("已发布")


def test_a_monthly_bulletin(page: Page, screenshot: Any) -> None:
    page.set_input_files("input[name=file]", TABLES / "monthly_bulletin_codes.xlsx")
    upload(page)
    # Last year's column is offered and left alone.
    expect(page.locator("#frames summary")).to_contain_text("上年数据")
    look(page, screenshot, "bulletin")
    publish(page)
    assert figure("dibao_recipients", 2024, XIANGTAN, "urban").value == 13_195
    assert figure("dibao_recipients", 2023, XIANGTAN, "urban") is None


def test_a_table_of_a_yearbook(page: Page, screenshot: Any) -> None:
    page.set_input_files("input[name=file]", TABLES / "yearbook_wide_libreoffice.xlsx")
    upload(page)
    look(page, screenshot, "yearbook")
    publish(page)


def test_a_table_is_copied_and_pasted(page: Page, screenshot: Any) -> None:
    page.locator("details.paste > summary").click()
    lines = "\n".join("\t".join(line) + "\t" for line in TABLE)
    page.locator("textarea[name=text]").fill(lines)
    look(page, screenshot, "paste-box")
    upload(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("粘贴的表格")
    look(page, screenshot, "questions")
    answer(page)
    expect(page.locator(".sheet")).to_be_visible()
    look(page, screenshot, "preview")
    publish(page)
    assert figure("elderly_care_beds", 2024, XIANGTAN).value == 24_500
    assert figure("elderly_care_beds", 2025, XIANGTAN).value == 24_600


def test_an_old_workbook(page: Page, screenshot: Any, tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row, line in enumerate(TABLE[:2]):
        for column, text in enumerate(line):
            sheet.write(row, column, text)
    book.save(str(tmp_path / "年报.xls"))
    page.set_input_files("input[name=file]", tmp_path / "年报.xls")
    upload(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("年报.xls")
    publish(page)
    assert figure("elderly_care_beds", 2025, XIANGTAN).printed == "２４，６００张"
