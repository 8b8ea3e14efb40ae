"""Real servers for payments: localstripe in a process of its own, and a line to it that can break."""

import asyncio
import socket
import subprocess
import sys
import time
from contextlib import asynccontextmanager, closing
from typing import Any

import httpx
from aiohttp import ClientSession, web

ITS_OWN = {"host", "content-length"}


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Localstripe:
    """localstripe over HTTP. It knows no idempotency keys: a charge that is asked for twice is made twice."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "localstripe", "--port", str(self.port), "--from-scratch"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.client = httpx.Client(base_url=self.url, auth=("sk_test_shop", ""), timeout=10)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                self.get("/v1/charges")
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("localstripe does not answer")

    def get(self, path: str) -> Any:
        return self.client.get(path).json()

    def post(self, path: str, **data: Any) -> Any:
        return self.client.post(path, data=data).json()

    def charges(self) -> list[tuple[str, int, bool]]:
        """(status, amount, captured) of every charge, whoever made it."""
        return [(one["status"], one["amount"], one["captured"]) for one in self.get("/v1/charges?limit=100")["data"]]

    def refunds(self) -> list[int]:
        return [one["amount"] for one in self.get("/v1/refunds?limit=100")["data"]]

    def empty(self) -> None:
        self.client.delete("/_config/data")

    def tell(self, url: str, secret: str, *events: str) -> None:
        """Send webhooks about these events there, signed by the secret."""
        body = {"url": url, "secret": secret, "events": list(events)}
        assert self.client.post("/_config/webhooks/shop", json=body).status_code == 200

    def stop(self) -> None:
        self.client.close()
        self.process.terminate()
        self.process.wait(10)


class Line:
    """What stands between the shop and the server. `loses` answers to the next calls whose path ends so, after they
    were done there; `cuts` calls before they get there."""

    def __init__(self, target: str) -> None:
        self.target, self.url = target, ""
        self.loses: list[str] = []
        self.cuts: list[str] = []
        self.called: list[str] = []
        self.gate: asyncio.Event | None = None  # while it is closed, answers wait
        self.here = asyncio.Event()  # set by the first call to `watched`
        self.watched = ""

    async def carry(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        self.called.append(f"{request.method} {path}")
        if self.watched and path.endswith(self.watched):
            self.here.set()
        if self.cuts and f"{request.method} {path}".endswith(self.cuts[0]):
            self.cuts.pop(0)
            return self._cut(request)
        body = await request.read()
        async with (
            ClientSession() as session,
            session.request(
                request.method,
                f"{self.target}{request.path_qs}",
                data=body,
                headers={
                    name: value
                    for name, value in request.headers.items()
                    if name.lower() not in {"host", "content-length"}
                },
            ) as answer,
        ):
            made = web.Response(body=await answer.read(), status=answer.status, content_type=answer.content_type)
        if self.gate is not None:
            await self.gate.wait()
        if self.loses and f"{request.method} {path}".endswith(self.loses[0]):
            self.loses.pop(0)
            return self._cut(request)
        return made

    def _cut(self, request: web.Request) -> web.Response:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()


@asynccontextmanager
async def serve(handler: Any):
    """Serve one handler for every path on a port of its own; its address."""
    runner = web.ServerRunner(web.Server(handler))
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        await runner.cleanup()
