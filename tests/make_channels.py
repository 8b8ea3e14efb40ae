"""Channels for tests, as the page connects them."""

from typing import Any

from sqlalchemy import select

from tradepost.channels import service, syncing
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.core import db


async def channel(kind: str = "wildberries", **given: Any) -> Channel:
    """A connected channel."""
    async with db.transaction() as session:
        return await service.connect(session, {"type": kind, **given})


async def stored(channel_id: int) -> Channel:
    """A channel as it is stored now."""
    async with db.reading() as session:
        return (await session.execute(select(Channel).where(Channel.id == channel_id))).scalar_one()


async def only(row: Channel, *wanted: Capability) -> None:
    """Keep nothing else in step with a channel: what a story is not about costs its time."""
    async with db.transaction() as session:
        for one in syncing.kept_by(row):
            if one not in wanted:
                await syncing.switch(session, row, one, enabled=False)
