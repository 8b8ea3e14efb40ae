"""What channels do in the background: see `syncing`; and once a day, say which credentials are about to end."""

from typing import Any

from sqlalchemy import select

from tradepost.channels import service
from tradepost.channels.models import Channel
from tradepost.channels.rules import WARNED_BEFORE
from tradepost.channels.syncing import forget, run_sync
from tradepost.core import clock, jobs

__all__ = ["forget", "run_sync", "warn"]


@jobs.job("channels.warn", every="11 6 * * *")
async def warn(run: jobs.Run) -> dict[str, Any]:
    """Staff are told once of credentials that end within a fortnight; new ones end later, and are told of then."""
    query = select(Channel).where(
        Channel.enabled, Channel.works.is_(True), Channel.expires_at.between(clock.now(), clock.now() + WARNED_BEFORE)
    )
    told = 0
    async with run.transaction() as db:
        for one in (await db.execute(query.order_by(Channel.id))).scalars().all():
            told += await service.warn(db, one, one.expires_at)
    return {"told": told}
