"""What goes over the wire about purchases and what goods cost on the shelf."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from tradepost.core.money import Amount
from tradepost.core.web import Change, Line, LongLine, Schema, Text, not_null
from tradepost.customers.schemas import RowId
from tradepost.suppliers.schemas import Currency, Percent, Rate, Share, SupplierSku, Units, Volume, Weight

Status = Literal["draft", "ordered", "partly_received", "received", "cancelled"]
Kind = Literal["freight", "insurance", "duty", "vat", "other"]
Per = Literal["order", "kg", "m3"]
Spread = Literal["value", "weight", "volume", "quantity"]
Reference = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Text]
Channel = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Text]
Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2200, 1, 1))]
MOST_LINES, MOST_CHARGES = 500, 30


class ChargeIn(Schema):
    """What a purchase costs beside the goods: a bill (`amount`, for all or each kg or m³), or a `rate` in percent.

    A duty's rate is of the customs value (goods, freight, insurance), a VAT's of that and the duty, another's of the
    goods. What is `recoverable`, such as VAT that the tax office gives back, is no part of the cost.
    """

    kind: Kind
    amount: Amount | None = None
    rate: Percent | None = None
    per: Per = "order"
    currency: Currency | None = None
    exchange_rate: Rate | None = None
    spread: Spread | None = Field(None, description="Freight is spread by weight where every line has one, else value")
    recoverable: bool = False

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.amount is None) is (self.rate is None):
            raise ValueError("either an amount or a rate")
        if self.rate is not None and self.per != "order":
            raise ValueError("rate: is of a value, not of a kilogram or cubic metre")
        return self


Charges = Annotated[list[ChargeIn], Field(max_length=MOST_CHARGES)]


class PurchaseLineIn(Schema):
    """So many units: of an offer (`item_id`), or of own goods. Their price is one unit's, or `cost`, of all of them."""

    item_id: RowId | None = None
    variant_id: RowId | None = None
    sku: SupplierSku | None = None
    product_id: RowId | None = None
    quantity: Units
    unit_price: Amount | None = None
    cost: Amount | None = None
    weight_g: Weight | None = None
    volume_cm3: Volume | None = None
    duty_rate: Percent | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.item_id or self.variant_id or self.sku or self.product_id):
            raise ValueError("name an item_id, variant_id, sku or product_id")
        if self.unit_price is not None and self.cost is not None:
            raise ValueError("either unit_price or cost")
        return self


Lines = Annotated[list[PurchaseLineIn], Field(min_length=1, max_length=MOST_LINES)]


class PurchaseIn(Schema):
    """Goods bought from a supplier.

    With `product_id`, `quantity` and `cost` (paid in all) it is received at once unless `status` says otherwise; with
    `lines` it is a draft unless it does. Amounts are in `currency`, the shop's when none is named; another's
    `exchange_rate` is given, or taken from the exchange rates.
    """

    supplier_id: RowId
    product_id: RowId | None = None
    variant_id: RowId | None = None
    quantity: Units | None = None
    cost: Amount | None = None
    lines: Lines | None = None
    charges: Charges = []
    status: Literal["draft", "ordered", "received"] | None = None
    currency: Currency | None = None
    exchange_rate: Rate | None = None
    location_id: RowId | None = None
    reference: Reference = ""
    notes: LongLine = ""
    expected_on: Day | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        flat = (self.product_id or self.variant_id, self.quantity, self.cost)
        if self.lines is None and None in flat:
            raise ValueError("product_id, quantity and cost are needed, or lines")
        if self.lines is not None and any(value is not None for value in flat):
            raise ValueError("either lines, or product_id, quantity and cost")
        return self

    @property
    def all_lines(self) -> list[PurchaseLineIn]:
        """The lines, in whichever form they came."""
        if self.lines is not None:
            return self.lines
        return [
            PurchaseLineIn(
                product_id=self.product_id, variant_id=self.variant_id, quantity=self.quantity or 1, cost=self.cost
            )
        ]


class PurchaseChange(Change):
    """What of a purchase changes: all of a draft, lines as a whole; of an ordered one its notes, day and place."""

    supplier_id: RowId | None = None
    lines: Lines | None = None
    charges: Charges | None = None
    currency: Currency | None = None
    exchange_rate: Rate | None = None
    location_id: RowId | None = None
    reference: Reference | None = None
    notes: LongLine | None = None
    expected_on: Day | None = None

    _there = not_null("supplier_id", "lines", "charges", "currency", "reference", "notes")


class OrderIn(Schema):
    """When it is promised for; by the longest lead time of its lines where nothing is said."""

    expected_on: Day | None = None


class CameIn(Schema):
    """How many of a line came."""

    line_id: RowId
    quantity: Units


class ReceiptIn(Schema):
    """What came: all that is still missing, when no lines are named."""

    lines: Annotated[list[CameIn], Field(min_length=1, max_length=MOST_LINES)] | None = None
    location_id: RowId | None = None
    note: Line = ""


class ReasonIn(Schema):
    """Why."""

    reason: Line = ""


class PurchaseLineOut(Schema):
    """A line. `landed` is what all its units cost on the shelf in the shop's currency, `unit_cost` one of them."""

    id: int
    item_id: int | None
    variant_id: int
    product_id: int
    sku: str
    name: str
    quantity: int
    received: int
    missing: int
    open: int
    cost: str
    unit_price: str
    weight_g: int | None
    volume_cm3: int | None
    duty_rate: str | None
    parts: dict[str, str] = Field(description="What `landed` is made of, and `recoverable`, which is no part of it")
    landed: str
    unit_cost: str


class ChargeOut(Schema):
    """A charge; `total` is what it comes to in the shop's currency."""

    kind: Kind
    amount: str | None
    rate: str | None
    per: Per
    currency: str
    exchange_rate: str
    spread: Spread
    recoverable: bool
    total: str


class CameOut(Schema):
    """How many of a line came, and what they cost on the shelf."""

    line_id: int
    sku: str
    quantity: int
    value: str


class ReceiptOut(Schema):
    """A delivery."""

    id: int
    at: datetime
    location_id: int | None
    location: str | None
    note: str
    actor_name: str
    lines: list[CameOut]


class PurchaseRow(Schema):
    """A purchase in a list. `product_id` and `name` are those of its only line; `cost` is of the goods, as paid."""

    id: int
    number: str
    supplier_id: int
    supplier: str
    status: Status
    product_id: int | None
    name: str
    lines_count: int
    quantity: int
    received: int
    missing: int
    cost: str
    currency: str
    exchange_rate: str
    landed: str
    shop_currency: str
    reference: str
    expected_on: date | None
    late: bool = Field(description="Promised for a day that is over, and not all there")
    ordered_at: datetime | None
    received_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


class PurchaseOut(PurchaseRow):
    """A purchase with all that belongs to it."""

    location_id: int | None
    location: str | None
    notes: str
    next: list[Status] = Field(description="What may follow")
    lines: list[PurchaseLineOut]
    charges: list[ChargeOut]
    receipts: list[ReceiptOut]


# --- landed costs ---


class MarginIn(Schema):
    """What selling through a channel takes: its commission in percent of the price, and the sending of one unit."""

    channel: Channel
    commission_rate: Share | None = None
    logistics: Amount | None = None
    price: Amount | None = None


class LandedIn(Schema):
    """How an offer would come: how many, by which charges, at which rate; and what it is sold for."""

    quantity: Units | None = Field(None, description="The minimum, in whole packs, when none is named")
    exchange_rate: Rate | None = None
    charges: Charges = []
    channels: Annotated[list[MarginIn], Field(max_length=30)] = []
    tax_rate: Share = Field(Decimal(0), description="The tax inside the shop's prices, in percent")


class PartOut(Schema):
    """A part of the cost, in the shop's currency."""

    kind: str
    amount: str
    per_unit: str
    share: float


class MarginOut(Schema):
    """What a channel leaves of one unit: price − tax − commission − logistics − landed cost."""

    channel: str
    price: str
    price_from: Literal["given", "price_list", "price"]
    tax: str
    commission_rate: str
    commission: str
    commission_from: Literal["given", "expenses", "none"]
    logistics: str
    unit_cost: str
    margin: str
    margin_share: float | None = Field(description="Of the price")
    markup: float | None = Field(description="The margin over the landed cost")


class LandedOut(Schema):
    """What so many units of an offer cost on the shelf: the parts add up to the total."""

    item_id: int
    supplier_id: int
    supplier: str
    name: str
    sku: str
    quantity: int
    asked: int
    unit_price: str
    currency: str
    exchange_rate: str
    shop_currency: str
    parts: list[PartOut]
    total: str
    unit_cost: str = Field(description="Of one unit, to a millionth of a coin")
    customs_value: str
    recoverable: str
    lead_time_days: int | None
    variant_id: int | None
    current_cost: str | None = Field(description="What the own goods cost now, by moving average or by hand")
    channels: list[MarginOut]


class OfferComparedOut(Schema):
    """An offer beside others: `problem` says why its landed cost is not known."""

    item_id: int
    supplier_id: int
    supplier: str
    country: str
    name: str
    sku: str
    variant_id: int
    variant_sku: str
    preferred: bool
    unit_price: str
    currency: str
    min_order_quantity: int
    pack_size: int
    lead_time_days: int | None
    quantity: int
    goods: str | None
    charges: str | None
    total: str | None
    unit_cost: str | None
    best: bool
    problem: str | None


class ComparisonOut(Schema):
    """Offers for one product, the cheapest on the shelf first."""

    currency: str
    quantity: int | None
    items: list[OfferComparedOut]


# --- costs ---


class CostIn(Schema):
    """What a unit costs from now on, and why."""

    cost: Amount
    note: Line = ""


class CostOut(Schema):
    """What a variant costs: the moving average finer than a coin, and `cost`, which orders take."""

    variant_id: int
    product_id: int
    sku: str
    name: str
    average: str | None
    cost: str | None
    currency: str
    on_hand: int
    value: str | None = Field(description="What lies on the shelf, at the average")


class CostChangeOut(Schema):
    """A change of a variant's cost. `on_hand` lay there before `quantity` came, which cost `value` in all."""

    id: int
    at: datetime
    kind: Literal["received", "set"]
    before: str | None
    after: str | None
    on_hand: int
    quantity: int
    value: str | None
    purchase_id: int | None
    purchase_number: str | None
    note: str
    actor_kind: str
    actor_id: int | None
    actor_name: str
