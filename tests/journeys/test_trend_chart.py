"""A reader looks up an indicator, reaches for its chart, and finds the source."""

import re

import pytest

pytestmark = pytest.mark.once


@pytest.mark.usefixtures("fixtures_loaded")
def test_the_live_chart_takes_over_and_leads_on(live_server, browser_page):
    page = browser_page
    page.goto(live_server.url + "/indicators/dibao_standard/")
    assert page.locator(".drawing-wide").is_visible()
    assert page.locator("script[src*='plotly.min']").count() == 0
    page.hover(".chart")
    page.locator(".plot .main-svg").first.wait_for()
    assert not page.locator(".drawing-wide").is_visible()
    point = page.locator(".plot .scatterlayer .point").first.bounding_box()
    assert point is not None
    page.mouse.move(point["x"] + point["width"] / 2, point["y"] + point["height"] / 2)
    page.locator(".plot .hoverlayer .hovertext").wait_for()
    assert re.search(r"¶\d+", page.locator(".plot .hoverlayer").text_content() or "")
    page.locator("table.data .fig-n").first.click()
    page.wait_for_url(re.compile(r"/figures/dibao_standard\.[\w.]+\.\d{4}/"))


@pytest.mark.usefixtures("fixtures_loaded")
def test_without_scripts_the_page_is_whole(live_server, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/indicators/dibao_standard/")
    assert page.locator(".drawing-wide").is_visible()
    assert page.locator("table.data tbody tr").count() == 4
    context.close()


@pytest.mark.usefixtures("fixtures_loaded")
@pytest.mark.parametrize("path", ["/cities/430200/", "/en/indicators/dibao_standard/"])
def test_on_a_phone_nothing_runs_over_the_edge(live_server, phone_page, path):
    phone_page.goto(live_server.url + path)
    wide = phone_page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
    phone_page.locator(".nav-fold summary").click()
    assert phone_page.locator(".nav-fold .nav-links a").first.is_visible()
