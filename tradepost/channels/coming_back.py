"""Returns in: what buyers of a marketplace send back becomes returns of the one book, each once.

The money counts at once, on the day it was sent back; the goods lie on the shelves again when somebody says that they
arrived in order, since a parcel takes days and may hold anything; what came from a warehouse of the marketplace lies
there again, and on no shelf here. What belongs to no order of the book waits for it. A parcel that its buyer refused is
expected back from the moment that is known, whether or not the marketplace tells of its way. A return that its buyer
thinks better of leaves the book by itself, unless a person has decided about it. A pull begins some days before the
last one, and takes each return in a transaction of its own under its row's lock.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Select, exists, func, inspect, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product, Variant
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder, ChannelReturn, Listing
from tradepost.channels.rules import OURS, parts
from tradepost.channels.shapes import Returned
from tradepost.channels.working import Work, done_until, one_by_one
from tradepost.core import clock, dialects, events
from tradepost.core.db import reading
from tradepost.core.errors import Conflict, NotFound
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Cause
from tradepost.orders import changing, returning
from tradepost.orders.models import Order
from tradepost.orders.rules import CANCELLED

OVERLAP = timedelta(days=7)  # how a return stands is told late
FIRST = timedelta(days=7)  # how far back a new channel is read: as far as its orders are
AT_A_TIME = 500
ASKED, UNKNOWN, COMING, RECEIVED, VOID = "asked", "unknown", "coming", "received", "void"


async def pull(work: Work) -> None:
    """Take in what came back since the last time, and what waited for an order that is in the book by now."""
    channel, state = work.channel, work.state
    if "since" not in state:
        async with reading() as db:
            last = await done_until(db, channel, Capability.RETURNS)
        since = clock.now() - FIRST if last is None else last - OVERLAP
        state |= {"since": since.isoformat(), "begun": clock.now().isoformat()}
    await one_by_one(work, Capability.RETURNS, work.adapter.returns, _news, _take)
    async with reading() as db:
        ready = (await db.execute(_ready(channel.id).order_by(ChannelReturn.id))).scalars().all()
    for row_id in ready:
        async with work.step() as db:
            row = await _locked(db, ChannelReturn.id == row_id)
            if row is not None and row.state == UNKNOWN:
                await _count(db, channel, row)
                work.count("changed", row.state != UNKNOWN)


def _ready(channel_id: int) -> Select[int]:
    """Returns that waited for an order which is in the book now."""
    there = exists().where(
        ChannelOrder.channel_id == ChannelReturn.channel_id,
        ChannelOrder.external_id == ChannelReturn.order_number,
        ChannelOrder.order_id.is_not(None),
    )
    return select(ChannelReturn.id).where(ChannelReturn.channel_id == channel_id, ChannelReturn.state == UNKNOWN, there)


async def waits(db: AsyncSession, channel_id: int) -> bool:
    """Whether returns wait for what can be done now."""
    return (await db.execute(_ready(channel_id).limit(1))).first() is not None


async def _news(channel: Channel, found: Sequence[Returned]) -> list[Returned]:
    known: dict[str, tuple[str, str]] = {}
    async with reading() as db:
        for some in parts([one.external_id for one in found], AT_A_TIME):
            query = select(ChannelReturn.external_id, ChannelReturn.said, ChannelReturn.reason)
            mine = query.where(ChannelReturn.channel_id == channel.id, ChannelReturn.external_id.in_(some))
            known |= {number: (said, reason) for number, said, reason in await db.execute(mine)}
    return [one for one in found if known.get(one.external_id) != (one.said[:120], one.reason[:500])]


async def expect(db: AsyncSession, of: ChannelOrder, sale: Order) -> None:
    """A locked sale was cancelled on its way: its goods come back, a return of each variant under a number of ours."""
    if not sale.moved_stock:
        return
    units = Counter[int]()
    for line in sale.lines:
        units[line.variant_id] += line.quantity - line.returned
    for variant, quantity in sorted((+units).items()):
        number, now = _expected(of.external_id, variant), clock.now()
        row = await _row(db, of.channel_id, Returned(number, of.external_id, "", quantity, "", of.said, now))
        if row is not None and row.state == ASKED:
            row.said, row.state, row.order_id, row.variant_id = of.said, COMING, sale.id, variant


def _expected(order_number: str, variant: int) -> str:
    return f"{order_number[:100]}/{variant}"


async def _row(db: AsyncSession, channel_id: int, told: Returned) -> ChannelReturn | None:
    """The locked row of a return, there from now on; none when the channel was let go meanwhile."""
    now = clock.now()
    first = {
        "channel_id": channel_id,
        "external_id": told.external_id,
        "order_number": told.order_id,
        "item_id": told.item_id,
        "quantity": told.quantity,
        "reason": "",
        "said": "",
        "at": min(told.at, now),  # their clock may run ahead of ours
        "state": ASKED,
        "problem": "",
        "counted": 0,
        "restocked": 0,
        "version": 0,  # nobody has taken it yet
        "created_at": now,
        "updated_at": now,
    }
    table = inspect(ChannelReturn).local_table
    await db.execute(dialects.upsert(db, table, [first], key=["channel_id", "external_id"]))
    return await _locked(db, ChannelReturn.channel_id == channel_id, ChannelReturn.external_id == told.external_id)


async def _take(work: Work, db: AsyncSession, told: Returned) -> None:
    """One return, or how it stands now: under its row's lock, so that of two pulls one finds it done."""
    row = await _row(db, work.channel.id, told)
    if row is None:  # the channel was let go meanwhile
        return
    fresh = row.version == 0
    row.said, row.reason = told.said[:120], told.reason[:500]
    if told.withdrawn:
        await _withdraw(db, work.channel, row)
        work.count("problems", bool(row.problem))
    elif row.state == ASKED:
        row.quantity = told.quantity
        if told.decided:
            await _count(db, work.channel, row)
            work.count("problems", row.state == UNKNOWN and not told.stored)
    work.count("new" if fresh else "changed")


async def _locked(db: AsyncSession, *mine: Any) -> ChannelReturn | None:
    query = select(ChannelReturn).where(*mine).with_for_update().execution_options(populate_existing=True)
    return (await db.execute(query)).scalar_one_or_none()


async def _count(db: AsyncSession, channel: Channel, row: ChannelReturn) -> None:
    """What it takes back of its order, in the book; else a problem that says why it waits."""
    query = select(ChannelOrder.order_id, ChannelOrder.problem, ChannelOrder.stored).where(
        ChannelOrder.channel_id == channel.id, ChannelOrder.external_id == row.order_number
    )
    order_id, why, stored = (await db.execute(query)).one_or_none() or (None, "", False)
    if order_id is None:
        row.state = UNKNOWN
        row.problem = f"The book has no order {row.order_number} of this channel{why and f': {why}'}"[:500]
        return
    sale = await changing.locked(db, order_id)
    variant = await _variant(db, channel, row, sale)
    if variant is None:
        row.state = UNKNOWN
        row.problem = f"Nobody knows which item of {sale.number} {row.item_id or 'it'} is: link it"[:500]
        return
    row.order_id, row.variant_id, row.problem = sale.id, variant, ""
    await _told(db, row)
    units, open_ = {}, row.quantity
    left = returning.left(sale)
    for line in sale.lines:
        if line.variant_id == variant and open_ and (there := min(open_, left.get(line.id, 0))):
            units[line.id] = there
            open_ -= there
    row.counted = row.quantity - open_
    if units:
        at = max(row.at, sale.placed_at)
        row.return_id = (await returning.take_back(db, sale, at=at, units=units, goods=False)).id
    else:
        row.return_id = await _earlier(db, sale)
    row.state = COMING
    if stored and row.return_id is not None:  # they lie where they came from: in the marketplace's own warehouse
        row.state, row.received_at = RECEIVED, clock.now()
    elif not units and await _out(db, row) <= 0:
        row.state = VOID
        row.problem = f"Nothing was left to take back: {sale.number} is {sale.status}"


async def _told(db: AsyncSession, row: ChannelReturn) -> None:
    """What was expected, and has not arrived, gives way to what the marketplace tells of it."""
    number = _expected(row.order_number, row.variant_id or 0)
    known = await _locked(db, ChannelReturn.channel_id == row.channel_id, ChannelReturn.external_id == number)
    if known is None or known.state != COMING:
        return
    known.quantity -= min(known.quantity, row.quantity)
    if not known.quantity:
        await db.delete(known)
    await db.flush()


async def _withdraw(db: AsyncSession, channel: Channel, row: ChannelReturn) -> None:
    """It does not come after all: as if it had only been asked for, where nobody here has decided anything about it."""
    if row.state in {ASKED, UNKNOWN}:
        row.state, row.problem = ASKED, ""
        return
    if row.state == VOID:
        return
    query = select(ChannelOrder.status, ChannelOrder.stored).where(
        ChannelOrder.channel_id == channel.id, ChannelOrder.external_id == row.order_number
    )
    stands, stored = (await db.execute(query)).one()
    sale = await changing.locked(db, int(row.order_id or 0))
    # Nobody here received what lies in a warehouse of theirs.
    why = f"it was {row.state} here" if row.state == RECEIVED and not stored else ""
    if not row.counted or row.return_id is None or stands in {"returned", "cancelled"} or sale.status == CANCELLED:
        why = why or f"{sale.number} is {sale.status}, not by this return alone"
    if not why:
        try:
            back = await changing.locked(db, int(row.return_id or 0))
            await returning.withdraw(db, sale, back, stands=OURS[stands])
        except Conflict as refusal:
            why = refusal.detail
    if why:
        row.problem = f"The channel says {row.said}, which changes nothing here: {why}"[:500]
        return
    row.state, row.problem, row.return_id, row.counted, row.received_at = ASKED, "", None, 0, None


async def _variant(db: AsyncSession, channel: Channel, row: ChannelReturn, sale: Order) -> int | None:
    """Which variant of its order it is: the one that there is, its listing's, or the one with its SKU.

    Of several sizes of one card, the one of which the most can still come back.
    """
    there = {line.variant_id for line in sale.lines}
    if len(there) > 1:
        linked = select(Listing.variant_id).where(
            Listing.channel_id == channel.id, or_(Listing.external_id == row.item_id, Listing.sku == row.item_id)
        )
        is_it = set((await db.execute(linked)).scalars())
        there = {line.variant_id for line in sale.lines if line.variant_id in is_it or line.sku == row.item_id}
    open_: Counter[int] = Counter(dict.fromkeys(there, 0))
    left = returning.left(sale)
    for line in sale.lines:
        if line.variant_id in there:
            open_[line.variant_id] += left.get(line.id, 0)
    return max(open_, key=lambda one: (open_[one], -one), default=None)


async def _earlier(db: AsyncSession, sale: Order) -> int | None:
    """The return that took a sale back before its marketplace named the goods."""
    query = select(func.min(Order.id)).where(Order.returns_id == sale.id, Order.status != CANCELLED)
    return (await db.execute(query)).scalar_one()


async def _out(db: AsyncSession, row: ChannelReturn) -> int:
    """How many of its variant left for its order, have not come back, and are no other return's."""
    taken = await inventory.taken(db, Cause("orders", row.order_id))
    others = select(func.sum(ChannelReturn.quantity - ChannelReturn.restocked)).where(
        ChannelReturn.order_id == row.order_id,
        ChannelReturn.variant_id == row.variant_id,
        ChannelReturn.id != row.id,
        ChannelReturn.state.in_((COMING, RECEIVED)),
    )
    spoken_for = (await db.execute(others)).scalar_one() or 0
    return sum(line.quantity for line in taken if line.variant_id == row.variant_id) - int(spoken_for)


async def receive(db: AsyncSession, channel_id: int, row_id: int, *, restock: bool) -> ChannelReturn:
    """The goods of a return arrived: on the shelf they came from, or, unfit for sale, on none. NotFound, Conflict."""
    row = await _locked(db, ChannelReturn.id == row_id, ChannelReturn.channel_id == channel_id)
    if row is None:
        raise NotFound("return of this channel", row_id)
    if row.state != COMING or row.order_id is None or row.variant_id is None:
        raise Conflict(f"A return that is {row.state} cannot be received", state=row.state)
    sale = await changing.locked(db, row.order_id)
    if restock:
        units = Counter({row.variant_id: max(0, min(row.quantity, await _out(db, row)))})
        row.restocked = await returning.put_back(db, sale, units, reason=f"Return {row.external_id} of {sale.number}")
        if row.restocked < row.quantity:
            row.problem = f"Only {row.restocked} of {row.quantity} had left the shelves for {sale.number}"
    row.state, row.received_at = RECEIVED, clock.now()
    changes = events.changed(row)
    await db.flush()
    await events.record(
        db,
        "channel_return.received",
        row,
        subject_name=row.external_id,
        changes=changes,
        order_id=sale.id,
        order=sale.number,
        restocked=row.restocked,
    )
    return row


def returns_of(channel_id: int, *, state: str | None = None) -> Select[Any]:
    """A channel's returns: (ChannelReturn, the order's number here, the return's, the item's name, its SKU)."""
    sale, back = Order.__table__.alias("sale"), Order.__table__.alias("back")
    everything = (
        select(ChannelReturn, sale.c.number, back.c.number, Product.name, Variant.sku)
        .outerjoin(sale, sale.c.id == ChannelReturn.order_id)
        .outerjoin(back, back.c.id == ChannelReturn.return_id)
        .outerjoin(Variant, Variant.id == ChannelReturn.variant_id)
        .outerjoin(Product, Product.id == Variant.product_id)
        .where(ChannelReturn.channel_id == channel_id)
    )
    query = cast("Select[Any]", everything)
    return query if state is None else query.where(ChannelReturn.state == state)
