"""Tables of suppliers, what they offer, purchases, and what goods came to cost."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tradepost.core.db import Base, BigId, Changing, Exact, LongText, Row, table_args


class Supplier(Changing):
    """Who goods are bought from. `lead_time_days` is what they promise where an offer says nothing else."""

    __tablename__ = "suppliers"
    __table_args__ = table_args(Index("ix_suppliers_country", "country", "name"))

    name: Mapped[str] = mapped_column(unique=True)
    contact_info: Mapped[str] = mapped_column(LongText, default="")
    country: Mapped[str] = mapped_column(String(2), default="")  # alpha-2
    currency: Mapped[str] = mapped_column(String(3))
    lead_time_days: Mapped[int | None]
    notes: Mapped[str] = mapped_column(LongText, default="")
    search: Mapped[str] = mapped_column(LongText, default="")  # name and contacts in lower case
    archived: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class SupplierItem(Changing):
    """What a supplier offers: `price` is of one unit, in minor units of its currency; weight and volume too.

    `variant_id` is the merchant's own goods that it is an offer for. `duty_ppm` is the duty of its HS code, in parts
    per million of the customs value.
    """

    __tablename__ = "supplier_items"
    __table_args__ = table_args(
        UniqueConstraint("supplier_id", "sku"),
        Index("ix_supplier_items_variant", "variant_id"),
        Index("ix_supplier_items_name", "name", "id"),
        CheckConstraint("price >= 0", name="price_not_negative"),
        CheckConstraint("min_order_quantity >= 1 AND pack_size >= 1", name="quantities_positive"),
    )

    supplier_id: Mapped[int] = mapped_column(ForeignKey("suppliers.id"))
    name: Mapped[str]
    sku: Mapped[str] = mapped_column(String(100))
    price: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    min_order_quantity: Mapped[int] = mapped_column(default=1)
    pack_size: Mapped[int] = mapped_column(default=1)
    lead_time_days: Mapped[int | None]
    hs_code: Mapped[str] = mapped_column(String(12), default="")
    duty_ppm: Mapped[int | None]
    weight_g: Mapped[int | None]
    volume_cm3: Mapped[int | None]
    variant_id: Mapped[int | None] = mapped_column(ForeignKey("variants.id", ondelete="SET NULL"))
    preferred: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = mapped_column(LongText, default="")
    search: Mapped[str] = mapped_column(LongText, default="")
    archived: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ExchangeRate(Changing):
    """What one unit of a currency costs in the shop's, from a day on until the next row."""

    __tablename__ = "exchange_rates"
    __table_args__ = table_args(UniqueConstraint("currency", "valid_from"))

    currency: Mapped[str] = mapped_column(String(3))
    valid_from: Mapped[date]
    rate: Mapped[Decimal] = mapped_column(Exact())
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Purchase(Changing):
    """Goods bought from a supplier. `exchange_rate` is what a unit of its currency cost in the shop's: 1 for that one.

    `goods` is what the lines cost, in minor units of the purchase's currency; `landed` what they cost on the shelf, in
    the shop's. Both follow from the lines and charges and are written with them.
    """

    __tablename__ = "purchases"
    __table_args__ = table_args(
        Index("ix_purchases_supplier", "supplier_id", "id"), Index("ix_purchases_status", "status", "id")
    )

    number: Mapped[str] = mapped_column(String(30), default="")
    supplier_id: Mapped[int] = mapped_column(ForeignKey("suppliers.id"))
    status: Mapped[str] = mapped_column(String(20))
    currency: Mapped[str] = mapped_column(String(3))
    exchange_rate: Mapped[Decimal] = mapped_column(Exact())
    goods: Mapped[int] = mapped_column(BigInteger, default=0)
    landed: Mapped[int] = mapped_column(BigInteger, default=0)
    location_id: Mapped[int | None] = mapped_column(ForeignKey("locations.id", ondelete="SET NULL"))
    reference: Mapped[str] = mapped_column(String(120), default="")
    notes: Mapped[str] = mapped_column(LongText, default="")
    expected_on: Mapped[date | None]
    ordered_at: Mapped[datetime | None]
    received_at: Mapped[datetime | None]  # when the last of it came
    version: Mapped[int] = mapped_column(default=1)

    lines: Mapped[list["PurchaseLine"]] = relationship(order_by="PurchaseLine.id", lazy="raise")
    charges: Mapped[list["PurchaseCharge"]] = relationship(order_by="PurchaseCharge.id", lazy="raise")
    receipts: Mapped[list["Receipt"]] = relationship(order_by="Receipt.id", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class PurchaseLine(Row):
    """So many units of a variant for `amount` in all; `landed` is what they cost on the shelf, in the shop's currency.

    `received` changes only in receiving.py, in one conditional UPDATE; `missing` are units that will not come any more.
    """

    __tablename__ = "purchase_lines"
    __table_args__ = table_args(
        Index("ix_purchase_lines_purchase", "purchase_id"),
        Index("ix_purchase_lines_variant", "variant_id"),
        Index("ix_purchase_lines_item", "item_id"),
        CheckConstraint("quantity >= 1", name="quantity_positive"),
        CheckConstraint("received >= 0 AND missing >= 0 AND received + missing <= quantity", name="within_quantity"),
    )

    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchases.id", ondelete="CASCADE"))
    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id"))
    product_id: Mapped[int] = mapped_column(BigInteger)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("supplier_items.id", ondelete="SET NULL"))
    name: Mapped[str]
    sku: Mapped[str] = mapped_column(String(100))
    quantity: Mapped[int] = mapped_column(BigInteger)
    amount: Mapped[int] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger, default=0)
    missing: Mapped[int] = mapped_column(BigInteger, default=0)
    weight_g: Mapped[int | None]
    volume_cm3: Mapped[int | None]
    duty_ppm: Mapped[int | None]
    landed: Mapped[int] = mapped_column(BigInteger, default=0)


class PurchaseCharge(Base):
    """What a purchase costs beside the goods: a bill (`amount`, of all or of each kg or m³), or a share (`ppm`)."""

    __tablename__ = "purchase_charges"
    __table_args__ = table_args()

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchases.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    per: Mapped[str] = mapped_column(String(8))
    amount: Mapped[int | None] = mapped_column(BigInteger)
    ppm: Mapped[int | None]
    currency: Mapped[str] = mapped_column(String(3))
    exchange_rate: Mapped[Decimal] = mapped_column(Exact())
    spread: Mapped[str] = mapped_column(String(8))
    recoverable: Mapped[bool] = mapped_column(default=False)
    total: Mapped[int] = mapped_column(BigInteger, default=0)  # in the shop's currency


class Receipt(Row):
    """One delivery of a purchase."""

    __tablename__ = "receipts"
    __table_args__ = table_args()

    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchases.id", ondelete="CASCADE"), index=True)
    location_id: Mapped[int | None] = mapped_column(ForeignKey("locations.id", ondelete="SET NULL"))
    note: Mapped[str] = mapped_column(default="")
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]

    lines: Mapped[list["ReceiptLine"]] = relationship(order_by="ReceiptLine.id", lazy="raise")


class ReceiptLine(Base):
    """How many of a line came, and what those units cost on the shelf in the shop's currency."""

    __tablename__ = "receipt_lines"
    __table_args__ = table_args()

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    receipt_id: Mapped[int] = mapped_column(ForeignKey("receipts.id", ondelete="CASCADE"), index=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("purchase_lines.id", ondelete="CASCADE"), index=True)
    quantity: Mapped[int] = mapped_column(BigInteger)
    value: Mapped[int] = mapped_column(BigInteger)


class AverageCost(Base):
    """The moving average of a variant in minor units of the shop's currency, finer than a coin.

    `variants.cost` is the same rounded to the coin; where somebody has set that to something else, that counts.
    """

    __tablename__ = "average_costs"
    __table_args__ = table_args()

    variant_id: Mapped[int] = mapped_column(
        ForeignKey("variants.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    average: Mapped[Decimal] = mapped_column(Exact())


class CostChange(Row):
    """One change of a variant's cost: a receipt (`received`), or somebody's hand (`set`)."""

    __tablename__ = "cost_changes"
    __table_args__ = table_args(
        Index("ix_cost_changes_variant", "variant_id", "id"), Index("ix_cost_changes_actor", "actor_kind", "actor_id")
    )

    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))
    before: Mapped[Decimal | None] = mapped_column(Exact())
    after: Mapped[Decimal | None] = mapped_column(Exact())
    on_hand: Mapped[int] = mapped_column(BigInteger)  # before it
    quantity: Mapped[int] = mapped_column(BigInteger, default=0)
    value: Mapped[int | None] = mapped_column(BigInteger)
    purchase_id: Mapped[int | None] = mapped_column(ForeignKey("purchases.id", ondelete="SET NULL"), index=True)
    note: Mapped[str] = mapped_column(default="")
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]
