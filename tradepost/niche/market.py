"""The market's items: the shop's own goods as they sell now, and what others were seen to sell."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import anyio
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import asking, engine, meant, question as questions, tables
from tradepost.analytics.question import Question, Range
from tradepost.catalog.models import Brand, Category, Product, Seller
from tradepost.catalog.rules import ACTIVE
from tradepost.core import clock, dialects
from tradepost.core.db import reading
from tradepost.core.paging import contains
from tradepost.forecasting import gathering
from tradepost.niche import rules
from tradepost.niche.models import Item, Snapshot
from tradepost.search.words import meaningful, stems, words

if TYPE_CHECKING:
    import polars as pl

OWN = "own"  # the channel that the shop's own catalogue counts as
MONTHS = 36  # how far back sales by month are looked at
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """A niche: what all of these keep of the market. Words match in any form, the rest as it is written."""

    words: str = ""
    category: str = ""
    brand: str = ""
    seller: str = ""
    channel: str = ""

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems that an item's own must begin with."""
        found = stems(self.words)
        return tuple(dict.fromkeys(found[place] for place in meaningful(words(self.words))))

    @property
    def equal(self) -> dict[str, str]:
        """{column: its value} of what is asked for by name."""
        named = {"category": self.category, "brand": self.brand, "seller": self.seller}
        return {name: value for name, value in named.items() if value}


def searchable(*texts: str) -> str:
    """The stems of an item's texts, each with a space before it: " лампа настольн"."""
    return "".join(f" {stem}" for stem in dict.fromkeys(stems(" ".join(texts))))


# --- what others sell ---


def latest() -> Any:
    """Each channel's newest snapshot: channel, taken_on."""
    return select(Snapshot.channel, func.max(Snapshot.taken_on).label("taken_on")).group_by(Snapshot.channel)


def seen(wanted: Wanted) -> list[Any]:
    """What keeps a niche's items of snapshots."""
    found: list[Any] = [contains(Item.search, f" {stem}") for stem in wanted.stems]
    found += [getattr(Item, name) == value for name, value in wanted.equal.items()]
    if wanted.channel:
        found.append(Snapshot.channel == wanted.channel)
    return found


async def _others(db: AsyncSession, wanted: Wanted, days: int) -> list[tuple[Any, ...]]:
    """Items of the newest snapshots, their sales brought to so many days."""
    newest = latest().subquery()
    query = (
        select(
            Snapshot.channel, Item.external_id, Item.name, Item.category, Item.brand, Item.seller,
            Item.price, Item.units, Item.revenue, Item.stock_days, Item.first_seen, Item.rating, Item.reviews,
            Snapshot.days,
        )
        .join(Item, Item.snapshot_id == Snapshot.id)
        .join(newest, (newest.c.channel == Snapshot.channel) & (newest.c.taken_on == Snapshot.taken_on))
        .where(*seen(wanted))
    )  # fmt: skip
    found = []
    for row in await db.execute(query):
        *of_item, stretch = row
        if stretch != days:
            for place in (7, 8, 9):  # units, revenue, days in stock
                if of_item[place] is not None:
                    of_item[place] = round(of_item[place] * days / stretch)
        found.append((*of_item, None))
    return found


# --- what the shop sells ---


async def _own(wanted: Wanted, last: date, days: int) -> list[tuple[Any, ...]]:
    """The shop's goods, those on sale, with their sales of the days up to `last`."""
    async with reading() as db:
        goods = await _goods(db, wanted)
        ids = [row[0] for row in goods]
        skus = await asking.skus_of(db, ids)
    if not goods:
        return []
    span = Range(last - timedelta(days=days - 1), last)
    async with engine.asking() as ask:
        lines = await meant.lines(ask, span)
        sums = lines.group_by("product_id").agg(units=lines.units.sum(), revenue=lines.net.sum().round().cast("int64"))
        sold = {
            row["product_id"]: (row["units"], row["revenue"])
            for row in await ask.run(sums, start=span.start, end=span.end)
        }
        every = tables.lines()
        every = every.filter(every.counted)
        firsts = {
            row["product_id"]: row["day"]
            for row in await ask.run(every.group_by("product_id").agg(day=every.day.min()))
        }
    empty = await _empty_days(ids, span)
    return [
        (
            OWN, skus.get(product_id, ""), name, category or "", brand or "", seller or "", price,
            *sold.get(product_id, (0, 0)),
            days - empty.get(product_id, 0),
            min(clock.business_day(made), firsts.get(product_id, date.max)),
            rating if reviews else None, reviews, product_id,
        )
        for product_id, name, category, brand, seller, price, made, rating, reviews in goods
    ]  # fmt: skip


async def _goods(db: AsyncSession, wanted: Wanted) -> list[Any]:
    query = (
        select(
            Product.id, Product.name, Category.name, Brand.name, Seller.name,
            Product.price, Product.created_at, Product.rating_average, Product.rating_count,
        )
        .outerjoin(Category, Category.id == Product.category_id)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .outerjoin(Seller, Seller.id == Product.seller_id)
        .where(Product.status == ACTIVE)
        .order_by(Product.id)
    )  # fmt: skip
    columns = {"category": Category.name, "brand": Brand.name, "seller": Seller.name}
    for name, value in wanted.equal.items():
        query = query.where(columns[name] == value)
    found = list(await db.execute(query))
    if asked := wanted.stems:
        return await anyio.to_thread.run_sync(lambda: [row for row in found if _has(row, asked)])
    return found


async def count_own(db: AsyncSession) -> int:
    """How many of the shop's goods are on sale."""
    return (await db.execute(select(func.count()).where(Product.status == ACTIVE))).scalar_one()


def _has(row: Any, asked: Sequence[str]) -> bool:
    known = searchable(*(text or "" for text in row[1:5]))
    return all(f" {stem}" in known for stem in asked)


async def _empty_days(product_ids: Sequence[int], span: Range) -> dict[int, int]:
    """On how many of the days each product could not be bought at any hour."""
    assert span.start is not None  # noqa: S101 - the caller gave both
    assert span.end is not None  # noqa: S101 - the same
    found: dict[int, int] = {}
    for start in range(0, len(product_ids), AT_ONCE):
        asked = [gathering.History(one, span.start, []) for one in product_ids[start : start + AT_ONCE]]
        async with reading() as db:
            dry = await gathering.dry(db, asked, span.end)
        found |= {product_id: len(gone) for product_id, gone in dry.items()}
    return found


# --- both ---


async def items(wanted: Wanted, days: int) -> "pl.DataFrame":
    """A niche's items, with what was sold of each in so many days: the shop's up to yesterday, others' as last seen."""
    rows: list[tuple[Any, ...]] = []
    if wanted.channel in {"", OWN}:
        rows += await _own(wanted, yesterday(), days)
    if wanted.channel != OWN:
        async with reading() as db:
            rows += await _others(db, wanted, days)
    return await anyio.to_thread.run_sync(rules.table, rows)


def yesterday() -> date:
    """The last whole day by the merchant's clock."""
    return clock.business_day(clock.now()) - timedelta(days=1)


async def by_month(wanted: Wanted, product_ids: Sequence[int]) -> dict[date, int]:
    """{first day of a month: revenue} of a niche over whole months: the shop's sales, and others' as they were seen.

    A snapshot is of the month in which it was taken, brought to 30 days; of several the last. What was seen in some
    months and not in others would look like growth: only months in which everything was seen are told.
    """
    this_month = clock.business_day(clock.now()).replace(day=1)
    first = _months_before(this_month, MONTHS)
    parts: list[dict[date, int]] = []
    if product_ids:
        asked = Question(
            ("revenue",),
            days=Range(first, this_month - timedelta(days=1)),
            grain="month",
            only=(("product", tuple(product_ids)),),
        )
        async with engine.asking() as ask:
            found = await questions.answer(ask, asked, total=False)
        sums = {key[0]: int(values["revenue"]) for key, values in found.rows}
        begun = min((month for month, money in sums.items() if money), default=None)
        parts.append({month: money for month, money in sums.items() if begun and month > begun})
    if wanted.channel != OWN:
        async with reading() as db:
            parts += await _seen_by_month(db, wanted, first)
    parts = [part for part in parts if part]
    if not parts:
        return {}
    shared = set.intersection(*(set(part) for part in parts))
    return {month: sum(part[month] for part in parts) for month in sorted(shared)}


async def _seen_by_month(db: AsyncSession, wanted: Wanted, first: date) -> list[dict[date, int]]:
    query = (
        select(Snapshot.channel, Snapshot.taken_on, Snapshot.days, func.sum(Item.revenue))
        .join(Item, Item.snapshot_id == Snapshot.id)
        .where(Snapshot.taken_on >= first, *seen(wanted))
        .group_by(Snapshot.channel, Snapshot.taken_on, Snapshot.days)
        .order_by(Snapshot.taken_on)
    )
    found: dict[str, dict[date, int]] = {}
    for channel, taken_on, days, revenue in await db.execute(query):
        found.setdefault(channel, {})[taken_on.replace(day=1)] = round(int(revenue) * 30 / days)
    return list(found.values())


def _months_before(month: date, n: int) -> date:
    place = month.year * 12 + month.month - 1 - n
    return date(place // 12, place % 12 + 1, 1)


# --- writing down what was seen ---


@dataclass(slots=True)
class Taken:
    """Which of the given rows were new or changed something, and which were there already."""

    changed: int = 0
    same: int = 0


FIELDS = ("name", "category", "brand", "seller", "price", "units", "revenue", "rating", "reviews", "stock_days")


async def observe(
    db: AsyncSession, channel: str, taken_on: date, days: int, rows: Sequence[Mapping[str, Any]]
) -> Taken:
    """Write down what a channel's market was on a day: rows of Item's fields, each external id once.

    The same again changes nothing; what an earlier file of that day said of an item gives way to this one.
    """
    await db.execute(
        dialects.upsert(
            db,
            Snapshot.__table__,
            [{"channel": channel, "taken_on": taken_on, "days": days, "created_at": clock.now()}],
            key=("channel", "taken_on"),
        )
    )
    (snapshot,) = (
        await db.execute(
            select(Snapshot)
            .where(Snapshot.channel == channel, Snapshot.taken_on == taken_on)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    ).scalars()
    snapshot.days = days
    wanted = {str(row["external_id"]): row for row in rows}
    there = {
        item.external_id: item
        for item in (
            await db.execute(select(Item).where(Item.snapshot_id == snapshot.id, Item.external_id.in_(wanted)))
        ).scalars()
    }
    since = await _since(db, snapshot, [one for one, row in wanted.items() if row.get("first_seen") is None])
    taken, new = Taken(), []
    for external_id, row in wanted.items():
        values = {name: row.get(name, "" if name in {"category", "brand", "seller"} else None) for name in FIELDS}
        values["first_seen"] = row.get("first_seen") or since.get(external_id)
        values["search"] = searchable(values["name"], values["category"], values["brand"], values["seller"])
        item = there.get(external_id)
        if item is None:
            new.append({"snapshot_id": snapshot.id, "external_id": external_id, "created_at": clock.now()} | values)
        elif all(getattr(item, name) == value for name, value in values.items()):
            taken.same += 1
            continue
        else:
            for name, value in values.items():
                setattr(item, name, value)
        taken.changed += 1
    await dialects.bulk_insert(db, Item.__table__, new)
    await db.flush()
    return taken


async def _since(db: AsyncSession, snapshot: Snapshot, external_ids: Collection[str]) -> dict[str, date]:
    """Since when items are known of which no file says it: by earlier snapshots; None where this is the first one."""
    earlier = select(Snapshot.id).where(Snapshot.channel == snapshot.channel, Snapshot.taken_on < snapshot.taken_on)
    if not external_ids or (await db.execute(earlier.limit(1))).first() is None:
        return {}
    query = (
        select(Item.external_id, func.min(func.coalesce(Item.first_seen, Snapshot.taken_on)))
        .join(Snapshot, Snapshot.id == Item.snapshot_id)
        .where(
            Item.external_id.in_(external_ids),
            Snapshot.channel == snapshot.channel,
            Snapshot.taken_on < snapshot.taken_on,
        )
        .group_by(Item.external_id)
    )
    known = {external_id: _day(first) for external_id, first in await db.execute(query)}
    return {external_id: known.get(external_id, snapshot.taken_on) for external_id in external_ids}


def _day(value: Any) -> date:
    """A day out of an aggregate: SQLite gives its text."""
    return value if isinstance(value, date) else date.fromisoformat(value)
