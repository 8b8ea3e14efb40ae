"""Orders in: what a marketplace sold becomes orders of the one book, each once.

A pull begins where the last one did, less an overlap, and never behind the oldest order that is kept out of the book:
pulling twice changes nothing. Nor does it begin behind the oldest one that is still open where the marketplace finds
orders by when they were placed alone; where it finds what changed, that is done once an hour. What a marketplace sends
from warehouses of its own is pulled by itself, and moves no stock of ours. Each order is taken in a
transaction of its own: a pull that is killed goes on where it was, and an order that the book does not take keeps none
of the others out.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from sqlalchemy import exists, func, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.channels import coming_back, commissions, service, settling, stocking
from tradepost.channels.adapter import Adapter
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder, ChannelReturn, Listing, Sync
from tradepost.channels.rules import OURS, code_of, parts, share
from tradepost.channels.shapes import ChannelOrder as Sold, OrderItem, Part
from tradepost.channels.working import COUNTS, Work, done_until, one_by_one
from tradepost.core import clock, dialects, events
from tradepost.core.db import reading
from tradepost.core.errors import Problem
from tradepost.core.settings import settings
from tradepost.inventory.rules import OutOfStock
from tradepost.notifications.service import tell_staff
from tradepost.orders import changing, recording, returning
from tradepost.orders.models import Order
from tradepost.orders.rules import CANCELLED, EXECUTED, RETURNED, SALE, may_become
from tradepost.orders.schemas import SaleIn, SaleItemIn

OVERLAP = timedelta(hours=6)
FIRST = timedelta(days=7)  # how far back a new channel is read
OLDEST = timedelta(days=80)  # what is still open after that is left to a person
WHOLE = timedelta(hours=1)  # so often all that is open is looked at, where changes are told: who knows what they miss
AT_A_TIME = 500
FINAL = ("delivered", "cancelled", "returned")
# And what an order of the book is there.
STANDS = {ours: theirs for theirs, ours in OURS.items()} | {EXECUTED: "delivered"}
# A life goes on this way: what is told late says less than what is known.
STAGES = ("new", "confirmed", "shipped", "delivered")


@dataclass(slots=True)
class Pulled:
    """What a pull brought: orders seen, new in the book, changed, and those with a problem."""

    seen: int = 0
    new: int = 0
    changed: int = 0
    problems: int = 0


async def pull_orders(channel_id: int, *, adapter: Adapter | None = None) -> Pulled:
    """Pull a channel's orders into the book. NotFound, NotOffered; Failed when the marketplace does not play along.

    Never called inside a transaction. `adapter` for one that is open already.
    """
    async with reading() as db:
        channel = await service.get(db, channel_id)
    if adapter is not None:
        work = Work(channel, adapter)
        await pull(work)
    else:
        async with adapter_of(channel).require(Capability.ORDERS) as opened:
            work = Work(channel, opened)
            await pull(work)
    return Pulled(**{name: work.state.get(name, 0) for name in COUNTS})


async def pull(work: Work) -> None:
    """The same as work that may be killed: how far it is, is kept with what it brought, in the same transaction."""
    await _pull(work, Capability.ORDERS, work.adapter.orders)


async def pull_stored(work: Work) -> None:
    """The same of what the marketplace sends from warehouses of its own."""
    await _pull(work, Capability.STORED_ORDERS, work.adapter.stored_orders)


async def _pull(work: Work, which: Capability, ask: Callable[[datetime, str | None], Awaitable[Part[Sold]]]) -> None:
    channel, state = work.channel, work.state
    if "since" not in state:
        async with reading() as db:
            whole = which not in work.adapter.tells_changes or await _is_time(db, channel, which)
            since = await _since(db, channel, which, whole=whole)
        state |= {"since": since.isoformat(), "begun": clock.now().isoformat(), "whole": whole}
    await one_by_one(work, which, ask, _news, _take)
    if state.get("whole"):
        async with work.step() as db:
            mine = update(Sync).where(Sync.channel_id == channel.id, Sync.capability == which.value)
            values = {"whole_at": datetime.fromisoformat(state["begun"])}
            await db.execute(mine.values(**values).execution_options(synchronize_session=False))


async def _is_time(db: AsyncSession, channel: Channel, which: Capability) -> bool:
    """Whether all that is open is to be looked at."""
    mine = select(Sync.whole_at).where(Sync.channel_id == channel.id, Sync.capability == which.value)
    last = (await db.execute(mine)).scalar_one_or_none()
    return last is None or last <= clock.now() - WHOLE


async def _since(db: AsyncSession, channel: Channel, which: Capability, *, whole: bool) -> datetime:
    last = await done_until(db, channel, which)
    begin = clock.now() - FIRST if last is None else last - OVERLAP
    waits = ChannelOrder.order_id.is_(None) & (ChannelOrder.problem != "")
    if whole:
        waits |= ChannelOrder.status.not_in(FINAL)
    waiting = select(func.min(ChannelOrder.placed_at)).where(
        ChannelOrder.channel_id == channel.id, ChannelOrder.stored == (which is Capability.STORED_ORDERS), waits
    )
    oldest: datetime | None = (await db.execute(waiting)).scalar_one()
    return max(begin if oldest is None else min(begin, oldest), clock.now() - OLDEST)


async def _news(channel: Channel, found: Sequence[Sold]) -> list[Sold]:
    """Those of which the book does not know everything yet; most of what an overlap brings it does know."""
    known: dict[str, tuple[str, int | None]] = {}
    async with reading() as db:
        for some in parts([one.external_id for one in found], AT_A_TIME):
            query = select(ChannelOrder.external_id, ChannelOrder.status, ChannelOrder.order_id).where(
                ChannelOrder.channel_id == channel.id, ChannelOrder.external_id.in_(some)
            )
            known |= {number: (status, order_id) for number, status, order_id in await db.execute(query)}
    return [one for one in found if _is_news(one, *known.get(one.external_id, ("", None)))]


def _is_news(sold: Sold, status: str, order_id: int | None) -> bool:
    if order_id is None:  # bought and cancelled between two pulls: it never was
        return not (sold.status == status == "cancelled")
    if sold.status in STAGES and status in STAGES:
        return STAGES.index(sold.status) > STAGES.index(status)
    if (status, sold.status) == ("delivered", "returned"):
        return True
    return sold.status != status and status not in FINAL


async def _take(work: Work, db: AsyncSession, sold: Sold) -> None:
    """One order into the book, or its news: under its row's lock, so that of two pulls one finds it done."""
    channel = work.channel
    row = await _row(db, channel, sold)
    if not _is_news(sold, row.status if row.said else "", row.order_id):
        return
    row.said, row.ship_by = sold.said[:120] or sold.status, sold.ship_by
    if row.order_id is None and not await _is_there(db, channel, sold, row):
        if sold.status == "cancelled":
            row.problem = ""
            await _untold(work, db, sold)
        else:
            await _record(db, channel, sold, row)
            work.count("new", row.order_id is not None)
        row.status = sold.status
    else:
        if _is_news(sold, row.status, row.order_id):
            await _follow(db, row, sold, told=Capability.RETURNS in work.adapter.offers())
        work.count("changed")
    if row.order_id is not None:
        await settling.follow(db, channel, row.external_id)
    work.count("problems", bool(row.problem))


async def _untold(work: Work, db: AsyncSession, sold: Sold) -> None:
    """It came and went before the book knew of it: its channel shows that much less, and is told what there is."""
    its = Listing.external_id.in_([one.external_id for one in sold.items])
    if not sold.stored and await stocking.mark(db, Listing.channel_id == work.channel.id, its):
        work.state["untold"] = True


async def _row(db: AsyncSession, channel: Channel, sold: Sold) -> ChannelOrder:
    now = clock.now()
    first = {
        "channel_id": channel.id,
        "external_id": sold.external_id,
        "status": sold.status,
        "said": "",
        "placed_at": sold.placed_at,
        "supply": "",
        "short": False,
        "stored": sold.stored,
        "problem": "",
        "created_at": now,
        "updated_at": now,
    }
    table = inspect(ChannelOrder).local_table
    await db.execute(dialects.upsert(db, table, [first], key=["channel_id", "external_id"]))
    query = select(ChannelOrder).where(
        ChannelOrder.channel_id == channel.id, ChannelOrder.external_id == sold.external_id
    )
    locked = query.with_for_update().execution_options(populate_existing=True)
    return (await db.execute(locked)).scalar_one()


def _number(channel: Channel, sold: Sold) -> str:
    return f"{channel.code.upper().replace('_', '-')}-{sold.external_id}"


async def _is_there(db: AsyncSession, channel: Channel, sold: Sold, row: ChannelOrder) -> bool:
    """Whether the book has this order of this channel already, brought by an import or by hand: then it is this one.

    Its goods were looked after when it was written down; how it stands is what the book says, until there is news.
    """
    query = select(Order.status, Order.id, Order.platform).where(
        Order.number == _number(channel, sold), Order.kind == SALE
    )
    there = (await db.execute(query)).one_or_none()
    if there is None or code_of(there.platform) != channel.code:
        return False
    row.order_id, row.problem = there.id, ""
    row.status = STANDS.get(there.status, "")
    await _expect(db, channel, sold, row)
    return True


async def _expect(db: AsyncSession, channel: Channel, sold: Sold, row: ChannelOrder) -> None:
    """What the buyer pays, and what the marketplace will keep of it; nobody knows in another currency.

    What it says of this very order is truer than any estimate, the merchant's own as well.
    """
    if any(item.price.currency != settings().currency for item in sold.items):
        return
    row.total = sum(item.quantity * item.price.minor for item in sold.items)
    if sold.fees is not None and sold.fees.currency == settings().currency:
        row.fees, row.fees_from = sold.fees.minor, "marketplace"
    elif channel.fee_ppm is not None:
        row.fees, row.fees_from = share(row.total, channel.fee_ppm), "merchant"
    else:
        row.fees = await commissions.of(db, channel, sold.items, stored=sold.stored)
        row.fees_from = "" if row.fees is None else "marketplace"


async def _record(db: AsyncSession, channel: Channel, sold: Sold, row: ChannelOrder) -> None:
    """Into the book, its goods off the shelves; what the book does not allow is a problem for a person.

    When the goods are gone it is there all the same, to be cancelled.
    """
    variants = [await _variant(db, channel, item) for item in sold.items]
    unknown = [item for item, variant in zip(sold.items, variants, strict=True) if variant is None]
    if unknown:
        row.problem = f"No variant is linked to {', '.join(one.sku or one.external_id for one in unknown)}"[:500]
        return
    foreign = next((item.price.currency for item in sold.items if item.price.currency != settings().currency), None)
    if foreign is not None:
        row.problem = f"It was sold in {foreign}, the book is in {settings().currency}"
        return
    try:
        sale = SaleIn(
            order_number=_number(channel, sold),
            order_date=min(sold.placed_at, clock.now()),  # their clock may run ahead of ours
            platform=channel.code,
            status=OURS[sold.status],
            country=sold.country or None,
            move_stock=not sold.stored,
            items=[
                SaleItemIn(variant_id=variant, quantity=item.quantity, unit_price=Decimal(str(item.price)))
                for item, variant in zip(sold.items, variants, strict=True)
            ],
        )
    except ValidationError as error:  # an item of no units, a price below zero
        wrong = error.errors()[0]
        row.problem = f"{'.'.join(str(part) for part in wrong['loc'])}: {wrong['msg']}"[:500]
        return
    row.problem = ""
    try:
        made = await _written(db, sale)
    except OutOfStock as error:
        made = await _written(db, sale.model_copy(update={"move_stock": False}))
        row.short, row.problem = True, error.detail[:500]
        about: dict[str, Any] = {"code": channel.code, "order_id": made.id, "external_id": sold.external_id}
        event = await events.record(db, "channel_order.short", row, subject_name=made.number, **about)
        await db.flush()
        await tell_staff(
            db,
            "short",
            cause=f"event:{event.id}",
            data=about,
            link=f"/admin/orders/{made.id}",
            number=made.number,
            channel=channel.name,
            reason=error.detail,
        )
    except Problem as refusal:  # such as a number that is another order's
        row.problem = refusal.detail[:500]
        return
    row.order_id = made.id
    await _expect(db, channel, sold, row)


async def _written(db: AsyncSession, sale: SaleIn) -> Order:
    """Recorded, or nothing of it."""
    async with db.begin_nested():
        return await recording.record(db, sale)


async def _variant(db: AsyncSession, channel: Channel, item: OrderItem) -> int | None:
    """The variant that an item is: its listing's, of the size where sizes count; else the one with its SKU.

    Which size it is may be told by its barcode alone.
    """
    query = select(Listing.variant_id, Listing.size_id, Listing.barcodes).where(
        Listing.channel_id == channel.id, Listing.external_id == item.external_id, Listing.variant_id.is_not(None)
    )
    linked = [(variant, size, codes) for variant, size, codes in await db.execute(query)]
    exact = [variant for variant, size, _ in linked if size == item.size_id]
    if not exact and not item.size_id:
        exact = [variant for variant, _, codes in linked if not set(codes).isdisjoint(item.barcodes)]
    if exact:
        return exact[0]
    alone = len(linked) == 1 and not (linked[0][1] and (item.size_id or (item.barcodes and linked[0][2])))
    if alone:  # else it is another size, of which nobody has said which variant it is
        return linked[0][0]
    if not item.sku:
        return None
    return (await db.execute(select(Variant.id).where(Variant.sku == item.sku))).scalar_one_or_none()


async def _by_theirs_alone(db: AsyncSession, sale: Order) -> bool:
    """Whether all returns of a sale are the channel's word, and none is a person's."""
    theirs = exists().where(ChannelReturn.return_id == Order.id)
    others = select(Order.id).where(Order.returns_id == sale.id, Order.status != CANCELLED, ~theirs)
    return (await db.execute(others.limit(1))).first() is None


async def _follow(db: AsyncSession, row: ChannelOrder, sold: Sold, *, told: bool) -> None:
    """What became of an order that is in the book. What the book does not allow is a problem for a person.

    Of one that came back whole, nothing more becomes here. Goods lie on the shelves again when somebody says that they
    arrived, where each return is `told`: also those of a parcel that its buyer refused.
    """
    wanted, before = OURS[sold.status], row.status
    row.status = sold.status
    order = await changing.locked(db, int(row.order_id or 0))
    if row.stored and wanted == CANCELLED and order.status == RETURNED and await _by_theirs_alone(db, order):
        await returning.never_sold(db, order)  # it never reached its buyer: a return was only what was told first
        row.problem = ""
        return
    if order.status in {wanted, RETURNED}:
        return
    if wanted not in may_become(order.kind, order.status):
        row.problem = f"The book says {order.status}, {before} became {sold.status} on the channel"[:500]
        return
    out = told and (sold.status == "returned" or before == "shipped")
    try:
        async with db.begin_nested():
            await changing.change(db, order, {"status": wanted}, goods=not out)
            if out and sold.status == "cancelled":
                await coming_back.expect(db, row, order)
    except Problem as refusal:
        row.problem = refusal.detail[:500]
        return
    if sold.status == "cancelled":
        row.short, row.problem = False, ""
