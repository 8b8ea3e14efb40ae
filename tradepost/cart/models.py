"""Tables of carts. Amounts are minor units of the cart's currency."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tradepost.core.crypto import SEALED
from tradepost.core.db import Changing, table_args

ACTIVE, ORDERED, ABANDONED, MERGED = "active", "ordered", "abandoned", "merged"


class Cart(Changing):
    """What somebody is about to buy: an account's, or that of a guest who holds its token.

    An account has one active cart: `active_account_id` is set while the cart is active, and unique. `abandoned_at` is
    when it was reported; whoever comes back takes it up again.
    """

    __tablename__ = "carts"
    __table_args__ = table_args(Index("ix_carts_updated_at", "status", "updated_at"))

    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    active_account_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    status: Mapped[str] = mapped_column(String(10), default=ACTIVE)
    currency: Mapped[str] = mapped_column(String(3))
    country: Mapped[str] = mapped_column(String(2), default="")
    email: Mapped[str] = mapped_column(String(255), default="")
    shipping_address: Mapped[dict[str, Any] | None]
    billing_address: Mapped[dict[str, Any] | None]
    shipping_method_id: Mapped[int | None] = mapped_column(BigInteger)
    payment_provider: Mapped[str] = mapped_column(String(40), default="")
    codes: Mapped[list[str]] = mapped_column(default=list)
    gift_card: Mapped[str] = mapped_column(String(500), default="", info=SEALED)  # its code is as good as money
    hold_id: Mapped[int | None] = mapped_column(ForeignKey("holds.id", ondelete="SET NULL"))
    abandoned_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    lines: Mapped[list["CartLine"]] = relationship(
        back_populates="cart", order_by="CartLine.id", lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )

    __mapper_args__ = {"version_id_col": version}


class CartLine(Changing):
    """Some units of a variant, and the price of one when the buyer last saw it."""

    __tablename__ = "cart_lines"
    __table_args__ = table_args(UniqueConstraint("cart_id", "variant_id"))

    cart_id: Mapped[int] = mapped_column(ForeignKey("carts.id", ondelete="CASCADE"))
    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id"), index=True)
    quantity: Mapped[int] = mapped_column(BigInteger)
    price_seen: Mapped[int] = mapped_column(BigInteger)

    cart: Mapped[Cart] = relationship(back_populates="lines", lazy="raise")
