"""Tables of orders. Amounts are minor units of the order's currency."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tradepost.core.db import Base, BigId, Changing, LongText, table_args


class Order(Changing):
    """One order. `number` is what people say, `total` = sum of line totals + shipping + tax not included in them."""

    __tablename__ = "orders"
    __table_args__ = table_args(
        Index("ix_orders_placed_at", "placed_at", "id"),
        Index("ix_orders_business_day", "business_day", "kind"),
        Index("ix_orders_status", "status", "placed_at"),
        Index("ix_orders_platform", "platform", "placed_at"),
        Index("ix_orders_country", "country", "placed_at"),
        Index("ix_orders_customer", "customer_id", "placed_at"),
    )

    number: Mapped[str] = mapped_column(String(60), unique=True)
    kind: Mapped[str] = mapped_column(String(10), default="sale")  # sale | return
    # The sale that a return takes back, where it is known; a sale is taken back once.
    returns_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), unique=True)
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
    version: Mapped[int] = mapped_column(default=1)

    lines: Mapped[list["OrderLine"]] = relationship(back_populates="order", order_by="OrderLine.id", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class OrderLine(Base):
    """One line: name, SKU, price and cost as they were.

    `discount` is off the whole line; `total` = quantity x unit price - discount.
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

    order: Mapped[Order] = relationship(back_populates="lines", lazy="raise")
