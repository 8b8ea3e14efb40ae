"""The pretend marketplace by itself: chance by a seed, time by its clock, and the command that serves it."""

import os
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from typer.testing import CliRunner

from tests.channels.conftest import Market
from tests.payments.servers import free_port
from tradepost.channels.adapters import adapter_of
from tradepost.channels.places import DIALECTS
from tradepost.channels.sandbox.app import TOKEN, create
from tradepost.channels.sandbox.state import Clock, Manners, State
from tradepost.cli import app

BEGUN = datetime(2026, 3, 1, 12, tzinfo=UTC)


def shop(seed: int, **manners: Any) -> State:
    state = State(seed, Manners(**manners), Clock(BEGUN, tick=lambda: 0.0))
    for sku in ("LAMP", "VASE", "CHAIR"):
        state.add_good(sku, title=sku.title()).stock = 50
    state.live()
    return state


def lived(seed: int) -> list[tuple[int, datetime, str]]:
    state = shop(seed, orders=6, reviews=0.5)
    for _ in range(24):
        state.clock.skip(3600)
        state.live()
    said = [(one.stars, one.at, one.text) for one in state.said.values()]
    return [(order.nm, order.at, order.status) for order in state.orders.values()] + said


def test_the_same_seed_has_the_same_day() -> None:
    assert lived(7) == lived(7)
    assert lived(7) != lived(8)
    assert 100 < len([one for one in lived(7) if one[2] == "new"]) < 150  # some six an hour


def test_nobody_buys_what_is_not_there_and_stock_told_late_counts_late() -> None:
    state = shop(1, orders=1000, late=60)
    for good in state.goods.values():
        state.later(good, "stock", 0)
    state.clock.skip(30)
    state.live()
    before = len(state.orders)
    state.clock.skip(3600)
    state.live()
    assert all(good.stock == 0 for good in state.goods.values())
    assert all(order.at <= BEGUN + timedelta(seconds=60) for order in state.orders.values())
    assert len(state.orders) >= before > 0


async def test_a_promotion_takes_in_whom_it_names() -> None:
    state = shop(1)
    transport = httpx.ASGITransport(create(state))
    first, second, *_ = state.goods.values()
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        made = await client.post("/sandbox/promotions", json={"name": "Autumn", "prices": {first.sku: 800}})
    assert state.promos[made.json()["id"]].prices == {first.nm: 800}
    assert second.nm not in state.promos[made.json()["id"]].prices


async def test_limits_tokens_and_faults_answer_as_theirs_do() -> None:
    state = shop(1)
    transport = httpx.ASGITransport(create(state))
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        nobody = await client.get("/ping", headers={"authorization": "another"})
        assert (nobody.status_code, nobody.json()["detail"]) == (401, "token is not known")
        client.headers["authorization"] = TOKEN
        answers = [await client.get("/ping") for _ in range(4)]
        assert [one.status_code for one in answers] == [200, 200, 200, 429]
        assert answers[2].headers["x-ratelimit-remaining"] == "0"
        assert float(answers[3].headers["x-ratelimit-retry"]) == 10
        state.clock.skip(10)
        assert (await client.get("/ping")).status_code == 200
        # A refusal on stock counts as ten calls: two are the burst of twenty.
        asked = [await client.post("/api/v3/stocks/5", json={"chrtIds": []}) for _ in range(3)]
        assert [one.status_code for one in asked] == [404, 404, 429]
        state.clock.skip(60)
        state.manners.faults = 1.0
        broken = [(await client.get("/api/v3/warehouses")).status_code for _ in range(8)]
        assert set(broken) <= {500, 504}
        late = await client.post("/sandbox/tokens", json={"token": TOKEN, "expires_at": BEGUN.isoformat()})
        assert late.status_code == 201
        assert (await client.get("/ping")).json()["detail"] == "token expired"


def test_the_command_serves_it() -> None:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "tradepost.cli",
        "sandbox",
        "--port",
        str(port),
        "--speed",
        "60",
        "--orders",
        "3000",
    ]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TRADEPOST_")}
    with subprocess.Popen(command, env=clean, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline().strip()
            assert said == f"A pretend marketplace is at http://127.0.0.1:{port}, its token is sandbox"
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers={"authorization": TOKEN}) as client:
                until = time.monotonic() + 60
                while True:
                    try:
                        (lamp,) = client.post("/sandbox/goods", json=[{"sku": "LAMP", "price": 900}]).json()
                        break
                    except httpx.TransportError:
                        assert time.monotonic() < until
                        time.sleep(0.1)
                told = {"stocks": [{"chrtId": lamp["chrtID"], "amount": 30}]}
                assert client.put("/api/v3/stocks/31000", json=told).status_code == 204
                client.post("/sandbox/clock", json={"skip": 3600})
                new = client.get("/api/v3/orders/new").json()["orders"]
                assert len(new) == 30  # all that there was
                assert {one["article"] for one in new} == {"LAMP"}
        finally:
            process.terminate()


async def test_a_channel_of_the_sandbox_speaks_each_of_its_dialects(market: Market) -> None:
    """The same goods in each, with the one token it has, and nothing else to set."""
    market.state.add_good("LAMP", title="Lamp", price=900)
    for dialect in DIALECTS:
        async with adapter_of(await market.connect(dialect)) as adapter:
            assert (await adapter.check()).works, dialect
            (card,) = (await adapter.cards()).items
            assert (card.title, dialect) == ("Lamp", dialect)
            assert [(one.price.minor, dialect) for one in (await adapter.prices()).items] == [(90_000, dialect)]


async def test_what_its_handles_do_not_understand_is_said() -> None:
    state = State()
    state.add_good("LAMP", title="Lamp")
    client = httpx.AsyncClient(transport=httpx.ASGITransport(create(state)), base_url="http://sandbox")
    for path, body, said in (
        ("orders", {"sku": "VASE"}, "there are no goods VASE"),
        ("orders", {"cancel": 5}, "there is no order 5"),
        ("orders", {"return": "x"}, "invalid literal"),
        ("orders", [], "list indices"),
        ("said", {"stars": 5}, "'sku'"),
        ("promotions", {"name": "Sale", "prices": {"VASE": 5}}, "there are no goods VASE"),
        ("tokens", {"token": "a", "expires_at": "soon"}, "Invalid isoformat"),
    ):
        answer = await client.post(f"/sandbox/{path}", json=body)
        assert (answer.status_code, said in answer.json()["detail"]) == (422, True), answer.text
    assert (await client.post("/sandbox/orders", content=b"{")).status_code == 422
    assert (state.orders, state.promos, state.said) == ({}, {}, {})


def test_two_do_not_share_a_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = CliRunner().invoke(app, ["sandbox", "--port", str(port)])
    assert done.exit_code == 2
    assert f"{port} is taken by another program" in done.output
