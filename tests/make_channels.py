"""Channels for tests, as the page connects them."""

from typing import Any

from sqlalchemy import select

from tradepost.channels import service
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
