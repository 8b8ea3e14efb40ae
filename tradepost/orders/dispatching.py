"""Goods leave: reserved units become a fall of on hand, parcel by parcel, and the order follows its parcels."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import events
from tradepost.core.errors import Conflict, Invalid
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Cause, Line
from tradepost.orders import changing, mailing
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import (
    CANCELLED,
    DELIVERED,
    PAID,
    PARTIAL,
    PENDING,
    PROCESSING,
    SALE,
    SHIPPED,
    UNFULFILLED,
    UNSENT,
    TooMany,
    may_become,
    parcels,
)
from tradepost.shipping import rules as shipping_rules, service as shipping
from tradepost.shipping.models import Method, Shipment, ShipmentLine

OPEN = frozenset({PENDING, PAID, PROCESSING})


async def dispatch(
    db: AsyncSession,
    order: Order,
    wanted: Sequence[tuple[int, int]] | None = None,
    *,
    location_id: int | None = None,
    **parcel: Any,
) -> list[Shipment]:
    """Send goods of a locked order, one parcel for each location they lie at; all that is open when nothing is named.

    `wanted` is (line id, units); `parcel` is what `shipping.ship` takes: carrier, tracking_number, tracking_url, note.
    Conflict for an order that is not to be sent; Invalid names a line that is not the order's, or of which fewer are
    open. The buyer is told by mail.
    """
    _may_leave(order)
    lines = {line.id: line for line in order.lines}
    named = [(line.id, _open(line)) for line in order.lines if _open(line)] if wanted is None else list(wanted)
    if not named:
        raise Conflict(f"Everything of {order.number} has been sent")
    _check(named, lines)
    kept = {line.id: {int(place): units for place, units in line.reserved.items()} for line in order.lines}
    try:
        plan = parcels(named, kept, only=location_id)
    except TooMany as short:
        where = "" if location_id is None else " at this location"
        raise Invalid(f"lines.{short.place}.quantity", f"only {short.left} are kept for it{where}") from None
    goods = [
        Line(lines[line_id].variant_id, units, location)
        for location, taken in plan.items()
        for line_id, units in taken.items()
    ]
    await inventory.ship_reserved(db, goods, reason=f"Order {order.number} sent", cause=Cause("orders", order.id))
    order.moved_stock = True
    made = []
    method = await db.get(Method, order.shipping_method_id) if order.shipping_method_id else None
    for location, taken in sorted(plan.items()):
        for line_id, units in taken.items():
            _keep(lines[line_id], location, -units)
            lines[line_id].fulfilled += units
        weight = sum((lines[line_id].weight_g or 0) * units for line_id, units in taken.items())
        shipment = await shipping.ship(
            db,
            order_id=order.id,
            lines=sorted(taken.items()),
            location_id=location,
            method_id=method.id if method else None,
            address={**(order.shipping_address or {}), **_addressee(order)},
            weight_g=weight or None,
            **parcel,
        )
        made.append(shipment)
    await _stand(db, order, "order.dispatched", shipments=[shipment.number for shipment in made])
    await mailing.dispatched(db, order, made)
    return made


def _may_leave(order: Order) -> None:
    if order.kind != SALE or order.status not in OPEN:
        raise Conflict(f"An order that is {order.status} is not sent")
    if order.payment_status not in {"paid", "authorised", "partially_refunded"} and order.expires_at is not None:
        raise Conflict(f"{order.number} is not paid yet")
    if order.moved_stock and not any(line.reserved or line.fulfilled for line in order.lines):
        raise Conflict(f"The goods of {order.number} left when it was recorded")


def _open(line: OrderLine) -> int:
    return line.quantity - line.fulfilled


def _check(named: Sequence[tuple[int, int]], lines: dict[int, OrderLine]) -> None:
    seen: set[int] = set()
    for place, (line_id, units) in enumerate(named):
        line = lines.get(line_id)
        if line is None or line_id in seen:
            raise Invalid(f"lines.{place}.line_id", "is no line of this order" if line is None else "is named twice")
        if units > _open(line):
            raise Invalid(f"lines.{place}.quantity", f"only {_open(line)} are still to be sent")
        seen.add(line_id)


def _keep(line: OrderLine, location: int, more: int) -> None:
    """What the shelves keep for a line: a new mapping, so that the change is seen."""
    left = {**line.reserved, str(location): int(line.reserved.get(str(location), 0)) + more}
    line.reserved = {place: units for place, units in left.items() if units}


def _addressee(order: Order) -> dict[str, str]:
    given = order.shipping_address or {}
    return {"name": given.get("name") or order.buyer_name, "phone": given.get("phone") or order.phone}


async def _stand(db: AsyncSession, order: Order, name: str, **data: Any) -> None:
    """Let an order's status follow what of its goods has left."""
    stand(order)
    changes = events.changed(order)
    await db.flush()
    await events.record(db, name, order, subject_name=order.number, changes=changes, **data)


def stand(order: Order) -> None:
    """Write the statuses that follow from how many of an order's units have left."""
    sent = all(not _open(line) for line in order.lines)
    begun = any(line.fulfilled for line in order.lines)
    order.fulfilment_status = SHIPPED if sent else PARTIAL if begun else UNFULFILLED
    status = SHIPPED if sent else PROCESSING if begun else UNSENT
    if status in may_become(order.kind, order.status) or (order.status == SHIPPED and status == UNSENT):
        order.status = status


# --- what becomes of a parcel ---


async def follow(db: AsyncSession, shipment: Shipment, before: str) -> None:
    """An order whose parcels have all arrived is delivered; a parcel taken back before it left is to be sent again."""
    if shipment.status == shipping_rules.CANCELLED:
        await _unsend(db, shipment)
    elif shipment.status == shipping_rules.DELIVERED and before != shipping_rules.DELIVERED:
        await _arrived(db, shipment)


async def _arrived(db: AsyncSession, shipment: Shipment) -> None:
    await arrive(db, await changing.locked(db, shipment.order_id))


async def arrive(db: AsyncSession, order: Order) -> None:
    """A locked order that was sent whole, and of which nothing is on its way any more, is delivered."""
    ended = {shipping_rules.DELIVERED, shipping_rules.CANCELLED}
    away = select(Shipment.id).where(Shipment.order_id == order.id, Shipment.status.not_in(ended)).limit(1)
    if order.status != SHIPPED or (await db.execute(away)).first() is not None:
        return
    order.status = order.fulfilment_status = DELIVERED
    changes = events.changed(order)
    await db.flush()
    await events.record(db, "order.delivered", order, subject_name=order.number, changes=changes)


async def _unsend(db: AsyncSession, shipment: Shipment) -> None:
    """The goods lie on their shelf again, still kept for the order."""
    order = await changing.locked(db, shipment.order_id)
    if order.status == CANCELLED:
        return  # its goods lie there since it was cancelled
    lines = {line.id: line for line in order.lines}
    query = select(ShipmentLine.order_line_id, ShipmentLine.quantity).where(ShipmentLine.shipment_id == shipment.id)
    back = [(lines[line_id], units) for line_id, units in await db.execute(query)]
    location = shipment.location_id
    if location is None:
        return
    goods = [Line(line.variant_id, units, location) for line, units in back]
    cause = Cause("orders", order.id)
    await inventory.restock(db, goods, reason=f"{shipment.number} was not sent", cause=cause)
    await inventory.reserve(db, goods, reason=f"Kept for {order.number}", cause=cause)
    for line, units in back:
        _keep(line, location, units)
        line.fulfilled -= units
    await _stand(db, order, "order.unsent", shipment=shipment.number)
