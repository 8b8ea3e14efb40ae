"""Returns in: what buyers of a marketplace send back counts in the book once, its goods when they arrived."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from tests import make_channels as make, make_stock
from tests.channels.conftest import Market
from tests.channels.test_dies_at_every_step import Died, another_worker
from tests.channels.test_orders import book, left, on_sale
from tests.channels.test_settlement import delivered, read_again, shown
from tests.channels.test_sync import follow
from tradepost import doctoring, migrations
from tradepost.channels import coming_back, syncing, working
from tradepost.channels.adapter import Adapter, Failed
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder, ChannelReturn
from tradepost.channels.shapes import Part, Returned
from tradepost.channels.wildberries.adapter import WildberriesAdapter
from tradepost.channels.working import Work
from tradepost.channels.yandex_market import people
from tradepost.channels.yandex_market.told import Return
from tradepost.core import clock, db
from tradepost.orders import changing
from tradepost.orders.models import Order

KEPT = (Capability.CARDS, Capability.ORDERS, Capability.RETURNS, Capability.FINANCE)
DAY = timedelta(days=1)
HOUR = DAY / 24  # well within the hours of which orders are read again


async def pulled(
    market: Market, channel: Channel, after: timedelta = timedelta(0), orders: Capability = Capability.ORDERS
) -> None:
    """Time goes on; orders are pulled, then what came back."""
    await market.wait(after.total_seconds())
    for one in (orders, Capability.RETURNS):
        async with db.transaction() as session:
            await syncing.want(session, channel.id, one, cause=syncing.HAND)
        await follow()


async def back(who: Any, channel: Channel, **asked: Any) -> list[dict[str, Any]]:
    """A channel's returns, oldest first."""
    answer = await who.get(f"/channels/{channel.id}/returns", params={"sort": "at", **asked})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def receive(who: Any, channel: Channel, one: dict[str, Any], *, restock: bool) -> Any:
    return await who.post(f"/channels/{channel.id}/returns/{one['id']}/receive", json={"restock": restock})


async def revenue(who: Any) -> str:
    """What the book says was sold, less what came back."""
    found = (await who.get("/api/v1/analytics/profit")).json()
    return str(next(line["amount"] for line in found["lines"] if line["name"] == "revenue"))


async def sound(capsys: Any) -> None:
    """`tradepost doctor` finds nothing wrong; tests make the tables without a version."""
    with pytest.MonkeyPatch.context() as patch:
        head = migrations.head()

        async def current(_session: Any) -> Any:
            return head

        patch.setattr(migrations, "current", current)
        wrong = await doctoring.examine()
    assert (wrong, [line for line in capsys.readouterr().out.splitlines() if not line.startswith("ok")]) == (0, [])


async def test_a_part_comes_back_then_the_rest_and_the_goods_when_they_arrived(
    market: Market, owner: Any, capsys: Any, analyst: Any
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon", fee=Decimal(19))
    order = market.state.buy(card, units=3)
    number = delivered(market, order)
    await follow()
    await pulled(market, channel, 4 * DAY)
    assert await book() == [(f"SANDBOX-{number}", "sandbox", "delivered", 450_000)]
    assert (await left(lamp.variant_id), await back(owner, channel)) == (2, [])

    order.back_at, order.back_units = market.state.now(), 1
    await pulled(market, channel, DAY)
    assert await book() == [
        (f"SANDBOX-{number}", "sandbox", "delivered", 450_000),
        (f"SANDBOX-{number}-R", "sandbox", "returned", -150_000),
    ]
    (one,) = await back(analyst, channel)
    assert {name: one[name] for name in ("state", "quantity", "counted", "restocked", "problem", "name", "sku")} == {
        "state": "coming", "quantity": 1, "counted": 1, "restocked": 0, "problem": "", "name": "Lamp", "sku": "LAMP",
    }  # fmt: skip
    assert (one["order_number"], one["return_number"]) == (f"SANDBOX-{number}", f"SANDBOX-{number}-R")
    assert (one["channel_order"], one["reason"]) == (number, "The buyer changed their mind")
    async with db.reading() as session:
        day = select(Order.business_day, Order.placed_at).where(Order.id == one["return_id"])
        moment = order.back_at.replace(microsecond=0)  # as exact as it is told
        assert (await session.execute(day)).one() == (clock.business_day(moment), moment)
    assert await left(lamp.variant_id) == 2  # it is on its way

    for _ in range(2):  # pulled again and again, it is the same return
        await pulled(market, channel, DAY)
    assert (len(await book()), len(await back(owner, channel))) == (2, 1)

    assert (await receive(analyst, channel, one, restock=True)).status_code == 403
    answer = await receive(owner, channel, one, restock=True)
    assert (answer.status_code, answer.json()["state"], answer.json()["restocked"]) == (200, "received", 1)
    assert await left(lamp.variant_id) == 3
    again = await receive(owner, channel, one, restock=True)
    assert (again.status_code, again.json()["detail"]) == (409, "A return that is received cannot be received")
    assert await left(lamp.variant_id) == 3

    await told(channel, came("2nd", number, str(card.nm), 5, at=clock.now()))  # more than there ever were
    assert [line[1:] for line in await book()] == [
        ("sandbox", "returned", 450_000),
        ("sandbox", "returned", -150_000),
        ("sandbox", "returned", -300_000),
    ]
    _, rest = await back(owner, channel)
    assert (rest["state"], rest["quantity"], rest["counted"]) == ("coming", 5, 2)
    assert rest["return_number"] == f"SANDBOX-{number}-R2"
    broken = (await receive(owner, channel, rest, restock=False)).json()
    assert (broken["state"], broken["restocked"]) == ("received", 0)
    assert await left(lamp.variant_id) == 3

    await told(channel, came("3rd", number, str(card.nm), 1, at=clock.now()))
    *_, none = await back(owner, channel)
    assert (none["state"], none["counted"]) == ("void", 0)
    assert none["problem"] == f"Nothing was left to take back: SANDBOX-{number} is returned"
    assert (await receive(owner, channel, none, restock=True)).status_code == 409
    assert [one["external_id"] for one in await back(owner, channel, state="received")] == [str(order.id), "2nd"]
    history = (await owner.get(f"/api/v1/orders/SANDBOX-{number}/events")).json()
    assert [one["name"] for one in history].count("order.returned") == 1
    await sound(capsys)


async def test_on_wildberries_each_piece_is_an_order_and_comes_back_whole(
    market: Market, owner: Any, capsys: Any
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    kept, gone = (market.state.buy(card) for _ in range(2))
    await follow()
    for order in (kept, gone):
        order.status, order.fate = "complete", "sold"
    await pulled(market, channel, DAY)
    gone.back_at = market.state.now()
    await pulled(market, channel, DAY)
    assert [line[2:] for line in await book()] == [
        ("delivered", 150_000),
        ("returned", 150_000),
        ("returned", -150_000),
    ]
    (one,) = await back(owner, channel)
    assert (one["external_id"], one["said"], one["state"]) == (f"r{gone.id}", "Готов к выдаче", "coming")
    await pulled(market, channel, DAY)
    (one,) = await back(owner, channel)
    assert (one["said"], one["state"], len(await book())) == ("Выдано", "coming", 3)  # only how it stands there
    assert (await receive(owner, channel, one, restock=True)).json()["restocked"] == 1
    assert await left(lamp.variant_id) == 4
    await sound(capsys)


@pytest.mark.parametrize("first", ["orders", "returns"])
async def test_an_order_that_is_returned_and_its_return_count_once_whichever_comes_first(
    market: Market, owner: Any, capsys: Any, first: str
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("yandex_market")
    order = market.state.buy(card, units=2)
    await follow()
    order.fate = "sold"
    await pulled(market, channel, HOUR)
    order.back_at = market.state.now()
    for name in [first, *({"orders", "returns"} - {first})]:
        async with db.transaction() as session:
            for one in (Capability.ORDERS, Capability.RETURNS):
                await syncing.switch(session, channel, one, enabled=one.value == name)
        await follow()
    assert [line[2:] for line in await book()] == [("returned", 300_000), ("returned", -300_000)]
    (one,) = await back(owner, channel)
    counted = {"orders": 0, "returns": 2}[first]
    assert (one["state"], one["quantity"], one["counted"]) == ("coming", 2, counted)
    assert (one["return_number"], one["problem"]) == (f"SANDBOX-{order.id}-R", "")
    assert await left(lamp.variant_id) == 3
    assert (await receive(owner, channel, one, restock=True)).json()["restocked"] == 2
    assert await left(lamp.variant_id) == 5
    troubled = {"troubled": "true"}
    assert (await owner.get(f"/channels/{channel.id}/orders", params=troubled)).json()["total"] == 0
    await sound(capsys)


class Returns(Adapter):
    """A marketplace that tells of these, two at a time."""

    title = "Returns"

    def __init__(self, what: Sequence[Returned], breaks_at: int = 99) -> None:
        self.what, self.breaks_at, self.asked = what, breaks_at, list[datetime]()

    async def returns(self, since: datetime, cursor: str | None = None) -> Part[Returned]:
        self.asked.append(since)
        begin = int(cursor or 0)
        if begin >= self.breaks_at:
            raise Failed("The line is cut")
        following = begin + 2
        return Part(self.what[begin:following], str(following) if following < len(self.what) else None)


def came(number: str, order: str, item: str, quantity: int = 1, *, at: datetime, **given: Any) -> Returned:
    return Returned(number, order, item, quantity, "does not fit", given.pop("said", "back"), at, **given)


async def told(channel: Channel, *what: Returned, breaks_at: int = 99) -> Work:
    work = Work(channel, Returns(what, breaks_at))
    await coming_back.pull(work)
    return work


async def test_a_return_of_an_order_that_is_not_there_yet_waits_for_it(market: Market, owner: Any, capsys: Any) -> None:
    vase = await make_stock.goods("VASE")
    await make_stock.stock(vase, 2)
    card = market.state.add_good("another-article", title="Vase", price=700)
    channel = await market.connect("ozon")
    await follow()
    order = market.state.buy(card)
    number = delivered(market, order)
    await market.wait((4 * DAY).total_seconds())
    order.back_at = market.state.now()
    await told(channel, came(str(order.id), number, "", at=clock.now()), came("9", "nobody's", "", at=clock.now()))
    assert [(one["state"], one["problem"]) for one in await back(owner, channel)] == [
        ("unknown", f"The book has no order {number} of this channel"),
        ("unknown", "The book has no order nobody's of this channel"),
    ]
    await pulled(market, channel)
    one, _ = await back(owner, channel)
    assert one["problem"] == f"The book has no order {number} of this channel"
    assert (await receive(owner, channel, one, restock=True)).status_code == 409

    (listing,) = (await owner.get(f"/channels/{channel.id}/listings")).json()["items"]
    url = f"/channels/{channel.id}/listings/{listing['id']}"
    assert (await owner.put(url, json={"variant_id": vase.variant_id})).status_code == 200
    async with db.transaction() as session:
        await syncing.want(session, channel.id, Capability.ORDERS, cause=syncing.HAND)
    await follow()  # the order is in the book, and what waited for it with it
    assert [line[2:] for line in await book()] == [("returned", 70_000), ("returned", -70_000)]
    one, other = await back(owner, channel)
    assert (one["state"], one["problem"], one["counted"]) == ("coming", "", 1)
    assert (other["state"], other["order_number"]) == ("unknown", None)
    assert (await receive(owner, channel, one, restock=True)).json()["restocked"] == 1
    assert await left(vase.variant_id) == 2
    await sound(capsys)


async def test_a_pull_that_breaks_goes_on_where_it_was_and_two_at_once_make_one_return(
    market: Market, owner: Any, capsys: Any
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    orders = [market.state.buy(card) for _ in range(5)]
    await follow()
    what = [came(f"r{one.id}", str(one.id), str(card.nm), at=clock.now()) for one in orders]
    with pytest.raises(Failed):
        await told(channel, *what, breaks_at=4)
    assert len(await back(owner, channel)) == 4
    both = await asyncio.gather(told(channel, *what), told(channel, *what))
    assert sum(work.state.get("new", 0) for work in both) == 1
    assert [line[3] for line in await book()] == [150_000] * 5 + [-150_000] * 5
    assert await left(lamp.variant_id) == 0
    ones = await back(owner, channel, state="coming")
    answers = await asyncio.gather(*[receive(owner, channel, ones[0], restock=True) for _ in range(4)])
    assert sorted(one.status_code for one in answers) == [200, 409, 409, 409]
    assert await left(lamp.variant_id) == 1
    later = await told(channel)
    assert later.state.get("seen", 0) == 0
    assert isinstance(later.adapter, Returns)
    (since,) = later.adapter.asked
    assert clock.now() - since == coming_back.OVERLAP
    await sound(capsys)


@pytest.mark.in_turn
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("owner_of", "name"),
    [(coming_back, "_take"), (coming_back, "_count"), (working, "keep_since"), (WildberriesAdapter, "returns")],
    ids=lambda one: one if isinstance(one, str) else "",
)
async def test_a_worker_that_dies_at_any_step_loses_and_doubles_nothing(
    market: Market, owner: Any, capsys: Any, monkeypatch: pytest.MonkeyPatch, owner_of: Any, name: str, when: str
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    orders = [market.state.buy(card) for _ in range(3)]
    await follow()
    async with db.transaction() as session:  # so that it is the one that dies
        await syncing.switch(session, channel, Capability.ORDERS, enabled=False)
    for order in orders:
        order.back_at = market.state.now()
    await market.wait(61)
    real, calls, deaths = getattr(owner_of, name), [0], 0

    async def deadly(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        if calls[0] == 1 and when == "before":
            raise Died
        done = await real(*args, **kwargs)
        if calls[0] == 1:
            raise Died
        return done

    monkeypatch.setattr(owner_of, name, deadly)
    for _ in range(4):
        try:
            await follow()
        except Died:
            deaths += 1
            await another_worker()
        await market.wait(61)
    assert deaths == 1
    assert [line[3] for line in await book()] == [150_000] * 3 + [-150_000] * 3
    ones = await back(owner, channel, state="coming")
    assert [one["counted"] for one in ones] == [1, 1, 1]
    assert await left(lamp.variant_id) == 2
    await sound(capsys)


async def test_what_is_only_asked_for_counts_when_it_is_agreed_to(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    order = market.state.buy(card, units=2)
    await follow()
    about = ("1", f"{order.id}-0001-1", str(card.nm))
    await told(channel, came(*about, 2, at=clock.now(), said="OnSellerApproval", decided=False))
    (one,) = await back(owner, channel)
    assert (one["state"], one["problem"], one["said"]) == ("asked", "", "OnSellerApproval")
    assert (await receive(owner, channel, one, restock=True)).status_code == 409
    assert [line[3] for line in await book()] == [300_000]
    work = await told(channel, came(*about, 1, at=clock.now(), said="ReturnMoneyApproved"))
    assert (work.state.get("new", 0), work.state["changed"]) == (0, 1)
    assert [line[3] for line in await book()] == [300_000, -150_000]
    assert [(one["state"], one["quantity"]) for one in await back(owner, channel)] == [("coming", 1)]
    # What is told late says no more than what is known.
    await told(channel, came(*about, 1, at=clock.now(), said="Cancelled", decided=False))
    assert [(one["state"], one["said"]) for one in await back(owner, channel)] == [("coming", "Cancelled")]


@pytest.mark.parametrize(
    ("refund", "kind", "decided"),
    [
        ("STARTED_BY_USER", "RETURN", False),
        ("PREMODERATION_DISPUTE", "RETURN", False),
        ("REJECTED", "RETURN", False),
        ("REFUNDED", "RETURN", True),
        ("REFUNDED_BY_SHOP", "RETURN", True),
        ("", "UNREDEEMED", True),
    ],
)
def test_what_yandex_market_has_agreed_to(refund: str, kind: str, decided: bool) -> None:
    what = {"id": 1, "orderId": 2, "refundStatus": refund, "returnType": kind, "items": [{"shopSku": "A", "count": 1}]}
    (one,) = people._returned(Return.model_validate(what), date(2026, 3, 20))
    assert (one.external_id, one.decided) == ("1:A", decided)


async def test_what_is_cancelled_after_a_part_came_back_leaves_the_book_whole(
    market: Market, owner: Any, capsys: Any
) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    order = market.state.buy(card, units=3)
    await follow()
    number = f"{order.id}-0001-1"
    await told(channel, came("1", number, str(card.nm), 1, at=clock.now()))
    async with db.transaction() as session:
        sale = await changing.by_number(session, f"SANDBOX-{number}")
        await changing.change(session, sale, {"status": "cancelled"})
    assert [line[2:] for line in await book()] == [("cancelled", 450_000), ("cancelled", -150_000)]
    assert await left(lamp.variant_id) == 4  # the one that was sent back is still on its way
    (one,) = await back(owner, channel)
    assert (await receive(owner, channel, one, restock=True)).json()["restocked"] == 1
    assert await left(lamp.variant_id) == 5

    await told(channel, came("2", number, str(card.nm), 1, at=clock.now()))
    _, late = await back(owner, channel)
    assert (late["state"], late["problem"]) == (
        "void",
        f"Nothing was left to take back: SANDBOX-{number} is cancelled",
    )
    await sound(capsys)


async def test_of_an_order_of_several_items_the_named_one_comes_back(market: Market, owner: Any, capsys: Any) -> None:
    lamp, vase = [await make_stock.goods(sku) for sku in ("LAMP", "VASE")]
    for goods in (lamp, vase):
        await make_stock.stock(goods, 5)
    channel = await make.channel("ozon")
    items = [
        {"sku": "LAMP", "quantity": 2, "unit_price": "1000", "discount": "1.01"},
        {"sku": "VASE", "quantity": 1, "unit_price": "700"},
    ]
    made = (await owner.post("/api/v1/sales", json={"items": items, "status": "delivered"})).json()
    async with db.transaction() as session:
        now = clock.now()
        session.add(
            ChannelOrder(
                channel_id=channel.id, external_id="A", order_id=made["id"], status="delivered", placed_at=now
            )
        )  # fmt: skip
    await told(channel, came("1", "A", "elsewhere", at=clock.now()), came("2", "A", "LAMP", at=clock.now()))
    unknown, one = await back(owner, channel)
    number = made["order_number"]
    assert (unknown["state"], unknown["problem"]) == (
        "unknown",
        f"Nobody knows which item of {number} elsewhere is: link it",
    )
    assert (one["sku"], one["state"]) == ("LAMP", "coming")
    await told(channel, came("3", "A", "LAMP", at=clock.now()))
    assert [line[3] for line in await book()] == [269_899, -99_950, -99_949]  # to the coin
    assert [status for _, _, status, _ in await book()] == ["delivered", "returned", "returned"]
    await owner.put(f"/api/v1/sales/{made['id']}", json={"status": "returned"})  # the rest by hand, goods and all
    assert [line[3] for line in await book()] == [269_899, -99_950, -99_949, -70_000]
    assert (await left(lamp.variant_id), await left(vase.variant_id)) == (3, 5)
    await sound(capsys)


async def test_a_part_that_went_back_is_no_difference_of_its_payout(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon", fee=Decimal(19))
    order = market.state.buy(card, units=2)
    number = delivered(market, order)
    await follow()
    await read_again(market, channel, 4 * DAY)
    order.back_at, order.back_units = market.state.now(), 1
    await pulled(market, channel)
    await read_again(market, channel, DAY)
    ((external, state, paid, expected, difference, _),) = await shown(owner, channel)
    assert (external, state, difference) == (number, "settled", "0.00")
    assert paid == expected == "1070.00"  # 1500, less 285, 60 there, 40 back, 45 for the bank
    assert await revenue(owner) == "1500.00"


async def test_returns_are_for_those_who_may_see_channels(market: Market, owner: Any, stranger: Any) -> None:
    channel, other = await market.connect(), await make.channel("avito")
    order = market.state.buy((await on_sale(market, "LAMP", 5))[1])
    await follow()
    await told(channel, came("1", str(order.id), "", at=clock.now()))
    (one,) = await back(owner, channel)
    url = f"/channels/{channel.id}/returns"
    assert (await stranger.get(url)).status_code == 403
    assert (await receive(stranger, channel, one, restock=True)).status_code == 403
    assert (await owner.get("/channels/999999/returns")).status_code == 404
    assert (await owner.post(f"{url}/999999/receive", json={"restock": True})).status_code == 404
    assert (await receive(owner, other, one, restock=True)).status_code == 404  # another channel's
    assert (await owner.post(f"{url}/{one['id']}/receive", json={})).status_code == 422
    assert (await owner.get(url, params={"state": "odd"})).status_code == 422
    async with db.reading() as session:
        assert (await session.execute(select(ChannelReturn.state))).scalars().all() == ["coming"]
