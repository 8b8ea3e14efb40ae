"""What two of the documents ask about sales, in their own shapes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from fastapi import Query
from pydantic import BeforeValidator

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.analytics import engine
from tradepost.analytics.asking import named, only
from tradepost.analytics.days import FIRST
from tradepost.analytics.dimensions import Grain
from tradepost.analytics.engine import Asking
from tradepost.analytics.question import Question, Range, answer, counted
from tradepost.analytics.schemas import Filters
from tradepost.catalog.schemas import Ref
from tradepost.compat.goods import price
from tradepost.compat.headers import TokenRoute
from tradepost.core.db import reading
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings
from tradepost.core.web import Schema, router as make_router

statistics = make_router("backend")
statistics.route_class = TokenRoute
data = make_router("rpc")

MOST_TOLD = 50_000
Reader = Annotated[Caller, may(Right.REPORTS_READ)]

# --- the backend's ---


class BackendProfit(Schema):
    """What is left of revenue after what the goods cost, and of how many orders."""

    total_profit: float
    executed_orders: int


class ProductShare(Schema):
    """A product's share of what was sold, in percent."""

    product_id: int
    name: str
    quantity: int
    revenue: float
    percent: float


class CategoryShare(Schema):
    """What was sold of a category, each product's share being of the category's revenue."""

    category_id: int | None
    category: str | None
    quantity: int
    revenue: float
    products: list[ProductShare]


class Sold(NamedTuple):
    """What was sold of a product, less what came back. `revenue` is in minor units."""

    product_id: int
    name: str
    category_id: int | None
    units: int
    revenue: int


async def _sold() -> tuple[list[Sold], dict[int, str]]:
    """What was sold of each product over all time, the most revenue first; and what the categories are called."""
    async with engine.asking() as ask:
        found = await answer(ask, Question(("revenue", "units"), by=("product", "category")), total=False)
    async with reading() as db:
        names = await named(db, "products", [key[0] for key, _ in found.rows])
        categories = await named(db, "categories", {key[1] for key, _ in found.rows if key[1] is not None})
    sold = [
        Sold(product_id, names.get(product_id, ""), category_id, figures["units"], figures["revenue"])
        for (product_id, category_id), figures in found.rows
    ]
    return sold, categories


def _shares(sold: Sequence[Sold]) -> list[ProductShare]:
    whole = sum(one.revenue for one in sold)
    return [
        ProductShare(
            product_id=one.product_id,
            name=one.name,
            quantity=one.units,
            revenue=price(one.revenue),
            percent=100 * one.revenue / whole if whole else 0,
        )
        for one in sold
    ]


@statistics.get("/statistics/profit")
async def read_profit(_who: Reader) -> BackendProfit:
    """Profit of all executed orders, and how many there are."""
    async with engine.asking() as ask:
        found = (await answer(ask, Question(("gross_profit", "orders")))).total
    return BackendProfit(total_profit=price(found["gross_profit"]), executed_orders=found["orders"])


@statistics.get("/statistics/product-sales")
async def product_sales(_who: Reader) -> list[ProductShare]:
    """Each product's share of all sales, the largest first."""
    return _shares((await _sold())[0])


@statistics.get("/statistics/category-product-sales")
async def category_product_sales(_who: Reader) -> list[CategoryShare]:
    """Each product's share of the sales of its category, the largest first."""
    found, names = await _sold()
    held: dict[int | None, list[Sold]] = {}
    for one in found:
        held.setdefault(one.category_id, []).append(one)
    return [
        CategoryShare(
            category_id=category_id,
            category=None if category_id is None else names.get(category_id),
            quantity=sum(one.units for one in sold),
            revenue=price(sum(one.revenue for one in sold)),
            products=_shares(sold),
        )
        for category_id, sold in held.items()
    ]


# --- the rpc's ---


def _listed(value: Any) -> Any:
    """`1,2` means the same as naming a parameter twice."""
    return [part for item in value for part in str(item).split(",")] if isinstance(value, list) else value


Ids = Annotated[list[Ref], BeforeValidator(_listed), Query(max_length=500)]


class RpcSale(Schema):
    """A line of a sale."""

    date: date
    sale_id: int
    number: str
    product_id: int
    name: str
    quantity: int
    unit_price: float
    revenue: float


class RpcSales(Schema):
    """What was sold; `sales` has the lines when they were asked for."""

    revenue: float
    units: int
    orders: int
    sales: list[RpcSale] | None = None


class RpcBucket(RpcSales):
    """What was sold from its first day on until the next bucket begins."""

    start: date


class RpcSalesData(RpcSales):
    """The whole range and, when asked for, its buckets."""

    currency: str
    buckets: list[RpcBucket] | None = None


FIGURES = ("revenue", "units", "orders")
GRAINS: dict[str, Grain] = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}


def _sales(figures: Mapping[str, int], lines: list[RpcSale] | None) -> dict[str, Any]:
    return {
        "revenue": price(figures["revenue"]),
        "units": figures["units"],
        "orders": figures["orders"],
        "sales": lines,
    }


async def _lines(ask: Asking, asked: Question) -> list[RpcSale]:
    """Every line that was sold, oldest first; Invalid when there are too many."""
    found = await counted(ask, asked)
    found = found.order_by(["day", "order_id", "line_id"]).limit(MOST_TOLD + 1)
    rows = await ask.run(found, start=asked.days.start, end=asked.days.end)
    if len(rows) > MOST_TOLD:
        raise Invalid("include_sales_items", f"these are more than {MOST_TOLD:,} lines: ask for fewer days")
    return [
        RpcSale(
            date=row["day"],
            sale_id=row["order_id"],
            number=row["number"],
            product_id=row["product_id"],
            name=row["name"],
            quantity=row["units"],
            unit_price=price(row["gross"] // row["units"] if row["units"] else 0),
            revenue=price(row["net"]),
        )
        for row in rows
    ]


@data.get("/get_sales_data", response_model_exclude_none=True)
async def get_sales_data(
    _who: Reader,
    start_date: date | None = None,
    end_date: date | None = None,
    product_ids: Ids = [],  # noqa: B006 - FastAPI copies it
    category_ids: Ids = [],  # noqa: B006 - FastAPI copies it
    buckets: Literal["daily", "weekly", "monthly", "yearly"] | None = None,
    include_sales_items: bool = False,  # noqa: FBT001, FBT002 - a query parameter that is a switch
) -> RpcSalesData:
    """Sales and revenue of a range of days, both included; in buckets, and with their lines, when asked for."""
    if start_date and end_date and start_date > end_date:
        raise Invalid("end_date", "is before start_date")
    async with reading() as db:
        narrowed = await only(db, Filters(product_ids=product_ids, category_ids=category_ids))
    asked = Question(
        FIGURES, days=Range(start_date, end_date), grain=GRAINS[buckets] if buckets else None, only=narrowed
    )
    async with engine.asking() as ask:
        found = await answer(ask, asked)
        lines = await _lines(ask, asked) if include_sales_items else None
    whole = RpcSalesData(currency=settings().currency, **_sales(found.total, None if buckets else lines))
    if buckets:
        held: dict[date, list[RpcSale]] = {}
        for line in lines or ():
            held.setdefault(FIRST[GRAINS[buckets]](line.date), []).append(line)
        whole.buckets = [
            RpcBucket(start=start, **_sales(figures, None if lines is None else held.get(start, [])))
            for (start,), figures in found.rows
        ]
    return whole
