"""Tables of channels."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.crypto import SEALED
from tradepost.core.db import Base, BigId, Changing, LongText, Row, table_args


class Channel(Changing):
    """A place where the merchant sells. `code` is what orders, price lists and expenses call it, and never changes.

    One that was let go (`gone_at`) is there for nobody but its orders and figures; connected again it is the same one.
    Every channel shows what is available less its `buffer`; when little is left, the one with the lower `priority`
    goes first. Credentials are encrypted and leave this table only for the marketplace.
    """

    __tablename__ = "channels"
    __table_args__ = table_args(
        CheckConstraint("buffer >= 0", name="buffer_not_negative"),
        UniqueConstraint("type", "seller"),
        Index("ix_channels_type", "type", "id"),
    )

    type: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str]
    enabled: Mapped[bool] = mapped_column(default=True)
    buffer: Mapped[int] = mapped_column(default=0)
    priority: Mapped[int] = mapped_column(default=100)
    fee_ppm: Mapped[int | None]  # what the marketplace takes of a sale, as the merchant knows it; none: not known
    prices_follow: Mapped[bool] = mapped_column(default=False)  # told when they change here
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    credentials: Mapped[str] = mapped_column(LongText, default="", info=SEALED)
    # What the last check found; none yet where `works` is empty.
    checked_at: Mapped[datetime | None]
    works: Mapped[bool | None]
    message: Mapped[str] = mapped_column(String(500), default="")
    account: Mapped[str] = mapped_column(default="")
    seller: Mapped[str | None] = mapped_column(String(255))  # the marketplace's own number of whose shop it is
    expires_at: Mapped[datetime | None]
    gone_at: Mapped[datetime | None]  # when it was let go
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Listing(Changing):
    """An item on a channel, and the variant it is (none: nobody has said which yet).

    What was last sent and what was last read back stand beside each other: an item is `verified` when they agree. Where
    a marketplace counts sizes, `size_id` is its number of the one that the variant is. Prices are minor units.
    """

    __tablename__ = "channel_listings"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "external_id", "size_id"),
        Index("ix_channel_listings_variant", "variant_id", "channel_id"),
        Index("ix_channel_listings_state", "channel_id", "state", "id"),
        Index("ix_channel_listings_sku", "channel_id", "sku"),
        Index("ix_channel_listings_stock_due", "channel_id", "stock_due", "id"),
        Index("ix_channel_listings_price_due", "channel_id", "price_due", "id"),
        Index("ix_channel_listings_price_state", "channel_id", "price_state", "id"),
    )

    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    external_id: Mapped[str] = mapped_column(String(120))
    size_id: Mapped[str] = mapped_column(String(60), default="")
    variant_id: Mapped[int | None] = mapped_column(ForeignKey("variants.id", ondelete="SET NULL"))
    # How the variant was found: barcode, sku, hand; none while there is none.
    linked_by: Mapped[str] = mapped_column(String(10), default="")
    sku: Mapped[str] = mapped_column(String(100), default="")
    barcodes: Mapped[list[str]] = mapped_column(default=list)
    title: Mapped[str] = mapped_column(String(500), default="")
    url: Mapped[str] = mapped_column(String(500), default="")
    category_id: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))  # the channel's
    search: Mapped[str] = mapped_column(String(1000), default="")
    state: Mapped[str] = mapped_column(String(10), default="idle")  # idle | sent | verified | failed
    error: Mapped[str] = mapped_column(String(500), default="")
    sent_stock: Mapped[int | None] = mapped_column(BigInteger)
    sent_price: Mapped[int | None] = mapped_column(BigInteger)
    sent_before: Mapped[int | None] = mapped_column(BigInteger)  # crossed out beside it, as far as it takes that
    sent_at: Mapped[datetime | None]
    read_stock: Mapped[int | None] = mapped_column(BigInteger)
    read_price: Mapped[int | None] = mapped_column(BigInteger)
    read_before: Mapped[int | None] = mapped_column(BigInteger)
    read_at: Mapped[datetime | None]  # when stock was: a price that is read must not put off the next look at stock
    seen_at: Mapped[datetime | None]  # when it was last among the channel's cards
    # Since when it waits to be told how many there are; `stock_asked` counts how often that was wanted, so that what
    # changes while a number is on its way is told once more.
    stock_due: Mapped[datetime | None]
    stock_asked: Mapped[int] = mapped_column(default=0)
    # Since when it waits to be told the price, whether somebody asked for that; how it stands, in words of `state`.
    price_due: Mapped[datetime | None]
    price_by_hand: Mapped[bool] = mapped_column(default=False)
    price_state: Mapped[str] = mapped_column(String(10), default="idle", server_default=text("'idle'"))
    price_error: Mapped[str] = mapped_column(String(500), default="", server_default=text("''"))
    # When the price was told that `price_state` speaks of (none: it was not), and the task that took it, if any.
    price_sent_at: Mapped[datetime | None]
    price_reference: Mapped[str] = mapped_column(String(60), default="", server_default=text("''"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Allowance(Base):
    """How far a token's calls of one kind are spoken for, in microseconds: the one budget of all processes.

    `until` is when the calls that were promised are over if evenly made; one may begin while that is not far ahead.
    """

    __tablename__ = "channel_allowances"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    until: Mapped[int] = mapped_column(BigInteger, default=0)


class Token(Base):
    """A token that a marketplace gave for a while, encrypted; `asking_until` is whoever's turn to ask for the next."""

    __tablename__ = "channel_tokens"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(String(64), primary_key=True)  # a hash of whose it is
    secret: Mapped[str] = mapped_column(LongText, default="", info=SEALED)
    expires_at: Mapped[datetime | None]
    asking_until: Mapped[datetime | None]


class ChannelOrder(Changing):
    """An order of a channel and the order of the one book that it is: each once, however often it is pulled.

    `order_id` is empty while something keeps it from the book, which `problem` says: an item that is no variant yet.
    """

    __tablename__ = "channel_orders"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "external_id"),
        Index("ix_channel_orders_status", "channel_id", "status", "id"),
        Index("ix_channel_orders_placed_at", "channel_id", "placed_at", "id"),
    )

    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    external_id: Mapped[str] = mapped_column(String(120))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id", ondelete="SET NULL"), index=True)
    status: Mapped[str] = mapped_column(String(12))  # ours, of shapes.ChannelOrder
    said: Mapped[str] = mapped_column(String(120), default="")  # the marketplace's own
    placed_at: Mapped[datetime]
    ship_by: Mapped[datetime | None]
    supply: Mapped[str] = mapped_column(String(120), default="")  # what it was handed over in
    short: Mapped[bool] = mapped_column(default=False)  # sold out elsewhere: it is to be cancelled there
    stored: Mapped[bool] = mapped_column(default=False)  # in a warehouse of theirs, which sends it: no stock of ours
    problem: Mapped[str] = mapped_column(String(500), default="")
    # What the buyer pays, and what the marketplace is expected to keep of it; minor units of the shop's currency.
    total: Mapped[int | None] = mapped_column(BigInteger)
    fees: Mapped[int | None] = mapped_column(BigInteger)
    # Who said what is kept: the merchant (the channel's fee) or the marketplace (its commissions); none: nobody.
    fees_from: Mapped[str] = mapped_column(String(12), default="", server_default=text("''"))


class Commission(Base):
    """What a channel takes of a sale in one of its categories, by scheme, in parts per million, as it last told."""

    __tablename__ = "channel_commissions"
    __table_args__ = table_args(UniqueConstraint("channel_id", "category_id", "scheme"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    category_id: Mapped[str] = mapped_column(String(120))
    category: Mapped[str] = mapped_column(default="")
    scheme: Mapped[str] = mapped_column(String(20), default="")
    ppm: Mapped[int]


class ChannelReturn(Changing):
    """Something that comes back to the seller, by the marketplace's own number of it: each once, as it was told last.

    `asked`: its buyer has asked, and the marketplace has not agreed, or no longer does. `unknown`: the book has no such
    order, or the order no such item, which `problem` says. `coming`: what of it could be taken back (`counted` units,
    in the book as `return_id`; of a cancelled sale none) counts since the day it was sent back, the goods have not
    arrived. `received`: they have, `restocked` of them to a shelf. `void`: neither money nor goods were left to take.
    """

    __tablename__ = "channel_returns"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "external_id"),
        Index("ix_channel_returns_state", "channel_id", "state", "id"),
        Index("ix_channel_returns_at", "channel_id", "at", "id"),
        Index("ix_channel_returns_order", "order_id", "variant_id"),
    )

    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    external_id: Mapped[str] = mapped_column(String(120))
    order_number: Mapped[str] = mapped_column(String(120), default="")  # the channel's number of the order
    item_id: Mapped[str] = mapped_column(String(120), default="")
    quantity: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(String(500), default="")
    said: Mapped[str] = mapped_column(String(120), default="")  # the marketplace's own word for how it stands
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default="asked")
    problem: Mapped[str] = mapped_column(String(500), default="")
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id", ondelete="SET NULL"))
    return_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id", ondelete="SET NULL"), index=True)
    variant_id: Mapped[int | None] = mapped_column(ForeignKey("variants.id", ondelete="SET NULL"), index=True)
    counted: Mapped[int] = mapped_column(BigInteger, default=0)
    restocked: Mapped[int] = mapped_column(BigInteger, default=0)
    received_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Settlement(Changing):
    """An order of a channel as its finance reports tell it: what its lines add up to, beside what was expected.

    There is one for every order that the book has or a report names. Sums are minor units of the shop's currency, below
    zero what the marketplace keeps; they are reckoned from the lines anew whenever one comes. `expected` is what ought
    to have been paid, `difference` what was paid beyond it, most of it for `reason`. `estimate` is what of its expected
    fees counts as an expense of `day` while no report names them.
    """

    __tablename__ = "channel_settlements"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "external_id"),
        Index("ix_channel_settlements_state", "channel_id", "state", "id"),
        Index("ix_channel_settlements_day", "channel_id", "day", "id"),
    )

    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    external_id: Mapped[str] = mapped_column(String(120))
    day: Mapped[date]
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(String(10), default="waiting")  # of rules.Settled
    line_count: Mapped[int] = mapped_column(default=0)
    sold: Mapped[int] = mapped_column(BigInteger, default=0)
    refunded: Mapped[int] = mapped_column(BigInteger, default=0)
    commission: Mapped[int] = mapped_column(BigInteger, default=0)
    charges: Mapped[int] = mapped_column(BigInteger, default=0)
    paid: Mapped[int] = mapped_column(BigInteger, default=0)
    expected: Mapped[int | None] = mapped_column(BigInteger)
    difference: Mapped[int] = mapped_column(BigInteger, default=0)
    reason: Mapped[str] = mapped_column(String(12), default="")
    estimate: Mapped[int] = mapped_column(BigInteger, default=0)
    # The difference that somebody has seen and agreed to; another one is looked at anew.
    agreed: Mapped[int | None] = mapped_column(BigInteger)
    agreed_at: Mapped[datetime | None]
    agreed_by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(String(500), default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class SettlementLine(Row):
    """A line of a finance report, by the marketplace's own number of it: each once, as it was told last.

    `amount` is minor units of `currency`, below zero when the marketplace takes it. `booked`: it counts among the
    expenses, as it belongs to the channel itself or to an order of the book.
    """

    __tablename__ = "channel_settlement_lines"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "external_id"),
        Index("ix_channel_settlement_lines_order", "channel_id", "order_id"),
        Index("ix_channel_settlement_lines_report", "channel_id", "report_id", "id"),
        Index("ix_channel_settlement_lines_day", "channel_id", "day", "id"),
    )

    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    external_id: Mapped[str] = mapped_column(String(120))
    report_id: Mapped[str] = mapped_column(String(120), default="")
    day: Mapped[date]
    kind: Mapped[str] = mapped_column(String(12))  # of shapes.ReportLine
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    order_id: Mapped[str] = mapped_column(String(120), default="")  # the channel's number of it
    item_id: Mapped[str] = mapped_column(String(120), default="")
    sku: Mapped[str] = mapped_column(String(100), default="")
    name: Mapped[str] = mapped_column(default="")
    quantity: Mapped[int] = mapped_column(BigInteger, default=0)
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id", ondelete="SET NULL"))
    booked: Mapped[bool] = mapped_column(default=False)


class Sync(Base):
    """One thing that is kept in step with a channel, by capability: when it is due, how far it is, how it went last.

    `job_id` is the job that does it now: one at a time. `since` is where the next pull begins, less an overlap, and
    `whole_at` when everything that is still open was last looked at again, where a pull else asks for news alone.
    """

    __tablename__ = "channel_syncs"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "capability"), Index("ix_channel_syncs_due_at", "due_at")
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    capability: Mapped[str] = mapped_column(String(30))
    enabled: Mapped[bool] = mapped_column(default=True)
    since: Mapped[datetime | None]
    whole_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    cause: Mapped[str] = mapped_column(String(10), default="")  # schedule | change | hand | again | denied
    job_id: Mapped[str | None] = mapped_column(String(36), index=True)
    failures: Mapped[int] = mapped_column(default=0)  # in a row
    error: Mapped[str] = mapped_column(String(500), default="")
    ran_at: Mapped[datetime | None]
    worked_at: Mapped[datetime | None]


class ItemDay(Base):
    """What a channel tells of an item's day; null where it says nothing. `revenue` is minor units of `currency`."""

    __tablename__ = "channel_item_days"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "item_id", "day"), Index("ix_channel_item_days_day", "channel_id", "day")
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    item_id: Mapped[str] = mapped_column(String(100))
    day: Mapped[date]
    views: Mapped[int | None] = mapped_column(BigInteger)
    carts: Mapped[int | None] = mapped_column(BigInteger)
    orders: Mapped[int | None] = mapped_column(BigInteger)
    revenue: Mapped[int | None] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3), default="")


class PromotionBelow(Base):
    """An item that took part in a promotion of the channel below its floor. Amounts are minor units of the shop's."""

    __tablename__ = "channel_promotions"
    __table_args__ = table_args(UniqueConstraint("channel_id", "promotion_id", "external_id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    promotion_id: Mapped[str] = mapped_column(String(100))
    external_id: Mapped[str] = mapped_column(String(120))
    name: Mapped[str] = mapped_column(default="")
    price: Mapped[int] = mapped_column(BigInteger)
    floor: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10))  # leaving | left | stays: a person has to end it there | failed
    error: Mapped[str] = mapped_column(String(500), default="")
    seen_at: Mapped[datetime]


class SyncRun(Base):
    """A line of the sync log: a run that brought or sent something, or failed. Runs without news leave none."""

    __tablename__ = "channel_sync_runs"
    __table_args__ = table_args(Index("ix_channel_sync_runs_channel", "channel_id", "id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    capability: Mapped[str] = mapped_column(String(30))
    cause: Mapped[str] = mapped_column(String(10))
    outcome: Mapped[str] = mapped_column(String(10))  # done | waiting (it is tried again by itself) | failed
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime] = mapped_column(index=True)
    seen: Mapped[int] = mapped_column(BigInteger, default=0)
    new: Mapped[int] = mapped_column(BigInteger, default=0)
    changed: Mapped[int] = mapped_column(BigInteger, default=0)
    problems: Mapped[int] = mapped_column(BigInteger, default=0)
    error: Mapped[str] = mapped_column(String(500), default="")


class ChannelCategory(Base):
    """A category of a marketplace as its tree was last read; of a leaf also what it wants to know, once that was read.

    `path` is its name behind those above it, "Home / Light / Lamps", and `search` the same in lower case.
    """

    __tablename__ = "channel_categories"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "external_id"),
        Index("ix_channel_categories_parent", "channel_id", "parent_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    external_id: Mapped[str] = mapped_column(String(60))
    parent_id: Mapped[str] = mapped_column(String(60), default="")  # "" at the top
    name: Mapped[str]
    path: Mapped[str] = mapped_column(String(1000))
    search: Mapped[str] = mapped_column(String(1000))
    leaf: Mapped[bool]
    read_at: Mapped[datetime]
    # Of shapes.Attribute; with their choices these are long, and lists of categories do without.
    wants: Mapped[list[Any]] = mapped_column(default=list, deferred=True)
    wants_at: Mapped[datetime | None]


class CategoryMapping(Changing):
    """Where the goods of one of our categories go on a channel; categories below it go there too, unless they say."""

    __tablename__ = "channel_category_mappings"
    __table_args__ = table_args(UniqueConstraint("channel_id", "category_id"))

    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    category_id: Mapped[int] = mapped_column(ForeignKey("categories.id", ondelete="CASCADE"), index=True)
    external_id: Mapped[str] = mapped_column(String(60))


class AttributeMapping(Changing):
    """What says an attribute of a channel's category: one mapping serves every product that goes there.

    `source` and `name` say where of ours it is taken from, `words` what ours is called there; `usual` is said where
    ours says nothing, and always when the source is a constant.
    """

    __tablename__ = "channel_attribute_mappings"
    __table_args__ = table_args(UniqueConstraint("channel_id", "category", "attribute_id"))

    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    category: Mapped[str] = mapped_column(String(60))  # the channel's, by its number there
    attribute_id: Mapped[str] = mapped_column(String(60))
    source: Mapped[str] = mapped_column(String(10))  # attribute | option | field | constant
    name: Mapped[str] = mapped_column(String(120), default="")
    usual: Mapped[list[str]] = mapped_column(default=list)
    words: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ChannelCard(Changing):
    """A variant's card as it was last sent to a channel, and what became of it; none is sent before somebody asks.

    `due` is since when it waits to be sent, `reference` the marketplace's task, where it decides later.
    """

    __tablename__ = "channel_cards"
    __table_args__ = table_args(
        UniqueConstraint("channel_id", "variant_id"),
        Index("ix_channel_cards_due", "channel_id", "due", "id"),
        Index("ix_channel_cards_state", "channel_id", "state", "id"),
    )

    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(10), default="idle")  # as of listings
    error: Mapped[str] = mapped_column(String(1000), default="")
    sku: Mapped[str] = mapped_column(String(100), default="")
    sent: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the card, as drafting.plain has it
    reference: Mapped[str] = mapped_column(String(120), default="")
    due: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
