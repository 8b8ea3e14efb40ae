"""Tables of shipping. Amounts are minor units of the method's currency, weights grams."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tradepost.core.db import Base, BigId, Changing, LongText, Row, table_args


class Zone(Changing):
    """Where goods go: countries, or the rest of the world; narrowed by regions or by the beginnings of postcodes."""

    __tablename__ = "shipping_zones"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(unique=True)
    countries: Mapped[list[str]] = mapped_column(default=list)  # alpha-2
    rest_of_world: Mapped[bool] = mapped_column(default=False)
    regions: Mapped[list[str]] = mapped_column(default=list)
    postcodes: Mapped[list[str]] = mapped_column(default=list)
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Method(Changing):
    """A way to get goods to a zone, and its price: see `rules.price`."""

    __tablename__ = "shipping_methods"
    __table_args__ = table_args(
        UniqueConstraint("zone_id", "code"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
    )

    zone_id: Mapped[int] = mapped_column(ForeignKey("shipping_zones.id"))
    code: Mapped[str] = mapped_column(String(60))
    name: Mapped[str]
    name_ru: Mapped[str] = mapped_column(default="")  # empty: the name is the same in Russian
    kind: Mapped[str] = mapped_column(String(12))
    carrier: Mapped[str] = mapped_column(String(60), default="")  # one of carriers.CARRIERS, or just a name
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[int] = mapped_column(BigInteger, default=0)
    free_over: Mapped[int | None] = mapped_column(BigInteger)
    rates: Mapped[list[Any]] = mapped_column(default=list)  # rows of rules.Rate
    weight_limit_g: Mapped[int | None] = mapped_column(BigInteger)
    days_min: Mapped[int | None]
    days_max: Mapped[int | None]
    pickup_address: Mapped[str] = mapped_column(String(500), default="")
    tracking_url: Mapped[str] = mapped_column(String(500), default="")  # with {number} in it
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Shipment(Changing):
    """A parcel of an order's goods on its way; `status` follows its events (rules.NEXT)."""

    __tablename__ = "shipments"
    __table_args__ = table_args(
        Index("ix_shipments_order", "order_id", "id"),
        Index("ix_shipments_status", "status", "id"),
        Index("ix_shipments_tracking_number", "tracking_number"),
    )

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    number: Mapped[str] = mapped_column(String(60), unique=True)
    # The method may be gone or another by then: what it was called stays.
    method_id: Mapped[int | None] = mapped_column(ForeignKey("shipping_methods.id", ondelete="SET NULL"), index=True)
    method: Mapped[str] = mapped_column(default="")
    carrier: Mapped[str] = mapped_column(String(60), default="")
    location_id: Mapped[int | None] = mapped_column(ForeignKey("locations.id"), index=True)
    tracking_number: Mapped[str] = mapped_column(String(100), default="")
    tracking_url: Mapped[str] = mapped_column(String(700), default="")
    status: Mapped[str] = mapped_column(String(20), default="created")
    weight_g: Mapped[int | None] = mapped_column(BigInteger)
    address: Mapped[dict[str, Any]] = mapped_column(default=dict)  # whom it goes to, as it was: rules.ADDRESS
    label: Mapped[str] = mapped_column(default="")  # the carrier's own label among the files; empty: we draw one
    note: Mapped[str] = mapped_column(LongText, default="")
    shipped_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    lines: Mapped[list["ShipmentLine"]] = relationship(order_by="ShipmentLine.id", lazy="raise")
    events: Mapped[list["ShipmentEvent"]] = relationship(order_by="(ShipmentEvent.at, ShipmentEvent.id)", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class ShipmentLine(Base):
    """How many units of an order's line are in a shipment."""

    __tablename__ = "shipment_lines"
    __table_args__ = table_args(
        UniqueConstraint("shipment_id", "order_line_id"), CheckConstraint("quantity > 0", name="some_units")
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id", ondelete="CASCADE"))
    order_line_id: Mapped[int] = mapped_column(ForeignKey("order_lines.id", ondelete="CASCADE"), index=True)
    quantity: Mapped[int] = mapped_column(BigInteger)


class ShipmentEvent(Row):
    """What happened to a shipment: where and when, in which status it then was."""

    __tablename__ = "shipment_events"
    __table_args__ = table_args(Index("ix_shipment_events_shipment", "shipment_id", "at", "id"))

    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id", ondelete="CASCADE"))
    status: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(String(500), default="")
