"""An editor's year: template, upload, preview, question, publication, undoing; a colleague's
conflict; and a block pasted into the yearly grid."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from importers.login import login_path
from importers.models import Batch, BatchState
from indicators.models import Observation
from tests.importers.intake_world import (
    ZHUZHOU,
    both,
    figure,
    person,
    published,
    row,
    table,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
BEDS = "elderly_care_beds"


def enter(page: Page, live_server: Any, user: Any) -> Page:
    page.goto(live_server.url + login_path(user))
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/admin/")
    return page


def filled(template: Path) -> Path:
    """The template with three figures: one plain, one with an unknown indicator."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    lines = {
        sheet.cell(line, columns["指标代码"]).value: line
        for line in range(2, sheet.max_row + 1)
    }
    beds = lines[BEDS]
    values = {"数值": "2.45万", "来源": "株洲年度总结（2023）", "章节": "附表一"}
    for name, value in values.items():
        sheet.cell(beds, columns[name]).value = value
    spare = max(lines.values()) + 1
    more = {
        "市州": "株洲",
        "指标": "儿童之家站点",
        "年份": 2025,
        "数值": "1260余",
        "单位": "个",
    }
    for name, value in (values | more).items():
        sheet.cell(spare, columns[name]).value = value
    target = template.with_name("已填.xlsx")
    book.save(target)
    return target


def test_an_editors_year(
    live_server: Any, browser_page: Page, screenshot: Any, tmp_path: Path
) -> None:
    clerk = both("clerk", ZHUZHOU)
    page = enter(browser_page, live_server, clerk)
    page.get_by_role("link", name="表格导入").first.click()
    page.locator("select[name=year]").select_option("2025")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载模板").click()
    template = tmp_path / "模板.xlsx"
    download.value.save_as(template)

    page.set_input_files("input[name=file]", filled(template))
    page.get_by_role("button", name="上传并预览").click()
    expect(page.get_by_role("heading", name="1 个写法不认识")).to_be_visible()
    screenshot("intake-questions")
    expect(page.get_by_role("radio", name="儿童之家数").first).to_be_checked()
    page.get_by_role("button", name="用这些答案").click()
    expect(page.get_by_text("答了 1 个问题")).to_be_visible()
    screenshot("intake-preview")

    # The beds have grown so much since 2012 that the editor is asked to look.
    for tick in page.get_by_label("核对过原文，无误").all():
        tick.check()
    for box in page.locator("input[name=number]").all():
        box.check()
    page.locator(".row-actions").get_by_role("button", name="接受").click()
    page.get_by_role("button", name="发布 2 个数").click()
    expect(page.locator(".state.big")).to_have_text("已发布")
    screenshot("intake-published")

    beds = figure(BEDS, 2025)
    page.goto(live_server.url + beds.get_absolute_url())
    expect(page.get_by_text("2.45万").first).to_be_visible()

    batch = Batch.objects.get()
    page.goto(live_server.url + batch.get_absolute_url())
    page.get_by_label("撤销的理由").fill("年报有误")
    page.get_by_role("button", name="整批撤销").click()
    expect(page.locator(".state.big")).to_have_text("已撤销")
    assert page.goto(live_server.url + beds.get_absolute_url()).status == 410  # type: ignore[union-attr]


@pytest.mark.once
def test_a_colleagues_change_is_a_conflict_and_not_overwritten(
    live_server: Any, browser: Browser, browser_page: Page
) -> None:
    clerk, other = both("clerk", ZHUZHOU), both("other", ZHUZHOU)
    page = enter(browser_page, live_server, clerk)
    page.goto(f"{live_server.url}/admin/intake/")
    content = table(row("养老床位数", 2018, "9000", unit="张")).getvalue()
    file = {"name": "表.csv", "mimeType": "text/csv", "buffer": content}
    page.set_input_files("input[name=file]", file)  # type: ignore[arg-type]
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_role("button", name="接受全部无问题的 1 行").click()

    published(other, row("养老床位数", 2018, "9100", unit="张"))
    page.get_by_role("button", name="发布 1 个数").click()
    expect(page.locator("td.verdict .state.conflict")).to_be_visible()
    expect(page.get_by_text("9100张").first).to_be_visible()
    assert figure(BEDS, 2018).printed == "9100张"


@pytest.mark.once
def test_a_reviewer_finds_it_in_the_tray(
    live_server: Any, browser_page: Page, browser: Browser, screenshot: Any
) -> None:
    editor = person("chen", editor=ZHUZHOU)
    editor.last_name, editor.first_name = "陈", "晓琳"
    editor.save()
    reviewer = person("liu", reviewer=ZHUZHOU)
    from importers.batches import review
    from tests.importers.intake_world import take_all, uploaded

    batch = uploaded(editor, row("养老床位数", 2018, "9000", unit="张"))
    take_all(batch, editor)
    review.submit(batch.pk, by=editor)
    page = enter(browser_page, live_server, reviewer)
    page.goto(f"{live_server.url}/admin/intake/tray/")
    expect(page.get_by_text("陈晓琳")).to_be_visible()
    screenshot("intake-tray")
    page.get_by_role("link", name="审核", exact=True).click()
    page.get_by_role("button", name="发布 1 个数").click()
    expect(page.locator(".state.big")).to_have_text("已发布")
    batch.refresh_from_db()
    assert batch.state == BatchState.PUBLISHED


PASTE = """([selector, text]) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = new ClipboardEvent("paste", {
        clipboardData: data, bubbles: true, cancelable: true,
    });
    document.querySelector(selector).dispatchEvent(event);
}"""


@pytest.mark.once
def test_a_block_from_excel_is_pasted_into_the_grid_and_taken_back(
    live_server: Any, browser_page: Page
) -> None:
    page = enter(browser_page, live_server, both("clerk", ZHUZHOU))
    page.goto(f"{live_server.url}/admin/grid/{ZHUZHOU}/2021/")
    cells = page.locator("input.cell")
    before = [cells.nth(n).input_value() for n in range(3)]
    page.evaluate(PASTE, ["input.cell", '7500\t4\r\n"近6000万"\t5\r\n0.81万\r\n'])
    assert [cells.nth(n).input_value() for n in range(3)] == [
        "7500",
        "近6000万",
        "0.81万",
    ]
    assert page.locator("input[name$='-paragraph']").nth(1).input_value() == "5"
    expect(page.get_by_role("status").filter(has_text="已粘贴 5 格")).to_be_visible()
    page.get_by_role("button", name="撤销粘贴").click()
    assert [cells.nth(n).input_value() for n in range(3)] == before
    page.evaluate(PASTE, ["input.cell", "1\n2"])
    cells.first.press("Control+z")
    assert [cells.nth(n).input_value() for n in range(3)] == before
    assert not Observation.objects.filter(release__origin="grid").exists()


@pytest.mark.once
def test_on_a_phone(
    live_server: Any, browser: Browser, phone_page: Page, screenshot: Any
) -> None:
    from tests.importers.intake_world import uploaded

    clerk = both("clerk", ZHUZHOU)
    batch = uploaded(
        clerk,
        row("养老床位数", 2018, "9000", unit="张"),
        row("养老床位数", 2019, "许多", unit="张"),
        row("养老床位数", 2017, "9000", unit="张", city="株州"),
    )
    page = enter(phone_page, live_server, clerk)
    for name, address in (
        ("desk", "/admin/intake/"),
        ("preview", batch.get_absolute_url()),
    ):
        page.goto(live_server.url + address)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, name
        screenshot(f"intake-{name}-phone", page)
