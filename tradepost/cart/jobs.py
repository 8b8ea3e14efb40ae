"""What carts do by themselves."""

from typing import Any

from tradepost.cart import abandoned, clearing
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


@job("cart.clear", every="37 3 * * *")
async def clear_carts(run: Run) -> dict[str, Any]:
    """Delete guests' carts that nobody has touched for long."""
    total = 0
    while True:
        async with run.transaction() as db:
            gone = await clearing.clear(db)
        total += gone
        if not gone:
            return {"deleted": total}
