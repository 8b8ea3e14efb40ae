"""What was sold twice is fulfilled after all when goods come in meanwhile: they are taken once, or nothing is."""

import asyncio
from typing import Any

import pytest

from tests import make_stock
from tests.channels.conftest import Market
from tests.channels.test_orders import ask, book, cancelled_here, left, on_sale, pull
from tests.channels.test_sync import follow
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel

KEPT = (Capability.CARDS, Capability.ORDERS)


async def sold_twice(
    market: Market, owner: Any, dialect: str = "wildberries", *, units: int = 1
) -> tuple[Any, Channel, Any, str]:
    """The last lamp is sold, and another order of some: the lamps, the channel, the order, its address."""
    lamp, card = await on_sale(market, "LAMP", 1)
    channel = await market.connect(dialect)
    card.stock = 1 + units
    market.state.buy(card)
    await follow()
    await market.wait(61)
    market.state.buy(card, units=units)
    await follow()
    path = f"/channels/{channel.id}/orders"
    _, row = (await owner.get(path, params={"sort": "placed_at"})).json()["items"]
    assert (row["short"], row["problem"]) == (True, "LAMP is sold out")
    return lamp, channel, row, f"{path}/{row['id']}"


async def row_of(owner: Any, channel: Channel, row: Any) -> Any:
    found = (await owner.get(f"/channels/{channel.id}/orders")).json()["items"]
    return next(one for one in found if one["id"] == row["id"])


async def test_goods_that_came_in_are_taken_and_the_order_is_shipped(market: Market, owner: Any) -> None:
    lamp, channel, row, url = await sold_twice(market, owner)
    await make_stock.stock(lamp, 2)
    answer = await owner.post(f"{url}/fulfil")
    assert answer.status_code == 200, answer.text
    assert answer.json() == {**row, "short": False, "problem": ""} == await row_of(owner, channel, row)
    assert await left(lamp.variant_id) == 1
    (event,) = await make_stock.happened("channel_order.fulfilled")
    assert (event.subject_name, event.data["external_id"]) == (row["order_number"], row["external_id"])

    assert (await owner.post(f"{url}/ship")).status_code == 200
    assert [status for _, _, status, _ in await book()] == ["paid", "shipped"]
    assert await left(lamp.variant_id) == 1  # they were taken already
    await pull(market, channel)
    assert (await row_of(owner, channel, row))["problem"] == ""


async def test_while_there_are_not_enough_nothing_is_taken(market: Market, owner: Any) -> None:
    lamp, channel, row, url = await sold_twice(market, owner, "ozon", units=3)
    refused = await owner.post(f"{url}/fulfil")
    assert (refused.status_code, refused.json()["detail"]) == (409, "LAMP is sold out")
    await make_stock.stock(lamp, 2)
    refused = await owner.post(f"{url}/fulfil")
    assert (refused.status_code, refused.json()["detail"]) == (409, "Only 2 of LAMP are left")
    assert (await row_of(owner, channel, row), await left(lamp.variant_id)) == (row, 2)
    assert await make_stock.happened("channel_order.fulfilled") == []
    assert (await owner.post(f"{url}/ship")).status_code == 409
    await make_stock.stock(lamp, 1)
    assert (await owner.post(f"{url}/fulfil")).status_code == 200
    assert await left(lamp.variant_id) == 0


async def test_asked_twice_in_one_moment_the_goods_are_taken_once(market: Market, owner: Any) -> None:
    lamp, channel, row, url = await sold_twice(market, owner)
    await make_stock.stock(lamp, 5)
    answers = await asyncio.gather(*(owner.post(f"{url}/fulfil") for _ in range(4)))
    assert sorted(one.status_code for one in answers) == [200, 409, 409, 409]
    assert {one.json()["detail"] for one in answers if one.status_code == 409} == {"It lacks no goods"}
    assert (await left(lamp.variant_id), (await row_of(owner, channel, row))["short"]) == (4, False)


async def test_cancelled_afterwards_its_goods_are_free_again(market: Market, owner: Any) -> None:
    lamp, channel, row, url = await sold_twice(market, owner)
    await make_stock.stock(lamp, 1)
    assert (await owner.post(f"{url}/fulfil")).status_code == 200
    assert await left(lamp.variant_id) == 0
    await ask(market, channel, row["id"], "cancel")
    assert await left(lamp.variant_id) == 1


@pytest.mark.parametrize("where", ["there", "here"])
async def test_what_is_cancelled_takes_no_goods(market: Market, owner: Any, where: str) -> None:
    lamp, channel, row, url = await sold_twice(market, owner)
    if where == "there":
        assert (await owner.post(f"{url}/cancel")).status_code == 200
        said = "It lacks no goods"
    else:
        await cancelled_here(row["order_number"])
        said = f"{row['order_number']} is cancelled in the book: nothing is to be sent"
    await make_stock.stock(lamp, 1)
    before = await row_of(owner, channel, row)
    refused = await owner.post(f"{url}/fulfil")
    assert (refused.status_code, refused.json()["detail"]) == (409, said)
    assert (await row_of(owner, channel, row), await left(lamp.variant_id)) == (before, 1)


async def test_only_for_those_who_may_and_orders_that_lack_something(
    market: Market, owner: Any, analyst: Any, buyer: Any
) -> None:
    lamp, channel, row, url = await sold_twice(market, owner)
    other = await market.connect()
    await make_stock.stock(lamp, 1)
    assert (await analyst.post(f"{url}/fulfil")).status_code == 403
    assert (await buyer.post(f"{url}/fulfil")).status_code == 403
    assert (await owner.post(f"/channels/{other.id}/orders/{row['id']}/fulfil")).status_code == 404
    first = next(one for one in (await owner.get(f"/channels/{channel.id}/orders")).json()["items"] if one != row)
    refused = await owner.post(f"/channels/{channel.id}/orders/{first['id']}/fulfil")
    assert (refused.status_code, refused.json()["detail"]) == (409, "It lacks no goods")
    assert (await row_of(owner, channel, row), await left(lamp.variant_id)) == (row, 1)
