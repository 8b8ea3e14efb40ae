"""What goes on from one connection to the next, and what does not; a service that breaks off is told apart."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tradepost.app import SERVICES, create_app
from tradepost.gateway import Gateway, addresses, serve_app


class Peer:
    """A service that answers every request with the same bytes, or breaks off; `asked` has what came."""

    def __init__(self, answer: bytes) -> None:
        self.answer, self.asked = answer, b""
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked = await reader.readuntil(b"\r\n\r\n")
        writer.write(self.answer)
        await writer.drain()
        writer.close()

    def header(self, name: str) -> list[str]:
        lines = self.asked.decode("latin-1").split("\r\n")
        return [line.partition(": ")[2] for line in lines if line.lower().startswith(f"{name}:")]


@pytest.fixture
async def behind(anyio_backend: Any) -> AsyncIterator[Any]:
    """`client, peer = await behind(b"HTTP/1.1 ...")`: a gateway of which every service is that peer."""
    opened: list[Any] = []

    async def made(answer: bytes) -> tuple[httpx.AsyncClient, Peer]:
        peer = Peer(answer)
        server = await asyncio.start_server(peer.serve, "127.0.0.1", 0)
        peer.port = server.sockets[0].getsockname()[1]
        gateway = Gateway(create_app(), dict.fromkeys(SERVICES, f"http://127.0.0.1:{peer.port}"))
        client = httpx.AsyncClient(transport=httpx.ASGITransport(gateway), base_url="http://shop.example")
        opened.append((server, gateway, client))
        return client, peer

    yield made
    for server, gateway, client in opened:
        await client.aclose()
        await gateway.client.aclose()
        server.close()
        await server.wait_closed()


PLAIN = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n"


async def test_what_speaks_of_one_connection_stays_there(behind):
    client, peer = await behind(
        PLAIN + b"connection: close, x-hop\r\nx-hop: 1\r\nkeep-alive: timeout=5\r\nx-kept: 1\r\n\r\n{}"
    )
    answer = await client.get(
        "/api/products", headers={"Connection": "x-mine", "X-Mine": "1", "TE": "gzip", "X-Own": "1"}
    )
    assert (answer.status_code, answer.content, answer.headers["x-kept"]) == (200, b"{}", "1")
    assert not {"connection", "x-hop", "keep-alive"} & set(answer.headers)
    assert (peer.header("x-own"), peer.header("x-mine"), peer.header("te")) == (["1"], [], [])


async def test_a_service_is_told_who_asked_and_under_which_id(behind, configure):
    client, peer = await behind(PLAIN + b"\r\n{}")
    await client.get("/api/products", headers={"X-Forwarded-For": "203.0.113.9", "X-Request-ID": "made-up-id"})
    assert peer.header("x-forwarded-for") == ["127.0.0.1"]
    assert peer.header("x-forwarded-host") == ["shop.example"]
    assert peer.header("x-request-id") == ["made-up-id"]
    await client.get("/api/products")
    assert len(peer.header("x-request-id")[0]) == 32
    configure(trust_proxy="true")
    await client.get("/api/products", headers={"X-Forwarded-For": "203.0.113.9"})
    assert peer.header("x-forwarded-for") == ["203.0.113.9, 127.0.0.1"]


async def test_path_and_question_arrive_as_they_were_written(behind):
    client, peer = await behind(PLAIN + b"\r\n{}")
    await client.get("/api/v1/products/a%20b%C3%A4?q=%C3%A4&q=+&empty")
    assert peer.asked.startswith(b"GET /api/v1/products/a%20b%C3%A4?q=%C3%A4&q=+&empty HTTP/1.1\r\n")


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_service_that_breaks_off_is_a_bad_gateway(behind, method):
    client, _peer = await behind(b"")
    answer = await client.request(method, "/api/products", json=None)
    assert (answer.status_code, answer.json()) == (
        502,
        {"error": "The service inventory broke off before it had answered"},
    )


async def test_what_belongs_to_no_service_is_answered_here(behind):
    client, peer = await behind(b"")
    assert (await client.get("/health")).status_code == 200
    assert (await client.get("/openapi.json")).json()["paths"]["/api/cart"]
    assert peer.asked == b""


async def test_the_shops_pages_may_load_what_the_payment_service_names(configure, behind, tmp_path, monkeypatch):
    (tmp_path / "index.html").write_text("the shop")
    monkeypatch.setattr("tradepost.app.STATIC", tmp_path)
    ways = b'[{"browser": {"sources": {"script-src": "https://js.bank"}}}, {"browser": {}}]'
    _, peer = await behind(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + ways)
    configure(service_urls=f"order=http://127.0.0.1:{peer.port}")
    gateway = serve_app()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(gateway), base_url="http://shop.example") as client:
        page = await client.get("/")
        assert "script-src 'self' https://js.bank;" in page.headers["content-security-policy"]
        assert peer.asked.startswith(b"GET /api/v1/payments/providers ")
        peer.answer = b"HTTP/1.1 500 Oh\r\nconnection: close\r\n\r\n"
        page = await client.get("/")
        assert (page.status_code, page.text) == (200, "the shop")
        assert "script-src 'self';" in page.headers["content-security-policy"]
    await gateway.client.aclose()


def test_a_service_is_where_the_settings_say_else_at_its_port(configure):
    configure(service_urls="order=http://10.0.0.5:5001/, cart=https://cart.internal")
    found = addresses()
    assert (found["order"], found["cart"]) == ("http://10.0.0.5:5001", "https://cart.internal")
    assert found["activity"] == "http://127.0.0.1:5008"


def test_a_service_that_does_not_exist_is_told(configure):
    configure(service_urls="teapots=http://10.0.0.5:5001")
    with pytest.raises(ValueError, match=r"^TRADEPOST_SERVICE_URLS names teapots, which is none of order"):
        addresses()


def test_an_address_that_is_none_is_told(configure):
    configure(service_urls="order=10.0.0.5")
    with pytest.raises(ValueError, match="'order' has no address, such as order=http"):
        addresses()
