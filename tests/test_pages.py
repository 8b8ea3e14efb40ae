"""The web apps as files: kept for ever under hashed names, compressed for whoever takes it; deep links open the app."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tradepost.app import create_app

SCRIPT = b"console.log('a shop')\n" * 100


@pytest.fixture
async def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at a browser, before a small built site."""
    site = tmp_path / "static"
    (site / "assets").mkdir(parents=True)
    (site / "admin").mkdir()
    (site / "index.html").write_text("the shop")
    (site / "admin" / "index.html").write_text("the back office")
    (site / "assets" / "shop-1a2b.js").write_bytes(SCRIPT)
    (site / "assets" / "shop-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT))
    (site / "assets" / "mark-1a2b.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("not for anybody")
    monkeypatch.setattr("tradepost.app.STATIC", site)

    async def no_scripts() -> list[dict[str, str]]:
        return []

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(no_scripts)), base_url="http://shop", headers={"accept": "text/html"}
    ) as client:
        yield client


async def test_a_script_comes_compressed_and_is_kept_for_ever(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/assets/shop-1a2b.js", headers={"accept-encoding": "br, gzip"})

    assert answer.content == SCRIPT  # the client has unpacked it
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(SCRIPT)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "br"])
async def test_a_script_comes_as_it_is_to_who_does_not_unpack(browser: httpx.AsyncClient, accepted: str) -> None:
    answer = await browser.get("/assets/shop-1a2b.js", headers={"accept-encoding": accepted})

    assert "content-encoding" not in answer.headers
    assert answer.content == SCRIPT


async def test_a_file_that_has_no_compressed_copy_comes_as_it_is(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/assets/mark-1a2b.svg", headers={"accept-encoding": "gzip"})

    assert "content-encoding" not in answer.headers
    assert answer.headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/", "the shop"),
        ("/p/lamp", "the shop"),
        ("/admin", "the back office"),
        ("/admin/products/1", "the back office"),
    ],
)
async def test_a_deep_link_opens_its_app(browser: httpx.AsyncClient, address: str, page: str) -> None:
    answer = await browser.get(address)

    assert answer.text == page
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("address", ["/assets/gone.js", "/assets/..%2f..%2fsecret.txt", "/..%2fsecret.txt"])
async def test_there_is_no_way_out_of_the_folder(browser: httpx.AsyncClient, address: str) -> None:
    answer = await browser.get(address, headers={"accept": "*/*"})

    assert answer.status_code == 404
    assert "not for anybody" not in answer.text
