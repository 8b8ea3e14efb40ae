"""The histories that forecasts are made from: sales out of the facts, days without stock out of the movements.

Demand is the units of sales that count, on their business day; what came back was asked for all the same.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import tables
from tradepost.catalog.models import Product, Variant
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.settings import settings
from tradepost.forecasting.stockouts import Shelf, days_without
from tradepost.inventory.models import Level, Location, Movement
from tradepost.orders.models import Order
from tradepost.orders.queries import COUNTED
from tradepost.orders.rules import SALE

YEARS = 730  # days that are looked at: what is older says little of next week
RECENT = 91  # days whose sales say what a unit brings
ASLEEP = 28  # days without a sale in the whole shop: its history is an archive
ON_OFFER = 5  # percent off the price of most of a day's units make it a day of promotion


@dataclass(slots=True)
class History:
    """A product's days as a child process gets them (`demand.Demand`), and what a unit brings in minor units."""

    product_id: int
    start: date
    units: list[int]
    value: int = 0
    unknown: list[int] = field(default_factory=list)
    promoted: list[int] = field(default_factory=list)

    def message(self) -> dict[str, Any]:
        """What `Demand.from_json` reads."""
        return {
            "product_id": self.product_id,
            "start": self.start.isoformat(),
            "units": self.units,
            "unknown": self.unknown,
            "promoted": self.promoted,
        }


async def last_day(db: AsyncSession) -> date | None:
    """The day after which forecasts begin: yesterday, the last whole day; None where nothing was sold by then.

    A shop that has sold nothing at all for four weeks holds an archive: then it is the day of its last sale.
    """
    yesterday = clock.business_day(clock.now()) - timedelta(days=1)
    query = select(func.max(Order.business_day)).where(COUNTED, Order.kind == SALE, Order.business_day <= yesterday)
    last: date | None = (await db.execute(query)).scalar()
    return last if last is None or (yesterday - last).days > ASLEEP else yesterday


async def open_days(ask: Any, through: date) -> list[date]:
    """The days on which the shop sold anything."""
    first = through - timedelta(days=YEARS - 1)
    lines = _sales(first, through)
    found = await ask.run(lines.select("day").distinct().order_by("day"), start=first, end=through)
    return [row["day"] for row in found]


def _sales(first: date, through: date) -> Any:
    lines = tables.between(tables.lines(), first, through)
    return lines.filter(lines.counted & (lines.kind == SALE) & (lines.units > 0))


async def histories(ask: Any, product_ids: Sequence[int], through: date, shut: set[date]) -> list[History]:
    """The days of these products, those that were ever sold; `shut` are the days on which the shop was not open."""
    import ibis

    first, recent = through - timedelta(days=YEARS - 1), through - timedelta(days=RECENT - 1)
    lines = _sales(first, through)
    lines = lines.filter(lines.product_id.between(min(product_ids), max(product_ids)))
    own = lines.currency == settings().currency
    reduced = lines.discount * 100 >= lines.gross * ON_OFFER
    daily = lines.group_by("product_id", "day").agg(
        units=lines.units.sum(),
        reduced=ibis.ifelse(reduced & (lines.discount > 0), lines.units, 0).sum(),
        net=ibis.ifelse(own, lines.net, 0).sum(),
        paid=ibis.ifelse(own, lines.units, 0).sum(),
    )
    found = await ask.table(daily.order_by("product_id", "day"), start=first, end=through)
    wanted = set(product_ids)
    made: dict[int, History] = {}
    money: dict[int, list[int]] = {}
    for batch in found.to_batches(max_chunksize=20_000):
        for product_id, day, units, reduced_units, net, paid in zip(
            *(batch.column(n).to_pylist() for n in range(6)), strict=True
        ):
            if product_id not in wanted:
                continue
            history = made.get(product_id)
            if history is None:
                history = made[product_id] = History(product_id, day, [0] * ((through - day).days + 1))
                money[product_id] = [0, 0, 0, 0]
            place = (day - history.start).days
            history.units[place] = units
            if reduced_units * 2 >= units:
                history.promoted.append(place)
            sums = money[product_id]
            sums[0] += net
            sums[1] += paid
            if day >= recent:
                sums[2] += net
                sums[3] += paid
    for product_id, history in made.items():
        net, paid, net_now, paid_now = money[product_id]
        history.value = net_now // paid_now if paid_now else net // paid if paid else 0
    async with reading() as db:
        empty = await dry(db, list(made.values()), through)
    for history in made.values():
        lost = empty.get(history.product_id, set()) | shut
        places = ((day - history.start).days for day in lost if history.start <= day <= through)
        history.unknown = sorted(place for place in places if not history.units[place])
    return [made[product_id] for product_id in sorted(made)]


async def dry(db: AsyncSession, histories_: Sequence[History], through: date) -> dict[int, set[date]]:
    """The days on which each product could not be sold because none was there, over all open locations."""
    if not histories_:
        return {}
    low, high = histories_[0].product_id, histories_[-1].product_id
    shelves: dict[int, tuple[int, Shelf]] = {}
    query = (
        select(Level.id, Variant.product_id, Level.created_at, Level.on_hand - Level.reserved)
        .join(Variant, Variant.id == Level.variant_id)
        .join(Location, Location.id == Level.location_id)
        .where(Variant.product_id.between(low, high), Location.active)
    )
    for level_id, product_id, since, available in await db.execute(query):
        shelves[level_id] = (product_id, Shelf(clock.business_day(since), there=available > 0))
    # Only what empties a shelf or fills an empty one matters: a handful of a shelf's thousands of movements.
    before = case((Movement.on_hand_before > Movement.reserved_before, 1), else_=0)
    after = case((Movement.on_hand_after > Movement.reserved_after, 1), else_=0)
    crossings = (
        select(Movement.level_id, Movement.created_at, after)
        .join(Variant, Variant.id == Movement.variant_id)
        .where(Variant.product_id.between(low, high), before != after)
        .order_by(Movement.id)
    )
    for level_id, moment, there in await db.execute(crossings):
        if level_id in shelves:
            shelves[level_id][1].changes.append((clock.business_day(moment), bool(there)))
    of_product: dict[int, list[Shelf]] = {}
    for product_id, shelf in shelves.values():
        of_product.setdefault(product_id, []).append(shelf)
    starts = {history.product_id: history.start for history in histories_}
    return {
        product_id: days_without(found, starts[product_id], through)
        for product_id, found in of_product.items()
        if product_id in starts
    }


async def whole_catalogue(after: int, size: int) -> AsyncIterator[list[int]]:
    """The ids of all products that are not archived, so many at a time, behind this one."""
    while True:
        async with reading() as db:
            query = select(Product.id).where(Product.id > after, Product.status != "archived")
            ids = list((await db.execute(query.order_by(Product.id).limit(size))).scalars())
        if not ids:
            return
        yield ids
        after = ids[-1]
