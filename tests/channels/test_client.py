"""Asking a marketplace: within its limits across processes, as patient as it says, never telling a secret."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.channels.conftest import Waiting as Pauses
from tests.payments.servers import serve
from tradepost.channels import allowances
from tradepost.channels.adapter import BadCredentials, Busy, Failed, NoAnswer, Refused
from tradepost.channels.allowances import Limit
from tradepost.channels.client import Client
from tradepost.core import clock

TOKEN = "a-token-nobody-may-see"
HOLDER = f"Marktplatz {TOKEN}"
EASY = Limit("easy", calls=1000, seconds=1, burst=1000)


class Server:
    """Answers what it was told, one answer a call; then 200. None: the connection breaks after the call was heard."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, str, dict[str, str]] | None] = []
        self.heard: list[str] = []
        self.url = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.heard.append(f"{request.method} {request.path} {request.headers['authorization']}")
        told = self.answers.pop(0) if self.answers else (200, "{}", {})
        if told is None:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        status, text, headers = told
        return web.Response(status=status, text=text, headers=headers)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    async with serve(made.answer) as made.url:
        yield made


def asking(pauses: Pauses, token: str = TOKEN) -> Client:
    return Client("Marktplatz", token, {"authorization": token}, pause=pauses)


@pytest.mark.parametrize("elsewhere", [("Bazaar", ""), ("Marktplatz", "http://127.0.0.1:1")])
async def test_the_same_words_are_another_s_token_elsewhere(clean: Any, elsewhere: tuple[str, str]) -> None:
    limit, (title, address) = Limit("returns", 1, 60), elsewhere
    here, there = Client("Marktplatz", TOKEN, {}), Client(title, TOKEN, {}, address=address)
    with clock.at(clock.now()):
        while await allowances.take(limit, here.holder):
            pass
        assert round(await allowances.take(limit, Client("Marktplatz", TOKEN, {}).holder)) == 60
        assert await allowances.take(limit, there.holder) < 0.001


async def call(server: Server, pauses: Pauses, limit: Limit = EASY, *, writes: bool = False) -> int:
    async with asking(pauses) as client:
        return (await client.ask("GET", f"{server.url}/goods", limit, writes=writes)).status_code


async def test_calls_are_spaced_as_the_limit_says_whoever_makes_them(clean: Any, server: Server) -> None:
    limit, pauses = Limit("prices", calls=10, seconds=5, burst=3), Pauses()
    with clock.at(clock.now()):
        for _ in range(6):
            assert await call(server, pauses, limit) == 200
        waited = [round(pause, 3) for pause in pauses if pause > 0.001]
        assert waited == [0.5, 0.5, 0.5]  # three at once, then one each half a second
        await allowances.take(Limit("stocks", 1, 60), HOLDER)
        assert await allowances.take(limit, "another token") < 0.001
    assert len(server.heard) == 6


async def test_many_at_once_share_one_budget(clean: Any) -> None:
    limit = Limit("orders", calls=60, seconds=60, burst=5)
    with clock.at(clock.now()):
        await allowances.take(limit, HOLDER)
        answers = await asyncio.gather(*[allowances.take(limit, HOLDER) for _ in range(20)])
    assert len([wait for wait in answers if wait == 0]) == 5
    assert {round(wait) for wait in answers if wait} == {1}


async def test_who_would_have_to_wait_too_long_comes_again_later(clean: Any, server: Server) -> None:
    limit, pauses = Limit("reports", calls=1, seconds=60), Pauses()
    with clock.at(clock.now()):
        await call(server, pauses, limit)
        pauses.clear()
        with pytest.raises(Busy, match="lets so many requests through only later") as refused:
            await call(server, pauses, limit)
    assert (pauses, round(refused.value.again or 0)) == ([], 60)
    assert len(server.heard) == 1


async def test_too_many_requests_are_tried_again_after_as_long_as_was_said(clean: Any, server: Server) -> None:
    for status in (429, 420):
        server.answers, pauses = [(status, "slow down", {"Retry-After": "3"})], Pauses()
        with clock.at(clock.now()):
            assert await call(server, pauses, Limit(f"k{status}", 10, 1), writes=True) == 200
            assert round(sum(pauses), 2) == 3.0
            # Nobody else with this token asks meanwhile either.
        with clock.at(clock.now()):
            assert await allowances.take(Limit(f"k{status}", 10, 1), HOLDER) > 2


async def test_an_answer_that_was_the_last_for_now_keeps_everybody_waiting(clean: Any, server: Server) -> None:
    last = {"X-Ratelimit-Limit": "5", "X-Ratelimit-Remaining": "0"}
    for kind, headers, wait in (
        ("told", {**last, "Retry-After": "7"}, 7.0),
        ("untold", last, 0.1),  # as long as from one call to the next
        ("a moment", {**last, "Retry-After": "1795000000"}, 0.1),
        ("some left", {**last, "X-Ratelimit-Remaining": "1", "Retry-After": "7"}, 0.0),
        ("no word", {}, 0.0),
    ):
        limit, pauses = Limit(kind, calls=10, seconds=1, burst=5), Pauses()
        with clock.at(clock.now()):
            server.answers = [(200, "{}", headers)]
            assert await call(server, pauses, limit) == 200
            waits = await allowances.take(limit, HOLDER)
            assert (kind, round(waits, 3)) == (kind, wait)
            assert await allowances.take(limit, "another token") < 0.001
            pauses.clear()
            assert await call(server, pauses, limit) == 200  # who comes then waits for it
            assert round(sum(pauses), 2) == wait


async def test_too_many_without_a_word_how_long_slows_down_everybody(clean: Any, server: Server) -> None:
    for status in (429, 420):
        limit, pauses = Limit(f"w{status}", calls=1000, seconds=1, burst=1000), Pauses()
        with clock.at(clock.now()):
            server.answers = [(status, "slow down", {})] * 2
            begun: list[float] = []

            async def wait(seconds: float, limit: Limit = limit, begun: list[float] = begun) -> None:
                begun.append(await allowances.take(limit, HOLDER))  # what another process meets meanwhile
                await pauses(seconds)  # noqa: B023 - awaited in this round

            client = Client("Marktplatz", TOKEN, {"authorization": TOKEN}, pause=wait)
            async with client:
                await client.ask("GET", f"{server.url}/goods", limit, writes=True)
            backed_off = [one for one in begun if one > 0.1]
            assert [0.25 * 2**n <= one <= 0.5 * 2**n for n, one in enumerate(backed_off)] == [True, True]
    seldom = Limit("seldom", calls=1, seconds=60)
    with clock.at(clock.now()):
        server.answers = [(429, "slow down", {})]
        with pytest.raises(Busy) as busy:
            await call(server, Pauses(), seldom)
        assert busy.value.again == 60
        assert round(await allowances.take(seldom, HOLDER)) == 60


async def test_a_read_is_tried_again_after_silence_and_a_write_is_not(clean: Any, server: Server) -> None:
    pauses = Pauses()
    with clock.at(clock.now()):
        server.answers = [(503, "", {}), None, (500, "", {})]
        assert await call(server, pauses) == 200
        assert len(server.heard) == 4
        backed_off = [pause for pause in pauses if pause > 0.001]
        assert [0.25 * 2**n <= pause <= 0.5 * 2**n for n, pause in enumerate(backed_off)] == [True] * 3

        for answer in (None, (503, "", {})):
            server.answers, server.heard = [answer], []
            with pytest.raises(NoAnswer):
                await call(server, pauses, writes=True)
            assert len(server.heard) == 1
        server.answers = [(500, "", {})] * 4
        with pytest.raises(NoAnswer, match=r"^Marktplatz answered 500$"):
            await call(server, pauses)


async def test_nobody_there_at_all_is_tried_again_even_for_a_write(clean: Any) -> None:
    pauses = Pauses()
    with clock.at(clock.now()), pytest.raises(NoAnswer, match=r"^Marktplatz does not answer: no connection$"):
        async with asking(pauses) as client:
            await client.ask("POST", "http://127.0.0.1:9/goods", EASY, writes=True)
    assert len([pause for pause in pauses if pause > 0.001]) == 3


async def test_a_silent_server_is_left_alone_for_a_while_and_then_asked_once(clean: Any, server: Server) -> None:
    pauses = Pauses()
    with clock.at(clock.now()):
        server.answers = [None] * 5
        with pytest.raises(NoAnswer):
            await call(server, pauses)
        assert len(server.heard) == 4

        pauses.clear()
        for left in (5.0, 3.0):
            with pytest.raises(NoAnswer, match=r"^Marktplatz does not answer$") as silent:
                await call(server, pauses)
            assert round(silent.value.again or 0, 3) == left
            await Pauses()(2.0)
        assert (len(server.heard), pauses) == (4, [])  # neither asked nor waited for
        await Pauses()(2.0)
        with pytest.raises(NoAnswer, match=r"^Marktplatz does not answer: the connection broke$"):
            await call(server, pauses)
        assert (len(server.heard), pauses) == (5, [])
        with pytest.raises(NoAnswer, match=r"^Marktplatz does not answer$"):
            await call(server, pauses)

        await Pauses()(6.0)
        assert await call(server, pauses) == 200
        server.answers = [(503, "", {})]
        assert await call(server, pauses) == 200  # as patient as before
        assert len(server.heard) == 8


async def test_a_refusal_is_final_and_may_count_as_several_calls(clean: Any, server: Server) -> None:
    dear, pauses = Limit("stocks", calls=60, seconds=60, burst=20, per_refusal=10), Pauses()
    with clock.at(clock.now()):
        server.answers = [(409, "no such  warehouse", {}), (401, "expired", {}), (403, "", {})]
        with pytest.raises(Refused, match=r"^Marktplatz: no such warehouse$"):
            await call(server, pauses, dear)
        with pytest.raises(BadCredentials, match=r"does not accept the credentials: expired$"):
            await call(server, pauses, dear)
        assert len(server.heard) == 2
        # Two refusals are twenty calls: the burst is used up.
        assert round(await allowances.take(dear, HOLDER)) == 1


async def test_a_token_is_in_no_error_and_no_log(clean: Any, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    with clock.at(clock.now()):
        for status in (400, 401, 429, 500):
            server.answers = [(status, f"the key {TOKEN} is bad", {"Retry-After": "60"})] * 4
            with pytest.raises(Failed) as failed:
                await call(server, Pauses())
            said.append(f"{failed.value!r} {failed.value.detail} {failed.value.__cause__!r}")
    async with asking(Pauses()) as client:
        said.append(repr(client))
    assert len(said) == 5
    assert TOKEN not in " ".join([*said, caplog.text])
