"""What the inventory does by itself."""

from typing import Any

from tradepost.core.jobs import Run, job
from tradepost.inventory import holding


@job("inventory.release_expired_holds", every="* * * * *")
async def release_expired_holds(run: Run) -> dict[str, Any]:
    """Give back stock that was held longer than promised."""
    total = 0
    while True:
        async with run.transaction() as db:
            ended = await holding.release_expired(db)
        total += ended
        if not ended:
            return {"released": total}
