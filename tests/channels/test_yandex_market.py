"""Yandex Market by its adapter, against the pretend one: the shop, goods, prices, stock, orders."""

import asyncio
from contextlib import AsyncExitStack
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import select

from tests import make_channels as make, make_stock
from tests.channels.conftest import Market
from tests.channels.test_orders import book, left, on_sale
from tests.channels.test_settlement import read_again, shown, spent
from tests.channels.test_sync import follow, listed
from tests.payments.servers import serve
from tradepost.channels import fulfilling, pulling
from tradepost.channels.adapter import BadCredentials, NoAnswer, Refused
from tradepost.channels.adapters import adapter_of
from tradepost.channels.allowances import Limit
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder
from tradepost.channels.sandbox import app as server
from tradepost.channels.shapes import Access, CardDraft, Commission, Outcome, Price, Stock
from tradepost.channels.yandex_market import cards, figures, limits
from tradepost.channels.yandex_market.adapter import YandexMarketAdapter
from tradepost.channels.yandex_market.answers import Order as Sold, OrderItem
from tradepost.channels.yandex_market.client import client
from tradepost.channels.yandex_market.orders import _lines, _status
from tradepost.channels.yandex_market.told import Parameter, SoldOrder
from tradepost.core import clock, db
from tradepost.core.money import Money
from tradepost.orders.models import Order

PUSH = "POST /v2/businesses/51000/offer-mappings/update"
AUTH = "Yandex Market does not accept the credentials: token expired"


def rub(amount: int) -> Money:
    return Money(amount * 100, "RUB")


async def connect(market: Market, **options: str) -> Channel:
    given = {"address": market.url, "campaign_id": "21000", **options}
    return await make.channel("yandex_market", options=given, credentials={"api_key": server.TOKEN})


def adapter_for(market: Market, channel: Channel) -> YandexMarketAdapter:
    made = adapter_of(channel)
    assert isinstance(made, YandexMarketAdapter)
    made.api.pause = market.wait
    return made


async def test_a_check_says_which_shop_it_is(market: Market, owner: Any) -> None:
    channel = await connect(market)
    found = (await owner.post(f"/channels/{channel.id}/check")).json()
    assert found == {
        "works": True,
        "message": "Connected to Sandbox (FBS)",
        "account": "Sandbox",
        "expires_at": None,
    }
    assert (await owner.get(f"/channels/{channel.id}")).json()["state"] == "ready"
    other = await connect(market, campaign_id="5")
    found = (await owner.post(f"/channels/{other.id}/check")).json()
    assert (found["works"], found["message"]) == (
        False,
        "Yandex Market: set campaign_id to one that this key knows, there is: 21000 (Sandbox shop)",
    )


async def test_an_expired_key_is_said_and_not_tried_again(market: Market, owner: Any) -> None:
    channel = await connect(market)
    market.state.tokens["sandbox"] = clock.now() - timedelta(seconds=1)
    found = (await owner.post(f"/channels/{channel.id}/check")).json()
    assert (found["works"], found["message"]) == (False, AUTH)
    assert market.asked == ["GET /v2/campaigns"]
    async with adapter_for(market, channel) as adapter:
        with pytest.raises(BadCredentials):
            await adapter.cards()


async def test_cards_come_in_parts_each_once(market: Market) -> None:
    for n in range(250):
        market.state.add_good(f"SKU-{n}", title=f"Item {n}", barcode=f"460{n:010d}")
    market.state.add_good("L" * 101, title="An SKU too long for ours")
    found, cursor = [], None
    async with adapter_for(market, await connect(market)) as adapter:
        while True:
            part = await adapter.cards(cursor)
            found += part.items
            if (cursor := part.cursor) is None:
                break
    assert [card.sku for card in found] == [f"SKU-{n}" for n in range(250)]
    assert (found[0].external_id, found[0].size_id, found[0].barcodes) == ("SKU-0", "", ["4600000000000"])
    assert market.asked.count("POST /v2/businesses/51000/offer-mappings") == 3
    assert market.asked.count("GET /v2/campaigns") == 1  # the cabinet is asked for once


async def test_a_price_is_taken_applied_later_and_read_back(market: Market) -> None:
    market.state.add_good("LAMP", title="Lamp", price=1000)
    async with adapter_for(market, await connect(market)) as adapter:
        assert await adapter.push_prices([Price("LAMP", rub(900), rub(1200))]) == [Outcome("LAMP", accepted=True)]
        assert (await adapter.prices(["LAMP"])).items == [Price("LAMP", rub(1000))]  # not yet
        await market.wait(6)
        assert (await adapter.prices(["LAMP"])).items == [Price("LAMP", rub(900), rub(1200))]
        assert (await adapter.prices()).items == [Price("LAMP", rub(900), rub(1200))]


async def test_each_item_of_a_price_push_has_one_outcome_and_the_wrong_one_is_found(market: Market) -> None:
    for sku in ("LAMP", "VASE", "CHAIR"):
        market.state.add_good(sku, title=sku, price=3000)
    async with adapter_for(market, await connect(market)) as adapter:
        prices = [
            Price("LAMP", rub(2500)),
            Price("VASE", rub(900)),  # three times lower: quarantine
            Price("NONE", rub(100)),
            Price("CHAIR", Money(0, "RUB")),
        ]
        outcomes = await adapter.push_prices(prices)
        assert [(one.external_id, one.accepted, one.error) for one in outcomes] == [
            ("LAMP", True, ""),
            ("VASE", True, ""),
            ("NONE", False, "Yandex Market: Unknown offers: NONE"),
            ("CHAIR", False, "Yandex Market takes a price above zero in one currency, not 0.00 RUB"),
        ]
        await market.wait(6)
        shown = {one.external_id: one.price for one in (await adapter.prices()).items}
        assert shown == {"LAMP": rub(2500), "VASE": rub(3000), "CHAIR": rub(3000)}


@pytest.mark.parametrize("grouped", [False, True])
async def test_stock_is_told_the_way_the_cabinet_wants_it_and_the_wrong_item_is_found(
    market: Market, grouped: bool
) -> None:
    market.state.manners.grouped = grouped
    goods = [market.state.add_good(f"S{n}", title=f"S{n}") for n in range(9)]
    told = [Stock(good.sku, n) for n, good in enumerate(goods)]
    async with adapter_for(market, await connect(market)) as adapter:
        outcomes = await adapter.push_stock([*told[:4], Stock("NONE", 5), *told[4:]])
        assert [one.accepted for one in outcomes] == [True] * 4 + [False] + [True] * 5
        assert outcomes[4].error == "Yandex Market: Unknown SKUs: NONE"
        await market.wait(6)
        assert await adapter.stocks(told) == told
        market.state.buy(goods[8])  # what is reserved can no longer be ordered
        assert await adapter.stocks(told) == [*told[:8], Stock("S8", 7)]
    assert [good.stock for good in goods] == [*range(8), 7]
    way = "PUT /v2/campaigns/21000/offers/stocks" if grouped else "POST /v3/businesses/51000/offers/stocks/update"
    assert {one for one in market.asked if one.startswith("PUT") or one.endswith("update")} == {way}
    asked = [one for one in market.asked if one.endswith("/warehouses")]
    alone = [] if grouped else ["POST /v3/businesses/51000/warehouses"]  # only where there are no groups
    assert asked == ["POST /v2/businesses/51000/warehouses", *alone]


async def test_what_lies_in_the_market_s_warehouse_for_returns_is_no_stock(market: Market) -> None:
    market.state.manners.grouped = True
    lamp, vase = (market.state.add_good(sku, title=sku) for sku in ("LAMP", "VASE"))
    lamp.stock, vase.stock = 9, 4
    sold = market.state.buy(lamp, units=2)
    sold.fate, sold.back_at = "sold", market.state.now()
    asked = [Stock("LAMP", 0), Stock("VASE", 0)]
    async with adapter_for(market, await connect(market)) as adapter:
        told = (await adapter.api.group_stocks(["LAMP", "VASE"])).warehouses
        assert [(one.warehouse_id, len(one.offers)) for one in told] == [(31_000, 2), (91_000, 1)]
        assert await adapter.stocks(asked) == [Stock("LAMP", 7), Stock("VASE", 4)]


@pytest.mark.parametrize("grouped", [False, True])
async def test_a_warehouse_that_is_set_must_be_there(market: Market, grouped: bool) -> None:
    market.state.manners.grouped = grouped
    async with adapter_for(market, await connect(market, warehouse_id="5")) as adapter:
        with pytest.raises(Refused, match="the shop has no warehouse 5"):
            await adapter.push_stock([Stock("LAMP", 4)])


async def test_orders_are_packed_made_ready_with_labels_and_cancelled(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    lamp.stock = 20
    numbers = [str(market.state.buy(lamp, units=n + 1).id) for n in range(4)]
    since = clock.now() - timedelta(days=1)
    async with adapter_for(market, await connect(market)) as adapter:
        found = (await adapter.orders(since)).items
        assert [
            (one.external_id, one.status, one.said, one.city, one.items[0].price, one.items[0].quantity)
            for one in found
        ] == [(number, "new", "PROCESSING/STARTED", "Moscow", rub(1500), n + 1) for n, number in enumerate(numbers)]
        outcomes = await adapter.confirm([*numbers[:2], "1"])
        assert [(one.accepted, one.error) for one in outcomes] == [
            (True, ""),
            (True, ""),
            (False, "Yandex Market knows no such order"),
        ]
        asked = len(market.asked)
        assert [one.accepted for one in await adapter.confirm(numbers[:2])] == [True, True]
        assert market.asked[asked:] == ["POST /v1/businesses/51000/orders"]  # they are packed already
        (shipped,) = await adapter.ship([numbers[0]])
        assert shipped.reference
        assert (shipped.labels[0][0], shipped.labels[0][1][:5]) == ("application/pdf", b"%PDF-")
        assert (await adapter.ship([numbers[0]]))[0] == shipped
        assert [one.external_id for one in await adapter.ship([numbers[2]])] == [numbers[2]]  # packed on the way
        assert (await adapter.cancel(numbers[3], "")).accepted
        assert (await adapter.cancel(numbers[3], "")).accepted
        with pytest.raises(Refused, match="cannot be shipped: the order is CANCELLED/SHOP_FAILED"):
            await adapter.ship([numbers[1], numbers[3]])
        assert [one.said for one in (await adapter.orders(since)).items] == [
            "PROCESSING/READY_TO_SHIP",
            "PROCESSING/STARTED",
            "PROCESSING/READY_TO_SHIP",
            "CANCELLED/SHOP_FAILED",
        ]
        market.state.orders[int(numbers[0])].fate = "sold"
        gone = await adapter.cancel(numbers[0], "")
        assert gone.error == "Yandex Market: The order is DELIVERED/DELIVERY_SERVICE_DELIVERED"


async def test_orders_of_long_ago_come_thirty_days_at_a_time_in_parts(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    wanted = [str(market.state.buy(lamp, clock.now() - timedelta(days=days)).id) for days in (65, 40, *[2] * 60)]
    found, cursor = [], None
    async with adapter_for(market, await connect(market)) as adapter:
        while True:
            part = await adapter.orders(clock.now() - timedelta(days=70), cursor)
            found += [one.external_id for one in part.items]
            if (cursor := part.cursor) is None:
                break
    assert found == wanted


async def test_an_order_that_is_paid_two_days_later_comes_in(market: Market) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await connect(market)
    await follow()
    await make.only(channel, Capability.ORDERS)
    late = market.state.buy(card, units=2, paid=False)
    for _ in range(8):  # two days
        await market.wait(timedelta(hours=6).total_seconds())
        await follow()
    assert (await book(), await left(lamp.variant_id)) == ([], 5)
    late.paid = True
    await market.wait(61)
    await follow()
    assert await book() == [(f"YANDEX-MARKET-{late.id}", "yandex_market", "paid", 300_000)]
    assert await left(lamp.variant_id) == 3
    await market.wait(61)
    await follow()
    assert (len(await book()), await left(lamp.variant_id)) == (1, 3)


async def test_what_changed_is_found_however_long_ago_it_was_placed(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    now, ages = clock.now(), (85, 70, *[40] * 60, 20)
    made = [market.state.buy(lamp, now - timedelta(days=days), paid=False) for days in ages]
    since = now - timedelta(hours=1)

    async def told(adapter: YandexMarketAdapter) -> list[str]:
        found, cursor = [], None
        while True:
            part = await adapter.orders(since, cursor)
            found += [one.external_id for one in part.items]
            if (cursor := part.cursor) is None:
                return found

    async with adapter_for(market, await connect(market)) as adapter:
        assert await told(adapter) == []
        await market.wait(60)
        for one in made:
            one.paid = True
        fresh = market.state.buy(lamp)
        assert sorted(await told(adapter)) == sorted(str(one.id) for one in (*made, fresh))
        paths = market.asked.count("POST /v1/businesses/51000/orders")
        assert paths == 4 + 5  # today, and three times thirty days; of which one has a second part
        # As it is described: without days by when they were placed, only the last thirty are looked at.
        recent = await adapter.api._orders({"dates": {"updateDateFrom": since.isoformat()}}, None, limit=50)
        assert [one.order_id for one in recent.orders] == [made[-1].id]
        earlier = {"creationDateFrom": str((now - timedelta(days=22)).date()), "updateDateTo": since.isoformat()}
        assert (await adapter.api._orders({"dates": earlier}, None, limit=50)).orders == []


def test_what_the_units_cost_together_is_told_to_the_kopeck() -> None:
    item = {"id": 1, "offerId": "LAMP", "offerName": "Lamp", "count": 3}
    prices = {"payment": {"value": 99.98, "currencyId": "RUR"}, "cashback": {"value": 0.03, "currencyId": "RUR"}}
    lines = _lines(OrderItem.model_validate({**item, "prices": prices}))
    assert [(one.quantity, one.price) for one in lines] == [(1, Money(3333, "RUB")), (2, Money(3334, "RUB"))]
    assert sum(one.quantity * one.price.minor for one in lines) == 10_001
    assert [(one.quantity, one.price) for one in _lines(OrderItem.model_validate(item))] == [(3, Money(0, "RUB"))]


@pytest.mark.parametrize(
    ("status", "substatus", "ours"),
    [
        ("UNPAID", "WAITING_USER_INPUT", None),
        ("PENDING", "PREORDER", None),
        ("PROCESSING", "STARTED", "new"),
        ("PROCESSING", "READY_TO_SHIP", "confirmed"),
        ("PROCESSING", "SHIPPED", "shipped"),
        ("PICKUP", "PICKUP_SERVICE_RECEIVED", "shipped"),
        ("PARTIALLY_RETURNED", "", "delivered"),
        ("RETURNED", "", "returned"),
        ("A WORD OF TOMORROW", "", None),
    ],
)
def test_its_words_are_ours(status: str, substatus: str, ours: str | None) -> None:
    order = {"orderId": 1, "campaignId": 2, "status": status, "substatus": substatus}
    assert _status(Sold.model_validate({**order, "creationDate": "2026-07-01T10:00:00+03:00"})) == ours


async def test_too_many_requests_are_waited_for_although_it_does_not_say_how_long(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CARDS", Limit("cards", 1000, 1, 1000))  # we believe that it allows more
    market.state.add_good("LAMP", title="Lamp")
    async with adapter_for(market, await connect(market)) as adapter:
        for _ in range(12):
            await adapter.api.offers()
    assert market.asked.count("POST /v2/businesses/51000/offer-mappings") > 12


async def test_so_many_calls_of_a_key_are_under_way_as_it_lets_be(clean: Any) -> None:
    under_way, full, opened = {"info": 0, "orders": 0}, asyncio.Event(), asyncio.Event()

    async def answer(request: web.Request) -> web.Response:
        under_way[request.path.rsplit("/", 1)[-1]] += 1
        if sum(under_way.values()) == 10:
            full.set()
        await opened.wait()
        return web.json_response({"status": "OK", "result": {}, "orders": []})

    async with serve(answer) as url, AsyncExitStack() as stack:
        given = {"address": url, "campaign_id": "21000", "business_id": "51000"}
        access = Access(1, "yandex_market", "yandex_market", "Yandex Market", given, {"api_key": server.TOKEN})
        apis = [await stack.enter_async_context(client(access)) for _ in range(10)]
        day = date(2026, 7, 1)
        asked = asyncio.gather(*(api.bids() for api in apis), *(api.orders(day, day) for api in apis))
        async with asyncio.timeout(15):
            await full.wait()
        await asyncio.sleep(0.2)
        assert under_way == {"info": 4, "orders": 6}
        opened.set()
        await asked
    assert under_way == {"info": 10, "orders": 10}


async def test_a_lost_answer_of_a_write_is_no_success_and_is_not_sent_again(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    order = market.state.buy(lamp)
    async with adapter_for(market, await connect(market, business_id="51000")) as adapter:
        market.state.manners.faults = 1.0
        with pytest.raises(NoAnswer):
            await adapter.cancel(str(order.id), "")
    assert market.asked == [f"PUT /v2/campaigns/21000/orders/{order.id}/status"]


async def test_it_is_kept_in_step_an_order_arrives_is_shipped_and_the_stock_is_told(market: Market) -> None:
    goods = await make_stock.goods("LAMP")
    await make_stock.stock(goods, 5)
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    channel = await connect(market)
    await follow()
    assert await listed(channel) == [("LAMP", "sent", 5, None)]
    await market.wait(11)
    await follow()
    assert (lamp.stock, await listed(channel)) == (5, [("LAMP", "verified", 5, 5)])

    sold = market.state.buy(lamp, units=2)
    await market.wait(61)
    await follow()
    async with db.reading() as session:
        row = (await session.execute(select(ChannelOrder))).scalar_one()
        order = (await session.execute(select(Order))).scalar_one()
    assert (order.number, order.platform, order.status, order.total) == (
        f"YANDEX-MARKET-{sold.id}",
        "yandex_market",
        "paid",
        300_000,
    )
    assert await listed(channel) == [("LAMP", "sent", 3, 5)]
    await market.wait(11)
    await follow()
    assert (lamp.stock, await listed(channel)) == (3, [("LAMP", "verified", 3, 3)])

    async with adapter_for(market, channel) as adapter:
        await fulfilling.ask(channel.id, row.id, "confirm", adapter=adapter)
        shipped = await fulfilling.ask(channel.id, row.id, "ship", adapter=adapter)
        assert shipped.labels[0][1].startswith(b"%PDF-")
        # It is fetched later: that it only says "ready" now takes nothing back.
        await pulling.pull_orders(channel.id, adapter=adapter)
        sold.fate = "sold"
        await pulling.pull_orders(channel.id, adapter=adapter)
    async with db.reading() as session:
        order = (await session.execute(select(Order))).scalar_one()
        row = (await session.execute(select(ChannelOrder))).scalar_one()
    assert (order.status, row.status, row.problem) == ("delivered", "delivered", "")


def test_an_order_s_payments_and_fees_are_lines_of_a_report() -> None:
    told: dict[str, Any] = {
        "id": 77,
        "creationDate": "2026-07-01",
        "statusUpdateDate": "2026-07-05T10:00:00+03:00",
        "currency": "RUR",
        "items": [{"offerName": "Lamp", "shopSku": "LAMP", "count": 2}],
        "payments": [
            {"id": "p1", "date": "2026-07-06", "type": "PAYMENT", "source": "BUYER", "total": 2999.8},
            {"id": "p2", "date": "2026-07-09", "type": "REFUND", "source": "BUYER", "total": 1499.9},
        ],
        "commissions": [{"type": "FEE", "actual": 239.984}, {"type": "A FEE OF TOMORROW", "actual": 1}],
    }
    lines = figures._lines(SoldOrder.model_validate(told), date(2026, 7, 30))
    assert [(one.external_id, one.kind, str(one.day), one.amount.minor, one.sku) for one in lines] == [
        ("77:p1", "sale", "2026-07-06", 299_980, "LAMP"),
        ("77:p2", "refund", "2026-07-09", -149_990, "LAMP"),
        ("77:FEE", "commission", "2026-07-05", -23_998, "LAMP"),
        ("77:A FEE OF TOMORROW", "other", "2026-07-05", -100, "LAMP"),
    ]
    delivered = {**told, "items": [*told["items"], {"offerName": "Доставка", "count": 1}]}
    assert figures._lines(SoldOrder.model_validate(delivered), date(2026, 7, 30)) == lines
    two = {**told, "items": [*told["items"], {"shopSku": "VASE", "count": 1}]}
    assert {one.sku for one in figures._lines(SoldOrder.model_validate(two), date(2026, 7, 30))} == {""}


TOLD: dict[str, Any] = {
    "id": 77,
    "status": "DELIVERED",
    "creationDate": "2026-07-01",
    "statusUpdateDate": "2026-07-05T10:00:00+03:00",
    "currency": "RUR",
    "items": [{"offerName": "Lamp", "shopSku": "LAMP", "count": 1}],
    "payments": [{"id": "p1", "date": "2026-07-06", "type": "PAYMENT", "source": "BUYER", "total": 900}],
    "commissions": [{"type": "FEE", "actual": 120}],
}


def points(operation: str, kind: str, amount: float) -> dict[str, Any]:
    return {"operationType": operation, "type": kind, "amount": amount}


@pytest.mark.parametrize(
    ("subsidies", "more", "told"),
    [
        (  # the buyer's are a part of the sale, the market's own a credit
            [points("ACCRUAL", "YANDEX_CASHBACK", 100), points("ACCRUAL", "SUBSIDY", 150.25)],
            {},
            [("YANDEX_CASHBACK:ACCRUAL", "sale", 10_000), ("SUBSIDY:ACCRUAL", "commission", 15_025)],
        ),
        (  # of a return; those of one kind are told together, since nothing else tells them apart
            [points("DEDUCTION", "YANDEX_CASHBACK", 60), points("DEDUCTION", "YANDEX_CASHBACK", 40)],
            {},
            [("YANDEX_CASHBACK:DEDUCTION", "refund", -10_000)],
        ),
        (
            [points("ACCRUAL", "DELIVERY", 99), points("DEDUCTION", "DELIVERY", 99)],
            {},
            [("DELIVERY:ACCRUAL", "logistics", 9_900), ("DELIVERY:DEDUCTION", "logistics", -9_900)],
        ),
        (  # what is not known is for a person to look at
            [points("ACCRUAL", "OF TOMORROW", 5), points("SWAP", "SUBSIDY", 5)],
            {},
            [("OF TOMORROW:ACCRUAL", "other", 500), ("SUBSIDY:SWAP", "other", 500)],
        ),
        # before the money the buyer's points would be a sale of too little
        ([points("ACCRUAL", "YANDEX_CASHBACK", 100)], {"payments": [], "status": "PROCESSING"}, []),
        (
            [points("ACCRUAL", "YANDEX_CASHBACK", 1000)],
            {"payments": []},
            [("YANDEX_CASHBACK:ACCRUAL", "sale", 100_000)],
        ),
        # a payment of the older kind has them
        (
            [points("ACCRUAL", "YANDEX_CASHBACK", 100)],
            {"payments": [{"id": "p2", "type": "PAYMENT", "source": "CASHBACK", "total": 100}]},
            [],
        ),
    ],
)
def test_points_of_an_order_are_lines_of_their_own(
    subsidies: list[dict[str, Any]], more: dict[str, Any], told: list[tuple[str, str, int]]
) -> None:
    order = SoldOrder.model_validate({**TOLD, **more, "subsidies": subsidies})
    lines = figures._lines(order, date(2026, 7, 30))[len(order.payments) + len(order.commissions) :]
    assert [(one.external_id, one.kind, one.amount.minor) for one in lines] == [
        (f"77:{name}", kind, amount) for name, kind, amount in told
    ]
    assert {(one.order_id, str(one.day), one.sku) for one in lines} <= {("77", "2026-07-05", "LAMP")}
    assert [one.name for one in lines] == [name.partition(":")[0] for name, *_ in told]


async def test_what_a_buyer_paid_with_points_settles_without_a_difference(market: Market, owner: Any) -> None:
    _, lamp = await on_sale(market, "LAMP", 5)
    channel = await market.connect("yandex_market", fee=Decimal(12))
    await make.only(channel, Capability.CARDS, Capability.ORDERS, Capability.FINANCE)
    # Its days are Moscow's, and those that are asked for are ours.
    sold = market.state.buy(lamp, market.state.now() - timedelta(days=1))
    sold.points, sold.subsidy = 30_000, 15_000
    await follow()
    assert await shown(owner, channel) == [(str(sold.id), "waiting", "0.00", "1320.00", "0.00", "")]
    sold.fate = "sold"
    await read_again(market, channel)
    # 1200 of money and 300 of points are the price; 180 is the fee, 150 the market gives for its own discount.
    assert await shown(owner, channel) == [(str(sold.id), "settled", "1470.00", "1470.00", "0.00", "")]
    assert await spent() == {"fees": 3_000}
    sold.back_at = market.state.now() - timedelta(hours=12)
    await read_again(market, channel)
    ((_, state, paid, _, difference, _),) = await shown(owner, channel)
    assert (state, paid, difference) == ("settled", "0.00", "0.00")
    assert await spent() == {}


async def test_reviews_and_questions_are_read_and_answered(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    since = clock.now() - timedelta(hours=1)
    good = market.state.say(lamp, stars=5, text="Bright")
    asked = market.state.say(lamp, text="Does it dim?")
    market.state.say(lamp, stars=1, text="Long ago", at=since - timedelta(days=1))
    async with adapter_for(market, await connect(market)) as adapter:
        (review,) = (await adapter.reviews(since)).items
        assert (review.rating, review.text, review.item_id, review.answer) == (5, "Bright", "LAMP", "")
        (question,) = (await adapter.questions(since)).items
        assert (question.text, question.sku, question.answer) == ("Does it dim?", "LAMP", "")
        await adapter.answer("review", review.external_id, "Thank you")
        await adapter.answer("question", question.external_id, "It does")
        assert [one.answer for one in (await adapter.reviews(since)).items] == ["Thank you"]
        assert [one.answer for one in (await adapter.questions(since)).items] == ["It does"]
        with pytest.raises(Refused, match="takes answers of 1 to 4096 letters"):
            await adapter.answer("review", review.external_id, "")
        with pytest.raises(Refused, match="The feedback is not found"):
            await adapter.answer("review", "999", "Hello")
    assert (good.answer, asked.answer) == ("Thank you", "It does")


async def test_reviews_and_questions_of_long_ago_come_in_parts(market: Market) -> None:
    market.state.manners.limits = False
    lamp = market.state.add_good("LAMP", title="Lamp")
    since = clock.now() - timedelta(days=400)
    days = [1, *range(100, 160), 179, 180, 181, 359, 360, 399]
    for day in days:
        market.state.say(lamp, stars=5, text=f"Day {day}", at=since + timedelta(days=day))
        market.state.say(lamp, text=f"Day {day}?", at=since + timedelta(days=day))
    async with adapter_for(market, await connect(market)) as adapter:
        for ask, path, mark, calls in (
            (adapter.reviews, "POST /v2/businesses/51000/goods-feedback", "", 4),
            (adapter.questions, "POST /v1/businesses/51000/goods-questions", "?", 15),
        ):
            found, cursor = [], None
            while True:
                part = await ask(since, cursor)
                found += [one.text for one in part.items]
                if (cursor := part.cursor) is None:
                    break
            assert list(dict.fromkeys(found)) == [f"Day {day}{mark}" for day in days]
            assert market.asked.count(path) == calls
        with pytest.raises(Refused, match="At most 6 months"):
            await adapter.api.feedbacks(since)
        with pytest.raises(Refused, match="At most 1 month"):
            await adapter.api.questions(since.date())


def draft(sku: str, **given: Any) -> CardDraft:
    usual = {
        "title": sku.title(),
        "category_id": "105",
        "brand": "Lumen",
        "description": "A thing",
        "pictures": ["https://shop.example/a.jpg"],
        "attributes": {"1": "Red"},
        "price": rub(1500),
    }
    return CardDraft(sku=sku, **{**usual, **given})


async def test_cards_are_made_and_changed_and_what_is_wrong_is_said_of_each(market: Market) -> None:
    async with adapter_for(market, await connect(market)) as adapter:
        tree = await adapter.categories()
        assert [(one.external_id, one.parent_id, one.leaf) for one in tree] == [
            ("90401", None, False),
            ("105", "90401", True),
        ]
        colour, power = await adapter.attributes("105")
        assert (colour.name, colour.required, colour.kind, colour.choices) == (
            "Colour",
            True,
            "choice",
            ["red", "blue"],
        )
        assert (power.name, power.required, power.kind, power.unit) == ("Power", False, "number", "W")
        drafts = [
            draft("LAMP", barcodes=["4600000000001"]),
            draft("VASE", attributes={"1": "green"}),
            draft("CHAIR", attributes={}, pictures=[]),
            draft("SOFA", attributes={"1": "blue", "9": "?"}),
            draft("TABLE", category_id="7"),
            draft("DESK", external_id="DESK", pictures=[]),  # said to be there, and is not
            draft("SHELF", attributes={"1": ["red", "blue"]}),
        ]
        outcomes = await adapter.push_cards(drafts)
        assert [(one.external_id, one.accepted, one.error) for one in outcomes] == [
            ("LAMP", True, ""),
            ("VASE", False, "Yandex Market: Colour does not take green"),
            ("CHAIR", False, "Yandex Market: CHAIR lacks Colour, pictures"),
            ("SOFA", False, "Yandex Market: the category has no attribute 9"),
            ("TABLE", False, "Yandex Market: The category is not found, or is no leaf"),
            ("DESK", False, "A new offer wants pictures"),
            ("SHELF", False, "Yandex Market: Colour takes one value"),
        ]
        (card,) = (await adapter.cards()).items
        assert (card.sku, card.title, card.brand, card.barcodes) == ("LAMP", "Lamp", "Lumen", ["4600000000001"])
        assert (await adapter.push_cards([draft("LAMP", external_id="LAMP", title="A better lamp")]))[0].accepted
        assert [one.title for one in (await adapter.cards()).items] == ["A better lamp"]


async def test_one_wrong_card_keeps_no_other_out(market: Market) -> None:
    async with adapter_for(market, await connect(market)) as adapter:
        drafts = [draft("LAMP"), draft("DESK", external_id="DESK", pictures=[]), draft("VASE")]
        outcomes = await adapter.push_cards(drafts)
        assert outcomes == [
            Outcome("LAMP", accepted=True, item_id="LAMP"),
            Outcome("DESK", accepted=False, error="A new offer wants pictures"),
            Outcome("VASE", accepted=True, item_id="VASE"),
        ]
        assert [one.sku for one in (await adapter.cards()).items] == ["LAMP", "VASE"]
        assert market.asked.count(PUSH) == 2
        # Where nothing is left there is nothing to send again.
        (outcome,) = await adapter.push_cards([draft("OLD", external_id="OLD", pictures=[])])
        assert (outcome.accepted, market.asked.count(PUSH)) == (False, 3)


async def test_a_warning_keeps_no_card_out_and_an_error_of_nobody_s_all(market: Market) -> None:
    sent: list[list[str]] = []

    async def answer(request: web.Request) -> web.Response:
        if request.path.endswith("/parameters"):
            return web.json_response({"status": "OK", "result": {"parameters": []}})
        sent.append([one["offer"]["offerId"] for one in (await request.json())["offerMappings"]])
        said = [{"type": "LOCKED_DIMENSIONS", "message": "The size stays"}]
        told = {"errors": said} if "STRANGE" in sent[-1] else {"warnings": said}
        return web.json_response({"status": "OK", "results": [{"offerId": "ANOTHER", **told}]})

    plain = {"attributes": {}}
    async with serve(answer) as url:
        channel = await connect(market, address=url, business_id="51000")
        async with adapter_for(market, channel) as adapter:
            outcomes = await adapter.push_cards([draft("LAMP", **plain), draft("VASE", **plain)])
            assert [one.accepted for one in outcomes] == [True, True]
            outcomes = await adapter.push_cards([draft(sku, **plain) for sku in ("LAMP", "STRANGE", "VASE")])
    assert [(one.external_id, one.accepted, one.error) for one in outcomes] == [
        ("LAMP", True, ""),
        ("STRANGE", False, "Yandex Market: The size stays"),
        ("VASE", True, ""),
    ]
    assert sent == [["LAMP", "VASE"], ["LAMP", "STRANGE", "VASE"], ["LAMP"], ["STRANGE", "VASE"], ["STRANGE"], ["VASE"]]


def test_a_card_is_written_in_centimetres_and_kilograms() -> None:
    parameter = Parameter.model_validate({"id": 3, "name": "Dims", "type": "BOOLEAN"})
    sized = draft("LAMP", length=105, width=200, height=300, weight=1250, attributes={"3": True})
    offer = cards._offer(sized, [parameter])
    assert offer["weightDimensions"] == {"length": 10.5, "width": 20.0, "height": 30.0, "weight": 1.25}
    assert offer["parameterValues"] == [{"parameterId": 3, "value": "true"}]
    assert offer["basicPrice"] == {"value": 1500.0, "currencyId": "RUR"}
    assert "weightDimensions" not in cards._offer(draft("LAMP", length=105, attributes={}), [parameter])


async def test_conversations_are_read_since_a_moment_and_answered(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    old = market.state.talk(lamp, "Still there?")
    await market.wait(3600)
    since = clock.now()
    talk = market.state.talk(lamp, "Does it dim?")
    async with adapter_for(market, await connect(market)) as adapter:
        (message,) = (await adapter.messages(since)).items
        assert (message.text, message.ours, message.author) == ("Does it dim?", False, talk.author)
        await adapter.send(message.chat_id, "It does")
        assert [(one.text, one.ours) for one in (await adapter.messages(since)).items] == [
            ("Does it dim?", False),
            ("It does", True),
        ]
        for n in range(120):
            market.state.write(talk, f"Line {n}")
        told = [one.text for one in (await adapter.messages(since)).items]
        assert told == ["Does it dim?", "It does", *(f"Line {n}" for n in range(120))]
        with pytest.raises(Refused, match="takes messages of 1 to 4096 letters"):
            await adapter.send(message.chat_id, "")
        with pytest.raises(Refused, match="The chat is not found"):
            await adapter.send("999", "Hello")
    assert len(old.lines) == 1


async def test_what_comes_back_is_told_and_the_order_is_returned(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    kept, back = (market.state.buy(lamp, units=2) for _ in range(2))
    back.back_at = market.state.now()
    async with adapter_for(market, await connect(market)) as adapter:
        (returned,) = (await adapter.returns(clock.now() - timedelta(days=1))).items
        assert (returned.order_id, returned.item_id, returned.quantity, returned.said, returned.at) == (
            str(back.id),
            "LAMP",
            2,
            "REFUNDED/IN_TRANSIT",
            back.back_at,
        )
        assert (await adapter.returns(clock.now() + timedelta(days=2))).items == []
        orders = (await adapter.orders(clock.now() - timedelta(days=1))).items
    assert {one.external_id: one.status for one in orders} == {str(kept.id): "new", str(back.id): "returned"}


async def test_what_a_category_costs_is_told_of_those_that_there_are_goods_in(market: Market) -> None:
    async with adapter_for(market, await connect(market)) as adapter:
        assert await adapter.commissions() == []
        for n in range(120):
            market.state.add_good(f"SKU-{n}", title=f"Item {n}")
        assert await adapter.commissions() == [Commission("105", "Goods", "FBS", "12")]
    assert market.asked.count("POST /v2/tariffs/calculate") == 1
