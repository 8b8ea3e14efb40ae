"""What goes into an adapter's methods and comes out of them, in our words. Amounts are minor units with their currency.

An `external_id` is the marketplace's own number of a thing, always as text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from tradepost.core.money import Money

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Access:
    """A channel as its adapter knows it. `repr` shows no secret."""

    channel_id: int
    type: str
    code: str
    name: str
    options: Mapping[str, Any]
    credentials: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a channel's settings work, in a sentence; whose account it is, and until when the credentials hold.

    `works` is None when it could not be tried, which says nothing of them. `seller` is the marketplace's own number of
    whose orders these are, whatever key they are asked with; none: it does not tell.
    """

    works: bool | None
    message: str
    account: str = ""
    expires_at: datetime | None = None
    seller: str = ""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A part of a list. `cursor` asks for the next one; None: this was the last."""

    items: Sequence[T]
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item of a push: accepted (to be read back later) or refused, with the reason.

    With `again` it is neither: not now, but after so many seconds.
    """

    external_id: str
    accepted: bool
    error: str = ""
    reference: str = ""  # the marketplace's task or supply, where it has one
    again: float | None = None
    item_id: str = ""  # of a card that was pushed: its own number there, where that is known at once


# --- goods ---


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the marketplace; cards go into leaves."""

    external_id: str
    name: str
    parent_id: str | None
    leaf: bool


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a category wants to know of its cards; `choices` when only these are taken.

    `longest` is how many letters a text may have, `least` and `greatest` are a number's bounds; none: not told.
    """

    external_id: str
    name: str
    required: bool
    kind: Literal["text", "number", "flag", "choice"]
    unit: str = ""
    most: int = 0  # how many values; 0: any number
    choices: Sequence[str] = ()
    about: str = ""
    longest: int = 0
    least: float | None = None
    greatest: float | None = None


@dataclass(frozen=True, slots=True)
class CardRules:
    """What every card wants, whatever its category: which fields of a CardDraft must be said, and how long they may be.

    `new` are those that only a card that is not there yet has to say; `own` are attributes that a field says, by id.
    A limit of 0 is none.
    """

    required: Sequence[str] = ()
    new: Sequence[str] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    sku: int = 0
    title: int = 0
    description: int = 0
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A card there. `size_id` is the marketplace's number of the size (variant) within it, where stock wants that."""

    external_id: str
    sku: str
    barcodes: Sequence[str]
    title: str
    description: str = ""
    brand: str = ""
    category_id: str = ""
    category: str = ""
    size_id: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    pictures: Sequence[str] = ()
    url: str = ""
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CardDraft:
    """A card to be made, or with `external_id` to be changed. Lengths are millimetres, weight is grams."""

    sku: str
    title: str
    category_id: str
    external_id: str | None = None
    description: str = ""
    brand: str = ""
    barcodes: Sequence[str] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    pictures: Sequence[str] = ()
    price: Money | None = None
    weight: int | None = None
    length: int | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What a buyer pays, and what is crossed out beside it (None: nothing). Read there, or to be set there."""

    external_id: str
    price: Money
    before: Money | None = None


@dataclass(frozen=True, slots=True)
class Stock:
    """How much of an item there is, as told or to be told; `size_id` where the marketplace counts sizes."""

    external_id: str
    quantity: int
    size_id: str = ""


# --- orders ---


@dataclass(frozen=True, slots=True)
class OrderItem:
    """A line: the unit's price is what the buyer pays for it."""

    external_id: str
    sku: str
    name: str
    quantity: int
    price: Money
    barcodes: Sequence[str] = ()
    size_id: str = ""


@dataclass(frozen=True, slots=True)
class ChannelOrder:
    """An order there. `status` is one of our words; `said` is the marketplace's own.

    What is `stored` lies in a warehouse of the marketplace, which packs and sends it by itself. `fees` are what it
    keeps of this very order, where an order says so.
    """

    external_id: str
    status: Literal["new", "confirmed", "shipped", "delivered", "cancelled", "returned"]
    said: str
    placed_at: datetime
    items: Sequence[OrderItem]
    ship_by: datetime | None = None
    country: str = ""
    city: str = ""
    buyer: str = ""
    stored: bool = False
    fees: Money | None = None


@dataclass(frozen=True, slots=True)
class Shipped:
    """An order that was handed over: its parcel's number there, and labels to stick on (media type, bytes)."""

    external_id: str
    reference: str
    labels: Sequence[tuple[str, bytes]] = ()


@dataclass(frozen=True, slots=True)
class InPromotion:
    """An item that takes part in a promotion of the marketplace, and what it costs there."""

    promotion_id: str
    name: str
    item_id: str
    price: Money


@dataclass(frozen=True, slots=True)
class Returned:
    """Something that comes back; `decided` False: its buyer has asked, and the money does not go back, or not yet.

    `withdrawn`: it will not come after all, whatever was said before: its buyer took it back, or it was refused.
    `stored`: it was sold from the marketplace's own warehouse, maybe before the book knew of such orders.
    """

    external_id: str
    order_id: str
    item_id: str
    quantity: int
    reason: str
    said: str
    at: datetime
    decided: bool = True
    withdrawn: bool = False
    stored: bool = False


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of a finance report: `amount` is below zero when the marketplace takes it.

    `theirs`: its order was sold from the marketplace's own warehouse: the book may not have it, and none is missed.
    """

    external_id: str
    report_id: str
    day: date
    kind: Literal["sale", "refund", "commission", "logistics", "storage", "advertising", "payment", "penalty", "other"]
    amount: Money
    order_id: str = ""
    item_id: str = ""
    sku: str = ""
    quantity: int = 0
    name: str = ""
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class Commission:
    """What is taken of a sale in a category: `share` is a percentage as a decimal string."""

    category_id: str
    category: str
    scheme: str
    share: str


# --- what buyers say ---


@dataclass(frozen=True, slots=True)
class Review:
    """A review of an item, with the shop's answer when there is one."""

    external_id: str
    item_id: str
    sku: str
    item_name: str
    rating: int
    text: str
    author: str
    at: datetime
    answer: str = ""
    order_id: str = ""
    pictures: Sequence[str] = ()
    can_answer: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A question about an item."""

    external_id: str
    item_id: str
    sku: str
    item_name: str
    text: str
    author: str
    at: datetime
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a conversation; `ours` is one of the shop's."""

    external_id: str
    chat_id: str
    text: str
    author: str
    ours: bool
    at: datetime
    item_id: str = ""
    order_id: str = ""


# --- advertising and figures ---


@dataclass(frozen=True, slots=True)
class Campaign:
    """An advertising campaign."""

    external_id: str
    name: str
    state: Literal["draft", "running", "paused", "ended"]
    kind: str = ""
    item_ids: Sequence[str] = ()
    budget: Money | None = None
    daily_budget: Money | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """A campaign to be made."""

    name: str
    item_ids: Sequence[str]
    budget: Money | None = None
    daily_budget: Money | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Bid:
    """A bid for an item: an amount for views or a click, or a share of the price, as the marketplace has it.

    `advised` and `least` are its own words, where it says any. Shares are hundredths of a per cent.
    """

    item_id: str
    amount: Money | None = None
    share: int | None = None
    place: str = ""  # where: search, recommendations ...; "" where there is no choice
    advised: Money | None = None
    least: Money | None = None
    advised_share: int | None = None
    least_share: int | None = None


@dataclass(frozen=True, slots=True)
class AdDay:
    """What a campaign brought and cost on a day, by item where that is told."""

    campaign_id: str
    day: date
    views: int
    clicks: int
    cost: Money
    orders: int = 0
    revenue: Money | None = None
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What buyers typed before they saw an item: how often in the range, and what became of it."""

    text: str
    item_id: str = ""
    frequency: int | None = None
    views: int | None = None
    orders: int | None = None
    position: float | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where an item stood for a query on a day; None: not among as many as `looked` were looked at."""

    item_id: str
    query: str
    day: date
    position: float | None
    looked: int | None = None


@dataclass(frozen=True, slots=True)
class ItemDay:
    """An item's figures of a day."""

    item_id: str
    day: date
    views: int | None = None
    carts: int | None = None
    orders: int | None = None
    revenue: Money | None = None
