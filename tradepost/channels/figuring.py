"""What channels tell of items day by day: views, carts, orders. Asked daily, since they know it a day late.

A day's figures settle for days, so every look takes the last week again and replaces what was known: looking twice
changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels.models import Channel, ItemDay, Listing
from tradepost.channels.shapes import ItemDay as Told
from tradepost.channels.working import Work
from tradepost.core import clock, dialects
from tradepost.core.db import reading

WEEK = timedelta(days=6)  # seven days, both included
AT_ONCE = 500
FIGURES = ("views", "carts", "orders", "revenue")


class Totals(NamedTuple):
    """Sums; None where nobody said anything. `revenue` is minor units of `currency`."""

    views: int | None
    carts: int | None
    orders: int | None
    revenue: int | None
    currency: str


async def days(work: Work) -> None:
    """Take in the figures of the channel's items of the last week."""
    channel, today = work.channel, clock.business_day(clock.now())
    async with reading() as db:
        listed = select(Listing.external_id).where(Listing.channel_id == channel.id).distinct()
        items = list((await db.execute(listed.order_by(Listing.external_id))).scalars())
    if not items:
        return
    told = await work.adapter.item_statistics(items, today - WEEK, today)
    async with work.step() as db:
        await _keep(db, work, told)


async def _keep(db: AsyncSession, work: Work, told: Sequence[Told]) -> None:
    channel = work.channel
    before = await _known(db, channel, {one.day for one in told})
    rows = {}
    for one in told:
        if all(getattr(one, name) is None for name in FIGURES):
            continue
        rows[one.item_id, one.day] = {
            "channel_id": channel.id,
            "item_id": one.item_id,
            "day": one.day,
            "views": one.views,
            "carts": one.carts,
            "orders": one.orders,
            "revenue": None if one.revenue is None else one.revenue.minor,
            "currency": "" if one.revenue is None else one.revenue.currency,
        }
    changed = {key: row for key, row in rows.items() if before.get(key) != tuple(row[name] for name in FIGURES)}
    work.count("seen", len(rows))
    work.count("new", sum(key not in before for key in changed))
    work.count("changed", sum(key in before for key in changed))
    table, written = inspect(ItemDay).local_table, [changed[key] for key in sorted(changed)]
    for start in range(0, len(written), AT_ONCE):
        await db.execute(
            dialects.upsert(
                db, table, written[start : start + AT_ONCE], key=["channel_id", "item_id", "day"],
                update=[*FIGURES, "currency"],
            )
        )  # fmt: skip


async def _known(
    db: AsyncSession, channel: Channel, days_: set[date]
) -> Mapping[tuple[str, date], tuple[Any, ...]]:  # fmt: skip
    if not days_:
        return {}
    query = select(ItemDay.item_id, ItemDay.day, *(getattr(ItemDay, name) for name in FIGURES)).where(
        ItemDay.channel_id == channel.id, ItemDay.day.between(min(days_), max(days_))
    )
    return {(row[0], row[1]): tuple(row[2:]) for row in await db.execute(query)}


def _sums() -> list[Any]:
    return [*(func.sum(getattr(ItemDay, name)) for name in FIGURES), func.max(ItemDay.currency)]


def _totals(row: Sequence[Any]) -> Totals:
    views, carts, orders, revenue = (None if one is None else int(one) for one in row[:4])
    return Totals(views, carts, orders, revenue, row[4] or "")


async def by_day(
    db: AsyncSession, channel: Channel, start: date, end: date, *, item: str | None = None
) -> Mapping[date, Totals]:
    """The channel's days, or one item's, from first to last; days without any are missing."""
    query = select(ItemDay.day, *_sums()).where(ItemDay.channel_id == channel.id, ItemDay.day.between(start, end))
    if item is not None:
        query = query.where(ItemDay.item_id == item)
    return {row[0]: _totals(row[1:]) for row in await db.execute(query.group_by(ItemDay.day).order_by(ItemDay.day))}


async def by_item(
    db: AsyncSession, channel: Channel, start: date, end: date, *, most: int
) -> list[tuple[str, str, Totals]]:
    """(item, its title, sums) of these days, what was seen most first; at most so many."""
    title = (
        select(func.max(Listing.title))
        .where(Listing.channel_id == channel.id, Listing.external_id == ItemDay.item_id)
        .scalar_subquery()
    )
    query = (
        select(ItemDay.item_id, title, *_sums())
        .where(ItemDay.channel_id == channel.id, ItemDay.day.between(start, end))
        .group_by(ItemDay.item_id)
        .order_by(
            func.coalesce(func.sum(ItemDay.views), 0).desc(), func.coalesce(func.sum(ItemDay.orders), 0).desc(),
            ItemDay.item_id,
        )
        .limit(most)
    )  # fmt: skip
    return [(row[0], row[1] or "", _totals(row[2:])) for row in await db.execute(query)]
