"""What providers tell by webhooks: believed when they are theirs, counted once, and taken as a hint to look.

A webhook is never the answer itself: they come late, twice and out of order. The provider is asked how the payment
stands, as if we had wondered ourselves. Until that is written down the webhook is not done, and may come again.
"""

from collections.abc import Mapping

from sqlalchemy import inspect, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, dialects, events
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Unavailable
from tradepost.core.logs import logger
from tradepost.payments.base import Notice
from tradepost.payments.connecting import connections
from tradepost.payments.models import Payment, PaymentNotice, Refund
from tradepost.payments.providers import loaded
from tradepost.payments.refunding import look_at_refund_again
from tradepost.payments.rules import NO_ANSWER
from tradepost.payments.service import look_again

log = logger("payments")


async def hear(name: str, body: bytes, headers: Mapping[str, str], address: str) -> bool:
    """A provider's webhook: whether it was new. Never called inside a transaction.

    BadNotice when it is not the provider's, NotFound for a provider that there is not, Unavailable when it cannot be
    looked into at this moment: the provider sends it again.
    """
    face = await loaded(name)
    async with reading() as db:
        connection = (await connections(db))[name]
    notice = await face.hear(connection, body, headers, address)
    async with transaction() as db:
        payment_id, refund_id, new = await _note(db, name, notice)
    if not new:
        return False
    with events.acting(events.Actor("system", None, name)):
        looked = [] if payment_id is None else [(await look_again(payment_id)).error_code]
        looked += [] if refund_id is None else [(await look_at_refund_again(refund_id)).error_code]
    if NO_ANSWER in looked:
        raise Unavailable("This could not be looked into at this moment: send it again")
    async with transaction() as db:
        await db.execute(
            update(PaymentNotice)
            .where(PaymentNotice.provider == name, PaymentNotice.event_id == notice.event_id)
            .values(done_at=clock.now())
        )
    return True


async def _note(db: AsyncSession, name: str, notice: Notice) -> tuple[int | None, int | None, bool]:
    """Write a webhook down: (payment, refund) that it is about, and whether it has not been dealt with before."""
    payment_id, refund_id = await _about(db, name, notice)
    row = {
        "provider": name,
        "event_id": notice.event_id[:200],
        "kind": notice.kind[:80],
        "object_id": notice.object_id[:120],
        "payment_id": payment_id,
        "heard": 0,
        "created_at": clock.now(),
    }
    table = inspect(PaymentNotice).local_table
    await db.execute(dialects.upsert(db, table, [row], key=["provider", "event_id"]))
    this = (PaymentNotice.provider == name) & (PaymentNotice.event_id == row["event_id"])
    await db.execute(update(PaymentNotice).where(this).values(heard=PaymentNotice.heard + 1, payment_id=payment_id))
    done = (await db.execute(select(PaymentNotice.done_at).where(this))).scalar_one()
    if payment_id is None and done is None:
        log.info("payments.notice_about_nothing_of_ours", provider=name, event_id=notice.event_id, kind=notice.kind)
    return payment_id, refund_id, done is None


async def _about(db: AsyncSession, name: str, notice: Notice) -> tuple[int | None, int | None]:
    refund_id = None
    if notice.refund_external_id:
        query = (
            select(Refund.id, Refund.payment_id)
            .join(Payment, Payment.id == Refund.payment_id)
            .where(Payment.provider == name, Refund.external_id == notice.refund_external_id)
        )
        if found := (await db.execute(query)).first():
            return found.payment_id, found.id
    # By the key too: a webhook may be here before the answer that has the provider's number.
    known = [
        column == value
        for column, value in ((Payment.key, notice.payment_key), (Payment.external_id, notice.payment_external_id))
        if value
    ]
    if not known:
        return None, refund_id
    query_payment = select(Payment.id).where(Payment.provider == name, or_(*known)).order_by(Payment.id).limit(1)
    return (await db.execute(query_payment)).scalar_one_or_none(), refund_id
