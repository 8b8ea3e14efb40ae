"""What goes over the wire about channels: no credential."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints

from tradepost.channels import connecting, fulfilling, service
from tradepost.channels.adapter import METHODS
from tradepost.channels.adapters import ADAPTERS, adapter_of
from tradepost.channels.models import Channel
from tradepost.channels.places import PLACES, Type
from tradepost.channels.pricing import Decision as PriceDecision, Meant
from tradepost.channels.rules import CODE, State
from tradepost.core.connections import FieldOut, SecretOut, field_out, secret_out
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.core.web import Change, Line, Name, Schema, Text, not_null
from tradepost.pricing.schemas import Percent
from tradepost.suppliers.schemas import percent_text

Code = Annotated[str, StringConstraints(pattern=rf"^{CODE.pattern}$", max_length=40), Text]
Buffer = Annotated[int, Field(ge=0, le=10**6, description="How many of each item this channel is not shown")]
Priority = Annotated[int, Field(ge=0, le=10**6, description="Who is served first when little is left: the lowest")]
Fee = Annotated[Percent, Field(description="What it takes of a sale, in percent; null: not known")]
Options = Annotated[dict[str, Any], Field(max_length=50)]
ExternalId = Annotated[Line, Field(min_length=1, max_length=120)]
RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]
OrderState = Literal["new", "confirmed", "shipped", "delivered", "cancelled", "returned"]
ListingState = Literal["idle", "sent", "verified", "failed"]
FeesFrom = Literal["", "merchant", "marketplace", "report"]
Credentials = Annotated[dict[str, str], Field(max_length=20)]


class CapabilityOut(Schema):
    """Something a channel can be asked for, and whether this one can. `unused` are calls that nothing here makes."""

    name: str
    about: str
    offered: bool
    unused: list[str]


class TypeOut(Schema):
    """A type of channel: what has to be set (of `either` one is enough), and what it offers once it is."""

    type: Type
    title: dict[Literal["en", "ru"], str]
    fields: list[FieldOut]
    either: list[str]
    capabilities: list[CapabilityOut]


def types() -> list[TypeOut]:
    """Every type of channel there is."""
    return [
        TypeOut(
            type=place.type,
            title={"en": place.titles["en"], "ru": place.titles["ru"]},
            fields=[field_out(one) for one in place.fields],
            either=list(place.either),
            capabilities=[
                CapabilityOut(
                    name=one, about=one.about, offered=one in adapter.offers(), unused=list(adapter.unused.get(one, ()))
                )
                for one in METHODS
            ],
        )
        for place in PLACES.values()
        for adapter in (ADAPTERS[place.type],)
    ]


class ChannelIn(Schema):
    """A place to connect. `code` is what orders and price lists will call it; left out, it is made of the type."""

    type: Type
    name: Name | None = None
    code: Code | None = None
    enabled: bool = True
    buffer: Buffer = 0
    priority: Priority = 100
    fee: Fee | None = None
    prices_follow: bool = False
    options: Options = {}
    credentials: Credentials = {}


class ChannelChange(Change):
    """What is to be different; a credential of "" is forgotten. Type and code stay."""

    name: Name | None = None
    enabled: bool | None = None
    buffer: Buffer | None = None
    priority: Priority | None = None
    fee: Fee | None = None
    prices_follow: bool | None = None
    options: Options | None = None
    credentials: Credentials | None = None

    _there = not_null("name", "enabled", "buffer", "priority", "prices_follow", "options", "credentials")


class ChannelOut(Schema):
    """A channel: what is set for it, what is missing, what it offers, and how it stands.

    `failing` is what of it has not worked for a while, whatever the last check found: a marketplace that is silent.
    """

    id: int
    type: Type
    code: str
    name: str
    enabled: bool
    state: State
    buffer: int
    priority: int
    fee: str | None
    prices_follow: bool
    options: dict[str, Any]
    credentials: dict[str, SecretOut]
    missing: list[str]
    capabilities: list[str]
    checked_at: datetime | None
    works: bool | None
    message: str
    account: str
    expires_at: datetime | None
    failing: list[str]
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, row: Channel, failing: Iterable[str] = ()) -> Self:
        """As staff see it: of secrets only whether they are set, and their last four letters."""
        access, own = connecting.access_of(row), connecting.own_secrets(row)
        offers = adapter_of(row).offers()
        made = {
            "state": service.state_of(row),
            "options": dict(access.options),
            "credentials": {
                one.name: secret_out(access.credentials.get(one.name, ""), own=one.name in own)
                for one in PLACES[row.type].fields
                if one.secret
            },
            "fee": percent_text(row.fee_ppm),
            "missing": connecting.missing(access),
            "capabilities": [one.value for one in METHODS if one in offers],
            "failing": list(failing),
        }
        plain = [name for name in cls.model_fields if name not in made]
        return cls(**made, **{name: getattr(row, name) for name in plain})


class ChannelCheckOut(Schema):
    """What a check found; `account` is whose credentials these are, where the marketplace says it.

    `works` is null when it could not be tried just now: what was known stays.
    """

    works: bool | None
    message: str
    account: str
    expires_at: datetime | None


class ListingIn(Schema):
    """An item on a channel, written down by hand: the variant it is, by id or SKU, may be said later."""

    external_id: ExternalId
    size_id: Annotated[Line, Field(max_length=60)] = ""
    title: Annotated[Line, Field(max_length=500)] = ""
    sku: Annotated[Line, Field(max_length=100)] = ""
    variant_id: RowId | None = None


class ListingLink(Schema):
    """Which variant a listing is; null: nobody knows."""

    variant_id: RowId | None


class ListingOut(Schema):
    """An item on a channel, the variant it is, what was last sent and read back, and how many it ought to show."""

    id: int
    channel_id: int
    external_id: str
    size_id: str
    title: str
    sku: str
    barcodes: list[str]
    url: str
    variant_id: int | None
    variant_sku: str | None
    product_id: int | None
    product_name: str | None
    linked_by: str
    state: ListingState
    error: str
    stock: int | None
    sent_stock: int | None
    sent_price: str | None
    sent_at: datetime | None
    read_stock: int | None
    read_price: str | None
    read_at: datetime | None
    stock_due: datetime | None
    seen_at: datetime | None
    version: int

    @classmethod
    def of(cls, found: Any, levels: Mapping[int, int]) -> Self:
        """A row of `listings.listed`, with what `stocking.levels` says of its variant."""
        row, sku, product_id, name = found
        currency = settings().currency
        made = {
            "stock": levels.get(row.variant_id),
            "variant_sku": sku,
            "product_id": product_id,
            "product_name": name,
            **{
                price: None if getattr(row, price) is None else to_text(getattr(row, price), currency)
                for price in ("sent_price", "read_price")
            },
        }
        plain = [field for field in cls.model_fields if field not in made]
        return cls(**made, **{field: getattr(row, field) for field in plain})


class MatchedOut(Schema):
    """What matching found: how many by which, those that could be several variants, those that nothing fits."""

    by_barcode: int
    by_sku: int
    ambiguous: int
    unknown: int


class SuggestionOut(Schema):
    """A variant that an item may be; `score` is 0 to 100."""

    variant_id: int
    product_id: int
    sku: str
    name: str
    score: float


class ListingPriceOut(Schema):
    """What an item ought to cost on its channel, and what it does: nothing is sent before somebody asks for it.

    `decision` is what asking would do; `state` and `error` are of the price that was sent last.
    """

    listing_id: int
    external_id: str
    title: str
    variant_id: int
    variant_sku: str
    product_id: int
    product_name: str
    price: str | None
    before: str | None
    floor: str | None
    read_price: str | None
    read_before: str | None
    sent_price: str | None
    decision: PriceDecision
    waiting: bool
    state: ListingState
    error: str
    sent_at: datetime | None

    @classmethod
    def of(cls, found: Any, meant: Mapping[int, Meant]) -> Self:
        """A row of `pricing.priced`, with what `pricing.meant` says of it."""
        row, sku, product_id, name = found
        one, currency = meant[row.id], settings().currency
        amounts = {
            "price": one.price,
            "before": one.before,
            "floor": one.floor,
            "read_price": row.read_price,
            "read_before": row.read_before,
            "sent_price": row.sent_price,
        }
        return cls(
            listing_id=row.id,
            external_id=row.external_id,
            title=row.title,
            variant_id=row.variant_id,
            variant_sku=sku,
            product_id=product_id,
            product_name=name,
            decision=one.decision,
            waiting=row.price_due is not None,
            state=row.price_state,
            error=row.price_error,
            sent_at=row.price_sent_at,
            **{name: None if amount is None else to_text(amount, currency) for name, amount in amounts.items()},
        )


class PricesOutIn(Schema):
    """Which items' prices are to be told: all linked ones, when none is named. With `dry_run` nothing is."""

    model_config = ConfigDict(extra="forbid")  # a `dry_run` that is misspelt would send

    listing_ids: Annotated[list[int], Field(min_length=1, max_length=1000)] | None = None
    dry_run: bool = False


class PricesOutOut(Schema):
    """How many were decided how; those under `send` are told now, or would be."""

    dry_run: bool
    send: int
    same: int
    below_floor: int
    no_price: int
    sizes: int


class ChannelOrderOut(Schema):
    """An order of a channel; `order_number` is its number in the book, none while a problem keeps it out.

    `fees` and `payout` are what reports tell where it is `settled`, else what is expected; `fees_from` says by whom.
    What is `stored` the marketplace sends from a warehouse of its own. `asked_there` are the statuses that the order in
    the book gets only when it was confirmed, shipped or cancelled here.
    """

    id: int
    channel_id: int
    channel_name: str
    external_id: str
    order_id: int | None
    order_number: str | None
    status: OrderState
    said: str
    placed_at: datetime
    ship_by: datetime | None
    supply: str
    short: bool
    stored: bool
    problem: str
    total: str | None
    fees: str | None
    payout: str | None
    fees_from: FeesFrom
    settled: bool
    asked_there: list[str]

    @classmethod
    def of(cls, found: Any) -> Self:
        """A row of `fulfilling.orders_of`."""
        row, number, told, channel = found
        settled = told is not None and told.state in {"settled", "differs"}
        expected = None if row.status == "cancelled" else row.fees  # nothing is expected of what is cancelled
        fees = told.sold + told.refunded - told.paid if settled else expected
        payout = told.paid if settled else None if row.total is None or fees is None else row.total - fees
        amounts = {"total": row.total, "fees": fees, "payout": payout}
        made: dict[str, Any] = {"order_number": number, "settled": settled, "channel_name": channel.name}
        made["asked_there"] = list(fulfilling.asked_there(row, channel))
        made["fees_from"] = "report" if settled else row.fees_from if fees is not None else ""
        made |= {name: None if one is None else to_text(one, settings().currency) for name, one in amounts.items()}
        return cls(**made, **{name: getattr(row, name) for name in cls.model_fields if name not in made})


class PulledOut(Schema):
    """What a pull brought: orders seen, new in the book, changed, and those with a problem."""

    seen: int
    new: int
    changed: int
    problems: int


class ChannelCancelIn(Schema):
    """Why an order is cancelled, where the marketplace wants to know."""

    reason: Line = ""


class LabelOut(Schema):
    """A label to print, in base64."""

    media_type: str
    content: str


class HandedOut(Schema):
    """An order that was confirmed, handed over or cancelled."""

    external_id: str
    supply: str
    labels: list[LabelOut]
