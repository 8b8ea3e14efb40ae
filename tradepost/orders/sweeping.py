"""What somebody began with an order and did not end: unpaid orders expire, payments of cancelled ones are let go.

A checkout that was killed leaves a pending order with a payment: the payments' own sweep asks the provider under the
payment's key, and so finishes it; what stays unpaid expires here.
"""

from sqlalchemy import select

from tradepost.core import clock
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Problem
from tradepost.core.logs import logger
from tradepost.orders import cancelling, standing
from tradepost.orders.models import Order
from tradepost.orders.rules import CANCELLED, PENDING
from tradepost.payments import service as payments
from tradepost.payments.models import Payment
from tradepost.payments.rules import AUTHORISED, CAPTURED, OPEN

log = logger("orders")
BATCH = 200
WHY = "It was not paid in time"


async def sweep(limit: int = BATCH) -> tuple[int, int]:
    """(orders that expired, payments that were let go). Two sweeps at once do no more than one."""
    async with reading() as db:
        due = list(
            (
                await db.execute(
                    select(Order.id)
                    .where(Order.status == PENDING, Order.expires_at <= clock.now())
                    .order_by(Order.expires_at)
                    .limit(limit)
                )
            ).scalars()
        )
        stray = list(
            (
                await db.execute(
                    select(Payment.id)
                    .join(Order, Order.id == Payment.order_id)
                    .where(Payment.status.in_((*OPEN, AUTHORISED)), Order.status == CANCELLED)
                    .order_by(Payment.id)
                    .limit(limit)
                )
            ).scalars()
        )
    expired = [order_id for order_id in due if await _tried(_expire, order_id)]
    freed = [payment_id for payment_id in stray if await _tried(payments.void, payment_id)]
    return len(expired), len(freed)


async def _tried(verb: object, number: int) -> bool:
    """Whether it could be done; what cannot be done now is tried again by the next sweep."""
    try:
        return bool(await verb(number))  # type: ignore[operator]  # one of two verbs
    except Problem as refusal:
        log.info("orders.sweep", id=number, detail=refusal.detail)
    except Exception as error:
        log.error("orders.sweep", id=number, exc_info=error)
    return False


async def _expire(order_id: int) -> bool:
    """Cancel an order that nobody paid, after its payments are let go: one that was paid after all stays."""
    async with reading() as db:
        open_ = [one.id for one in await payments.of_order(db, order_id) if one.status in OPEN]
    for payment_id in open_:
        await payments.void(payment_id)
    async with transaction() as db:
        order, made = await standing.locked(db, order_id)
        waits = order.status == PENDING and order.expires_at is not None and order.expires_at <= clock.now()
        if not waits or any(one.status in (*OPEN, AUTHORISED, CAPTURED) for one in made):
            return False
        left = await cancelling.cancel(db, order, None, WHY)
    await cancelling.finish(left)
    return True
