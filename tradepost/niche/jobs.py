"""What is done about niches by itself."""

from typing import Any

from tradepost.core.jobs import Run, job
from tradepost.niche import favorites


@job("niche.watch", every="40 4 * * *")
async def watch(run: Run) -> dict[str, Any]:
    """Look at the niches that people watch, and tell them of those that moved."""
    return await favorites.watch(run)
