"""What goes over the wire about orders. Amounts are decimal strings in the order's currency."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from tradepost.cart.rules import MOST_LINES
from tradepost.cart.schemas import Code, Currency, DiscountGiven, LineIn, PostalIn, ProviderName, TaxSum, percent
from tradepost.catalog.rules import small_picture
from tradepost.core.events import Event
from tradepost.core.money import Amount, to_text
from tradepost.core.web import Line, LongLine, Schema, Text
from tradepost.customers.schemas import Country, Email, Phone, RealCountry, RowId
from tradepost.inventory.schemas import SomeUnits, Which
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import CANCELLED
from tradepost.payments import service as payments
from tradepost.payments.models import Payment

Number = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=r"^[^\x00-\x1f]+$")
]
Platform = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Text]
Status = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Text]


class SaleItemIn(Which):
    """A line: a product's first variant, or the one that `variant_id` or `sku` names.

    `discount` is an amount off the whole line; without `unit_price` the variant's price of today is taken.
    """

    quantity: SomeUnits
    unit_price: Amount | None = None
    discount: Amount = Decimal(0)


class SaleIn(Schema):
    """An order recorded after the fact."""

    order_number: Number | None = Field(None, description="Unique; one is given when it is left out")
    order_date: datetime | None = Field(
        None, description="Without a zone it is meant in the installation's; now if none"
    )
    customer_id: RowId | None = None
    platform: Platform = "store"
    status: Status = Field("paid", description="One of ours, or a platform's own word such as Completed")
    country: Country | None = Field(None, description="By code or by name; the customer's when left out")
    currency: Annotated[str, StringConstraints(to_upper=True, max_length=3)] | None = None
    notes: LongLine = ""
    move_stock: bool = Field(True, description="Take the goods from stock")
    items: Annotated[list[SaleItemIn], Field(min_length=1, max_length=1000)]


class SaleChange(Schema):
    """What is left out stays. Lines are history: `items` may be sent along, but only as they are."""

    order_number: Number | None = None
    order_date: datetime | None = None
    customer_id: RowId | None = None
    platform: Platform | None = None
    status: Status | None = None
    country: Country | None = None
    notes: LongLine | None = None
    items: Annotated[list[SaleItemIn], Field(max_length=1000)] | None = None


class LineOut(Schema):
    """A line as it was sold; `unit_cost` is for staff. `fulfilled` units have left, `returned` have come back.

    `slug` and `picture` are the product's of now.
    """

    id: int
    product_id: int
    variant_id: int
    sku: str
    name: str
    slug: str | None = None
    picture: str | None = None
    quantity: int
    unit_price: str
    discount: str
    tax: str
    tax_rate: str
    total: str
    options: dict[str, Any] = {}
    gift: bool = False
    fulfilled: int = 0
    returned: int = 0
    unit_cost: str | None = None
    created_at: datetime


class BuyerOut(Schema):
    """Who bought."""

    id: int
    name: str
    email: str | None


class OrderOut(Schema):
    """An order: `total` is what its lines, shipping and tax come to, `due` what of it is still to be paid.

    It was `placed` here, or `recorded` after the fact: only the first is paid, sent and cancelled here. `items` is null
    where lists leave them out; `notes` is for staff.
    """

    id: int
    number: str
    order_number: str
    kind: str
    origin: Literal["placed", "recorded"]
    status: str
    payment_status: str
    fulfilment_status: str
    platform: str
    country: str
    customer_id: int | None
    customer: BuyerOut | None
    placed_at: datetime
    order_date: datetime
    business_day: date
    currency: str
    subtotal: str
    discount: str
    shipping: str
    tax: str
    total: str
    total_amount: str
    shipping_discount: str
    shipping_tax: str
    paid: str
    refunded: str
    credit: str
    due: str
    prices_include_tax: bool
    discounts: list[DiscountGiven] = []
    taxes: list[TaxSum] = []
    email: str
    phone: str
    buyer_name: str
    language: str
    shipping_address: dict[str, Any] | None
    billing_address: dict[str, Any] | None
    shipping_method_id: int | None
    shipping_method: str
    payment_provider: str
    expires_at: datetime | None
    cancelled_at: datetime | None
    cancel_reason: str
    units: int
    imported: bool
    moved_stock: bool
    returns_id: int | None
    notes: str | None = None
    items: list[LineOut] | None = None
    created_at: datetime
    updated_at: datetime
    version: int


_PLAIN = (
    "id", "number", "kind", "status", "payment_status", "fulfilment_status", "platform", "country", "customer_id",
    "placed_at", "business_day", "currency", "units", "imported", "moved_stock", "returns_id", "created_at",
    "updated_at", "version", "prices_include_tax", "email", "phone", "buyer_name", "language", "shipping_address",
    "billing_address", "shipping_method_id", "shipping_method", "payment_provider", "expires_at", "cancelled_at",
    "cancel_reason",
)  # fmt: skip


def order_out(row: Any, lines: Iterable[OrderLine] | None = None, *, staff: bool) -> OrderOut:
    """A row of `queries.orders` as staff or the buyer see it."""
    order: Order
    order, buyer_name, buyer_email = row
    money = {name: to_text(getattr(order, name), order.currency) for name in _AMOUNTS}
    return OrderOut(
        **{name: getattr(order, name) for name in _PLAIN},
        **money,
        origin="recorded" if order.token_hash is None else "placed",
        order_number=order.number,
        order_date=order.placed_at,
        total_amount=money["total"],
        due=to_text(_due(order), order.currency),
        discounts=[
            DiscountGiven(**one | {"amount": to_text(one["amount"], order.currency)}) for one in order.discounts
        ],
        taxes=[
            TaxSum(
                name=row["name"],
                rate=percent(row["ppm"]),
                base=to_text(row["base"], order.currency),
                amount=to_text(row["amount"], order.currency),
            )
            for row in order.tax_lines
        ],
        customer=BuyerOut(id=order.customer_id, name=buyer_name, email=buyer_email)
        if order.customer_id is not None
        else None,
        notes=order.notes if staff else None,
        items=None if lines is None else [_line_out(line, order, staff=staff) for line in lines],
    )


_AMOUNTS = (
    "subtotal", "discount", "shipping", "tax", "total", "shipping_discount", "shipping_tax", "paid", "refunded",
    "credit",
)  # fmt: skip


def _due(order: Order) -> int:
    """What is still to be paid; nothing of an order that was recorded after the fact, or cancelled."""
    if order.token_hash is None or order.status == CANCELLED:
        return 0
    return max(0, order.total - order.paid)


def _line_out(line: OrderLine, order: Order, *, staff: bool) -> LineOut:
    currency, loaded = order.currency, line.__dict__
    return LineOut(
        id=line.id,
        product_id=line.product_id,
        variant_id=line.variant_id,
        sku=line.sku,
        name=line.name,
        slug=loaded.get("slug"),
        picture=small_picture(loaded.get("thumbnails")),
        quantity=line.quantity,
        unit_price=to_text(line.unit_price, currency),
        discount=to_text(line.discount, currency),
        tax=to_text(line.tax, currency),
        tax_rate=percent(line.tax_rate),
        total=to_text(line.total, currency),
        options=line.options,
        gift=line.gift,
        fulfilled=line.fulfilled,
        returned=line.returned,
        unit_cost=to_text(line.unit_cost, currency) if staff and line.unit_cost is not None else None,
        created_at=order.created_at,
    )


# --- checkout ---


class CheckoutIn(Schema):
    """What is ordered: `items`, or without them the cart (its own `cart_id` makes a retry safe after a log-in, too).

    What is left out is taken from the cart. `expected_total` is what the buyer was shown: 409 with the new totals when
    it comes to something else now. `payment` is the provider's own: a token of a card, an address to come back to.
    """

    items: Annotated[list[LineIn], Field(min_length=1, max_length=MOST_LINES)] | None = None
    cart_id: RowId | None = None
    currency: Currency | None = None
    email: Email | None = None
    name: Line = ""
    phone: Phone = ""
    country: RealCountry | None = None
    shipping_address: PostalIn | None = None
    billing_address: PostalIn | None = None
    shipping_method_id: RowId | None = None
    codes: Annotated[list[Code], Field(max_length=20)] | None = None
    gift_card: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Text] | None = None
    use_credit: bool = False
    payment_provider: ProviderName | None = None
    payment: dict[str, Any] = {}
    expected_total: Amount | None = None
    language: Literal["en", "ru"] | None = None
    note: Annotated[str, StringConstraints(max_length=2000), Text] = ""


class NextOut(Schema):
    """A payment as its buyer sees it: where to go on (`redirect_url`, `client_secret`), or what to read."""

    id: int
    provider: str
    status: str
    amount: str
    currency: str
    redirect_url: str
    client_secret: str
    instructions: str
    error: str
    error_code: str


class CheckedOut(Schema):
    """An order that was placed. `token` opens it for whoever has no account: send it as `X-Order-Token`."""

    order: OrderOut
    payment: NextOut | None
    token: str | None


class LinesIn(Schema):
    """All that an order shall hold from now on. `expected_total` as at checkout: what its buyer was shown."""

    lines: Annotated[list[LineIn], Field(min_length=1, max_length=MOST_LINES)]
    expected_total: Amount | None = None


class PayIn(Schema):
    """How to pay what is due."""

    payment_provider: ProviderName = "offline"
    payment: dict[str, Any] = {}


class CancelIn(Schema):
    """Why."""

    reason: Line = ""


def next_out(payment: Payment) -> NextOut:
    """A payment as its buyer sees it."""
    plain = ("id", "provider", "status", "currency", "redirect_url", "instructions", "error", "error_code")
    return NextOut(
        **{name: getattr(payment, name) for name in plain},
        amount=to_text(payment.amount, payment.currency),
        client_secret=payments.browser_secret(payment),
    )


class HappenedOut(Schema):
    """One thing that happened to an order, or to the return called `subject_name`; who did it is for staff."""

    id: int
    at: datetime
    name: str
    subject_name: str
    changes: dict[str, Any]
    actor_kind: str | None = None
    actor_id: int | None = None
    actor_name: str | None = None


def happened_out(event: Event, order: Order, *, staff: bool) -> HappenedOut:
    """An event of an order's timeline; whoever is not of staff sees of the changes how it stood."""
    changes = {
        name: [_told(value, order.currency) for value in pair] if name in {*_AMOUNTS, "refund"} else pair
        for name, pair in event.changes.items()
        if staff or name.endswith("status")
    }
    return HappenedOut(
        id=event.id,
        at=event.at,
        name=event.name,
        subject_name=event.subject_name,
        changes=changes,
        actor_kind=event.actor_kind if staff else None,
        actor_id=event.actor_id if staff else None,
        actor_name=event.actor_name if staff else None,
    )


def _told(value: Any, currency: str) -> Any:
    return to_text(value, currency) if isinstance(value, int) else value


By = Literal["day", "week", "month", "country", "platform", "status", "customer", "product", "category"]


class Figures(Schema):
    """Sales as counted by orders: `revenue` is net of discounts and of what came back."""

    orders: int
    returns: int
    units: int
    revenue: str


class SummaryItem(Figures):
    """The figures of one day, country, product, ...; `name` where the key is an id."""

    key: str
    name: str | None = None


class SummaryOut(Schema):
    """Sales by day, week, month, country, platform, status, customer, product or category."""

    by: str
    currency: str
    items: list[SummaryItem]
    total: Figures
