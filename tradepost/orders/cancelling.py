"""Cancelling an order: its goods are free again, what was used is given back, what was paid goes back.

`cancel` runs in the caller's transaction; what a provider over the network must do for it is done by `finish`, after
the commit, or by the sweep when nobody came that far.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.core import clock, events
from tradepost.core.db import transaction
from tradepost.core.errors import Conflict, Problem
from tradepost.core.logs import logger
from tradepost.discounts import ledger, service as discounts
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Cause, Line
from tradepost.orders import mailing, paying, returning, returns, standing
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import BUYER_MAY_CANCEL, CANCELLED
from tradepost.payments import service as payments
from tradepost.payments.models import Payment
from tradepost.payments.rules import AUTHORISED, CAPTURED, OPEN, refundable

log = logger("orders")


@dataclass(slots=True)
class Open:
    """What providers have still to be asked for: refunds to send, payments to let go."""

    refunds: list[int] = field(default_factory=list)
    voids: list[int] = field(default_factory=list)


async def cancel(db: AsyncSession, order: Order, by: Caller | None, reason: str = "") -> Open:
    """Cancel an order, in the caller's transaction; give the answer to `finish` after the commit.

    Whoever may not change orders may cancel their own until the goods are on their way. `by` is None when the shop does
    it by itself. Conflict for an order that can no longer be cancelled.
    """
    order, made = await standing.locked(db, order.id)
    if order.token_hash is None:
        raise Conflict("This order was recorded, not placed here: change its status instead")
    of_staff = by is None or by.has(Right.ORDERS_WRITE)
    on_its_way = order.status not in BUYER_MAY_CANCEL or any(line.fulfilled for line in order.lines)
    if not of_staff and on_its_way and order.status != CANCELLED:
        raise Conflict("This order is on its way: send it back when it has come")
    before, comes_back = order.status, order.paid - order.refunded
    standing.advance(order, CANCELLED)
    order.fulfilment_status, order.expires_at = "cancelled", None
    order.cancelled_at, order.cancel_reason = clock.now(), reason[:255]
    await _free_goods(db, order)
    standing.settle(order)
    await events.record(
        db,
        "order.cancelled",
        order,
        subject_name=order.number,
        changes={"status": [before, CANCELLED]},
        reason=order.cancel_reason,
    )
    await db.flush()
    await returns.end(db, order, text=f"{order.number} is cancelled")
    await discounts.give_back(db, order.id)
    back = await ledger.unspend(db, order_id=order.id, key=f"cancel:{order.id}", reason="Order cancelled")
    if back:
        await paying.give_back(db, order, back, reason=order.cancel_reason)
    if by is None or by.account is None or by.id != order.account_id:
        await mailing.cancelled(db, order, refund=comes_back)
    return await _money(db, made, order.cancel_reason)


async def _free_goods(db: AsyncSession, order: Order) -> None:
    """What is kept for it is free again; what had left lies where it came from."""
    cause, why = Cause("orders", order.id), f"Cancelled {order.number}"
    kept = [line for one in order.lines for line in reserved(one)]
    left = _still_out(order, await inventory.taken(db, cause))
    for line in order.lines:
        line.reserved = {}
    if kept:
        await inventory.release(db, kept, reason=why, cause=cause)
    if left:
        await inventory.restock(db, left, reason=why, cause=cause)


def _still_out(order: Order, left: Sequence[Line]) -> list[Line]:
    """Of what left for it, what no return has brought: not what came to another place, nor what was written off."""
    out: Counter[int] = Counter()
    for line in order.lines:
        out[line.variant_id] += line.fulfilled - line.returned
    return returning.among(left, out)


def reserved(line: OrderLine) -> list[Line]:
    """What the shelves keep for an order's line, by location."""
    return [Line(line.variant_id, units, int(place)) for place, units in line.reserved.items()]


async def _money(db: AsyncSession, made: list[Payment], reason: str) -> Open:
    found = Open()
    for payment in made:
        if payment.status == CAPTURED and refundable(payment.captured, payment.refunded, payment.refunding):
            refund = await payments.refund_now(db, payment.id, None, reason=reason, key="cancelled")
            if refund.status == "pending":
                found.refunds.append(refund.id)
        elif payment.status in OPEN or payment.status == AUTHORISED:
            found.voids.append(payment.id)
    return found


async def finish(left: Open) -> None:
    """Ask the providers, after the commit. What cannot be done now is done by the sweep."""
    for refund_id in left.refunds:
        await _try(payments.settle_refund(refund_id), refund=refund_id)
    for payment_id in left.voids:
        await _try(payments.void(payment_id), payment=payment_id)


async def _try(asked: object, **about: int) -> None:
    try:
        await asked  # type: ignore[misc]  # a coroutine of one of two kinds
    except Problem as refusal:
        log.warning("orders.cancelling", detail=refusal.detail, **about)


async def cancel_order(order_id: int, by: Caller | None, reason: str = "") -> None:
    """`cancel` and `finish`, in transactions of their own. Never called inside one."""
    async with transaction() as db:
        left = await cancel(db, await standing.loaded(db, order_id), by, reason)
    await finish(left)
