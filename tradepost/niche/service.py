"""Niches found in the market, looked at from every side, and laid beside each other."""

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import anyio
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import events
from tradepost.core.db import reading
from tradepost.core.errors import NotFound
from tradepost.core.settings import settings
from tradepost.niche import market, rules
from tradepost.niche.market import OWN, Wanted
from tradepost.niche.models import Item, Snapshot
from tradepost.niche.schemas import (
    AnalysisOut,
    EntryScore,
    FoundOut,
    MarketItem,
    MonthOut,
    NicheFigures,
    NicheIn,
    NichesOut,
    PriceSegment,
    ShareOut,
    SourceOut,
    TrendOut,
    amount,
)

if TYPE_CHECKING:
    import polars as pl

SHOWN = 20  # the best-selling items of an analysis
NAMED = 10  # its largest sellers and brands


async def search(wanted: Wanted, by: str, days: int, limit: int) -> NichesOut:
    """The niches that a market falls into, by revenue: its categories, brands, sellers or channels."""
    found = await market.items(wanted, days)
    names, rows, whole = await anyio.to_thread.run_sync(_grouped, found, by, days, limit)
    return NichesOut(
        items=[
            FoundOut(
                name=name,
                niche=_niche(replace(wanted, **{by: name})),
                score=rules.score(figures, whole, None).total,
                **NicheFigures.of(figures),
            )
            for name, figures in rows
        ],
        total=names,
        currency=settings().currency,
        days=days,
        market=NicheFigures(**NicheFigures.of(whole)),
    )


def _grouped(
    found: "pl.DataFrame", by: str, days: int, limit: int
) -> tuple[int, list[tuple[str, rules.Figures]], rules.Figures]:
    import polars as pl

    today = market.yesterday()
    named = found.filter(pl.col(by) != "")
    sums = named.group_by(by).agg(pl.col("revenue").sum()).sort(["revenue", by], descending=[True, False])
    parts = named.partition_by(by, as_dict=True)
    rows = [(name, rules.figures(parts[(name,)], today, days)) for name in sums[by].head(limit)]
    return sums.height, rows, rules.figures(found, today, days)


async def analyze(wanted: Wanted, days: int) -> AnalysisOut:
    """A niche from every side, beside the whole market of its channel."""
    found = await market.items(wanted, days)
    # What a niche is compared with; the whole market is its own measure.
    beside = found
    if wanted != Wanted(channel=wanted.channel):
        beside = await market.items(Wanted(channel=wanted.channel), days)
    own = [one for one in found["product_id"] if one is not None]
    months = await market.by_month(wanted, own)
    moving = await anyio.to_thread.run_sync(rules.trend, months)
    today = market.yesterday()
    figures, whole = rules.figures(found, today, days), rules.figures(beside, today, days)
    return AnalysisOut(
        **NicheFigures.of(figures),
        niche=_niche(wanted),
        days=days,
        currency=settings().currency,
        score=EntryScore.of(rules.score(figures, whole, moving)),
        trend=TrendOut.of(moving),
        seasonality=rules.seasonality(months),
        months=[MonthOut(start=start, revenue=amount(money) or "") for start, money in months.items()],
        segments=[PriceSegment.of(one) for one in rules.segments(found)],
        top_sellers=_largest(found, "seller"),
        top_brands=_largest(found, "brand"),
        top_items=_best(found),
        sources=await sources(wanted.channel, days),
    )


def _largest(found: "pl.DataFrame", column: str) -> list[ShareOut]:
    import polars as pl

    whole = int(found["revenue"].sum())
    sums = (
        found.filter(pl.col(column) != "")
        .group_by(column)
        .agg(pl.len().alias("items"), pl.col("revenue").sum())
        .sort(["revenue", column], descending=[True, False])
        .head(NAMED)
    )
    return [
        ShareOut(name=name, items=items, revenue=amount(money) or "", share=rules.part(money, whole))
        for name, items, money in sums.iter_rows()
    ]


def _best(found: "pl.DataFrame") -> list[MarketItem]:
    best = found.sort(["revenue", "external_id"], descending=[True, False]).head(SHOWN)
    return [
        MarketItem(
            **row
            | {
                "price": amount(row["price"]),
                "revenue": amount(row["revenue"]),
                "rating": None if row["rating"] is None else row["rating"] / 100,
            }
        )
        for row in best.iter_rows(named=True)
    ]


async def compare(niches: list[NicheIn], days: int) -> list[AnalysisOut]:
    """Niches beside each other, in the order that was asked."""
    return [await analyze(one.wanted, days) for one in niches]


def _niche(wanted: Wanted) -> NicheIn:
    plain = asdict(wanted)
    return NicheIn(search_term=plain.pop("words"), **plain)


# --- where it all comes from ---


async def sources(channel: str = "", days: int = 30) -> list[SourceOut]:
    """What there is to see: the shop's catalogue, and each channel's newest snapshot."""
    newest = market.latest().subquery()
    query = (
        snapshots()
        .join(newest, (newest.c.channel == Snapshot.channel) & (newest.c.taken_on == Snapshot.taken_on))
        .order_by(Snapshot.channel)
    )
    if channel:
        query = query.where(Snapshot.channel == channel)
    async with reading() as db:
        found = [shape(row) for row in await db.execute(query)]
        own = await market.count_own(db) if channel in {"", OWN} else 0
    last = market.yesterday()
    return [SourceOut(id=None, channel=OWN, taken_on=last, days=days, items=own)] * bool(own) + found


def snapshots() -> Any:
    """Every snapshot, each with how many items it has."""
    counted = select(func.count()).where(Item.snapshot_id == Snapshot.id).scalar_subquery()
    return select(Snapshot, counted.label("items"))


def shape(row: Any) -> SourceOut:
    """A snapshot as it goes over the wire."""
    one, items = row
    return SourceOut(id=one.id, channel=one.channel, taken_on=one.taken_on, days=one.days, items=items)


async def forget(db: AsyncSession, snapshot_id: int) -> None:
    """Throw a snapshot away, with its items."""
    found = await db.get(Snapshot, snapshot_id)
    if found is None:
        raise NotFound("snapshot", snapshot_id)
    await events.record(db, "market_snapshot.deleted", found, subject_name=f"{found.channel} {found.taken_on}")
    await db.execute(delete(Item).where(Item.snapshot_id == snapshot_id))
    await db.execute(delete(Snapshot).where(Snapshot.id == snapshot_id))
