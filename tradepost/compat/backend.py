"""The backend API's calls without a prefix: its shapes over our services."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from fastapi import Depends, File, Query, Request, UploadFile
from pydantic import Field

from tradepost.accounts import service as accounts
from tradepost.accounts.auth import AnyCaller, Caller, SignedIn, may
from tradepost.accounts.models import Account
from tradepost.accounts.rights import Right
from tradepost.accounts.routes import entered, not_kept
from tradepost.accounts.schemas import LoginIn, Password, TokensOut
from tradepost.accounts.tokens import bearer
from tradepost.cart.buyers import Buyer
from tradepost.cart.rules import MOST_LINES
from tradepost.cart.schemas import LineIn
from tradepost.catalog import categories, naming, service as catalog
from tradepost.catalog.models import Category, Product
from tradepost.catalog.schemas import CategoryChange, Named, Ref
from tradepost.compat import goods, sales
from tradepost.compat.headers import TokenRoute
from tradepost.core.db import Db, stepwise
from tradepost.core.errors import Invalid, NotFound, NotSignedIn, Problem
from tradepost.core.money import Amount, to_number
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Line, Name, Schema, router as make_router
from tradepost.customers.schemas import RealCountry
from tradepost.imports import whole
from tradepost.inventory import finding, queries as stock
from tradepost.inventory.schemas import Units
from tradepost.orders import cancelling, editing, executing, looking, placing, queries
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import DELIVERED, EXECUTED, SHIPPED
from tradepost.orders.wishes import Wish, counted

router = make_router("backend")
router.route_class = TokenRoute
router.include_router(sales.statistics)

# Where these calls stand; the rest of what has no prefix is the seller service's.
PATHS = (
    "/users", "/products", "/orders", "/statistics",
    "/categories/products", "/categories/update", "/categories/delete",
)  # fmt: skip

Editor = Annotated[Caller, may(Right.CATALOG_WRITE)]
StockEditor = Annotated[Caller, may(Right.CATALOG_WRITE, Right.INVENTORY_WRITE)]
Key = Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Instead of the one in the body")]
Price = Annotated[Amount, Field(gt=0)]
DONE = {SHIPPED, DELIVERED, EXECUTED}


def refusal(problem: Problem) -> dict[str, Any]:
    """`{"message": ...}`, with the fields that are wrong."""
    named = {"errors": problem.extra["errors"]} if "errors" in problem.extra else {}
    return {"message": problem.detail, **named}


class Done(Schema):
    """What was done."""

    message: str


class Chosen(Schema):
    """Which one is meant, an order by `order_id`: here, or in the query string."""

    id: Ref | None = None
    order_id: Ref | None = None


def _which(body: Chosen | None, key: int | None, field: str = "id") -> int:
    found = (getattr(body, field) if body else None) or key
    if found is None:
        raise Invalid(field, "is required, in the body or in the query string")
    return found


# --- users ---


class BackendUserIn(Schema):
    """A new user."""

    email: Line
    password: Password
    full_name: Line = ""


class BackendUserChange(Schema):
    """What is left out stays. A new password ends one's sessions elsewhere."""

    full_name: Line = ""
    email: Line = ""
    password: Password = ""


class BackendUser(Schema):
    """A user."""

    id: int
    email: str | None
    full_name: str


class UserDone(Done):
    """The user, and what was done."""

    user: BackendUser


def _user(account: Account, message: str) -> UserDone:
    return UserDone(user=BackendUser(id=account.id, email=account.email, full_name=account.name), message=message)


@router.post("/users/add", status_code=201)
async def add_user(body: BackendUserIn, db: Db) -> UserDone:
    """Register a user."""
    account = await accounts.register(db, email=body.email, password=body.password, name=body.full_name)
    return _user(account, "User registered")


@router.post("/users/login", dependencies=not_kept)
async def log_in(body: LoginIn, db: Db, request: Request) -> TokensOut:
    """Log in: an access token for 15 minutes and a refresh token for 30 days."""
    return TokensOut.of(await entered(db, body, request))


@router.post("/users/refresh", dependencies=not_kept)
async def refresh(request: Request, db: Db) -> TokensOut:
    """A new access token, with the refresh token as the bearer. It is good once: the answer has the next one."""
    token = bearer(request.headers.get("authorization"))
    if token is None:
        raise NotSignedIn("Send the refresh token as the bearer")
    return TokensOut.of(await accounts.refresh(db, token))


@router.post("/users/logout")
async def log_out(db: Db, who: SignedIn) -> Done:
    """End the session: its tokens are refused from now on."""
    await accounts.end_session(db, who.person, who.session_id)
    return Done(message="Logged out")


@router.put("/users/update")
async def update_user(body: BackendUserChange, db: Db, who: SignedIn) -> UserDone:
    """Change one's name, e-mail address and password."""
    given, account = body.model_dump(exclude_unset=True), who.person
    if "password" in given:
        await accounts.change_password(db, account, given.pop("password"), keep=who.session_id, field="password")
    if "full_name" in given:
        given["name"] = given.pop("full_name")
    return _user(await accounts.update_profile(db, account, **given), "User updated")


@router.delete("/users/delete")
async def delete_user(db: Db, who: SignedIn) -> Done:
    """Leave: the account is emptied, its orders stay without the name."""
    await accounts.delete_account(db, who.person)
    return Done(message="User deleted")


# --- products ---


class BackendProductIn(Schema):
    """A new product; no two have one name."""

    name: Name
    quantity: Units
    price: Price
    category_id: Ref


class BackendProductChange(Chosen):
    """What is left out stays."""

    name: Name = ""
    quantity: Units = 0
    price: Price = Decimal(1)
    category_id: Ref = 1


class BackendProduct(Schema):
    """A product on sale."""

    id: int
    name: str
    quantity: int
    price: float
    category_id: int | None
    category: str | None


class ProductDone(Done):
    """The product, and what was done."""

    product: BackendProduct


class Imported(Done):
    """How many rows the file had, all of which are products now."""

    rows: int
    imported: int


_page = paging(Product.id, "id", most=1000, usual=1000, name=Product.name, price=Product.price)
ProductPaging = Annotated[Paging, Depends(_page)]


def _product(row: Any) -> BackendProduct:
    row = goods.shape(row)
    return BackendProduct(
        id=row.id,
        name=row.name,
        quantity=row.quantity,
        price=goods.price(row.price),
        category_id=row.category_id,
        category=row.category,
    )


async def _done(db: Db, product_id: int, message: str) -> ProductDone:
    await db.flush()
    (row,) = await goods.rows(db, stock.goods().where(Product.id == product_id))
    return ProductDone(product=_product(row), message=message)


@router.get("/products")
async def list_products(db: Db, _who: AnyCaller, page: ProductPaging) -> Page[BackendProduct]:
    """All products on sale."""
    return Page[BackendProduct](**await paged(db, stock.goods(), page, _product))


@router.post("/products/add", status_code=201)
async def add_product(body: BackendProductIn, db: Db, _who: StockEditor) -> ProductDone:
    """Add a product. 409 when one has this name."""
    await naming.claim_name(db, body.name)
    product = await goods.add(
        db, name=body.name, price=body.price, quantity=body.quantity, category_id=body.category_id
    )
    return await _done(db, product.id, "Product added")


@router.post("/products/bulk-import", status_code=201)
async def import_products(
    db: Db,
    _who: Annotated[Caller, may(Right.IMPORTS_WRITE, Right.CATALOG_WRITE, Right.INVENTORY_WRITE)],
    file: Annotated[UploadFile, File(description="CSV or XLSX with name, quantity, price and category")],
) -> Imported:
    """Import products from a file: all of them or, with every bad row named, none."""
    count = await whole.take_goods(db, file)
    return Imported(message="Products imported", rows=count, imported=count)


@router.put("/products/update")
async def update_product(body: BackendProductChange, db: Db, _who: StockEditor, id: Key = None) -> ProductDone:
    """Change a product. 409 when another has the new name."""
    product = await goods.find(db, _which(body, id))
    given = body.model_dump(exclude_unset=True, exclude={"id", "order_id"})
    if given.get("name", product.name) != product.name:
        await naming.claim_name(db, body.name)
    await goods.change(db, product, given, stock="quantity")
    return await _done(db, product.id, "Product updated")


@router.delete("/products/remove")
async def remove_product(db: Db, _who: Editor, body: Chosen | None = None, id: Key = None) -> Done:
    """Remove a product; what orders refer to is archived."""
    await catalog.remove(db, await goods.find(db, _which(body, id)))
    return Done(message="Product removed")


# --- categories ---


class BackendCategoryChange(Chosen):
    """A category's new name."""

    name: Name


class CategoryDone(Done):
    """The category, and what was done."""

    category: Named


class CategoryGone(Done):
    """How many products went with it."""

    products: int


@router.get("/categories/products")
async def products_of_category(
    db: Db,
    _who: AnyCaller,
    page: ProductPaging,
    category_id: Key = None,
    category: Annotated[str | None, Query(max_length=255, description="Its name, instead of its id")] = None,
) -> Page[BackendProduct]:
    """The products of a category."""
    if category_id is None and category is None:
        raise Invalid("category_id", "is required, or the name of a category")
    found = await categories.named(db, category_id=category_id, name=category)
    query = stock.goods().where(Product.category_id == found.id)
    return Page[BackendProduct](**await paged(db, query, page, _product))


async def _category(db: Db, category_id: int) -> Category:
    """A category to be changed. One that is archived is deleted, as far as this document knows."""
    found = await categories.find(db, category_id)
    if found.archived:
        raise NotFound("category", category_id)
    return found


@router.put("/categories/update")
async def update_category(body: BackendCategoryChange, db: Db, _who: Editor, id: Key = None) -> CategoryDone:
    """Rename a category. 409 when another has this name."""
    category = await categories.change(db, await _category(db, _which(body, id)), CategoryChange(name=body.name))
    return CategoryDone(category=Named.model_validate(category), message="Category updated")


@router.delete("/categories/delete")
async def delete_category(db: Db, _who: Editor, body: Chosen | None = None, id: Key = None) -> CategoryGone:
    """Delete a category with its products. What orders refer to is archived, so that history stays."""
    category = await _category(db, _which(body, id))
    _gone, products = await categories.remove(db, category, archive_products=True)
    return CategoryGone(message="Category deleted", products=products)


# --- orders ---


class BackendOrderIn(Schema):
    """What is ordered and to which country, by its code or its English or Russian name."""

    location: Annotated[RealCountry, Field(min_length=1)]
    items: Annotated[list[LineIn], Field(min_length=1, max_length=MOST_LINES)]


class BackendOrderChange(Chosen):
    """What the order holds from now on."""

    items: Annotated[list[LineIn], Field(min_length=1, max_length=MOST_LINES)]


class BackendOrderItem(Schema):
    """A line at the price of its order."""

    product_id: int
    name: str
    quantity: int
    unit_price: float


class BackendOrder(Schema):
    """An order; `location` is the country's code, `executed` that it was paid and its goods have left."""

    id: int
    number: str
    location: str
    status: str
    executed: bool
    items: list[BackendOrderItem]
    total: float
    created_at: datetime


class OrderDone(Done):
    """The order, and what was done."""

    order: BackendOrder


_orders = paging(Order.id, "-id", created_at=Order.created_at)


def _order(order: Order, lines: Sequence[OrderLine]) -> BackendOrder:
    items = [
        BackendOrderItem(
            product_id=line.product_id,
            name=line.name,
            quantity=line.quantity,
            unit_price=to_number(line.unit_price, order.currency),
        )
        for line in lines
    ]
    shown = {name: getattr(order, name) for name in ("id", "number", "status", "created_at")}
    total = to_number(order.total, order.currency)
    return BackendOrder(**shown, location=order.country, executed=order.status in DONE, items=items, total=total)


async def _units(db: Db, items: list[LineIn]) -> dict[int, int]:
    found = await finding.variants(db, items, field="items")
    return counted([(variant.variant_id, item.quantity) for variant, item in zip(found, items, strict=True)])


async def _changeable(db: Db, who: Caller, body: Chosen | None, key: int | None) -> int:
    which = _which(body, key, "order_id")
    await queries.one(db, queries.changeable_by(who).where(Order.id == which), which)
    return which


@router.post("/orders/create", status_code=201)
async def create_order(body: BackendOrderIn, db: Db, who: SignedIn) -> OrderDone:
    """Create an order: its goods are kept for it until it is executed or deleted, or was not executed in time."""
    buyer = Buyer(who.person.id, who.person.email or "")
    wish = Wish(lines=await _units(db, body.items), buyer=buyer, country=body.location, provider="", expires=True)
    order = (await placing.place(db, wish)).order
    return OrderDone(order=_order(order, order.lines), message="Order created")


@router.get("/orders/user")
async def list_orders(db: Db, who: SignedIn, page: Annotated[Paging, Depends(_orders)]) -> Page[BackendOrder]:
    """One's own orders, the newest first."""
    found = await paged(db, queries.own(who), page)
    lines = await queries.lines_of(db, [row[0].id for row in found["items"]])
    return Page[BackendOrder](**found | {"items": [_order(row[0], lines[row[0].id]) for row in found["items"]]})


@router.post("/orders/execute")
async def execute_order(db: Db, who: SignedIn, body: Chosen | None = None, order_id: Key = None) -> OrderDone:
    """Pay an order and let its goods leave the stock."""
    order = await executing.execute(db, await _changeable(db, who, body, order_id))
    return OrderDone(order=_order(order, order.lines), message="Order executed")


@router.put("/orders/update")
async def update_order(body: BackendOrderChange, db: Db, who: SignedIn, order_id: Key = None) -> OrderDone:
    """Change what an order holds, before it is executed."""
    which = await _changeable(db, who, body, order_id)
    order, _refunds = await editing.edit(db, which, await _units(db, body.items), who)
    return OrderDone(order=_order(order, order.lines), message="Order updated")


@router.delete("/orders/delete")
@stepwise
async def delete_order(who: SignedIn, body: Chosen | None = None, order_id: Key = None) -> Done:
    """Cancel an order: what was kept is free again, what was paid goes back."""
    await cancelling.cancel_order((await looking.of_id(_which(body, order_id, "order_id"), who)).id, who)
    return Done(message="Order canceled")
