"""Giving money back: any part of what was captured, in as many pieces, and never more.

refund = await open_refund(db, payment.id, 5000, reason="Broken", key="return-12")    # sets the money aside
...the caller's transaction commits...
refund = await settle_refund(refund.id)                                              # asks the provider
"""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import literal, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, dialects, events
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.logs import logger
from tradepost.payments import hooks
from tradepost.payments.asking import LEASE, answer, charge_of, free, get, locked, persist, wait_until_free
from tradepost.payments.base import Connection, NoAnswer, Return, Returned
from tradepost.payments.connecting import connections
from tradepost.payments.models import Payment, Refund
from tradepost.payments.providers import face as face_of, immediate, loaded
from tradepost.payments.rules import CAPTURED, NO_ANSWER, REFUND_NEXT, ask_again_in, moved, refundable

log = logger("payments")


async def open_refund(
    db: AsyncSession,
    payment_id: int,
    amount: int | None,
    *,
    reason: str = "",
    lines: Sequence[Any] = (),
    key: str | None = None,
) -> Refund:
    """Set money of a payment aside to go back, in the caller's transaction; `settle_refund` sends it after the commit.

    `amount` is minor units, None for all that is left; `key` is the caller's own name for this refund, at most 80
    characters: the same again is the same refund, and Conflict when it differs. Invalid when more would go back than
    was captured and is not on its way back already (`refundable` says how much could).
    """
    key, wanted = key or str(uuid.uuid4()), (amount, reason[:255], list(lines))
    if amount is not None and amount <= 0:
        raise Invalid("amount", "must be above 0")
    if found := await _under(db, payment_id, key, *wanted):
        return found
    try:
        async with db.begin_nested():
            payment, amount = await _set_aside(db, payment_id, amount)
            made = Refund(
                payment_id=payment_id,
                key=key,
                status="pending",
                currency=payment.currency,
                amount=amount,
                reason=reason[:255],
                lines=list(lines),
                attempts=0,
                next_at=clock.now() + ask_again_in(1),
            )
            db.add(made)
            await db.flush()
    except IntegrityError as error:
        # Another asked for the same refund at the same moment; what this one set aside went back with the savepoint.
        again = await _under(db, payment_id, key, *wanted) if dialects.is_unique_violation(error) else None
        if again is None:
            raise
        return again
    await events.record(
        db,
        "refund.opened",
        made,
        subject_name=payment.provider,
        payment_id=payment.id,
        order_id=payment.order_id,
        amount=amount,
        currency=made.currency,
        reason=made.reason,
    )
    return made


async def _set_aside(db: AsyncSession, payment_id: int, amount: int | None) -> tuple[Payment, int]:
    """Money and its condition in one statement: however many ask at once, no more is set aside than is there."""
    if amount is None:
        rest = await locked(db, payment_id)
        amount = refundable(rest.captured, rest.refunded, rest.refunding)
    aside: Any = await db.execute(
        update(Payment)
        .where(
            Payment.id == payment_id,
            literal(amount) > 0,
            Payment.captured - Payment.refunded - Payment.refunding >= amount,
        )
        .values(refunding=Payment.refunding + amount)
        .execution_options(synchronize_session=False)
    )
    if not aside.rowcount:
        raise await _too_much(db, payment_id)
    return await _fresh(db, payment_id), amount


async def _under(
    db: AsyncSession, payment_id: int, key: str, amount: int | None, reason: str, lines: list[Any]
) -> Refund | None:
    query = select(Refund).where(Refund.payment_id == payment_id, Refund.key == key)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is not None and (amount not in {None, found.amount} or (reason, lines) != (found.reason, found.lines)):
        raise Conflict("Another refund was asked for under this key", refund_id=found.id)
    return found


async def _too_much(db: AsyncSession, payment_id: int) -> Exception:
    payment = await _fresh(db, payment_id)
    left = refundable(payment.captured, payment.refunded, payment.refunding)
    if not payment.captured:
        return Conflict(f"Nothing was captured of this payment: it is {payment.status}", refundable=0)
    return Invalid("amount", "is more than can still be refunded", refundable=left)


async def _fresh(db: AsyncSession, payment_id: int) -> Payment:
    query = select(Payment).where(Payment.id == payment_id).execution_options(populate_existing=True)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("payment", payment_id)
    return found


async def refund_now(
    db: AsyncSession,
    payment_id: int,
    amount: int | None,
    *,
    reason: str = "",
    lines: Sequence[Any] = (),
    key: str | None = None,
) -> Refund:
    """`open_refund`, and for an immediate provider its outcome too, inside the caller's transaction.

    Of another provider the refund is `pending`: settle it after the commit.
    """
    made = await open_refund(db, payment_id, amount, reason=reason, lines=lines, key=key)
    payment = await get(db, payment_id)
    if made.status == "pending" and not made.attempts and face_of(payment.provider).immediate:
        face = immediate(payment.provider)
        connection = (await connections(db))[payment.provider]
        made.attempts += 1
        try:
            told: Returned | None = face.give_back(connection, charge_of(payment), _return(payment, made))
        except NoAnswer:
            told = None
        await _write(db, made, await locked(db, payment_id), told)
    return made


async def move(
    db: AsyncSession,
    payment_id: int,
    amount: int,
    *,
    order_id: int,
    key: str,
    reason: str = "",
    lines: Sequence[Any] = (),
) -> Payment:
    """Let captured money pay for another order from now on, in the caller's transaction; the other order's payment.

    For the order it was paid for this is a refund like any other, only that no provider is asked: the money stays where
    it is, and goes back from there should the other order be cancelled. Invalid when less is left of the payment.
    """
    made = await open_refund(db, payment_id, amount, reason=reason, lines=lines, key=key)
    source = await locked(db, payment_id)
    new = Payment(
        order_id=order_id,
        provider=source.provider,
        key=str(uuid.uuid4()),
        status=CAPTURED,
        currency=source.currency,
        amount=amount,
        captured=amount,
        refunded=0,
        refunding=0,
        method=dict(source.method),
        external_id=source.external_id,
        attempts=source.attempts,
        captured_at=clock.now(),
    )
    db.add(new)
    await db.flush()
    await events.record(
        db,
        "payment.moved",
        new,
        subject_name=new.provider,
        changes={"captured": [0, amount]},
        order_id=order_id,
        from_payment_id=source.id,
        from_order_id=source.order_id,
        amount=amount,
        currency=new.currency,
    )
    await _write(db, made, source, Returned("succeeded"))
    return new


async def refund(
    payment_id: int, amount: int | None, *, reason: str = "", lines: Sequence[Any] = (), key: str | None = None
) -> Refund:
    """`open_refund` in a transaction of its own, then `settle_refund`. Never called inside a transaction."""

    async def once() -> Refund:
        async with transaction() as db:
            return await open_refund(db, payment_id, amount, reason=reason, lines=lines, key=key)

    return await settle_refund((await persist(once)).id)


async def settle_refund(refund_id: int) -> Refund:
    """Ask the provider to send a refund, and write down what it says. Never called inside a transaction.

    While another asks, wait for its answer, for a while. A time-out leaves it `pending`, to be settled again under the
    same key; a refusal makes it `failed` and what was set aside can be refunded again. NotFound when there is none.
    """
    return await _ask_about(refund_id, "pending")


async def look_at_refund_again(refund_id: int) -> Refund:
    """Ask about a refund that the provider speaks of: one that went through can still come back."""
    return await _ask_about(refund_id, "pending", "succeeded")


async def _ask_about(refund_id: int, *statuses: str) -> Refund:
    lease = str(uuid.uuid4())
    async with transaction() as db:
        taken: Any = await db.execute(
            update(Refund)
            .where(Refund.id == refund_id, free(Refund), Refund.status.in_(statuses))
            .values(
                lease=lease,
                leased_until=clock.now() + LEASE,
                next_at=clock.now() + LEASE,
                attempts=Refund.attempts + 1,
            )
            .execution_options(synchronize_session=False)
        )
        if taken.rowcount:
            refund = await get_refund(db, refund_id)
            payment = await get(db, refund.payment_id)
            connection = (await connections(db))[payment.provider]
    if not taken.rowcount:
        return await wait_until_free(lambda: refund_as_it_stands(refund_id))
    return await _send(lease, refund, payment, connection)


async def _send(lease: str, refund: Refund, payment: Payment, connection: Connection) -> Refund:
    face = await loaded(connection.name)
    told = await answer(face.refund(connection, charge_of(payment), _return(payment, refund)), refund=refund.id)

    async def once() -> Refund:
        async with transaction() as db:
            owner = await locked(db, payment.id)  # payment before refund, everywhere
            query = select(Refund).where(Refund.id == refund.id).with_for_update()
            found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one()
            if found.lease == lease:
                await _write(db, found, owner, told)
            else:
                log.warning("payments.lease_lost", refund=refund.id)
        return found

    return await persist(once)


async def _write(db: AsyncSession, refund: Refund, payment: Payment, told: Returned | None) -> None:
    before = refund.status
    refund.lease = refund.leased_until = None
    refund.next_at = None
    if told is None:
        refund.error, refund.error_code = "The payment provider did not answer in time", NO_ANSWER
        refund.next_at = clock.now() + ask_again_in(refund.attempts)
    else:
        refund.external_id = told.external_id or refund.external_id
        refund.error, refund.error_code = told.error[:500], told.error_code[:60]
        if told.status == "pending":
            refund.next_at = clock.now() + ask_again_in(refund.attempts)
        elif told.status in REFUND_NEXT[before]:
            refund.status = told.status
    back, aside = moved(before, refund.status, refund.amount)
    payment.refunded += back
    payment.refunding += aside
    if refund.status != before:
        await events.record(
            db,
            f"refund.{refund.status}",
            refund,
            subject_name=payment.provider,
            changes={"status": [before, refund.status]},
            payment_id=payment.id,
            order_id=payment.order_id,
            amount=refund.amount,
            currency=refund.currency,
            error=refund.error,
        )
    await db.flush()
    if refund.status != before:
        for listener in hooks.REFUNDED:
            await listener(db, refund, payment, before)


def _return(payment: Payment, refund: Refund) -> Return:
    return Return(
        key=f"{payment.key}-{refund.id}",  # the caller's key is unique within its payment, this one at all
        amount=refund.amount,
        currency=refund.currency,
        external_id=refund.external_id,
        reason=refund.reason,
        attempts=refund.attempts,
    )


async def get_refund(db: AsyncSession, refund_id: int) -> Refund:
    """A refund. NotFound when there is none."""
    found = await db.get(Refund, refund_id)
    if found is None:
        raise NotFound("refund", refund_id)
    return found


async def refund_as_it_stands(refund_id: int) -> Refund:
    """A refund at this moment, read in a session of its own."""
    async with reading() as db:
        return await get_refund(db, refund_id)


async def refunds_of(db: AsyncSession, payment_id: int) -> Sequence[Refund]:
    """A payment's refunds, oldest first."""
    query = select(Refund).where(Refund.payment_id == payment_id).order_by(Refund.id)
    return (await db.execute(query)).scalars().all()
