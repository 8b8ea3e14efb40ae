"""Orders out: confirmed, handed over or cancelled on the marketplace, then so in the book.

The marketplace is asked first, outside any transaction; killed before the book is written, the next pull writes it.
"""

from typing import Any, Literal, cast

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels import pulling, service
from tradepost.channels.adapter import Adapter, Refused
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder
from tradepost.channels.shapes import Shipped
from tradepost.core.db import reading, transaction
from tradepost.core.errors import NotFound
from tradepost.orders import changing
from tradepost.orders.models import Order
from tradepost.orders.rules import may_become

Verb = Literal["confirm", "ship", "cancel"]
NEEDS = {"confirm": Capability.CONFIRM, "ship": Capability.SHIP, "cancel": Capability.CANCEL}
BECOMES = {"confirm": "confirmed", "ship": "shipped", "cancel": "cancelled"}


def orders_of(channel_id: int, *, status: str | None = None, troubled: bool | None = None) -> Select[Any]:
    """A channel's orders with their numbers in the book: (ChannelOrder, Order.number)."""
    everything = (
        select(ChannelOrder, Order.number)
        .outerjoin(Order, Order.id == ChannelOrder.order_id)
        .where(ChannelOrder.channel_id == channel_id)
    )
    query = cast("Select[Any]", everything)
    if status is not None:
        query = query.where(ChannelOrder.status == status)
    if troubled is not None:
        query = query.where(ChannelOrder.problem != "" if troubled else ChannelOrder.problem == "")
    return query


async def ask(channel_id: int, row_id: int, verb: Verb, *, reason: str = "", adapter: Adapter | None = None) -> Shipped:
    """Confirm, ship or cancel an order on its channel, then in the book; labels come along where there are any.

    NotFound, NotOffered; Refused when the marketplace does not allow it.
    """
    async with reading() as db:
        channel = await service.get(db, channel_id)
        row = await _find(db, channel, row_id)
    if adapter is not None:
        done = await _do(adapter, verb, row.external_id, reason)
    else:
        async with adapter_of(channel).require(NEEDS[verb]) as opened:
            done = await _do(opened, verb, row.external_id, reason)
    await _settle(channel, row_id, verb, done)
    return done


async def _do(adapter: Adapter, verb: Verb, external_id: str, reason: str) -> Shipped:
    if verb == "ship":
        return (await adapter.ship([external_id]))[0]
    outcome = (
        (await adapter.confirm([external_id]))[0] if verb == "confirm" else await adapter.cancel(external_id, reason)
    )
    if not outcome.accepted:
        raise Refused(f"{adapter.title}: {outcome.error}")
    return Shipped(external_id, outcome.reference)


async def _settle(channel: Channel, row_id: int, verb: Verb, done: Shipped) -> None:
    async with transaction() as db:
        row = await _find(db, channel, row_id, lock=True)
        row.status, row.supply = BECOMES[verb], done.reference or row.supply
        if row.order_id is None:
            return
        order, wanted = await changing.locked(db, row.order_id), pulling.OURS[row.status]
        if order.status != wanted and wanted in may_become(order.kind, order.status):
            await changing.change(db, order, {"status": wanted})
        if verb == "cancel":
            row.short, row.problem = False, ""


async def _find(db: AsyncSession, channel: Channel, row_id: int, *, lock: bool = False) -> ChannelOrder:
    query = select(ChannelOrder).where(ChannelOrder.id == row_id, ChannelOrder.channel_id == channel.id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("order of this channel", row_id)
    return found
