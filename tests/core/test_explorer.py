"""The API's own pages: complete, from this server alone, and working under its content policy."""

import asyncio
import re

import pytest
from granian.constants import Interfaces
from granian.server.embed import Server
from playwright.async_api import async_playwright

from tests import browser
from tests.machine import needed
from tests.shop import free_port


@pytest.mark.parametrize("path", ["/docs", "/docs/", "/redoc", "/redoc/"])
async def test_a_page_loads_nothing_from_elsewhere(path, guest):
    page = await guest.get(path)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "<title>Tradepost API</title>" in page.text
    assert "//" not in page.text.replace("<!--", "")
    loaded = re.findall(r'(?:src|href|spec-url)="([^"]+)"', page.text)
    assert len(loaded) >= 3
    for address in loaded:
        assert (await guest.get(address)).status_code == 200, address
    assert not re.search(r"<script(?![^>]*\bsrc=)", page.text)


async def test_the_shops_name_is_text_on_them(configure, fresh):
    configure(project_name="<b>Tea & Co</b>")
    assert "<title>&lt;b&gt;Tea &amp; Co&lt;/b&gt; API</title>" in (await (await fresh()).get("/docs")).text


async def test_files_beside_them_are_those_of_the_pages_alone(guest):
    assert (await guest.get("/docs/swagger-ui.css")).headers["content-type"] == "text/css; charset=utf-8"
    for name in ("core.py", "..%2fcore.py", "%2e%2e%2fcore.py", "nothing.js"):
        assert (await guest.get(f"/docs/{name}")).status_code == 404


async def test_the_description_is_complete(guest):
    described = (await guest.get("/openapi.json")).json()
    assert described["info"]["title"] == "Tradepost"
    assert len(described["paths"]) > 50
    calls = [call for path in described["paths"].values() for call in path.values()]
    assert [call["operationId"] for call in calls if not call.get("summary")] == []


@pytest.mark.parametrize(
    ("path", "sign"),
    [("/docs", "#operations-tag-operations"), ("/redoc", "a[href='#tag/operations'], [id='tag/operations']")],
)
async def test_a_browser_shows_it_and_complains_of_nothing(path, sign, shop_on_a_port):
    complaints: list[str] = []
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(
            executable_path=str(needed(browser.find())), args=browser.FLAGS, headless=True
        )
        page = await opened.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(request.url))
        await page.goto(f"{shop_on_a_port}{path}")
        await page.wait_for_selector(sign, state="attached", timeout=60_000)
        await opened.close()
    assert complaints == []


@pytest.fixture
async def shop_on_a_port(board_app):
    """The app on a real port: what it shows here needs no database."""
    port = free_port()
    server = Server(board_app, address="127.0.0.1", port=port, interface=Interfaces.ASGINL, log_enabled=False)
    task = asyncio.create_task(server.serve())
    async with asyncio.timeout(20):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                await writer.wait_closed()
                break
    yield f"http://127.0.0.1:{port}"
    server.stop()
    await task
