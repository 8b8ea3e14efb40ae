"""A real browser in front of a real server."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import browser as browsers
from tests.machine import Unavailable, needed
from tests.shop import Shop, running
from tradepost.app import STATIC

SIZES = {"desktop": (1280, 860), "phone": (375, 780)}
expect.set_options(timeout=15_000)


# For each file anew: while Playwright runs, its loop counts as running in this thread, and no other test may start one.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not (STATIC / "index.html").is_file():
        needed(Unavailable("the web apps are not built: run make web"))
    program = needed(browsers.find())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=browsers.FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """An installation of this file's own, empty but for its owner."""
    with running(Shop(tmp_path_factory.mktemp("shop") / "data")) as started:
        yield started


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, shop: Shop) -> Iterator[OpenPage]:
    """`page = open_page("phone")`: a new person at a screen. Whatever the page reports as an error fails the test."""
    wrong: list[str] = []
    contexts = []

    def made(size: str = "desktop", language: str = "en-US") -> Page:
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            base_url=str(shop.client.base_url),
            reduced_motion="reduce",  # what slides in is drawn many times over
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield made
    for context in contexts:
        context.close()
    assert wrong == []


def sign_in(page: Page) -> None:
    page.goto("/admin")
    page.get_by_label("E-mail or username").fill("owner@example.com")
    page.locator("input[type=password]").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Hello|Home"))


def upload(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Drop a file here or choose one").click()
    chooser.value.set_files(file)
