"""What goes over the wire about discounts, gift cards and credit. Amounts are decimal strings of `currency`."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from tradepost.core import clock
from tradepost.core.money import Amount, minor_digits
from tradepost.core.web import Line, LongLine, Name, Schema, Text
from tradepost.customers.schemas import Email, RowId
from tradepost.discounts import rules
from tradepost.inventory.schemas import SomeUnits, Which

Kind = Literal["percentage", "amount", "free_shipping", "buy_x_get_y", "gift"]


def _currency(code: str) -> str:
    minor_digits(code)
    return code


def _moment(value: datetime) -> datetime:
    if not 2000 <= value.year <= 2200:
        raise ValueError("must lie between the years 2000 and 2200")
    return clock.local(value)


def _code(text: str) -> str:
    found = rules.normal_code(text)
    if not found or not found.isprintable() or len(found) > rules.LONGEST_CODE:
        raise ValueError(f"must be 1 to {rules.LONGEST_CODE} printable characters")
    return found


def _exact(value: object) -> object:
    return str(value) if isinstance(value, float) else value


def _not_zero(value: Decimal) -> Decimal:
    if not value:
        raise ValueError("must be more than 0")
    return value


Currency = Annotated[str, StringConstraints(to_upper=True, strip_whitespace=True), AfterValidator(_currency)]
Moment = Annotated[datetime, AfterValidator(_moment)]
Code = Annotated[str, StringConstraints(max_length=200), Text, AfterValidator(_code)]
SomeMoney = Annotated[Amount, AfterValidator(_not_zero)]
Percent = Annotated[
    Decimal, BeforeValidator(_exact), Field(gt=0, le=100, max_digits=7, decimal_places=4, allow_inf_nan=False)
]
Ids = Annotated[list[RowId], Field(max_length=1000)]
Channels = Annotated[
    list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Text]],
    Field(max_length=50),
]
Count = Annotated[int, Field(ge=0, le=10**9)]
Some = Annotated[int, Field(ge=1, le=10**9)]


class Terms(Schema):
    """A discount. What a kind does not know is refused, except as null.

    - percentage: `percent`, `only_matching`
    - amount: `amount`, `only_matching`
    - free_shipping: `cap`
    - buy_x_get_y: `buy`, `get`, `get_product_ids`, `get_category_ids`, `percent`, `times`
    - gift: `gift_variant_id`, `gift_quantity`, `worth`
    """

    active: bool | None = None
    automatic: bool | None = Field(None, description="Given by itself; otherwise by a code")
    combines: bool | None = Field(None, description="Given together with others that combine; otherwise alone")
    priority: Annotated[int, Field(ge=-1_000_000, le=1_000_000)] | None = Field(
        None, description="The lower, the earlier"
    )
    currency: Currency | None = Field(None, description="For orders in this currency; of the amounts below")
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    max_uses: Some | None = Field(None, description="Orders that may get it, altogether")
    max_per_customer: Some | None = None

    min_amount: Amount | None = Field(None, description="Of the goods it is for, before any discount")
    min_quantity: Count | None = None
    product_ids: Ids | None = Field(None, description="The goods it is for: these and those of the categories, or all")
    category_ids: Ids | None = Field(None, description="With every category below")
    group_ids: Ids | None = Field(None, description="For customers of these groups")
    channels: Channels | None = None
    first_order: bool | None = None

    percent: Percent | None = Field(None, description="With buy_x_get_y off those that are got; 100 makes them free")
    only_matching: bool | None = Field(None, description="Off the goods it is for alone (as usual), or off everything")
    amount: SomeMoney | None = None
    cap: SomeMoney | None = Field(None, description="Up to so much of the shipping; all of it when null")
    buy: Some | None = None
    get: Some | None = None
    get_product_ids: Ids | None = Field(None, description="What is got: these and those of the categories, or the same")
    get_category_ids: Ids | None = None
    times: Some | None = Field(None, description="At most so often in one order")
    gift_variant_id: RowId | None = None
    gift_quantity: SomeUnits | None = None
    worth: Amount | None = Field(
        None, description="What the gift counts for when discounts are compared; its price of today when left out"
    )

    @property
    def given(self) -> dict[str, Any]:
        """The fields that were sent, by name."""
        return {
            name: getattr(self, name) for name in self.model_fields_set if name in Terms.model_fields or name in _TOP
        }


_TOP = ("name", "kind")


class DiscountIn(Terms):
    """A new discount, by itself or, with `codes` or `automatic: false`, by a code."""

    name: Name
    kind: Kind
    codes: Annotated[list[Code], Field(max_length=100)] = []


class DiscountChange(Terms):
    """What is left out stays; null takes a condition away. The kind stays what it is."""

    name: Name | None = None


class DiscountOut(Schema):
    """A discount, with how many orders got it. `code` is one of its `codes`."""

    id: int
    name: str
    kind: Kind
    active: bool
    automatic: bool
    combines: bool
    priority: int
    currency: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    max_uses: int | None
    max_per_customer: int | None
    min_amount: str | None = None
    min_quantity: int = 0
    product_ids: list[int] = []
    category_ids: list[int] = []
    group_ids: list[int] = []
    channels: list[str] = []
    first_order: bool = False
    percent: str | None = None
    only_matching: bool | None = None
    amount: str | None = None
    cap: str | None = None
    buy: int | None = None
    get: int | None = None
    get_product_ids: list[int] | None = None
    get_category_ids: list[int] | None = None
    times: int | None = None
    gift_variant_id: int | None = None
    gift_quantity: int | None = None
    worth: str | None = None
    used: int
    codes: int
    code: str | None
    created_at: datetime
    updated_at: datetime
    version: int


class CodesIn(Schema):
    """More codes of a discount: these, or so many drawn by chance."""

    codes: Annotated[list[Code], Field(max_length=1000)] = []
    count: Annotated[int, Field(ge=0, le=10_000)] = 0
    prefix: Annotated[str, StringConstraints(max_length=30), Text] = ""
    length: Annotated[int, Field(ge=8, le=30, description="Letters after the prefix")] = 10
    max_uses: Some | None = Field(1, description="Orders that each code is good for; null for no limit")


class CodeOut(Schema):
    """A code and how often it was used."""

    id: int
    code: str
    max_uses: int | None
    used: int
    created_at: datetime


class CodesMade(Schema):
    """The codes that were added."""

    codes: list[str]


class UseOut(Schema):
    """An order that got a discount; `customer` is whom a limit per customer counts it for."""

    id: int
    order_id: int
    order_number: str | None = None
    customer: str
    code: str | None
    amount: str
    currency: str
    created_at: datetime


# --- preview ---


class PreviewItem(Which):
    """Some units of a variant."""

    quantity: SomeUnits = 1


class PreviewIn(Schema):
    """A basket to try; `customer_id` stands for the customer's account, e-mail and group."""

    items: Annotated[list[PreviewItem], Field(min_length=1, max_length=200)]
    codes: Annotated[list[Annotated[str, StringConstraints(max_length=200), Text]], Field(max_length=20)] = []
    shipping: Amount = Decimal(0)
    currency: Currency | None = None
    channel: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Text] = "store"
    customer_id: RowId | None = None
    group_id: RowId | None = None
    email: Email | None = None
    first_order: bool | None = None
    at: Moment | None = None


class PreviewLine(Schema):
    """A line with what is taken off it."""

    variant_id: int
    sku: str
    name: str
    quantity: int
    unit_price: str
    amount: str
    discount: str


class GiftOut(Schema):
    """Units added for free."""

    variant_id: int
    quantity: int
    discount_id: int


class AppliedOut(Schema):
    """A discount that is given."""

    discount_id: int
    code: str | None
    name: str
    amount: str


class RefusedOut(Schema):
    """A code that is not taken, and why: in a sentence, and in a word."""

    code: str
    reason: str
    kind: str


class PreviewOut(Schema):
    """What the basket would get."""

    currency: str
    lines: list[PreviewLine]
    subtotal: str
    shipping: str
    shipping_discount: str
    discount: str = Field(description="Altogether: off the lines and off the shipping")
    total: str
    gifts: list[GiftOut]
    applied: list[AppliedOut]
    refused: list[RefusedOut]


# --- gift cards and credit ---


class CardIn(Schema):
    """A new gift card; with `email` its code is mailed there."""

    amount: SomeMoney
    currency: Currency | None = None
    expires_at: Moment | None = None
    email: Email | None = None
    language: Literal["en", "ru"] | None = None
    note: LongLine = ""


class CardOut(Schema):
    """A gift card as staff see it: of its code only the end."""

    id: int
    last4: str
    currency: str
    balance: str
    status: Literal["open", "disabled", "expired"]
    email: str
    note: str
    expires_at: datetime | None
    disabled_at: datetime | None
    created_at: datetime
    updated_at: datetime


class CardMade(CardOut):
    """A new card, or one with a new code: shown this once."""

    code: str


class Replacement(Schema):
    """A new code for a card; with `email` it is mailed there."""

    email: Email | None = None
    language: Literal["en", "ru"] | None = None


class TopUp(Schema):
    """So much more."""

    amount: SomeMoney
    reason: Line = ""


class CardBalance(Schema):
    """What whoever holds a card's code may know of it."""

    currency: str
    balance: str
    expires_at: datetime | None


class CreditIn(Schema):
    """So much, and why."""

    amount: SomeMoney
    currency: Currency | None = None
    reason: Line = ""


class CreditOut(Schema):
    """What an account has to spend."""

    currency: str
    balance: str


class PurseEntryOut(Schema):
    """One change of a balance; `by` is for staff."""

    id: int
    kind: str
    amount: str
    balance: str
    currency: str
    order_id: int | None
    order_number: str | None = None
    reason: str
    by: str | None = None
    created_at: datetime
