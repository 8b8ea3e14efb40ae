"""Orders in and out: what a marketplace sold becomes orders of the one book, each once; and what becomes of them."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests import make_stock
from tests.channels.conftest import Market
from tradepost.channels import fulfilling, listings, pulling
from tradepost.channels.adapter import Failed, Refused
from tradepost.channels.models import Channel, ChannelOrder, Sync
from tradepost.core import db
from tradepost.inventory.models import Level
from tradepost.orders import changing
from tradepost.orders.models import Order


async def pull(market: Market, channel: Channel) -> pulling.Pulled:
    async with market.adapter(channel) as adapter:
        return await pulling.pull_orders(channel.id, adapter=adapter)


async def ask(market: Market, channel: Channel, row_id: int, verb: fulfilling.Verb) -> Any:
    async with market.adapter(channel) as adapter:
        return await fulfilling.ask(channel.id, row_id, verb, adapter=adapter)


async def cancelled_here(number: str) -> None:
    """An order is cancelled in the book alone, as while its channel is switched off."""
    async with db.transaction() as session:
        await changing.change(session, await changing.by_number(session, number), {"status": "cancelled"})


async def book() -> list[tuple[str, str, str, int]]:
    """(number, platform, status, total) of every order."""
    async with db.reading() as session:
        rows = await session.execute(select(Order.number, Order.platform, Order.status, Order.total).order_by(Order.id))
        return [tuple(row) for row in rows]


async def left(variant_id: int) -> int:
    async with db.reading() as session:
        query = select(Level.on_hand - Level.reserved).where(Level.variant_id == variant_id)
        return (await session.execute(query)).scalar_one()


async def on_sale(market: Market, sku: str, quantity: int) -> tuple[Any, Any]:
    """Goods with stock here, and the card with their SKU there."""
    goods = await make_stock.goods(sku)
    await make_stock.stock(goods, quantity)
    card = market.state.add_good(sku, title=sku.title(), price=1500)
    card.stock = quantity
    return goods, card


async def test_what_is_sold_there_is_in_the_book_once_and_off_the_shelves(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    first, second = (market.state.buy(card).id for _ in range(2))
    pulled = await pull(market, channel)
    assert (pulled.seen, pulled.new, pulled.changed, pulled.problems) == (2, 2, 0, 0)
    numbers = [f"SANDBOX-{first}", f"SANDBOX-{second}"]
    assert await book() == [(number, "sandbox", "paid", 150_000) for number in numbers]
    assert await left(lamp.variant_id) == 3

    again = await pull(market, channel)
    assert (again.seen, again.new, again.changed) == (2, 0, 0)
    assert (len(await book()), await left(lamp.variant_id)) == (2, 3)
    listed = (await owner.get(f"/channels/{channel.id}/orders", params={"sort": "placed_at"})).json()
    assert [(one["external_id"], one["order_number"], one["status"]) for one in listed["items"]] == [
        (str(first), numbers[0], "new"),
        (str(second), numbers[1], "new"),
    ]


async def test_two_pulls_at_once_make_one_order(market: Market) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    for _ in range(5):
        market.state.buy(card)
    both = await asyncio.gather(pull(market, channel), pull(market, channel))
    assert sum(one.new for one in both) == 5
    assert (len(await book()), await left(lamp.variant_id)) == (5, 0)


async def test_a_pull_that_breaks_in_the_middle_goes_on_where_it_was(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp, card = await on_sale(market, "LAMP", 9)
    channel = await market.connect()
    for _ in range(3):
        market.state.buy(card)
    take, taken = pulling._take, []

    async def dies_at_the_third(*args: Any) -> None:
        taken.append(args)
        if len(taken) == 3:
            raise Failed("The line is cut")
        await take(*args)

    monkeypatch.setattr(pulling, "_take", dies_at_the_third)
    with pytest.raises(Failed):
        await pull(market, channel)
    assert len(await book()) == 2
    async with db.reading() as session:
        assert (await session.execute(select(Sync.since))).all() == []  # the next one begins where this one did
    monkeypatch.setattr(pulling, "_take", take)
    assert (await pull(market, channel)).new == 1
    assert (len(await book()), await left(lamp.variant_id)) == (3, 6)


async def test_an_item_that_is_no_variant_yet_waits_until_it_is_one(market: Market, owner: Any) -> None:
    vase = await make_stock.goods("VASE")
    await make_stock.stock(vase, 2)
    card = market.state.add_good("another-article", title="Vase", price=700)
    channel = await market.connect()
    market.state.buy(card)
    pulled = await pull(market, channel)
    assert (pulled.new, pulled.problems) == (0, 1)
    troubled = (await owner.get(f"/channels/{channel.id}/orders", params={"troubled": "true"})).json()["items"]
    assert [one["problem"] for one in troubled] == ["No variant is linked to another-article"]
    assert await book() == []

    async with db.transaction() as session:
        await listings.add(session, channel, str(card.nm), size_id=str(card.chrt), variant_id=vase.variant_id)
    pulled = await pull(market, channel)
    assert (pulled.new, pulled.problems) == (1, 0)
    assert await left(vase.variant_id) == 1
    assert (await owner.get(f"/channels/{channel.id}/orders", params={"troubled": "true"})).json()["total"] == 0


async def test_a_buyer_who_thinks_better_of_it_gives_the_goods_back(market: Market) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    order = market.state.buy(card)
    await pull(market, channel)
    order.fate = "canceled_by_client"
    pulled = await pull(market, channel)
    assert (pulled.new, pulled.changed) == (0, 1)
    assert [status for _, _, status, _ in await book()] == ["cancelled"]
    assert await left(lamp.variant_id) == 5
    assert (await pull(market, channel)).changed == 0

    gone = market.state.buy(card)  # bought and cancelled between two pulls: it never was
    gone.fate = "canceled_by_client"
    assert (await pull(market, channel)).new == 0
    assert len(await book()) == 1


async def test_the_last_piece_sold_twice_is_one_order_and_one_to_cancel(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 1)
    channel = await market.connect()
    card.stock = 2
    first, second = (market.state.buy(card).id for _ in range(2))
    assert (await pull(market, channel)).problems == 1
    assert await left(lamp.variant_id) == 0
    rows = (await owner.get(f"/channels/{channel.id}/orders", params={"sort": "placed_at"})).json()["items"]
    assert [(one["external_id"], one["short"], one["problem"]) for one in rows] == [
        (str(first), False, ""),
        (str(second), True, "LAMP is sold out"),
    ]
    told = (await owner.get("/api/v1/notifications")).json()["items"]
    short = [one for one in told if one["kind"] == "short"]
    assert [one["title"] for one in short] == [f"Cancel order SANDBOX-{second} on Sandbox"]
    await pull(market, channel)  # told once
    assert len((await owner.get("/api/v1/notifications")).json()["items"]) == len(told)

    await ask(market, channel, rows[1]["id"], "cancel")
    rows = (await owner.get(f"/channels/{channel.id}/orders", params={"sort": "placed_at"})).json()["items"]
    assert [(one["status"], one["short"], one["problem"]) for one in rows] == [
        ("new", False, ""),
        ("cancelled", False, ""),
    ]
    assert await left(lamp.variant_id) == 0  # it had taken nothing
    assert market.state.orders[second].status == "cancel"


async def test_an_order_is_confirmed_and_shipped_there_and_so_in_the_book(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    order = market.state.buy(card)
    await pull(market, channel)
    (row,) = (await owner.get(f"/channels/{channel.id}/orders")).json()["items"]
    confirmed = await owner.post(f"/channels/{channel.id}/orders/{row['id']}/confirm")
    assert confirmed.status_code == 200, confirmed.text
    assert [status for _, _, status, _ in await book()] == ["processing"]
    shipped = (await owner.post(f"/channels/{channel.id}/orders/{row['id']}/ship")).json()
    assert (shipped["supply"], len(shipped["labels"])) == (order.supply, 2)  # its own, and the supply's
    assert [status for _, _, status, _ in await book()] == ["shipped"]
    assert (order.status, await left(lamp.variant_id)) == ("complete", 4)
    with pytest.raises(Refused, match="cannot be cancelled"):
        await ask(market, channel, row["id"], "cancel")
    order.fate = "sold"
    await market.wait(3600)
    await pull(market, channel)
    assert [status for _, _, status, _ in await book()] == ["delivered"]
    refused = await owner.post(f"/channels/{channel.id}/orders/{row['id'] + 1}/ship")
    assert refused.status_code == 404


async def test_who_may_not_asks_nothing(market: Market, analyst: Any, buyer: Any) -> None:
    channel = await market.connect()
    for path in ("orders/pull", "orders/1/ship", "check"):
        assert (await analyst.post(f"/channels/{channel.id}/{path}")).status_code == 403
    assert (await buyer.get(f"/channels/{channel.id}/orders")).status_code == 403
    assert market.asked == []


async def test_an_open_order_is_asked_for_however_long_ago_it_was(market: Market) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    order = market.state.buy(card)
    await pull(market, channel)
    for _ in range(3):
        await market.wait(timedelta(days=9).total_seconds())
        await pull(market, channel)
    order.status, order.fate = "complete", "sold"
    assert (await pull(market, channel)).changed == 1
    assert [status for _, _, status, _ in await book()] == ["delivered"]


async def test_a_marketplace_whose_clock_runs_ahead_loses_no_order(market: Market) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    market.state.clock.skip(timedelta(days=9).total_seconds())
    market.state.buy(card)
    assert (await pull(market, channel)).new == 1
    assert (await pull(market, channel)).new == 0
    assert (len(await book()), await left(lamp.variant_id)) == (1, 4)
    async with db.reading() as session:
        assert (await session.execute(select(Order.placed_at))).scalar_one() <= market.moment


async def troubled(who: Any, channel: Channel) -> list[tuple[str, str]]:
    """(number there, problem) of the orders that want a person."""
    answer = await who.get(f"/channels/{channel.id}/orders", params={"troubled": "true", "sort": "placed_at"})
    return [(one["external_id"], one["problem"]) for one in answer.json()["items"]]


async def write_down(who: Any, number: str, platform: str, **given: Any) -> Any:
    """An order for a lamp that somebody wrote down by hand, or an import brought."""
    items = [{"sku": "LAMP", "quantity": 1, "unit_price": "1500"}]
    body = {"order_number": number, "platform": platform, "items": items, **given}
    answer = await who.post("/api/v1/sales", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_number_that_is_another_order_s_keeps_no_other_order_out(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    taken, free = (market.state.buy(card).id for _ in range(2))
    mine = await write_down(owner, f"SANDBOX-{taken}", "store")
    pulled = await pull(market, channel)
    assert (pulled.seen, pulled.new, pulled.problems) == (2, 1, 1)
    said = f"There is an order SANDBOX-{taken} already"
    assert await troubled(owner, channel) == [(str(taken), said)]
    assert await book() == [
        (f"SANDBOX-{taken}", "store", "paid", 150_000),
        (f"SANDBOX-{free}", "sandbox", "paid", 150_000),
    ]
    assert await left(lamp.variant_id) == 3
    again = await pull(market, channel)
    assert (again.new, again.problems, len(await book()), await left(lamp.variant_id)) == (0, 1, 2, 3)

    # Under another number the way is free.
    await owner.put(f"/api/v1/sales/{mine['id']}", json={"order_number": "MINE-1"})
    assert (await pull(market, channel)).new == 1
    assert (await troubled(owner, channel), await left(lamp.variant_id)) == ([], 2)


async def test_an_order_that_the_book_has_of_this_channel_already_is_this_one(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    paid, packed, gone, waits, late = (market.state.buy(card) for _ in range(5))
    for order, status in ((paid, "paid"), (packed, "shipped"), (gone, "paid"), (waits, "pending"), (late, "delivered")):
        # However it was spelled when it was written down.
        await write_down(owner, f"SANDBOX-{order.id}", "Sandbox", status=status)
    gone.fate = "canceled_by_client"
    before = await left(lamp.variant_id)
    pulled = await pull(market, channel)
    assert (pulled.new, pulled.changed, pulled.problems) == (0, 5, 0)
    assert [status for _, _, status, _ in await book()] == ["paid", "shipped", "cancelled", "paid", "delivered"]
    assert await left(lamp.variant_id) == before + 1  # the cancelled one's
    rows = (await owner.get(f"/channels/{channel.id}/orders", params={"sort": "placed_at"})).json()["items"]
    assert [(one["status"], one["total"], one["order_number"]) for one in rows] == [
        ("new", "1500.00", f"SANDBOX-{paid.id}"),
        ("shipped", "1500.00", f"SANDBOX-{packed.id}"),
        ("cancelled", "1500.00", f"SANDBOX-{gone.id}"),
        ("new", "1500.00", f"SANDBOX-{waits.id}"),
        ("delivered", "1500.00", f"SANDBOX-{late.id}"),
    ]
    again = await pull(market, channel)
    assert (again.new, again.changed, len(await book())) == (0, 0, 5)
    paid.status, paid.fate = "complete", "sold"
    assert (await pull(market, channel)).changed == 1
    assert (await book())[0][2] == "delivered"


async def test_an_order_that_nobody_can_write_down_keeps_no_other_order_out(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    odd, good = market.state.buy(card), market.state.buy(card)
    odd.price = -100
    pulled = await pull(market, channel)
    assert (pulled.new, pulled.problems) == (1, 1)
    ((number, problem),) = await troubled(owner, channel)
    assert (number, problem.partition(":")[0]) == (str(odd.id), "unit_price")
    assert [one[0] for one in await book()] == [f"SANDBOX-{good.id}"]
    odd.fate = "canceled_by_client"  # then nobody has to do anything about it
    assert (await pull(market, channel)).problems == 0
    assert await troubled(owner, channel) == []


async def verbs(who: Any, channel: Channel, row_id: int) -> dict[str, tuple[int, str]]:
    """What becomes of confirming, shipping and cancelling an order: {verb: (status, detail)}."""
    found = {}
    for verb in ("confirm", "ship", "cancel"):
        answer = await who.post(f"/channels/{channel.id}/orders/{row_id}/{verb}")
        found[verb] = (answer.status_code, answer.json().get("detail", ""))
    return found


async def test_what_an_order_is_beyond_is_refused_and_nothing_is_asked(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    order = market.state.buy(card)
    await pull(market, channel)
    path = f"/channels/{channel.id}/orders"
    (row,) = (await owner.get(path)).json()["items"]
    for verb in ("confirm", "confirm", "ship", "ship"):  # once more does no harm
        assert (await owner.post(f"{path}/{row['id']}/{verb}")).status_code == 200
    asked = len(market.asked)
    late = await owner.post(f"{path}/{row['id']}/confirm")
    assert (late.status_code, late.json()["detail"]) == (409, "The order is shipped there: it cannot be confirmed")
    assert (len(market.asked), [status for _, _, status, _ in await book()]) == (asked, ["shipped"])

    order.fate = "sold"
    await pull(market, channel)
    (before,) = (await owner.get(path)).json()["items"]
    asked = len(market.asked)
    assert await verbs(owner, channel, row["id"]) == {
        verb: (409, f"The order is delivered there: it cannot be {done}")
        for verb, done in (("confirm", "confirmed"), ("ship", "shipped"), ("cancel", "cancelled"))
    }
    assert (len(market.asked), (await owner.get(path)).json()["items"]) == (asked, [before])
    assert before["status"] == "delivered"
    assert [status for _, _, status, _ in await book()] == ["delivered"]


async def test_an_order_that_is_cancelled_is_neither_packed_nor_shipped(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    there, here = market.state.buy(card), market.state.buy(card)
    await pull(market, channel)
    path = f"/channels/{channel.id}/orders"
    one, other = (await owner.get(path, params={"sort": "placed_at"})).json()["items"]
    await owner.post(f"{path}/{one['id']}/cancel")
    await cancelled_here(f"SANDBOX-{here.id}")
    asked = len(market.asked)
    for row_id, said in (
        (one["id"], "The order is cancelled there: it cannot be"),
        (other["id"], f"SANDBOX-{here.id} is cancelled in the book: it cannot be"),
    ):
        for verb, done in (("confirm", "confirmed"), ("ship", "shipped")):
            refused = await owner.post(f"{path}/{row_id}/{verb}")
            assert (refused.status_code, refused.json()["detail"].removesuffix(" there")) == (409, f"{said} {done}")
    assert len(market.asked) == asked
    for row_id in (one["id"], other["id"]):  # what is cancelled in the book can be cancelled there, and twice
        assert (await owner.post(f"{path}/{row_id}/cancel")).status_code == 200
    assert {market.state.orders[one.id].status for one in (there, here)} == {"cancel"}
    assert ([status for _, _, status, _ in await book()], await left(lamp.variant_id)) == (["cancelled"] * 2, 5)


async def test_an_order_of_a_channel_is_not_shipped_or_cancelled_behind_its_back(market: Market, owner: Any) -> None:
    lamp, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect(name="My shop there")
    order = market.state.buy(card)
    await pull(market, channel)
    sale = (await owner.get(f"/api/v1/orders/SANDBOX-{order.id}")).json()
    path = f"/api/v1/sales/{sale['id']}"

    async def asked_there(book_id: int) -> list[str]:
        """As the page of the order in the book asks for it."""
        (one,) = (await owner.get("/channels/orders", params={"order_id": book_id})).json()
        assert (one["channel_id"], one["channel_name"], one["order_id"]) == (channel.id, "My shop there", book_id)
        asked: list[str] = one["asked_there"]
        return asked

    assert await asked_there(sale["id"]) == ["processing", "shipped", "cancelled"]
    for status, verb in (("cancelled", "cancel"), ("shipped", "ship"), ("processing", "confirm")):
        said = f"was sold on My shop there: {verb} it there (the channel's orders), and the book follows"
        refused = await owner.put(path, json={"status": status, "notes": "by hand"})
        assert (refused.status_code, refused.json()["detail"]) == (409, f"SANDBOX-{order.id} {said}")
    assert (await owner.get(path)).json() == sale
    assert ([one[2] for one in await book()], await left(lamp.variant_id)) == (["paid"], 4)
    assert (await owner.put(path, json={"notes": "a present"})).status_code == 200

    (row,) = (await owner.get(f"/channels/{channel.id}/orders")).json()["items"]
    assert (await owner.post(f"/channels/{channel.id}/orders/{row['id']}/cancel")).status_code == 200
    (row,) = (await owner.get(f"/channels/{channel.id}/orders")).json()["items"]
    assert (row["status"], row["total"], row["fees"], row["payout"]) == ("cancelled", "1500.00", None, None)
    assert await asked_there(sale["id"]) == []

    other = market.state.buy(card)
    await pull(market, channel)
    await owner.put(f"/channels/{channel.id}", json={"enabled": False})  # nobody is asked any more: by hand, then
    sale = (await owner.get(f"/api/v1/orders/SANDBOX-{other.id}")).json()
    assert await asked_there(sale["id"]) == []
    assert (await owner.get("/channels/orders", params={"order_id": sale["id"] + 1})).json() == []
    assert [one["field"] for one in (await owner.get("/channels/orders")).json()["errors"]] == ["order_id"]
    assert (await owner.put(f"/api/v1/sales/{sale['id']}", json={"status": "shipped"})).status_code == 200
    assert (await owner.delete(f"/channels/{channel.id}")).status_code == 204
    assert (await owner.get("/channels/orders", params={"order_id": sale["id"]})).json() == []  # nobody to go to


async def test_what_was_sold_elsewhere_is_not_shipped(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 1)
    channel = await market.connect()
    card.stock = 2
    for _ in range(2):
        market.state.buy(card)
    await pull(market, channel)
    path = f"/channels/{channel.id}/orders"
    good, short = (await owner.get(path, params={"sort": "placed_at"})).json()["items"]
    asked = len(market.asked)
    said = "Its goods were sold elsewhere (LAMP is sold out): it is to be cancelled there, or fulfilled after all"
    for verb in ("confirm", "ship"):
        refused = await owner.post(f"{path}/{short['id']}/{verb}")
        assert (refused.status_code, refused.json()["detail"]) == (409, said)
    assert (len(market.asked), (await owner.get(path, params={"sort": "placed_at"})).json()["items"][1]) == (
        asked,
        short,
    )
    assert (await owner.post(f"{path}/{good['id']}/ship")).status_code == 200
    assert (await owner.post(f"{path}/{short['id']}/cancel")).status_code == 200


async def test_what_was_pulled_meanwhile_is_not_set_back(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect()
    order = market.state.buy(card)
    await pull(market, channel)
    async with db.reading() as session:
        (row,) = (await session.execute(select(ChannelOrder))).scalars()
    do = fulfilling._do

    async def slowly(*args: Any) -> Any:
        done = await do(*args)
        order.fate = "sold"
        await pull(market, channel)
        return done

    monkeypatch.setattr(fulfilling, "_do", slowly)
    await ask(market, channel, row.id, "ship")
    async with db.reading() as session:
        (row,) = (await session.execute(select(ChannelOrder))).scalars()
    assert (row.status, row.supply) == ("delivered", order.supply)
    assert [status for _, _, status, _ in await book()] == ["delivered"]
