"""Changing what an order holds before anything is paid for it: its sums, and what the shelves keep for it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.cart import buyers, totals
from tradepost.cart.totals import Basket, Totals
from tradepost.core import events
from tradepost.core.errors import Conflict, Invalid
from tradepost.discounts import service as discounts
from tradepost.discounts.rules import who_is
from tradepost.inventory import ledger as shelves, service as inventory
from tradepost.inventory.rules import Cause, Line as StockLine
from tradepost.orders import cancelling, placing, standing
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import PENDING
from tradepost.orders.wishes import NotSold
from tradepost.payments.rules import AUTHORISED, OPEN


async def rewrite(db: AsyncSession, order_id: int, units: Mapping[int, int]) -> Order:
    """Let an unpaid order hold {variant id: units} instead, in the caller's transaction.

    What stays in it keeps its price; delivery, discounts and tax are worked out anew. Conflict for an order that is no
    longer pending or that somebody pays, NotSold or OutOfStock for what is not there, Invalid for a code that no longer
    holds: nothing is changed then.
    """
    order, made = await standing.locked(db, order_id)
    if order.token_hash is None or order.status != PENDING:
        raise Conflict(f"An order that is {order.status} cannot be changed")
    if order.paid or any(one.status in OPEN or one.status == AUTHORISED for one in made):
        raise Conflict("This order is being paid: it cannot be changed now")
    if not units:
        raise Invalid("items", "order at least one thing")
    worked = await _worked_out(db, order, units)
    before = {line.sku: line.quantity for line in order.lines}
    changes = await _replace(db, order, worked)
    await _count_discounts(db, order, worked)
    changes["items"] = [before, {line.sku: line.quantity for line in order.lines}]
    await events.record(db, "order.updated", order, subject_name=order.number, changes=changes)
    await db.flush()
    return order


async def _worked_out(db: AsyncSession, order: Order, units: Mapping[int, int]) -> Totals:
    address = order.shipping_address or {}
    codes = tuple(one["code"] for one in order.discounts if one["code"])
    basket = Basket(
        lines=units,
        buyer=await buyers.known(db, order.account_id, order.email),
        currency=order.currency,
        country=order.country,
        region=address.get("region", ""),
        postcode=address.get("postcode", ""),
        shipping_method_id=order.shipping_method_id,
        codes=codes,
        language=order.language or None,
        fixed={line.variant_id: line.unit_price for line in order.lines if not line.gift},
        order_id=order.id,
    )
    worked = await totals.work_out(db, basket)
    if worked.missing:
        raise NotSold("Something in this order is not sold here any more", variant_ids=list(worked.missing))
    if worked.fault:
        raise Invalid("shipping_method_id", worked.fault)
    if worked.taken.refused:
        raise Invalid("codes", worked.taken.refused[0].reason)
    return worked


async def _replace(db: AsyncSession, order: Order, worked: Totals) -> dict[str, Any]:
    """The order's goods and sums: what it kept is free again, and what it holds now is kept. Gives what changed."""
    cause, why = Cause("orders", order.id), f"Changed {order.number}"
    old = [one for line in order.lines for one in cancelling.reserved(line)]
    goods = [StockLine(line.offer.variant_id, line.part.quantity) for line in worked.lines]
    # All that is touched is locked at once, in the order of ids: giving back and taking anew lock nothing more.
    await shelves.lock_serving(db, {one.variant_id for one in (*old, *goods)})
    if old:
        await inventory.release(db, old, reason=why, cause=cause)
    kept = await inventory.reserve(db, goods, reason=why, cause=cause)
    await db.execute(
        delete(OrderLine).where(OrderLine.order_id == order.id).execution_options(synchronize_session=False)
    )
    for line in order.lines:
        db.expunge(line)
    lines = placing.lines_of(order, worked, kept)
    db.add_all(lines)
    set_committed_value(order, "lines", lines)
    sums = worked.sums
    for name in ("subtotal", "discount", "shipping", "shipping_tax", "tax", "total", "units", "tax_lines"):
        setattr(order, name, getattr(sums, name))
    order.shipping_discount, order.prices_include_tax = worked.shipping_discount, worked.tax_included
    order.discounts = placing.given(worked)
    standing.settle(order)
    return events.changed(order)


async def _count_discounts(db: AsyncSession, order: Order, worked: Totals) -> None:
    await discounts.give_back(db, order.id)
    who = who_is(order.account_id, order.email or None)
    await discounts.use(db, worked.taken.applied, order_id=order.id, who=who)
