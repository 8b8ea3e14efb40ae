"""Stock as figures: what it is worth, how fast it turns, how long it lasts, what lies dead and what runs out.

Numbers of stock are those of this moment, from the ledger; demand is what was sold, less what came back.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import engine, meant, shelves_schemas as shapes, tables
from tradepost.analytics.asking import Only
from tradepost.analytics.calling import Paged
from tradepost.analytics.question import Range
from tradepost.analytics.schemas import Filters
from tradepost.catalog.models import Product, Variant
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.inventory.models import Level, Location, Movement
from tradepost.inventory.queries import AVAILABLE, LOW
from tradepost.orders.rules import SALE

USUAL_DAYS = 90
SHORT = 10  # how many of what is low or dead are told at once
A_YEAR = 365

FORMULAS = (
    shapes.Formula(
        name="value",
        formula="Σ on hand × the variant's cost",
        sentence="What the goods on the shelves had cost.",
        sentence_ru="Себестоимость того, что лежит на складах.",
    ),
    shapes.Formula(
        name="average_units",
        formula="(on hand before the first day + on hand after the last day) ÷ 2",
        sentence="How much lay there on average, by the ledger's movements; average_value is the same at cost.",
        sentence_ru="Сколько в среднем лежало, по движениям склада; average_value — то же по себестоимости.",
    ),
    shapes.Formula(
        name="turnover",
        formula="units sold ÷ average units; in total, their cost ÷ average value",
        sentence="How often the stock was sold in these days; turnover_yearly is × 365 ÷ days.",
        sentence_ru="Сколько раз запас продан за эти дни; turnover_yearly — × 365 ÷ число дней.",
    ),
    shapes.Formula(
        name="days_of_cover",
        formula="available ÷ (units sold ÷ days); in total, value ÷ (cost of goods sold ÷ days)",
        sentence="How long it lasts if it sells as it did.",
        sentence_ru="На сколько дней хватит при прежних продажах.",
    ),
    shapes.Formula(
        name="dead_stock",
        formula="on hand, neither sold nor restocked within dead_after_days",
        sentence="Goods that lie and are not sold.",
        sentence_ru="Товары, которые лежат и не продаются.",
    ),
    shapes.Formula(
        name="low_stock",
        formula="available ≤ threshold at some location; out: nothing is available at all",
        sentence="Goods to be ordered.",
        sentence_ru="Товары, которые пора заказать.",
    ),
)


@dataclass(slots=True)
class Kept:
    """A variant's stock as the ledger has it; costs and prices in minor units."""

    variant_id: int
    product_id: int
    sku: str
    name: str
    unit_cost: int | None
    price: int
    on_hand: int
    reserved: int
    available: int
    low: bool
    restocked: datetime | None
    average: float = 0.0
    sold: int = 0
    last_sold: date | None = None
    daily: float = 0.0
    dead: bool = False

    @property
    def value(self) -> int | None:
        return None if self.unit_cost is None else self.unit_cost * self.on_hand

    @property
    def cover(self) -> float | None:
        """For how many days it lasts."""
        return self.available / self.daily if self.daily > 0 else None


async def inventory(body: shapes.InventoryIn) -> shapes.InventoryOut:
    """Stock at this moment against the demand of some days."""
    now = clock.now()
    days = _days(body, clock.business_day(now))
    assert days.start is not None and days.end is not None  # noqa: S101, PT018 - _days gives both
    narrowed = await meant.only(Filters(product_ids=body.product_ids, category_ids=body.category_ids))
    async with engine.asking() as ask:
        lines = await meant.lines(ask, days, narrowed)
        units = lines.group_by("variant_id").agg(units=lines.units.sum())
        rows = await ask.run(units, start=days.start, end=days.end)
        sold = {row["variant_id"]: row["units"] for row in rows}
        last = {row["variant_id"]: row["last"] for row in await ask.run(_last(narrowed))}
    async with reading() as db:
        kept = await _kept(db, narrowed)
        since = await _moved(db, _midnight(days.start)), await _moved(db, _midnight(days.end + timedelta(days=1)))
    return await asyncio.to_thread(_answer, body, now, days, kept, sold, last, since)


def _days(body: shapes.InventoryIn, today: date) -> Range:
    end = body.end_date or max(today, body.start_date or today)
    return Range(body.start_date or end - timedelta(days=USUAL_DAYS - 1), end)


def _midnight(day: date) -> datetime:
    return clock.local(datetime.combine(day, time.min))


def _last(narrowed: Only) -> Any:
    """The day each variant was last sold on, of all days."""
    lines = meant.keeping_to(tables.lines(), narrowed)
    lines = lines.filter(lines.counted & (lines.kind == SALE))
    return lines.group_by("variant_id").agg(last=lines.day.max())


async def _kept(db: AsyncSession, narrowed: Only) -> list[Kept]:
    query = (
        select(
            Variant.id,
            Variant.product_id,
            Variant.sku,
            Product.name,
            Variant.cost,
            Variant.price,
            func.sum(Level.on_hand),
            func.sum(Level.reserved),
            func.sum(case((Location.active, AVAILABLE), else_=0)),
            func.max(case((LOW, 1), else_=0)),
            func.max(func.coalesce(Level.restocked_at, Level.created_at)),
        )
        .join(Level, Level.variant_id == Variant.id)
        .join(Product, Product.id == Variant.product_id)
        .join(Location, Location.id == Level.location_id)
        .group_by(Variant.id, Variant.product_id, Variant.sku, Product.name, Variant.cost, Variant.price)
        .order_by(Variant.id)
    )
    for name, values in narrowed:
        query = query.where((Product.id if name == "product" else Product.category_id).in_(values))
    found = []
    for row in await db.execute(query):
        variant_id, product_id, sku, name, cost, price, on_hand, reserved, left, low, restocked = row
        units = (int(on_hand), int(reserved), int(left))
        found.append(Kept(variant_id, product_id, sku, name, cost, price, *units, bool(low), restocked))
    return found


async def _moved(db: AsyncSession, since: datetime) -> dict[int, int]:
    """{variant: by how much its stock has grown since then}."""
    grown = func.sum(Movement.on_hand_after - Movement.on_hand_before)
    query = select(Movement.variant_id, grown).where(Movement.created_at >= since).group_by(Movement.variant_id)
    return {variant_id: int(units) for variant_id, units in await db.execute(query)}


# --- what is answered ---


def _answer(
    body: shapes.InventoryIn,
    now: datetime,
    days: Range,
    kept: list[Kept],
    sold: Mapping[int, int],
    last: Mapping[int, date],
    since: tuple[Mapping[int, int], Mapping[int, int]],
) -> shapes.InventoryOut:
    assert days.start is not None and days.end is not None  # noqa: S101, PT018 - the caller's have both
    length = (days.end - days.start).days + 1
    quiet = clock.business_day(now) - timedelta(days=body.dead_after_days)
    for one in kept:
        before, after = (one.on_hand - moved.get(one.variant_id, 0) for moved in since)
        one.average, one.sold = (before + after) / 2, sold.get(one.variant_id, 0)
        one.daily, one.last_sold = one.sold / length, last.get(one.variant_id)
        lately = one.restocked is not None and clock.business_day(one.restocked) > quiet
        one.dead = one.on_hand > 0 and not lately and (one.last_sold is None or one.last_sold <= quiet)
    low = sorted((one for one in kept if one.low), key=lambda one: (_or_last(one.cover), one.variant_id))
    dead = sorted((one for one in kept if one.dead), key=lambda one: (-(one.value or 0), one.variant_id))
    listed = [one for one in kept if body.state is None or _is(one, body.state)]
    listed.sort(key=lambda one: (_by(one, body.sort), one.variant_id))
    part, following = _page(listed, body)
    currency = settings().currency
    return shapes.InventoryOut(
        currency=currency,
        as_of=now,
        start_date=days.start,
        end_date=days.end,
        days=length,
        dead_after_days=body.dead_after_days,
        total=_total(kept, length),
        low_stock=shapes.LowStock(
            count=len(low), out=sum(one.available <= 0 for one in kept), items=[_shelf(one) for one in low[:SHORT]]
        ),
        dead_stock=shapes.DeadStock(
            count=len(dead),
            units=sum(one.on_hand for one in dead),
            value=to_text(sum(one.value or 0 for one in dead), currency),
            items=[_shelf(one) for one in dead[:SHORT]],
        ),
        formulas=list(FORMULAS),
        items=[_shelf(one) for one in part],
        total_items=len(listed),
        next=following,
    )


def _is(one: Kept, state: shapes.State) -> bool:
    return {"low": one.low, "out": one.available <= 0, "dead": one.dead}[state]


def _or_last(value: float | None) -> float:
    return float("inf") if value is None else value


def _by(one: Kept, sort: shapes.Sort) -> float:
    """What a row is sorted by, ascending; what is not known comes last either way."""
    found: dict[str, float | None] = {
        "value": one.value, "days_of_cover": one.cover, "units_sold": one.sold, "on_hand": one.on_hand,
    }  # fmt: skip
    value = found[sort.lstrip("-")]
    return _or_last(value if value is None or not sort.startswith("-") else -value)


def _page(listed: list[Kept], body: shapes.InventoryIn) -> tuple[list[Kept], str | None]:
    import pyarrow as pa

    ids = pa.table({"variant_id": pa.array([one.variant_id for one in listed], pa.int64())})
    by_id = {one.variant_id: one for one in listed}
    rows, following = Paged(body.limit, body.cursor).of(ids, "variant_id", f"inventory {body.sort} {body.state}")
    return [by_id[row["variant_id"]] for row in rows], following


def _total(kept: Iterable[Kept], length: int) -> shapes.InventoryTotals:
    everything = list(kept)
    costed = [(one, one.unit_cost) for one in everything if one.unit_cost is not None]
    value = sum(cost * one.on_hand for one, cost in costed)
    spent = sum(cost * one.sold for one, cost in costed)
    average = sum(cost * one.average for one, cost in costed)
    currency = settings().currency
    turnover = spent / average if average > 0 else None
    return shapes.InventoryTotals(
        variants=len(everything),
        on_hand=sum(one.on_hand for one in everything),
        reserved=sum(one.reserved for one in everything),
        available=sum(one.available for one in everything),
        value=to_text(value, currency),
        retail_value=to_text(sum(one.price * one.on_hand for one in everything), currency),
        units_without_cost=sum(one.on_hand for one in everything if one.unit_cost is None),
        units_sold=sum(one.sold for one in everything),
        cost_of_goods_sold=to_text(spent, currency),
        average_value=to_text(round(average), currency),
        turnover=turnover,
        turnover_yearly=None if turnover is None else turnover * A_YEAR / length,
        days_of_cover=value / (spent / length) if spent > 0 else None,
    )


def _shelf(one: Kept) -> shapes.Shelf:
    currency = settings().currency
    return shapes.Shelf(
        variant_id=one.variant_id,
        product_id=one.product_id,
        sku=one.sku,
        name=one.name,
        on_hand=one.on_hand,
        reserved=one.reserved,
        available=one.available,
        unit_cost=None if one.unit_cost is None else to_text(one.unit_cost, currency),
        value=None if one.value is None else to_text(one.value, currency),
        units_sold=one.sold,
        daily_units=one.daily,
        days_of_cover=one.cover,
        average_units=one.average,
        turnover=one.sold / one.average if one.average > 0 else None,
        last_sold=one.last_sold,
        low=one.low,
        out=one.available <= 0,
        dead=one.dead,
    )
