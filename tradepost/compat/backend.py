"""The backend API's calls without a prefix: its shapes over our services."""

from collections.abc import Callable, Coroutine, Sequence
from decimal import Decimal
from typing import Annotated, Any

from fastapi import Depends, File, Query, Request, Response, UploadFile
from pydantic import Field

from tradepost.accounts import service as accounts
from tradepost.accounts.auth import AnyCaller, Caller, SignedIn, may
from tradepost.accounts.models import Account
from tradepost.accounts.rights import Right
from tradepost.accounts.routes import Address, not_kept
from tradepost.accounts.schemas import LoginIn, Password, TokensOut
from tradepost.accounts.tokens import bearer
from tradepost.catalog import categories, naming, service as catalog
from tradepost.catalog.models import Category, Product
from tradepost.catalog.schemas import CategoryChange, Ref
from tradepost.compat import goods
from tradepost.core.db import Db
from tradepost.core.errors import Invalid, NotFound, NotSignedIn, Problem
from tradepost.core.money import Amount
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Line, Name, Route, Schema, router as make_router
from tradepost.imports import whole
from tradepost.inventory import queries as stock
from tradepost.inventory.schemas import Units
from tradepost.orders import figures


class BackendRoute(Route):
    """A route that also takes the token under the name the document gives its header, `Authentication`."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            token = request.headers.get("authentication")
            if token is not None and "authorization" not in request.headers:
                request.scope["headers"] = [*request.scope["headers"], (b"authorization", token.encode("latin-1"))]
                request = Request(request.scope, request.receive, request._send)  # noqa: SLF001 - its headers are read once
            return await inner(request)

        return handler


router = make_router("backend")
router.route_class = BackendRoute

Editor = Annotated[Caller, may(Right.CATALOG_WRITE)]
StockEditor = Annotated[Caller, may(Right.CATALOG_WRITE, Right.INVENTORY_WRITE)]
Key = Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Instead of the one in the body")]
Price = Annotated[Amount, Field(gt=0)]


def refusal(problem: Problem) -> dict[str, Any]:
    """`{"message": ...}`, with the fields that are wrong."""
    named = {"errors": problem.extra["errors"]} if "errors" in problem.extra else {}
    return {"message": problem.detail, **named}


class Done(Schema):
    """What was done."""

    message: str


class Chosen(Schema):
    """Which one is meant: here, or in the query string."""

    id: Ref | None = None


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
async def log_in(body: LoginIn, db: Db, request: Request, address: Address) -> TokensOut:
    """Log in: an access token for 15 minutes and a refresh token for 30 days."""
    tokens = await accounts.log_in(
        db,
        body.name,
        body.password,
        code=body.otp or body.recovery_code,
        address=address,
        device=request.headers.get("user-agent", ""),
    )
    return TokensOut.of(tokens)


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
    given = body.model_dump(exclude_unset=True, exclude={"id"})
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


class BackendCategory(Schema):
    """A category."""

    id: int
    name: str


class CategoryDone(Done):
    """The category, and what was done."""

    category: BackendCategory


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
    return CategoryDone(category=BackendCategory.model_validate(category), message="Category updated")


@router.delete("/categories/delete")
async def delete_category(db: Db, _who: Editor, body: Chosen | None = None, id: Key = None) -> CategoryGone:
    """Delete a category with its products. What orders refer to is archived, so that history stays."""
    category = await _category(db, _which(body, id))
    _gone, products = await categories.remove(db, category, archive_products=True)
    return CategoryGone(message="Category deleted", products=products)


# --- statistics ---


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


Reader = Annotated[Caller, may(Right.REPORTS_READ)]


def _shares(sold: Sequence[figures.Sold]) -> list[ProductShare]:
    whole = sum(one.revenue for one in sold)
    return [
        ProductShare(
            product_id=one.product_id,
            name=one.name,
            quantity=one.units,
            revenue=goods.price(one.revenue),
            percent=100 * one.revenue / whole if whole else 0,
        )
        for one in sold
    ]


@router.get("/statistics/profit")
async def profit(db: Db, _who: Reader) -> BackendProfit:
    """Profit of all executed orders, and how many there are."""
    found = await figures.profit(db)
    return BackendProfit(total_profit=goods.price(found.revenue - found.cost), executed_orders=found.orders)


@router.get("/statistics/product-sales")
async def product_sales(db: Db, _who: Reader) -> list[ProductShare]:
    """Each product's share of all sales, the largest first."""
    return _shares(await figures.sold(db))


@router.get("/statistics/category-product-sales")
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
            revenue=goods.price(sum(one.revenue for one in sold)),
            products=_shares(sold),
        )
        for sold in held.values()
    ]
