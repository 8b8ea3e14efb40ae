"""Tables of prices and taxes. Amounts are minor units of the row's currency."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Base, BigId, Changing, Row, table_args


class Price(Changing):
    """What a variant costs in another currency than the installation's; that one is the variant's own price."""

    __tablename__ = "prices"
    __table_args__ = table_args(
        UniqueConstraint("variant_id", "currency"), CheckConstraint("amount >= 0", name="amount_not_negative")
    )

    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"))
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int] = mapped_column(BigInteger)


class Floor(Changing):
    """What no price, list item or planned change of a variant in a currency may go under."""

    __tablename__ = "price_floors"
    __table_args__ = table_args(
        UniqueConstraint("variant_id", "currency"), CheckConstraint("amount >= 0", name="amount_not_negative")
    )

    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"))
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int] = mapped_column(BigInteger)


class PriceList(Changing):
    """Prices that go before a variant's own: for a channel, a group, a time. The lower `priority` goes first."""

    __tablename__ = "price_lists"
    __table_args__ = table_args(Index("ix_price_lists_priority", "priority", "id"))

    name: Mapped[str] = mapped_column(unique=True)
    currency: Mapped[str] = mapped_column(String(3))
    channel: Mapped[str | None] = mapped_column(String(40))  # none: every channel
    group_id: Mapped[int | None] = mapped_column(ForeignKey("customer_groups.id"), index=True)  # none: everybody
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    priority: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ListPrice(Changing):
    """A variant's unit price in a list, from a quantity on."""

    __tablename__ = "list_prices"
    __table_args__ = table_args(
        UniqueConstraint("list_id", "variant_id", "min_quantity"),
        Index("ix_list_prices_variant", "variant_id"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        CheckConstraint("min_quantity >= 1", name="min_quantity_positive"),
    )

    list_id: Mapped[int] = mapped_column(ForeignKey("price_lists.id", ondelete="CASCADE"))
    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"))
    min_quantity: Mapped[int] = mapped_column(default=1)
    amount: Mapped[int] = mapped_column(BigInteger)


class PriceChange(Row):
    """One change of a variant's price in a currency: none before the first, none after the last."""

    __tablename__ = "price_changes"
    __table_args__ = table_args(
        Index("ix_price_changes_variant", "variant_id", "currency", "id"),
        Index("ix_price_changes_actor", "actor_kind", "actor_id"),
    )

    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"))
    currency: Mapped[str] = mapped_column(String(3))
    before: Mapped[int | None] = mapped_column(BigInteger)
    after: Mapped[int | None] = mapped_column(BigInteger)
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]


class ListedTime(Base):
    """From when until when a list gave everybody a variant's price for one: what the 30-day lowest also looks at."""

    __tablename__ = "listed_times"
    __table_args__ = table_args(
        Index("ix_listed_times_variant", "variant_id", "currency"), Index("ix_listed_times_list", "list_id", "ends_at")
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    # A list that is gone was there all the same.
    list_id: Mapped[int | None] = mapped_column(ForeignKey("price_lists.id", ondelete="SET NULL"))
    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"))
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int] = mapped_column(BigInteger)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]


class PlannedPrice(Changing):
    """A change of a price at a moment; with `ends_at` the price goes back then to `before`, what it was.

    `status`: waiting, in_force (until it ends), done, cancelled, failed (`problem` says why).
    """

    __tablename__ = "planned_prices"
    __table_args__ = table_args(
        Index("ix_planned_prices_waiting", "status", "starts_at"),
        Index("ix_planned_prices_ending", "status", "ends_at"),
        Index("ix_planned_prices_variant", "variant_id", "currency"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
    )

    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"))
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int] = mapped_column(BigInteger)
    before: Mapped[int | None] = mapped_column(BigInteger)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    status: Mapped[str] = mapped_column(String(10), default="waiting")
    problem: Mapped[str] = mapped_column(String(500), default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class BulkChange(Changing):
    """One change of many prices: what is meant by it, how they move, where and when.

    `status`: running, done, undoing, undone. `list_id` is the list of `channel`.
    """

    __tablename__ = "bulk_changes"
    __table_args__ = table_args()

    chosen: Mapped[dict[str, Any]]
    move: Mapped[dict[str, Any]]
    channel: Mapped[str | None] = mapped_column(String(40))
    list_id: Mapped[int | None] = mapped_column(ForeignKey("price_lists.id", ondelete="SET NULL"))
    starts_at: Mapped[datetime | None]
    status: Mapped[str] = mapped_column(String(10), default="running")
    job_id: Mapped[str | None] = mapped_column(String(36))


class BulkItem(Row):
    """A variant in such a change, before and after; in a list it may have had no price before.

    `outcome`: changed, planned, refused, undone, kept (it was not undone); `problem` says why for what was not done.
    """

    __tablename__ = "bulk_items"
    __table_args__ = table_args(
        UniqueConstraint("bulk_id", "variant_id"), Index("ix_bulk_items_outcome", "bulk_id", "outcome", "id")
    )

    bulk_id: Mapped[int] = mapped_column(ForeignKey("bulk_changes.id", ondelete="CASCADE"))
    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"), index=True)
    before: Mapped[int | None] = mapped_column(BigInteger)
    after: Mapped[int] = mapped_column(BigInteger)
    planned_id: Mapped[int | None] = mapped_column(ForeignKey("planned_prices.id", ondelete="SET NULL"))
    outcome: Mapped[str] = mapped_column(String(10))
    problem: Mapped[str] = mapped_column(String(500), default="")


class TaxRate(Changing):
    """A tax in parts per million: of a country or any, of a category with all below it or any, in a time."""

    __tablename__ = "tax_rates"
    __table_args__ = table_args(
        Index("ix_tax_rates_country", "country", "id"),
        CheckConstraint("ppm >= 0 AND ppm <= 1000000", name="ppm_is_a_share"),
    )

    country: Mapped[str] = mapped_column(String(2), default="")  # alpha-2; empty: any
    category_id: Mapped[int | None] = mapped_column(ForeignKey("categories.id"), index=True)
    name: Mapped[str]
    ppm: Mapped[int]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class TaxSettings(Changing):
    """The one row, of id 1, that says whether prices have the tax in them; without it they have."""

    __tablename__ = "tax_settings"
    __table_args__ = table_args()

    prices_include_tax: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
