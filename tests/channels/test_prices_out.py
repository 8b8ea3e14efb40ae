"""Prices out: looked at first, never below a floor, told in one go, one outcome for each, read back."""

from typing import Any

import pytest
from sqlalchemy import select

from tests import make_prices, make_stock
from tests.channels.conftest import Market
from tests.channels.test_sync import due, follow
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.channels.ozon.adapter import OzonAdapter
from tradepost.core import db
from tradepost.notifications.models import Notification
from tradepost.pricing.models import Floor

KEPT = (Capability.CARDS, Capability.PRICES_READ, Capability.PRICES_PUSH)
WRITES = "POST /v1/product/import/prices"
NOTHING = {"dry_run": False, "send": 0, "same": 0, "below_floor": 0, "no_price": 0, "sizes": 0}


async def floor(variant_id: int, amount: int) -> None:
    async with db.transaction() as session:
        await session.merge(Floor(variant_id=variant_id, currency="RUB", amount=amount))


async def on_sale(
    market: Market, dialect: str = "ozon", **prices: int
) -> tuple[Channel, dict[str, Any], dict[str, Any]]:
    """Goods at these prices (minor units) here, listed there for 1000 roubles: the channel, goods and cards by SKU."""
    goods = {sku: await make_stock.goods(sku, price=price) for sku, price in prices.items()}
    cards = {sku: market.state.add_good(sku, title=sku.title(), price=1000) for sku in prices}
    channel = await market.connect(dialect)
    await follow()
    market.asked.clear()
    return channel, goods, cards


async def shown(owner: Any, channel: Channel) -> dict[str, tuple[Any, ...]]:
    """{SKU: (ought to cost, costs there, decision, state, error)}."""
    found = (await owner.get(f"/channels/{channel.id}/prices")).json()["items"]
    return {
        one["variant_sku"]: (one["price"], one["read_price"], one["decision"], one["state"], one["error"])
        for one in found
    }


async def send(owner: Any, channel: Channel, **body: Any) -> dict[str, Any]:
    answer = await owner.post(f"/channels/{channel.id}/prices", json=body)
    assert answer.status_code == 202, answer.text
    return dict(answer.json())


async def misspelt(owner: Any, path: str) -> None:
    """A dry run that is asked for in other words is refused: it would send."""
    refused = await owner.post(path, json={"dryRun": True})
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == ["dryRun"]


async def test_what_would_be_sent_is_looked_at_first_and_changes_nothing(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=90_000, VASE=100_000, CHAIR=80_000, TABLE=0)
    await floor(goods["CHAIR"].variant_id, 85_000)
    assert await shown(owner, channel) == {
        "LAMP": ("900.00", "1000.00", "send", "idle", ""),
        "VASE": ("1000.00", "1000.00", "same", "idle", ""),
        "CHAIR": ("800.00", "1000.00", "below_floor", "idle", ""),
        "TABLE": ("0.00", "1000.00", "no_price", "idle", ""),
    }
    counts = {"send": 1, "same": 1, "below_floor": 1, "no_price": 1, "sizes": 0}
    assert await send(owner, channel, dry_run=True) == {"dry_run": True, **counts}
    await misspelt(owner, f"/channels/{channel.id}/prices")
    await follow()
    assert market.asked == []
    assert {card.price for card in cards.values()} == {1000}


async def test_prices_go_in_one_call_are_read_back_and_verified(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=90_000, VASE=95_050, CHAIR=80_000)
    await floor(goods["CHAIR"].variant_id, 85_000)
    assert await send(owner, channel) == {**NOTHING, "send": 2, "below_floor": 1}
    await follow()
    assert market.asked == [WRITES]
    assert await shown(owner, channel) == {
        "LAMP": ("900.00", "1000.00", "send", "sent", ""),
        "VASE": ("950.50", "1000.00", "send", "failed", "Ozon: the price must be a whole number of roubles here"),
        "CHAIR": ("800.00", "1000.00", "below_floor", "idle", ""),
    }
    await market.wait(11)
    await follow()
    assert await shown(owner, channel) == {
        "LAMP": ("900.00", "900.00", "same", "verified", ""),
        "VASE": ("950.50", "1000.00", "send", "failed", "Ozon: the price must be a whole number of roubles here"),
        "CHAIR": ("800.00", "1000.00", "below_floor", "idle", ""),
    }
    assert {sku: card.shown for sku, card in cards.items()} == {"LAMP": 900, "VASE": 1000, "CHAIR": 1000}
    assert await send(owner, channel, listing_ids=[await listing(owner, channel, "LAMP")]) == {**NOTHING, "same": 1}


async def listing(owner: Any, channel: Channel, sku: str) -> int:
    (one,) = (await owner.get(f"/channels/{channel.id}/prices", params={"q": sku.lower()})).json()["items"]
    return int(one["listing_id"])


async def test_a_channels_own_price_goes_with_what_it_is_crossed_out_for(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=120_000)
    await make_prices.price_list((goods["LAMP"].variant_id, 90_000), channel=channel.code)
    (one,) = (await owner.get(f"/channels/{channel.id}/prices")).json()["items"]
    assert (one["price"], one["before"]) == ("900.00", "1200.00")
    await send(owner, channel)
    await follow()
    await market.wait(11)
    market.state.live()
    assert (cards["LAMP"].shown, cards["LAMP"].before) == (900, 1200)


async def test_a_floor_that_was_raised_meanwhile_holds(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=90_000)
    before = cards["LAMP"].shown
    assert (await send(owner, channel))["send"] == 1
    await floor(goods["LAMP"].variant_id, 95_000)
    await follow()
    assert market.asked == []
    assert (await shown(owner, channel))["LAMP"][3:] == ("failed", "900.00 is below the floor price 950.00")
    assert (cards["LAMP"].shown, "price" in [what for _, what, _ in cards["LAMP"].late]) == (before, False)


async def test_what_is_never_shown_fails_and_says_what_is(market: Market, owner: Any) -> None:
    channel, _, _ = await on_sale(market, "wildberries", LAMP=30_000)  # three times lower: quarantine
    await send(owner, channel)
    await follow()
    assert (await shown(owner, channel))["LAMP"][3:] == ("sent", "")
    market.state.uploads.clear()  # nor does it say why
    for _ in range(16):
        await market.wait(61)
        await follow()
    assert (await shown(owner, channel))["LAMP"] == (
        "300.00",
        "1000.00",
        "send",
        "failed",
        "It was told 300.00 and shows 1000.00",
    )
    asked = market.asked.count("GET /api/v2/list/goods/filter")
    await market.wait(61)
    await follow()
    assert market.asked.count("GET /api/v2/list/goods/filter") == asked  # nothing is waited for any more


async def test_what_the_channel_does_not_take_now_is_told_later_with_the_price_that_holds_then(
    market: Market, owner: Any
) -> None:
    channel, goods, cards = await on_sale(market, LAMP=90_000)
    item = cards["LAMP"]
    async with market.speaking(OzonAdapter, channel) as adapter:
        for _ in range(10):  # ten times an hour, and they are used up
            await adapter.push_prices((await adapter.prices([str(item.nm)])).items)
    await market.wait(1)
    await send(owner, channel)
    await follow()
    waits, failures, _ = (await due(channel))["prices_push"]
    assert (waits, failures) == (360, 0)
    assert (await shown(owner, channel))["LAMP"][3:] == ("sent", "")
    await make_prices.price_list((goods["LAMP"].variant_id, 85_000), channel=channel.code)
    await market.wait(361)
    await follow()
    await market.wait(11)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("850.00", "850.00", "same", "verified", "")


async def test_a_lost_answer_is_looked_at_and_told_again(market: Market, owner: Any) -> None:
    channel, _, cards = await on_sale(market, LAMP=90_000)
    await send(owner, channel)
    market.state.manners.faults = 1.0
    await follow()
    market.state.manners.faults = 0.0
    assert (await due(channel))["prices_push"][1] == 1
    await market.wait(15)
    await follow()
    await market.wait(15)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("900.00", "900.00", "same", "verified", "")
    assert cards["LAMP"].shown == 900


async def test_what_is_wrong_is_said_and_who_may_not_sends_nothing(
    market: Market, owner: Any, analyst: Any, buyer: Any
) -> None:
    channel, _, _ = await on_sale(market, LAMP=90_000)
    path = f"/channels/{channel.id}/prices"
    unknown = await owner.post(path, json={"listing_ids": [await listing(owner, channel, "LAMP"), 987_654]})
    assert unknown.status_code == 422
    assert unknown.json()["errors"][0]["field"] == "listing_ids"
    assert (await owner.post(path, json={"listing_ids": []})).status_code == 422
    assert (await analyst.get(path)).status_code == 200
    assert (await analyst.post(path, json={})).status_code == 403
    assert (await buyer.get(path)).status_code == 403
    (store,) = (await owner.get("/channels", params={"type": "store"})).json()["items"] or [None]
    if store is not None:
        refused = await owner.post(f"/channels/{store['id']}/prices", json={})
        assert (refused.status_code, refused.json()["detail"]) == (409, "The own store offers no prices push")
    assert (await owner.put(f"/channels/{channel.id}", json={"enabled": False})).status_code == 200
    assert (await owner.post(path, json={})).status_code == 422
    await follow()
    assert market.asked == []


async def test_sizes_of_one_card_that_ought_to_cost_different_prices_are_not_sent(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=90_000)
    other = await make_stock.another_variant(goods["LAMP"], "LAMP-L")
    await make_prices.price_list((other.variant_id, 95_000), channel=channel.code)
    given = {"external_id": str(cards["LAMP"].nm), "size_id": "2", "variant_id": other.variant_id}
    assert (await owner.post(f"/channels/{channel.id}/listings", json=given)).status_code == 201
    prices = await shown(owner, channel)
    assert prices["LAMP"][0] != prices["LAMP-L"][0]
    assert {one[2] for one in prices.values()} == {"sizes"}
    assert (await send(owner, channel))["sizes"] == 2
    await follow()
    assert WRITES not in market.asked


async def test_staff_are_told_once_of_what_is_shown_below_its_floor(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=100_000, VASE=100_000)
    await floor(goods["LAMP"].variant_id, 90_000)
    cards["LAMP"].price = cards["VASE"].price = 500  # a promotion of the marketplace's own
    for _ in range(2):
        await market.wait(3601)
        await follow()
    async with db.reading() as session:
        told = (await session.execute(select(Notification.title, Notification.text))).all()
    item, what = cards["LAMP"].nm, "look for a promotion there."
    assert [tuple(one) for one in told] == [
        (
            f"Below the floor on {channel.name}",
            f"Item {item} is shown for 500.00 RUB on {channel.name}, its floor price is 900.00 RUB: {what}",
        )
    ]


async def test_a_price_that_is_thought_better_of_on_its_way_is_told_anew(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=90_000)
    assert (await send(owner, channel))["send"] == 1
    await follow()
    changed = await owner.put(f"/api/v1/prices/{goods['LAMP'].variant_id}", json={"prices": {"RUB": "1000"}})
    assert changed.status_code == 200
    assert (await shown(owner, channel))["LAMP"] == ("1000.00", "1000.00", "send", "sent", "")
    assert (await send(owner, channel))["send"] == 1
    await market.wait(1)
    await follow()
    await market.wait(11)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("1000.00", "1000.00", "same", "verified", "")
    assert cards["LAMP"].shown == 1000


async def test_what_is_crossed_out_goes_when_it_is_no_longer_so_here(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, LAMP=120_000)
    listed = await make_prices.price_list((goods["LAMP"].variant_id, 90_000), channel=channel.code)
    await send(owner, channel)
    await follow()
    await market.wait(11)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("900.00", "900.00", "same", "verified", "")
    assert (cards["LAMP"].shown, cards["LAMP"].before) == (900, 1200)

    assert (await owner.delete(f"/api/v1/price-lists/{listed}")).status_code == 204
    changed = await owner.put(f"/api/v1/prices/{goods['LAMP'].variant_id}", json={"prices": {"RUB": "900"}})
    assert changed.status_code == 200
    assert (await shown(owner, channel))["LAMP"][2] == "send"
    await send(owner, channel)
    await follow()
    await market.wait(11)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("900.00", "900.00", "same", "verified", "")
    assert (cards["LAMP"].shown, cards["LAMP"].before) == (900, 0)


async def test_what_wildberries_refuses_later_fails_with_its_reason(market: Market, owner: Any) -> None:
    channel, _, cards = await on_sale(market, "wildberries", LAMP=30_000, VASE=90_000)  # one three times lower
    await send(owner, channel)
    await follow()
    assert [one[3] for one in (await shown(owner, channel)).values()] == ["sent", "sent"]
    await market.wait(11)
    await follow()
    assert await shown(owner, channel) == {
        "LAMP": (
            "300.00", "1000.00", "send", "failed",
            "Wildberries: The new price is at least three times lower than the old one: quarantine",
        ),
        "VASE": ("900.00", "900.00", "same", "verified", ""),
    }  # fmt: skip
    cards["LAMP"].price = 300  # somebody let it out of quarantine there
    await market.wait(3601)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("300.00", "300.00", "same", "verified", "")


async def test_what_costs_that_already_is_no_failure_on_wildberries(market: Market, owner: Any) -> None:
    channel, _, cards = await on_sale(market, "wildberries", LAMP=90_000)
    cards["LAMP"].price = 900  # the answer to telling it was lost
    assert (await send(owner, channel))["send"] == 1
    await follow()
    await market.wait(11)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("900.00", "900.00", "same", "verified", "")


async def crossed_out(owner: Any, channel: Channel) -> tuple[Any, ...]:
    """(ought to be crossed out, is there, decision, state, error) of the one item."""
    (one,) = (await owner.get(f"/channels/{channel.id}/prices")).json()["items"]
    return one["before"], one["read_before"], one["decision"], one["state"], one["error"]


@pytest.mark.in_turn
@pytest.mark.parametrize("dialect", ["ozon", "yandex_market", "wildberries"])
async def test_what_was_to_be_crossed_out_and_is_not_is_no_success(market: Market, owner: Any, dialect: str) -> None:
    channel, goods, cards = await on_sale(market, dialect, LAMP=120_000)
    await make_prices.price_list((goods["LAMP"].variant_id, 90_000), channel=channel.code)
    await send(owner, channel)
    await follow()
    card = cards["LAMP"]
    card.late.clear()  # the price alone arrives
    card.price, card.discount, card.before = 900, 0, 0
    await market.wait(11)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("900.00", "900.00", "send", "sent", "")
    for _ in range(16):
        await market.wait(61)
        await follow()
    why = "It was told 900.00 with 1200.00 crossed out and shows 900.00 with nothing crossed out"
    assert await crossed_out(owner, channel) == ("1200.00", None, "send", "failed", why)

    if dialect == "wildberries":
        card.price, card.discount = 1200, 25
    else:
        card.before = 1200
    await market.wait(3601)
    await follow()
    assert await crossed_out(owner, channel) == ("1200.00", "1200.00", "same", "verified", "")


@pytest.mark.in_turn
@pytest.mark.parametrize(
    ("dialect", "own", "there"),
    [
        ("ozon", 92_000, None),  # nearer than five percent
        ("yandex_market", 92_000, None),
        ("yandex_market", 120_050, "1200.00"),  # a whole number
        ("wildberries", 120_050, "1200.00"),
        ("avito", 120_000, None),
    ],
)
async def test_what_a_marketplace_does_not_cross_out_is_not_waited_for(
    market: Market, owner: Any, dialect: str, own: int, there: str | None
) -> None:
    channel, goods, _ = await on_sale(market, dialect, LAMP=own)
    await make_prices.price_list((goods["LAMP"].variant_id, 90_000), channel=channel.code)
    await send(owner, channel)
    await follow()
    await market.wait(11)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("900.00", "900.00", "same", "verified", "")
    assert (await crossed_out(owner, channel))[1] == there


async def test_a_discount_that_was_made_there_stays_while_nothing_is_sent(market: Market, owner: Any) -> None:
    channel, _, cards = await on_sale(market, "wildberries", LAMP=90_000)
    cards["LAMP"].price, cards["LAMP"].discount = 1200, 25
    await market.wait(3601)
    await follow()
    assert await crossed_out(owner, channel) == (None, "1200.00", "same", "idle", "")
    assert await send(owner, channel) == {**NOTHING, "same": 1}
