"""A return that does not come after all leaves the book by itself, but for what a person has decided about it."""

from typing import Any

import pytest
from sqlalchemy import update

from tests import make_channels as make, make_stock
from tests.channels.conftest import Market
from tests.channels.test_orders import book, cancelled_here, left, on_sale
from tests.channels.test_returns import back, came, receive, sound, told
from tests.channels.test_sync import follow
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder
from tradepost.channels.ozon import reports
from tradepost.channels.shapes import Returned
from tradepost.channels.yandex_market import people
from tradepost.channels.yandex_market.told import Return
from tradepost.core import clock, db

KEPT = (Capability.CARDS, Capability.ORDERS, Capability.RETURNS)


async def sold(market: Market, units: int) -> tuple[Any, Channel, str]:
    """So many of five lamps, in one order: the lamps, the channel, the order's number there."""
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    order = market.state.buy(card, units=units)
    await follow()
    return lamp, channel, f"{order.id}-0001-1"


def comes(number: str, units: int, *, name: str = "1") -> Returned:
    return came(name, number, "", units, at=clock.now(), said="ReturnMoneyApproved")


def withdrawn(number: str, units: int, *, name: str = "1") -> Returned:
    return came(name, number, "", units, at=clock.now(), said="Cancelled", decided=False, withdrawn=True)


async def test_what_its_buyer_thinks_better_of_is_a_sale_again(market: Market, owner: Any, capsys: Any) -> None:
    lamp, channel, number = await sold(market, 2)
    await told(channel, comes(number, 2))
    assert [line[2:] for line in await book()] == [("returned", 300_000), ("returned", -300_000)]

    work = await told(channel, withdrawn(number, 2))
    assert (work.state["changed"], work.state.get("problems", 0)) == (1, 0)
    assert [line[2:] for line in await book()] == [("paid", 300_000), ("cancelled", -300_000)]
    (one,) = await back(owner, channel)
    stands = {name: one[name] for name in ("state", "said", "counted", "return_number", "problem")}
    assert stands == {"state": "asked", "said": "Cancelled", "counted": 0, "return_number": None, "problem": ""}
    assert (await receive(owner, channel, one, restock=True)).status_code == 409
    assert await left(lamp.variant_id) == 3  # with their buyer
    (sale,) = [one for one in (await owner.get("/api/v1/orders")).json()["items"] if one["status"] == "paid"]
    assert (sale["payment_status"], sale["fulfilment_status"]) == ("paid", "unfulfilled")

    await told(channel, withdrawn(number, 2))  # once more changes nothing
    assert [line[2:] for line in await book()] == [("paid", 300_000), ("cancelled", -300_000)]
    await told(channel, comes(number, 2))  # and agreed to in the end
    assert [line[2:] for line in await book()] == [
        ("returned", 300_000), ("cancelled", -300_000), ("returned", -300_000),
    ]  # fmt: skip
    (one,) = await back(owner, channel)
    assert (one["state"], one["counted"]) == ("coming", 2)
    assert (await receive(owner, channel, one, restock=True)).json()["restocked"] == 2
    assert await left(lamp.variant_id) == 5
    await sound(capsys)


async def test_of_several_parts_one_is_withdrawn(market: Market, owner: Any, capsys: Any) -> None:
    lamp, channel, number = await sold(market, 3)
    await told(channel, comes(number, 1), comes(number, 2, name="2"))
    assert [line[2:] for line in await book()] == [
        ("returned", 450_000), ("returned", -150_000), ("returned", -300_000),
    ]  # fmt: skip
    await told(channel, withdrawn(number, 1))
    assert [line[2:] for line in await book()] == [
        ("paid", 450_000), ("cancelled", -150_000), ("returned", -300_000),
    ]  # fmt: skip
    one, two = await back(owner, channel)
    assert [(row["state"], row["counted"]) for row in (one, two)] == [("asked", 0), ("coming", 2)]
    assert (await receive(owner, channel, two, restock=True)).json()["restocked"] == 2
    assert await left(lamp.variant_id) == 4
    await sound(capsys)


async def test_what_waits_for_its_order_counts_no_more_when_that_comes(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    order = market.state.buy(card)
    number = f"{order.id}-0001-1"
    await told(channel, comes(number, 1))
    assert [one["state"] for one in await back(owner, channel)] == ["unknown"]
    await told(channel, withdrawn(number, 1))
    await follow()
    assert [(one["state"], one["problem"]) for one in await back(owner, channel)] == [("asked", "")]
    assert ([line[2:] for line in await book()], await left(lamp.variant_id)) == ([("paid", 150_000)], 4)


@pytest.mark.parametrize("decided", ["received", "cancelled", "whole"])
async def test_what_a_person_has_decided_stays_and_is_told(market: Market, owner: Any, decided: str) -> None:
    lamp, channel, number = await sold(market, 2)
    await told(channel, comes(number, 1))
    (one,) = await back(owner, channel)
    if decided == "received":
        assert (await receive(owner, channel, one, restock=True)).status_code == 200
        why = "it was received here"
    elif decided == "cancelled":
        await cancelled_here(f"SANDBOX-{number}")
        why = f"SANDBOX-{number} is cancelled, not by this return alone"
    else:  # the marketplace calls the order returned
        async with db.transaction() as session:
            await session.execute(update(ChannelOrder).values(status="returned"))
        why = f"SANDBOX-{number} is paid, not by this return alone"
    books, shelf, (before,) = await book(), await left(lamp.variant_id), await back(owner, channel)
    work = await told(channel, withdrawn(number, 1))
    assert work.state["problems"] == 1
    (after,) = await back(owner, channel)
    assert after["problem"] == f"The channel says Cancelled, which changes nothing here: {why}"
    assert {**after, "said": before["said"], "problem": before["problem"]} == before
    assert (await book(), await left(lamp.variant_id)) == (books, shelf)


async def test_parts_that_share_a_discount_are_left_to_a_person(market: Market, owner: Any) -> None:
    await make_stock.stock(await make_stock.goods("LAMP"), 5)
    channel = await make.channel("ozon")
    items = [{"sku": "LAMP", "quantity": 3, "unit_price": "1000", "discount": "1.01"}]
    made = (await owner.post("/api/v1/sales", json={"items": items, "status": "delivered"})).json()
    async with db.transaction() as session:
        about = {"channel_id": channel.id, "external_id": "A", "order_id": made["id"]}
        session.add(ChannelOrder(**about, status="delivered", placed_at=clock.now()))
    await told(channel, comes("A", 1), comes("A", 1, name="2"))
    books = await book()
    await told(channel, withdrawn("A", 1))
    one, _ = await back(owner, channel)
    why = f"{made['order_number']} came back in more parts, which share a discount"
    said = f"The channel says Cancelled, which changes nothing here: {why}"
    assert (one["state"], one["problem"]) == ("coming", said)
    assert await book() == books
    await told(channel, withdrawn("A", 1, name="2"))  # the last can go
    assert [line[2:] for line in await book()] == [*[line[2:] for line in books[:2]], ("cancelled", books[2][3])]


@pytest.mark.parametrize(
    ("kind", "refund", "shipment", "expected"),
    [
        ("RETURN", "CANCELLED", "", (False, True)),
        ("RETURN", "REJECTED", "CREATED", (False, True)),
        ("RETURN", "REFUND_IN_PROGRESS", "EXPIRED", (False, True)),
        ("RETURN", "REFUNDED", "CANCELLED", (True, False)),  # paid back, and the goods stay with their buyer
        ("RETURN", "REFUNDED", "PICKED", (True, False)),
        ("RETURN", "STARTED_BY_USER", "", (False, False)),
        ("UNREDEEMED", "", "CANCELLED", (False, True)),
        ("UNREDEEMED", "CANCELLED", "IN_TRANSIT", (True, False)),  # a refund is told of returns alone
    ],
)
def test_what_yandex_market_withdraws(kind: str, refund: str, shipment: str, expected: tuple[bool, bool]) -> None:
    what = {"id": 1, "orderId": 2, "refundStatus": refund, "shipmentStatus": shipment, "returnType": kind}
    made = Return.model_validate({**what, "items": [{"shopSku": "A", "count": 1}]})
    (one,) = people._returned(made, clock.now().date())
    assert (one.decided, one.withdrawn) == expected


def test_what_ozon_withdraws_it_has_not_decided() -> None:
    assert reports.WITHDRAWN < reports.UNDECIDED
    assert "OnSellerApproval" not in reports.WITHDRAWN
