"""Tables of stock."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, Row, table_args

# What may happen to stock. A movement's `quantity` is signed: what it adds to on hand, or to reserved for the two in brackets.
KINDS = ("received", "reserved", "released", "shipped", "returned", "adjusted", "transferred")


class Location(Changing):
    """Where stock lies: a warehouse, a shop, a marketplace's fulfilment centre. Lower `priority` serves first."""

    __tablename__ = "locations"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(unique=True)
    address: Mapped[str] = mapped_column(String(500), default="")
    priority: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)


class Level(Changing):
    """The stock of one variant at one location. Changed only by inventory.service, in one conditional UPDATE."""

    __tablename__ = "levels"
    __table_args__ = table_args(
        UniqueConstraint("variant_id", "location_id"),
        Index("ix_levels_location", "location_id"),
        CheckConstraint("on_hand >= 0", name="on_hand_not_negative"),
        CheckConstraint("reserved >= 0 AND reserved <= on_hand", name="reserved_within_on_hand"),
    )

    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id"))
    location_id: Mapped[int] = mapped_column(ForeignKey("locations.id"))
    on_hand: Mapped[int] = mapped_column(BigInteger, default=0)
    reserved: Mapped[int] = mapped_column(BigInteger, default=0)
    threshold: Mapped[int] = mapped_column(BigInteger, default=0)
    restocked_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Movement(Row):
    """One change of a level: before and after of both numbers, why, who, and what caused it."""

    __tablename__ = "movements"
    __table_args__ = table_args(
        Index("ix_movements_level", "level_id", "id"),
        Index("ix_movements_variant", "variant_id", "id"),
        Index("ix_movements_cause", "cause_type", "cause_id"),
    )

    level_id: Mapped[int] = mapped_column(ForeignKey("levels.id"))
    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id"))
    location_id: Mapped[int] = mapped_column(ForeignKey("locations.id"))
    kind: Mapped[str] = mapped_column(String(12))
    quantity: Mapped[int] = mapped_column(BigInteger)
    on_hand_before: Mapped[int] = mapped_column(BigInteger)
    on_hand_after: Mapped[int] = mapped_column(BigInteger)
    reserved_before: Mapped[int] = mapped_column(BigInteger)
    reserved_after: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(default="")
    cause_type: Mapped[str] = mapped_column(
        String(40), default=""
    )  # the table of the order, purchase, import, ... behind it
    cause_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]


class Hold(Row):
    """Stock reserved for a time: `reference` says for whom. Ended when released or used."""

    __tablename__ = "holds"
    __table_args__ = table_args(
        Index("ix_holds_expires", "ended_at", "expires_at"), Index("ix_holds_reference", "reference")
    )

    level_id: Mapped[int] = mapped_column(ForeignKey("levels.id"), index=True)
    quantity: Mapped[int] = mapped_column(BigInteger)
    reference: Mapped[str] = mapped_column(String(100))
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
