"""Wildberries by its adapter, against the pretend one: goods, prices, stock, orders, what buyers say, advertising."""

import base64
import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_orders import book, on_sale, pull
from tradepost.channels.adapter import BadCredentials, NoAnswer, Refused
from tradepost.channels.shapes import Bid, CampaignDraft, Outcome, Price, Stock
from tradepost.channels.wildberries import client
from tradepost.core import clock
from tradepost.core.money import Money

SIGNED_OFF = "Wildberries does not accept the credentials: token expired"


def rub(amount: int) -> Money:
    return Money(amount * 100, "RUB")


async def test_a_check_says_whose_token_it_is_and_until_when_it_holds(market: Market, owner: Any) -> None:
    channel = await market.connect()
    found = (await owner.post(f"/channels/{channel.id}/check")).json()
    assert found == {"works": True, "message": "Connected to Sandbox", "account": "Sandbox", "expires_at": None}
    assert (await owner.get(f"/channels/{channel.id}")).json()["state"] == "ready"

    claims = base64.urlsafe_b64encode(json.dumps({"exp": 1_900_000_000}).encode()).decode().rstrip("=")
    assert client.expires_at(f"head.{claims}.sign") == datetime.fromtimestamp(1_900_000_000, UTC)
    assert client.expires_at("no token at all") is None


async def test_an_expired_token_is_said_and_not_tried_again(market: Market, owner: Any) -> None:
    channel = await market.connect()
    market.state.tokens["sandbox"] = clock.now() - timedelta(seconds=1)
    found = (await owner.post(f"/channels/{channel.id}/check")).json()
    assert (found["works"], found["message"]) == (False, SIGNED_OFF)
    assert market.asked == ["GET /api/v1/seller-info"]
    assert (await owner.get(f"/channels/{channel.id}")).json()["state"] == "failing"
    async with market.adapter(channel) as adapter:
        with pytest.raises(BadCredentials):
            await adapter.cards()


async def test_cards_come_in_parts_behind_a_cursor_each_once(market: Market) -> None:
    for n in range(250):
        market.state.add_good(f"SKU-{n}", title=f"Item {n}", barcode=f"460{n:010d}")
    found, cursor = [], None
    async with market.adapter(await market.connect()) as adapter:
        while True:
            part = await adapter.cards(cursor)
            found += part.items
            if (cursor := part.cursor) is None:
                break
    assert [card.sku for card in found] == [f"SKU-{n}" for n in range(250)]
    one = next(iter(market.state.goods.values()))
    assert (found[0].external_id, found[0].size_id, found[0].barcodes) == (str(one.nm), str(one.chrt), [one.barcode])
    assert market.asked.count("POST /content/v2/get/cards/list") == 3


async def test_a_price_is_taken_applied_later_and_read_back(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1000)
    item = str(lamp.nm)
    async with market.adapter(await market.connect()) as adapter:
        (outcome,) = await adapter.push_prices([Price(item, rub(900), rub(1200))])
        assert (outcome.accepted, outcome.error) == (True, "")
        assert (await adapter.prices([item])).items == [Price(item, rub(1000))]  # not yet
        assert await adapter.api.price_task(int(outcome.reference)) is None
        await market.wait(6)
        assert (await adapter.prices([item])).items == [Price(item, rub(900), rub(1200))]
        task = await adapter.api.price_task(int(outcome.reference))
        assert task is not None
        assert task.status == 3
        everything = await adapter.prices()
        assert (everything.items, everything.cursor) == ([Price(item, rub(900), rub(1200))], "1000")
        assert (await adapter.prices(cursor="1000")).cursor is None


async def test_each_item_of_a_price_push_has_one_outcome(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku, price=3000) for sku in ("LAMP", "VASE"))
    async with market.adapter(await market.connect()) as adapter:
        prices = [
            Price(str(lamp.nm), rub(2500)),
            Price(str(vase.nm), rub(900)),  # three times lower: quarantine
            Price("77", rub(100)),
            Price(str(lamp.nm + 5), Money(99_950, "RUB")),
            Price(str(lamp.nm + 6), rub(667), rub(1000)),
            Price(str(lamp.nm + 7), rub(333), rub(999)),
        ]
        outcomes = await adapter.push_prices(prices)
        assert [one.external_id for one in outcomes] == [one.external_id for one in prices]
        assert [one.accepted for one in outcomes] == [True, True, True, False, False, False]
        assert outcomes[3].error == "Wildberries takes whole roubles, not 999.50 RUB"
        assert outcomes[4].error == "Wildberries takes whole percentages: 667 instead of 1000 is none"
        await market.wait(6)
        told = {one.nm_id: one.error_text for one in await adapter.api.price_task_goods(int(outcomes[0].reference))}
        assert told[lamp.nm] == ""
        assert "quarantine" in str(told[vase.nm])
        assert told[77] == "The product is not found"
        shown = {one.external_id: one.price for one in (await adapter.prices([str(lamp.nm), str(vase.nm)])).items}
        assert shown == {str(lamp.nm): rub(2500), str(vase.nm): rub(3000)}
        (none,) = await adapter.push_prices([Price("77", rub(100))])
        assert none == Outcome("77", accepted=False, error="Wildberries: No goods for process")


async def test_stock_is_told_by_size_and_what_is_wrong_is_found_among_the_rest(market: Market) -> None:
    goods = [market.state.add_good(f"S{n}", title=f"S{n}") for n in range(9)]
    told = [Stock(str(good.nm), n, str(good.chrt)) for n, good in enumerate(goods)]
    wrong = Stock("1", 5, "999")
    async with market.adapter(await market.connect()) as adapter:
        outcomes = await adapter.push_stock([*told[:4], wrong, *told[4:], Stock("2", 1)])
        assert [one.accepted for one in outcomes] == [True] * 4 + [False] + [True] * 5 + [False]
        assert outcomes[4].error == "Wildberries: Sizes are not found"
        assert outcomes[-1].error == "has no size (chrtID): pull its card first"
        await market.wait(6)
        assert await adapter.stocks(told) == told
    assert [good.stock for good in goods] == list(range(9))


async def test_a_warehouse_that_is_set_is_the_one_that_is_asked(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    channel = await market.connect()
    channel.options = {**channel.options, "warehouse_id": "5"}
    async with market.adapter(channel) as adapter:
        (refused,) = await adapter.push_stock([Stock(str(lamp.nm), 4, str(lamp.chrt))])
    assert (refused.accepted, refused.error) == (False, "Wildberries: The warehouse is not found")
    assert market.asked == ["PUT /api/v3/stocks/5"]


async def test_orders_are_confirmed_shipped_with_labels_and_cancelled(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    lamp.stock = 9
    numbers = [str(market.state.buy(lamp).id) for _ in range(4)]
    since = clock.now() - timedelta(days=1)
    async with market.adapter(await market.connect()) as adapter:
        found = (await adapter.orders(since)).items
        assert [(one.external_id, one.status, one.items[0].price, one.items[0].sku) for one in found] == [
            (number, "new", rub(1500), "LAMP") for number in numbers
        ]
        outcomes = await adapter.confirm([*numbers[:2], "1"])
        assert [(one.accepted, one.error) for one in outcomes] == [
            (True, ""),
            (True, ""),
            (False, "Wildberries knows no such order"),
        ]
        assert [one.accepted for one in await adapter.confirm(numbers[:2])] == [True, True]  # again: as it is
        # Two are packed together; handing one over leaves the other here.
        (shipped,) = await adapter.ship([numbers[0]])
        assert shipped.reference.startswith("WB-GI-")
        assert shipped.labels[0][0] == "image/png"
        assert shipped.labels[0][1].startswith(b"\x89PNG")
        assert (await adapter.ship([numbers[0]]))[0].labels == shipped.labels
        assert (await adapter.cancel(numbers[3], "")).accepted
        assert (await adapter.cancel(numbers[3], "")).accepted
        gone = await adapter.cancel(numbers[0], "")
        assert gone.error == "Wildberries: The order cannot be cancelled in this status"
        with pytest.raises(Refused, match="cannot be shipped: cancelled"):
            await adapter.ship([numbers[3]])
        stand = [one.status for one in (await adapter.orders(since)).items]
        assert stand == ["shipped", "confirmed", "new", "cancelled"]


def supplies(market: Market) -> list[tuple[str, bool, list[str]]]:
    """(name, handed over, what is in it) of every supply."""
    return [
        (one.name, one.done, [str(order.id) for order in market.state.orders.values() if order.supply == one.id])
        for one in market.state.supplies.values()
    ]


async def test_each_order_is_handed_over_in_the_supply_it_was_confirmed_in_and_none_stays_empty(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    a, b, c = (str(market.state.buy(lamp, clock.now() - timedelta(days=days)).id) for days in (12, 3, 0))
    async with market.adapter(await market.connect()) as adapter:
        confirmed = [(await adapter.confirm([one]))[0].reference for one in (a, b)]
        assert supplies(market) == [(f"Tradepost {a}", False, [a]), (f"Tradepost {b}", False, [b])]
        market.asked.clear()
        (first,) = await adapter.ship([a])
        assert first.reference == confirmed[0]
        assert "POST /api/v3/supplies" not in market.asked
        assert market.asked.count("GET /api/v3/orders") == 2  # it was sold in the week before the last
        # Its own label, and the code of the supply: they are the same white dot here.
        assert [media for media, _ in first.labels] == ["image/png", "image/png"]
        assert market.asked[-2:] == [
            f"PATCH /api/v3/supplies/{first.reference}/deliver",
            f"GET /api/v3/supplies/{first.reference}/barcode",
        ]
        assert await adapter.ship([a]) == [first]
        assert {one.reference for one in await adapter.ship([b, c])} == {confirmed[1], list(market.state.supplies)[2]}
    assert supplies(market) == [(f"Tradepost {one}", True, [one]) for one in (a, b, c)]


async def test_what_is_packed_together_is_handed_over_only_as_far_as_it_was_asked_for(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    a, b, c = (str(market.state.buy(lamp).id) for _ in range(3))
    async with market.adapter(await market.connect()) as adapter:
        assert len({one.reference for one in await adapter.confirm([a, b, c])}) == 1
        await adapter.ship([b])
        assert supplies(market) == [(f"Tradepost {a} +2", False, [a, c]), (f"Tradepost {b}", True, [b])]
        await adapter.ship([a])
        await adapter.ship([c])  # nothing else is left in the first one, so it goes as it is
    assert supplies(market) == [
        (f"Tradepost {a} +2", True, [c]),
        *((f"Tradepost {one}", True, [one]) for one in (b, a)),
    ]


async def test_no_supply_is_left_over_by_what_was_cancelled_or_is_not_let_in(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    a, b, c, d = (str(market.state.buy(lamp).id) for _ in range(4))
    async with market.adapter(await market.connect()) as adapter:
        await adapter.confirm([a])
        await adapter.confirm([b, c])
        assert (await adapter.cancel(a, "")).accepted
        assert (await adapter.cancel(b, "")).accepted
        assert supplies(market) == [(f"Tradepost {b} +1", False, [c])]
        market.state.orders[int(d)].fate = "on hold"
        said = "Wildberries: An order's status does not allow it"
        assert [(one.accepted, one.error) for one in await adapter.confirm([d])] == [(False, said)]
        with pytest.raises(Refused, match="An order's status does not allow it"):
            await adapter.ship([d])
        assert supplies(market) == [(f"Tradepost {b} +1", False, [c])]

        async def silent(*_: Any, **__: Any) -> Any:
            raise NoAnswer("no answer")

        monkeypatch.setattr(client.Wildberries, "orders", silent)
        assert (await adapter.cancel(c, "")).accepted  # it is cancelled, also where nobody finds its supply
    assert market.state.orders[int(c)].status == "cancel"


@pytest.mark.parametrize("name", ["open_supply", "into_supply", "deliver"])
async def test_whichever_answer_gets_lost_an_order_has_one_supply_and_the_same_is_told_again(
    market: Market, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    other, order = (str(market.state.buy(lamp).id) for _ in range(2))
    real, calls = getattr(client.Wildberries, name), []

    async def lossy(self: Any, *args: Any) -> Any:
        done = await real(self, *args)
        calls.append(args)
        if len(calls) == 1:
            raise NoAnswer("no answer")
        return done

    async with market.adapter(await market.connect()) as adapter:
        await adapter.confirm([other])
        monkeypatch.setattr(client.Wildberries, name, lossy)
        if name != "open_supply":  # that it was opened is found out at once
            with pytest.raises(NoAnswer):
                await adapter.ship([order])
        (shipped,) = await adapter.ship([order])
        assert await adapter.ship([order]) == [shipped]
    assert supplies(market) == [(f"Tradepost {other}", False, [other]), (f"Tradepost {order}", True, [order])]
    assert (shipped.reference, len(shipped.labels)) == (list(market.state.supplies)[1], 2)
    assert len(calls) == 1


async def test_what_is_said_in_words_that_nobody_knows_is_left_out_and_stays_as_it_was(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, card = await on_sale(market, "LAMP", 9)
    known, fresh, carried, gone = (market.state.buy(card) for _ in range(4))
    channel = await market.connect()
    fresh.status = "frozen"
    gone.status = "cancel_carrier"
    logged: list[tuple[str, dict[str, Any]]] = []
    heard = SimpleNamespace(warning=lambda event, **about: logged.append((event, about)))
    monkeypatch.setattr("tradepost.channels.wildberries.orders.log", heard)
    await pull(market, channel)
    assert logged == [
        ("channels.status", {"marketplace": "Wildberries", "order": fresh.id, "said": "frozen/waiting"}),
    ]
    assert [(number, status) for number, _, status, _ in await book()] == [
        (f"SANDBOX-{known.id}", "paid"),
        (f"SANDBOX-{carried.id}", "paid"),
    ]
    known.status, carried.fate = "frozen", "sorted"
    await pull(market, channel)
    assert [status for _, _, status, _ in await book()] == ["paid", "shipped"]
    async with market.adapter(channel) as adapter:
        (refused,) = await adapter.confirm([str(known.id)])
        assert refused.error == "the order is frozen/waiting"
        with pytest.raises(Refused, match=f"{known.id} cannot be shipped: frozen/waiting"):
            await adapter.ship([str(known.id)])
    known.status, fresh.status = "complete", "new"
    await pull(market, channel)
    assert [status for _, _, status, _ in await book()] == ["shipped", "shipped", "paid"]
    assert market.state.supplies == {}


async def test_orders_of_long_ago_come_thirty_days_at_a_time(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    wanted = [str(market.state.buy(lamp, clock.now() - timedelta(days=days)).id) for days in (65, 40, 2)]
    found, cursor = [], None
    async with market.adapter(await market.connect()) as adapter:
        while True:
            part = await adapter.orders(clock.now() - timedelta(days=70), cursor)
            found += [one.external_id for one in part.items]
            if (cursor := part.cursor) is None:
                break
    assert found == wanted


async def test_reviews_and_questions_are_read_and_answered(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    since = clock.now() - timedelta(hours=1)
    good = market.state.say(lamp, stars=5, text="Bright")
    asked = market.state.say(lamp, text="Does it dim?")
    market.state.say(lamp, stars=1, text="Long ago", at=since - timedelta(days=1))
    async with market.adapter(await market.connect()) as adapter:
        unanswered = await adapter.reviews(since)
        assert [(one.external_id, one.rating, one.text, one.item_id, one.sku) for one in unanswered.items] == [
            (good.id, 5, "Bright", str(lamp.nm), "LAMP")
        ]
        assert unanswered.cursor == "1|0"
        assert (await adapter.reviews(since, unanswered.cursor)).items == []
        await adapter.answer("review", good.id, "Thank you")
        await adapter.answer("question", asked.id, "It does")
        assert (await adapter.reviews(since)).items == []
        answered = await adapter.reviews(since, "1|0")
        assert ([one.answer for one in answered.items], answered.cursor) == (["Thank you"], None)
        assert [one.answer for one in (await adapter.questions(since, "1|0")).items] == ["It does"]
        with pytest.raises(Refused, match="takes answers of 2 to 5000 letters"):
            await adapter.answer("review", good.id, "!")
        # They take an answer to whatever number, so it is looked whether there is such a review.
        market.asked.clear()
        with pytest.raises(Refused, match="The feedback is not found"):
            await adapter.answer("review", "none", "Hello")
        assert market.asked == ["GET /api/v1/feedback"]
    assert good.answer == "Thank you"


async def test_a_campaign_is_made_given_a_budget_run_bid_for_and_counted(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    item = str(lamp.nm)
    async with market.adapter(await market.connect()) as adapter:
        made = await adapter.create_campaign(CampaignDraft("Lamps", [item], budget=rub(2000)))
        (campaign,) = await adapter.campaigns()
        assert (campaign.external_id, campaign.state, campaign.item_ids) == (made, "draft", [item])
        await adapter.set_budget(made, rub(1500))  # there is more in it already
        assert await adapter.api.budget(int(made)) == 2000
        await adapter.set_campaign(made, "running")
        await adapter.set_campaign(made, "running")
        assert (await adapter.campaigns())[0].state == "running"

        outcomes = await adapter.set_bids(made, [Bid(item, rub(150)), Bid("77", rub(150))])
        assert [one.accepted for one in outcomes] == [True, False]
        with pytest.raises(Refused, match="Wildberries takes 50 items in a campaign, not 51"):
            await adapter.create_campaign(CampaignDraft("Many", [str(lamp.nm + n) for n in range(51)]))
        assert [one.external_id for one in await adapter.campaigns()] == [made]
        (percent,) = await adapter.set_bids(made, [Bid(item, share=500)])
        assert percent.error == "Wildberries takes an amount in roubles"
        assert list(await adapter.bids(made)) == [Bid(item, rub(150), place="search", least=rub(100))]

        today = clock.now().date()
        (figures,) = await adapter.ad_statistics([made], today - timedelta(days=40), today)
        assert (figures.campaign_id, figures.day, figures.item_id) == (made, today, item)
        assert figures.views >= 100
        assert figures.cost.minor > 0
        await adapter.set_campaign(made, "ended")
        with pytest.raises(Refused, match="there is no campaign 5"):
            await adapter.set_campaign("5", "running")


async def test_what_is_left_is_heeded_before_it_says_no(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PRICES", client.Limit("prices", 1000, 1, 1000))  # we believe that it allows more
    market.state.add_good("LAMP", title="Lamp")
    begun = market.moment
    async with market.adapter(await market.connect()) as adapter:
        for _ in range(12):
            await adapter.api.prices()
    # Five at once, then one each 0.6 s, as its headers say of each answer: none was refused.
    assert 4.1 <= (market.moment - begun).total_seconds() <= 5
    assert market.asked.count("GET /api/v2/list/goods/filter") == 12


async def test_within_our_own_limits_it_never_has_to_say_no(market: Market) -> None:
    market.state.add_good("LAMP", title="Lamp")
    async with market.adapter(await market.connect()) as adapter:
        for _ in range(12):
            await adapter.api.prices()
    assert market.asked.count("GET /api/v2/list/goods/filter") == 12


async def test_a_lost_answer_of_a_write_is_no_success_and_is_not_sent_again(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1000)
    async with market.adapter(await market.connect()) as adapter:
        market.state.manners.faults = 1.0
        with pytest.raises(NoAnswer):
            await adapter.push_prices([Price(str(lamp.nm), rub(900))])
    assert market.asked.count("POST /api/v2/upload/task") == 1
