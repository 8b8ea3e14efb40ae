"""Ozon by its adapter, against the pretend one: goods, prices, stock, postings; and a channel kept in step with it."""

from datetime import timedelta
from typing import Any

import pytest

from tests import make_channels as make
from tests.channels.conftest import Market
from tests.channels.test_orders import book, left, on_sale
from tests.channels.test_sync import due, follow, listed
from tradepost.channels import pulling
from tradepost.channels.adapter import BadCredentials, Busy, NoAnswer, Refused
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.channels.ozon.adapter import OzonAdapter
from tradepost.channels.sandbox.ozon.answers import LENT
from tradepost.channels.shapes import Outcome, Price, Stock
from tradepost.core import clock
from tradepost.core.money import Money


def rub(amount: int) -> Money:
    return Money(amount * 100, "RUB")


async def ozon(market: Market) -> OzonAdapter:
    return market.speaking(OzonAdapter, await market.connect("ozon"))


async def pull(market: Market, channel: Channel) -> None:
    async with market.speaking(OzonAdapter, channel) as adapter:
        await pulling.pull_orders(channel.id, adapter=adapter)


async def test_a_check_says_whose_key_it_is_and_until_when_it_holds(market: Market, owner: Any) -> None:
    channel = await market.connect("ozon")
    found = (await owner.post(f"/channels/{channel.id}/check")).json()
    until = (market.begun + timedelta(days=180)).isoformat().replace("+00:00", "Z")
    assert found == {"works": True, "message": "Connected to Sandbox", "account": "Sandbox", "expires_at": until}
    market.state.tokens[f"{LENT}1"] = market.state.now()  # what advertising was lent for half an hour is no key
    assert (await owner.post(f"/channels/{channel.id}/check")).json() == found
    assert (await owner.get(f"/channels/{channel.id}")).json()["state"] == "ready"


async def test_a_wrong_key_is_said_and_not_tried_again(market: Market, owner: Any) -> None:
    channel = await market.connect("ozon")
    market.state.tokens["sandbox"] = clock.now() - timedelta(seconds=1)
    found = (await owner.post(f"/channels/{channel.id}/check")).json()
    assert found["works"] is False
    assert found["message"] == "Ozon does not accept the credentials: token expired"
    assert market.asked == ["POST /v1/seller/info"]
    async with market.speaking(OzonAdapter, channel) as adapter:
        with pytest.raises(BadCredentials):
            await adapter.cards()


async def test_cards_come_in_parts_each_once(market: Market) -> None:
    for n in range(1100):
        market.state.add_good(f"SKU-{n}", title=f"Item {n}", barcode=f"460{n:010d}")
    found, cursor = [], None
    async with await ozon(market) as adapter:
        while True:
            part = await adapter.cards(cursor)
            found += part.items
            if (cursor := part.cursor) is None:
                break
    assert [card.sku for card in found] == [f"SKU-{n}" for n in range(1100)]
    one = next(iter(market.state.goods.values()))
    first = found[0]
    assert (first.external_id, first.size_id, first.barcodes) == (str(one.nm), "", [one.barcode])
    assert first.url == f"https://www.ozon.ru/product/{one.chrt}"
    assert market.asked == ["POST /v3/product/list", "POST /v3/product/info/list"] * 2


async def test_a_price_is_taken_shown_later_and_read_back(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1000)
    item = str(lamp.nm)
    async with await ozon(market) as adapter:
        assert list(await adapter.push_prices([Price(item, rub(900), rub(1200))])) == [Outcome(item, accepted=True)]
        assert (await adapter.prices([item])).items == [Price(item, rub(1000))]  # not yet
        await market.wait(6)
        assert (await adapter.prices([item])).items == [Price(item, rub(900), rub(1200))]
        assert (await adapter.prices()).items == [Price(item, rub(900), rub(1200))]
        await adapter.push_prices([Price(item, rub(950))])  # nothing is crossed out any longer
        await market.wait(6)
        assert (await adapter.prices([item])).items == [Price(item, rub(950))]


async def test_each_item_of_a_price_push_has_one_outcome_inside_a_200(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku, price=3000) for sku in ("LAMP", "VASE"))
    async with await ozon(market) as adapter:
        broken = Price(str(vase.nm), Money(290_050, "RUB"))
        prices = [Price(str(lamp.nm), rub(2500)), Price("77", rub(100)), broken]
        outcomes = await adapter.push_prices(prices)
        assert [one.external_id for one in outcomes] == [one.external_id for one in prices]
        assert [one.error for one in outcomes] == [
            "",
            "Ozon: product not found",
            "Ozon: the price must be a whole number of roubles here",
        ]
        again = [(await adapter.push_prices([Price(str(lamp.nm), rub(2500))]))[0].accepted for _ in range(10)]
        assert again == [True] * 9 + [False]  # ten times an hour
    assert market.asked.count("POST /v1/product/import/prices") == 11


async def test_what_is_too_near_to_be_crossed_out_is_not(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=3000)
    shown = []
    async with await ozon(market) as adapter:
        for price, before in ((380, 399), (380, 400), (2900, 3044), (2900, 3045), (20_000, 20_499), (20_000, 20_500)):
            (outcome,) = await adapter.push_prices([Price(str(lamp.nm), rub(price), rub(before))])
            assert (outcome.accepted, outcome.error) == (True, "")
            await market.wait(6)
            (found,) = (await adapter.prices([str(lamp.nm)])).items
            shown.append((found.price.minor // 100, found.before and found.before.minor // 100))
    assert shown == [(380, None), (380, 400), (2900, None), (2900, 3045), (20_000, None), (20_000, 20_500)]


async def test_stock_is_told_once_in_thirty_seconds_and_read_without_what_is_reserved(market: Market) -> None:
    goods = [market.state.add_good(f"S{n}", title=f"S{n}") for n in range(130)]
    told = [Stock(str(good.nm), n) for n, good in enumerate(goods)]
    async with await ozon(market) as adapter:
        outcomes = await adapter.push_stock([*told[:4], Stock("77", 5), *told[4:]])
        assert [one.accepted for one in outcomes] == [True] * 4 + [False] + [True] * 126
        assert (outcomes[4].error, outcomes[4].again) == ("Ozon: Product not found", None)
        assert market.asked.count("POST /v2/products/stocks") == 2  # a hundred at a time
        await market.wait(6)
        assert await adapter.stocks(told) == told
        (early,) = await adapter.push_stock([Stock(told[9].external_id, 3)])
        assert (early.accepted, early.again) == (False, 30.0)
        market.state.buy(goods[9], units=2)
        assert await adapter.stocks([told[9]]) == [Stock(told[9].external_id, 7)]
        await market.wait(30)
        (late,) = await adapter.push_stock([Stock(told[9].external_id, 3)])
        assert late.accepted
    assert market.state.goods[goods[0].nm].stock == 0


async def test_a_warehouse_that_is_set_is_the_one_that_is_told(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    channel = await market.connect("ozon")
    for chosen, said in (("5", "Ozon: Warehouse not found"), ("here", "Ozon: warehouse_id must be a number, not here")):
        channel.options = {**channel.options, "warehouse_id": chosen}
        async with market.speaking(OzonAdapter, channel) as adapter:
            if chosen == "5":
                assert (await adapter.push_stock([Stock(str(lamp.nm), 4)]))[0].error == said
            else:
                with pytest.raises(Refused, match=said):
                    await adapter.push_stock([Stock(str(lamp.nm), 4)])
    assert (market.asked, lamp.late) == (["POST /v2/products/stocks"], [])


async def test_postings_are_assembled_labelled_and_cancelled(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    lamp.stock = 9
    made = [market.state.buy(lamp, units=n) for n in (1, 3, 1, 1)]
    numbers = [f"{one.id}-0001-1" for one in made]
    since = clock.now() - timedelta(days=1)
    async with await ozon(market) as adapter:
        found = (await adapter.orders(since)).items
        assert [(one.external_id, one.status, one.items[0].quantity, one.items[0].price) for one in found] == [
            (number, "new", units, rub(1500)) for number, units in zip(numbers, (1, 3, 1, 1), strict=True)
        ]
        assert {(one.items[0].external_id, one.items[0].sku) for one in found} == {(str(lamp.nm), "LAMP")}
        outcomes = await adapter.confirm([*numbers[:2], "1-0001-1"])
        assert [(one.accepted, one.error) for one in outcomes] == [
            (True, ""),
            (True, ""),
            (False, "Ozon: posting not found"),
        ]
        with pytest.raises(Busy, match=r"no label of .* yet") as busy:
            await adapter.ship([numbers[0]])
        assert busy.value.again == 45
        await market.wait(45)
        (shipped,) = await adapter.ship([numbers[0]])
        assert (shipped.reference, shipped.labels[0][0]) == (numbers[0], "application/pdf")
        assert shipped.labels[0][1].startswith(b"%PDF-1.4")
        assert (await adapter.ship([numbers[0]]))[0].labels == shipped.labels
        assert (await adapter.cancel(numbers[3], "")).accepted
        assert (await adapter.cancel(numbers[3], "")).accepted
        with pytest.raises(Refused, match=f"{numbers[3]} cannot be shipped: it is cancelled"):
            await adapter.ship([numbers[3]])
        assert [one.status for one in (await adapter.orders(since)).items] == [
            "confirmed",
            "confirmed",
            "new",
            "cancelled",
        ]
        await market.wait(3600)  # a scanner has seen them
        gone = await adapter.cancel(numbers[0], "The buyer asked for it")
        assert gone.error == "Ozon does not let it be cancelled: delivering"
        assert (await adapter.cancel(numbers[2], "A crack in the glass")).accepted
        stand = [one.status for one in (await adapter.orders(since)).items]
        assert stand == ["shipped", "shipped", "cancelled", "cancelled"]
        await market.wait(3 * 24 * 3600)
        assert (await adapter.orders(since)).items[1].status == "delivered"


async def test_a_200_is_not_taken_for_an_assembly_that_failed(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    order = market.state.buy(lamp)
    order.failures = 1
    number = f"{order.id}-0001-1"
    async with await ozon(market) as adapter:
        (failed,) = await adapter.confirm([number])
        assert (failed.accepted, failed.error) == (False, "the assembly failed, try it again")
        assert (await adapter.confirm([number]))[0].accepted
    assert market.asked.count("POST /v4/posting/fbs/ship") == 2


async def test_postings_come_a_hundred_at_a_time(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    wanted = [f"{market.state.buy(lamp).id}-0001-1" for _ in range(250)]
    found, cursor = [], None
    async with await ozon(market) as adapter:
        while True:
            part = await adapter.orders(clock.now() - timedelta(days=70), cursor)
            found += [one.external_id for one in part.items]
            if (cursor := part.cursor) is None:
                break
    assert found == wanted
    assert market.asked.count("POST /v3/product/info/list") == 1  # an item is looked up once


async def test_a_status_that_nobody_knows_is_left_out_and_asks_nobody_to_pack(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp, card = await on_sale(market, "LAMP", 9)
    known, stored = market.state.buy(card), market.state.buy(card, stored=True)
    channel = await market.connect("ozon")
    since = clock.now() - timedelta(hours=1)
    await pull(market, channel)
    fresh = market.state.buy(card)
    with monkeypatch.context() as patch:
        patch.setattr("tradepost.channels.sandbox.ozon.orders.status", lambda *_: "on_the_moon")
        await pull(market, channel)
        async with market.speaking(OzonAdapter, channel) as adapter:
            assert (await adapter.stored_orders(since)).items == []
            (refused,) = await adapter.confirm([f"{known.id}-0001-1"])
            assert (refused.accepted, refused.error) == (False, "it is on_the_moon")
            with pytest.raises(Refused, match="cannot be shipped: it is on_the_moon"):
                await adapter.ship([f"{known.id}-0001-1"])
        assert await book() == [(f"SANDBOX-{known.id}-0001-1", "sandbox", "paid", 150_000)]
    assert "POST /v4/posting/fbs/ship" not in market.asked
    await pull(market, channel)
    assert [number for number, *_ in await book()] == [f"SANDBOX-{one.id}-0001-1" for one in (known, fresh)]
    assert await left(lamp.variant_id) == 7
    async with market.speaking(OzonAdapter, channel) as adapter:
        assert [one.external_id for one in (await adapter.stored_orders(since)).items] == [f"{stored.id}-0001-1"]


async def test_a_lost_answer_of_a_write_is_no_success_and_is_not_sent_again(market: Market) -> None:
    order = market.state.buy(market.state.add_good("LAMP", title="Lamp", price=1000))
    async with await ozon(market) as adapter:
        stands = await adapter.api.posting(f"{order.id}-0001-1")
        market.state.manners.faults = 1.0
        with pytest.raises(NoAnswer):
            await adapter.api.assemble(stands.posting_number, {stands.products[0].sku: 1})
    assert market.asked.count("POST /v4/posting/fbs/ship") == 1


# --- a channel kept in step ---


async def test_an_order_arrives_its_stock_is_told_when_ozon_takes_it_and_it_is_shipped(
    market: Market, owner: Any
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    card.stock = 0
    channel = await market.connect("ozon")
    await follow()
    await make.only(channel, Capability.ORDERS, Capability.STOCK_PUSH, Capability.STOCK_READ)
    await market.wait(31)  # it takes an item's number once in thirty seconds
    await follow()
    assert (card.stock, await listed(channel)) == (5, [("LAMP", "verified", 5, 5)])

    order = market.state.buy(card, units=2)
    await market.wait(10)
    await follow()
    assert await book() == [(f"SANDBOX-{order.id}-0001-1", "sandbox", "paid", 300_000)]
    assert await left(lamp.variant_id) == 3
    assert await listed(channel) == [("LAMP", "sent", 3, 5)]
    market.state.buy(card)
    await market.wait(10)
    await follow()
    # It was told this item ten seconds ago, so the new number waits: it is neither lost nor called failed.
    assert await left(lamp.variant_id) == 2
    later, failures, error = (await due(channel))["stock_push"]
    assert (later, failures, error) == (30, 0, "")
    (one,) = (await owner.get(f"/channels/{channel.id}/listings")).json()["items"]
    assert (one["state"], one["error"]) == ("sent", "")
    await market.wait(31)
    await follow()
    await market.wait(11)
    await follow()
    assert (card.stock, await listed(channel)) == (2, [("LAMP", "verified", 2, 2)])

    rows = (await owner.get(f"/channels/{channel.id}/orders")).json()["items"]
    row = min(rows, key=lambda one: int(one["id"]))
    confirmed = await owner.post(f"/channels/{channel.id}/orders/{row['id']}/confirm")
    assert confirmed.status_code == 200, confirmed.text
    early = await owner.post(f"/channels/{channel.id}/orders/{row['id']}/ship")
    assert early.status_code == 502
    assert early.json()["detail"] == f"Ozon has no label of {order.id}-0001-1 yet: ask again in a minute"
    assert [status for _, _, status, _ in await book()] == ["processing", "paid"]
    await market.wait(60)
    shipped = (await owner.post(f"/channels/{channel.id}/orders/{row['id']}/ship")).json()
    assert [one["media_type"] for one in shipped["labels"]] == ["application/pdf"]
    assert shipped["supply"] == f"{order.id}-0001-1"
    # In the book it is on its way, also while Ozon's scanner has not seen it.
    await pull(market, channel)
    assert [status for _, _, status, _ in await book()] == ["shipped", "paid"]
    await market.wait(4 * 24 * 3600)
    await pull(market, channel)
    assert [status for _, _, status, _ in await book()] == ["delivered", "paid"]
    assert await left(lamp.variant_id) == 2


async def test_only_what_changed_is_read_and_once_an_hour_all_that_is_open(market: Market) -> None:
    lamp, card = await on_sale(market, "LAMP", 9)
    channel = await market.connect("ozon")
    orders = [market.state.buy(card, clock.now() - timedelta(days=5)) for _ in range(3)]

    async def pulled(after: timedelta = timedelta(0)) -> tuple[int, int, int]:
        await market.wait(after.total_seconds())
        async with market.speaking(OzonAdapter, channel) as adapter:
            found = await pulling.pull_orders(channel.id, adapter=adapter)
        return found.seen, found.new, found.changed

    assert await pulled() == (3, 3, 0)
    for _ in range(3):
        assert await pulled(timedelta(days=7)) == (3, 0, 0)  # open for weeks
        assert await pulled(timedelta(minutes=1)) == (0, 0, 0)  # nothing changed, nothing is read
    orders[1].status, orders[1].packed_at = "confirm", market.state.now()
    assert await pulled(timedelta(minutes=1)) == (1, 0, 1)
    assert [status for _, _, status, _ in await book()] == ["paid", "processing", "paid"]
    fresh = market.state.buy(card)
    assert await pulled(timedelta(minutes=1)) == (2, 1, 0)  # within the hours that are read again
    assert await pulled(timedelta(minutes=58)) == (4, 0, 1)  # the packed one is on its way
    orders[0].fate = "canceled_by_client"
    assert await pulled(timedelta(days=3)) == (4, 0, 2)
    assert [status for _, _, status, _ in await book()] == ["cancelled", "delivered", "paid", "paid"]
    assert (await book())[-1][0] == f"SANDBOX-{fresh.id}-0001-1"
    assert await left(lamp.variant_id) == 6


async def test_the_sandbox_offers_what_its_dialect_does(market: Market, owner: Any) -> None:
    avito, other = await market.connect("avito"), await market.connect()
    offered = [(await owner.get(f"/channels/{one.id}")).json()["capabilities"] for one in (avito, other)]
    assert "cards_push" in offered[1]
    assert "cards_push" not in offered[0]
    refused = await owner.post("/channels", json={"type": "sandbox", "options": {"dialect": "klingon"}})
    assert refused.status_code == 422
