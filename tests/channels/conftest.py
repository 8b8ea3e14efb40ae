"""The pretend marketplace as a real server beside the tests, on a clock that they move; a channel connected to it."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

import httpx
import pytest
from aiohttp import web

from tests import make_channels as make
from tests.payments.servers import serve
from tradepost.channels.adapter import Adapter
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.connected import Speaking
from tradepost.channels.models import Channel
from tradepost.channels.sandbox import app as server
from tradepost.channels.sandbox.state import Clock, Manners, State
from tradepost.channels.wildberries.adapter import WildberriesAdapter
from tradepost.core import clock

Speaks = TypeVar("Speaks", bound=Adapter)
OWN = {"host", "content-length", "transfer-encoding", "connection"}  # of each connection by itself


class Waiting(list[float]):
    """How long somebody waited; meanwhile the time goes on."""

    async def __call__(self, seconds: float) -> None:
        self.append(seconds)
        clock._told.set(clock.now() + timedelta(seconds=seconds))


@dataclass
class Market:
    """A pretend marketplace, its address, and everything it was asked. `denies`: beginnings of paths, a 401 each."""

    state: State
    url: str = ""
    asked: list[str] = field(default_factory=list)
    kept: Sequence[Capability] = ()
    denies: tuple[str, ...] = ()
    begun: datetime = field(default_factory=clock.now)
    moment: datetime = field(default_factory=clock.now)
    shops: Counter[str] = field(default_factory=Counter)

    def passed(self) -> float:
        """Seconds since it began."""
        return (self.moment - self.begun).total_seconds()

    async def wait(self, seconds: float) -> None:
        """Time goes on, here and there."""
        self.moment += timedelta(seconds=seconds)
        clock._told.set(self.moment)

    async def connect(self, dialect: str = "wildberries", **given: Any) -> Channel:
        """A channel connected to it, in one of its dialects: the second is another shop, with a token of its own."""
        options, count = {"address": self.url, "dialect": dialect}, self.shops[dialect]
        token = f"{server.TOKEN}-{count}" if count else server.TOKEN
        self.state.tokens.setdefault(token, self.state.tokens[server.TOKEN])
        self.shops[dialect] += 1
        channel = await make.channel("sandbox", options=options, credentials={"token": token}, **given)
        if self.kept:
            await make.only(channel, *self.kept)
        return channel

    def adapter(self, channel: Channel) -> WildberriesAdapter:
        """The channel's adapter, whose waiting moves the time."""
        return self.speaking(WildberriesAdapter, channel)

    def speaking(self, kind: type[Speaks], channel: Channel) -> Speaks:
        """The same in any dialect."""
        made = adapter_of(channel)
        assert isinstance(made, kind)
        made.api.pause = self.wait  # type: ignore[attr-defined]  # each has a client
        return made


@pytest.fixture
async def market(clean: Any, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> AsyncIterator[Market]:
    """A pretend Wildberries whose buyers come when a test says so. Who has to wait for it moves the time.

    A module's `KEPT` is what its stories are about: nothing else is kept in step with the channels they connect.
    """
    with clock.at(clock.now().replace(microsecond=0)):
        made = Market(State(manners=Manners(late=5, reviews=0)))
        made.state.clock = Clock(made.begun, tick=made.passed)
        made.kept = getattr(request.module, "KEPT", ())
        enter = Speaking.__aenter__

        async def entered(speaking: Any) -> Any:
            if speaking.api.pause is asyncio.sleep:
                speaking.api.pause = made.wait
            return await enter(speaking)

        monkeypatch.setattr(Speaking, "__aenter__", entered)
        asgi = httpx.ASGITransport(server.create(made.state))

        async def answer(request: web.Request) -> web.Response:
            made.asked.append(f"{request.method} {request.path}")
            if request.path.startswith(made.denies):
                return web.json_response({"title": "unauthorized", "detail": "no right to this"}, status=401)
            async with httpx.AsyncClient(transport=asgi, base_url="http://sandbox") as inner:
                headers = {name: value for name, value in request.headers.items() if name.lower() not in OWN}
                body = await request.read()
                found = await inner.request(request.method, request.path_qs, content=body, headers=headers)
            passed = {name: value for name, value in found.headers.items() if name.startswith("x-")}
            kind = found.headers.get("content-type", "text/plain").split(";")[0]
            return web.Response(status=found.status_code, body=found.content, headers=passed, content_type=kind)

        async with serve(answer) as made.url:
            yield made
