"""The routes of /channels/{id}/returns."""

from typing import Annotated

from fastapi import Depends

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.channels import coming_back, service
from tradepost.channels.models import ChannelReturn
from tradepost.channels.return_schemas import ChannelReturnOut, ChannelReturnReceive, ChannelReturnState
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router

router = make_router("channels")

Reader = Annotated[Caller, may(Right.CHANNELS_READ)]
Writer = Annotated[Caller, may(Right.CHANNELS_WRITE)]
Pages = Annotated[
    Paging, Depends(paging(ChannelReturn.id, "-at", at=ChannelReturn.at, updated_at=ChannelReturn.updated_at))
]


@router.get("/channels/{channel_id}/returns")
async def list_channel_returns(
    channel_id: Id, db: Db, _who: Reader, page: Pages, state: ChannelReturnState | None = None
) -> Page[ChannelReturnOut]:
    """What buyers of a channel send back, and what became of it here."""
    await service.get(db, channel_id)
    query = coming_back.returns_of(channel_id, state=state)
    return Page[ChannelReturnOut](**await paged(db, query, page, ChannelReturnOut.of))


@router.post("/channels/{channel_id}/returns/{return_id}/receive")
async def receive_channel_return(
    channel_id: Id, return_id: Id, body: ChannelReturnReceive, db: Db, _who: Writer
) -> ChannelReturnOut:
    """The goods arrived: on the shelf again with `restock`, else on none. 409 unless they were coming."""
    await service.get(db, channel_id)
    row = await coming_back.receive(db, channel_id, return_id, restock=body.restock)
    query = coming_back.returns_of(channel_id).where(ChannelReturn.id == row.id)
    return ChannelReturnOut.of((await db.execute(query)).one())
