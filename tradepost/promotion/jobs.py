"""What the room does later."""

from typing import Any

from tradepost.core.jobs import Run, job


@job("promotion.semantic_core", shown=True)
async def collect_core(run: Run) -> dict[str, Any]:
    """Collect a semantic core."""
    from tradepost.promotion import collecting

    return await collecting.collect(run)


@job("promotion.positions", every="20 4 * * *", shown=True)
async def check_positions(run: Run) -> dict[str, Any]:
    """Look where products stand for their keywords, each night and on demand."""
    from tradepost.promotion import positions

    return await positions.look(run)
