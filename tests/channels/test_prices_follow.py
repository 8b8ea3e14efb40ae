"""Prices that follow by themselves: what changes here is told within seconds, unless it looks like a mistake."""

from datetime import timedelta
from typing import Any

from tests import make_channels
from tests.channels.conftest import Market
from tests.channels.test_prices_out import WRITES, floor, listing, on_sale, send, shown
from tests.channels.test_sync import follow as keep_in_step
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.core import clock, reactions

KEPT = (Capability.CARDS, Capability.PRICES_READ, Capability.PRICES_PUSH)


async def follow() -> None:
    await reactions.catch_up("channels.tell_prices")
    await keep_in_step()


async def switch(owner: Any, channel: Channel, *, on: bool = True) -> None:
    answer = await owner.put(f"/channels/{channel.id}", json={"prices_follow": on})
    assert (answer.status_code, answer.json()["prices_follow"]) == (200, on)
    await follow()


async def price(owner: Any, goods: Any, amount: str) -> None:
    answer = await owner.put(f"/api/v1/prices/{goods.variant_id}", json={"prices": {"RUB": amount}})
    assert answer.status_code == 200, answer.text


async def test_nothing_follows_before_somebody_says_so(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=90_000, VASE=100_000)
    await price(owner, goods["LAMP"], "890")
    await follow()
    assert (await owner.get(f"/channels/{channel.id}")).json()["prices_follow"] is False
    assert (market.asked, cards["LAMP"].price) == ([], 1000)

    await switch(owner, channel)  # what differs is told, once
    assert market.asked == [WRITES]
    await market.wait(11)
    await follow()
    assert await shown(owner, channel) == {
        "LAMP": ("890.00", "890.00", "same", "verified", ""),
        "VASE": ("1000.00", "1000.00", "same", "idle", ""),
    }


async def test_whoever_changes_a_price_has_it_told(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=100_000, VASE=100_000, CHAIR=100_000, TABLE=100_000)
    await switch(owner, channel)
    assert market.asked == []
    await price(owner, goods["LAMP"], "950")
    bulk = {
        "filter": {"product_ids": [goods["VASE"].product_id]},
        "change": {"percent": "-10"},
    }
    changed = await owner.post("/api/v1/management/price/bulk", json=bulk)
    assert changed.status_code == 201, changed.text
    made = await owner.post("/api/v1/price-lists", json={"name": "There", "currency": "RUB", "channel": channel.code})
    assert made.status_code == 201, made.text
    prices = [{"variant_id": goods["CHAIR"].variant_id, "price": "970"}]
    filled = await owner.put(f"/api/v1/price-lists/{made.json()['id']}/items", json={"items": prices})
    assert filled.status_code == 200, filled.text
    await follow()
    assert market.asked == [WRITES]  # in one call
    market.state.live()
    await market.wait(11)
    market.state.live()
    assert {sku: card.shown for sku, card in cards.items()} == {"LAMP": 950, "VASE": 900, "CHAIR": 970, "TABLE": 1000}

    gone = await owner.delete(f"/api/v1/price-lists/{made.json()['id']}")
    assert gone.status_code == 204
    await follow()
    await market.wait(11)
    market.state.live()
    assert cards["CHAIR"].shown == 1000


async def test_what_looks_like_a_mistake_waits_for_somebody(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=100_000, VASE=100_000)
    await switch(owner, channel)
    await price(owner, goods["LAMP"], "666")
    await price(owner, goods["VASE"], "667")
    await follow()
    await market.wait(11)
    await follow()
    held = "666.00 instead of 1000.00 is a change of more than a third: it is sent when you ask for it"
    assert await shown(owner, channel) == {
        "LAMP": ("666.00", "1000.00", "send", "failed", held),
        "VASE": ("667.00", "667.00", "same", "verified", ""),
    }
    asked = market.asked.count(WRITES)
    for _ in range(3):  # said once, and not told however often everything is looked at
        await market.wait(3601)
        await follow()
    assert (market.asked.count(WRITES), cards["LAMP"].shown) == (asked, 1000)

    assert (await send(owner, channel, listing_ids=[await listing(owner, channel, "LAMP")]))["send"] == 1
    await follow()
    await market.wait(11)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("666.00", "666.00", "same", "verified", "")

    await price(owner, goods["LAMP"], "66")
    await follow()
    assert (await shown(owner, channel))["LAMP"][3] == "failed"
    await price(owner, goods["LAMP"], "666")  # thought better of
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("666.00", "666.00", "same", "verified", "")


async def test_nothing_goes_below_its_floor_by_itself(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=100_000)
    await switch(owner, channel)
    made = await owner.post("/api/v1/price-lists", json={"name": "There", "currency": "RUB", "channel": channel.code})
    prices = [{"variant_id": goods["LAMP"].variant_id, "price": "900"}]
    assert (
        await owner.put(f"/api/v1/price-lists/{made.json()['id']}/items", json={"items": prices})
    ).status_code == 200
    await floor(goods["LAMP"].variant_id, 95_000)
    await follow()
    assert (await shown(owner, channel))["LAMP"][3:] == ("failed", "900.00 is below the floor price 950.00")
    assert (market.asked, cards["LAMP"].shown) == ([], 1000)


async def test_a_price_that_begins_by_itself_is_told_within_the_hour(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=100_000)
    await switch(owner, channel)
    starts = clock.now() + timedelta(hours=5)
    window = {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=3)).isoformat()}
    made = await owner.post(
        "/api/v1/price-lists",
        json={"name": "Night", "currency": "RUB", "channel": channel.code, **window},
    )
    prices = [{"variant_id": goods["LAMP"].variant_id, "price": "900"}]
    assert (
        await owner.put(f"/api/v1/price-lists/{made.json()['id']}/items", json={"items": prices})
    ).status_code == 200
    there = []
    for _ in range(11):
        await follow()
        market.state.live()
        there.append(cards["LAMP"].shown)
        await market.wait(3600)
    assert there[:5] == [1000] * 5
    assert there[7] == 900
    assert there[10] == 1000


async def test_what_another_price_is_made_of_there_is_not_fought(market: Market, owner: Any) -> None:
    channel, _, cards = await on_sale(market, LAMP=95_000)
    await switch(owner, channel)
    await market.wait(11)
    await follow()
    assert cards["LAMP"].shown == 950
    cards["LAMP"].price = 990  # somebody in the marketplace's own pages
    asked = market.asked.count(WRITES)
    for _ in range(3):
        await market.wait(3601)
        await follow()
    assert (market.asked.count(WRITES), cards["LAMP"].shown) == (asked, 990)
    assert (await shown(owner, channel))["LAMP"][:3] == ("950.00", "990.00", "send")


async def test_who_takes_no_prices_cannot_have_them_follow(market: Market, owner: Any, analyst: Any) -> None:
    channel, _, _ = await on_sale(market, LAMP=90_000)
    store = await make_channels.channel("store")
    refused = await owner.put(f"/channels/{store.id}", json={"prices_follow": True})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "prices_follow")
    assert (await analyst.put(f"/channels/{channel.id}", json={"prices_follow": True})).status_code == 403
    assert (await owner.put(f"/channels/{channel.id}", json={"prices_follow": None})).status_code == 422
    for one in (store.id, channel.id):
        assert (await owner.get(f"/channels/{one}")).json()["prices_follow"] is False
    await follow()
    assert market.asked == []
