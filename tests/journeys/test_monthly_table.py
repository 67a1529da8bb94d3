"""A clerk's monthly bulletin and the sheets of two years: dropped in as they are, the year read
from title and sheet, one of them put right on the batch's page."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from importers.models import Batch
from tests.importers.intake_world import XIANGTAN, both
from tests.journeys.test_intake import enter

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("fixtures_loaded")]
TABLES = Path(__file__).parents[1] / "importers/spreadsheets/tables"


def dropped(page: Page, live_server: Any, name: str) -> None:
    page.goto(f"{live_server.url}/admin/intake/")
    page.set_input_files("input[name=file]", TABLES / name)
    if not page.locator("#id_city").first.is_visible():
        page.locator("details:has(#id_city) > summary").first.click()
    page.locator("#id_city").first.select_option(XIANGTAN)
    page.locator("#id_report").first.select_option(index=1)
    page.locator("#id_section").fill("附表")
    page.get_by_role("button", name="上传并预览").click()
    page.wait_for_url("**/admin/intake/*/")


def test_a_bulletin_and_the_sheets_of_two_years(
    browser_page: Page, live_server: Any, screenshot: Any
) -> None:
    page = enter(browser_page, live_server, both("clerk", XIANGTAN))
    dropped(page, live_server, "monthly_bulletin_codes.xlsx")
    expect(page.locator("#frames summary")).to_contain_text("2024")
    screenshot("intake_bulletin")
    dropped(page, live_server, "one_sheet_a_year.xlsx")
    page.locator("#frames summary").click()
    screenshot("intake_frames")
    page.set_viewport_size({"width": 390, "height": 780})
    screenshot("intake_frames_phone")
    page.locator("#frames input[name$=year]").first.fill("2022")
    page.get_by_role("button", name="按此重读").click()
    expect(page.locator("#frames summary")).to_contain_text("2022、2024")
    years = Batch.objects.latest("pk").candidates.values_list("year", flat=True)
    assert set(years) == {2022, 2024}
