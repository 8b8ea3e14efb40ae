"""Tables of stock."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tradepost.core.db import Changing, Row, table_args

# What may happen to stock. A movement's `quantity` is signed: what it adds to reserved when it is reserved or released,
# to on hand in all other cases.
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
        Index("ix_movements_created_at", "created_at", "id"),
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
    # The table and row of the order, hold, import, ... behind it.
    cause_type: Mapped[str] = mapped_column(String(40), default="")
    cause_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]


class Hold(Changing):
    """Stock reserved for a time: `reference` says for whom. Ends once: released, expired, or used by an order."""

    __tablename__ = "holds"
    __table_args__ = table_args(
        Index("ix_holds_expires", "ended_at", "expires_at"), Index("ix_holds_reference", "reference")
    )

    reference: Mapped[str] = mapped_column(String(100), default="")
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(String(10), default="")  # released | expired | used

    lines: Mapped[list["HoldLine"]] = relationship(order_by="HoldLine.id", lazy="raise")


class HoldLine(Row):
    """How much of which level a hold keeps."""

    __tablename__ = "hold_lines"
    __table_args__ = table_args()

    hold_id: Mapped[int] = mapped_column(ForeignKey("holds.id", ondelete="CASCADE"), index=True)
    level_id: Mapped[int] = mapped_column(ForeignKey("levels.id"), index=True)
    quantity: Mapped[int] = mapped_column(BigInteger)
