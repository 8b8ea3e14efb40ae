"""Goods in a marketplace's own warehouse: what it sends from there is in the one book, and off no shelf here."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_orders import book, left, on_sale
from tests.channels.test_returns import back, revenue
from tests.channels.test_settlement import shown
from tests.channels.test_sync import follow
from tradepost.channels import syncing
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.core import db

KEPT = (Capability.CARDS, Capability.ORDERS, Capability.STORED_ORDERS, Capability.RETURNS, Capability.FINANCE)
DAY = timedelta(days=1)


def number_of(order: Any, dialect: str) -> str:
    return f"{order.id}-0001-1" if dialect == "ozon" else str(order.id)


async def look(market: Market, channel: Channel, *which: Capability, after: timedelta = timedelta(0)) -> None:
    """Time goes on, and these are read again; all that is kept without any."""
    await market.wait(after.total_seconds())
    for one in which or KEPT:
        async with db.transaction() as session:
            await syncing.want(session, channel.id, one, cause=syncing.HAND)
    await follow()
    await market.wait(10)  # as many days as its limits let through at once are not all of them
    await follow()


async def orders(who: Any, channel: Channel) -> list[tuple[Any, ...]]:
    """(number there, status, stored, problem), oldest first."""
    found = (await who.get(f"/channels/{channel.id}/orders", params={"sort": "placed_at"})).json()["items"]
    return [(one["external_id"], one["status"], one["stored"], one["problem"]) for one in found]


@pytest.mark.parametrize("dialect", ["ozon", "yandex_market"])
async def test_it_is_in_the_book_and_off_no_shelf(market: Market, owner: Any, dialect: str) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(dialect)
    await follow()
    stored, ours = market.state.buy(card, stored=True, units=2), market.state.buy(card)
    there, here = number_of(stored, dialect), number_of(ours, dialect)
    await look(market, channel)
    assert sorted(await orders(owner, channel)) == sorted([(there, "confirmed", True, ""), (here, "new", False, "")])
    assert sorted(await book()) == sorted(
        [(f"SANDBOX-{there}", "sandbox", "processing", 300_000), (f"SANDBOX-{here}", "sandbox", "paid", 150_000)]
    )
    assert await left(lamp.variant_id) == 4  # ours alone

    await look(market, channel)  # twice changes nothing
    assert (len(await book()), await left(lamp.variant_id)) == (2, 4)


@pytest.mark.parametrize("dialect", ["ozon", "yandex_market"])
async def test_nobody_here_packs_sends_or_cancels_it(market: Market, owner: Any, dialect: str) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(dialect)
    await follow()
    market.state.buy(card, stored=True)
    await look(market, channel)
    (one,) = (await owner.get(f"/channels/{channel.id}/orders")).json()["items"]
    asked = len(market.asked)
    for verb in ("confirm", "ship", "cancel"):
        answer = await owner.post(f"/channels/{channel.id}/orders/{one['id']}/{verb}")
        assert (answer.status_code, answer.json()["detail"]) == (
            409,
            "Its goods lie in a warehouse of the marketplace, which sends them by itself",
        )
    assert len(market.asked) == asked
    assert [line[2] for line in await book()] == ["processing"]


@pytest.mark.parametrize("dialect", ["ozon", "yandex_market"])
async def test_what_became_of_it_is_followed(market: Market, owner: Any, dialect: str) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(dialect)
    await follow()
    first, second = (market.state.buy(card, stored=True) for _ in range(2))
    await look(market, channel)
    second.fate = "canceled_by_client"
    if dialect == "yandex_market":
        first.fate = "sold"
    await look(market, channel, after=4 * DAY)
    assert [line[2] for line in await book()] == ["delivered", "cancelled"]
    assert await left(lamp.variant_id) == 5
    assert [one[1:] for one in await orders(owner, channel)] == [("delivered", True, ""), ("cancelled", True, "")]


async def test_what_comes_back_lies_there_again_and_not_here(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    await follow()
    stored = market.state.buy(card, stored=True, units=2)
    await look(market, channel)
    await look(market, channel, after=4 * DAY)
    assert await revenue(owner) == "3000.00"
    stored.back_at, stored.back_units = market.state.now(), 1
    await look(market, channel)
    number = f"SANDBOX-{stored.id}-0001-1"
    assert await book() == [
        (number, "sandbox", "delivered", 300_000),
        (f"{number}-R", "sandbox", "returned", -150_000),
    ]
    (one,) = await back(owner, channel)
    assert (one["state"], one["counted"], one["restocked"], one["problem"]) == ("received", 1, 0, "")
    answer = await owner.post(f"/channels/{channel.id}/returns/{one['id']}/receive", json={"restock": True})
    assert answer.status_code == 409
    assert (await left(lamp.variant_id), await revenue(owner)) == (5, "1500.00")


async def test_its_report_settles_it_by_the_fees_of_their_warehouse(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon", fee=Decimal(17))
    await follow()
    stored = market.state.buy(card, stored=True)
    number = f"{stored.id}-0001-1"
    await look(market, channel)
    assert await shown(owner, channel) == [(number, "waiting", "0.00", "1245.00", "0.00", "")]
    await look(market, channel, after=4 * DAY)
    assert await shown(owner, channel) == [(number, "settled", "1162.50", "1162.50", "0.00", "")]
