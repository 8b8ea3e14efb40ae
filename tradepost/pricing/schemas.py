"""What goes over the wire about prices and taxes. Amounts are decimal strings of the currency beside them."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from tradepost.catalog.schemas import Ref
from tradepost.core import clock
from tradepost.core.money import Amount
from tradepost.core.web import Change, Name, Schema, Text, not_null
from tradepost.customers.rules import known_country


def _moment(value: datetime) -> datetime:
    # Room for every time zone at both ends of what databases hold.
    if not 1971 <= value.year <= 9998:
        raise ValueError("must be a year from 1971 to 9998")
    return clock.local(value)


def _any_or_known(value: str) -> str:
    return known_country(value) if value else ""


# Without a zone a moment is meant in the installation's.
Moment = Annotated[datetime, AfterValidator(_moment)]
Currency = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=3, pattern="^[A-Z]{3}$")]
Channel = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^[a-z0-9_.-]+$")
]
Priority = Annotated[int, Field(ge=-1000, le=1000)]
Quantity = Annotated[int, Field(ge=1, le=1_000_000_000)]
Country = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Text, AfterValidator(_any_or_known)]
Percent = Annotated[
    Decimal,
    BeforeValidator(lambda value: str(value) if isinstance(value, float) else value),
    Field(ge=0, le=100, allow_inf_nan=False, decimal_places=4),
]


# --- prices ---


class CurrencyPriceOut(Schema):
    """A variant's price in a currency.

    `current` is what anybody pays for one now, by a price list perhaps; `lowest_30_days` the lowest of the 30 days
    before that came.
    """

    currency: str
    price: str
    floor: str | None
    current: str
    reduced: bool
    lowest_30_days: str


class ListedPriceOut(Schema):
    """A price of a list that applies now, for whoever the list is for."""

    list_id: int
    name: str
    currency: str
    channel: str | None
    group_id: int | None
    priority: int
    min_quantity: int
    price: str


class PricesOut(Schema):
    """All that a variant costs; `version` is the variant's, for `If-Match`."""

    variant_id: int
    product_id: int
    sku: str
    name: str
    prices: list[CurrencyPriceOut]
    lists: list[ListedPriceOut]
    version: int


class PricesIn(Schema):
    """New prices by currency: `{"prices": {"RUB": "1499.90", "EUR": null}}`. Null takes one away, others stay."""

    prices: Annotated[dict[Currency, Amount | None], Field(min_length=1, max_length=50)]


class FloorIn(Schema):
    """What a variant may not cost less than, in the shop's currency when none is named; null takes the floor away."""

    amount: Amount | None
    currency: Currency | None = None


class PriceChangeOut(Schema):
    """One change of a price: null before the first, null after the last."""

    id: int
    at: datetime
    currency: str
    before: str | None
    after: str | None
    actor_kind: str
    actor_id: int | None
    actor_name: str


class TierOut(Schema):
    """A unit price from a quantity on."""

    min_quantity: int
    unit_price: str


class OwnPriceOut(Schema):
    """What the caller pays for a variant; `lowest_30_days` is there when the price is a reduced one."""

    variant_id: int
    sku: str
    options: dict[str, str]
    unit_price: str
    base_price: str
    reduced: bool
    lowest_30_days: str | None
    tiers: list[TierOut]


class OwnPricesOut(Schema):
    """What the caller pays for each variant of a product, at this quantity."""

    product_id: int
    currency: str
    quantity: int
    prices_include_tax: bool
    items: list[OwnPriceOut]


# --- planned changes ---

Status = Literal["waiting", "in_force", "done", "cancelled", "failed"]


class PlannedIn(Schema):
    """A new price from a moment on; with `ends_at` the price goes back then."""

    variant_id: Ref
    amount: Amount
    currency: Currency | None = None
    starts_at: Moment
    ends_at: Moment | None = None


class PlannedChange(Change):
    """What of a planned change is to be another; of one in force only the end (`null`: the price stays)."""

    amount: Amount | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None

    _filled = not_null("amount", "starts_at")


class PlannedOut(Schema):
    """A planned change of a price; `before` is what the price was when it was made."""

    id: int
    variant_id: int
    sku: str
    currency: str
    amount: str
    before: str | None
    starts_at: datetime
    ends_at: datetime | None
    status: Status
    problem: str
    created_at: datetime
    version: int


# --- a product's price, as a seller sets it ---


class RepriceIn(Schema):
    """A new price of a product in the shop's currency: of all its live variants, or of the one that is named.

    `channel`: on that channel alone. `at`: from that moment on, instead of now.
    """

    product_id: Ref
    new_price: Amount
    variant_id: Ref | None = None
    channel: Channel | None = None
    at: Moment | None = None


class RepricedVariantOut(Schema):
    """A variant's price before and after; `planned_id` is the planned change, where it is one."""

    variant_id: int
    sku: str
    before: str
    after: str
    planned_id: int | None


class RepricedOut(Schema):
    """What became of it; `list_id` is the channel's price list, `version` the product's, for `If-Match`."""

    product_id: int
    new_price: str
    currency: str
    channel: str | None
    list_id: int | None
    at: datetime | None
    variants: list[RepricedVariantOut]
    version: int


class PriceHistoryOut(PriceChangeOut):
    """One change of a price and what it was the price of."""

    variant_id: int
    product_id: int
    sku: str
    name: str


# --- price lists ---


class PriceListIn(Schema):
    """A price list; the lower the priority, the sooner it is asked. Left out, channel, group and times are any."""

    name: Name
    currency: Currency | None = None
    channel: Channel | None = None
    group_id: Ref | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    priority: Priority = 0
    active: bool = True


class PriceListChange(Change):
    """What of a list changes; null makes channel, group and times any. Its currency stays."""

    name: Name | None = None
    channel: Channel | None = None
    group_id: Ref | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    priority: Priority | None = None
    active: bool | None = None

    _filled = not_null("name", "priority", "active")


class PriceListOut(Schema):
    """A price list and how many prices are in it."""

    id: int
    name: str
    currency: str
    channel: str | None
    group_id: int | None
    starts_at: datetime | None
    ends_at: datetime | None
    priority: int
    active: bool
    items: int
    created_at: datetime
    updated_at: datetime
    version: int


class ItemIn(Schema):
    """A variant's unit price in a list from a quantity on; null takes it out."""

    variant_id: Ref
    min_quantity: Quantity = 1
    price: Amount | None


class ItemsIn(Schema):
    """Prices to be set, changed or taken out; others stay."""

    items: Annotated[list[ItemIn], Field(min_length=1, max_length=1000)]


class ItemsDone(Schema):
    """How many prices are others now, and the list's new version."""

    changed: int
    version: int


class ItemOut(Schema):
    """A price in a list."""

    id: int
    variant_id: int
    product_id: int
    sku: str
    name: str
    min_quantity: int
    price: str
    currency: str


# --- taxes ---


class TaxIn(Schema):
    """A rate in percent: of a country by code or name (empty: any) and a category with all below it (null: all)."""

    name: Name
    rate: Percent
    country: Country = ""
    category_id: Ref | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None


class TaxChange(Change):
    """What of a rate changes."""

    name: Name | None = None
    rate: Percent | None = None
    country: Country | None = None
    category_id: Ref | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None

    _filled = not_null("name", "rate", "country")


class TaxOut(Schema):
    """A rate in percent, a decimal string: "20", "8.3333"."""

    id: int
    name: str
    rate: str
    country: str
    category_id: int | None
    starts_at: datetime | None
    ends_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


class TaxSettingsIn(Schema):
    """Whether the prices of this installation have the tax in them."""

    prices_include_tax: bool


class TaxSettingsOut(TaxSettingsIn):
    """Whether prices have the tax in them, and the setting's version for `If-Match`."""

    version: int
