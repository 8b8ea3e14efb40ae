"""What two of the documents ask about sales, counted from the order tables."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BeforeValidator

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.catalog.schemas import Ref
from tradepost.compat.goods import price
from tradepost.compat.headers import TokenRoute
from tradepost.core.db import Db
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings
from tradepost.core.web import Schema, router as make_router
from tradepost.orders import figures

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


def _shares(sold: Sequence[figures.Sold]) -> list[ProductShare]:
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
async def read_profit(db: Db, _who: Reader) -> BackendProfit:
    """Profit of all executed orders, and how many there are."""
    found = await figures.profit(db)
    return BackendProfit(total_profit=price(found.revenue - found.cost), executed_orders=found.orders)


@statistics.get("/statistics/product-sales")
async def product_sales(db: Db, _who: Reader) -> list[ProductShare]:
    """Each product's share of all sales, the largest first."""
    return _shares(await figures.sold(db))


@statistics.get("/statistics/category-product-sales")
async def category_product_sales(db: Db, _who: Reader) -> list[CategoryShare]:
    """Each product's share of the sales of its category, the largest first."""
    held: dict[int | None, list[figures.Sold]] = {}
    for one in await figures.sold(db):
        held.setdefault(one.category_id, []).append(one)
    return [
        CategoryShare(
            category_id=sold[0].category_id,
            category=sold[0].category,
            quantity=sum(one.units for one in sold),
            revenue=price(sum(one.revenue for one in sold)),
            products=_shares(sold),
        )
        for sold in held.values()
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


def _sales(found: figures.Bucket, lines: list[figures.SoldLine] | None) -> dict[str, Any]:
    sales = None if lines is None else [_sale(line) for line in lines]
    return {"revenue": price(found.revenue), "units": found.units, "orders": found.orders, "sales": sales}


def _sale(line: figures.SoldLine) -> RpcSale:
    shown = {name: getattr(line, name) for name in ("number", "product_id", "name", "quantity")}
    amounts = {name: price(getattr(line, name)) for name in ("unit_price", "revenue")}
    return RpcSale(date=line.day, sale_id=line.order_id, **shown, **amounts)


@data.get("/get_sales_data", response_model_exclude_none=True)
async def get_sales_data(
    db: Db,
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
    span = figures.Span(start_date, end_date, product_ids, category_ids)
    days = await figures.days(db, span)
    lines = await figures.lines(db, span, most=MOST_TOLD) if include_sales_items else None
    whole = figures.whole(days)
    answer = RpcSalesData(currency=settings().currency, **_sales(whole, None if buckets else lines))
    if buckets:
        answer.buckets = [
            RpcBucket(start=bucket.start, **_sales(bucket, None if lines is None else bucket.lines))
            for bucket in figures.in_buckets(days, lines or [], buckets, span)
        ]
    return answer
