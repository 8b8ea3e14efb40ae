"""What a marketplace sent from its own warehouse and was cancelled on its way ends so, whichever news comes first."""

from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_orders import book, left, on_sale
from tests.channels.test_returns import back, came, revenue, sound, told
from tests.channels.test_stored_orders import SOON, Told, everywhere, pulled, sold
from tests.channels.test_sync import follow
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.core import clock

KEPT = (Capability.CARDS, Capability.ORDERS, Capability.STORED_ORDERS, Capability.RETURNS)


async def on_its_way(market: Market, dialect: Told) -> tuple[Any, Channel, Any]:
    """A lamp of their warehouse that somebody ordered: the lamps, the channel, the order."""
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(dialect.dialect)
    await follow()
    order = market.state.buy(card, stored=True)
    await pulled(market, channel, SOON)
    assert [line[2:] for line in await book()] == [("processing", 150_000)]
    return lamp, channel, order


@everywhere
@pytest.mark.parametrize("first", ["return", "cancelled"])
async def test_it_ends_as_cancelled(market: Market, owner: Any, capsys: Any, told: Told, first: str) -> None:
    lamp, channel, order = await on_its_way(market, told)
    number = told.number(order)
    if first == "return":
        await comes_back(channel, number)
        assert [line[2:] for line in await book()] == [("returned", 150_000), ("returned", -150_000)]
    order.fate = "canceled_by_client"
    await pulled(market, channel, SOON)
    if first == "cancelled":
        await comes_back(channel, number)
    assert {line[2] for line in await book()} == {"cancelled"}
    assert await revenue(owner) == "0.00"
    assert [(one["status"], one["problem"]) for one in await sold(owner, channel)] == [("cancelled", "")]
    assert await left(lamp.variant_id) == 5
    for _ in range(2):
        await pulled(market, channel, SOON)
    assert {line[2] for line in await book()} == {"cancelled"}
    await sound(capsys)


async def comes_back(channel: Channel, number: str) -> None:
    await told(channel, came("1", number, "", at=clock.now(), stored=True))


@everywhere
async def test_a_return_that_a_person_wrote_down_stays(market: Market, owner: Any, told: Told) -> None:
    _, channel, order = await on_its_way(market, told)
    sale = (await owner.get(f"/api/v1/orders/SANDBOX-{told.number(order)}")).json()
    assert (await owner.put(f"/api/v1/sales/{sale['id']}", json={"status": "returned"})).status_code == 200
    books = await book()
    order.fate = "canceled_by_client"
    await pulled(market, channel, SOON)
    assert (await book(), [line[2] for line in books]) == (books, ["returned", "returned"])
    assert await back(owner, channel) == []
