"""Goods of a purchase come: counted in, put on the shelf, averaged into their cost, all in one transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, case, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events
from tradepost.core.errors import Conflict, Invalid
from tradepost.inventory import locations, service as inventory
from tradepost.inventory.rules import Cause, Line
from tradepost.suppliers import costs, rules
from tradepost.suppliers.models import Purchase, PurchaseLine, Receipt, ReceiptLine
from tradepost.suppliers.purchase_schemas import ReceiptIn


class TooMany(Conflict):
    """409: more came than was ordered; `short` names each such line with what is still open of it."""

    kind, title = "more-than-ordered", "More than was ordered"


def may(purchase: Purchase, status: str) -> None:
    """Conflict for a status that may not follow."""
    if status not in rules.NEXT[purchase.status]:
        raise Conflict(
            f"{purchase.number or 'The purchase'} is {purchase.status.replace('_', ' ')}: "
            f"it cannot be {status.replace('_', ' ')}",
            current=purchase.status,
        )


async def receive(db: AsyncSession, purchase: Purchase, body: ReceiptIn) -> Receipt:
    """Take in what came of a locked purchase: all that is open, or what the lines name. TooMany for more than that."""
    may(purchase, rules.RECEIVED)
    query = select(PurchaseLine).where(PurchaseLine.purchase_id == purchase.id).order_by(PurchaseLine.id)
    query = query.with_for_update().execution_options(populate_existing=True)
    lines = {line.id: line for line in (await db.execute(query)).scalars()}
    came = _came(lines, body)
    place = body.location_id or purchase.location_id
    if place is None:
        place = await locations.default_location(db)
    else:
        await locations.find(db, place, field="location_id")
    before = {line_id: lines[line_id].received for line_id in came}
    await _count_in(db, lines, came)
    values = {
        line_id: rules.part_of(lines[line_id].landed, lines[line_id].quantity, before[line_id], units)
        for line_id, units in came.items()
    }
    by_variant = rules.grouped([(lines[n].variant_id, units, values[n]) for n, units in came.items()])
    held = await costs.hold(db, list(by_variant))
    goods = [Line(variant_id, units, place) for variant_id, (units, _value) in by_variant.items()]
    await inventory.receive(db, goods, reason=f"Purchase {purchase.number}", cause=Cause("purchases", purchase.id))
    await costs.arrived(db, held, by_variant, purchase)
    receipt = await _note(db, purchase, place, body.note, came, values)
    left = [
        (line.quantity, line.received + came.get(line.id, 0), line.missing) if line.id in came
        else (line.quantity, line.received, line.missing)
        for line in lines.values()
    ]  # fmt: skip
    purchase.status = rules.status_after(left)
    if purchase.status == rules.RECEIVED:
        purchase.received_at = clock.now()
    purchase.updated_at = clock.now()
    changes = events.changed(purchase)
    await db.flush()
    await events.record(
        db,
        "purchase.received",
        purchase,
        subject_name=purchase.number,
        changes=changes,
        receipt_id=receipt.id,
        supplier_id=purchase.supplier_id,
        units=sum(came.values()),
        value=sum(values.values()),
    )
    return receipt


def _came(lines: Mapping[int, PurchaseLine], body: ReceiptIn) -> dict[int, int]:
    """{line id: units} of what came; Invalid for a line of another purchase."""
    if body.lines is None:
        return {n: line.quantity - line.received - line.missing for n, line in lines.items() if _open(line)}
    found: dict[int, int] = {}
    for place, one in enumerate(body.lines):
        if one.line_id not in lines:
            raise Invalid(f"lines.{place}.line_id", f"is no line of this purchase: {one.line_id}")
        found[one.line_id] = found.get(one.line_id, 0) + one.quantity
    return dict(sorted(found.items()))


def _open(line: PurchaseLine) -> int:
    return line.quantity - line.received - line.missing


async def _count_in(db: AsyncSession, lines: Mapping[int, PurchaseLine], came: Mapping[int, int]) -> None:
    """One UPDATE under the condition that no line gets more than was ordered; its row count says whether it held."""
    units = case({n: literal(count, BigInteger) for n, count in came.items()}, value=PurchaseLine.id)
    done: Any = await db.execute(
        update(PurchaseLine)
        .where(
            PurchaseLine.id.in_(came),
            PurchaseLine.received + units <= PurchaseLine.quantity - PurchaseLine.missing,
        )
        .values(received=PurchaseLine.received + units)
        .execution_options(synchronize_session=False)
    )
    if done.rowcount != len(came):
        over = [(n, count) for n, count in came.items() if count > _open(lines[n])]
        raise TooMany(
            "; ".join(f"Only {_open(lines[n])} of {lines[n].sku} are still to come, not {count}" for n, count in over),
            short=[{"line_id": n, "came": count, "open": _open(lines[n])} for n, count in over],
        )


async def _note(
    db: AsyncSession, purchase: Purchase, place: int, note: str, came: Mapping[int, int], values: Mapping[int, int]
) -> Receipt:
    who = events.actor()
    receipt = Receipt(
        purchase_id=purchase.id,
        location_id=place,
        note=note,
        actor_kind=who.kind,
        actor_id=who.id,
        actor_name=who.name[:255],
    )
    db.add(receipt)
    await db.flush()
    rows: Sequence[ReceiptLine] = [
        ReceiptLine(receipt_id=receipt.id, line_id=n, quantity=units, value=values[n]) for n, units in came.items()
    ]
    db.add_all(rows)
    await db.flush()
    return receipt
