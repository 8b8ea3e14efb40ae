"""Tables of payments. Amounts are minor units of the payment's currency."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.crypto import SEALED
from tradepost.core.db import Changing, LongText, Row, table_args


class Payment(Changing):
    """Money asked by one provider, for one order or one bill of a subscription.

    `captured` is what was taken, `refunded` of it what went back, `refunding` what is on its way back. Whoever asks the
    provider holds the row's lease meanwhile; `task` (ask, capture, void) says what for, so that it can be resumed.
    """

    __tablename__ = "payments"
    __table_args__ = table_args(
        Index("ix_payments_order", "order_id"),
        Index("ix_payments_bill", "bill_id"),
        Index("ix_payments_external", "provider", "external_id"),
        Index("ix_payments_due", "next_at"),
        Index("ix_payments_status", "status", "id"),
        Index("ix_payments_created_at", "created_at", "id"),
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("captured >= 0 AND captured <= amount", name="captured_within_amount"),
        CheckConstraint(
            "refunded >= 0 AND refunding >= 0 AND refunded + refunding <= captured", name="refunded_within_captured"
        ),
    )

    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    bill_id: Mapped[int | None] = mapped_column(ForeignKey("tariff_bills.id"))
    provider: Mapped[str] = mapped_column(String(20))
    # What the provider knows this payment by, before it has a number of its own: the same key, the same payment.
    key: Mapped[str] = mapped_column(String(36), unique=True)
    status: Mapped[str] = mapped_column(String(12), default="created")
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int] = mapped_column(BigInteger)
    captured: Mapped[int] = mapped_column(BigInteger, default=0)
    refunded: Mapped[int] = mapped_column(BigInteger, default=0)
    refunding: Mapped[int] = mapped_column(BigInteger, default=0)
    # How the buyer wants to pay, as the provider understands it: a token of its own, an address to come back to.
    method: Mapped[dict[str, Any]] = mapped_column(default=dict)
    external_id: Mapped[str | None] = mapped_column(String(120))
    # What the buyer's browser goes on with: an address to go to, a secret, words to read.
    redirect_url: Mapped[str] = mapped_column(String(1000), default="")
    browser_secret: Mapped[str] = mapped_column(String(1000), default="", info=SEALED)
    instructions: Mapped[str] = mapped_column(LongText, default="")
    error: Mapped[str] = mapped_column(String(500), default="")
    error_code: Mapped[str] = mapped_column(String(60), default="")
    task: Mapped[str] = mapped_column(String(10), default="")
    task_amount: Mapped[int | None] = mapped_column(BigInteger)
    attempts: Mapped[int] = mapped_column(default=0)
    lease: Mapped[str | None] = mapped_column(String(36))
    leased_until: Mapped[datetime | None]
    next_at: Mapped[datetime | None]  # when the sweep asks again by itself; never when there is nothing to ask
    captured_at: Mapped[datetime | None]


class Refund(Changing):
    """Money of a payment on its way back, or back. `lines` says for what, in the order's own terms."""

    __tablename__ = "refunds"
    __table_args__ = table_args(
        UniqueConstraint("payment_id", "key"),
        Index("ix_refunds_due", "next_at"),
        Index("ix_refunds_external", "external_id"),
        CheckConstraint("amount > 0", name="amount_positive"),
    )

    payment_id: Mapped[int] = mapped_column(ForeignKey("payments.id"))
    key: Mapped[str] = mapped_column(String(80))  # the caller's: one refund under it, however often it is asked for
    status: Mapped[str] = mapped_column(String(12), default="pending")
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(default="")
    lines: Mapped[list[Any]] = mapped_column(default=list)
    external_id: Mapped[str | None] = mapped_column(String(120))
    error: Mapped[str] = mapped_column(String(500), default="")
    error_code: Mapped[str] = mapped_column(String(60), default="")
    attempts: Mapped[int] = mapped_column(default=0)
    lease: Mapped[str | None] = mapped_column(String(36))
    leased_until: Mapped[datetime | None]
    next_at: Mapped[datetime | None]


class PaymentNotice(Row):
    """What a provider told by a webhook: each event once, whatever it is about."""

    __tablename__ = "payment_notices"
    __table_args__ = table_args(UniqueConstraint("provider", "event_id"))

    provider: Mapped[str] = mapped_column(String(20))
    event_id: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(80), default="")
    object_id: Mapped[str] = mapped_column(String(120), default="")
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payments.id"), index=True)
    heard: Mapped[int] = mapped_column(default=1)
    done_at: Mapped[datetime | None]


class PaymentProvider(Changing):
    """The merchant's account with a provider: credentials are encrypted and leave this table only for the provider."""

    __tablename__ = "payment_providers"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(String(20), unique=True)
    enabled: Mapped[bool] = mapped_column(default=False)
    mode: Mapped[str] = mapped_column(String(10), default="live")  # live | test
    title_en: Mapped[str] = mapped_column(default="")
    title_ru: Mapped[str] = mapped_column(default="")
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    credentials: Mapped[str] = mapped_column(LongText, default="", info=SEALED)
    version: Mapped[int] = mapped_column(default=1)
