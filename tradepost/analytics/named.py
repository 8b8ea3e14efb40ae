"""The named questions: sales, revenue and its comparison, the dashboard's summary, how people order, channels.

Each is a few questions of the registry, asked of one moment, put into the shape that its document gives it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import engine, named_schemas as shapes
from tradepost.analytics.asking import change, end_of, named, only, shown, skus_of
from tradepost.analytics.engine import Asking
from tradepost.analytics.question import Answer, Question, Range, answer, compared
from tradepost.analytics.schemas import ChangeOut, Days, Filters
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.settings import settings

SOLD = ("revenue", "orders", "units")
SUMS = (*SOLD, "gross_sales", "discounts", "refunds", "returns", "average_order_value")
MOST_PRODUCTS = 1_000
TOP = 10
USUAL_DAYS = 30


def share(part: int, whole: int) -> float | None:
    """A part of a whole, unrounded; None where there is no whole."""
    return part / whole if whole else None


async def _filtered(filters: Filters) -> Any:
    async with reading() as db:
        return await only(db, filters)


# --- sales ---


async def sales(body: shapes.SalesIn) -> shapes.SalesOut:
    """Sales of a range of days, by day, product, category and platform."""
    wanted = Filters(product_ids=body.product_ids, category_ids=body.category_ids, platforms=body.platforms)
    asked = Question(SOLD, days=body.range, only=await _filtered(wanted))
    async with engine.asking() as ask:
        total = (await answer(ask, replace(asked, metrics=SUMS))).total
        by_day = await answer(ask, replace(asked, grain="day"), total=False)
        products = await answer(ask, replace(asked, by=("product",), limit=MOST_PRODUCTS), total=False)
        categories = await answer(ask, replace(asked, by=("category",)), total=False)
        platforms = await answer(ask, replace(asked, by=("platform",)), total=False)
    currency = asked.currency
    async with reading() as db:
        return shapes.SalesOut(
            currency=currency,
            start_date=body.start_date,
            end_date=body.end_date,
            total=shapes.Sums(**shown(total, currency)),
            days=[shapes.DaySold(date=key[0], **shown(found, currency)) for key, found in by_day.rows],
            products=await _products(db, products, total["revenue"]),
            categories=await _categories(db, categories, total["revenue"]),
            platforms=_platforms(platforms, total["revenue"]),
        )


async def _products(db: AsyncSession, found: Answer, whole: int) -> list[shapes.ProductSold]:
    ids = [key[0] for key, _ in found.rows]
    names, skus = await named(db, "products", ids), await skus_of(db, ids)
    return [
        shapes.ProductSold(
            product_id=key[0],
            sku=skus.get(key[0], ""),
            name=names.get(key[0], ""),
            share=share(figures["revenue"], whole),
            **shown(figures, found.question.currency),
        )
        for key, figures in found.rows
    ]


async def _categories(db: AsyncSession, found: Answer, whole: int) -> list[shapes.CategorySold]:
    names = await named(db, "categories", {key[0] for key, _ in found.rows} - {None})
    return [
        shapes.CategorySold(
            category_id=key[0],
            category=names.get(key[0]),
            share=share(figures["revenue"], whole),
            **shown(figures, found.question.currency),
        )
        for key, figures in found.rows
    ]


def _platforms(found: Answer, whole: int) -> list[shapes.PlatformSold]:
    return [
        shapes.PlatformSold(
            platform=key[0], share=share(figures["revenue"], whole), **shown(figures, found.question.currency)
        )
        for key, figures in found.rows
    ]


# --- revenue ---


async def revenue(body: shapes.RevenueIn) -> shapes.RevenueOut:
    """Revenue in buckets of a length."""
    grain: Any = shapes.GRAINS[body.period]
    asked = Question(SOLD, days=Range(body.start_date, body.end_date), grain=grain)
    async with engine.asking() as ask:
        found = await answer(ask, asked)
    total = shown(found.total, asked.currency)
    return shapes.RevenueOut(
        currency=asked.currency,
        period=body.period,
        buckets=[
            shapes.Bucket(start=key[0], end=end_of(asked, key[0]), **shown(figures, asked.currency))
            for key, figures in found.rows
        ],
        total=total["revenue"],
        orders=total["orders"],
        units=total["units"],
    )


async def compare(body: shapes.CompareIn) -> shapes.CompareOut:
    """Two periods beside each other, as a whole and by category."""
    metrics = (*SOLD, "average_order_value")
    narrowed = await _filtered(Filters(category_ids=body.category_ids))
    now = Question(metrics, days=Range(body.current.start_date, body.current.end_date), only=narrowed)
    then = replace(now, days=Range(body.previous.start_date, body.previous.end_date))
    async with engine.asking() as ask:
        totals = [(await answer(ask, asked)).total for asked in (now, then)]
        parts = [
            await answer(ask, replace(asked, metrics=SOLD, by=("category",)), total=False) for asked in (now, then)
        ]
    both: list[dict[int | None, Mapping[str, Any]]] = [{key[0]: row for key, row in part.rows} for part in parts]
    async with reading() as db:
        names = await named(db, "categories", {key for part in both for key in part if key is not None})
    currency, nothing = now.currency, dict.fromkeys(SOLD, 0)
    pairs = {
        category: (both[0].get(category, nothing), both[1].get(category, nothing)) for category in both[0] | both[1]
    }
    order = sorted(pairs, key=lambda one: (-pairs[one][0]["revenue"], -pairs[one][1]["revenue"], one or 0))
    return shapes.CompareOut(
        currency=currency,
        current=shapes.PeriodSold(**dict(body.current), **shown(totals[0], currency)),
        previous=shapes.PeriodSold(**dict(body.previous), **shown(totals[1], currency)),
        change=shapes.Changes(**_changes(totals[0], totals[1], currency)),
        by_category=[
            shapes.CategoryCompared(
                category_id=category,
                category=names.get(category) if category else None,
                current=shapes.Sold(**shown(pairs[category][0], currency)),
                previous=shapes.Sold(**shown(pairs[category][1], currency)),
                change=shapes.Changes(**_changes(*pairs[category], currency)),
            )
            for category in order
        ],
    )


def _changes(now: Mapping[str, Any], then: Mapping[str, Any], currency: str) -> dict[str, ChangeOut]:
    return {name: change(name, now[name], then[name], currency) for name in now}


# --- the dashboard ---

KEY_FIGURES = (*SUMS, "customers", "gross_profit", "margin")


def usual(days: Days) -> Range:
    """The days that are asked for; thirty up to today, or up to the last one, unless a first day is given."""
    end = days.end_date or max(clock.business_day(clock.now()), days.start_date or date.min)
    return Range(days.start_date or end - timedelta(days=USUAL_DAYS - 1), end)


async def summary(days: Days, top: int = TOP) -> shapes.DashboardOut:
    """Key figures beside those of the days before, the products that brought most, and the platforms' shares."""
    wanted = usual(days)
    before = compared(wanted)
    asked = Question(KEY_FIGURES, days=wanted)
    async with engine.asking() as ask:
        whole, earlier, products, platforms = await asyncio.gather(
            answer(ask, asked),
            answer(ask, replace(asked, days=before)),
            answer(ask, Question(SOLD, by=("product",), days=wanted, limit=top), total=False),
            answer(ask, Question(SOLD, by=("platform",), days=wanted), total=False),
        )
    now, then = whole.total, earlier.total
    currency = asked.currency
    values, previous = shown(now, currency), shown(then, currency)
    changes = _changes(now, then, currency)
    async with reading() as db:
        tops = await _products(db, products, now["revenue"])
    return shapes.DashboardOut(
        currency=currency,
        start_date=wanted.start,
        end_date=wanted.end,
        previous=Days(start_date=before.start, end_date=before.end),
        metrics={
            name: shapes.KeyFigure(value=values[name], previous=previous[name], change=changes[name])
            for name in KEY_FIGURES
        },
        top_products=tops,
        platforms=_platforms(platforms, now["revenue"]),
    )


# --- how people order ---

ORDERING = (
    "orders", "revenue", "average_order_value", "median_order_value", "units_per_order", "lines_per_order",
    "cancellation_rate", "return_rate", "repeat_rate", "customers", "new_customers", "returning_customers",
)  # fmt: skip


async def orders(days: Days, filters: Filters) -> shapes.OrdersOut:
    """How people order, and when: by day of the week and hour of the day."""
    asked = Question(ORDERING, days=days.range, only=await _filtered(filters))
    when = replace(asked, metrics=("orders", "revenue"))
    async with engine.asking() as ask:
        found = (await answer(ask, asked)).total
        weekdays = await _all_of(ask, replace(when, by=("weekday",)), range(1, 8))
        hours = await _all_of(ask, replace(when, by=("hour",)), range(24))
    return shapes.OrdersOut(
        currency=asked.currency,
        start_date=days.start_date,
        end_date=days.end_date,
        by_weekday=[shapes.WeekdaySold(weekday=key, **figures) for key, figures in weekdays],
        by_hour=[shapes.HourSold(hour=key, **figures) for key, figures in hours],
        **shown(found, asked.currency),
    )


async def _all_of(ask: Asking, asked: Question, keys: Sequence[int]) -> list[tuple[int, dict[str, Any]]]:
    """Every key's figures, those too for which there are none."""
    found = {key[0]: figures for key, figures in (await answer(ask, asked, total=False)).rows}
    nothing = dict.fromkeys(asked.metrics, 0)
    return [(key, shown(found.get(key, nothing), asked.currency)) for key in keys]


# --- channels ---


async def channels(days: Days) -> shapes.ChannelsOut:
    """What each channel brought, and which part of the whole that is."""
    metrics = (*SOLD, "average_order_value", "returns", "refunds", "return_rate", "cancellation_rate")
    asked = Question(metrics, by=("channel",), days=days.range)
    async with engine.asking() as ask:
        found = await answer(ask, asked)
        spelt = await answer(ask, replace(asked, metrics=("placed_orders",), by=("channel", "platform")), total=False)
    spellings: dict[str, list[str]] = {}
    for (channel, platform), _ in spelt.rows:
        spellings.setdefault(channel, []).append(platform)
    currency, whole = settings().currency, found.total["revenue"]
    return shapes.ChannelsOut(
        currency=currency,
        start_date=days.start_date,
        end_date=days.end_date,
        items=[
            shapes.ChannelSold(
                channel=key[0],
                platforms=sorted(spellings.get(key[0], [])),
                share=share(figures["revenue"], whole),
                **shown(figures, currency),
            )
            for key, figures in found.rows
        ],
        total=shapes.Sold(**shown({name: found.total[name] for name in SOLD}, currency)),
    )
