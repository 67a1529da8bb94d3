"""The strict policy and the things that must work under it: Plotly, the admin."""

from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse
from playwright.sync_api import Browser, Page

from importers.staff_site import staff_site
from tests.journeys.conftest import watched_page

pytestmark = pytest.mark.once

DRAW = """() => Plotly.newPlot("chart", [
    {type: "scatter", mode: "lines+markers", x: [2012, 2022], y: [370, 625], name: "株洲"},
    {type: "bar", x: [2012, 2022], y: [1, 2], name: "湖州"},
], {title: {text: "低保"}}, {responsive: true, displayModeBar: true, displaylogo: false})"""

STYLED = """() => {
    const bar = getComputedStyle(document.querySelector(".js-plotly-plot .modebar"));
    const svg = getComputedStyle(document.querySelector(".js-plotly-plot .main-svg"));
    return [bar.position, svg.position, document.querySelectorAll("style").length];
}"""


@pytest.mark.urls("tests.journeys.chart_urls")
def test_a_chart_is_drawn_and_styled(
    live_server: Any, browser_page: Page, screenshot: Any
) -> None:
    browser_page.goto(f"{live_server.url}/chart/")
    browser_page.evaluate(DRAW)
    browser_page.mouse.move(300, 250)
    browser_page.wait_for_selector(".js-plotly-plot .main-svg .trace")
    # Placed by plotly.css, and no <style> was put into the page.
    assert browser_page.evaluate(STYLED) == ["absolute", "absolute", 0]
    screenshot("plotly-under-policy")


@pytest.mark.usefixtures("fixtures_loaded")
def test_the_admin_works(live_server: Any, staff_page: Page, screenshot: Any) -> None:
    screenshot("admin")
    for model in apps.get_models():
        if not staff_site().is_registered(model):
            continue
        place = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        staff_page.goto(live_server.url + reverse(f"{place}_changelist"))
        assert staff_page.locator("#changelist, #content").first.is_visible()
    staff_page.goto(live_server.url + reverse("admin:auth_user_add"))
    staff_page.get_by_label("用户名").fill("somebody")
    assert staff_page.get_by_role("button", name="保存", exact=True).is_visible()


# What the browser tells of each, and the script that does it.
BREACHES = {
    "Content Security Policy": (
        "console",
        """() => {
        const style = document.createElement("style");
        style.textContent = "p { color: red }";
        document.head.append(style);
    }""",
    ),
    "nothing of the kind": (
        "pageerror",
        """() => setTimeout(() => {
        throw new Error("nothing of the kind");
    })""",
    ),
    "asked another host": (
        "requestfailed",
        """() => {
        setTimeout(() => location.assign("http://elsewhere.invalid/"));
    }""",
    ),
}


@pytest.mark.parametrize("fault", BREACHES)
def test_a_breach_fails_the_journey(
    live_server: Any, browser: Browser, fault: str
) -> None:
    # Without this the journeys could pass because nobody was listening.
    def break_it() -> None:
        with watched_page(browser) as page:
            page.goto(f"{live_server.url}/admin/login/")
            event, script = BREACHES[fault]
            with page.expect_event(event):
                page.evaluate(script)

    with pytest.raises(AssertionError, match=fault):
        break_it()
