"""Payouts: what finance reports tell, line by line, beside what was expected of each order.

A line is known by the marketplace's own number and taken once, however often it is read: every read begins a fortnight
before the last one. What an order's lines add up to is reckoned anew, under its lock, whenever one of them or the order
changes; what was spent moves among the expenses in the same transaction.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, inspect, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder, Listing, Settlement, SettlementLine
from tradepost.channels.rules import Settled, parts, settled
from tradepost.channels.shapes import ReportLine
from tradepost.channels.working import Work, done_until, keep_since
from tradepost.core import clock, dialects, events
from tradepost.core.db import reading
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.expenses import service as expenses
from tradepost.expenses.schemas import Kind
from tradepost.expenses.service import Told
from tradepost.orders.models import Order, OrderLine

OVERLAP = timedelta(days=14)  # reports are corrected, and weekly ones come late
FIRST = timedelta(days=7)  # how far back a new channel is read: as far as its orders are
AT_A_TIME = 500
# What a line is among the expenses; what goods were sold for is in the order book.
SPENT: Mapping[str, Kind] = {
    "commission": "fees",
    "logistics": "shipping",
    "advertising": "advertising",
    "payment": "payment_fees",
    "storage": "other",
    "penalty": "other",
    "other": "other",
}
FIELDS = ("report_id", "day", "kind", "amount", "currency", "order_id", "item_id", "sku", "name", "quantity")
Moved = defaultdict[Told, int]


@dataclass(frozen=True, slots=True)
class Sold:
    """An order as the book has it; `order_id` None: the channel had it, the book has not."""

    status: str
    total: int | None
    fees: int | None
    order_id: int | None
    number: str
    day: date
    product_id: int | None  # where it is of one product alone


async def pull(work: Work) -> None:
    """Take in the lines of the days since the last time; how far that is, is kept with what it brought."""
    channel, state = work.channel, work.state
    if "start" not in state:
        async with reading() as db:
            last = await done_until(db, channel, Capability.FINANCE)
        now = clock.now()
        since = now - FIRST if last is None else last - OVERLAP
        state |= {
            "start": clock.business_day(since).isoformat(),
            "end": clock.business_day(now).isoformat(),
            "begun": now.isoformat(),
        }
    first, last_day = date.fromisoformat(state["start"]), date.fromisoformat(state["end"])
    while True:
        part = await work.adapter.finance(first, last_day, state.get("cursor"))
        some = list(parts(part.items, AT_A_TIME)) or [()]
        for place, lines in enumerate(some, 1):
            async with work.step() as db:
                await _take(work, db, lines)
                if place == len(some):
                    state["cursor"] = part.cursor
                    if part.cursor is None:
                        begun = datetime.fromisoformat(state["begun"])
                        await keep_since(db, channel, Capability.FINANCE, begun)
        if part.cursor is None:
            return


async def follow(db: AsyncSession, channel: Channel, external_id: str) -> None:
    """An order came into the book, or changed: how it stands against what reports have told of it."""
    moved = Moved(int)
    await db.flush()
    await _reckon(db, channel, await _locked(db, channel, {external_id: None}), moved)
    await expenses.shift(db, moved)


async def _take(work: Work, db: AsyncSession, told: Sequence[ReportLine]) -> None:
    channel, moved = work.channel, Moved(int)
    lines = {one.external_id: one for one in told}
    before = await _known(db, channel, lines)
    days: dict[str, date | None] = {row.order_id: None for row in before.values() if row.order_id}
    days |= {one.order_id: one.day for one in lines.values() if one.order_id}
    rows = await _locked(db, channel, days)
    before = await _known(db, channel, lines)  # as they are now that nobody else changes them
    products = await _products(db, channel, lines.values())
    booked = {name for name, one in (await _orders(db, channel, rows)).items() if one.order_id is not None}
    theirs = {one.order_id for one in lines.values() if one.theirs}
    written = []
    for key, one in lines.items():
        values = _values(one) | {"product_id": products.get(one.item_id) or products.get(one.sku)}
        values["booked"] = not one.order_id or one.order_id in booked
        old = before.get(key)
        if old is not None:
            values["product_id"] = values["product_id"] or old.product_id
            if all(getattr(old, name) == value for name, value in values.items()):
                continue
            _move(channel, moved, old, -1)
        work.count("new" if old is None else "changed")
        written.append({"channel_id": channel.id, "external_id": key, "created_at": clock.now(), **values})
        _move(channel, moved, SettlementLine(**values), 1)
    work.count("seen", len(told))
    if written:
        update_ = (*FIELDS, "product_id", "booked")
        table = inspect(SettlementLine).local_table
        await db.execute(
            dialects.upsert(db, table, written, key=["channel_id", "external_id"], update=update_)
        )  # fmt: skip
    if written or any(row.state == "unknown" and name in theirs for name, row in rows.items()):
        await _reckon(db, channel, rows, moved, work, theirs=theirs)
    await expenses.shift(db, moved)


def _values(one: ReportLine) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in FIELDS if name not in {"amount", "currency"}}
    return {**plain, "name": one.name[:255], "amount": one.amount.minor, "currency": one.amount.currency}


async def _known(db: AsyncSession, channel: Channel, numbers: Iterable[str]) -> dict[str, SettlementLine]:
    query = select(SettlementLine).where(
        SettlementLine.channel_id == channel.id, SettlementLine.external_id.in_(list(numbers))
    )
    found = (await db.execute(query.execution_options(populate_existing=True))).scalars()
    return {one.external_id: one for one in found}


async def _products(db: AsyncSession, channel: Channel, lines: Iterable[ReportLine]) -> dict[str, int]:
    """The products of items, by the channel's number of each and by its SKU there."""
    items = {one.item_id for one in lines if one.item_id}
    skus = {one.sku for one in lines if one.sku}
    if not items and not skus:
        return {}
    query = (
        select(Listing.external_id, Listing.sku, Variant.product_id)
        .join(Variant, Variant.id == Listing.variant_id)
        .where(Listing.channel_id == channel.id, or_(Listing.external_id.in_(items), Listing.sku.in_(skus)))
        .order_by(Listing.id.desc())
    )
    rows = (await db.execute(query)).all()
    by_sku = {sku: product for _, sku, product in rows if sku}
    return by_sku | {item: product for item, _, product in rows}


async def _locked(
    db: AsyncSession, channel: Channel, days: Mapping[str, date | None]
) -> dict[str, Settlement]:  # fmt: skip
    """The settlements of these orders, made where there is none yet, nobody else's until the transaction ends."""
    if not days:
        return {}
    now = clock.now()
    first = {
        "channel_id": channel.id,
        "state": "void",
        "reason": "",
        "agreed_by": "",
        "note": "",
        "version": 1,
        "created_at": now,
        "updated_at": now,
        **dict.fromkeys(
            ("line_count", "sold", "refunded", "commission", "charges", "paid", "difference", "estimate"), 0
        ),
    }  # fmt: skip
    today = clock.business_day(now)
    rows = [{**first, "external_id": name, "day": day or today} for name, day in sorted(days.items())]
    table = inspect(Settlement).local_table
    await db.execute(dialects.upsert(db, table, rows, key=["channel_id", "external_id"]))
    query = (
        select(Settlement)
        .where(Settlement.channel_id == channel.id, Settlement.external_id.in_(list(days)))
        .order_by(Settlement.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {one.external_id: one for one in (await db.execute(query)).scalars()}


async def _orders(db: AsyncSession, channel: Channel, numbers: Iterable[str]) -> dict[str, Sold]:
    query = (
        select(ChannelOrder, Order.number, Order.business_day)
        .outerjoin(Order, Order.id == ChannelOrder.order_id)
        .where(ChannelOrder.channel_id == channel.id, ChannelOrder.external_id.in_(list(numbers)))
        .execution_options(populate_existing=True)
    )
    rows: Sequence[Any] = (await db.execute(query)).all()
    ids = [one.order_id for one, _, _ in rows if one.order_id is not None]
    lone = (
        select(OrderLine.order_id, func.min(OrderLine.product_id))
        .where(OrderLine.order_id.in_(ids))
        .group_by(OrderLine.order_id)
        .having(func.min(OrderLine.product_id) == func.max(OrderLine.product_id))
    )
    products = {row[0]: row[1] for row in await db.execute(lone)} if ids else {}
    return {
        one.external_id: Sold(
            one.status,
            one.total,
            one.fees,
            one.order_id,
            number or "",
            day or clock.business_day(one.placed_at),
            products.get(one.order_id or 0),
        )
        for one, number, day in rows
    }


async def _reckon(
    db: AsyncSession,
    channel: Channel,
    rows: Mapping[str, Settlement],
    moved: Moved,
    work: Work | None = None,
    *,
    theirs: Collection[str] = (),
) -> None:
    """How these locked orders stand; what they were expected to cost gives way to what they did.

    One that a line called `theirs` stays that: not all of its lines say so.
    """
    if not rows:
        return
    orders = await _orders(db, channel, rows)
    await _book(db, channel, [name for name, one in orders.items() if one.order_id is not None], moved)
    sums = await _sums(db, channel, rows)
    happened = []
    for name, row in rows.items():
        sold, (lines, kinds) = orders.get(name), sums.get(name, (0, {}))
        stands = settled(
            total=sold.total if sold is not None and sold.order_id is not None else None,
            fees=sold.fees if sold is not None else None,
            cancelled=sold is not None and sold.status == "cancelled",
            sums=kinds,
            lines=lines,
        )
        if stands.state == "unknown" and (name in theirs or row.state == "theirs"):
            stands = replace(stands, state="theirs")
        before = (row.state, row.paid, row.difference)
        _expect(channel, row, sold, stands, moved)
        expected = row.expected
        row.line_count, row.paid = lines, sum(kinds.values())
        row.sold, row.refunded = kinds.get("sale", 0), kinds.get("refund", 0)
        row.commission = kinds.get("commission", 0)
        row.charges = row.paid - row.sold - row.refunded - row.commission
        row.state, row.expected = stands.state, stands.expected
        row.difference, row.reason = stands.difference, stands.reason
        if (row.state, row.paid, row.difference) == before:
            continue
        if stands.state == "differs" and work is not None:
            work.count("problems")
        if stands.state in {"settled", "differs"} and sold is not None and sold.order_id is not None:
            happened.append(_told(channel, row, sold, expected if before[0] in {"void", "waiting"} else before[1]))
    await db.flush()
    if happened:
        await events.write(db, happened)


def _told(channel: Channel, row: Settlement, sold: Sold, before: int | None) -> dict[str, Any]:
    """The line of the order's history that says what was paid for it."""
    currency = settings().currency
    changes: dict[str, Any] = {
        "payout": [None if before is None else to_text(before, currency), to_text(row.paid, currency)]
    }
    if row.difference:
        changes["payout_difference"] = [None, to_text(row.difference, currency)]
    return events.row(
        "order.settled",
        Order.__tablename__,
        sold.order_id or 0,
        subject_name=sold.number,
        changes=changes,
        code=channel.code,
        external_id=row.external_id,
        paid=row.paid,
        difference=row.difference,
    )


def _expect(channel: Channel, row: Settlement, sold: Sold | None, stands: Settled, moved: Moved) -> None:
    """Its expected fees are an expense for as long as no report names the real ones."""
    if sold is not None and not row.estimate:
        row.day, row.product_id = sold.day, sold.product_id
    there = sold is not None and sold.order_id is not None and stands.state == "waiting"
    wanted = (sold.fees or 0) if sold is not None and there else 0
    if wanted != row.estimate:
        reference = f"{channel.id}:{row.day}:expected:{row.product_id or ''}"
        about = Told(reference, row.day, "fees", channel.code, row.product_id, "Expected: no report names them yet")
        moved[about] += wanted - row.estimate
        row.estimate = wanted


async def _book(db: AsyncSession, channel: Channel, numbers: Collection[str], moved: Moved) -> None:
    """Lines of orders that are in the book by now count among the expenses."""
    if not numbers:
        return
    query = select(SettlementLine).where(
        SettlementLine.channel_id == channel.id,
        SettlementLine.order_id.in_(list(numbers)),
        SettlementLine.booked.is_(False),
    )
    found = (await db.execute(query.execution_options(populate_existing=True))).scalars().all()
    for one in found:
        _move(channel, moved, one, 1, booked=True)
    mine = update(SettlementLine).where(SettlementLine.id.in_([one.id for one in found]))
    if found:
        await db.execute(mine.values(booked=True).execution_options(synchronize_session=False))


async def _sums(
    db: AsyncSession, channel: Channel, numbers: Iterable[str]
) -> dict[str, tuple[int, dict[str, int]]]:  # fmt: skip
    """{order: (how many lines, {kind: sum})} of lines in the shop's currency.

    A fee that fits no kind and has a name is a `fee`; "other" is what nobody can say the reason of.
    """
    query = (
        select(
            SettlementLine.order_id,
            SettlementLine.kind,
            SettlementLine.name,
            func.count(SettlementLine.id),
            func.sum(SettlementLine.amount),
        )
        .where(
            SettlementLine.channel_id == channel.id,
            SettlementLine.order_id.in_(list(numbers)),
            SettlementLine.currency == settings().currency,
        )
        .group_by(SettlementLine.order_id, SettlementLine.kind, SettlementLine.name)
    )
    found: dict[str, tuple[int, dict[str, int]]] = {}
    for order, told, name, lines, amount in await db.execute(query):
        counted, kinds = found.get(order, (0, {}))
        kind = "fee" if told == "other" and name else told
        found[order] = (counted + lines, {**kinds, kind: kinds.get(kind, 0) + int(amount)})
    return found


def _move(channel: Channel, moved: Moved, one: SettlementLine, sign: int, *, booked: bool | None = None) -> None:
    """Put a line among what was spent (1), or take it out (-1)."""
    kind = SPENT.get(one.kind)
    if kind is None or not (one.booked if booked is None else booked) or one.currency != settings().currency:
        return
    about = Told(f"{channel.id}:{one.day}:{kind}:{one.product_id or ''}", one.day, kind, channel.code, one.product_id)
    moved[about] -= sign * one.amount
