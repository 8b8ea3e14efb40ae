"""Goods that come back: a return is an order of its own with negative lines, so that it counts on its own day.

A sale comes back whole, or in as many pieces as its buyer sends; `OrderLine.returned` says how much of a line has, so
that no piece comes back twice. Callers hold the sale's lock.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.core import clock, events
from tradepost.core.errors import Conflict
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Cause, Line
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import CANCELLED, RETURN, RETURNED, may_become, part, standing


def left(sale: Order) -> dict[int, int]:
    """{line id: units} of a sale that can still come back: nothing of one that is cancelled or returned."""
    if sale.status in {CANCELLED, RETURNED}:
        return {}
    return {line.id: line.quantity - line.returned for line in sale.lines if line.quantity > line.returned}


async def take_back(
    db: AsyncSession, sale: Order, *, at: datetime, units: Mapping[int, int] | None = None, goods: bool = True
) -> Order:
    """The return of so many units of a sale's lines ({line id: units}, within `left`), or of all that is left of it.

    The money counts at once. So do the goods, which lie on the shelves again, unless they are still to arrive:
    `put_back`. A sale of which everything came back is returned.
    """
    coming = {line.id: line.quantity - line.returned for line in sale.lines} if units is None else units
    lines = [_line(line, coming[line.id]) for line in sale.lines if coming.get(line.id)]
    payment, fulfilment = standing(RETURNED)
    subtotal, total = sum(line.quantity * line.unit_price for line in lines), sum(line.total for line in lines)
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
        subtotal=subtotal,
        discount=subtotal - total,
        total=total,
        units=sum(line.quantity for line in lines),
        moved_stock=sale.moved_stock and goods,
    )
    made.lines = lines
    db.add(made)
    await db.flush()
    if goods:
        await _undo(db, sale, coming, reason=f"Return of {sale.number}")
    for line in sale.lines:
        line.returned += coming.get(line.id, 0)
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
    if not left(sale) and RETURNED in may_become(sale.kind, sale.status):
        sale.status, sale.payment_status, sale.fulfilment_status = RETURNED, payment, fulfilment
        changes = events.changed(sale)
        await db.flush()
        await events.record(db, "order.returned", sale, subject_name=sale.number, changes=changes)
    return made


def _line(line: OrderLine, units: int) -> OrderLine:
    """So many units of a line, taken back; all pieces together come to the whole of it."""
    discount = part(line.discount, line.quantity, line.returned, units)
    return OrderLine(
        product_id=line.product_id,
        variant_id=line.variant_id,
        name=line.name,
        sku=line.sku,
        quantity=-units,
        unit_price=line.unit_price,
        discount=-discount,
        total=discount - units * line.unit_price,
        unit_cost=line.unit_cost,
    )


async def _number(db: AsyncSession, sale: Order) -> str:
    earlier = select(func.count()).select_from(Order).where(Order.returns_id == sale.id)
    count = (await db.execute(earlier)).scalar_one()
    place = str(count + 1) if count else ""
    wanted = f"{sale.number[:50]}-R{place}"
    taken = (await db.execute(select(Order.id).where(Order.number == wanted))).scalar_one_or_none()
    return wanted if taken is None else f"{sale.number[:30]}-R{sale.id}{place and f'-{place}'}"


async def call_off(db: AsyncSession, sale: Order, *, goods: bool = True) -> None:
    """A sale is cancelled: it leaves the books, its returns with it; its `goods` come back at once, or later."""
    if goods:
        await give_back(db, sale, reason=f"Cancelled {sale.number}")
    query = (
        select(Order).where(Order.returns_id == sale.id, Order.status != CANCELLED).options(selectinload(Order.lines))
    )
    payment, fulfilment = standing(CANCELLED, was_paid=True)
    for made in (await db.execute(query.order_by(Order.id).with_for_update())).scalars().all():
        made.status, made.payment_status, made.fulfilment_status = CANCELLED, payment, fulfilment
        changes = events.changed(made)
        await db.flush()
        await events.record(db, "order.cancelled", made, subject_name=made.number, changes=changes)


async def withdraw(db: AsyncSession, sale: Order, made: Order, *, stands: str) -> None:
    """A return of which no goods have arrived does not come after all: its sale stands as it does without it.

    Conflict for one that somebody has called off, and for one after which others were reckoned from a discount.
    """
    if made.status != RETURNED or made.returns_id != sale.id:
        raise Conflict(f"{made.number} is {made.status}")
    later = select(Order.id).where(Order.returns_id == sale.id, Order.status != CANCELLED, Order.id > made.id)
    if any(line.discount for line in sale.lines) and (await db.execute(later.limit(1))).first() is not None:
        raise Conflict(f"{sale.number} came back in more parts, which share a discount")
    open_ = Counter[int]()
    for line in made.lines:
        open_[line.variant_id] -= line.quantity
    for line in reversed(sale.lines):
        units = min(line.returned, open_[line.variant_id])
        line.returned -= units
        open_[line.variant_id] -= units
    made.status, (made.payment_status, made.fulfilment_status) = CANCELLED, standing(CANCELLED, was_paid=True)
    changes = events.changed(made)
    await db.flush()
    await events.record(db, "order.cancelled", made, subject_name=made.number, changes=changes)
    if sale.status == RETURNED:
        sale.status, (sale.payment_status, sale.fulfilment_status) = stands, standing(stands)
        changes = events.changed(sale)
        await db.flush()
        await events.record(db, "order.updated", sale, subject_name=sale.number, changes=changes)


async def never_sold(db: AsyncSession, sale: Order) -> None:
    """A sale that came back whole was cancelled on its way, as it turns out: it and its returns leave the books."""
    sale.status, (sale.payment_status, sale.fulfilment_status) = CANCELLED, standing(CANCELLED, was_paid=True)
    changes = events.changed(sale)
    await db.flush()
    await events.record(db, "order.cancelled", sale, subject_name=sale.number, changes=changes)
    await call_off(db, sale)


async def give_back(db: AsyncSession, order: Order, *, reason: str) -> None:
    """Undo what an order, whose lines are loaded, did to stock, but for what has come back, or is on its way."""
    await _undo(db, order, {line.id: line.quantity - line.returned for line in order.lines}, reason=reason)


async def _undo(db: AsyncSession, order: Order, units: Mapping[int, int], *, reason: str) -> None:
    if not order.moved_stock:
        return
    back: Counter[int] = Counter()
    out = []
    for line in order.lines:
        moved = units.get(line.id, 0)
        if moved > 0:
            back[line.variant_id] += moved
        elif moved < 0:
            out.append(Line(line.variant_id, -moved))
    await put_back(db, order, back, reason=reason)
    if out:
        await inventory.ship(db, out, reason=reason, cause=Cause("orders", order.id))


async def put_back(db: AsyncSession, sale: Order, units: Counter[int], *, reason: str) -> int:
    """Put {variant id: units} of what left for a sale on the shelves it came from: how many could be, of all.

    No more than the ledger says are still out.
    """
    cause = Cause("orders", sale.id)
    there = await inventory.taken(db, cause)
    if not there and sale.moved_stock and not any(line.returned for line in sale.lines):
        there = [Line(*one) for one in units.items()]  # it moved stock before there was a ledger
    back = among(there, units)
    if back:
        await inventory.restock(db, back, reason=reason, cause=cause)
    return sum(line.quantity for line in back)


def among(there: Iterable[Line], units: Counter[int]) -> list[Line]:
    """Those of some goods that {variant id: units} are, by the place they came from; `units` is what is left then."""
    found = []
    for one in there:
        quantity = min(one.quantity, units[one.variant_id])
        units[one.variant_id] -= quantity
        if quantity > 0:
            found.append(one._replace(quantity=quantity))
    return found
