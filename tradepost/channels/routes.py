"""The routes of /channels."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response
from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.channels import (
    card_routes,
    figure_routes,
    listing_routes,
    mapping_routes,
    order_routes,
    promotion_routes,
    return_routes,
    service,
    settlement_routes,
    sync_routes,
    syncing,
)
from tradepost.channels.models import Channel
from tradepost.channels.places import Type
from tradepost.channels.schemas import ChannelChange, ChannelCheckOut, ChannelIn, ChannelOut, TypeOut, types
from tradepost.channels.sync_schemas import LimitOut
from tradepost.core.db import Db, stepwise, transaction
from tradepost.core.paging import Page, Paging, contains, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag

router = make_router("channels")
bare = router
router.include_router(order_routes.router)  # first: /channels/orders is of no channel called so

Reader = Annotated[Caller, may(Right.CHANNELS_READ)]
Writer = Annotated[Caller, may(Right.CHANNELS_WRITE)]
Pages = Annotated[
    Paging, Depends(paging(Channel.id, "priority", priority=Channel.priority, name=Channel.name, code=Channel.code))
]


async def _tagged(db: AsyncSession, row: Channel, response: Response) -> ChannelOut:
    version_tag(response, row.version)
    failing = await syncing.failing(db, [row.id])
    return ChannelOut.of(row, failing.get(row.id, ()))


@router.get("/channels/types")
async def list_types(_who: Reader) -> list[TypeOut]:
    """The places there are to connect: what each needs, and what it offers."""
    return types()


@router.get("/channels")
async def list_channels(
    db: Db,
    _who: Reader,
    page: Pages,
    type: Annotated[list[Type], Query(description="Those of these types")] = [],  # noqa: B006 - FastAPI copies it
    enabled: Annotated[bool | None, Query(description="Those switched on, or off")] = None,
    q: Annotated[str, Query(max_length=255, description="Part of the name or code")] = "",
) -> Page[ChannelOut]:
    """Where the merchant sells."""
    query = select(Channel).where(service.THERE)
    if type:
        query = query.where(Channel.type.in_(type))
    if enabled is not None:
        query = query.where(Channel.enabled.is_(enabled))
    if q.strip():
        query = query.where(or_(contains(func.lower(Channel.name), q.strip()), contains(Channel.code, q.strip())))
    found = await paged(db, query, page)
    failing = await syncing.failing(db, [row.id for row in found["items"]])
    found["items"] = [ChannelOut.of(row, failing.get(row.id, ())) for row in found["items"]]
    return Page[ChannelOut](**found)


@router.post("/channels", status_code=201)
async def connect_channel(body: ChannelIn, db: Db, _who: Writer, response: Response) -> ChannelOut:
    """Connect a place. It is asked nothing before its credentials are there; `check` tries them."""
    return await _tagged(db, await service.connect(db, body.model_dump()), response)


@router.get("/channels/{channel_id}")
async def read_channel(channel_id: Id, db: Db, _who: Reader, response: Response) -> ChannelOut:
    """One channel."""
    return await _tagged(db, await service.get(db, channel_id), response)


@router.put("/channels/{channel_id}")
async def change_channel(
    channel_id: Id, body: ChannelChange, db: Db, _who: Writer, request: Request, response: Response
) -> ChannelOut:
    """Change one; `If-Match` guards against lost updates."""
    row = await service.get(db, channel_id, lock=True)
    current_version(request, row.version)
    return await _tagged(db, await service.change(db, row, body.given), response)


@router.delete("/channels/{channel_id}", status_code=204)
async def disconnect_channel(channel_id: Id, db: Db, _who: Writer) -> None:
    """Let one go, with its credentials and items. Its orders and figures stay: it can be connected again."""
    await service.disconnect(db, await service.get(db, channel_id, lock=True))


@router.post("/channels/{channel_id}/check")
@stepwise
async def check_channel(channel_id: Id, _who: Writer) -> ChannelCheckOut:
    """Try a channel with a harmless call, and say what was found; 409 for one that has nothing to check.

    409 as well for one that turns out to be the shop of another channel, under another key: it is switched off.

    When it works, what its key had no right to is asked once more.
    """
    found = await service.check(channel_id)
    if found.works:
        async with transaction() as db:
            await syncing.arrange(db, await service.get(db, channel_id), anew=True)
    return ChannelCheckOut.model_validate(found)


@router.get("/channels/{channel_id}/limits")
async def list_limits(channel_id: Id, db: Db, _who: Reader) -> list[LimitOut]:
    """How often a channel may be asked, and how much of that all processes together have used up just now."""
    return [LimitOut(**limit) for limit in await service.limits(db, await service.get(db, channel_id))]


router.include_router(figure_routes.router)
router.include_router(listing_routes.router)
router.include_router(mapping_routes.router)
router.include_router(card_routes.router)
router.include_router(promotion_routes.router)
router.include_router(return_routes.router)
router.include_router(settlement_routes.router)
router.include_router(sync_routes.router)
