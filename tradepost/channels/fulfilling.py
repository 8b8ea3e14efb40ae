"""Orders out: confirmed, handed over or cancelled on the marketplace, then so in the book.

The marketplace is asked first, outside any transaction; killed before the book is written, the next pull writes it.
What was sold twice is fulfilled after all where goods came in meanwhile: that is the book's matter alone.
"""

from typing import Any, Literal, cast

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels import pulling, service, settling
from tradepost.channels.adapter import Adapter, Refused
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder, Settlement
from tradepost.channels.rules import OURS
from tradepost.channels.shapes import Shipped
from tradepost.core import events
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Conflict, NotFound
from tradepost.orders import changing
from tradepost.orders.models import Order
from tradepost.orders.rules import CANCELLED, RETURNED, may_become

Verb = Literal["confirm", "ship", "cancel"]
NEEDS = {"confirm": Capability.CONFIRM, "ship": Capability.SHIP, "cancel": Capability.CANCEL}
BECOMES = {"confirm": "confirmed", "ship": "shipped", "cancel": "cancelled"}
# Where each may be asked. What is done already may be asked for again; whether what is on its way can be cancelled, the
# marketplace knows.
FROM: dict[Verb, set[str]] = {
    "confirm": {"new", "confirmed"},
    "ship": {"new", "confirmed", "shipped"},
    "cancel": {"new", "confirmed", "shipped", "cancelled"},
}


def orders_of(channel_id: int, *, status: str | None = None, troubled: bool | None = None) -> Select[Any]:
    """A channel's orders, their numbers in the book, what reports tell, and the channel.

    Rows are (ChannelOrder, Order.number, Settlement, Channel).
    """
    query = _orders().where(ChannelOrder.channel_id == channel_id)
    if status is not None:
        query = query.where(ChannelOrder.status == status)
    if troubled is not None:
        query = query.where(ChannelOrder.problem != "" if troubled else ChannelOrder.problem == "")
    return query


def of_the_book(order_id: int) -> Select[Any]:
    """The same of the one that an order of the book is, on a channel that was not let go."""
    return _orders().where(ChannelOrder.order_id == order_id, service.THERE)


def _orders() -> Select[Any]:
    told = (Settlement.channel_id == ChannelOrder.channel_id) & (Settlement.external_id == ChannelOrder.external_id)
    everything = (
        select(ChannelOrder, Order.number, Settlement, Channel)
        .join(Channel, Channel.id == ChannelOrder.channel_id)
        .outerjoin(Order, Order.id == ChannelOrder.order_id)
        .outerjoin(Settlement, told)
    )
    return cast("Select[Any]", everything)


async def ask(channel_id: int, row_id: int, verb: Verb, *, reason: str = "", adapter: Adapter | None = None) -> Shipped:
    """Confirm, ship or cancel an order on its channel, then in the book; labels come along where there are any.

    NotFound, NotOffered; Conflict for what makes no sense as the order stands: nothing is asked then; Refused when the
    marketplace does not allow it.
    """
    async with reading() as db:
        channel = await service.get(db, channel_id)
        row = await _find(db, channel, row_id)
        await _check(db, row, verb)
    if adapter is not None:
        done = await _do(adapter, verb, row.external_id, reason)
    else:
        async with adapter_of(channel).require(NEEDS[verb]) as opened:
            done = await _do(opened, verb, row.external_id, reason)
    await _settle(channel, row_id, verb, done)
    return done


async def fulfil(db: AsyncSession, channel_id: int, row_id: int) -> ChannelOrder:
    """Goods came in for an order that was sold twice: they are its now, and it may be shipped.

    NotFound; Conflict for one that is not short or is over, and, with what is missing, while there are not enough.
    """
    channel = await service.get(db, channel_id)
    row = await _find(db, channel, row_id, lock=True)
    if not row.short or row.order_id is None:
        raise Conflict("It lacks no goods", state=row.status)
    if row.status in {"cancelled", "returned"}:
        raise Conflict(f"The order is {row.status} there: nothing is to be sent", state=row.status)
    order = await changing.locked(db, row.order_id)
    if order.status in {CANCELLED, RETURNED}:
        raise Conflict(f"{order.number} is {order.status} in the book: nothing is to be sent", state=order.status)
    await changing.take_goods(db, order)
    row.short, row.problem = False, ""
    await db.flush()
    about: dict[str, Any] = {"code": channel.code, "order_id": order.id, "external_id": row.external_id}
    await events.record(db, "channel_order.fulfilled", row, subject_name=order.number, **about)
    return row


async def _check(db: AsyncSession, row: ChannelOrder, verb: Verb) -> None:
    """Conflict where this cannot be done of an order as it stands, there or in the book."""
    wanted = BECOMES[verb]
    if row.stored:
        raise Conflict("Its goods lie in a warehouse of the marketplace, which sends them by itself", state=row.status)
    if row.status not in FROM[verb]:
        raise Conflict(f"The order is {row.status} there: it cannot be {wanted}", state=row.status)
    if row.short and verb != "cancel":
        raise Conflict(
            f"Its goods were sold elsewhere ({row.problem}): it is to be cancelled there, or fulfilled after all",
            state=row.status,
        )
    if row.order_id is not None:
        number, stands = (await db.execute(select(Order.number, Order.status).where(Order.id == row.order_id))).one()
        if stands in {CANCELLED, RETURNED} and stands != OURS[wanted]:
            raise Conflict(f"{number} is {stands} in the book: it cannot be {wanted} there", state=stands)


async def guard(db: AsyncSession, order: Order, status: str) -> None:
    """Conflict where an order's channel is to be asked first, and the book follows: it would not know otherwise."""
    query = select(ChannelOrder, Channel).join(Channel, Channel.id == ChannelOrder.channel_id)
    found = (await db.execute(query.where(ChannelOrder.order_id == order.id).limit(1))).first()
    if found is None:
        return
    row, channel = found
    verb = asked_there(row, channel).get(status)
    if verb is not None:
        raise Conflict(
            f"{order.number} was sold on {channel.name}: {verb} it there (the channel's orders), and the book follows",
            channel_id=channel.id,
            state=row.status,
        )


def asked_there(row: ChannelOrder, channel: Channel) -> dict[str, Verb]:
    """The statuses of the book that an order gets when its channel was asked first, and what it is asked for.

    None of what follows what happened there, nor where a person puts in order what does not fit.
    """
    if row.status in pulling.FINAL or (row.problem and not row.short) or not channel.enabled:
        return {}
    offers = adapter_of(channel).offers()
    asked: dict[str, Verb] = {OURS[BECOMES[verb]]: verb for verb in FROM if NEEDS[verb] in offers}
    asked.pop(OURS[row.status], None)
    return asked


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
        row.supply = done.reference or row.supply
        if row.status not in FROM[verb]:  # a pull brought later news meanwhile
            return
        row.status = BECOMES[verb]
        if row.order_id is None:
            return
        order, wanted = await changing.locked(db, row.order_id), OURS[row.status]
        if order.status != wanted and wanted in may_become(order.kind, order.status):
            await changing.change(db, order, {"status": wanted})
        if verb == "cancel":
            row.short, row.problem = False, ""
        await settling.follow(db, channel, row.external_id)


async def _find(db: AsyncSession, channel: Channel, row_id: int, *, lock: bool = False) -> ChannelOrder:
    query = select(ChannelOrder).where(ChannelOrder.id == row_id, ChannelOrder.channel_id == channel.id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("order of this channel", row_id)
    return found
