"""What a sync is while it works: its channel, the open adapter, and how far it is, kept with what it has done."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels.adapter import Adapter
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, Sync
from tradepost.core import dialects
from tradepost.core.db import transaction

COUNTS = ("seen", "new", "changed", "problems")
Step = Callable[[], AbstractAsyncContextManager[AsyncSession]]


@dataclass(slots=True)
class Work:
    """`step` opens a transaction that keeps `state` together with what is written in it: where the next one begins.

    By itself, without a job, the state is forgotten: what is begun again looks at everything again.
    """

    channel: Channel
    adapter: Adapter
    step: Step = transaction
    state: dict[str, Any] = field(default_factory=dict)

    def count(self, what: str, by: int = 1) -> None:
        """Count what was seen, new, changed, or has a problem."""
        self.state[what] = self.state.get(what, 0) + by


async def row_of(db: AsyncSession, channel_id: int, capability: Capability) -> None:
    """Have the row of a channel's capability there."""
    known = select(Sync.id).where(Sync.channel_id == channel_id, Sync.capability == capability.value)
    if (await db.execute(known)).first() is not None:
        return
    first = {
        "channel_id": channel_id,
        "capability": capability.value,
        "enabled": True,
        "cause": "",
        "failures": 0,
        "error": "",
    }
    key = ["channel_id", "capability"]
    await db.execute(dialects.upsert(db, inspect(Sync).local_table, [first], key=key))


async def keep_since(db: AsyncSession, channel: Channel, capability: Capability, since: datetime) -> None:
    """Where the next pull begins."""
    await row_of(db, channel.id, capability)
    mine = update(Sync).where(Sync.channel_id == channel.id, Sync.capability == capability.value)
    await db.execute(mine.values(since=since).execution_options(synchronize_session=False))
