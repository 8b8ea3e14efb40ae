"""Tables of plans and subscriptions. Amounts are minor units of the row's currency."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Base, BigId, Changing, LongText, Row, table_args


class Tariff(Changing):
    """A plan: what it costs and for how long, in words what it is, and the features and limits that come with it."""

    __tablename__ = "tariffs"
    __table_args__ = table_args(
        Index("ix_tariffs_archived", "archived_at", "id"), CheckConstraint("price >= 0", name="price_not_negative")
    )

    name: Mapped[str]
    price: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    features: Mapped[str] = mapped_column(LongText, default="")
    includes: Mapped[list[str]] = mapped_column(default=list)
    limits: Mapped[dict[str, Any]] = mapped_column(default=dict)  # {feature: so often a day}
    period: Mapped[str] = mapped_column(String(10), default="once")  # once | month | year
    trial_days: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Subscription(Changing):
    """Somebody's plan. `slot` is taken while it runs or waits for its money: one person has a plan once.

    `paid_until` is how long it is paid for, none for good; `next_at` when the job looks at it again.
    """

    __tablename__ = "subscriptions"
    __table_args__ = table_args(
        Index("ix_subscriptions_account", "account_id", "id"),
        Index("ix_subscriptions_tariff", "tariff_id", "status"),
        Index("ix_subscriptions_due", "next_at"),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    tariff_id: Mapped[int] = mapped_column(ForeignKey("tariffs.id"))
    slot: Mapped[str | None] = mapped_column(String(50), unique=True)
    key: Mapped[str | None] = mapped_column(String(64), unique=True)  # of the request that made it
    status: Mapped[str] = mapped_column(String(10))
    period: Mapped[str] = mapped_column(String(10))
    provider: Mapped[str] = mapped_column(String(20), default="")  # how it was paid last
    granted: Mapped[bool] = mapped_column(default=False)  # given by staff, without money
    renews: Mapped[bool] = mapped_column(default=True)
    started_at: Mapped[datetime | None]
    anchor_at: Mapped[datetime | None]  # the first paid day: periods are counted from it, so that none drifts
    trial_until: Mapped[datetime | None]
    paid_until: Mapped[datetime | None]
    end_date: Mapped[datetime | None]
    periods: Mapped[int] = mapped_column(default=0)  # that were paid
    cancelled_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None]


class TariffBill(Row):
    """What a period of a subscription costs: each is there once, and paid once."""

    __tablename__ = "tariff_bills"
    __table_args__ = table_args(
        UniqueConstraint("subscription_id", "number"), CheckConstraint("amount > 0", name="amount_positive")
    )

    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscriptions.id", ondelete="CASCADE"))
    number: Mapped[int]
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    status: Mapped[str] = mapped_column(String(10), default="open")  # open | paid | void
    covers_from: Mapped[datetime | None]
    covers_until: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]


class PremiumUse(Base):
    """How often somebody used a limited feature on a day; counted in one conditional UPDATE."""

    __tablename__ = "premium_uses"
    __table_args__ = table_args(UniqueConstraint("account_id", "feature", "day"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    feature: Mapped[str] = mapped_column(String(30))
    day: Mapped[date]
    used: Mapped[int] = mapped_column(default=0)
