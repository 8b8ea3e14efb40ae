"""One stock: a sale anywhere lowers what every other channel shows; each keeps its buffer, and its place in the row."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests import make_stock
from tests.channels.conftest import Market
from tests.channels.test_orders import left
from tests.channels.test_sync import follow, listed
from tradepost.channels import syncing
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.channels.rules import shown
from tradepost.channels.wildberries.adapter import WildberriesAdapter
from tradepost.core import db, reactions
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Line

KEPT = (Capability.CARDS, Capability.ORDERS, Capability.STOCK_PUSH, Capability.STOCK_READ)


async def both(market: Market, **second: Any) -> tuple[Any, list[Channel]]:
    """Ten lamps here, listed on two channels of one pretend marketplace under one SKU."""
    lamp = await make_stock.goods("LAMP")
    await make_stock.stock(lamp, 10)
    market.state.add_good("LAMP", title="Lamp", price=1500)
    channels = [await market.connect(), await market.connect(**second)]
    await follow()
    return lamp, channels


async def sold(lamp: Any, units: int) -> None:
    async with db.transaction() as session:
        await inventory.ship(session, [Line(lamp.variant_id, units)], reason="Sold at the counter")


async def numbers(channels: list[Channel]) -> list[int | None]:
    return [(await listed(one))[0][2] for one in channels]


async def test_a_sale_here_lowers_every_channel_less_its_buffer(market: Market) -> None:
    lamp, channels = await both(market, buffer=3)
    assert await numbers(channels) == [10, 7]
    await sold(lamp, 2)
    await follow()
    assert await numbers(channels) == [8, 5]
    await sold(lamp, 6)
    await follow()
    assert await numbers(channels) == [2, 0]


async def test_many_sales_are_told_once_with_the_newest_number(market: Market) -> None:
    lamp, channels = await both(market)
    market.asked.clear()
    for _ in range(4):
        await sold(lamp, 1)
    await follow()
    assert await numbers(channels) == [6, 6]
    assert len([one for one in market.asked if one.startswith("PUT /api/v3/stocks")]) == 2  # one for each channel


async def test_an_order_that_came_and_went_between_two_pulls_leaves_no_channel_short(market: Market) -> None:
    lamp, channels = await both(market)
    (card,) = market.state.goods.values()
    await market.wait(5)
    market.state.live()
    assert card.stock == 10
    market.state.buy(card).fate = "canceled_by_client"
    assert card.stock == 9  # a marketplace does not put it back by itself
    async with db.transaction() as session:
        await syncing.want(session, channels[0].id, Capability.ORDERS, cause=syncing.HAND)
    await follow()
    await market.wait(5)
    market.state.live()
    assert (card.stock, await numbers(channels)) == (10, [10, 10])
    assert await left(lamp.variant_id) == 10


async def test_of_many_each_is_told_its_own_number_and_what_is_marked_anew_is_told_again(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    levels, goods = [5, 7, 5, 9, 7, 5], []
    for n, units in enumerate(levels):
        goods.append(await make_stock.goods(f"S{n}"))
        await make_stock.stock(goods[n], units)
        market.state.add_good(f"S{n}", title=f"Item {n}")
    channel, push, sent = await market.connect(), WildberriesAdapter.push_stock, list[list[int]]()

    async def on_its_way(self: Any, stocks: Any) -> Any:
        sent.append([one.quantity for one in stocks])
        if len(sent) == 1:
            await sold(goods[2], 1)
            await reactions.catch_up("channels.tell_stock")
        return await push(self, stocks)

    monkeypatch.setattr(WildberriesAdapter, "push_stock", on_its_way)
    await follow()
    assert sent == [levels, [4]]
    assert [one[:3] for one in await listed(channel)] == [
        (f"S{n}", "sent", units) for n, units in enumerate([5, 7, 4, 9, 7, 5])
    ]


async def test_a_sale_while_a_number_is_on_its_way_is_told_as_well(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp, channels = await both(market)
    meanwhile, push = [1], WildberriesAdapter.push_stock

    async def on_its_way(self: Any, stocks: Any) -> Any:
        outcomes = await push(self, stocks)
        if meanwhile:
            meanwhile.pop()
            await sold(lamp, 5)
            await reactions.catch_up("channels.tell_stock")
        return outcomes

    monkeypatch.setattr(WildberriesAdapter, "push_stock", on_its_way)
    await sold(lamp, 1)
    await follow()
    assert await numbers(channels) == [4, 4]


async def test_when_little_is_left_the_first_in_the_row_has_it(market: Market) -> None:
    lamp, channels = await both(market, priority=200)
    await sold(lamp, 7)
    await follow()
    assert await numbers(channels) == [3, 3]
    await sold(lamp, 1)
    await follow()
    assert await numbers(channels) == [2, 1]
    await sold(lamp, 1)
    await follow()
    assert await numbers(channels) == [1, 0]


async def test_a_changed_buffer_is_told_and_so_is_a_place_that_closes(market: Market, owner: Any) -> None:
    _, channels = await both(market)
    assert (await owner.put(f"/channels/{channels[0].id}", json={"buffer": 4})).status_code == 200
    await follow()
    assert await numbers(channels) == [6, 10]
    (place,) = (await owner.get("/api/v1/inventory/locations")).json()["items"]
    closed = await owner.put(f"/api/v1/inventory/locations/{place['id']}", json={"active": False})
    assert closed.status_code == 200, closed.text
    await follow()
    assert await numbers(channels) == [0, 0]


async def test_what_a_channel_shows_otherwise_for_long_is_told_again(market: Market) -> None:
    _, (channel, _) = await both(market)
    (card,) = market.state.goods.values()
    await market.wait(11)
    await follow()
    assert await listed(channel) == [("LAMP", "verified", 10, 10)]
    await market.wait(11)
    market.state.live()  # nothing is on its way to it any more
    card.stock = 17  # somebody typed it in over there
    await market.wait(7 * 3600)
    await follow()
    assert (await listed(channel))[0][1:] == ("sent", 10, 17)
    await market.wait(11)
    await follow()
    assert (card.stock, (await listed(channel))[0][1:]) == (10, ("verified", 10, 10))


async def test_the_list_says_what_ought_to_be_shown_beside_what_is(market: Market, owner: Any) -> None:
    lamp, (channel, _) = await both(market, buffer=3)
    await sold(lamp, 4)
    (one,) = (await owner.get(f"/channels/{channel.id}/listings")).json()["items"]
    assert (one["stock"], one["sent_stock"], one["read_stock"], one["state"]) == (6, 10, None, "sent")


@given(
    available=st.integers(-5, 50),
    buffer=st.integers(0, 10),
    places=st.integers(1, 6),
    ahead=st.integers(0, 5),
)
def test_no_channel_shows_more_than_there_is(available: int, buffer: int, places: int, ahead: int) -> None:
    number = shown(available, buffer=buffer, places=places, ahead=min(ahead, places - 1))
    assert 0 <= number <= max(0, available - buffer)
    if available > places:
        assert number == max(0, available - buffer)
