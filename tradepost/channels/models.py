"""Tables of channels."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Base, BigId, Changing, LongText, table_args


class Channel(Changing):
    """A place where the merchant sells. `code` is what orders, price lists and expenses call it, and never changes.

    Every channel shows what is available less its `buffer`; when little is left, the one with the lower `priority`
    goes first. Credentials are encrypted and leave this table only for the marketplace.
    """

    __tablename__ = "channels"
    __table_args__ = table_args(
        CheckConstraint("buffer >= 0", name="buffer_not_negative"),
        Index("ix_channels_type", "type", "id"),
    )

    type: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str]
    enabled: Mapped[bool] = mapped_column(default=True)
    buffer: Mapped[int] = mapped_column(default=0)
    priority: Mapped[int] = mapped_column(default=100)
    # What the marketplace takes of a sale, in parts per million, as the merchant knows it before any report; none: not
    # known.
    fee_ppm: Mapped[int | None]
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    credentials: Mapped[str] = mapped_column(LongText, default="")
    # What the last check found; none yet where `works` is empty.
    checked_at: Mapped[datetime | None]
    works: Mapped[bool | None]
    message: Mapped[str] = mapped_column(String(500), default="")
    account: Mapped[str] = mapped_column(default="")
    expires_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Listing(Changing):
    """An item on a channel, and the variant it is (none: nobody has said which yet).

    What was last sent and what was last read back stand beside each other: an item is `verified` when they agree. Where
    a marketplace counts sizes, `size_id` is its number of the one that the variant is.
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
    search: Mapped[str] = mapped_column(String(1000), default="")
    state: Mapped[str] = mapped_column(String(10), default="idle")  # idle | sent | verified | failed
    error: Mapped[str] = mapped_column(String(500), default="")
    # Prices in minor units of the shop's currency.
    sent_stock: Mapped[int | None] = mapped_column(BigInteger)
    sent_price: Mapped[int | None] = mapped_column(BigInteger)
    sent_at: Mapped[datetime | None]
    read_stock: Mapped[int | None] = mapped_column(BigInteger)
    read_price: Mapped[int | None] = mapped_column(BigInteger)
    read_at: Mapped[datetime | None]  # when stock was: a price that is read must not put off the next look at stock
    seen_at: Mapped[datetime | None]  # when it was last among the channel's cards
    # Since when the channel waits to be told how many there are; none: it knows. `stock_asked` counts how often
    # that was wanted, so that what changes while a number is on its way is told once more.
    stock_due: Mapped[datetime | None]
    stock_asked: Mapped[int] = mapped_column(default=0)
    # Since when the channel waits to be told the price; and how that stands, in the words of `state`.
    price_due: Mapped[datetime | None]
    price_state: Mapped[str] = mapped_column(String(10), default="idle", server_default=text("'idle'"))
    price_error: Mapped[str] = mapped_column(String(500), default="", server_default=text("''"))
    price_sent_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Allowance(Base):
    """How far a token's calls of one kind are spoken for, in microseconds: the one budget of all processes.

    `until` is when the calls that were promised are over if they came evenly; a call may begin while that is not far
    ahead.
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
    secret: Mapped[str] = mapped_column(LongText, default="")
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
    problem: Mapped[str] = mapped_column(String(500), default="")
    # What the buyer pays, and what the marketplace is expected to keep of it; minor units of the shop's currency.
    total: Mapped[int | None] = mapped_column(BigInteger)
    fees: Mapped[int | None] = mapped_column(BigInteger)


class Sync(Base):
    """One thing that is kept in step with a channel, by capability: when it is due, how far it is, how it went last.

    `job_id` is the job that does it now: one at a time. `since` is where the next pull begins, less an overlap.
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
    due_at: Mapped[datetime | None]
    cause: Mapped[str] = mapped_column(
        String(10), default=""
    )  # why it is due, or was: schedule | change | hand | again
    job_id: Mapped[str | None] = mapped_column(String(36), index=True)
    failures: Mapped[int] = mapped_column(default=0)  # in a row
    error: Mapped[str] = mapped_column(String(500), default="")
    ran_at: Mapped[datetime | None]
    worked_at: Mapped[datetime | None]


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
