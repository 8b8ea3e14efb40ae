"""A sync that dies at any of its steps is taken up by another worker: nothing is lost, nothing twice."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests import make_channels as make, make_stock
from tests.channels.conftest import Market
from tests.channels.test_sync import follow
from tradepost.channels import pulling, stocking, syncing, working
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import ChannelOrder, Listing
from tradepost.channels.wildberries.adapter import WildberriesAdapter
from tradepost.core import clock, db, jobs
from tradepost.inventory.models import Level
from tradepost.orders.models import Order

KEPT = (Capability.CARDS, Capability.ORDERS, Capability.STOCK_PUSH, Capability.STOCK_READ)
STEPS = [
    (pulling, "_take"),
    (working, "keep_since"),
    (syncing, "_begin"),
    (syncing, "_mine"),
    (syncing, "_conclude"),
    (stocking, "write_each"),
    (stocking, "_conclude"),
    (WildberriesAdapter, "orders"),
    (WildberriesAdapter, "push_stock"),
    (WildberriesAdapter, "stocks"),
]


class Died(BaseException):
    """The process is gone: nothing of it tidies up."""


async def another_worker() -> None:
    """Some time later another one takes over what the dead one had."""
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        await jobs.sweep("another")


def deadly(monkeypatch: pytest.MonkeyPatch, owner_of: Any, name: str, when: str) -> None:
    """Have the first two who take this step die right before or after it."""
    real, calls = getattr(owner_of, name), [0]

    async def step(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        dies = calls[0] in {1, 2}
        if dies and when == "before":
            raise Died
        done = await real(*args, **kwargs)
        if dies:
            raise Died
        return done

    monkeypatch.setattr(owner_of, name, step)


async def deaths(market: Market, *, apart: float) -> int:
    """Work, so many seconds apart, until two have died; another one takes over each time, and goes on for three times.

    How many died.
    """
    died = 0
    for _ in range(12):
        try:
            await follow()
        except Died:
            died += 1
            await another_worker()
        await market.wait(apart)
        if died == 2:
            break
    for _ in range(3):
        await follow()
        await market.wait(apart)
    return died


@pytest.mark.in_turn
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("owner_of", "name"), STEPS, ids=lambda one: one if isinstance(one, str) else "")
async def test_books_and_marketplace_agree_in_the_end(
    market: Market, monkeypatch: pytest.MonkeyPatch, owner_of: Any, name: str, when: str
) -> None:
    lamp = await make_stock.goods("LAMP")
    await make_stock.stock(lamp, 9)
    card = market.state.add_good("LAMP", title="Lamp", price=1500)
    channel = await market.connect()
    await follow()
    await make.only(channel, Capability.ORDERS, Capability.STOCK_PUSH, Capability.STOCK_READ)
    await market.wait(11)
    await follow()
    for _ in range(3):
        market.state.buy(card)
    await market.wait(11)

    deadly(monkeypatch, owner_of, name, when)
    assert await deaths(market, apart=31) == 2

    async with db.reading() as session:
        orders = (await session.execute(select(Order.number).order_by(Order.id))).scalars().all()
        assert len(orders) == len(set(orders)) == 3
        assert (await session.execute(select(func.count(ChannelOrder.id)))).scalar_one() == 3
        on_hand, reserved = (await session.execute(select(Level.on_hand, Level.reserved))).one()
        assert (on_hand, reserved) == (6, 0)
        listing = (await session.execute(select(Listing))).scalar_one()
    assert card.stock == 6
    assert (listing.state, listing.sent_stock, listing.read_stock) == ("verified", 6, 6)
