"""One address in front of several: each request goes to the service whose call it is, as it came, and back likewise.

What belongs to no service (the web apps' pages, the API's description) is answered here.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from functools import cache
from typing import Any

import httpx
import orjson
from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from tradepost.accounts import routes as accounts
from tradepost.app import HOLDER, SERVICES, Door, create_app, doors
from tradepost.core import outbound, problems
from tradepost.core.errors import Problem, Unavailable
from tradepost.core.logs import logger
from tradepost.core.routing import mount
from tradepost.core.settings import settings

log = logger("gateway")

# A connection is made at once or not at all; an answer may take its time, and a stream is silent between its beats.
TIMEOUT = httpx.Timeout(120, connect=5, pool=10)
# RFC 9110: they speak of one connection, not of what is sent over it.
HOP_BY_HOP = {
    b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"proxy-connection", b"te",
    b"trailer", b"transfer-encoding", b"upgrade",
}  # fmt: skip
SAFE = {"GET", "HEAD", "OPTIONS"}


class BadGateway(Problem):
    """502: a service broke off before it had answered."""

    status, kind, title = 502, "bad-gateway", "A service broke off"


def addresses() -> dict[str, str]:
    """Where each service is: TRADEPOST_SERVICE_URLS, else its documented port on this machine.

    Raises ValueError for a name that is no service.
    """
    given = settings().service_urls
    if unknown := set(given) - set(SERVICES):
        raise ValueError(
            f"TRADEPOST_SERVICE_URLS names {', '.join(sorted(unknown))}, which is none of {', '.join(SERVICES)}"
        )
    return {name: given.get(name, f"http://127.0.0.1:{service.port}") for name, service in SERVICES.items()}


class Gateway:
    """The ASGI app: forwards, or lets `whole`, which knows every call and is asked for none, answer."""

    def __init__(self, whole: FastAPI, urls: Mapping[str, str]) -> None:
        self.whole, self.urls = whole, urls
        profiles = [Door("user_profile", "", accounts.profiles, prefix) for prefix in (*settings().native_prefixes, "")]
        self.doors = [(door.service, _mounted(door)) for door in (*profiles, *doors())]
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=100)
        self.client = httpx.AsyncClient(verify=outbound.tls(), timeout=TIMEOUT, limits=limits, trust_env=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await (await self._answer(scope, receive))(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await self.client.aclose()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, scope: Scope, receive: Receive) -> ASGIApp:
        if scope["path"] == "/ready":
            return await self._ready()
        service = self.service_of(scope["method"], scope["path"])
        if service is None:
            return self.whole
        try:
            return await self._forward(service, Request(scope, receive))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            log.warning("gateway.service_away", service=service, error=str(error))
            problem: Problem = Unavailable(f"The service {service} is away at this moment: try again", service=service)
        except httpx.TransportError as error:
            log.warning("gateway.service_broke_off", service=service, error=repr(error))
            problem = BadGateway(f"The service {service} broke off before it had answered", service=service)
        return problems.answer(problem, {**scope, "app": self.whole})

    def service_of(self, method: str, path: str) -> str | None:
        """Whose call this is; None for what no service has. A path with other methods is its service's to refuse."""
        path = (path.rstrip("/") if len(path) > 1 else path) or "/"
        partial = None
        for service, router in self.doors:
            for route in router.routes:
                scope = {"type": "http", "method": "GET" if method == "HEAD" else method, "path": path, "headers": []}
                match, _ = route.matches(scope)
                if match is Match.FULL:
                    return service
                if match is Match.PARTIAL and partial is None:
                    partial = service
        return partial

    async def _forward(self, service: str, request: Request) -> Response:
        path, query = request.scope.get("raw_path") or request.url.path.encode(), request.scope["query_string"]
        body = request.stream() if {"content-length", "transfer-encoding"} & {*request.headers.keys()} else None
        # Made here and not by the client, which would add what it thinks of headers.
        asked = httpx.Request(
            request.method,
            httpx.URL(self.urls[service]).copy_with(raw_path=path + (b"?" + query if query else b"")),
            headers=_onward(request),
            content=body,
            extensions={"timeout": TIMEOUT.as_dict()},
        )
        try:
            answer = await self.client.send(asked, stream=True)
        except (httpx.NetworkError, httpx.RemoteProtocolError):
            # A connection that was kept may have ended with the process at its other end: what changes nothing may be
            # asked again over a new one.
            if request.method not in SAFE or body is not None:
                raise
            answer = await self.client.send(asked, stream=True)

        async def content() -> AsyncIterator[bytes]:
            try:
                async for chunk in answer.aiter_raw():
                    yield chunk
            finally:
                await answer.aclose()

        response = StreamingResponse(content(), answer.status_code)
        response.raw_headers = _kept(answer.headers.raw)
        return response

    async def _ready(self) -> Response:
        """Whether every service is ready; which are not."""

        async def ask(url: str) -> bool:
            try:
                return (await self.client.get(f"{url}/ready")).status_code == 200
            except httpx.TransportError:
                return False

        found = await asyncio.gather(*(ask(url) for url in self.urls.values()))
        away = [name for name, ready in zip(self.urls, found, strict=True) if not ready]
        body = {"status": "away", "away": away} if away else {"status": "ready"}
        return Response(orjson.dumps(body), 503 if away else 200, media_type="application/json")


def _mounted(door: Door) -> APIRouter:
    router = APIRouter()
    mount(router, door.router, prefix=door.prefix)
    return router


def _kept(headers: Sequence[tuple[bytes, bytes]], *more: bytes) -> list[tuple[bytes, bytes]]:
    """Headers that go on: without those of one connection, among them what its own Connection header names."""
    lower = [(name.lower(), value) for name, value in headers]
    named = {part.strip().lower() for name, value in lower if name == b"connection" for part in value.split(b",")}
    return [(name, value) for name, value in lower if name not in HOP_BY_HOP | named | {*more}]


def _onward(request: Request) -> list[tuple[bytes, bytes]]:
    """The request's headers for the service: with who really asked, and an id by which its lines can be found."""
    before = request.headers.get("x-forwarded-for", "") if settings().trust_proxy else ""
    peer = request.client.host if request.client else "unknown"
    told = {
        b"x-forwarded-for": f"{before}, {peer}" if before else peer,
        b"x-forwarded-host": request.headers.get("host", ""),
        b"x-forwarded-proto": request.url.scheme,
    }
    if "x-request-id" not in request.headers:
        told[b"x-request-id"] = uuid.uuid4().hex
    own = [(name, value.encode("latin-1")) for name, value in told.items()]
    return _kept(request.headers.raw, b"host", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto") + own


@cache
def serve_app() -> ASGIApp:
    """What the gateway's processes serve."""
    urls = addresses()

    async def browsers() -> list[Mapping[str, Any]]:
        """What the ways to pay need of a buyer's browser, by the service that knows; the gateway has no database."""
        url = f"{urls[HOLDER['payments']]}{settings().native_prefixes[0]}/payments/providers"
        try:
            async with httpx.AsyncClient(verify=outbound.tls(), timeout=5, trust_env=False) as client:
                return [way["browser"] for way in (await client.get(url)).raise_for_status().json()]
        except httpx.HTTPError as error:
            log.warning("gateway.ways_to_pay_unknown", error=repr(error))
            return []

    return Gateway(create_app(browsers), urls)
