"""What is done with payments. The provider is asked outside any transaction, by one process at a time.

payment = await open_payment(db, order_id=..., provider="stripe", amount=149990, currency="RUB", method={...})
...the caller's transaction commits...
payment = await settle(payment.id)
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, crypto
from tradepost.core.db import new, put
from tradepost.core.errors import Conflict, Invalid, Unavailable
from tradepost.payments import asking
from tradepost.payments.asking import answer, ask, charge_of, claim, finish, get, get_now, wait, write
from tradepost.payments.base import Connection, NoAnswer, Outcome
from tradepost.payments.connecting import connections, providers, way_to_pay
from tradepost.payments.models import Payment, Refund
from tradepost.payments.providers import face as face_of, immediate, loaded
from tradepost.payments.refunding import move, open_refund, refund, refund_now, refunds_of, settle_refund
from tradepost.payments.rules import (
    AUTHORISED,
    CAPTURED,
    CREATED,
    DECLINED,
    FAILED,
    OPEN,
    PENDING,
    UNKNOWN,
    VOIDED,
    ask_again_in,
)

__all__ = [
    "browser_secret",
    "capture",
    "drift",
    "get",
    "get_now",
    "look_again",
    "move",
    "of_bill",
    "of_order",
    "open_payment",
    "open_refund",
    "pay_now",
    "providers",
    "refund",
    "refund_now",
    "refunds_of",
    "resume",
    "settle",
    "settle_now",
    "settle_refund",
    "unanswered",
    "void",
    "way_to_pay",
]


# --- beginning ---


async def open_payment(  # noqa: PLR0913 - what is paid, how, and by whom
    db: AsyncSession,
    *,
    order_id: int | None = None,
    bill_id: int | None = None,
    provider: str,
    amount: int,
    currency: str,
    method: Mapping[str, Any] | None = None,
    stamps: Mapping[str, int] | None = None,
) -> Payment:
    """A payment to be asked for, in the caller's transaction: one INSERT. `amount` is minor units, above 0.

    It pays an order, or a bill of a subscription.

    `method` is the provider's own: a token, `return_url`, `language`, and a `description` for the buyer's statement.
    Invalid for a provider that is not offered.
    """
    made = _made(await way_to_pay(db, provider, stamps=stamps), (order_id, bill_id), amount, currency, method)
    await put(db, [made])
    return made


async def pay_now(  # noqa: PLR0913 - the same
    db: AsyncSession,
    *,
    order_id: int | None = None,
    bill_id: int | None = None,
    provider: str,
    amount: int,
    currency: str,
    method: Mapping[str, Any] | None = None,
    stamps: Mapping[str, int] | None = None,
) -> Payment:
    """`open_payment` and `settle_now` in one INSERT, for an immediate provider."""
    connection = await way_to_pay(db, provider, stamps=stamps)
    made = _made(connection, (order_id, bill_id), amount, currency, method)
    await _decide(db, connection, made)
    return made


async def settle_now(db: AsyncSession, payment: Payment, *, stamps: Mapping[str, int] | None = None) -> Payment:
    """Ask an immediate provider inside the caller's transaction, which has just opened the payment."""
    await _decide(db, (await connections(db, stamps))[payment.provider], payment)
    return payment


def _made(
    connection: Connection,
    pays: tuple[int | None, int | None],
    amount: int,
    currency: str,
    method: Mapping[str, Any] | None,
) -> Payment:
    if amount <= 0:
        raise Invalid("amount", "must be above 0")
    now = clock.now()
    return new(
        Payment,
        order_id=pays[0],
        bill_id=pays[1],
        provider=connection.name,
        key=str(uuid.uuid4()),
        status=CREATED,
        currency=currency,
        amount=amount,
        captured=0,
        refunded=0,
        refunding=0,
        method=face_of(connection.name).accept(method or {}),
        task="",
        attempts=0,
        created_at=now,
        # Whoever opened it is about to ask; if they are killed first, the sweep does.
        next_at=now + ask_again_in(1),
    )


async def _decide(db: AsyncSession, connection: Connection, payment: Payment) -> None:
    face = immediate(connection.name)
    payment.attempts += 1
    try:
        outcome: Outcome | None = face.decide(connection, charge_of(payment))
    except NoAnswer:
        outcome = None
    await write(db, payment, outcome)


# --- asking ---


ASKABLE = and_(Payment.status.in_(OPEN), Payment.task.in_(("", "ask")))
# What the provider may still change by itself: a promise runs out, a declined card is followed by another.
REVERSIBLE = and_(Payment.status.in_((DECLINED, FAILED, AUTHORISED)), Payment.task.in_(("", "ask")))


async def settle(payment_id: int) -> Payment:
    """Ask the provider what becomes of a payment, and write it down. Never called inside a transaction.

    While another asks, wait for its answer, for a while; then the row as it stands. A time-out leaves it `unknown`, to
    be settled again: the provider knows it by its key. NotFound for a payment that is none.
    """
    held = await claim(payment_id, ASKABLE, "ask")
    return await wait(payment_id) if held is None else await ask(held)


async def look_again(payment_id: int) -> Payment:
    """Ask after whoever asks at this moment has done so: something is new. Unavailable when that takes too long."""
    deadline = clock.now() + timedelta(seconds=asking.PATIENCE)
    while True:
        held = await claim(payment_id, or_(ASKABLE, REVERSIBLE), "ask")
        if held is not None:
            return await ask(held)
        payment = await wait(payment_id)
        if payment.status == VOIDED:
            return await _let_go_again(payment)
        if payment.leased_until is None and payment.status not in OPEN:
            return payment
        if clock.now() > deadline:
            raise Unavailable("This payment is being asked about at this moment: try again")


# --- promised money ---


async def capture(payment_id: int, amount: int | None = None) -> Payment:
    """Take what was promised, or part of it (minor units): what is left out goes back to the buyer's bank.

    Done again with the same amount it is done once. Invalid for an amount that was not promised, Conflict for a payment
    that cannot be captured. A time-out leaves it `authorised` and is resumed by itself.
    """
    payment = await get_now(payment_id)
    wanted = payment.amount if amount is None else amount
    if not 0 < wanted <= payment.amount:
        raise Invalid("amount", "must be above 0 and at most what was authorised", authorised=payment.amount)
    by_hand = and_(Payment.status == PENDING, Payment.provider == "offline")
    ready = and_(
        or_(Payment.status == AUTHORISED, by_hand),
        or_(Payment.task.in_(("", "ask")), and_(Payment.task == "capture", Payment.task_amount == wanted)),
    )
    held = await claim(payment_id, ready, "capture", wanted)
    if held is None:
        payment = await wait(payment_id)
        if payment.status == CAPTURED and amount in {None, payment.captured}:
            return payment
        raise Conflict(_why_not(payment, "captured"), status_of_payment=payment.status)
    face = await loaded(held.connection.name)
    return await finish(
        held, await answer(face.capture(held.connection, charge_of(held.payment), wanted), payment=payment_id)
    )


async def void(payment_id: int) -> Payment:
    """Let a payment go before any money is taken. When it was paid meanwhile, the answer's status says so.

    Done again it is done once. Conflict for money that was taken: that is refunded.
    """
    payment = await get_now(payment_id)
    if payment.status == UNKNOWN or (payment.status == CREATED and payment.attempts):
        payment = await settle(payment_id)  # it may have been begun: only the provider knows
    if payment.status == CREATED:
        held = await claim(payment_id, and_(Payment.status == CREATED, Payment.attempts == 0), "void")
        if held is not None:
            return await finish(held, Outcome("voided"))
        payment = await wait(payment_id)
    if payment.status in {DECLINED, FAILED, VOIDED}:
        return payment
    ready = and_(Payment.status.in_((PENDING, AUTHORISED)), Payment.task.in_(("", "ask", "void")))
    held = await claim(payment_id, ready, "void")
    if held is None:
        payment = await wait(payment_id)
        if payment.status in {DECLINED, FAILED, VOIDED}:
            return payment
        raise Conflict(_why_not(payment, "voided"), status_of_payment=payment.status)
    face = await loaded(held.connection.name)
    return await finish(held, await answer(face.void(held.connection, charge_of(held.payment)), payment=payment_id))


def _why_not(payment: Payment, what: str) -> str:
    if payment.leased_until is not None and payment.leased_until > clock.now():
        return "The provider is being asked about this payment at this moment: try again"
    if payment.task == "capture":
        return "This payment is being captured; the provider has not answered yet"
    if payment.status == CAPTURED and what == "voided":
        return "This payment was captured: refund it instead"
    return f"A payment that is {payment.status} cannot be {what}"


async def resume(payment_id: int) -> Payment:
    """Go on with what somebody began with a payment and did not end."""
    payment = await get_now(payment_id)
    if payment.status == VOIDED:
        return await _let_go_again(payment)
    if payment.task == "capture":
        return await capture(payment_id, payment.task_amount)
    if payment.task == "void":
        return await void(payment_id)
    return await settle(payment_id)


async def _let_go_again(payment: Payment) -> Payment:
    """What was let go here is not yet over at the provider: until it is, the buyer could pay it after all."""
    held = await claim(payment.id, and_(Payment.status == VOIDED, Payment.next_at.is_not(None)), "void")
    if held is None:
        return await wait(payment.id)
    face = await loaded(held.connection.name)
    return await finish(held, await answer(face.void(held.connection, charge_of(held.payment)), payment=payment.id))


# --- looking ---


async def of_order(db: AsyncSession, order_id: int) -> Sequence[Payment]:
    """An order's payments, oldest first."""
    query = select(Payment).where(Payment.order_id == order_id).order_by(Payment.id)
    return (await db.execute(query)).scalars().all()


def browser_secret(payment: Payment) -> str:
    """What the buyer's own browser needs to go on paying, such as Stripe's client secret; empty when nothing."""
    return crypto.decrypt(payment.browser_secret) if payment.browser_secret else ""


async def of_bill(db: AsyncSession, bill_id: int) -> Sequence[Payment]:
    """A bill's payments, oldest first."""
    query = select(Payment).where(Payment.bill_id == bill_id).order_by(Payment.id)
    return (await db.execute(query)).scalars().all()


async def drift(db: AsyncSession) -> Sequence[tuple[int, int, int, int, int]]:
    """Payments whose sums are not what their refunds add up to.

    (payment id, refunded, refunding, refunded by its refunds, refunding by its refunds); empty when all is well.
    """
    sums = (
        select(
            Refund.payment_id.label("payment_id"),
            func.sum(case((Refund.status == "succeeded", Refund.amount), else_=0)).label("refunded"),
            func.sum(case((Refund.status == "pending", Refund.amount), else_=0)).label("refunding"),
        )
        .group_by(Refund.payment_id)
        .subquery()
    )
    refunded, refunding = func.coalesce(sums.c.refunded, 0), func.coalesce(sums.c.refunding, 0)
    rows = await db.execute(
        select(Payment.id, Payment.refunded, Payment.refunding, refunded, refunding)
        .outerjoin(sums, sums.c.payment_id == Payment.id)
        .where(or_(Payment.refunded != refunded, Payment.refunding != refunding))
        .order_by(Payment.id)
    )
    return [(row[0], row[1], row[2], int(row[3]), int(row[4])) for row in rows]


async def unanswered(db: AsyncSession) -> Sequence[int]:
    """Payments about which a provider was asked for more than a day without an answer: somebody should look there."""
    asked = or_(Payment.status == UNKNOWN, Payment.task != "")
    query = select(Payment.id).where(asked, Payment.created_at < clock.now() - timedelta(days=1)).order_by(Payment.id)
    return (await db.execute(query)).scalars().all()
