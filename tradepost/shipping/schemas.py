"""What goes over the wire about shipping. Amounts are decimal strings in the method's currency, weights grams."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from tradepost.core import clock
from tradepost.core.money import Amount, minor_digits, to_text
from tradepost.core.web import Change, Line, LongLine, Name, Schema, Text, not_null
from tradepost.customers.schemas import RealCountry
from tradepost.shipping.models import Method, Shipment, ShipmentEvent
from tradepost.shipping.rules import MOST_ROWS, Quote, postcode_key

Kind = Literal["flat", "weight", "amount", "free_over", "pickup", "carrier"]
Status = Literal[
    "created", "handed_over", "in_transit", "out_for_delivery", "delivered", "returned", "lost", "cancelled"
]
MOST_ITEMS = 500  # of a quote
RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]
Grams = Annotated[int, Field(ge=0, le=10**9)]
Units = Annotated[int, Field(ge=1, le=10**6)]
Position = Annotated[int, Field(ge=0, le=10**5)]
Days = Annotated[int, Field(ge=0, le=365)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60, pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Region = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Text]
Tracking = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), Text]


def _postcode(value: str) -> str:
    key = postcode_key(value)
    if not key:
        raise ValueError("must have a letter or a digit")
    return key


def _currency(value: str) -> str:
    minor_digits(value)
    return value


def _link(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise ValueError("must begin with https://")
    return value


def _template(value: str) -> str:
    if value and "{number}" not in value:
        raise ValueError("must have {number} where the tracking number goes")
    return _link(value)


def _moment(value: datetime) -> datetime:
    if not 2000 <= value.year <= 9000:
        raise ValueError("is no moment of a parcel's life")
    return clock.local(value)


Moment = Annotated[datetime, AfterValidator(_moment)]
Postcode = Annotated[str, StringConstraints(max_length=20), Text, AfterValidator(_postcode)]
Currency = Annotated[str, StringConstraints(to_upper=True, max_length=3), AfterValidator(_currency)]
Link = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Text, AfterValidator(_link)]
Template = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Text, AfterValidator(_template)]


# --- zones ---


class ZoneIn(Schema):
    """Countries by code or name, or the rest of the world; regions and beginnings of postcodes make it narrower."""

    name: Name
    countries: Annotated[list[RealCountry], Field(max_length=300)] = []
    rest_of_world: bool = False
    regions: Annotated[list[Region], Field(max_length=500)] = []
    postcodes: Annotated[list[Postcode], Field(max_length=2000)] = []
    position: Position = 0


class ZoneChange(Change):
    """What is left out stays."""

    name: Name | None = None
    countries: Annotated[list[RealCountry], Field(max_length=300)] | None = None
    rest_of_world: bool | None = None
    regions: Annotated[list[Region], Field(max_length=500)] | None = None
    postcodes: Annotated[list[Postcode], Field(max_length=2000)] | None = None
    position: Position | None = None

    _filled = not_null("name", "countries", "rest_of_world", "regions", "postcodes", "position")


class ZoneOut(Schema):
    """A zone."""

    id: int
    name: str
    countries: list[str]
    rest_of_world: bool
    regions: list[str]
    postcodes: list[str]
    position: int
    created_at: datetime
    updated_at: datetime
    version: int


# --- methods ---


class RateIn(Schema):
    """A row of a table: this amount up to a weight or a value of goods; a place only for carriers."""

    amount: Amount
    up_to_g: Grams | None = None
    up_to_amount: Amount | None = None
    country: RealCountry | Literal[""] = ""
    postcode: Postcode | Literal[""] = ""


class MethodIn(Schema):
    """A way to deliver to a zone. `free_over` makes any kind free from that value of goods on."""

    zone_id: RowId
    code: Code
    name: Name
    name_ru: Line = ""
    kind: Kind
    carrier: Annotated[Line, Field(max_length=60)] = ""
    currency: Currency | None = Field(None, description="The installation's when left out")
    amount: Amount = Decimal(0)
    free_over: Amount | None = None
    rates: Annotated[list[RateIn], Field(max_length=MOST_ROWS)] = []
    weight_limit_g: Annotated[Grams, Field(ge=1)] | None = None
    days_min: Days | None = None
    days_max: Days | None = None
    pickup_address: Annotated[str, StringConstraints(max_length=500), Text] = ""
    tracking_url: Template = ""
    active: bool = True
    position: Position = 0


class MethodChange(Change):
    """What is left out stays; another currency wants its amounts anew."""

    zone_id: RowId | None = None
    code: Code | None = None
    name: Name | None = None
    name_ru: Line | None = None
    kind: Kind | None = None
    carrier: Annotated[Line, Field(max_length=60)] | None = None
    currency: Currency | None = None
    amount: Amount | None = None
    free_over: Amount | None = None
    rates: Annotated[list[RateIn], Field(max_length=MOST_ROWS)] | None = None
    weight_limit_g: Annotated[Grams, Field(ge=1)] | None = None
    days_min: Days | None = None
    days_max: Days | None = None
    pickup_address: Annotated[str, StringConstraints(max_length=500), Text] | None = None
    tracking_url: Template | None = None
    active: bool | None = None
    position: Position | None = None

    _filled = not_null(
        "zone_id", "code", "name", "name_ru", "kind", "carrier", "currency", "amount", "rates", "pickup_address",
        "tracking_url", "active", "position",
    )  # fmt: skip


class RateOut(Schema):
    """A row of a method's table."""

    amount: str
    up_to_g: int | None
    up_to_amount: str | None
    country: str
    postcode: str


class MethodOut(Schema):
    """A way to deliver to a zone."""

    id: int
    zone_id: int
    code: str
    name: str
    name_ru: str
    kind: str
    carrier: str
    currency: str
    amount: str
    free_over: str | None
    rates: list[RateOut]
    weight_limit_g: int | None
    days_min: int | None
    days_max: int | None
    pickup: bool
    pickup_address: str
    tracking_url: str
    active: bool
    position: int
    created_at: datetime
    updated_at: datetime
    version: int


def _money(minor: int | None, currency: str) -> str | None:
    return None if minor is None else to_text(minor, currency)


def method_out(method: Method) -> MethodOut:
    """A method as people see it."""
    currency = method.currency
    own = {name: getattr(method, name) for name in MethodOut.model_fields if name not in {"pickup", "rates"}}
    return MethodOut(
        **own
        | {
            "amount": to_text(method.amount, currency),
            "free_over": _money(method.free_over, currency),
            "pickup": method.kind == "pickup",
            "rates": [
                RateOut(
                    amount=to_text(row["amount"], currency),
                    up_to_g=row.get("up_to_g"),
                    up_to_amount=_money(row.get("up_to_amount"), currency),
                    country=row.get("country", ""),
                    postcode=row.get("postcode", ""),
                )
                for row in method.rates
            ],
        }
    )


class MethodRemoved(Schema):
    """What became of a method: deleted, or only switched off where something still refers to it."""

    deleted: bool
    active: bool


# --- quotes ---


class QuoteItem(Schema):
    """So many units of a variant."""

    variant_id: RowId
    quantity: Units = 1


class QuoteIn(Schema):
    """A parcel: its weight and value, or the goods in it, from which both follow."""

    country: RealCountry
    region: Line = ""
    postcode: Annotated[Line, Field(max_length=20)] = ""
    weight_g: Grams | None = None
    amount: Amount | None = None
    currency: Currency | None = Field(None, description="The installation's when left out")
    items: Annotated[list[QuoteItem], Field(max_length=MOST_ITEMS)] = []
    language: Literal["en", "ru"] | None = None


class QuoteOut(Schema):
    """What a method asks for the parcel."""

    method_id: int
    code: str
    name: str
    carrier: str
    amount: str
    currency: str
    pickup: bool
    pickup_address: str
    days_min: int | None
    days_max: int | None


class QuotesOut(Schema):
    """What delivery there costs, in the shop's order; nothing when no method goes there."""

    country: str
    weight_g: int
    amount: str
    currency: str
    items: list[QuoteOut]


def quote_out(quote: Quote) -> QuoteOut:
    """A quote as people see it."""
    own = {name: getattr(quote, name) for name in QuoteOut.model_fields if name != "amount"}
    return QuoteOut(**own, amount=to_text(quote.amount, quote.currency))


# --- shipments ---


class ShipmentLineOut(Schema):
    """How many units of an order's line."""

    order_line_id: int
    quantity: int


class TrackOut(Schema):
    """One thing that happened to a parcel."""

    status: str
    at: datetime
    place: str
    note: str


class FollowOut(Schema):
    """Where a parcel is, oldest event first."""

    id: int
    number: str
    order_id: int
    carrier: str
    method: str
    tracking_number: str
    tracking_url: str
    status: str
    shipped_at: datetime | None
    delivered_at: datetime | None
    events: list[TrackOut]


class ShipmentOut(FollowOut):
    """A parcel of an order's goods; `may_become` are the statuses that may follow."""

    order_number: str | None = None
    method_id: int | None
    location_id: int | None
    weight_g: int | None
    address: dict[str, str]
    note: str
    lines: list[ShipmentLineOut]
    may_become: list[str]
    created_at: datetime
    updated_at: datetime
    version: int


class ShipmentChange(Change):
    """What is left out stays."""

    tracking_number: Tracking | None = None
    tracking_url: Link | None = None
    carrier: Annotated[Line, Field(max_length=60)] | None = None
    weight_g: Grams | None = None
    note: LongLine | None = None

    _filled = not_null("tracking_number", "tracking_url", "carrier", "note")


class EventIn(Schema):
    """What happened to a parcel: when (now, when left out; without a zone in the installation's) and where."""

    status: Status
    at: Moment | None = None
    place: Line = ""
    note: Annotated[str, StringConstraints(max_length=500), Text] = ""


def track_out(event: ShipmentEvent) -> TrackOut:
    """An event as people see it."""
    return TrackOut(status=event.status, at=event.at, place=event.place, note=event.note)


def follow_out(shipment: Shipment) -> FollowOut:
    """A loaded shipment as whoever waits for it sees it."""
    own = {name: getattr(shipment, name) for name in FollowOut.model_fields if name != "events"}
    return FollowOut(**own, events=[track_out(event) for event in shipment.events])
