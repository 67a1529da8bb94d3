"""A real browser for the journeys: Playwright drives the Chromium of the machine.

A journey asks for `browser_page` (a desk) or `phone_page`, `live_server` and,
for the loaded figures, `fixtures_loaded`. Whatever it walks through, it fails if
a page broke the Content-Security-Policy, raised an error in a script, or asked
another host for anything.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from importers.login import login_path

# Playwright keeps an event loop in this thread, which makes Django take every
# test after it for asynchronous code and refuse it the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# No sandbox: tests also run as root. The rest keeps the browser from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}
# Milliseconds; far longer than a busy machine takes.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)
SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"

Screenshot = Callable[..., Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)


def chromium() -> str | None:
    given = os.environ.get("CHROMIUM")
    return given or next(filter(None, map(shutil.which, PROGRAMS)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        missing = (
            "no Chromium on this machine (apt-get install chromium, or set CHROMIUM)"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def watched_page(browser: Browser, **options: Any) -> Iterator[Page]:
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", **options
    )
    context.set_default_timeout(PATIENCE)
    faults: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def leave(address: str) -> None:
        host = urlsplit(address).hostname
        if host not in (None, "", "localhost", "127.0.0.1"):
            faults.append(f"asked another host: {address}")

    context.on("console", listen)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("request", lambda request: leave(request.url))
    yield context.new_page()
    context.close()
    assert faults == []


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    with watched_page(browser, viewport=DESK) as page:
        yield page


@pytest.fixture
def phone_page(browser: Browser) -> Iterator[Page]:
    with watched_page(
        browser, viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True
    ) as page:
        yield page


@pytest.fixture
def staff_page(browser_page: Page, live_server: Any) -> Page:
    """The desk of an administrator who came in by the one-time link."""
    admin = get_user_model().objects.create_superuser("admin")
    browser_page.goto(live_server.url + login_path(admin))
    browser_page.get_by_role("button", name="登录").click()
    browser_page.wait_for_url("**/admin/")
    return browser_page


@pytest.fixture
def screenshot(request: pytest.FixtureRequest) -> Screenshot:
    """`screenshot("home")` keeps what the page shows in var/screenshots/home.png."""

    def keep(name: str, page: Page | None = None, *, full_page: bool = True) -> Path:
        page = page or request.getfixturevalue("browser_page")
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        target = SCREENSHOTS / f"{name}.png"
        page.screenshot(path=target, full_page=full_page)
        return target

    return keep
