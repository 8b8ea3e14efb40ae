"""The FastAPI backend's calls under /ecommerce/v1: its shapes over our services."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request
from pydantic import BeforeValidator
from sqlalchemy import Select, func, select

from tradepost.accounts import service as accounts
from tradepost.accounts.auth import AnyCaller, Caller, may
from tradepost.accounts.rights import Right
from tradepost.accounts.routes import Address, not_kept
from tradepost.accounts.schemas import LoginIn, Password
from tradepost.catalog import categories
from tradepost.catalog.models import Category, Product
from tradepost.catalog.schemas import CategoryIn, Ref, Slug
from tradepost.compat import goods
from tradepost.core.db import Db
from tradepost.core.errors import Conflict, Invalid, NotFound, Problem
from tradepost.core.money import Amount
from tradepost.core.settings import settings
from tradepost.core.web import Line, LongLine, Name, Schema, router as make_router
from tradepost.inventory import queries as stock, service as inventory
from tradepost.inventory.rules import Line as StockLine
from tradepost.inventory.schemas import SomeUnits, Units
from tradepost.orders import figures

router = make_router("rpc")

CatalogEditor = Annotated[Caller, may(Right.CATALOG_WRITE)]
ProductEditor = Annotated[Caller, may(Right.CATALOG_WRITE, Right.INVENTORY_WRITE)]
StockEditor = Annotated[Caller, may(Right.INVENTORY_WRITE)]
StockReader = Annotated[Caller, may(Right.INVENTORY_READ)]
SalesReader = Annotated[Caller, may(Right.ORDERS_READ)]

MOST_LINES = 50_000


def refusal(problem: Problem) -> dict[str, Any]:
    """`{"detail": ...}`, with the fields that are wrong."""
    named = {"errors": problem.extra["errors"]} if "errors" in problem.extra else {}
    return {"detail": problem.detail, **named}


@contextmanager
def unprocessable(*kinds: type[Problem]) -> Iterator[None]:
    """What the document answers with 422, whatever it is elsewhere."""
    try:
        yield
    except kinds as error:
        refused = Invalid("", error.detail)
        refused.extra, refused.keeps = error.extra, error.keeps
        raise refused from error


# --- users ---


class RpcUserIn(Schema):
    """A new user."""

    username: Line | None = None
    email: Line
    password: Password


class RpcUser(Schema):
    """A user."""

    id: int
    username: str | None
    email: str | None
    created_at: datetime


class RpcToken(Schema):
    """The token for the header `Authorization: Bearer <token>`."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the name of a scheme


@router.put("/register_user")
async def register_user(body: RpcUserIn, db: Db) -> RpcUser:
    """Register a new user. 422 when the e-mail (or the username) is taken."""
    with unprocessable(accounts.Taken):
        account = await accounts.register(db, username=body.username, email=body.email, password=body.password)
    return RpcUser.model_validate(account)


@router.post("/login_user", dependencies=not_kept)
async def login_user(body: LoginIn, db: Db, request: Request, address: Address) -> RpcToken:
    """Log in. 422 for an unknown e-mail or a wrong password, which are not told apart."""
    with unprocessable(accounts.WrongPassword):
        tokens = await accounts.log_in(
            db,
            body.name,
            body.password,
            code=body.otp or body.recovery_code,
            address=address,
            device=request.headers.get("user-agent", ""),
        )
    return RpcToken(access_token=tokens.access_token)


# --- lists ---


Direction = Literal["asc", "desc"]


class Listed(Schema):
    """Which page of a list this is, and how many there are in all."""

    page: int
    page_size: int
    total: int


def _pages(
    page: Annotated[int, Query(ge=1, le=10**6)] = 1, page_size: Annotated[int, Query(ge=1, le=500)] = 100
) -> tuple[int, int]:
    return page, page_size


Pages = Annotated[tuple[int, int], Depends(_pages)]


async def _page(
    db: Db, query: Select[Any], pages: tuple[int, int], by: Any, key: Any, order: Direction
) -> tuple[dict[str, int], list[Any]]:
    """(page, page_size and total; the rows) of a page."""
    page, size = pages
    total = (await db.execute(select(func.count()).select_from(query.subquery()))).scalar_one()
    ordered = query.order_by(*[column.desc() if order == "desc" else column.asc() for column in (by, key)])
    rows = (await db.execute(ordered.limit(size).offset((page - 1) * size))).all()
    return {"page": page, "page_size": size, "total": total}, list(rows)


# --- categories ---


class RpcCategoryIn(Schema):
    """A new category."""

    name: Name
    slug: Slug
    description: LongLine = ""


class RpcCategory(Schema):
    """A category."""

    id: int
    name: str
    slug: str
    description: str
    created_at: datetime


class RpcCategories(Listed):
    """A page of categories."""

    categories: list[RpcCategory]


@router.put("/create_category")
async def create_category(body: RpcCategoryIn, db: Db, _who: CatalogEditor) -> RpcCategory:
    """Create a category. 422 when the slug (or the name) is taken."""
    with unprocessable(Conflict):
        made = await categories.create(db, CategoryIn(name=body.name, description=body.description), slug=body.slug)
    return RpcCategory.model_validate(made)


@router.get("/get_categories")
async def get_categories(
    db: Db,
    _who: AnyCaller,
    pages: Pages,
    sort_by: Literal["id", "name", "slug", "created_at"] = "id",
    order: Direction = "asc",
) -> RpcCategories:
    """A page of the categories."""
    listed, rows = await _page(
        db, categories.visible(staff=False), pages, getattr(Category, sort_by), Category.id, order
    )
    return RpcCategories(**listed, categories=[RpcCategory.model_validate(row[0]) for row in rows])


# --- products ---


class RpcProductIn(Schema):
    """A new product."""

    name: Name
    description: LongLine = ""
    price: Amount
    category_id: Ref
    quantity: Units = 0


class CategoryOfProduct(Schema):
    """A product's category."""

    id: int
    name: str
    slug: str


class RpcProduct(Schema):
    """A product on sale, with its category."""

    id: int
    name: str
    description: str
    price: float
    quantity: int
    category_id: int | None
    category: CategoryOfProduct | None
    created_at: datetime


class RpcProducts(Listed):
    """A page of products."""

    products: list[RpcProduct]


class RpcStockIn(Schema):
    """Units that came in."""

    product_id: Ref
    quantity: SomeUnits


class RpcStock(Schema):
    """What came in, and how many there are now."""

    product_id: int
    added: int
    quantity: int


def _product(row: Any) -> RpcProduct:
    found = goods.shape(row)
    held = None
    if found.category_id is not None:
        held = CategoryOfProduct(id=found.category_id, name=found.category or "", slug=found.category_slug or "")
    shown = {
        name: getattr(found, name) for name in ("id", "name", "description", "quantity", "category_id", "created_at")
    }
    return RpcProduct(**shown, price=goods.price(found.price), category=held)


async def _read(db: Db, product_id: int) -> RpcProduct:
    (row,) = await goods.rows(db, stock.goods().where(Product.id == product_id))
    return _product(row)


@router.put("/create_product")
async def create_product(body: RpcProductIn, db: Db, _who: ProductEditor) -> RpcProduct:
    """Create a product. 404 when there is no such category."""
    await categories.named(db, category_id=body.category_id)
    product = await goods.add(
        db,
        name=body.name,
        price=body.price,
        quantity=body.quantity,
        description=body.description,
        category_id=body.category_id,
    )
    return await _read(db, product.id)


SORTED = {"id": Product.id, "name": Product.name, "price": Product.price, "created_at": Product.created_at}


@router.get("/get_products")
async def get_products(
    db: Db,
    _who: AnyCaller,
    pages: Pages,
    sort_by: Literal["id", "name", "price", "created_at"] = "id",
    order: Direction = "asc",
) -> RpcProducts:
    """A page of the products, each with its category."""
    listed, rows = await _page(db, stock.goods(), pages, SORTED[sort_by], Product.id, order)
    return RpcProducts(**listed, products=[_product(row) for row in rows])


@router.get("/get_low_stock_products")
async def get_low_stock_products(
    db: Db, _who: StockReader, pages: Pages, quantity: Annotated[int, Query(ge=0, le=10**9)]
) -> RpcProducts:
    """The products of which so many are left, or fewer; the emptiest first."""
    query = stock.goods()
    left = query.selected_columns.quantity
    listed, rows = await _page(db, query.where(left <= quantity), pages, left, Product.id, "asc")
    return RpcProducts(**listed, products=[_product(row) for row in rows])


@router.put("/add_inventory")
async def add_inventory(body: RpcStockIn, db: Db, _who: StockEditor) -> RpcStock:
    """Add units to a product's stock. 422 when there is no such product."""
    with unprocessable(NotFound):
        product = await goods.find(db, body.product_id)
    variant = goods.only_variant(product, field="product_id")
    await inventory.receive(db, [StockLine(variant.id, body.quantity)], reason="Added")
    left = await stock.available(db, [variant.id])
    return RpcStock(product_id=product.id, added=body.quantity, quantity=left[variant.id])


# --- sales ---


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
    return {"revenue": goods.price(found.revenue), "units": found.units, "orders": found.orders, "sales": sales}


def _sale(line: figures.SoldLine) -> RpcSale:
    shown = {name: getattr(line, name) for name in ("number", "product_id", "name", "quantity")}
    amounts = {name: goods.price(getattr(line, name)) for name in ("unit_price", "revenue")}
    return RpcSale(date=line.day, sale_id=line.order_id, **shown, **amounts)


@router.get("/get_sales_data", response_model_exclude_none=True)
async def get_sales_data(
    db: Db,
    _who: SalesReader,
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
    lines = await figures.lines(db, span, most=MOST_LINES) if include_sales_items else None
    whole = figures.whole(days)
    answer = RpcSalesData(currency=settings().currency, **_sales(whole, None if buckets else lines))
    if buckets:
        answer.buckets = [
            RpcBucket(start=bucket.start, **_sales(bucket, None if lines is None else bucket.lines))
            for bucket in figures.in_buckets(days, lines or [], buckets, span)
        ]
    return answer
