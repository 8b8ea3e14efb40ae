"""The e-commerce platform's calls under /api: its shapes over our services.

Each part is what one of the document's services answers.
"""

from decimal import Decimal
from typing import Annotated, Any

from fastapi import Request

from tradepost.accounts import service as accounts
from tradepost.accounts.auth import AnyCaller, Caller, SignedIn, may
from tradepost.accounts.rights import Right
from tradepost.accounts.routes import entered, not_kept
from tradepost.accounts.schemas import LoginIn, RegisterIn
from tradepost.cart import service as carts
from tradepost.cart.schemas import Units
from tradepost.catalog import service as catalog
from tradepost.catalog.models import Product
from tradepost.compat import goods
from tradepost.core import idempotency
from tradepost.core.db import Db, stepwise
from tradepost.core.errors import PaymentRequired, Problem
from tradepost.core.money import Amount, to_number
from tradepost.core.web import Id, LongLine, Name, Schema, router as make_router
from tradepost.inventory import queries as stock
from tradepost.inventory.schemas import RowId, Units as Stock, Which
from tradepost.orders import cancelling, checking_out, looking, queries
from tradepost.orders.models import Order
from tradepost.orders.schemas import CheckoutIn
from tradepost.payments.rules import DECLINED, FAILED
from tradepost.reviews import service as reviews
from tradepost.reviews.schemas import Said, Stars

Editor = Annotated[Caller, may(Right.CATALOG_WRITE)]
StockReader = Annotated[Caller, may(Right.INVENTORY_READ)]
StockWriter = Annotated[Caller, may(Right.INVENTORY_WRITE)]


def refusal(problem: Problem) -> dict[str, Any]:
    """`{"error": "Not Found"}`; other errors say what is wrong, and name the fields that are."""
    if problem.status == 404:
        return {"error": "Not Found"}
    named = {"errors": problem.extra["errors"]} if "errors" in problem.extra else {}
    return {"error": problem.detail, **named}


class Message(Schema):
    """What was done."""

    message: str


# --- inventory: products and their stock ---

inventory = make_router("platform: inventory")


class PlatformProductIn(Schema):
    """A new product."""

    name: Name
    price: Amount
    description: LongLine = ""
    stock: Stock = 0


class PlatformProductChange(Schema):
    """What is left out stays."""

    name: Name = ""
    price: Amount = Decimal(0)
    description: LongLine = ""
    stock: Stock = 0


class PlatformProduct(Schema):
    """A product on sale."""

    name: str
    price: float
    description: str
    stock: int


class ProductAdded(Message):
    """The new product's id."""

    id: int


@inventory.post("/products", status_code=201)
async def add_product(
    body: PlatformProductIn, db: Db, _who: Annotated[Caller, may(Right.CATALOG_WRITE, Right.INVENTORY_WRITE)]
) -> ProductAdded:
    """Add a new product."""
    product = await goods.add(db, name=body.name, price=body.price, quantity=body.stock, description=body.description)
    return ProductAdded(id=product.id, message="Product added")


@inventory.get("/products")
async def list_products(db: Db, _who: AnyCaller) -> dict[str, PlatformProduct]:
    """All available products by id."""
    return {
        str(row.id): PlatformProduct(
            name=row.name, price=goods.price(row.price), description=row.description, stock=row.quantity
        )
        for row in await goods.rows(db, stock.goods().order_by(Product.id))
    }


@inventory.put("/products/{product_id}")
async def change_product(product_id: Id, body: PlatformProductChange, db: Db, _who: Editor) -> Message:
    """Update an existing product."""
    await goods.change(db, await goods.find(db, product_id), body.model_dump(exclude_unset=True), stock="stock")
    return Message(message="Product updated")


@inventory.delete("/products/{product_id}")
async def remove_product(product_id: Id, db: Db, _who: Editor) -> Message:
    """Remove a product from the catalogue; what history refers to is archived."""
    await catalog.remove(db, await goods.find(db, product_id))
    return Message(message="Product deleted")


@inventory.get("/inventory")
async def list_stock(db: Db, _who: StockReader) -> dict[str, int]:
    """The stock of all products by their ids."""
    return {str(row.id): row.quantity for row in await goods.rows(db, stock.goods().order_by(Product.id))}


class StockIn(Schema):
    """How many there are."""

    stock: Stock


@inventory.put("/inventory/{product_id}")
async def set_stock(product_id: Id, body: StockIn, db: Db, _who: StockWriter) -> Message:
    """Set the stock of a product."""
    await goods.set_stock(db, await goods.find(db, product_id), body.stock, field="stock")
    return Message(message="Stock updated")


# --- auth ---

auth = make_router("platform: auth")


class UserRegistered(Message):
    """The new account's id."""

    user_id: int


class TokenOut(Schema):
    """The token for the header `Authorization: Bearer <token>`."""

    token: str


class PlatformUser(Schema):
    """Who asks. An account without an e-mail is shown by its username."""

    user_id: int
    email: str


@auth.post("/auth/register", status_code=201)
async def register(body: RegisterIn, db: Db) -> UserRegistered:
    """Register a new user."""
    account = await accounts.register(
        db, username=body.username, email=body.email, password=body.password, name=body.name
    )
    return UserRegistered(user_id=account.id, message="User registered")


@auth.post("/auth/login", dependencies=not_kept)
async def log_in(body: LoginIn, db: Db, request: Request) -> TokenOut:
    """Log in a user and receive a token."""
    tokens = await entered(db, body, request)
    return TokenOut(token=tokens.access_token)


@auth.get("/auth/me")
async def me(who: SignedIn) -> PlatformUser:
    """The current user."""
    return PlatformUser(user_id=who.id, email=who.person.email or who.person.username or "")


# --- cart ---

cart = make_router("platform: cart")


class PlatformItem(Schema):
    """So many of a product."""

    product_id: RowId
    quantity: Units


class ItemAdded(Message):
    """The item's id in the cart."""

    item_id: int


def _mine(who: Caller) -> carts.Holder:
    return carts.Holder(account_id=who.person.id, email=who.person.email or "")


@cart.post("/cart", status_code=201)
async def add_to_cart(body: PlatformItem, db: Db, who: SignedIn) -> ItemAdded:
    """Add an item to the shopping cart, on top of what is there of the product."""
    opened, _token = await carts.open_(db, _mine(who))
    (line,) = await carts.add(db, opened, [(Which(product_id=body.product_id), body.quantity)])
    return ItemAdded(item_id=line.id, message="Item added to cart")


@cart.get("/cart")
async def read_cart(db: Db, who: SignedIn) -> dict[str, PlatformItem]:
    """The contents of the cart by item."""
    found = await carts.find(db, _mine(who))
    items = await carts.contents(db, found) if found else []
    return {str(item): PlatformItem(product_id=product, quantity=units) for item, product, units in items}


@cart.delete("/cart/{item_id}")
async def remove_from_cart(item_id: Id, db: Db, who: SignedIn) -> Message:
    """Remove an item from the cart."""
    await carts.remove(db, await carts.current(db, _mine(who)), item_id)
    return Message(message="Item removed from cart")


# --- orders ---

order = make_router("platform: orders")


class OrderCreated(Message):
    """The new order's id."""

    order_id: int


class PlatformOrder(Schema):
    """An order: its total is what is charged, delivery and tax included."""

    order_id: int
    items: list[PlatformItem]
    total: float


@order.post("/orders", status_code=201)
@stepwise
async def create_order(request: Request, who: SignedIn) -> OrderCreated:
    """Create a new order from the cart, and pay it."""
    placed = await checking_out.check_out(CheckoutIn(), _mine(who), idempotency.given(request), strict=False)
    if placed.payment is not None and placed.payment.status in {DECLINED, FAILED}:
        raise PaymentRequired(f"The payment was declined: {placed.payment.error}", order_id=placed.order.id)
    return OrderCreated(order_id=placed.order.id, message="Order created and payment processed")


@order.get("/orders/{order_id}")
async def read_order(order_id: Id, db: Db, who: AnyCaller) -> PlatformOrder:
    """The details of an order."""
    found = (await queries.one(db, queries.visible_to(who).where(Order.id == order_id), order_id))[0]
    lines = (await queries.lines_of(db, [found.id]))[found.id]
    items = [PlatformItem(product_id=line.product_id, quantity=line.quantity) for line in lines]
    return PlatformOrder(order_id=found.id, items=items, total=to_number(found.total, found.currency))


@order.post("/orders/{order_id}/cancel")
@stepwise
async def cancel_order(order_id: Id, who: AnyCaller) -> Message:
    """Cancel an order; what was paid goes back."""
    await cancelling.cancel_order((await looking.of_id(order_id, who)).id, who)
    return Message(message="Order canceled and refunded")


# --- reviews ---

review = make_router("platform: reviews")


class PlatformReview(Schema):
    """A review: 1 to 5 stars, and why."""

    rating: Stars
    comment: Said = ""


@review.post("/products/{product_id}/reviews", status_code=201)
async def add_review(product_id: Id, body: PlatformReview, db: Db, who: SignedIn) -> Message:
    """Add a review for a product, once."""
    await reviews.post(db, who.person, product_id, rating=body.rating, text=body.comment)
    return Message(message="Review added")


@review.get("/products/{product_id}/reviews")
async def list_reviews(product_id: Id, db: Db, _who: AnyCaller) -> list[PlatformReview]:
    """All reviews of a product, the newest first."""
    return [PlatformReview(rating=one.rating, comment=one.text) for one in await reviews.listing(db, product_id)]


# The services of the document and what each of them answers here.
PARTS = {"order": order, "cart": cart, "review": review, "inventory": inventory, "auth": auth}
