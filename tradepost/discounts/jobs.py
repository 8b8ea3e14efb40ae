"""What discounts do later: writing off what is left on gift cards whose time is over."""

from typing import Any

from tradepost.core.jobs import Run, job
from tradepost.discounts import ledger


@job("discounts.expire_gift_cards", every="53 3 * * *")
async def expire(run: Run) -> dict[str, Any]:
    """Each batch in a transaction of its own, until none is due."""
    expired = 0
    while True:
        async with run.transaction() as db:
            batch = await ledger.expire(db)
        expired += batch
        if not batch:
            return {"expired": expired}
