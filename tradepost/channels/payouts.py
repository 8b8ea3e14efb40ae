"""Payouts as people look at them: which orders are settled, which differ and by what, and agreeing to a difference."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal, cast, get_args

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels.models import Channel, ChannelOrder, Settlement, SettlementLine
from tradepost.core import clock, events
from tradepost.core.db import reading
from tradepost.core.errors import Conflict, NotFound
from tradepost.core.money import to_text
from tradepost.core.paging import contains
from tradepost.core.settings import settings
from tradepost.orders.models import Order

State = Literal["differs", "missing", "unknown", "waiting", "agreed", "settled", "theirs"]
STATES: tuple[State, ...] = get_args(State)
LATE = timedelta(days=14)  # after the delivery: so long any report takes
PAGE = 1000
COLUMNS = (
    "day", "report", "line", "kind", "name", "channel_order", "order", "item", "sku", "quantity", "amount", "currency",
)  # fmt: skip
SUMS = ("sold", "refunded", "commission", "charges", "paid", "difference")


@dataclass(slots=True)
class Totals:
    """What reports told: orders by state, lines of no order by kind, all lines together, and those in other currencies.

    Amounts are minor units of the shop's currency. The states' `paid` and the kinds' sums come to `paid`.
    """

    states: dict[str, dict[str, int]] = field(default_factory=dict)
    general: dict[str, int] = field(default_factory=dict)
    paid: int = 0
    lines: int = 0
    foreign: int = 0


def _state() -> ColumnElement[str]:
    """How an order stands today: what waits for long is missing, what was agreed to is no difference any more."""
    late = and_(ChannelOrder.status == "delivered", ChannelOrder.updated_at <= clock.now() - LATE)
    stands: ColumnElement[str] = case(
        (and_(Settlement.state == "waiting", late), "missing"),
        (and_(Settlement.state == "differs", Settlement.agreed == Settlement.difference), "agreed"),
        else_=Settlement.state,
    )
    return stands


def _joined(*columns: Any) -> Select[Any]:
    """Of every settlement that there is anything to say of."""
    same = and_(
        ChannelOrder.channel_id == Settlement.channel_id, ChannelOrder.external_id == Settlement.external_id
    )  # fmt: skip
    query = (
        select(*columns)
        .select_from(Settlement)
        .outerjoin(ChannelOrder, same)
        .outerjoin(Order, Order.id == ChannelOrder.order_id)
        .where(Settlement.state != "void")
    )
    return cast("Select[Any]", query)


def _between(column: Any, start: date | None, end: date | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if start is not None:
        found.append(column >= start)
    if end is not None:
        found.append(column <= end)
    return found


def settled_of(
    channel_id: int, *, state: Sequence[State] = (), q: str = "", start: date | None = None, end: date | None = None
) -> Select[Any]:
    """A channel's orders: (Settlement, state today, status there, total, Order.id, Order.number)."""
    stands = _state()
    query = _joined(
        Settlement, stands.label("stands"), ChannelOrder.status, ChannelOrder.total, Order.id, Order.number
    ).where(Settlement.channel_id == channel_id, *_between(Settlement.day, start, end))
    if state:
        query = query.where(stands.in_(list(state)))
    if q.strip():
        of_it = exists().where(
            SettlementLine.channel_id == Settlement.channel_id,
            SettlementLine.order_id == Settlement.external_id,
            or_(
                contains(func.lower(SettlementLine.sku), q.strip()),
                contains(func.lower(SettlementLine.report_id), q.strip()),
            ),
        )
        named = [contains(func.lower(column), q.strip()) for column in (Settlement.external_id, Order.number)]
        query = query.where(or_(*named, of_it))
    return query


def lines_of(
    channel_id: int,
    *,
    kind: str | None = None,
    report: str | None = None,
    order: str | None = None,
    general: bool | None = None,
    start: date | None = None,
    end: date | None = None,
) -> Select[Any]:
    """A channel's report lines with the orders they are about: (SettlementLine, Order.number)."""
    same = and_(
        ChannelOrder.channel_id == SettlementLine.channel_id, ChannelOrder.external_id == SettlementLine.order_id
    )
    everything = (
        select(SettlementLine, Order.number)
        .outerjoin(ChannelOrder, same)
        .outerjoin(Order, Order.id == ChannelOrder.order_id)
        .where(SettlementLine.channel_id == channel_id, *_between(SettlementLine.day, start, end))
    )
    query = cast("Select[Any]", everything)
    columns = (SettlementLine.kind, kind), (SettlementLine.report_id, report), (SettlementLine.order_id, order)
    for column, wanted in columns:
        if wanted is not None:
            query = query.where(column == wanted)
    if general is not None:
        query = query.where(SettlementLine.order_id == "" if general else SettlementLine.order_id != "")
    return query


async def totals(
    db: AsyncSession, channel_id: int, *, start: date | None = None, end: date | None = None
) -> Totals:  # fmt: skip
    """What everything comes to; of a range of days, orders by theirs and lines of none by theirs."""
    stands, found = _state().label("stands"), Totals()
    amounts = [func.coalesce(func.sum(getattr(Settlement, name)), 0) for name in SUMS]
    lines = func.coalesce(func.sum(Settlement.line_count), 0)
    inner = _joined(Settlement.id, stands).where(
        Settlement.channel_id == channel_id, *_between(Settlement.day, start, end)
    )
    shown = inner.subquery()
    query = (
        select(shown.c.stands, func.count(), lines, *amounts)
        .select_from(Settlement)
        .join(shown, shown.c.id == Settlement.id)
        .group_by(shown.c.stands)
    )
    for name, count, counted, *sums in await db.execute(query):
        found.states[name] = {"orders": count, **{key: int(one) for key, one in zip(SUMS, sums, strict=True)}}
        found.lines += int(counted)
    own = SettlementLine.currency == settings().currency
    mine = [SettlementLine.channel_id == channel_id, *_between(SettlementLine.day, start, end)]
    kinds = (
        select(SettlementLine.kind, func.count(), func.sum(SettlementLine.amount))
        .where(*mine, own, SettlementLine.order_id == "")
        .group_by(SettlementLine.kind)
    )
    for kind, count, amount in await db.execute(kinds):
        found.general[kind] = int(amount)
        found.lines += count
    found.paid = sum(one["paid"] for one in found.states.values()) + sum(found.general.values())
    found.foreign = (await db.execute(select(func.count(SettlementLine.id)).where(*mine, ~own))).scalar_one()
    return found


async def get(db: AsyncSession, channel_id: int, settlement_id: int, *, lock: bool = False) -> Settlement:
    """One; `lock` for one that is to be agreed to. NotFound."""
    query = select(Settlement).where(
        Settlement.id == settlement_id, Settlement.channel_id == channel_id, Settlement.state != "void"
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("settlement", settlement_id)
    return found


async def agree(db: AsyncSession, channel: Channel, row: Settlement, note: str) -> None:
    """A difference was seen and is all right; Conflict where there is none. Another difference is looked at anew."""
    if row.state != "differs":
        raise Conflict("There is no difference to agree to")
    row.agreed, row.agreed_at, row.agreed_by = row.difference, clock.now(), events.actor().name[:255]
    row.note = note
    await _record(db, channel, row, "settlement.agreed")


async def disagree(db: AsyncSession, channel: Channel, row: Settlement) -> None:
    """Take that back; nothing happens where nobody had agreed."""
    if row.agreed is None:
        return
    row.agreed = row.agreed_at = None
    row.agreed_by = row.note = ""
    await _record(db, channel, row, "settlement.reopened")


async def _record(db: AsyncSession, channel: Channel, row: Settlement, name: str) -> None:
    changes = events.changed(row)
    await db.flush()
    if changes:
        await events.record(
            db, name, row, subject_name=row.external_id, changes=changes, code=channel.code, difference=row.difference
        )


async def exported(query: Select[Any]) -> AsyncIterator[Sequence[Sequence[Any]]]:
    """The rows of `lines_of` as a file has them, in the order of their days."""
    last: tuple[date, int] | None = None
    while True:
        part = query
        if last is not None:
            day, number = last
            later = or_(SettlementLine.day > day, and_(SettlementLine.day == day, SettlementLine.id > number))
            part = query.where(later)
        async with reading() as db:
            rows = (await db.execute(part.order_by(SettlementLine.day, SettlementLine.id).limit(PAGE))).all()
        if not rows:
            return
        last = rows[-1][0].day, rows[-1][0].id
        yield [_row(one, number or "") for one, number in rows]


def _row(one: SettlementLine, number: str) -> Sequence[Any]:
    return (
        one.day, one.report_id, one.external_id, one.kind, one.name, one.order_id, number, one.item_id, one.sku,
        one.quantity or "", to_text(one.amount, one.currency), one.currency,
    )  # fmt: skip
