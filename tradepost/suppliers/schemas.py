"""What goes over the wire about suppliers, their catalogue and exchange rates."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from tradepost.core.money import Amount, minor_digits, to_text
from tradepost.core.web import Change, LongLine, Name, Schema, Text, not_null
from tradepost.customers.rules import known_country
from tradepost.customers.schemas import RowId
from tradepost.suppliers.models import ExchangeRate, Supplier, SupplierItem

MOST = 10**9


def _currency(code: str) -> str:
    minor_digits(code)
    return code


def _exact(value: object) -> object:
    return str(value) if isinstance(value, float) else value


def _at_most(digits: int) -> AfterValidator:
    def check(value: Decimal) -> Decimal:
        exponent = value.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > digits:
            raise ValueError(f"has more than {digits} decimals")
        return value

    return AfterValidator(check)


Currency = Annotated[
    str, StringConstraints(strip_whitespace=True, to_upper=True, min_length=3, max_length=3), AfterValidator(_currency)
]
Country = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=60),
    Text,
    AfterValidator(lambda text: known_country(text) if text else ""),
]
Units = Annotated[int, Field(ge=1, le=MOST)]
Days = Annotated[int, Field(ge=0, le=1000)]
Weight = Annotated[int, Field(ge=0, le=10**8)]
Volume = Annotated[int, Field(ge=0, le=10**9)]
HsCode = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^(\d{4,12})?$")]
SupplierSku = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Text]
Percent = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0, le=1000, allow_inf_nan=False), _at_most(4)]
Share = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0, le=100, allow_inf_nan=False), _at_most(4)]
Rate = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(gt=0, le=Decimal(10) ** 9, allow_inf_nan=False, description="What one unit of it costs in the shop's"),
    _at_most(10),
]


def ppm(percent: Decimal | None) -> int | None:
    """A percentage in parts per million."""
    return None if percent is None else int(percent * 10_000)


def percent_text(parts: int | None) -> str | None:
    """Parts per million as a percentage: 65000 -> "6.5"."""
    return None if parts is None else plain(Decimal(parts) / 10_000)


def plain(value: Decimal) -> str:
    """A decimal without noughts at its end, and never with an exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# --- suppliers ---


class SupplierIn(Schema):
    """A new supplier; `country` by ISO code or name. `lead_time_days` holds where an offer says nothing else."""

    name: Name
    contact_info: LongLine = ""
    country: Country = ""
    currency: Currency | None = None
    lead_time_days: Days | None = None
    notes: LongLine = ""


class SupplierChange(Change):
    """What of a supplier changes."""

    name: Name | None = None
    contact_info: LongLine | None = None
    country: Country | None = None
    currency: Currency | None = None
    lead_time_days: Days | None = None
    notes: LongLine | None = None
    archived: bool | None = None

    _there = not_null("name", "contact_info", "country", "currency", "notes", "archived")


class SupplierOut(Schema):
    """A supplier."""

    id: int
    name: str
    contact_info: str
    country: str
    currency: str
    lead_time_days: int | None
    notes: str
    archived: bool
    items: int = Field(description="Offers in their catalogue")
    purchases: int
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, row: Any) -> Self:
        """Of a row of `queries.suppliers`."""
        found: Supplier
        found, items, purchases = row
        fields = {name: getattr(found, name) for name in cls.model_fields if name not in {"items", "purchases"}}
        return cls(**fields, items=int(items), purchases=int(purchases))


class PromiseOut(Schema):
    """One delivered purchase: when it was promised, and when the last of it came."""

    purchase_id: int
    number: str
    ordered_on: date
    promised_on: date | None
    received_on: date
    days_taken: int
    days_late: int | None = Field(description="Below zero: it came early; null where nothing was promised")


class LeadTimesOut(Schema):
    """How a supplier keeps promises: over purchases that came whole."""

    supplier_id: int
    deliveries: int
    promised_days: float | None = Field(description="On average, where something was promised")
    taken_days: float | None
    longest_days: int | None
    late: int
    on_time_share: float | None = Field(description="Of those that were promised for a day")
    items: list[PromiseOut] = Field(description="The latest of them, newest first")


# --- catalogue ---


class OfferIn(Schema):
    """A new offer: `price` is of one unit. The own goods it is an offer for are named by variant, SKU or product."""

    supplier_id: RowId
    name: Name
    sku: SupplierSku
    price: Amount
    currency: Currency | None = None
    min_order_quantity: Units = 1
    pack_size: Units = 1
    lead_time_days: Days | None = None
    hs_code: HsCode = ""
    duty_rate: Percent | None = None
    weight_g: Weight | None = None
    volume_cm3: Volume | None = None
    variant_id: RowId | None = None
    variant_sku: SupplierSku | None = None
    product_id: RowId | None = None
    preferred: bool = False
    notes: LongLine = ""


class OfferChange(Change):
    """What of an offer changes."""

    supplier_id: RowId | None = None
    name: Name | None = None
    sku: SupplierSku | None = None
    price: Amount | None = None
    currency: Currency | None = None
    min_order_quantity: Units | None = None
    pack_size: Units | None = None
    lead_time_days: Days | None = None
    hs_code: HsCode | None = None
    duty_rate: Percent | None = None
    weight_g: Weight | None = None
    volume_cm3: Volume | None = None
    variant_id: RowId | None = None
    variant_sku: SupplierSku | None = None
    product_id: RowId | None = None
    preferred: bool | None = None
    notes: LongLine | None = None
    archived: bool | None = None

    _there = not_null(
        "supplier_id",
        "name",
        "sku",
        "price",
        "currency",
        "min_order_quantity",
        "pack_size",
        "hs_code",
        "preferred",
        "notes",
        "archived",
    )


class OfferOut(Schema):
    """What a supplier offers. `lead_time_days` is its own, `lead_time` what holds: its own or else the supplier's."""

    id: int
    supplier_id: int
    supplier: str
    country: str
    name: str
    sku: str
    price: str
    currency: str
    min_order_quantity: int
    pack_size: int
    lead_time_days: int | None
    lead_time: int | None
    hs_code: str
    duty_rate: str | None
    weight_g: int | None
    volume_cm3: int | None
    variant_id: int | None
    variant_sku: str | None
    product_id: int | None
    product: str | None
    preferred: bool
    notes: str
    archived: bool
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, row: Any) -> Self:
        """Of a row of `queries.items`."""
        item: SupplierItem
        supplier: Supplier
        item, supplier, variant_sku, product_id, product = row
        own = {"id", "supplier_id", "name", "sku", "currency", "min_order_quantity", "pack_size", "lead_time_days"}
        own |= {"hs_code", "weight_g", "volume_cm3", "variant_id", "preferred", "notes", "archived"}
        own |= {"created_at", "updated_at", "version"}
        return cls(
            **{name: getattr(item, name) for name in own},
            supplier=supplier.name,
            country=supplier.country,
            price=to_text(item.price, item.currency),
            lead_time=supplier.lead_time_days if item.lead_time_days is None else item.lead_time_days,
            duty_rate=percent_text(item.duty_ppm),
            variant_sku=variant_sku,
            product_id=product_id,
            product=product,
        )


# --- exchange rates ---


class ExchangeRateIn(Schema):
    """What one unit of a currency costs in the shop's, from a day on (today when none is named)."""

    currency: Currency
    rate: Rate
    valid_from: date | None = None


class ExchangeRateChange(Change):
    """What of a rate changes."""

    rate: Rate | None = None
    valid_from: date | None = None

    _there = not_null("rate", "valid_from")


class ExchangeRateOut(Schema):
    """A row of the owner's exchange rates."""

    id: int
    currency: str
    rate: str
    shop_currency: str
    valid_from: date
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, row: ExchangeRate, home: str) -> Self:
        """As it goes over the wire."""
        fields = {name: getattr(row, name) for name in cls.model_fields if name not in {"rate", "shop_currency"}}
        return cls(**fields, rate=plain(row.rate), shop_currency=home)
