"""Buyers with an account are told what becomes of their orders: once, in their language, of what others did."""

from typing import Any

from tests import make_reviews as make
from tradepost.core import db, events
from tradepost.core.events import Actor, Event
from tradepost.core.reactions import catch_up
from tradepost.orders.models import Order

PATH = "/api/v1/notifications"


async def ordered(who: Any) -> Order:
    order_id = await make.order(who.id, await make.lamp(), status="paid")
    async with db.reading() as session:
        return await session.get_one(Order, order_id)


async def happen(name: str, order: Order, actor: Actor | None = None, **data: Any) -> None:
    """Something happened to an order, a parcel of it, or a return, as the log has it."""
    about = {"shipment": ("shipments", 9, "SH-9"), "return": ("returns", 9, "RT-9")}.get(name.partition(".")[0])
    *subject, called = about or ("orders", order.id, order.number)
    more = {"order_id": order.id} if about else {}
    with events.acting(actor or Actor()):
        async with db.transaction() as session:
            row = events.row(name, *subject, subject_name=called, **more, **data)
            session.add(Event(**row))
    await catch_up()


async def told(who: Any) -> list[tuple[str, str]]:
    items = (await who.get(f"{PATH}?kind=order&sort=id")).json()["items"]
    return [(one["title"], one["message"]) for one in items]


async def test_a_buyer_is_told_of_payment_parcel_arrival_and_money_back(buyer, stranger):
    order = await ordered(buyer)
    await happen("order.paid", order, paid=1)
    await happen("shipment.status_changed", order, status="label_printed")
    for status in ("handed_over", "in_transit", "delivered"):
        await happen("shipment.status_changed", order, status=status)
    await happen("order.refunded", order, amount=1990)
    await happen("order.refunded", order, amount=-1990)
    number = order.number
    assert await told(buyer) == [
        (f"Order {number} is paid", "Thank you! We are getting it ready."),
        (f"Order {number} is on its way", "SH-9"),
        (f"Order {number} has arrived", "Enjoy it! We would like to read what you think of it."),
        (f"Money back for order {number}", "19.90 RUB are on their way back to you."),
    ]
    assert await told(stranger) == []
    first = (await buyer.get(f"{PATH}?sort=id")).json()["items"][0]
    assert (first["link"], first["data"]) == (
        f"/order/{number}",
        {"order_id": order.id, "number": number, "what": "paid"},
    )


async def test_a_buyer_is_told_how_a_return_goes(buyer):
    order = await ordered(buyer)
    for name in ("requested", "approved", "received", "refunded"):
        await happen(f"return.{name}", order)
    assert await told(buyer) == [
        ("Return RT-9 is agreed to", f"Order {order.number}: you may send the goods."),
        ("Return RT-9 has arrived", f"Order {order.number}: the goods are back with us."),
    ]


async def test_what_a_buyer_did_themselves_is_no_news_to_them(buyer, owner):
    order = await ordered(buyer)
    await happen("order.cancelled", order, Actor("account", buyer.id, "alice"), reason="Too late")
    assert await told(buyer) == []
    await happen("order.cancelled", order, Actor("account", owner.id, "owner"), reason="Sold out")
    assert await told(buyer) == [(f"Order {order.number} is cancelled", "Sold out")]


async def test_it_is_told_in_the_buyers_language(buyer, configure):
    configure(language="ru")
    order = await ordered(buyer)
    await happen("shipment.status_changed", order, status="delivered")
    assert await told(buyer) == [
        (f"Заказ {order.number} доставлен", "Пользуйтесь с удовольствием! Нам интересно, что вы о нём думаете.")
    ]


async def test_history_tells_nobody(buyer):
    order = await ordered(buyer)
    await happen("order.paid", order, Actor(imported=True))
    assert await told(buyer) == []
