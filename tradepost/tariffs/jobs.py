"""What plans do by themselves."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.errors import Problem
from tradepost.core.jobs import Run, job
from tradepost.core.logs import logger
from tradepost.payments import service as payments
from tradepost.tariffs import renewing
from tradepost.tariffs.models import PremiumUse

log = logger("tariffs")
USES_KEPT = timedelta(days=60)


@job("tariffs.renew", every="*/5 * * * *", at_start=True)
async def renew(run: Run) -> dict[str, Any]:
    """Bills, grace and expiry of what is due: each in a transaction of its own that also says when the next is."""
    while True:
        async with reading() as db:
            due = await renewing.next_due(db)
        if due is None:
            return {"renewed": run.done}
        async with run.transaction() as db:
            waiting = await renewing.step(db, due)
            run.done += 1
        for payment_id in waiting:  # what comes in for it after all goes back by itself
            try:
                await payments.void(payment_id)
            except Problem as refusal:
                log.info("tariffs.not_let_go", payment=payment_id, detail=refusal.detail)


@job("tariffs.forget_uses", every="43 3 * * *")
async def forget_uses(run: Run) -> dict[str, Any]:
    """How often limited features were used two months ago is nobody's concern."""
    before = clock.business_day(clock.now() - USES_KEPT)
    async with run.transaction() as db:
        gone: Any = await db.execute(delete(PremiumUse).where(PremiumUse.day < before))
    return {"forgotten": gone.rowcount}
