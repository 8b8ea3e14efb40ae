"""Goods that come back: a return is an order of its own with negative lines, so that it counts on its own day."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Cause, Line
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import RETURN, RETURNED, standing


async def take_back(db: AsyncSession, sale: Order, *, at: datetime) -> Order:
    """The return of everything in a sale, whose lines are loaded: what had left the shelves lies there again."""
    payment, fulfilment = standing(RETURNED)
    made = Order(
        number=await _number(db, sale),
        kind=RETURN,
        returns_id=sale.id,
        customer_id=sale.customer_id,
        account_id=sale.account_id,
        platform=sale.platform,
        country=sale.country,
        status=RETURNED,
        payment_status=payment,
        fulfilment_status=fulfilment,
        placed_at=at,
        business_day=clock.business_day(at),
        currency=sale.currency,
        subtotal=-sale.subtotal,
        discount=-sale.discount,
        total=-sale.total,
        units=-sale.units,
        moved_stock=sale.moved_stock,
    )
    made.lines = [
        OrderLine(
            product_id=line.product_id,
            variant_id=line.variant_id,
            name=line.name,
            sku=line.sku,
            quantity=-line.quantity,
            unit_price=line.unit_price,
            discount=-line.discount,
            total=-line.total,
            unit_cost=line.unit_cost,
        )
        for line in sale.lines
    ]
    db.add(made)
    await db.flush()
    await give_back(db, sale, reason=f"Return of {sale.number}")
    await events.record(
        db,
        "order.recorded",
        made,
        subject_name=made.number,
        changes={"status": [None, made.status]},
        kind=made.kind,
        platform=made.platform,
        total=made.total,
        units=made.units,
    )
    return made


async def _number(db: AsyncSession, sale: Order) -> str:
    wanted = f"{sale.number[:58]}-R"
    taken = (await db.execute(select(Order.id).where(Order.number == wanted))).scalar_one_or_none()
    return wanted if taken is None else f"{sale.number[:40]}-R{sale.id}"


async def give_back(db: AsyncSession, order: Order, *, reason: str) -> None:
    """Undo what an order, whose lines are loaded, did to stock: to where the goods came from, when the ledger knows."""
    if not order.moved_stock:
        return
    cause = Cause("orders", order.id)
    back = await inventory.taken(db, cause) or [
        Line(line.variant_id, line.quantity) for line in order.lines if line.quantity > 0
    ]
    out = [Line(line.variant_id, -line.quantity) for line in order.lines if line.quantity < 0]
    if back:
        await inventory.restock(db, back, reason=reason, cause=cause)
    if out:
        await inventory.ship(db, out, reason=reason, cause=cause)
