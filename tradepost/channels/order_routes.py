"""The routes of /channels/{id}/orders."""

import base64
from typing import Annotated

from fastapi import Depends, Query

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.channels import fulfilling, pulling, service, syncing
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import ChannelOrder
from tradepost.channels.schemas import ChannelCancelIn, ChannelOrderOut, HandedOut, LabelOut, OrderState, PulledOut
from tradepost.core import clock
from tradepost.core.db import Db, resumable, transaction
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router

router = make_router("channels")

Reader = Annotated[Caller, may(Right.CHANNELS_READ)]
Writer = Annotated[Caller, may(Right.CHANNELS_WRITE)]
Pages = Annotated[
    Paging,
    Depends(
        paging(ChannelOrder.id, "-placed_at", placed_at=ChannelOrder.placed_at, updated_at=ChannelOrder.updated_at)
    ),
]


BookOrder = Annotated[int, Query(ge=1, le=2**63 - 1, description="An order of the book")]


@router.get("/channels/orders")
async def find_channel_orders(db: Db, _who: Reader, order_id: BookOrder) -> list[ChannelOrderOut]:
    """What an order of the book is on the channel that it was sold on: one, or none where it was sold on none."""
    return [ChannelOrderOut.of(found) for found in await db.execute(fulfilling.of_the_book(order_id))]


@router.get("/channels/{channel_id}/orders")
async def list_channel_orders(
    channel_id: Id,
    db: Db,
    _who: Reader,
    page: Pages,
    status: OrderState | None = None,
    troubled: Annotated[bool | None, Query(description="Those with a problem, or without")] = None,
) -> Page[ChannelOrderOut]:
    """A channel's orders, and which orders of the book they are."""
    await service.get(db, channel_id)
    query = fulfilling.orders_of(channel_id, status=status, troubled=troubled)
    return Page[ChannelOrderOut](**await paged(db, query, page, ChannelOrderOut.of))


@router.post("/channels/{channel_id}/orders/pull")
@resumable
async def pull_orders(channel_id: Id, _who: Writer) -> PulledOut:
    """Pull what was sold into the book now; what is sent from warehouses of theirs follows within a minute or so.

    Pulling twice changes nothing.
    """
    found = PulledOut.model_validate(await pulling.pull_orders(channel_id))
    async with transaction() as db:
        await syncing.also(db, await service.get(db, channel_id), Capability.STORED_ORDERS, clock.now())
    return found


async def _ask(channel_id: int, order_id: int, verb: fulfilling.Verb, reason: str = "") -> HandedOut:
    done = await fulfilling.ask(channel_id, order_id, verb, reason=reason)
    labels = [LabelOut(media_type=kind, content=base64.b64encode(content).decode()) for kind, content in done.labels]
    return HandedOut(external_id=done.external_id, supply=done.reference, labels=labels)


@router.post("/channels/{channel_id}/orders/{order_id}/confirm")
@resumable
async def confirm_order(channel_id: Id, order_id: Id, _who: Writer) -> HandedOut:
    """Accept an order and begin to pack it.

    409 says why that makes no sense as it stands, 502 why the marketplace does not allow it.
    """
    return await _ask(channel_id, order_id, "confirm")


@router.post("/channels/{channel_id}/orders/{order_id}/ship")
@resumable
async def ship_order(channel_id: Id, order_id: Id, _who: Writer) -> HandedOut:
    """Hand an order over; labels in base64. Not one whose goods were sold elsewhere, before `fulfil`: 409."""
    return await _ask(channel_id, order_id, "ship")


@router.post("/channels/{channel_id}/orders/{order_id}/cancel")
@resumable
async def cancel_order(channel_id: Id, order_id: Id, _who: Writer, body: ChannelCancelIn | None = None) -> HandedOut:
    """Cancel an order as the seller; its goods are free again."""
    return await _ask(channel_id, order_id, "cancel", body.reason if body else "")


@router.post("/channels/{channel_id}/orders/{order_id}/fulfil")
async def fulfil_order(channel_id: Id, order_id: Id, db: Db, _who: Writer) -> ChannelOrderOut:
    """Send an order after all whose goods were sold elsewhere: what came in meanwhile is its, and it may be shipped.

    409 says what is still missing, or why there is nothing to fulfil.
    """
    row = await fulfilling.fulfil(db, channel_id, order_id)
    found = await db.execute(fulfilling.orders_of(channel_id).where(ChannelOrder.id == row.id))
    return ChannelOrderOut.of(found.one())
