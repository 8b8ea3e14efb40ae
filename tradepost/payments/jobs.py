"""What payments do by themselves."""

from typing import Any

from sqlalchemy import or_, select

from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.errors import Problem
from tradepost.core.jobs import Run, job
from tradepost.core.logs import logger
from tradepost.payments.models import Payment, Refund
from tradepost.payments.refunding import settle_refund
from tradepost.payments.service import resume

log = logger("payments")
BATCH = 200


async def sweep(limit: int = BATCH) -> int:
    """Ask about payments and refunds whose time has come: unanswered, awaited, or left by a killed process. How many.

    Each is asked under its own key, so that the provider answers what it answered first.
    """
    now = clock.now()
    async with reading() as db:
        due = {
            kind: list(
                (
                    await db.execute(
                        select(kind.id)
                        .where(kind.next_at <= now, or_(kind.leased_until.is_(None), kind.leased_until < now))
                        .order_by(kind.next_at)
                        .limit(limit)
                    )
                ).scalars()
            )
            for kind in (Payment, Refund)
        }
    for payment_id in due[Payment]:
        await _go_on(resume, payment_id)
    for refund_id in due[Refund]:
        await _go_on(settle_refund, refund_id)
    return len(due[Payment]) + len(due[Refund])


async def _go_on(verb: Any, number: int) -> None:
    try:
        await verb(number)
    except Problem as refusal:  # somebody else was as quick: the next sweep looks again
        log.info("payments.sweep", verb=verb.__name__, id=number, detail=refusal.detail)
    except Exception as error:
        log.error("payments.sweep", verb=verb.__name__, id=number, exc_info=error)


@job("payments.sweep", every="* * * * *", at_start=True)
async def sweep_payments(run: Run) -> dict[str, Any]:
    """Go on with what is open. Asking takes longer than a transaction may: the run's own is only a sign of life."""
    asked = await sweep()
    async with run.transaction():
        run.done = asked
    return {"asked": asked}
