"""What may still be changed about a recorded order, its status above all."""

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.core import clock, events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import to_text
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Cause, Line
from tradepost.orders import recording, returning
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import CANCELLED, RETURNED, may_become, standing
from tradepost.orders.schemas import SaleItemIn


async def locked(db: AsyncSession, order_id: int) -> Order:
    """An order and its lines, nobody else's to change until this transaction ends."""
    query = select(Order).where(Order.id == order_id).options(selectinload(Order.lines)).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("order", order_id)
    return found


async def by_number(db: AsyncSession, number: str) -> Order:
    """The same by the number that people say."""
    found = (await db.execute(select(Order.id).where(Order.number == number))).scalar_one_or_none()
    if found is None:
        raise NotFound("order", number)
    return await locked(db, found)


Guard = Callable[[AsyncSession, Order, str], Awaitable[None]]
# What a room above has against a status that somebody gives an order by hand; it says so in its hooks.
GUARDS: list[Guard] = []


async def by_hand(db: AsyncSession, order: Order, given: dict[str, Any]) -> None:
    """The same as `change`, by a person: Conflict also where the status is somebody else's to change first."""
    if given.get("status", order.status) != order.status:
        for guard in GUARDS:
            await guard(db, order, recording.status_from(given["status"]))
    await change(db, order, given)


async def change(db: AsyncSession, order: Order, given: dict[str, Any], *, goods: bool = True) -> None:
    """Change what is given of a locked order: status, number, date, customer, platform, country, notes.

    Cancelling and returning bring the goods back; with `goods` False they are still to arrive. Conflict for a status
    that cannot follow.
    """
    now = clock.now()
    if "order_number" in given:
        order.number = given["order_number"]
    if "order_date" in given:
        order.placed_at = recording.moment(given["order_date"])
        order.business_day = clock.business_day(order.placed_at)
    if "customer_id" in given:
        await recording.customer(db, given["customer_id"])
        order.customer_id = given["customer_id"]
    for name in ("platform", "country", "notes"):
        if name in given:
            setattr(order, name, given[name])
    before = order.status
    if "status" in given:
        _advance(order, recording.status_from(given["status"]))
    changes = events.changed(order)
    if not changes:
        return
    await recording.save(db, order)
    name = "order.updated"
    if order.status != before and order.status == CANCELLED:
        name = "order.cancelled"
        await returning.call_off(db, order, goods=goods)
    elif order.status != before and order.status == RETURNED:
        name = "order.returned"
        await returning.take_back(db, order, at=now, goods=goods)
    await events.record(db, name, order, subject_name=order.number, changes=changes)


async def take_goods(db: AsyncSession, order: Order) -> None:
    """Take what a locked order was written down without off the shelves, what came back of it excepted. OutOfStock."""
    open_ = [(line.variant_id, line.quantity - line.returned) for line in order.lines]
    goods = [Line(variant_id, units) for variant_id, units in open_ if units > 0]
    await inventory.ship(db, goods, reason=f"Sale {order.number}", cause=Cause("orders", order.id))
    order.moved_stock = True
    changes = events.changed(order)
    await db.flush()
    await events.record(db, "order.updated", order, subject_name=order.number, changes=changes)


def unchanged(order: Order, items: list[SaleItemIn]) -> None:
    """Invalid unless these say of each line what it is: a client may send back what it was given."""
    same = len(items) == len(order.lines) and all(
        _says(item, line, order.currency) for item, line in zip(items, order.lines, strict=True)
    )
    if not same:
        raise Invalid("items", "cannot be changed: cancel this sale and record it anew")


def _says(item: SaleItemIn, line: OrderLine, currency: str) -> bool:
    amounts = {name: Decimal(to_text(getattr(line, name), currency)) for name in ("unit_price", "discount")}
    return all(
        getattr(item, name) == amounts.get(name, getattr(line, name))
        for name in item.model_fields_set
        if name in SaleItemIn.model_fields
    )


def _advance(order: Order, status: str) -> None:
    """The one writer of an order's status and of what follows from it."""
    if status == order.status:
        return
    if order.token_hash is not None:
        raise Conflict("This order was placed in the store: pay, send or cancel it, and its status follows")
    # What takes a sale back stands and falls with it.
    allowed = frozenset() if order.returns_id else may_become(order.kind, order.status)
    if status not in allowed:
        raise Conflict(
            f"An order that is {order.status} cannot become {status}"
            + (f"; it may become {', '.join(sorted(allowed))}" if allowed else ""),
            allowed=sorted(allowed),
        )
    was_paid = order.payment_status == "paid"
    order.status = status
    order.payment_status, order.fulfilment_status = standing(status, was_paid=was_paid)
