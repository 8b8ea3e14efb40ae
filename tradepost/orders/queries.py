"""What is read about orders: lists, one order, its timeline, and sales counted by day, country, product and more."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import StringConstraints
from sqlalchemy import ColumnElement, and_, case, distinct, func, null, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer_group

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Category, Product
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.events import Event
from tradepost.core.money import to_text
from tradepost.core.paging import contains
from tradepost.core.settings import settings
from tradepost.customers.models import Customer
from tradepost.customers.rules import country_code
from tradepost.orders.models import SHOP, Order, OrderLine, Return
from tradepost.orders.recording import status_from
from tradepost.orders.rules import CANCELLED, RETURN, REVENUE, SALE
from tradepost.orders.schemas import Figures, SummaryItem, SummaryOut

MOST_BUCKETS = 4000
RowNumber = Annotated[int | None, Query(ge=1, le=2**63 - 1)]
PaymentStanding = Literal[
    "unpaid", "authorised", "partially_paid", "paid", "partially_refunded", "refunded", "cancelled"
]  # fmt: skip
GoodsStanding = Literal["unfulfilled", "partial", "shipped", "delivered", "returned", "cancelled"]


@dataclass(slots=True)
class Wanted:
    """Which orders a list or a figure is about: a dependency whose fields are query parameters."""

    q: Annotated[str, Query(max_length=200, description="Part of a number, or of a customer's name or e-mail")] = ""
    kind: Annotated[str | None, Query(pattern="^(sale|return)$")] = None
    status: Annotated[str | None, Query(max_length=60, description="Ours, or a platform's own word")] = None
    payment_status: Annotated[PaymentStanding | None, Query(description="How it stands with money")] = None
    fulfilment_status: Annotated[GoodsStanding | None, Query(description="How far its goods are")] = None
    platform: Annotated[
        list[Annotated[str, StringConstraints(max_length=60)]] | None,
        Query(max_length=50, description="Any of these, as orders have them; given again for each"),
    ] = None
    country: Annotated[str | None, Query(max_length=60, description="By code or by name")] = None
    customer_id: RowNumber = None
    product_id: RowNumber = None
    category_id: Annotated[RowNumber, Query(description="With everything below it")] = None
    start_date: Annotated[date | None, Query(description="The first day, in the installation's zone")] = None
    end_date: Annotated[date | None, Query(description="The last day, included")] = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """What an order must be."""
        for name in ("kind", "payment_status", "fulfilment_status", "customer_id"):
            if (wanted := getattr(self, name)) is not None:
                yield getattr(Order, name) == wanted
        if self.platform is not None:
            yield Order.platform.in_(self.platform)
        if self.status is not None:
            yield Order.status == status_from(self.status)
        if self.country is not None:
            yield Order.country == country_code(self.country)
        if self.start_date is not None:
            yield Order.business_day >= self.start_date
        if self.end_date is not None:
            yield Order.business_day <= self.end_date
        if text := self.q.strip():
            buyers = select(Customer.id).where(contains(Customer.search, text))
            yield or_(contains(func.lower(Order.number), text), Order.number == text, Order.customer_id.in_(buyers))

    def line_conditions(self) -> list[ColumnElement[bool]]:
        """What a line must be."""
        found: list[ColumnElement[bool]] = []
        if self.product_id is not None:
            found.append(OrderLine.product_id == self.product_id)
        if self.category_id is not None:
            below = Category.path.like(f"%/{self.category_id}/%")
            branch = select(Category.id).where(or_(Category.id == self.category_id, below))
            found.append(OrderLine.product_id.in_(select(Product.id).where(Product.category_id.in_(branch))))
        return found

    def narrow(self, query: Any) -> Any:
        """A query of orders with the conditions in it; an order with one line that is meant is meant."""
        query = query.where(*self.conditions())
        lines = self.line_conditions()
        return query.where(Order.id.in_(select(OrderLine.order_id).where(*lines))) if lines else query


def orders() -> Any:
    """Every order with who bought: (Order, customer's name, customer's e-mail)."""
    return (
        select(Order, Customer.name, Customer.email)
        .outerjoin(Customer, Customer.id == Order.customer_id)
        .execution_options(populate_existing=True)
    )


def visible_to(who: Caller) -> Any:
    """All orders for staff; for others their own: placed by their account, or by the customer joined with it."""
    return orders() if who.has(Right.ORDERS_READ) else own(who)


def changeable_by(who: Caller) -> Any:
    """All orders for those of staff who may change orders; for others, whatever else they see, their own."""
    return orders() if who.has(Right.ORDERS_WRITE) else own(who)


def own(who: Caller) -> Any:
    """Somebody's own: placed by their account, or by the customer joined with it."""
    return orders().where(or_(Order.account_id == who.id, Customer.account_id == who.id))


async def one(db: AsyncSession, query: Any, key: object) -> Any:
    """The one row of a query of `orders`; NotFound."""
    found = (await db.execute(query)).one_or_none()
    if found is None:
        raise NotFound("order", key)
    return found


async def lines_of(db: AsyncSession, order_ids: Collection[int]) -> dict[int, list[OrderLine]]:
    """The lines of each order, in one statement."""
    found: dict[int, list[OrderLine]] = {order_id: [] for order_id in order_ids}
    if found:
        query = select(OrderLine).where(OrderLine.order_id.in_(found)).order_by(OrderLine.id)
        query = query.options(undefer_group(SHOP))
        for line in (await db.execute(query)).scalars():
            found[line.order_id].append(line)
    return found


async def timeline(db: AsyncSession, order_id: int) -> Sequence[Event]:
    """What happened to an order and to its returns, oldest first."""
    found = (await db.execute(select(Return.id).where(Return.order_id == order_id))).scalars().all()
    about = and_(Event.subject_type == "orders", Event.subject_id == order_id)
    if found:
        about = or_(about, and_(Event.subject_type == "returns", Event.subject_id.in_(found)))
    return (await db.execute(select(Event).where(about).order_by(Event.id).limit(1000))).scalars().all()


# --- sales counted ---

COUNTED = or_(and_(Order.kind == RETURN, Order.status != CANCELLED), Order.status.in_(REVENUE))


# What to group by; a day is folded into its week or month afterwards.
_KEYS: dict[str, Any] = {
    "day": Order.business_day,
    "week": Order.business_day,
    "month": Order.business_day,
    "country": Order.country,
    "platform": Order.platform,
    "status": Order.status,
    "customer": Order.customer_id,
    "product": OrderLine.product_id,
    "category": Product.category_id,
}
_OF_LINES = {"product", "category"}
_NAMED: dict[str, Any] = {"customer": Customer, "product": Product, "category": Category}


def _figures(*, lines: bool) -> list[ColumnElement[Any]]:
    """Orders, returns, units, revenue: from the orders' own sums, or from the lines that are meant."""
    one_of = (
        (lambda kind: func.count(distinct(case((Order.kind == kind, Order.id)))))
        if lines
        else (lambda kind: func.sum(case((Order.kind == kind, 1), else_=0)))
    )
    units, revenue = (OrderLine.quantity, OrderLine.total) if lines else (Order.units, Order.subtotal - Order.discount)
    return [one_of(SALE), one_of(RETURN), func.sum(units), func.sum(revenue)]


def _summary_query(by: str, wanted: Wanted, *, grouped: bool) -> Any:
    """(key, name, four figures) of each group; the four figures alone when not grouped."""
    lines = (grouped and by in _OF_LINES) or bool(wanted.line_conditions())
    figures = [figure.label(f"figure_{place}") for place, figure in enumerate(_figures(lines=lines))]
    key = _KEYS[by].label("key")
    query = select(*([key] if grouped else []), *figures).select_from(Order)
    if lines:
        query = query.join(OrderLine, OrderLine.order_id == Order.id).where(*wanted.line_conditions())
    if grouped and by == "category":
        query = query.join(Product, Product.id == OrderLine.product_id)
    # Amounts of two currencies do not add up.
    query = query.where(COUNTED, Order.currency == settings().currency, *wanted.conditions())
    if not grouped:
        return query
    found = query.group_by(_KEYS[by]).subquery()
    # Names are joined to the groups, not to the half a million lines they were made of.
    named = _NAMED.get(by)
    sums = [found.c[figure.name] for figure in figures]
    if named is None:
        return select(found.c.key, null(), *sums)
    return select(found.c.key, named.name, *sums).outerjoin(named, named.id == found.c.key)


async def summary(db: AsyncSession, by: str, wanted: Wanted, *, limit: int) -> SummaryOut:
    """Sales in groups: days, weeks and months in their order, everything else by revenue, the most first."""
    rows = [
        (row[0], row[1], *(int(value or 0) for value in row[2:]))
        for row in await db.execute(_summary_query(by, wanted, grouped=True))
    ]
    total = [sum(row[place] for row in rows) for place in range(2, 6)]
    if by in _OF_LINES and rows:
        # An order with two products is one order, though it counts for both.
        whole = (await db.execute(_summary_query(by, wanted, grouped=False))).one()
        total = [int(value or 0) for value in whole]
    if by in {"day", "week", "month"}:
        items = _in_time(by, rows, wanted)
    else:
        rows.sort(key=lambda row: (-row[5], -row[2], str(row[0])))
        items = [_item("" if row[0] is None else str(row[0]), row[2:], name=row[1]) for row in rows[:limit]]
    return SummaryOut(by=by, currency=settings().currency, items=items, total=Figures(**_shaped(total)))


def _in_time(by: str, rows: Sequence[tuple[Any, ...]], wanted: Wanted) -> list[SummaryItem]:
    """Days folded into weeks or months; when both ends are given, those without sales are there with zeros."""
    found: dict[date, list[int]] = {}
    if wanted.start_date and wanted.end_date:
        for day in _starts(by, wanted.start_date, wanted.end_date):
            found[day] = [0, 0, 0, 0]
    for day, _name, *figures in rows:
        sums = found.setdefault(_start(by, day), [0, 0, 0, 0])
        for place, value in enumerate(figures):
            sums[place] += value
    return [_item(f"{day:%Y-%m}" if by == "month" else day.isoformat(), found[day]) for day in sorted(found)]


def _start(by: str, day: date) -> date:
    """The first day of its bucket: weeks begin on Monday."""
    if by == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day.replace(day=1) if by == "month" else day


def _starts(by: str, first: date, last: date) -> Iterator[date]:
    per_bucket = {"day": 1, "week": 7, "month": 28}[by]
    if (last - first).days // per_bucket > MOST_BUCKETS:
        raise Invalid("end_date", f"more than {MOST_BUCKETS} {by}s after start_date")
    seen: set[date] = set()
    for n in range((last - first).days + 1):
        day = _start(by, first + timedelta(days=n))
        if day not in seen:
            seen.add(day)
            yield day


def _shaped(figures: Sequence[int]) -> dict[str, Any]:
    orders_, returns, units, revenue = figures
    return {
        "orders": orders_,
        "returns": returns,
        "units": units,
        "revenue": to_text(revenue, settings().currency),
    }


def _item(key: str, figures: Sequence[int], *, name: str | None = None) -> SummaryItem:
    return SummaryItem(key=key, name=name, **_shaped(figures))
