"""The FastAPI backend's calls under /ecommerce/v1: its shapes over our services."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request
from pydantic import Field
from sqlalchemy import Select, func, select

from tradepost.accounts import service as accounts
from tradepost.accounts.auth import AnyCaller, Caller, SignedIn, may
from tradepost.accounts.rights import Right
from tradepost.accounts.routes import entered, not_kept
from tradepost.accounts.schemas import LoginIn, Password
from tradepost.cart.buyers import Buyer
from tradepost.cart.rules import MOST_LINES
from tradepost.cart.schemas import Units as CartUnits
from tradepost.catalog import categories
from tradepost.catalog.models import Category, Product
from tradepost.catalog.schemas import CategoryIn, Ref, Slug
from tradepost.compat import goods, sales
from tradepost.core.db import Db
from tradepost.core.errors import Conflict, Invalid, NotFound, Problem
from tradepost.core.money import Amount, to_number
from tradepost.core.web import Line, LongLine, Name, Schema, router as make_router
from tradepost.inventory import finding, queries as stock, service as inventory
from tradepost.inventory.rules import Line as StockLine
from tradepost.inventory.schemas import SomeUnits, Units
from tradepost.orders import placing
from tradepost.orders.wishes import Wish, counted

router = make_router("rpc")
router.include_router(sales.data)

CatalogEditor = Annotated[Caller, may(Right.CATALOG_WRITE)]
ProductEditor = Annotated[Caller, may(Right.CATALOG_WRITE, Right.INVENTORY_WRITE)]
StockEditor = Annotated[Caller, may(Right.INVENTORY_WRITE)]
StockReader = Annotated[Caller, may(Right.INVENTORY_READ)]


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
async def login_user(body: LoginIn, db: Db, request: Request) -> RpcToken:
    """Log in. 422 for an unknown e-mail or a wrong password, which are not told apart."""
    with unprocessable(accounts.WrongPassword):
        tokens = await entered(db, body, request)
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


# --- purchases ---


class RpcItem(Schema):
    """So many of a product."""

    product_id: Ref
    quantity: CartUnits


class RpcPurchaseIn(Schema):
    """What somebody wants; items of one product count together."""

    items: Annotated[list[RpcItem], Field(min_length=1, max_length=MOST_LINES)]


class RpcFailure(RpcItem):
    """What could not be bought, and why."""

    reason: str


class RpcPurchase(Schema):
    """What was bought, as one order, and what was not; without an order when nothing was."""

    successful_purchases: list[RpcItem]
    failed_purchases: list[RpcFailure]
    order_id: int | None = None
    total: float | None = None


@router.post("/purchase_products")
async def purchase_products(body: RpcPurchaseIn, db: Db, who: SignedIn) -> RpcPurchase:
    """Buy as much of this as there is: each product whole or not at all. The answer names both kinds."""
    first = await finding.first_variants(db, {item.product_id for item in body.items})
    known = [one for one in body.items if one.product_id in first]
    wanted = [(first[one.product_id], one.quantity) for one in known]
    wish = Wish(lines=counted(wanted), buyer=Buyer(who.person.id, who.person.email or ""))
    placed, rest = await placing.place_what_is_there(db, wish, wanted) if wanted else (None, [])
    failed = {id(known[one.place]): f"only {one.left} are left" if one.sold else "is not for sale" for one in rest}
    answer = RpcPurchase(successful_purchases=[], failed_purchases=[])
    for item in body.items:
        reason = failed.get(id(item)) if item.product_id in first else "there is no such product"
        if reason is None:
            answer.successful_purchases.append(item)
        else:
            answer.failed_purchases.append(RpcFailure(**item.model_dump(), reason=reason))
    if placed is not None:
        answer.order_id, answer.total = placed.order.id, to_number(placed.order.total, placed.order.currency)
    return answer
