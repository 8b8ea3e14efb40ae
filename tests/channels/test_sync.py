"""Syncs: on a schedule and on demand, tried again when that may help, and a log that says what happened."""

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import select

from tests import make_channels, make_stock
from tests.channels.conftest import Market
from tests.payments.servers import serve
from tradepost.channels import stocking, syncing
from tradepost.channels.models import Channel, Listing, Sync
from tradepost.channels.wildberries.adapter import WildberriesAdapter
from tradepost.core import clock, db, jobs, reactions
from tradepost.orders.models import Order


async def follow() -> None:
    """What the worker does within a second: react to what happened, and do what is due."""
    await reactions.catch_up("channels.tell_stock")
    while await syncing.dispatch() + await jobs.drain():
        await reactions.catch_up("channels.tell_stock")


async def listed(channel: Channel) -> list[tuple[str, str, int | None, int | None]]:
    """(sku, state, what was told, what was read back) of each listing."""
    async with db.reading() as session:
        query = select(Listing.sku, Listing.state, Listing.sent_stock, Listing.read_stock)
        rows = await session.execute(query.where(Listing.channel_id == channel.id).order_by(Listing.sku))
        return [tuple(row) for row in rows]


async def due(channel: Channel) -> dict[str, tuple[float | None, int, str]]:
    """{capability: (in how many seconds it is due, failures in a row, error)}."""
    async with db.reading() as session:
        rows = (await session.execute(select(Sync).where(Sync.channel_id == channel.id))).scalars()
        return {
            one.capability: (one.due_at and (one.due_at - clock.now()).total_seconds(), one.failures, one.error)
            for one in rows
        }


async def test_a_connected_channel_is_kept_in_step_by_itself(market: Market, owner: Any) -> None:
    lamp = await make_stock.goods("LAMP")
    await make_stock.stock(lamp, 5)
    card = market.state.add_good("LAMP", title="Lamp", price=1500)
    channel = await market.connect()
    await follow()
    assert await listed(channel) == [("LAMP", "sent", 5, None)]
    await market.wait(11)  # it is shown a little later, and then read back
    await follow()
    assert (card.stock, await listed(channel)) == (5, [("LAMP", "verified", 5, 5)])

    market.state.buy(card)
    await market.wait(10)
    await follow()
    async with db.reading() as session:
        assert len((await session.execute(select(Order.id))).all()) == 1
    assert await listed(channel) == [("LAMP", "sent", 4, 5)]

    shown = (await owner.get(f"/channels/{channel.id}/sync")).json()
    assert [(one["capability"], one["every_seconds"], one["failures"], one["waiting"]) for one in shown] == [
        ("check", 86_400, 0, 0),
        ("categories", 604_800, 0, 0),
        ("cards", 3600, 0, 0),
        ("cards_push", 3600, 0, 0),
        ("orders", 10, 0, 0),
        ("stored_orders", 60, 0, 0),
        ("stock_push", 3600, 0, 0),
        ("stock_read", 600, 0, 1),
        ("prices_read", 3600, 0, 0),
        ("prices_push", 3600, 0, 0),
        ("reviews", 30, 0, 0),
        ("questions", 30, 0, 0),
        ("chats", 30, 0, 0),
        ("returns", 60, 0, 0),
        ("finance", 300, 0, 0),
        ("item_statistics", 86_400, 0, 0),
        ("promotions", 3600, 0, 0),
        ("commissions", 86_400, 0, 0),
    ]
    log = (await owner.get(f"/channels/{channel.id}/sync/log", params={"sort": "id"})).json()["items"]
    # What is due at one moment is done in any order.
    assert sorted((one["capability"], one["outcome"], one["new"], one["changed"]) for one in log) == [
        ("cards", "done", 1, 1),
        ("categories", "done", 2, 0),
        ("item_statistics", "done", 7, 0),
        ("orders", "done", 1, 0),
        ("prices_read", "done", 0, 1),
        ("stock_push", "done", 0, 1),
        ("stock_push", "done", 0, 1),
    ]


async def test_a_sale_does_not_wait_behind_what_takes_long(market: Market) -> None:
    channel = await market.connect()
    async with db.transaction() as session:
        await syncing.arrange(session, channel)
    assert await syncing.dispatch() == 1  # whose shop it is, before anything else
    await jobs.drain()
    assert await syncing.dispatch() == 17
    async with db.reading() as session:
        query = select(Sync.capability, jobs.Job.queue).join(jobs.Job, jobs.Job.id == Sync.job_id).order_by(Sync.id)
        queues = (await session.execute(query)).all()
    assert [capability for capability, queue in queues if queue == "sales"] == ["orders", "stock_push"]
    assert {queue for _, queue in queues} == {"sales", "channels"}


async def test_how_far_a_run_is_shows_while_it_is_on(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(150):
        market.state.add_good(f"S-{n}", title=f"S {n}")
    channel = await market.connect()
    await only(channel, "cards")
    cards, shown = WildberriesAdapter.cards, []

    async def looked(adapter: Any, cursor: str | None = None) -> Any:
        (one,) = [one for one in (await owner.get(f"/channels/{channel.id}/sync")).json() if one["running"]]
        shown.append((one["capability"], one["seen"]))
        return await cards(adapter, cursor)

    monkeypatch.setattr(WildberriesAdapter, "cards", looked)
    await syncing.dispatch()
    await jobs.drain()
    assert shown == [("cards", 0), ("cards", 100)]
    assert {one["seen"] for one in (await owner.get(f"/channels/{channel.id}/sync")).json()} == {0}


async def test_nothing_new_leaves_no_line_in_the_log(market: Market, owner: Any) -> None:
    channel = await market.connect()
    for _ in range(3):
        await market.wait(4000)
        await follow()
    log = (await owner.get(f"/channels/{channel.id}/sync/log")).json()["items"]
    assert [one["capability"] for one in log] == ["categories"]  # they were new, once
    asked = len(market.asked)
    await follow()
    assert len(market.asked) == asked  # nothing is due


async def only(channel: Channel, capability: str) -> None:
    """Have one thing due now, and nothing else."""
    async with db.transaction() as session:
        await syncing.arrange(session, channel)
        for one in (await session.execute(select(Sync).where(Sync.channel_id == channel.id))).scalars():
            one.enabled = one.capability == capability


@pytest.mark.parametrize(
    ("status", "headers", "again", "outcome"),
    [
        (429, {"x-ratelimit-retry": "77"}, 77, "waiting"),  # as long as it says
        (409, {}, 900, "failed"),  # a refusal: not before the quarter of an hour
        (401, {}, 86_400, "failed"),  # a look a day, unless the credentials are others
    ],
)
async def test_how_long_a_failure_waits(
    market: Market, owner: Any, status: int, headers: dict[str, str], again: float | None, outcome: str
) -> None:
    async def answer(_request: web.Request) -> web.Response:
        asked.append(1)
        return web.json_response({"title": "no", "detail": "No, thank you"}, status=status, headers=headers)

    asked: list[int] = []
    async with serve(answer) as url:
        market.url = url
        channel = await market.connect()
        await only(channel, "orders")
        assert await syncing.dispatch() == 1
        await jobs.drain()
    assert len(asked) == 1
    when, failures, error = (await due(channel))["orders"]
    assert (when, failures) == (again, int(outcome == "failed"))  # who waits has not failed
    (line,) = (await owner.get(f"/channels/{channel.id}/sync/log")).json()["items"]
    assert (line["outcome"], line["error"]) == (outcome, error)
    assert ("No, thank you" in error) == (status != 429)
    assert (await owner.get(f"/channels/{channel.id}")).json()["state"] == "unchecked"  # that is the check's word


async def test_silence_is_waited_out_longer_each_time_and_success_forgets_it(market: Market) -> None:
    url, market.url = market.url, "http://127.0.0.1:9"
    channel = await market.connect()
    await only(channel, "orders")
    waits = []
    for _ in range(3):
        await syncing.dispatch()
        await jobs.drain()
        waits.append((await due(channel))["orders"][:2])
        await market.wait(600)
    assert [failures for _, failures in waits] == [1, 2, 3]
    assert waits[0][0] < waits[1][0] < waits[2][0]
    async with db.transaction() as session:
        found = await session.get(Channel, channel.id)
        assert found is not None
        found.options = {"address": url}
    await syncing.dispatch()
    await jobs.drain()
    assert (await due(channel))["orders"] == (10.0, 0, "")


async def test_try_again_does_what_failed_now(market: Market, owner: Any, analyst: Any) -> None:
    goods = await make_stock.goods("LAMP")
    await make_stock.stock(goods, 5)
    channel = await market.connect()
    async with db.transaction() as session:
        session.add(
            Listing(channel_id=channel.id, external_id="404", size_id="404", sku="GONE", variant_id=goods.variant_id)
        )
    async with db.transaction() as session:
        await syncing.changed(session, await stocking.mark(session))
    await follow()
    assert await listed(channel) == [("GONE", "failed", 5, None)]
    asked = len(market.asked)
    await follow()
    assert len(market.asked) == asked  # what was refused is not tried by itself

    assert (await analyst.post(f"/channels/{channel.id}/sync")).status_code == 403
    lacking = await make_channels.channel("other")
    refused = await owner.post(f"/channels/{lacking.id}/sync", json={"capabilities": ["chats"]})
    assert refused.status_code == 422
    card = market.state.add_good("GONE", title="Found again")
    card.chrt = 404
    answer = await owner.post(f"/channels/{channel.id}/sync", json={"capabilities": ["stock_push"]})
    assert answer.status_code == 202
    assert [one["waiting"] for one in answer.json() if one["capability"] == "stock_push"] == [1]
    await follow()
    assert (await listed(channel))[0] == ("GONE", "sent", 5, None)


async def test_what_is_switched_off_is_left_alone(market: Market, owner: Any) -> None:
    channel = await market.connect()
    async with db.transaction() as session:
        await syncing.arrange(session, channel)
    answer = await owner.put(f"/channels/{channel.id}/sync/orders", json={"enabled": False})
    assert [one["enabled"] for one in answer.json() if one["capability"] == "orders"] == [False]
    await follow()
    assert not [path for path in market.asked if "/api/v3/orders" in path]
    await owner.put(f"/channels/{channel.id}/sync/orders", json={"enabled": True})
    await follow()
    assert [path for path in market.asked if "/api/v3/orders" in path]
    market.asked.clear()
    await owner.put(f"/channels/{channel.id}", json={"enabled": False})
    await market.wait(timedelta(hours=2).total_seconds())
    await follow()
    assert market.asked == []
    refused = await owner.post(f"/channels/{channel.id}/sync")
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "channel")


async def test_a_job_that_was_given_up_is_told_and_tried_again(market: Market, owner: Any) -> None:
    channel = await market.connect()
    await only(channel, "orders")
    assert await syncing.dispatch() == 1
    (claimed,) = await jobs.claim("here")
    await jobs.give_up(claimed.id, claimed.attempt, "It failed 5 times")
    await syncing.dispatch()
    assert (await due(channel))["orders"] == (900.0, 1, "It failed 5 times")
    (line,) = (await owner.get(f"/channels/{channel.id}/sync/log")).json()["items"]
    assert (line["outcome"], line["error"]) == ("failed", "It failed 5 times")


async def test_limits_say_how_much_is_used(market: Market, owner: Any) -> None:
    channel = await market.connect()
    before = (await owner.get(f"/channels/{channel.id}/limits")).json()
    assert {one["kind"]: (one["calls"], one["seconds"], one["used"]) for one in before}["orders"] == (300, 60, 0)
    await owner.post(f"/channels/{channel.id}/orders/pull")
    after = {one["kind"]: one["used"] for one in (await owner.get(f"/channels/{channel.id}/limits")).json()}
    assert (after["orders"], after["stocks"]) == (1, 0)
