"""The routes of /channels/{id}/sync: what is kept in step, how it went, and "try again"."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.channels import service, syncing
from tradepost.channels.capabilities import named
from tradepost.channels.models import Channel, SyncRun
from tradepost.channels.sync_schemas import KeptInStep, SyncIn, SyncOut, SyncOutcome, SyncRunOut, SyncSwitch
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router

router = make_router("channels")

Reader = Annotated[Caller, may(Right.CHANNELS_READ)]
Writer = Annotated[Caller, may(Right.CHANNELS_WRITE)]
Pages = Annotated[Paging, Depends(paging(SyncRun.id, "-id", id=SyncRun.id, ended_at=SyncRun.ended_at))]


async def _shown(db: AsyncSession, channel: Channel) -> list[SyncOut]:
    return [SyncOut.of(channel, *one) for one in await syncing.of(db, channel)]


@router.get("/channels/{channel_id}/sync")
async def list_syncs(channel_id: Id, db: Db, _who: Reader) -> list[SyncOut]:
    """What is kept in step with a channel: when it ran, what waits, what failed and why."""
    return await _shown(db, await service.get(db, channel_id))


@router.post("/channels/{channel_id}/sync", status_code=202)
async def sync_channel(channel_id: Id, db: Db, _who: Writer, body: SyncIn | None = None) -> list[SyncOut]:
    """Do these, or everything, now: on demand, and once more what failed. It is done in the background."""
    channel = await service.get(db, channel_id)
    await syncing.again(db, channel, [named(one) for one in (body.capabilities if body else [])])
    await db.flush()
    return await _shown(db, channel)


@router.put("/channels/{channel_id}/sync/{capability}")
async def switch_sync(channel_id: Id, capability: KeptInStep, body: SyncSwitch, db: Db, _who: Writer) -> list[SyncOut]:
    """Keep something in step, or no longer."""
    channel = await service.get(db, channel_id)
    await syncing.switch(db, channel, named(capability), enabled=body.enabled)
    return await _shown(db, channel)


@router.get("/channels/{channel_id}/sync/log")
async def list_sync_runs(
    channel_id: Id,
    db: Db,
    _who: Reader,
    page: Pages,
    capability: KeptInStep | None = None,
    outcome: SyncOutcome | None = None,
) -> Page[SyncRunOut]:
    """The sync log: every run that brought or sent something, or failed; of a month."""
    await service.get(db, channel_id)
    query = syncing.log_of(channel_id, capability=capability, outcome=outcome)
    return Page[SyncRunOut](**await paged(db, query, page, SyncRunOut.model_validate))
