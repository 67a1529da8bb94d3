"""A clerk reads a report in: the text beside its figures, decided on, published, and the
evidence both ways on the public pages."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from importers.login import login_path
from importers.models import Membership, StaffRole
from indicators.models import City, IndicatorAlias
from tests.importers.desk.world import TEXT
from tests.journeys.conftest import Screenshot

pytestmark = pytest.mark.django_db(transaction=True)


def came_in(page: Page, live_server: Any) -> None:
    clerk = get_user_model().objects.create_user("clerk", is_staff=True)
    city = City.objects.get(code="430200")
    for role in StaffRole:
        Membership.objects.create(user=clerk, city=city, role=role)
    page.goto(live_server.url + login_path(clerk))
    page.get_by_role("button", name="登录").click()
    page.get_by_role("link", name="阅读报告").first.click()


def upload(page: Page) -> None:
    page.get_by_label("文件").set_input_files(
        {"name": "总结.txt", "mimeType": "text/plain", "buffer": TEXT.encode("gb18030")}
    )
    page.get_by_label("标题", exact=True).fill("株洲市2024年民政工作总结")
    page.get_by_label("发布者", exact=True).fill("株洲市民政局")
    page.get_by_label("发布日期").fill("2025-01-20")
    page.get_by_label("类型").select_option("summary")
    page.get_by_label("截止年份").fill("2024")
    page.get_by_role("button", name="读这份报告").click()


def press(page: Page, key: str) -> None:
    """Keys are heard from when the page's script has run."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def test_a_report_is_read_decided_on_published_and_found_again(
    browser_page: Page, live_server: Any, fixtures_loaded: None, screenshot: Screenshot
) -> None:
    page = browser_page
    came_in(page, live_server)
    upload(page)
    text, panel = page.locator(".manuscript"), page.locator("#panel")

    # The first figure contradicts what is published: 650 a month for 2023.
    expect(panel).to_contain_text("680元/月")
    expect(panel).to_contain_text("已发布的是“650/月”")
    screenshot("desk", page)
    panel.get_by_label(re.compile("680元/月")).check()
    panel.get_by_label("理由").fill("新的总结按提标之后的标准")
    panel.get_by_role("button", name="就这样定").click()

    # On to the next; accepted by its key.
    expect(panel).to_contain_text("720元/月")
    press(page, "a")
    expect(panel).to_contain_text("7200元/年")
    expect(text.locator("mark.accepted")).to_have_count(2)

    # Rejected by its key.
    press(page, "r")
    expect(text.locator("mark.rejected")).to_have_text("7200元/年")

    # What matched nothing is told what it is, and the phrase is kept.
    text.get_by_role("link", name="6.8万户").click()
    expect(panel).to_contain_text("没有对上指标")
    press(page, "c")
    panel.get_by_label("指标", exact=True).fill("home_adaptations 适老化改造")
    # Its words speak of a part of the people, so the total is chosen, not taken as given.
    group = panel.get_by_role("combobox", name="分组")
    expect(group).to_have_value("")
    group.select_option("total")
    panel.get_by_label("以后也这样认").check()
    panel.get_by_role("button", name="改好并接受").click()
    # Twenty times last year's: it asks before it takes that.
    expect(panel).to_contain_text("变化超过 50%")
    panel.get_by_label("核对过原文").check()
    press(page, "a")
    corrected = text.locator("mark", has_text="6.8万户")
    expect(corrected).to_have_class("accepted")
    assert IndicatorAlias.objects.get(name="走访困难群众").indicator.code == (
        "home_adaptations"
    )

    # Everything sure at one stroke, then out to the public.
    page.get_by_role("button", name=re.compile("接受全部有把握的")).click()
    expect(page.locator("#claims")).to_contain_text("按报告自己的数字计算为 13.54%")
    page.get_by_role("button", name=re.compile("发布 \\d+ 个数")).click()
    expect(page.locator(".state.big")).to_have_text("已发布")
    page.get_by_role("button", name="允许公开原句").click()
    screenshot("desk-published", page)

    assert page.locator("mark.rejected").count() == 1
    # From the report to the figure, from the figure to the report, both places named.
    page.get_by_role("link", name="公开页面").click()
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", name="数字校核")).to_be_visible()
    expect(main).to_contain_text("只差在四舍五入")
    screenshot("report-checked", page)
    row = main.locator("tr", has_text="680元/月").first
    expect(row).to_contain_text("另一处不一致")
    row.locator(".num a").first.click()
    expect(main).to_contain_text("采用的出处")
    expect(main).to_contain_text("新的总结按提标之后的标准")
    expect(main.locator("blockquote mark").first).to_have_text("680元/月")
    expect(main).to_contain_text("不一致，没有采用")
    screenshot("figure-two-places", page)
    main.get_by_role("link", name="株洲市2024年民政工作总结").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2024年民政工作总结")


@pytest.mark.once
def test_the_desk_fits_a_phone(
    phone_page: Page, live_server: Any, fixtures_loaded: None, screenshot: Screenshot
) -> None:
    page = phone_page
    came_in(page, live_server)
    upload(page)
    expect(page.locator("#panel")).to_contain_text("680元/月")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    screenshot("desk-phone", page)
