"""Goods that come back from a buyer, in stages: requested, approved, received, then refunded or exchanged."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.core import clock, events
from tradepost.core.db import transaction
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import as_minor
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Cause, Line
from tradepost.orders import mailing, refunding, standing
from tradepost.orders.models import Order, OrderLine, Return, ReturnLine
from tradepost.orders.rules import (
    APPROVED,
    CANCELLED,
    CLOSED,
    DELIVERED,
    EXCHANGED,
    EXECUTED,
    RECEIVED,
    REFUNDED,
    REQUESTED,
    RETURN_NEXT,
    RETURN_VOID,
    RETURNED,
    SALE,
    may_become,
    part,
    return_number,
)

ENDED = frozenset(status for status, following in RETURN_NEXT.items() if not following)


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of a return's line, and how many of it go back on a shelf; the others are written off."""

    line_id: int
    received: int
    restock: int
    location_id: int | None = None


def returns() -> Select[Return]:
    """Every return with its lines."""
    return select(Return).options(selectinload(Return.lines))


async def of_order(db: AsyncSession, order_id: int) -> Sequence[Return]:
    """An order's returns, oldest first."""
    return (await db.execute(returns().where(Return.order_id == order_id).order_by(Return.id))).scalars().all()


async def find(db: AsyncSession, return_id: int) -> tuple[Return, Order]:
    """A return and its order, both locked until the transaction ends. NotFound."""
    order_id = (await db.execute(select(Return.order_id).where(Return.id == return_id))).scalar_one_or_none()
    if order_id is None:
        raise NotFound("return", return_id)
    order = (await standing.locked(db, order_id))[0]
    query = returns().where(Return.id == return_id).with_for_update().execution_options(populate_existing=True)
    return (await db.execute(query)).scalar_one(), order


async def request(
    db: AsyncSession, order: Order, wanted: Sequence[tuple[int, int]], *, reason: str = "", comment: str = ""
) -> Return:
    """Ask to send goods of a locked order back: `wanted` is (line id, units) of what has been sent.

    Invalid names a line that is not the order's, or of which fewer can still come back. Conflict for a cancelled order,
    whose goods are back already.
    """
    if order.kind != SALE:
        raise Conflict(f"{order.number} is itself a return")
    if order.status == CANCELLED:
        raise Conflict(f"{order.number} is cancelled: its goods are counted as back")
    lines = {line.id: line for line in order.lines}
    asked = await _asked(db, order.id)
    seen: set[int] = set()
    for place, (line_id, units) in enumerate(wanted):
        line = lines.get(line_id)
        if line is None or line_id in seen:
            raise Invalid(f"lines.{place}.line_id", "is no line of this order" if line is None else "is named twice")
        can = line.fulfilled - asked.get(line_id, 0)
        if units > can:
            said = f"only {can} can come back" if can else "nothing of it can come back"
            raise Invalid(f"lines.{place}.quantity", said)
        seen.add(line_id)
    made = Return(
        order_id=order.id,
        number=f"~{uuid.uuid4().hex}",
        reason=reason,
        comment=comment,
        lines=[ReturnLine(order_line_id=line_id, quantity=units) for line_id, units in wanted],
    )
    db.add(made)
    await db.flush()
    number = return_number(made.id, clock.business_day(clock.now()).year)
    await db.execute(
        update(Return).where(Return.id == made.id).values(number=number).execution_options(synchronize_session=False)
    )
    set_committed_value(made, "number", number)
    await events.record(
        db,
        "return.requested",
        made,
        subject_name=number,
        changes={"status": [None, REQUESTED]},
        order_id=order.id,
        order=order.number,
        reason=reason,
    )
    return made


async def _asked(db: AsyncSession, order_id: int) -> dict[int, int]:
    """{order line id: units} that are on their way back, or have come; what arrived short frees the rest."""
    query = (
        select(ReturnLine.order_line_id, Return.status, func.sum(ReturnLine.quantity), func.sum(ReturnLine.received))
        .join(Return, Return.id == ReturnLine.return_id)
        .where(Return.order_id == order_id, Return.status.not_in(RETURN_VOID))
        .group_by(ReturnLine.order_line_id, Return.status)
    )
    found: dict[int, int] = {}
    for line_id, status, quantity, received in await db.execute(query):
        units = quantity if status in {REQUESTED, APPROVED} else received
        found[line_id] = found.get(line_id, 0) + int(units)
    return found


async def answer(db: AsyncSession, found: Return, order: Order, status: str, *, text: str = "") -> None:
    """Approve, reject or cancel a locked return; the buyer reads what was decided. Conflict for what cannot follow."""
    if status == APPROVED:
        found.approved_at = clock.now()
    if text:
        found.answer = text
    await _advance(db, found, status)
    if status != CANCELLED:
        await mailing.return_answered(db, order, found, text=text)


async def end(db: AsyncSession, order: Order, *, text: str) -> None:
    """End what is still to come back for a locked order."""
    coming = returns().where(Return.order_id == order.id, Return.status.in_((REQUESTED, APPROVED)))
    query = coming.order_by(Return.id).with_for_update().execution_options(populate_existing=True)
    for found in (await db.execute(query)).scalars().all():
        await answer(db, found, order, CANCELLED, text=text)


async def _advance(db: AsyncSession, found: Return, status: str) -> None:
    if status not in RETURN_NEXT[found.status]:
        allowed = sorted(RETURN_NEXT[found.status])
        raise Conflict(
            f"A return that is {found.status} cannot become {status}"
            + (f"; it may become {', '.join(allowed)}" if allowed else ""),
            allowed=allowed,
        )
    found.status = status
    if status in ENDED:
        found.ended_at = clock.now()
    changes = events.changed(found)
    await db.flush()
    await events.record(
        db, f"return.{status}", found, subject_name=found.number, changes=changes, order_id=found.order_id
    )


async def receive(db: AsyncSession, found: Return, order: Order, arrived: Sequence[Arrived]) -> None:
    """Goods of a locked, approved return are here; those in order lie on a shelf again. Invalid names a wrong line."""
    there = {line.id: line for line in found.lines}
    sold = {line.id: line for line in order.lines}
    goods = []
    for place, one in enumerate(arrived):
        line = there.pop(one.line_id, None)
        if line is None:
            raise Invalid(f"lines.{place}.line_id", "is no line of this return")
        if one.received > line.quantity:
            raise Invalid(f"lines.{place}.received", f"only {line.quantity} were to come back")
        if one.restock > one.received:
            raise Invalid(f"lines.{place}.restock", "is more than was received")
        line.received, line.restocked = one.received, one.restock
        sold[line.order_line_id].returned += one.received
        if one.restock:
            goods.append(Line(sold[line.order_line_id].variant_id, one.restock, one.location_id))
    if not any(line.received for line in found.lines):
        raise Invalid("lines", "nothing was received: reject or cancel the return instead")
    found.received_at = clock.now()
    if goods:
        await inventory.restock(db, goods, reason=f"Return {found.number}", cause=Cause("orders", order.id))
    await _advance(db, found, RECEIVED)
    await mailing.return_answered(db, order, found)
    await _come_back(db, order)


async def _come_back(db: AsyncSession, order: Order) -> None:
    """An order of which everything came back is returned."""
    if any(line.returned < line.quantity for line in order.lines if not line.gift):
        return
    if order.status in {DELIVERED, EXECUTED} or RETURNED in may_become(order.kind, order.status):
        order.status = order.fulfilment_status = RETURNED
        changes = events.changed(order)
        await db.flush()
        await events.record(db, "order.returned", order, subject_name=order.number, changes=changes)


def worth(found: Return, order: Order) -> list[refunding.Piece]:
    """What the received goods of a return come to, line by line, as they were paid for.

    A line's share is cut so that all its units together come to the whole of it.
    """
    lines = {line.id: line for line in order.lines}
    pieces = []
    for one in found.lines:
        line = lines[one.order_line_id]
        if one.received:
            before = line.returned - one.received
            net = part(line.total, line.quantity, before, one.received)
            tax = part(line.tax, line.quantity, before, one.received)
            amount = net if order.prices_include_tax else net + tax
            pieces.append({"line_id": line.id, "quantity": one.received, "amount": amount, "tax": tax})
    return pieces


async def pieces(db: AsyncSession, found: Return, order: Order, amount: int | None) -> list[refunding.Piece]:
    """What the received goods count for: all they are worth, or so much. Invalid for more than they are worth.

    Money that went back for them before, without waiting for the goods, counts no second time.
    """
    whole = refunding.cut(order, worth(found, order), await refunding.back(db, order))
    most = sum(piece["amount"] for piece in whole)
    if amount is None or amount == most:
        return whole
    if amount > most:
        raise Invalid("amount", "is more than the goods are worth: the rest is a refund of its own")
    return _less(whole, amount, {line.id: line for line in order.lines})


async def refund(db: AsyncSession, found: Return, order: Order, *, amount: int | None = None) -> list[int]:
    """Give the money of a locked, received return back: all it is worth, or so much. The ids of what was opened.

    The providers are asked after the commit, by `refunding.settle`.
    """
    cut = await pieces(db, found, order, amount)
    wanted = sum(piece["amount"] for piece in cut)
    if found.status == RECEIVED and not wanted and any(line.total for line in order.lines):
        said = "the money of these goods has gone back already" if amount is None else "must be more than 0"
        raise Invalid("amount", f"{said}: close the return to end it without money")
    opened = await refunding.open_refunds(
        db, order, wanted, reason=f"Return {found.number}", key=f"return:{found.id}", pieces=cut
    )
    found.refund = wanted
    await _advance(db, found, REFUNDED)
    return opened


async def refund_now(return_id: int, *, amount: Decimal | None = None) -> tuple[Return, Order, Sequence[OrderLine]]:
    """`refund` in a transaction of its own, then the providers are asked. Never called in a transaction.

    A return whose money has gone back already is left as it is: a retry does nothing twice.
    """
    opened: list[int] = []
    async with transaction() as db:
        found, order = await find(db, return_id)
        if found.status != REFUNDED:
            opened = await refund(db, found, order, amount=as_minor(amount, order.currency, field="amount"))
    await refunding.settle(opened)
    return found, order, order.lines


def _less(pieces: list[refunding.Piece], wanted: int, lines: dict[int, OrderLine]) -> list[refunding.Piece]:
    """A smaller refund over the same goods, each piece cut in proportion."""
    whole, counted, made = sum(piece["amount"] for piece in pieces), 0, []
    for piece in pieces:
        amount = part(wanted, whole, counted, piece["amount"])
        counted += piece["amount"]
        line = lines[piece["line_id"]]
        rate = line.tax_rate
        tax = amount * rate // (1_000_000 + rate) if rate else 0
        made.append({**piece, "amount": amount, "tax": tax})
    return made


async def close(db: AsyncSession, found: Return, order: Order, *, text: str = "") -> None:
    """End a received return without money: goods that were not as agreed."""
    if text:
        found.answer = text
    await _advance(db, found, CLOSED)
    await mailing.return_answered(db, order, found, text=text)


async def exchanged(db: AsyncSession, found: Return, order_id: int) -> None:
    """Other goods were sent for a received return."""
    found.exchange_id = order_id
    await _advance(db, found, EXCHANGED)
