"""What goes over the wire about stock."""

from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, model_validator

from tradepost.core.web import Line, Name, Schema
from tradepost.inventory.models import Level, Movement
from tradepost.inventory.rules import MOST

Units = Annotated[int, Field(ge=0, le=MOST)]
SomeUnits = Annotated[int, Field(ge=1, le=MOST)]
RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]
Sku = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class LevelOut(Schema):
    """The stock of one variant at one location; `quantity` is what is available: on hand less reserved."""

    id: int
    product_id: int
    product_name: str
    variant_id: int
    sku: str
    location_id: int
    location: str
    quantity: int
    on_hand: int
    reserved: int
    low_stock_threshold: int
    low_stock: bool
    last_restock_date: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


def level_out(row: Any) -> LevelOut:
    """A row of `queries.levels` as people see it."""
    level: Level
    level, sku, product_id, product_name, location = row
    quantity = level.on_hand - level.reserved
    return LevelOut(
        id=level.id,
        product_id=product_id,
        product_name=product_name,
        variant_id=level.variant_id,
        sku=sku,
        location_id=level.location_id,
        location=location,
        quantity=quantity,
        on_hand=level.on_hand,
        reserved=level.reserved,
        low_stock_threshold=level.threshold,
        low_stock=quantity <= level.threshold,
        last_restock_date=level.restocked_at,
        created_at=level.created_at,
        updated_at=level.updated_at,
        version=level.version,
    )


class ProductStockOut(Schema):
    """A product's stock over all variants and locations, with its levels; the other fields are its first level's."""

    product_id: int
    quantity: int
    on_hand: int
    reserved: int
    low_stock: bool
    id: int | None = None
    location: str | None = None
    low_stock_threshold: int | None = None
    last_restock_date: datetime | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    levels: list[LevelOut]


def product_stock_out(product_id: int, levels: list[LevelOut]) -> ProductStockOut:
    """The levels of a product as one answer."""
    first = (
        levels[0].model_dump(exclude={"product_id", "quantity", "on_hand", "reserved", "low_stock"}) if levels else {}
    )
    restocked = [level.last_restock_date for level in levels if level.last_restock_date]
    return ProductStockOut(
        **first
        | {
            "product_id": product_id,
            "quantity": sum(level.quantity for level in levels),
            "on_hand": sum(level.on_hand for level in levels),
            "reserved": sum(level.reserved for level in levels),
            "low_stock": any(level.low_stock for level in levels),
            "last_restock_date": max(restocked, default=None),
            "levels": levels,
        }
    )


class LevelIn(Schema):
    """A variant begins to be kept at a location: the product's first variant unless `variant_id` names another."""

    product_id: RowId
    variant_id: RowId | None = None
    quantity: Units = 0
    location: Name | None = Field(None, description="An unknown name is a new location; none is the first one")
    low_stock_threshold: Units = 0
    change_reason: Line = "Opening stock"


class LevelChange(Schema):
    """What is available is set to `quantity`; what is left out stays."""

    quantity: Units | None = None
    change_reason: Line = ""
    low_stock_threshold: Units | None = None


class Adjustment(Schema):
    """A correction of so many units, up or down."""

    by: Annotated[int, Field(ge=-MOST, le=MOST)]
    reason: Line = ""

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.by:
            raise ValueError("by: must not be 0")
        return self


class StockChangeOut(Schema):
    """One change of a level; the quantities are what was and is available."""

    id: int
    inventory_id: int
    kind: str
    quantity: int
    previous_quantity: int
    new_quantity: int
    on_hand_before: int
    on_hand_after: int
    reserved_before: int
    reserved_after: int
    change_reason: str
    cause_type: str
    cause_id: int | None
    actor_kind: str
    actor_id: int | None
    actor_name: str
    created_at: datetime


class MovementOut(StockChangeOut):
    """One change of a level, with what moved and where."""

    variant_id: int
    product_id: int
    product_name: str
    sku: str
    location_id: int
    location: str


def change_values(movement: Movement) -> dict[str, Any]:
    """The fields of `StockChangeOut`."""
    return {
        name: getattr(movement, name)
        for name in StockChangeOut.model_fields
        if name not in {"inventory_id", "previous_quantity", "new_quantity", "change_reason"}
    } | {
        "inventory_id": movement.level_id,
        "previous_quantity": movement.on_hand_before - movement.reserved_before,
        "new_quantity": movement.on_hand_after - movement.reserved_after,
        "change_reason": movement.reason,
    }


def movement_out(row: Any) -> MovementOut:
    """A row of `queries.movements` as people see it."""
    movement: Movement
    movement, sku, product_id, product_name, location = row
    return MovementOut(
        **change_values(movement),
        variant_id=movement.variant_id,
        location_id=movement.location_id,
        product_id=product_id,
        product_name=product_name,
        sku=sku,
        location=location,
    )


class Which(Schema):
    """A variant by its id or SKU, or a product's first variant."""

    variant_id: RowId | None = None
    sku: Sku | None = None
    product_id: RowId | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if not (self.variant_id or self.sku or self.product_id):
            raise ValueError("needs a variant_id, a sku or a product_id")
        return self


class TransferIn(Which):
    """Units move from one location to another; locations by name or id."""

    source: Name | RowId = Field(alias="from")
    target: Name | RowId = Field(alias="to")
    quantity: SomeUnits
    reason: Line = ""


class TransferOut(Schema):
    """Both levels after a transfer."""

    source: LevelOut = Field(serialization_alias="from")
    target: LevelOut = Field(serialization_alias="to")


class HoldItemIn(Which):
    """Some units of a variant, at one location when it is named."""

    quantity: SomeUnits
    location: Name | RowId | None = None


class HoldIn(Schema):
    """What to keep for somebody, and for how long; the installation's usual time when `minutes` is left out."""

    items: Annotated[list[HoldItemIn], Field(min_length=1, max_length=500)]
    minutes: Annotated[int, Field(ge=1, le=60 * 24 * 90)] | None = None
    reference: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] = ""


class Extension(Schema):
    """For how many minutes from now."""

    minutes: Annotated[int, Field(ge=1, le=60 * 24 * 90)] | None = None


class HoldItemOut(Schema):
    """What a hold keeps at one location."""

    variant_id: int
    sku: str
    location: str
    quantity: int


class HoldOut(Schema):
    """Stock kept for a time; `outcome` is released, expired or used once it has ended."""

    id: int
    reference: str
    expires_at: datetime
    ended_at: datetime | None
    outcome: str
    created_at: datetime
    items: list[HoldItemOut]


class LocationIn(Schema):
    """A place where stock lies; the lower the priority, the sooner it serves an order."""

    name: Name
    address: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""
    priority: Annotated[int, Field(ge=-1000, le=1000)] = 0
    active: bool = True


class LocationChange(Schema):
    """What is left out stays."""

    name: Name | None = None
    address: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] | None = None
    priority: Annotated[int, Field(ge=-1000, le=1000)] | None = None
    active: bool | None = None


class LocationOut(Schema):
    """A place where stock lies, and how much of it."""

    id: int
    name: str
    address: str
    priority: int
    active: bool
    products: int = 0
    on_hand: int = 0
    reserved: int = 0
    created_at: datetime
    updated_at: datetime
