"""Avito by its adapter, against the pretend one: tokens, listings, prices, stock, orders, what buyers say."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import select

from tests import make_channels as make, make_stock
from tests.channels.conftest import Market
from tests.channels.test_commissions import fees
from tests.channels.test_orders import on_sale
from tests.channels.test_settlement import spent
from tests.channels.test_sync import follow, listed
from tests.payments.servers import serve
from tradepost.channels import fulfilling, tokens
from tradepost.channels.adapter import BadCredentials, Busy, NotOffered, Refused
from tradepost.channels.avito import figures
from tradepost.channels.avito.adapter import AvitoAdapter
from tradepost.channels.avito.answers import Order as Sold
from tradepost.channels.avito.orders import _order, _why_unfit
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder, Token
from tradepost.channels.sandbox import app as server
from tradepost.channels.sandbox.avito.figures import MOSCOW
from tradepost.channels.shapes import ItemDay, Outcome, Price, Stock
from tradepost.core import clock, db
from tradepost.core.money import Money
from tradepost.orders.models import Order

TOKEN, LISTINGS = "POST /token", "GET /core/v1/items"


def rub(amount: int) -> Money:
    return Money(amount * 100, "RUB")


async def connect(market: Market, secret: str = server.TOKEN) -> Channel:
    secrets = {"client_id": "a client", "client_secret": secret}
    return await make.channel("avito", options={"address": market.url}, credentials=secrets)


def adapter_for(market: Market, channel: Channel) -> AvitoAdapter:
    return market.speaking(AvitoAdapter, channel)


async def stored() -> list[Token]:
    async with db.reading() as session:
        return list((await session.execute(select(Token))).scalars())


# --- tokens ---


async def test_a_token_is_asked_for_once_kept_encrypted_and_shared(market: Market, owner: Any) -> None:
    channel = await connect(market)
    found = (await owner.post(f"/channels/{channel.id}/check")).json()
    assert found == {"works": True, "message": "Connected to Sandbox", "account": "Sandbox", "expires_at": None}
    async with adapter_for(market, channel) as one, adapter_for(market, channel) as two:
        await one.check()
        await two.check()
        bearer = one.api.bearer
        assert two.api.bearer == bearer
        assert bearer not in repr(one.api)
        assert server.TOKEN not in repr(one.api)
    assert market.asked.count(TOKEN) == 1
    (row,) = await stored()
    assert bearer.startswith("avito-")
    assert bearer not in row.secret
    assert timedelta(days=1, seconds=-1) < row.expires_at - clock.now() <= timedelta(days=1)


async def test_many_that_find_none_ask_for_one(market: Market) -> None:
    channel = await connect(market)
    adapters = [adapter_for(market, channel) for _ in range(5)]

    async def check(adapter: AvitoAdapter) -> str:
        async with adapter:
            await adapter.check()
            return adapter.api.bearer

    assert len(set(await asyncio.gather(*map(check, adapters)))) == 1
    assert market.asked.count(TOKEN) == 1


async def test_a_refused_token_is_replaced_once_for_everybody(market: Market) -> None:
    channel = await connect(market)
    async with adapter_for(market, channel) as one, adapter_for(market, channel) as two:
        await one.check()
        await two.check()
        first = one.api.bearer
        market.state.tokens[first] = clock.now()
        lamp = market.state.add_good("LAMP", title="Lamp")
        assert (await one.push_stock([Stock(str(lamp.nm), 4)]))[0].accepted  # a write as well: it was not done before
        await two.check()
        assert one.api.bearer == two.api.bearer != first
    assert market.asked.count(TOKEN) == 2
    assert market.asked.count("PUT /stock-management/1/stocks") == 2


async def test_a_token_that_ends_is_replaced_before_it_does(market: Market) -> None:
    channel = await connect(market)
    async with adapter_for(market, channel) as adapter:
        await adapter.check()
    await market.wait(86_400 - 30)
    market.asked.clear()
    async with adapter_for(market, channel) as adapter:
        await adapter.check()
    assert market.asked == [TOKEN, "GET /core/v1/accounts/self"]


async def test_wrong_credentials_are_said_without_them(market: Market, owner: Any) -> None:
    channel = await connect(market, secret="a wrong secret")
    found = (await owner.post(f"/channels/{channel.id}/check")).json()
    said = "Avito does not accept the credentials: Client authentication failed"
    assert (found["works"], found["message"]) == (False, said)
    assert market.asked == [TOKEN]
    async with adapter_for(market, channel) as adapter:
        with pytest.raises(BadCredentials):
            await adapter.cards()
    assert [(row.secret, row.asking_until) for row in await stored()] == [("", None)]  # the next one may ask at once


async def test_whoever_dies_while_asking_is_not_waited_for_for_long(market: Market) -> None:
    asked: list[str] = []

    async def never() -> tokens.Given:
        asked.append("first")
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await tokens.renewed("a name", never, market.wait)

    turn = await tokens._take("a name")  # a process that is killed now leaves its turn behind
    assert turn is not None

    async def ask() -> tokens.Given:
        asked.append("second")
        return tokens.Given("a token", 3600)

    with pytest.raises(Busy, match="does not come back"):
        await tokens.renewed("a name", ask, market.wait)
    await market.wait(15)
    assert await tokens.renewed("a name", ask, market.wait) == "a token"
    assert asked == ["first", "second"]
    assert await tokens.held("a name") == "a token"
    assert await tokens.held("a name", stale="a token") == ""
    assert "a token" not in repr(tokens.Given("a token", 5))


# --- goods ---


async def test_listings_come_by_page_with_the_sellers_own_numbers(market: Market) -> None:
    for n in range(150):
        market.state.add_good(f"SKU-{n}", title=f"Item {n}")
    first = next(iter(market.state.goods.values()))
    async with adapter_for(market, await connect(market)) as adapter:
        part = await adapter.cards()
        rest = await adapter.cards(part.cursor)
        found = [*part.items, *rest.items]
    assert [card.sku for card in found] == [f"SKU-{n}" for n in range(150)]
    assert (found[0].external_id, found[0].title, rest.cursor) == (str(first.nm), "Item 0", None)


async def test_a_full_page_is_fewer_than_a_hundred_and_the_last_one_may_be_empty(market: Market) -> None:
    market.state.manners.limits = False
    for n in range(198):
        market.state.add_good(f"SKU-{n}", title=f"Item {n}")
    wanted = [str(nm) for nm in market.state.goods]
    async with adapter_for(market, await connect(market)) as adapter:
        assert [one.external_id for one in (await adapter.prices(wanted)).items] == wanted
        assert market.asked.count(LISTINGS) == 3  # the third page is empty
        with pytest.raises(Refused, match="per_page must be above 0 and below 100"):
            await adapter.api.items(limit=100)


@pytest.mark.parametrize(("says", "pages"), [({"page": 1, "per_page": 40}, 3), ({}, 4)])
async def test_a_server_that_gives_fewer_than_were_asked_for_is_asked_on(
    market: Market, says: dict[str, int], pages: int
) -> None:
    asked: list[int] = []

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/token":
            return web.json_response({"access_token": "a token", "expires_in": 86_400})
        if request.path != "/core/v1/items":
            return web.json_response({"items": []})
        asked.append(page := int(request.query["page"]))
        numbers = range(40 * (page - 1), min(40 * page, 110))
        return web.json_response({"meta": says, "resources": [{"id": n + 1, "price": 5} for n in numbers]})

    wanted = [str(n + 1) for n in range(110)]
    async with serve(answer) as url:
        secrets = {"client_id": "a client", "client_secret": "another secret"}
        channel = await make.channel("avito", options={"address": url}, credentials=secrets)
        async with adapter_for(market, channel) as adapter:
            found, cursor = [], None
            while True:
                part = await adapter.cards(cursor)
                found += [one.external_id for one in part.items]
                if (cursor := part.cursor) is None:
                    break
            assert (found, asked) == (wanted, list(range(1, pages + 1)))
            asked.clear()
            assert [one.external_id for one in (await adapter.prices(wanted)).items] == wanted
            assert await adapter.campaigns() == []
            assert asked == 2 * list(range(1, pages + 1))


async def test_what_the_account_may_not_do_costs_no_token(market: Market) -> None:
    market.state.add_good("LAMP", title="Lamp")
    market.state.manners.feed = False
    async with adapter_for(market, await connect(market)) as adapter:
        for _ in range(2):
            assert [(card.title, card.sku) for card in (await adapter.cards()).items] == [("Lamp", "")]
        with pytest.raises(Refused, match="Avito does not let this account do that: Autoload is not available"):
            await adapter.api.ad_ids([5])
    assert market.asked.count(TOKEN) == 1


async def test_prices_are_set_one_by_one_and_read_back(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku, price=1000) for sku in ("LAMP", "VASE"))
    async with adapter_for(market, await connect(market)) as adapter:
        outcomes = await adapter.push_prices(
            [
                Price(str(lamp.nm), rub(900)),
                Price("77", rub(100)),
                Price(str(vase.nm), Money(99_950, "RUB")),
                Price(str(vase.nm), rub(950), rub(1200)),  # nothing is crossed out there
            ]
        )
        assert outcomes == [
            Outcome(str(lamp.nm), accepted=True),
            Outcome("77", accepted=False, error="Avito: The item is not found"),
            Outcome(str(vase.nm), accepted=False, error="Avito takes whole roubles, not 999.50 RUB"),
            Outcome(str(vase.nm), accepted=True),
        ]
        assert (await adapter.prices([str(lamp.nm)])).items == [Price(str(lamp.nm), rub(1000))]  # not yet
        await market.wait(6)
        assert (await adapter.prices()).items == [Price(str(lamp.nm), rub(900)), Price(str(vase.nm), rub(950))]


async def test_stock_is_told_with_an_outcome_for_each_and_read_ten_at_a_time(market: Market) -> None:
    goods = [market.state.add_good(f"S{n}", title=f"S{n}") for n in range(25)]
    told = [Stock(str(good.nm), n) for n, good in enumerate(goods)]
    async with adapter_for(market, await connect(market)) as adapter:
        outcomes = await adapter.push_stock([*told, Stock("77", 5)])
        assert [one.accepted for one in outcomes] == [True] * 25 + [False]
        assert outcomes[-1].error == "The item is not found"
        (hand,) = await adapter.push_stock([Stock("by hand", 5)])
        assert (hand.accepted, hand.error) == (False, "Avito's listings have numbers")
        assert await adapter.stocks([Stock("by hand", 5)]) == []
        await market.wait(6)
        assert await adapter.stocks(told) == told
    assert market.asked.count("POST /stock-management/1/info") == 3


# --- orders ---


async def test_orders_are_confirmed_sent_with_a_label_and_rejected(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    lamp.stock = 20
    numbers = [str(market.state.buy(lamp, units=n + 1).id) for n in range(3)]
    since = clock.now() - timedelta(days=1)
    async with adapter_for(market, await connect(market)) as adapter:
        found = (await adapter.orders(since)).items
        assert [
            (one.external_id, one.status, one.said, one.items[0].quantity, one.items[0].price) for one in found
        ] == [(number, "new", "on_confirmation", n + 1, rub(1500)) for n, number in enumerate(numbers)]
        assert (found[0].items[0].external_id, found[0].items[0].sku) == (str(lamp.nm), "LAMP")
        outcomes = await adapter.confirm([numbers[0], "1"])
        assert [(one.accepted, one.error) for one in outcomes] == [(True, ""), (False, "Avito knows no such order")]
        assert (await adapter.confirm([numbers[0]]))[0].accepted
        (shipped, other) = await adapter.ship(numbers[:2])  # the second is confirmed on the way
        assert (shipped.reference, shipped.labels[0][0]) == (f"D{numbers[0]}", "application/pdf")
        assert other.labels[0][1].startswith(b"%PDF-")
        assert (await adapter.cancel(numbers[2], "")).accepted
        assert (await adapter.cancel(numbers[2], "")).accepted
        with pytest.raises(Refused, match="cannot be shipped: the order is canceled"):
            await adapter.ship([numbers[2]])
        market.state.orders[int(numbers[0])].fate = "sorted"
        gone = await adapter.cancel(numbers[0], "")
        assert gone.error == "Avito: The order is in_transit: reject is not available"
        market.state.orders[int(numbers[1])].back_at = market.state.now()
        stand = [one.status for one in (await adapter.orders(since)).items]
        assert stand == ["shipped", "returned", "cancelled"]
        (back,) = (await adapter.returns(since)).items
        assert (back.order_id, back.item_id, back.quantity, back.said) == (numbers[1], str(lamp.nm), 2, "in_transit")


async def test_orders_come_twenty_at_a_time(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    wanted = [str(market.state.buy(lamp).id) for _ in range(45)]
    found, cursor = [], None
    async with adapter_for(market, await connect(market)) as adapter:
        while True:
            part = await adapter.orders(clock.now() - timedelta(days=1), cursor)
            found += [one.external_id for one in part.items]
            if (cursor := part.cursor) is None:
                break
    assert found == wanted


def test_what_the_buyer_pays_is_without_discounts_and_with_the_commission() -> None:
    """The description's own example: two of 500, 10 off each, a commission of 10 each; its `total` is 480."""
    prices = {"price": 500, "discountSum": 10, "commission": 10, "total": 480}
    told = {"id": 50000000000000000, "status": "in_transit", "createdAt": "2016-11-01T20:44:39Z"}
    item = {"avitoId": "2799377316", "id": "132768483", "title": "Shoes", "count": 2, "prices": prices}
    order = _order(Sold.model_validate({**told, "items": [item]}), "shipped")
    assert order.external_id == "50000000000000000"
    assert [(one.quantity, one.price) for one in order.items] == [(2, rub(490))]
    assert order.fees == rub(20)
    whole = {"price": 1000, "discount": 20, "commission": 20.5, "total": 959.5}
    assert _order(Sold.model_validate({**told, "items": [item], "prices": whole}), "shipped").fees == Money(2050, "RUB")
    del prices["commission"]
    assert _order(Sold.model_validate({**told, "items": [item], "prices": {}}), "shipped").fees is None


def test_an_order_that_wants_a_tracking_number_is_not_shipped_from_here() -> None:
    told = {"id": "1", "status": "ready_to_ship", "createdAt": "2026-07-01T10:00:00Z"}
    wants = {"availableActions": [{"name": "setTrackNumber", "required": True}]}
    assert _why_unfit(Sold.model_validate(told)) == ""
    assert _why_unfit(Sold.model_validate(told | wants)) == "it wants a tracking number first, which is given on Avito"
    assert _why_unfit(Sold.model_validate(told | {"status": "closed by aliens"})) == "the order is closed by aliens"


# --- what buyers say ---


async def test_reviews_are_answered_and_questions_are_not_offered(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    since = clock.now() - timedelta(hours=1)
    good = market.state.say(lamp, stars=5, text="Bright")
    market.state.say(lamp, stars=1, text="Long ago", at=since - timedelta(days=1))
    async with adapter_for(market, await connect(market)) as adapter:
        (review,) = (await adapter.reviews(since)).items
        assert (review.rating, review.text, review.item_id, review.item_name, review.can_answer) == (
            5,
            "Bright",
            str(lamp.nm),
            "Desk lamp",
            True,
        )
        await adapter.answer("review", review.external_id, "Thank you")
        (again,) = (await adapter.reviews(since)).items
        assert (again.answer, again.can_answer) == ("Thank you", False)
        with pytest.raises(Refused, match="It has an answer already"):
            await adapter.answer("review", review.external_id, "Thanks again")
        with pytest.raises(NotOffered, match="Avito offers no questions"):
            await adapter.answer("question", "5", "It does")
        with pytest.raises(NotOffered, match="Avito offers cards push, which is not used here yet"):
            adapter.require(Capability.CARDS_PUSH)
    assert good.answer == "Thank you"


async def test_conversations_are_read_since_a_moment_and_answered(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    old = market.state.talk(lamp, "Still there?")
    await market.wait(3600)
    since = clock.now()
    talk = market.state.talk(lamp, "Does it dim?")
    async with adapter_for(market, await connect(market)) as adapter:
        await adapter.send(talk.id, "It does")
        found = (await adapter.messages(since)).items
        assert [(one.text, one.ours, one.author, one.item_id) for one in found] == [
            ("Does it dim?", False, talk.author, str(lamp.nm)),
            ("It does", True, "", str(lamp.nm)),
        ]
        with pytest.raises(Refused, match="takes messages of 1 to 1000 letters"):
            await adapter.send(talk.id, "x" * 1001)
    assert len(old.lines) == 1
    assert [one.text for one in talk.lines] == ["Does it dim?", "It does"]


async def test_figures_come_by_day_in_as_many_calls_as_it_takes(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "LONGEST", timedelta(days=1))
    lamp, vase = (market.state.add_good(sku, title=sku, price=1000) for sku in ("LAMP", "VASE"))
    market.state.buy(lamp, units=2)
    market.state.buy(lamp)
    market.state.buy(vase)  # not asked for
    today = clock.now().astimezone(MOSCOW).date()
    days = [today - timedelta(days=back) for back in (2, 1, 0)]
    item = str(lamp.nm)
    async with adapter_for(market, await connect(market)) as adapter:
        found = await adapter.item_statistics([item], days[0], today)
        seen = [(lamp.nm * 7 + day.toordinal() * 13) % 50 for day in days]
        assert found == [
            ItemDay(item, days[0], seen[0], None, 0, rub(0)),
            ItemDay(item, days[1], seen[1], None, 0, rub(0)),
            ItemDay(item, today, seen[2], None, 3, rub(3000)),
        ]
        assert [sum(way in one for one in market.asked) for way in ("stats/v1", "stats/v2")] == [2, 3]
        assert await adapter.item_statistics(["5"], today, today) == []


async def test_of_orders_nothing_is_said_where_the_account_may_not_see_them(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1000)
    market.state.buy(lamp)
    today = clock.now().astimezone(MOSCOW).date()
    async with adapter_for(market, await connect(market)) as adapter:
        monkeypatch.setattr(figures, "WORTH", "viewsCost")  # a figure that is not told
        (day,) = await adapter.item_statistics([str(lamp.nm)], today, today)
        assert (day.orders, day.revenue) == (1, None)
        monkeypatch.setattr(figures, "AT_A_TIME", 5000)  # more than it takes
        (day,) = await adapter.item_statistics([str(lamp.nm)], today, today)
        assert (day.views is None, day.orders, day.revenue) == (False, None, None)


async def test_what_a_category_of_the_feed_wants_to_know_is_told(market: Market) -> None:
    async with adapter_for(market, await connect(market)) as adapter:
        found = await adapter.categories()
        assert [(one.external_id, one.parent_id, one.leaf) for one in found] == [
            ("All goods", None, False),
            ("goods", "All goods", True),
        ]
        wants = await adapter.attributes("goods")
        assert [(one.external_id, one.required, one.choices) for one in wants] == [
            ("Condition", True, ["Новое", "Б/у"]),
            ("Color", False, ()),
        ]
        with pytest.raises(Refused):
            await adapter.attributes("boats")


# --- kept in step ---


async def test_what_avito_keeps_of_an_order_is_said_by_the_order_itself(market: Market, owner: Any) -> None:
    _, lamp = await on_sale(market, "LAMP", 5)
    # The merchant reckons with more, in all orders.
    channel = await market.connect("avito", fee=Decimal(20))
    await make.only(channel, Capability.CARDS, Capability.ORDERS)
    await follow()
    market.state.buy(lamp, units=2)
    await market.wait(61)
    await follow()
    # Seven per cent of two for 1500 each.
    assert await fees(owner, channel) == [("210.00", "2790.00", "marketplace")]
    assert await spent() == {"fees": 21_000}
    (one,) = (await owner.get(f"/channels/{channel.id}/settlement")).json()["items"]
    assert (one["state"], one["expected"]) == ("waiting", "2790.00")


async def test_it_is_kept_in_step_an_order_arrives_is_shipped_and_the_stock_is_told(market: Market) -> None:
    goods = await make_stock.goods("LAMP")
    await make_stock.stock(goods, 5)
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    channel = await connect(market)
    await make.only(channel, Capability.CARDS, Capability.ORDERS, Capability.STOCK_PUSH, Capability.STOCK_READ)
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
    assert (order.number, order.status, order.total) == (f"AVITO-{sold.id}", "paid", 300_000)
    await market.wait(11)
    await follow()
    assert (lamp.stock, await listed(channel)) == (3, [("LAMP", "verified", 3, 3)])
    async with adapter_for(market, channel) as adapter:
        await fulfilling.ask(channel.id, row.id, "confirm", adapter=adapter)
        shipped = await fulfilling.ask(channel.id, row.id, "ship", adapter=adapter)
    assert shipped.labels[0][1].startswith(b"%PDF-")
    async with db.reading() as session:
        order = (await session.execute(select(Order))).scalar_one()
    assert order.status == "shipped"
