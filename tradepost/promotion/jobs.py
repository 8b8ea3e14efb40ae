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


@job("promotion.campaigns", shown=True, every="35 */3 * * *")
async def sync_campaigns(run: Run) -> dict[str, Any]:
    """Read the campaigns of every channel that offers them, every three hours and whenever somebody says so."""
    from tradepost.promotion import ad_syncing

    return await ad_syncing.sync(run)


@job("promotion.forget_auctions", every="40 3 * * *")
async def forget_auctions(run: Run) -> dict[str, Any]:
    """Throw away auctions that nobody tries bids on any more."""
    from tradepost.promotion import advertising

    async with run.transaction() as db:
        return {"auctions": await advertising.forget_auctions(db)}


@job("promotion.campaign_rules", every="50 * * * *")
async def run_campaign_rules(_run: Run) -> dict[str, Any]:
    """Run the confirmed rules about campaigns."""
    from tradepost.promotion import ad_ruling

    return await ad_ruling.run_all()
