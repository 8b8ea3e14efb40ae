"""A variant's days as elasticity needs them: what was asked and sold on each, less those on which it was not to be had.

Units are those of sales that count. A day's price is what a unit of its sales cost before discounts; on a day without a
sale it is the last one asked, or the one it was changed to since.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import engine, tables
from tradepost.catalog.models import Variant
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.settings import settings
from tradepost.forecasting import gathering
from tradepost.forecasting.stockouts import Shelf, days_without, shut
from tradepost.inventory.models import Level, Location, Movement
from tradepost.orders.rules import SALE
from tradepost.pricing.models import PriceChange
from tradepost.repricer.elasticity import Day


async def days_of(variant: Variant, channel: str | None, length: int) -> tuple[list[Day], int]:
    """The days since its first sale, of so many at most, through yesterday; and how many are left out as unknown."""
    through = clock.business_day(clock.now()) - timedelta(days=1)
    first = through - timedelta(days=length - 1)
    async with engine.asking() as ask:
        sold = await _sold(ask, variant, channel, first, through)
        if not sold:
            return [], 0
        first = min(sold)
        open_days = [day for day in await gathering.open_days(ask, through) if day >= first]
    async with reading() as db:
        unknown = await _dry(db, variant.id, first, through) | shut(open_days, first, through)
        changed = await _changed(db, variant.id, first)
    found: list[Day] = []
    price = 0.0
    for n in range((through - first).days + 1):
        day = first + timedelta(days=n)
        price = changed.get(day, price)
        units = 0
        if day in sold:
            units, gross = sold[day]
            price = gross / units
        elif day in unknown:
            continue
        if price > 0:
            found.append(Day(n, day.weekday(), price, units))
    return found, (through - first).days + 1 - len(found)


async def _sold(
    ask: Any, variant: Variant, channel: str | None, first: date, through: date
) -> dict[date, tuple[int, int]]:
    """{day: (units, what they cost before discounts)}."""
    lines = tables.between(tables.lines(), first, through)
    lines = lines.filter(
        lines.counted & (lines.kind == SALE) & (lines.units > 0) & (lines.variant_id == variant.id),
        lines.currency == settings().currency,
    )
    if channel is not None:
        lines = lines.filter(lines.channel == channel)
    daily = lines.group_by("day").agg(units=lines.units.sum(), gross=lines.gross.sum())
    rows = await ask.run(daily, start=first, end=through)
    return {row["day"]: (int(row["units"]), int(row["gross"])) for row in rows if row["gross"] > 0}


async def _dry(db: AsyncSession, variant_id: int, first: date, through: date) -> set[date]:
    """The days on which it could not be sold because none was there, over all open locations."""
    levels = (
        select(Level.id, Level.created_at, Level.on_hand - Level.reserved)
        .join(Location, Location.id == Level.location_id)
        .where(Level.variant_id == variant_id, Location.active)
    )
    shelves = {row[0]: Shelf(clock.business_day(row[1]), there=row[2] > 0) for row in (await db.execute(levels)).all()}
    before = case((Movement.on_hand_before > Movement.reserved_before, 1), else_=0)
    after = case((Movement.on_hand_after > Movement.reserved_after, 1), else_=0)
    crossings = select(Movement.level_id, Movement.created_at, after).where(
        Movement.variant_id == variant_id, before != after
    )
    for level_id, moment, there in await db.execute(crossings.order_by(Movement.id)):
        if level_id in shelves:
            shelves[level_id].changes.append((clock.business_day(moment), bool(there)))
    return days_without(list(shelves.values()), first, through)


async def _changed(db: AsyncSession, variant_id: int, first: date) -> dict[date, float]:
    """What its own price was changed to, by day."""
    since = datetime(first.year, first.month, first.day, tzinfo=clock.zone())
    query = (
        select(PriceChange.created_at, PriceChange.after)
        .where(
            PriceChange.variant_id == variant_id,
            PriceChange.currency == settings().currency,
            PriceChange.created_at >= since,
            PriceChange.after.is_not(None),
        )
        .order_by(PriceChange.id)
    )
    return {clock.business_day(moment): float(after or 0) for moment, after in await db.execute(query)}
