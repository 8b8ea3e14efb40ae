"""Tables of what is taken off, and of money the shop owes: gift cards and store credit. Amounts are minor units."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, LongText, Row, table_args


class Discount(Changing):
    """A discount. `conditions` and `benefit` hold what rules.Rule has of them; `used` is written by service.use alone.

    A use is no change of the discount: `version`, for If-Match, stays.
    """

    __tablename__ = "discounts"
    __table_args__ = table_args(
        Index("ix_discounts_name", "name", "id"),
        CheckConstraint("used >= 0", name="used_not_negative"),
    )

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    active: Mapped[bool] = mapped_column(default=True)
    automatic: Mapped[bool] = mapped_column(default=True)
    combines: Mapped[bool] = mapped_column(default=True)
    priority: Mapped[int] = mapped_column(default=0)
    currency: Mapped[str | None] = mapped_column(String(3))
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    max_uses: Mapped[int | None] = mapped_column(BigInteger)
    max_per_customer: Mapped[int | None] = mapped_column(BigInteger)
    used: Mapped[int] = mapped_column(BigInteger, default=0)
    conditions: Mapped[dict[str, Any]] = mapped_column(default=dict)
    benefit: Mapped[dict[str, Any]] = mapped_column(default=dict)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class DiscountCode(Row):
    """A code that gives a discount; upper case, without spaces. `max_uses` is 1 for those that are good once."""

    __tablename__ = "discount_codes"
    __table_args__ = table_args(
        Index("ix_discount_codes_discount", "discount_id", "id"),
        CheckConstraint("used >= 0", name="used_not_negative"),
    )

    discount_id: Mapped[int] = mapped_column(ForeignKey("discounts.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(60), unique=True)
    max_uses: Mapped[int | None] = mapped_column(BigInteger)
    used: Mapped[int] = mapped_column(BigInteger, default=0)


class DiscountUse(Row):
    """An order that got a discount: once, however often its checkout is tried again. `who` is whom it counts for."""

    __tablename__ = "discount_uses"
    __table_args__ = table_args(
        UniqueConstraint("discount_id", "order_id"),
        Index("ix_discount_uses_who", "discount_id", "who"),
        Index("ix_discount_uses_order", "order_id"),
    )

    discount_id: Mapped[int] = mapped_column(ForeignKey("discounts.id"))
    order_id: Mapped[int] = mapped_column(BigInteger)
    who: Mapped[str] = mapped_column(default="")
    code: Mapped[str | None] = mapped_column(String(60))
    amount: Mapped[int] = mapped_column(BigInteger, default=0)
    currency: Mapped[str] = mapped_column(String(3), default="")


class Purse(Changing):
    """Money the shop owes: a gift card, whoever holds its code, or an account's credit in one currency.

    Changed only by discounts.ledger, in one conditional UPDATE together with an entry.
    """

    __tablename__ = "purses"
    __table_args__ = table_args(
        UniqueConstraint("account_id", "currency"),
        Index("ix_purses_kind", "kind", "id"),
        CheckConstraint("balance >= 0", name="balance_not_negative"),
    )

    kind: Mapped[str] = mapped_column(String(12))  # gift_card | credit
    currency: Mapped[str] = mapped_column(String(3))
    balance: Mapped[int] = mapped_column(BigInteger, default=0)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))  # of credit
    hash: Mapped[str | None] = mapped_column(String(64), unique=True)  # of a card's code
    last4: Mapped[str] = mapped_column(String(4), default="")
    email: Mapped[str] = mapped_column(default="")  # whom the card was mailed to
    note: Mapped[str] = mapped_column(LongText, default="")
    expires_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]


class PurseEntry(Row):
    """One change of a balance: what it added, what was there after, why and by whom. `key` makes it happen once."""

    __tablename__ = "purse_entries"
    __table_args__ = table_args(
        UniqueConstraint("purse_id", "key"),
        Index("ix_purse_entries_purse", "purse_id", "id"),
        Index("ix_purse_entries_order", "order_id"),
    )

    purse_id: Mapped[int] = mapped_column(ForeignKey("purses.id"))
    kind: Mapped[str] = mapped_column(String(12))  # issued | topped_up | spent | given_back | refunded | ...
    amount: Mapped[int] = mapped_column(BigInteger)
    balance: Mapped[int] = mapped_column(BigInteger)
    key: Mapped[str | None] = mapped_column(String(100))
    order_id: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(default="")
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]
