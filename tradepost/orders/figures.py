"""Figures that the documented systems ask for, counted from the order tables. Amounts are minor units.

What is revenue and what is not is the same here as everywhere: see `queries.COUNTED`. A return counts on its own day.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, case, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Category, Product
from tradepost.core.errors import Invalid
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.queries import COUNTED
from tradepost.orders.rules import SALE


class Profit(NamedTuple):
    """What orders brought, what their goods had cost, and how many orders that were."""

    revenue: int
    cost: int
    orders: int


class Sold(NamedTuple):
    """What was sold of a product, less what came back."""

    product_id: int
    name: str
    category_id: int | None
    category: str | None
    units: int
    revenue: int


class SoldLine(NamedTuple):
    """A line of an order that is revenue."""

    day: date
    order_id: int
    number: str
    product_id: int
    name: str
    quantity: int
    unit_price: int
    revenue: int


@dataclass(frozen=True, slots=True)
class Span:
    """Which sales are meant: days with both ends included, and these products or those of these categories."""

    start: date | None = None
    end: date | None = None
    product_ids: Collection[int] = ()
    category_ids: Collection[int] = ()

    def conditions(self) -> list[ColumnElement[bool]]:
        """What a line and its order must be."""
        found: list[ColumnElement[bool]] = [COUNTED]
        if self.start is not None:
            found.append(Order.business_day >= self.start)
        if self.end is not None:
            found.append(Order.business_day <= self.end)
        if self.product_ids:
            found.append(OrderLine.product_id.in_(self.product_ids))
        if self.category_ids:
            held = select(Product.id).where(Product.category_id.in_(self.category_ids))
            found.append(OrderLine.product_id.in_(held))
        return found


async def profit(db: AsyncSession) -> Profit:
    """Revenue less what the goods cost, over all time; a line without a known cost had none."""
    cost = func.coalesce(func.sum(OrderLine.quantity * func.coalesce(OrderLine.unit_cost, 0)), 0)
    revenue = func.coalesce(func.sum(OrderLine.total), 0)
    orders = func.count(distinct(case((Order.kind == SALE, Order.id))))
    query = select(revenue, cost, orders).join(Order, Order.id == OrderLine.order_id).where(COUNTED)
    row = (await db.execute(query)).one()
    return Profit(*(int(value) for value in row))


async def sold(db: AsyncSession) -> list[Sold]:
    """What was sold of each product over all time, the most revenue first."""
    sums = (
        select(
            OrderLine.product_id,
            func.sum(OrderLine.quantity).label("units"),
            func.sum(OrderLine.total).label("revenue"),
        )
        .join(Order, Order.id == OrderLine.order_id)
        .where(COUNTED)
        .group_by(OrderLine.product_id)
        .subquery()
    )
    rows = await db.execute(
        select(Product.id, Product.name, Product.category_id, Category.name, sums.c.units, sums.c.revenue)
        .join(sums, sums.c.product_id == Product.id)
        .outerjoin(Category, Category.id == Product.category_id)
        .order_by(sums.c.revenue.desc(), Product.id)
    )
    return [Sold(row[0], row[1], row[2], row[3], int(row[4]), int(row[5])) for row in rows]


class Day(NamedTuple):
    """What was sold on a day."""

    day: date
    orders: int
    units: int
    revenue: int


async def days(db: AsyncSession, span: Span) -> list[Day]:
    """What was sold on each day that had sales, in order."""
    orders = func.count(distinct(case((Order.kind == SALE, Order.id))))
    rows = await db.execute(
        select(Order.business_day, orders, func.sum(OrderLine.quantity), func.sum(OrderLine.total))
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(*span.conditions())
        .group_by(Order.business_day)
        .order_by(Order.business_day)
    )
    return [Day(row[0], int(row[1]), int(row[2]), int(row[3])) for row in rows]


async def lines(db: AsyncSession, span: Span, *, most: int) -> list[SoldLine]:
    """Every line that was sold, oldest first; Invalid when there are more than so many."""
    rows = await db.execute(
        select(
            Order.business_day,
            Order.id,
            Order.number,
            OrderLine.product_id,
            OrderLine.name,
            OrderLine.quantity,
            OrderLine.unit_price,
            OrderLine.total,
        )
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(*span.conditions())
        .order_by(Order.business_day, Order.id, OrderLine.id)
        .limit(most + 1)
    )
    found = [SoldLine(*row) for row in rows]
    if len(found) > most:
        raise Invalid("include_sales_items", f"these are more than {most:,} lines: ask for fewer days")
    return found


MOST_BUCKETS = 4_000
BUCKETS: dict[str, Callable[[date], date]] = {
    "daily": lambda day: day,
    "weekly": lambda day: day - timedelta(days=min(day.weekday(), day.toordinal() - 1)),
    "monthly": lambda day: day.replace(day=1),
    "yearly": lambda day: day.replace(month=1, day=1),
}


@dataclass(slots=True)
class Bucket:
    """What was sold from its first day on until the next one begins; its lines when they are asked for."""

    start: date
    orders: int = 0
    units: int = 0
    revenue: int = 0
    lines: list[SoldLine] = field(default_factory=list)

    def add(self, day: Day) -> None:
        """Count a day in."""
        self.orders += day.orders
        self.units += day.units
        self.revenue += day.revenue


def whole(found: Iterable[Day]) -> Bucket:
    """All days as one."""
    made = Bucket(date.min)
    for day in found:
        made.add(day)
    return made


def in_buckets(found: Iterable[Day], sold_lines: Iterable[SoldLine], by: str, span: Span) -> list[Bucket]:
    """Days and lines folded into buckets, in order. Weeks begin on Monday, years on the first of January.

    When both ends of the span are given, buckets without sales are there with zeros. Invalid when those are too many.
    """
    made: dict[date, Bucket] = {}
    first_of = BUCKETS[by]
    if span.start is not None and span.end is not None:
        made = {first: Bucket(first) for first in _between(first_of, span.start, span.end)}
    for day in found:
        made.setdefault(first_of(day.day), Bucket(first_of(day.day))).add(day)
    for line in sold_lines:
        made[first_of(line.day)].lines.append(line)
    return list(made.values())


def _between(first_of: Callable[[date], date], start: date, end: date) -> Iterator[date]:
    count, first = 0, None
    for n in range((end - start).days + 1):
        found = first_of(start + timedelta(days=n))
        if found != first:
            first, count = found, count + 1
            if count > MOST_BUCKETS:
                raise Invalid("end_date", f"is more than {MOST_BUCKETS} buckets after start_date")
            yield found
