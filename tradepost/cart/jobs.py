"""What carts do by themselves."""

from typing import Any

from tradepost.cart import abandoned
from tradepost.core.jobs import Run, job


@job("cart.report_abandoned", every="7 * * * *")
async def report_abandoned(run: Run) -> dict[str, Any]:
    """Say which carts were left, each once."""
    total = 0
    while True:
        async with run.transaction() as db:
            found = await abandoned.report(db)
        total += found
        if not found:
            return {"abandoned": total}
