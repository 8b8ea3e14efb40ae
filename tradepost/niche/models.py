"""Tables of what was seen on the market, and of niches that somebody watches."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import BigId, Changing, LongText, Row, table_args


class Snapshot(Row):
    """A channel's market as it was seen on a day, over the days that ended with it."""

    __tablename__ = "market_snapshots"
    __table_args__ = table_args(UniqueConstraint("channel", "taken_on"))

    channel: Mapped[str] = mapped_column(String(60))
    taken_on: Mapped[date]
    days: Mapped[int]


class Item(Row):
    """Something that somebody sells there: what it cost, and what was sold of it in the snapshot's days.

    `search` holds the stems of its name, category, brand and seller. `stock_days`: on how many of the days it could be
    bought; `first_seen`: since when it is there. None where nobody knows.
    """

    __tablename__ = "market_items"
    __table_args__ = table_args(
        UniqueConstraint("snapshot_id", "external_id"),
        Index("ix_market_items_seen", "external_id", "snapshot_id"),
        Index("ix_market_items_category", "snapshot_id", "category"),
    )

    snapshot_id: Mapped[int] = mapped_column(ForeignKey("market_snapshots.id", ondelete="CASCADE"))
    external_id: Mapped[str] = mapped_column(String(100))
    name: Mapped[str]
    category: Mapped[str] = mapped_column(default="")
    brand: Mapped[str] = mapped_column(default="")
    seller: Mapped[str] = mapped_column(default="")
    price: Mapped[int] = mapped_column(BigInteger)
    units: Mapped[int] = mapped_column(BigInteger)
    revenue: Mapped[int] = mapped_column(BigInteger)
    rating: Mapped[int | None]  # hundredths of a star
    reviews: Mapped[int | None]
    stock_days: Mapped[int | None]
    first_seen: Mapped[date | None]
    search: Mapped[str] = mapped_column(LongText, default="")


class Favorite(Changing):
    """A niche that somebody keeps an eye on; with `alert_percent` they are told when its revenue moves so far.

    `told` is what it was when they last looked or were told: {"taken_on", "revenue"}.
    """

    __tablename__ = "niche_favorites"
    __table_args__ = table_args(UniqueConstraint("account_id", "name"))

    account_id: Mapped[int] = mapped_column(BigId, ForeignKey("accounts.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(120))
    wanted: Mapped[dict[str, Any]]
    alert_percent: Mapped[int | None]
    told: Mapped[dict[str, Any]] = mapped_column(default=dict)
    told_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
