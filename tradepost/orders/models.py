"""Tables of orders. Amounts are minor units of the order's currency."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from tradepost.catalog.models import Product, first_picture
from tradepost.core.db import Base, BigId, Changing, LongText, Row, table_args

SHOP = "shop"  # what of a line is shown in the shop and belongs to its product


class Order(Changing):
    """One order. `number` is what people say; `total` = sum of line totals + shipping, + tax where prices leave it out.

    `shipping` is what is charged, after `shipping_discount`; `tax` includes the shipping's. `paid` is what was captured
    so far and was not too much, `refunded` what of it went back. `cart_id` and `checkout_key` are unique: a cart, or a
    request, makes one order. Money and goods that are still open: `total - paid`, and each line's `quantity -
    fulfilled`.
    """

    __tablename__ = "orders"
    __table_args__ = table_args(
        Index("ix_orders_placed_at", "placed_at", "id"),
        Index("ix_orders_business_day", "business_day", "kind"),
        Index("ix_orders_status", "status", "placed_at"),
        Index("ix_orders_platform", "platform", "placed_at"),
        Index("ix_orders_country", "country", "placed_at"),
        Index("ix_orders_customer", "customer_id", "placed_at"),
        Index("ix_orders_email", "email", "placed_at"),
        Index("ix_orders_expires_at", "status", "expires_at"),
    )

    number: Mapped[str] = mapped_column(String(60), unique=True)
    kind: Mapped[str] = mapped_column(String(10), default="sale")  # sale | return
    # The sale that a return takes back, where it is known: whole, or in as many pieces as came back, or as there are
    # refunds of a placed one.
    returns_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    platform: Mapped[str] = mapped_column(String(60), default="store")
    country: Mapped[str] = mapped_column(String(60), default="")  # alpha-2 where the name is known, else as it came
    status: Mapped[str] = mapped_column(String(20), default="pending")
    payment_status: Mapped[str] = mapped_column(String(20), default="unpaid")
    fulfilment_status: Mapped[str] = mapped_column(String(20), default="unfulfilled")
    placed_at: Mapped[datetime]
    business_day: Mapped[date]
    currency: Mapped[str] = mapped_column(String(3))
    subtotal: Mapped[int] = mapped_column(BigInteger, default=0)  # quantity x unit price
    discount: Mapped[int] = mapped_column(BigInteger, default=0)
    shipping: Mapped[int] = mapped_column(BigInteger, default=0)
    tax: Mapped[int] = mapped_column(BigInteger, default=0)
    total: Mapped[int] = mapped_column(BigInteger, default=0)
    units: Mapped[int] = mapped_column(BigInteger, default=0)
    imported: Mapped[bool] = mapped_column(default=False)
    moved_stock: Mapped[bool] = mapped_column(default=False)
    # What an imported order looked like: the same again changes nothing.
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    notes: Mapped[str] = mapped_column(LongText, default="")

    # What a checkout knows of it. The key is a hash of who asked and of their Idempotency-Key, the mark one of what
    # they asked for.
    cart_id: Mapped[int | None] = mapped_column(ForeignKey("carts.id", ondelete="SET NULL"), unique=True)
    checkout_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    checkout_mark: Mapped[str | None] = mapped_column(String(64))
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)  # a guest opens the order by its token
    email: Mapped[str] = mapped_column(String(255), default="")
    phone: Mapped[str] = mapped_column(String(50), default="")
    buyer_name: Mapped[str] = mapped_column(String(255), default="")
    language: Mapped[str] = mapped_column(String(10), default="")
    shipping_address: Mapped[dict[str, Any] | None]
    billing_address: Mapped[dict[str, Any] | None]
    shipping_method_id: Mapped[int | None] = mapped_column(BigInteger)  # as it was; the method may be gone
    shipping_method: Mapped[str] = mapped_column(String(255), default="")
    payment_provider: Mapped[str] = mapped_column(String(40), default="")
    prices_include_tax: Mapped[bool] = mapped_column(default=False)
    shipping_discount: Mapped[int] = mapped_column(BigInteger, default=0)
    shipping_tax: Mapped[int] = mapped_column(BigInteger, default=0)
    discounts: Mapped[list[Any]] = mapped_column(default=list)  # [{"discount_id", "code", "name", "amount"}]
    tax_lines: Mapped[list[Any]] = mapped_column(default=list)  # [{"name", "ppm", "base", "amount"}]
    paid: Mapped[int] = mapped_column(BigInteger, default=0)
    refunded: Mapped[int] = mapped_column(BigInteger, default=0)
    credit: Mapped[int] = mapped_column(BigInteger, default=0)  # of `paid`, what gift card and store credit paid
    expires_at: Mapped[datetime | None]  # until when it may stay unpaid
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str] = mapped_column(String(255), default="")

    version: Mapped[int] = mapped_column(default=1)

    lines: Mapped[list["OrderLine"]] = relationship(back_populates="order", order_by="OrderLine.id", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class OrderLine(Base):
    """One line: name, SKU, price and cost as they were.

    `discount` is off the whole line; `total` = quantity x unit price - discount. `tax` is the line's, at `tax_rate`
    parts per million. `reserved` is what the shelves still keep for it, {location id: units}; `fulfilled` has left,
    `returned` has come back.
    """

    __tablename__ = "order_lines"
    __table_args__ = table_args(
        Index("ix_order_lines_order", "order_id"),
        Index("ix_order_lines_variant", "variant_id"),
        Index("ix_order_lines_product", "product_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    product_id: Mapped[int] = mapped_column(
        BigInteger
    )  # the variant's, kept beside it: the variant's key vouches for it
    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id"))
    name: Mapped[str]
    sku: Mapped[str] = mapped_column(String(100))
    quantity: Mapped[int] = mapped_column(BigInteger)
    unit_price: Mapped[int] = mapped_column(BigInteger)
    discount: Mapped[int] = mapped_column(BigInteger, default=0)
    tax: Mapped[int] = mapped_column(BigInteger, default=0)
    total: Mapped[int] = mapped_column(BigInteger)
    unit_cost: Mapped[int | None] = mapped_column(BigInteger)
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    tax_rate: Mapped[int] = mapped_column(default=0)
    weight_g: Mapped[int | None]
    gift: Mapped[bool] = mapped_column(default=False)  # given by a discount
    reserved: Mapped[dict[str, Any]] = mapped_column(default=dict)
    fulfilled: Mapped[int] = mapped_column(BigInteger, default=0)
    returned: Mapped[int] = mapped_column(BigInteger, default=0)

    # Of the product as it is now; there where a query asks for the group "shop".
    slug: Mapped[str | None] = column_property(
        select(Product.slug).where(Product.id == product_id).correlate_except(Product).scalar_subquery(),
        deferred=True,
        group=SHOP,
        expire_on_flush=False,
    )
    thumbnails: Mapped[dict[str, Any] | None] = column_property(
        first_picture(product_id, variant_id), deferred=True, group=SHOP, expire_on_flush=False
    )

    order: Mapped[Order] = relationship(back_populates="lines", lazy="raise")


class OrderNote(Row):
    """What somebody wrote beside an order; a public one is for the buyer's eyes too."""

    __tablename__ = "order_notes"
    __table_args__ = table_args(Index("ix_order_notes_order", "order_id", "id"))

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(LongText)
    public: Mapped[bool] = mapped_column(default=False)
    actor_name: Mapped[str] = mapped_column(default="")


class Return(Changing):
    """Goods that are to come back, or have: requested, approved, received, then refunded or exchanged.

    `refund` is what went back for it, in the order's minor units.
    """

    __tablename__ = "returns"
    __table_args__ = table_args(
        Index("ix_returns_order", "order_id", "id"),
        Index("ix_returns_status", "status", "id"),
    )

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    number: Mapped[str] = mapped_column(String(60), unique=True)
    status: Mapped[str] = mapped_column(String(12), default="requested")
    reason: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(LongText, default="")
    answer: Mapped[str] = mapped_column(LongText, default="")  # what staff told the buyer
    refund: Mapped[int] = mapped_column(BigInteger, default=0)
    exchange_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)  # the order sent instead
    approved_at: Mapped[datetime | None]
    received_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    lines: Mapped[list["ReturnLine"]] = relationship(order_by="ReturnLine.id", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class ReturnLine(Base):
    """Units of an order's line: asked to come back, arrived, and of these put on a shelf again."""

    __tablename__ = "return_lines"
    __table_args__ = table_args(Index("ix_return_lines_return", "return_id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id", ondelete="CASCADE"))
    order_line_id: Mapped[int] = mapped_column(ForeignKey("order_lines.id", ondelete="CASCADE"), index=True)
    quantity: Mapped[int] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger, default=0)
    restocked: Mapped[int] = mapped_column(BigInteger, default=0)
