"""Paying for an order, and what an order makes of a payment's outcome."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events
from tradepost.core.db import transaction
from tradepost.core.errors import Conflict
from tradepost.core.jobs import Job, later
from tradepost.core.settings import settings
from tradepost.orders import jobs, standing
from tradepost.orders.models import Order
from tradepost.orders.rules import CANCELLED, EXCESS, EXCESS_KEY, EXCHANGE, PAID, is_for
from tradepost.payments import service as payments
from tradepost.payments.models import Payment, Refund
from tradepost.payments.providers import face as face_of
from tradepost.payments.rules import AUTHORISED, CAPTURED, CREATED, DECLINED, FAILED, OPEN

OFFLINE = "offline"
PLACING = "orders being placed"
TRIES = 4


def method_of(order: Order, given: Mapping[str, Any]) -> dict[str, Any]:
    """How the buyer pays, with what the provider shows of the order."""
    return {"language": order.language or settings().language, **given, "description": order.number}


async def pay(order_id: int, *, provider: str = OFFLINE, method: Mapping[str, Any] | None = None) -> Payment | None:
    """Pay what is due of an order; None when nothing is. Never called inside a transaction.

    A payment that was begun the same way is gone on with; one begun in another way is let go first, so that nobody pays
    twice. Conflict for a cancelled order, Invalid for a provider that is not offered.
    """
    for _try in range(TRIES):
        async with transaction() as db:
            order, made = await standing.locked(db, order_id)
            found = await begin(db, order, made, provider=provider, method=method)
        if found is None or found.status not in OPEN:
            return found
        if _same(found, order, provider, method):
            return await payments.settle(found.id)
        await payments.void(found.id)
    raise Conflict("Another payment of this order is being made: try again")


async def begin(
    db: AsyncSession,
    order: Order,
    made: list[Payment],
    *,
    provider: str = OFFLINE,
    method: Mapping[str, Any] | None = None,
) -> Payment | None:
    """Begin to pay what is due of a locked order (`standing.locked`), in the caller's transaction.

    An immediate provider is asked at once, so that the order is paid when this returns; any other payment is to be
    settled after the commit. One that is open already is the answer, whatever its provider. None when nothing is due.
    """
    if order.status == CANCELLED:
        raise Conflict("This order was cancelled")
    if order.total <= order.paid:
        return None
    for one in made:
        if one.status in OPEN or one.status == AUTHORISED:
            return one
    await payments.way_to_pay(db, provider, field="payment_provider")
    order.payment_provider = provider
    immediate = face_of(provider).immediate
    order.expires_at = None if immediate else clock.now() + timedelta(minutes=settings().unpaid_minutes)
    await db.flush()
    ask = payments.pay_now if immediate else payments.open_payment
    return await ask(
        db,
        order_id=order.id,
        provider=provider,
        amount=order.total - order.paid,
        currency=order.currency,
        method=method_of(order, method or {}),
    )


def _same(payment: Payment, order: Order, provider: str, method: Mapping[str, Any] | None) -> bool:
    if payment.status == CREATED and not payment.attempts:
        return payment.provider == provider
    asked_for = payment.amount == order.total - order.paid and payment.provider == provider
    return asked_for and (not method or payment.method == method_of(order, method))


# --- what becomes of a payment ---


async def follow(db: AsyncSession, payment: Payment, before: str) -> None:
    """An order's part in the outcome of its payment, in the transaction that writes it down.

    Money that comes for a cancelled order, or more than it costs, goes back by itself.
    """
    if payment.order_id is None or payment.order_id in db.info.get(PLACING, ()):
        return
    query = select(Order).where(Order.id == payment.order_id).with_for_update()
    order = (await db.execute(query.execution_options(populate_existing=True))).scalar_one()
    status, money = order.status, order.payment_status
    if payment.status == CAPTURED and before != CAPTURED:
        order.paid += payment.captured
    promised = payment.status == AUTHORISED or await _promised(db, order.id)
    if promised:
        order.expires_at = None
    standing.settle(order, promised=promised)
    if order.status == PAID != status:
        await standing.tell_paid(db, order)
        await confirm(db, order)
    elif order.payment_status != money:
        changes = {"payment_status": [money, order.payment_status]}
        await events.record(db, "order.updated", order, subject_name=order.number, changes=changes)
    elif payment.status in {DECLINED, FAILED}:
        await events.record(
            db, "order.payment_failed", order, subject_name=order.number, payment_id=payment.id, error=payment.error
        )
    await db.flush()
    if payment.status == CAPTURED and before != CAPTURED:
        await _send_back(db, order, payment)


async def _promised(db: AsyncSession, order_id: int) -> bool:
    query = select(exists().where(Payment.order_id == order_id, Payment.status == AUTHORISED))
    return bool((await db.execute(query)).scalar_one())


async def _send_back(db: AsyncSession, order: Order, payment: Payment) -> None:
    if order.status == CANCELLED:
        await payments.refund_now(db, payment.id, None, reason="The order was cancelled", key="cancelled")
    elif order.paid > order.total:
        excess = min(order.paid - order.total, payment.captured)
        order.paid -= excess
        await db.flush()
        await payments.refund_now(db, payment.id, excess, reason="Paid twice", lines=[EXCESS], key=f"{EXCESS_KEY}twice")


async def follow_refund(db: AsyncSession, refund: Refund, payment: Payment, before: str) -> None:
    """An order's part in a refund that went through, or came back."""
    excess = is_for(EXCESS, refund.lines)
    went = -(refund.status == "failed") if excess else (refund.status == "succeeded") - (before == "succeeded")
    if not went or payment.order_id is None:
        return
    query = select(Order).where(Order.id == payment.order_id).with_for_update()
    order = (await db.execute(query.execution_options(populate_existing=True))).scalar_one()
    if excess:
        await _still_here(db, order, refund)
    else:
        moved = is_for(EXCHANGE, refund.lines)
        await give_back(db, order, went * refund.amount, reason=refund.reason, moved=moved)


async def _still_here(db: AsyncSession, order: Order, refund: Refund) -> None:
    """What was paid too much could not be sent back: staff see that more is paid than the order comes to."""
    before = order.paid
    order.paid += refund.amount
    standing.settle(order)
    changes = {"paid": [before, order.paid]}
    await events.record(db, "order.updated", order, subject_name=order.number, changes=changes, error=refund.error)
    await db.flush()


async def give_back(db: AsyncSession, order: Order, amount: int, *, reason: str, moved: bool = False) -> None:
    """Note of a locked order that so much (minor units) went back to the buyer; negative when it came back here.

    `moved` money pays for another order of theirs.
    """
    before, money = order.refunded, order.payment_status
    order.refunded += amount
    standing.settle(order)
    await events.record(
        db,
        "order.refunded",
        order,
        subject_name=order.number,
        changes={"refunded": [before, order.refunded], "payment_status": [money, order.payment_status]},
        amount=amount,
        currency=order.currency,
        reason=reason,
        moved=moved,
    )
    await db.flush()


async def confirm(db: AsyncSession, order: Order) -> None:
    """Write the confirmation's job, once for an order."""
    key = f"orders.confirm:{order.id}"
    if order.email and (await db.execute(select(Job.id).where(Job.key == key))).first() is None:
        await later(db, jobs.confirm, key=key, order_id=order.id)
