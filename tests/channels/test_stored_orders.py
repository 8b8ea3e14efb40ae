"""What a marketplace sends from its own warehouses: in the one book like any sale, and off no shelf here.

Each story is told in every dialect that tells of such orders; `TOLD` says what is another in each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from tests import make_stock
from tests.channels import test_returns as returns
from tests.channels.conftest import Market
from tests.channels.test_orders import book, left, on_sale
from tests.channels.test_returns import back, receive, revenue, sound
from tests.channels.test_settlement import read_again, shown, spent
from tests.channels.test_sync import follow
from tradepost.channels import syncing
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, Listing
from tradepost.channels.sandbox.state import Order
from tradepost.core import db
from tradepost.orders.models import OrderLine

KEPT = (
    *(Capability.CARDS, Capability.ORDERS, Capability.STORED_ORDERS, Capability.RETURNS),
    *(Capability.FINANCE, Capability.COMMISSIONS),
)
DAY = timedelta(days=1)
HOUR = DAY / 24
SOON = HOUR / 4  # before anybody there has it on its way
THEIR_GOODS = "Its goods lie in a warehouse of the marketplace, which sends them by itself"


@dataclass(frozen=True)
class Told:
    """How a dialect tells of them: an order's number, what it keeps of 1500, and what is paid in the end."""

    dialect: str
    number: Callable[[Order], str]
    country: str = ""
    returned: str = "delivered"  # how an order stands that came back: some leave that to the list of returns
    fees: str = "255.00"
    expected: str = "1245.00"
    paid: str = "1157.50"
    spent: tuple[tuple[str, int], ...] = (("fees", 25_500), ("shipping", 6_500), ("payment_fees", 2_250))

    def __str__(self) -> str:
        return self.dialect


TOLD = [
    # 17 % of goods in a warehouse of theirs (FBW); 60 to bring it, 5 for the point, 22.50 for the bank.
    Told("wildberries", lambda order: f"r{order.id}", "RU", "returned"),
    Told(
        "ozon",
        lambda order: f"{order.id}-0001-1",
        paid="1162.50",
        spent=(("fees", 25_500), ("shipping", 6_000), ("payment_fees", 2_250)),
    ),
]


def everywhere(test: Any) -> Any:
    """Of each dialect, which take turns with the databases."""
    return pytest.mark.in_turn(pytest.mark.parametrize("told", TOLD, ids=str)(test))


async def pulled(market: Market, channel: Channel, after: timedelta = timedelta(0)) -> None:
    """Time goes on; what is sold there is pulled, then what came back."""
    await returns.pulled(market, channel, after, Capability.STORED_ORDERS)


async def sold(who: Any, channel: Channel) -> list[dict[str, Any]]:
    """A channel's orders, oldest first."""
    answer = await who.get(f"/channels/{channel.id}/orders", params={"sort": "placed_at"})
    return list(answer.json()["items"])


@everywhere
async def test_what_they_send_is_in_the_book_once_and_off_no_shelf_here(
    market: Market, owner: Any, capsys: Any, told: Told
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(told.dialect)
    await follow()
    order = market.state.buy(card, stored=True)
    await pulled(market, channel, SOON)
    number = told.number(order)
    assert await book() == [(f"SANDBOX-{number}", "sandbox", "processing", 150_000)]
    assert (await left(lamp.variant_id), card.stock) == (5, 5)
    (one,) = await sold(owner, channel)
    assert (one["external_id"], one["status"], one["stored"], one["problem"]) == (number, "confirmed", True, "")
    assert (one["fees"], one["payout"], one["fees_from"]) == (told.fees, told.expected, "marketplace")
    (found,) = (await owner.get("/api/v1/orders")).json()["items"]
    assert (found["country"], found["order_date"][:19]) == (told.country, order.at.isoformat()[:19])

    for verb in ("confirm", "ship", "cancel"):
        refused = await owner.post(f"/channels/{channel.id}/orders/{one['id']}/{verb}")
        assert (refused.status_code, refused.json()["detail"]) == (409, THEIR_GOODS)

    for _ in range(2):
        await pulled(market, channel, SOON)
    assert (await sold(owner, channel), len(await book()), await left(lamp.variant_id)) == ([one], 1, 5)
    asked = {"capability": "stored_orders"}
    log = (await owner.get(f"/channels/{channel.id}/sync/log", params=asked)).json()["items"]
    assert [(line["outcome"], line["new"], line["changed"], line["problems"]) for line in log] == [("done", 1, 0, 0)]
    await sound(capsys)


@everywhere
async def test_ours_and_theirs_of_one_card_are_each_told_once(market: Market, owner: Any, told: Told) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(told.dialect)
    await follow()
    market.state.buy(card)
    await market.wait(1)
    theirs = market.state.buy(card, stored=True)
    await market.wait(61)
    await follow()
    await pulled(market, channel, SOON)
    assert [one["stored"] for one in await sold(owner, channel)] == [False, True]
    assert sorted(line[2:] for line in await book()) == [("paid", 150_000), ("processing", 150_000)]
    assert (await left(lamp.variant_id), card.stock) == (4, 4)
    assert [one["external_id"] for one in await sold(owner, channel) if one["stored"]] == [told.number(theirs)]


@everywhere
async def test_it_is_delivered_another_cancelled_and_a_third_comes_back_to_them(
    market: Market, owner: Any, capsys: Any, told: Told
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(told.dialect)
    await follow()
    kept, gone, returned = (market.state.buy(card, stored=True) for _ in range(3))
    never = market.state.buy(card, stored=True)
    never.fate = "canceled_by_client"  # before anybody looked: it never was
    await pulled(market, channel, SOON)
    assert [line[2] for line in await book()] == ["processing"] * 3
    gone.fate = "canceled_by_client"
    await pulled(market, channel, SOON)
    assert [line[2] for line in await book()] == ["processing", "cancelled", "processing"]
    await pulled(market, channel, 3 * DAY)
    assert [line[2] for line in await book()] == ["delivered", "cancelled", "delivered"]
    assert await back(owner, channel) == []

    returned.back_at = market.state.now()
    await pulled(market, channel, DAY)
    assert [line[2:] for line in await book()] == [
        ("delivered", 150_000),
        ("cancelled", 150_000),
        ("returned", 150_000),
        ("returned", -150_000),
    ]
    # It lies where it came from: nothing arrives here.
    (one,) = await back(owner, channel)
    assert (one["channel_order"], one["state"], one["problem"]) == (told.number(returned), "received", "")
    assert one["return_number"] == f"SANDBOX-{told.number(returned)}-R"
    assert (await receive(owner, channel, one, restock=True)).status_code == 409
    for _ in range(2):
        await pulled(market, channel, DAY)
    assert (len(await book()), len(await back(owner, channel)), await left(lamp.variant_id)) == (4, 1, 5)
    stand = {one["external_id"]: (one["status"], one["problem"]) for one in await sold(owner, channel)}
    assert stand == {
        told.number(kept): ("delivered", ""),
        told.number(gone): ("cancelled", ""),
        told.number(returned): (told.returned, ""),
        told.number(never): ("cancelled", ""),
    }
    await sound(capsys)


@everywhere
async def test_its_report_settles_it(market: Market, owner: Any, told: Told) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(told.dialect)
    await follow()
    order = market.state.buy(card, stored=True)
    await pulled(market, channel, SOON)
    number = told.number(order)
    assert await shown(owner, channel) == [(number, "waiting", "0.00", told.expected, "0.00", "")]
    assert await spent() == {"fees": 25_500}
    await pulled(market, channel, 4 * DAY)
    await read_again(market, channel)
    assert await shown(owner, channel) == [(number, "settled", told.paid, told.paid, "0.00", "")]
    assert await spent() == dict(told.spent)
    (one,) = await sold(owner, channel)
    assert (one["status"], one["payout"], one["settled"]) == ("delivered", told.paid, True)


@everywhere
async def test_what_a_report_told_as_theirs_is_settled_when_its_order_comes(
    market: Market, owner: Any, told: Told
) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(told.dialect)
    async with db.transaction() as session:
        await syncing.switch(session, channel, Capability.STORED_ORDERS, enabled=False)
    await follow()
    order = market.state.buy(card, stored=True)
    await read_again(market, channel, 4 * DAY)
    assert [line[:2] for line in await shown(owner, channel)] == [(told.number(order), "theirs")]
    async with db.transaction() as session:
        await syncing.switch(session, channel, Capability.STORED_ORDERS, enabled=True)
    await follow()
    assert [line[2] for line in await book()] == ["delivered"]
    assert await shown(owner, channel) == [(told.number(order), "settled", told.paid, told.paid, "0.00", "")]


@everywhere
async def test_what_was_sold_or_came_back_before_anybody_looked_is_in_the_book_as_well(
    market: Market, owner: Any, capsys: Any, told: Told
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    kept, returned = (market.state.buy(card, stored=True) for _ in range(2))
    await market.wait(4 * DAY.total_seconds())
    returned.back_at = market.state.now()
    await market.wait(DAY.total_seconds())
    channel = await market.connect(told.dialect)
    await follow()
    await pulled(market, channel, DAY)
    assert sorted(line[::2] for line in await book()) == [
        (f"SANDBOX-{told.number(kept)}", "delivered"),
        (f"SANDBOX-{told.number(returned)}", "returned"),
        (f"SANDBOX-{told.number(returned)}-R", "returned"),
    ]
    assert [line[3] for line in await book()].count(-150_000) == 1
    assert {one["problem"] for one in await sold(owner, channel)} == {""}
    assert [one["state"] for one in await back(owner, channel)] == ["received"]
    assert await left(lamp.variant_id) == 5
    await sound(capsys)


async def test_who_asks_for_orders_now_has_these_looked_at_too(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    await follow()
    market.state.buy(card, stored=True)
    answer = await owner.post(f"/channels/{channel.id}/orders/pull")
    assert (answer.status_code, answer.json()["new"]) == (200, 0)
    await follow()
    assert [one["stored"] for one in await sold(owner, channel)] == [True]


async def test_which_size_of_a_card_it_was_its_barcode_says(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "SHIRT", 5)
    large = await make_stock.goods("SHIRT-L")
    channel = await market.connect()
    await follow()
    about = {"channel_id": channel.id, "external_id": str(card.nm), "barcodes": ["4600000000925"]}
    async with db.transaction() as session:
        session.add(Listing(**about, size_id="925", variant_id=large.variant_id))
    market.state.buy(card, stored=True)
    await pulled(market, channel, SOON)
    card.barcode = "4600000000925"
    market.state.buy(card, stored=True)
    await pulled(market, channel, SOON)
    async with db.reading() as session:
        assert list((await session.execute(select(OrderLine.sku).order_by(OrderLine.id))).scalars()) == [
            "SHIRT",
            "SHIRT-L",
        ]


async def test_another_size_than_the_one_that_is_linked_waits_for_somebody(market: Market, owner: Any) -> None:
    medium = await make_stock.goods("SHIRT-M")
    card = market.state.add_good("SHIRT", title="Shirt", price=1500)
    channel = await market.connect()
    await follow()
    async with db.transaction() as session:
        await session.execute(update(Listing).values(variant_id=medium.variant_id))
    card.barcode = "4600000000925"  # of a size that is not here
    market.state.buy(card, stored=True)
    await pulled(market, channel, SOON)
    assert await book() == []
    assert [one["problem"] for one in await sold(owner, channel)] == ["No variant is linked to SHIRT"]


async def test_what_comes_back_of_an_order_nobody_read_is_no_problem(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    await follow()
    order = market.state.buy(card, stored=True)
    await market.wait(4 * DAY.total_seconds())
    order.back_at = market.state.now()
    async with db.transaction() as session:
        await syncing.switch(session, channel, Capability.STORED_ORDERS, enabled=False)
        await syncing.want(session, channel.id, Capability.RETURNS, cause=syncing.HAND)
    await follow()
    assert [one["state"] for one in await back(owner, channel)] == ["unknown"]
    asked = {"capability": "returns"}
    log = (await owner.get(f"/channels/{channel.id}/sync/log", params=asked)).json()["items"]
    assert [(one["new"], one["problems"]) for one in log] == [(1, 0)]


async def test_of_several_units_one_comes_back_to_them(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    await follow()
    order = market.state.buy(card, stored=True, units=2)
    number = f"SANDBOX-{order.id}-0001-1"
    await pulled(market, channel, 4 * DAY)
    assert await revenue(owner) == "3000.00"
    order.back_at, order.back_units = market.state.now(), 1
    await pulled(market, channel, HOUR)
    assert await book() == [
        (number, "sandbox", "delivered", 300_000),
        (f"{number}-R", "sandbox", "returned", -150_000),
    ]
    (one,) = await back(owner, channel)
    assert (one["state"], one["counted"], one["restocked"], one["problem"]) == ("received", 1, 0, "")
    assert (await left(lamp.variant_id), await revenue(owner)) == (5, "1500.00")


async def test_yandex_tells_them_of_a_shop_whose_goods_lie_with_it(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("yandex_market")
    await follow()
    kept, gone = (market.state.buy(card, stored=True, units=2) for _ in range(2))
    market.state.buy(card)
    await market.wait(61)
    await follow()
    await pulled(market, channel, SOON)
    assert sorted((one["status"], one["stored"]) for one in await sold(owner, channel)) == [
        ("confirmed", True), ("confirmed", True), ("new", False),
    ]  # fmt: skip
    assert await left(lamp.variant_id) == 4
    kept.fate, gone.fate = "sold", "canceled_by_client"
    await pulled(market, channel, DAY)
    assert {number: status for number, _, status, _ in await book()} == {
        f"SANDBOX-{kept.id}": "delivered",
        f"SANDBOX-{gone.id}": "cancelled",
        f"SANDBOX-{gone.id + 1}": "paid",
    }
    assert await left(lamp.variant_id) == 4
