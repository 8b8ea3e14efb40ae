"""Asking a provider: one process at a time, outside any transaction, the answer written down in one.

Whoever asks holds the payment's lease. A process killed meanwhile leaves it to run out; then the sweep asks again with
the same key, and the provider answers what it answered first.
"""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import object_session

from tradepost.core import clock, crypto, dialects, events
from tradepost.core.db import put, reading, transaction
from tradepost.core.errors import NotFound
from tradepost.core.logs import logger
from tradepost.payments import hooks
from tradepost.payments.base import Charge, Connection, NoAnswer, Outcome
from tradepost.payments.connecting import connections
from tradepost.payments.models import Payment, Refund
from tradepost.payments.providers import face as face_of, loaded
from tradepost.payments.rules import CAPTURED, CREATED, HAPPENED, NEXT, NO_ANSWER, PENDING, UNKNOWN, ask_again_in

log = logger("payments")
T = TypeVar("T")
Row = TypeVar("Row", Payment, Refund)

# A provider has so long to answer; whoever has the lease for longer than LEASE is taken for dead.
ANSWER_WITHIN = 25.0
LEASE = timedelta(seconds=90)
# So long others wait for whoever asks at this moment.
PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Held:
    """A payment whose lease this task has, as it was when it was taken."""

    lease: str
    payment: Payment
    connection: Connection


def free(row: type[Payment] | type[Refund]) -> ColumnElement[bool]:
    return or_(row.leased_until.is_(None), row.leased_until < clock.now())


async def claim(payment_id: int, condition: ColumnElement[bool], task: str, amount: int | None = None) -> Held | None:
    """Take a payment's lease when nobody has it and the condition holds: one conditional UPDATE."""
    lease, now = str(uuid.uuid4()), clock.now()
    async with transaction() as db:
        values: dict[str, Any] = {
            "lease": lease,
            "leased_until": now + LEASE,
            "task": task,
            "task_amount": amount,
            "attempts": Payment.attempts + 1,
            "next_at": now + LEASE,
        }
        taken: Any = await db.execute(
            update(Payment)
            .where(Payment.id == payment_id, free(Payment), condition)
            .values(**values)
            .execution_options(synchronize_session=False)
        )
        if not taken.rowcount:
            return None
        payment = (await db.execute(select(Payment).where(Payment.id == payment_id))).scalar_one()
        connection = (await connections(db))[payment.provider]
    return Held(lease, payment, connection)


async def ask(held: Held) -> Payment:
    face = await loaded(held.connection.name)
    while True:
        outcome = await answer(face.ask(held.connection, charge_of(held.payment)), payment=held.payment.id)
        if outcome is None or outcome.status != CREATED:
            return await finish(held, outcome)
        if outcome.external_id is None or outcome.external_id == held.payment.external_id:
            raise RuntimeError(f"{held.connection.name} has no answer and nothing new to write down")
        # No money moves before the provider's number is ours: whatever happens now, it is found again.
        async with transaction() as db:
            noted: Any = await db.execute(
                update(Payment)
                .where(Payment.id == held.payment.id, Payment.lease == held.lease)
                .values(external_id=outcome.external_id, leased_until=clock.now() + LEASE)
                .execution_options(synchronize_session=False)
            )
        if not noted.rowcount:
            return await get_now(held.payment.id)
        held.payment.external_id = outcome.external_id


async def answer(asked: Awaitable[T], **about: Any) -> T | None:
    """The provider's answer, or None when there is none in time."""
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            return await asked
    except (NoAnswer, TimeoutError, ConnectionError) as silence:
        log.warning("payments.no_answer", why=type(silence).__name__, **about)
        return None


async def wait_until_free(look: Callable[[], Awaitable[Row]]) -> Row:
    """The row once nobody asks about it, or as it stands when that takes too long."""
    clock_now = asyncio.get_running_loop().time
    pause, deadline = 0.02, clock_now() + PATIENCE
    while True:
        found, left = await look(), deadline - clock_now()
        if found.leased_until is None or found.leased_until < clock.now() or left <= 0:
            return found
        await asyncio.sleep(min(pause, left))
        pause = min(pause * 2, 0.5)


async def wait(payment_id: int) -> Payment:
    """A payment once nobody asks about it."""
    return await wait_until_free(lambda: get_now(payment_id))


async def finish(held: Held, outcome: Outcome | None) -> Payment:
    """Write an outcome down, with what the rooms above make of it, in one transaction; not when the lease was lost."""

    async def once() -> Payment:
        async with transaction() as db:
            payment = await locked(db, held.payment.id)
            if payment.lease == held.lease:
                await write(db, payment, outcome)
            else:
                log.warning("payments.lease_lost", payment=payment.id)
        return payment

    return await persist(once)


async def persist(step: Callable[[], Awaitable[T]]) -> T:
    """Do a transaction, and again when it lost a race: an answer that was had is not thrown away for that."""
    for _attempt in range(4):
        try:
            return await step()
        except DBAPIError as error:
            if not dialects.is_lost_race(error):
                raise
    return await step()


async def write(db: AsyncSession, payment: Payment, outcome: Outcome | None) -> None:
    before, task = payment.status, payment.task
    payment.lease = payment.leased_until = None
    if outcome is None:
        payment.error, payment.error_code = "The payment provider did not answer in time", NO_ANSWER
        payment.next_at = clock.now() + ask_again_in(payment.attempts)
        if before == CREATED:
            payment.status = UNKNOWN
        if task in {"", "ask"}:
            payment.task, payment.task_amount = "", None
    else:
        payment.task, payment.task_amount = "", None
        _take(payment, outcome)
    if object_session(payment) is None:
        await put(db, [payment])  # it was decided before it was written
    if payment.status != before:
        changes: dict[str, Any] = {"status": [before, payment.status]}
        if payment.status == CAPTURED:
            changes["captured"] = [0, payment.captured]
        await events.record(
            db,
            HAPPENED[payment.status],
            payment,
            subject_name=payment.provider,
            changes=changes,
            order_id=payment.order_id,
            amount=payment.amount,
            captured=payment.captured,
            currency=payment.currency,
            error=payment.error,
        )
    await db.flush()
    if payment.status != before:
        for listener in hooks.SETTLED:
            await listener(db, payment, before)


def _take(payment: Payment, outcome: Outcome) -> None:
    if outcome.status != payment.status and outcome.status not in NEXT[payment.status]:
        log.warning("payments.cannot_follow", payment=payment.id, was=payment.status, said=outcome.status)
        payment.next_at = None
        return
    payment.status = outcome.status
    payment.external_id = outcome.external_id or payment.external_id
    payment.error, payment.error_code = outcome.error[:500], outcome.error_code[:60]
    payment.redirect_url = outcome.redirect_url[:1000] if outcome.status == PENDING else ""
    payment.browser_secret = (
        crypto.encrypt(outcome.browser_secret) if outcome.browser_secret and outcome.status == PENDING else ""
    )
    payment.instructions = outcome.instructions or payment.instructions
    payment.next_at = _next_look(payment, outcome)
    if outcome.status == CAPTURED:
        payment.captured = min(outcome.captured or payment.amount, payment.amount)
        payment.captured_at = clock.now()


def _next_look(payment: Payment, outcome: Outcome) -> datetime | None:
    if outcome.ask_at is not None:
        return outcome.ask_at
    # Nothing to ask a provider that is no one else: staff say when the money is there.
    if outcome.status != PENDING or face_of(payment.provider).immediate:
        return None
    return clock.now() + ask_again_in(payment.attempts)


def charge_of(payment: Payment) -> Charge:
    return Charge(
        key=payment.key,
        order_id=payment.order_id,
        amount=payment.amount,
        currency=payment.currency,
        captured=payment.captured,
        external_id=payment.external_id,
        description=str(payment.method.get("description", ""))[:255],
        method=payment.method,
        attempts=payment.attempts,
        created_at=payment.created_at,
    )


async def get(db: AsyncSession, payment_id: int) -> Payment:
    """A payment. NotFound when there is none."""
    found = await db.get(Payment, payment_id)
    if found is None:
        raise NotFound("payment", payment_id)
    return found


async def get_now(payment_id: int) -> Payment:
    """A payment as it stands at this moment, read in a session of its own."""
    async with reading() as db:
        return await get(db, payment_id)


async def locked(db: AsyncSession, payment_id: int) -> Payment:
    """A payment as it stands, nobody else's to change until this transaction ends."""
    query = select(Payment).where(Payment.id == payment_id).with_for_update()
    found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("payment", payment_id)
    return found
