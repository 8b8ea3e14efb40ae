"""A parcel that its buyer refuses is on its way back: its goods are for sale again when they arrive, not before."""

from datetime import timedelta
from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_orders import book, left, on_sale
from tests.channels.test_returns import (
    DAY,
    HOUR,
    KEPT as RETURNS_KEPT,
    back,
    came,
    delivered,
    pulled,
    receive,
    revenue,
    sound,
    told,
)
from tests.channels.test_sync import follow
from tradepost.core import clock

KEPT = RETURNS_KEPT


async def test_what_was_refused_is_expected_at_once_and_for_sale_when_it_arrived(
    market: Market, owner: Any, analyst: Any, capsys: Any
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    kept, refused = (market.state.buy(card) for _ in range(2))
    await follow()
    for order in (kept, refused):
        order.status = "complete"
    await pulled(market, channel, HOUR)
    assert [line[2] for line in await book()] == ["shipped", "shipped"]

    refused.fate = "canceled_by_client"
    await pulled(market, channel, HOUR)
    assert [line[2] for line in await book()] == ["shipped", "cancelled"]
    assert (await left(lamp.variant_id), await revenue(owner)) == (3, "1500.00")
    (one,) = await back(analyst, channel)
    assert {name: one[name] for name in ("state", "quantity", "counted", "restocked", "problem", "name", "said")} == {
        "state": "coming", "quantity": 1, "counted": 0, "restocked": 0, "problem": "", "name": "Lamp",
        "said": "complete/canceled_by_client",
    }  # fmt: skip
    assert (one["channel_order"], one["return_number"]) == (str(refused.id), None)
    for _ in range(2):  # read again and again, it is expected once
        await pulled(market, channel, HOUR)
    assert (len(await back(owner, channel)), await left(lamp.variant_id)) == (1, 3)

    assert (await receive(analyst, channel, one, restock=True)).status_code == 403
    assert (await receive(owner, channel, one, restock=True)).json()["restocked"] == 1
    assert await left(lamp.variant_id) == 4
    assert (await receive(owner, channel, one, restock=True)).status_code == 409

    await told(channel, came("r1", str(refused.id), str(card.nm), at=clock.now()))  # told when it is here already
    assert [(it["state"], it["restocked"]) for it in await back(owner, channel)] == [("received", 1), ("void", 0)]
    assert (await left(lamp.variant_id), len(await book())) == (4, 2)
    await sound(capsys)


async def test_what_the_marketplace_tells_of_its_way_takes_the_place_of_what_was_expected(
    market: Market, owner: Any, capsys: Any
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    order = market.state.buy(card, units=3)
    number = delivered(market, order)
    await follow()
    await pulled(market, channel, 2 * DAY)
    assert [line[2] for line in await book()] == ["shipped"]
    order.fate = "canceled_by_client"
    await pulled(market, channel, HOUR)
    assert [(one["quantity"], one["state"]) for one in await back(owner, channel)] == [(3, "coming")]

    await told(channel, came("1st", number, str(card.nm), 1, at=clock.now()))
    assert {one["external_id"]: one["quantity"] for one in await back(owner, channel)} == {
        "1st": 1,
        f"{number}/{lamp.variant_id}": 2,
    }
    await told(channel, came("2nd", number, str(card.nm), 2, at=clock.now() + timedelta(seconds=1)))
    first, second = await back(owner, channel)
    assert [(one["external_id"], one["quantity"], one["state"]) for one in (first, second)] == [
        ("1st", 1, "coming"),
        ("2nd", 2, "coming"),
    ]
    assert await left(lamp.variant_id) == 2
    assert (await receive(owner, channel, first, restock=False)).json()["restocked"] == 0  # broken
    assert (await receive(owner, channel, second, restock=True)).json()["restocked"] == 2
    assert (await left(lamp.variant_id), len(await book())) == (4, 1)
    await sound(capsys)


@pytest.mark.in_turn
@pytest.mark.parametrize("dialect", ["wildberries", "ozon", "yandex_market", "avito"])
async def test_what_never_left_is_for_sale_again_at_once(market: Market, owner: Any, dialect: str) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(dialect)
    order = market.state.buy(card)
    await follow()
    assert await left(lamp.variant_id) == 4
    order.fate = "canceled_by_client"
    await pulled(market, channel, HOUR)
    assert [line[2] for line in await book()] == ["cancelled"]
    assert (await left(lamp.variant_id), await back(owner, channel)) == (5, [])
