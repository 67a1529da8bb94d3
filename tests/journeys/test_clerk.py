"""A clerk enters a figure of the year and sees it on the public page with its source."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from importers.login import login_path
from importers.models import Membership, StaffRole
from indicators.models import City, Series
from tests.journeys.conftest import Screenshot

pytestmark = pytest.mark.django_db(transaction=True)

YEAR = 2024


def test_a_clerk_enters_a_figure_and_sees_it_published(
    browser_page: Page, live_server: Any, fixtures_loaded: None, screenshot: Screenshot
) -> None:
    page = browser_page
    city = City.objects.get(code="430200")
    clerk = get_user_model().objects.create_user("clerk", is_staff=True)
    for role in StaffRole:
        Membership.objects.create(user=clerk, city=city, role=role)
    series = Series.objects.get(
        area=city,
        indicator__code="social_workers",
        group__code="total",
        coverage__code="city",
    )

    page.goto(live_server.url + login_path(clerk))
    page.get_by_role("button", name="登录").click()
    page.get_by_role("link", name="年度录入").first.click()
    page.get_by_label("年份").fill(str(YEAR))
    page.get_by_role("button", name="打开录入表").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"株洲 {YEAR}")
    # The script that marks what was typed runs once the page is whole.
    page.wait_for_load_state()

    # The value of the last report stands beside the field; with the keyboard on to the next.
    row = page.locator(f"#s{series.pk}")
    expect(row).to_contain_text("7500")
    cell = row.get_by_role("textbox").first
    cell.fill("1.2万余")
    expect(row).to_have_class(re.compile("dirty"))
    cell.press("Enter")
    expect(cell).not_to_be_focused()

    # Without a source nothing is published, and nothing typed is lost.
    page.get_by_role("button", name="发布").click()
    expect(page.get_by_role("alert")).to_contain_text("出处")
    expect(cell).to_have_value("1.2万余")
    sources = page.get_by_role("group", name="本次录入的出处")
    sources.get_by_label("报告").select_option("zhuzhou-2023-summary")
    row.get_by_label("段落").fill("6")

    # Two thirds more than the last report: the page asks.
    page.get_by_role("button", name="发布").click()
    expect(page.get_by_role("alert")).to_contain_text("变化超过 50%")
    expect(row).to_contain_text("[12,000, 13,000)")
    screenshot("grid-question", page)
    row.get_by_label("核对过原文").check()
    page.get_by_role("button", name="发布").click()

    # Published: the message leads to the figure, the figure to its source.
    published = page.locator(".messagelist")
    expect(published).to_contain_text("发布了")
    screenshot("grid", page, full_page=False)
    published.get_by_role("link", name=re.compile("1.2万余")).click()
    expect(page.get_by_role("main")).to_contain_text("1.2万余")
    expect(page.get_by_role("main")).to_contain_text("株洲年度总结")
    assert re.search(r"/figures/[a-z_]+\.430200\.[a-z_.]+\.\d{4}/$", page.url)


@pytest.mark.once
def test_the_grid_fits_a_phone(
    phone_page: Page, live_server: Any, fixtures_loaded: None, screenshot: Screenshot
) -> None:
    page = phone_page
    boss = get_user_model().objects.create_superuser("boss")
    page.goto(live_server.url + login_path(boss))
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/admin/")
    page.goto(f"{live_server.url}/admin/grid/430200/2023/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    screenshot("grid-phone", page, full_page=False)
