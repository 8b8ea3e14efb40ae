"""What is read about stock: lists for people, and the numbers that the catalogue shows."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import queries as catalog
from tradepost.catalog.models import Product, Variant
from tradepost.core.errors import NotFound
from tradepost.inventory.ledger import batches
from tradepost.inventory.models import Hold, HoldLine, Level, Location, Movement

AVAILABLE = Level.on_hand - Level.reserved
LOW = Level.threshold >= AVAILABLE


def levels() -> Any:
    """Every level with the names of what lies there and where: (Level, sku, product id, product name, location)."""
    return (
        select(
            Level,
            Variant.sku,
            Variant.product_id,
            Product.name,
            Location.name,
        )
        .join(Variant, Variant.id == Level.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .join(Location, Location.id == Level.location_id)
        .execution_options(populate_existing=True)
    )


async def level(db: AsyncSession, level_id: int) -> Any:
    """One row of `levels`."""
    found = (await db.execute(levels().where(Level.id == level_id))).one_or_none()
    if found is None:
        raise NotFound("inventory entry", level_id)
    return found


async def levels_of(db: AsyncSession, product_id: int) -> Sequence[Any]:
    """The rows of `levels` of a product, in the order in which they serve."""
    if await db.get(Product, product_id) is None:
        raise NotFound("product", product_id)
    query = levels().where(Variant.product_id == product_id)
    order = (Variant.position, Variant.id, Location.priority, Level.id)
    found: Sequence[Any] = (await db.execute(query.order_by(*order))).all()
    return found


def movements() -> Any:
    """Every movement with the names of what moved and where: (Movement, sku, product id, product name, location)."""
    return (
        select(
            Movement,
            Variant.sku,
            Variant.product_id,
            Product.name,
            Location.name,
        )
        .join(Variant, Variant.id == Movement.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .join(Location, Location.id == Movement.location_id)
    )


async def history(db: AsyncSession, level_id: int, *, limit: int, before: int | None) -> Sequence[Movement]:
    """A level's movements, newest first; `before` a movement's id goes further back."""
    await level(db, level_id)
    query = select(Movement).where(Movement.level_id == level_id).order_by(Movement.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Movement.id < before)
    return (await db.execute(query)).scalars().all()


async def hold_lines(db: AsyncSession, hold_ids: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """What each hold keeps and where, in one statement."""
    found: dict[int, list[dict[str, Any]]] = {hold_id: [] for hold_id in hold_ids}
    rows = await db.execute(
        select(HoldLine.hold_id, HoldLine.quantity, Level.variant_id, Variant.sku, Location.name.label("location"))
        .join(Level, Level.id == HoldLine.level_id)
        .join(Variant, Variant.id == Level.variant_id)
        .join(Location, Location.id == Level.location_id)
        .where(HoldLine.hold_id.in_(found))
        .order_by(HoldLine.id)
    )
    for row in rows:
        values = row._asdict()
        found[values.pop("hold_id")].append(values)
    return found


def holds() -> Select[Hold]:
    """Every hold."""
    return select(Hold)


async def available(db: AsyncSession, variant_ids: Collection[int]) -> Mapping[int, int]:
    """Units that can be promised, by variant, over all open locations; a variant that is kept nowhere is missing."""
    found: dict[int, int] = {}
    for batch in batches(set(variant_ids)):
        rows = await db.execute(
            select(Level.variant_id, func.sum(AVAILABLE))
            .join(Location, Location.id == Level.location_id)
            .where(Level.variant_id.in_(batch), Location.active)
            .group_by(Level.variant_id)
        )
        found |= {variant_id: int(units) for variant_id, units in rows}
    return found


def in_stock(variant: type[Variant]) -> ColumnElement[bool]:
    """The condition on variants that some of it can be promised."""
    return exists(
        select(Level.id)
        .join(Location, Location.id == Level.location_id)
        .where(Level.variant_id == variant.id, Level.on_hand > Level.reserved, Location.active)
    )


@lru_cache
def units(variant: type[Variant]) -> ColumnElement[int]:
    """How many can be promised of each variant, in the statement that reads them."""
    return (
        select(func.sum(AVAILABLE))
        .join(Location, Location.id == Level.location_id)
        .where(Level.variant_id == variant.id, Location.active)
        .correlate(inspect(variant).local_table)
        .scalar_subquery()
    )


class Goods(NamedTuple):
    """A row of `goods`; the price in minor units."""

    id: int
    name: str
    description: str
    price: int
    category_id: int | None
    category: str | None
    category_slug: str | None
    created_at: datetime
    quantity: int


def goods() -> Any:
    """What is on sale, with how many of each can be promised over its variants and all open locations: see `Goods`."""
    units = (
        select(Variant.product_id, func.sum(AVAILABLE).label("quantity"))
        .select_from(Level)
        .join(Location, Location.id == Level.location_id)
        .join(Variant, Variant.id == Level.variant_id)
        .where(Location.active, Variant.archived.is_(False))
        .group_by(Variant.product_id)
        .subquery()
    )
    quantity = func.coalesce(units.c.quantity, 0).label("quantity")
    return catalog.cards().add_columns(quantity).outerjoin(units, units.c.product_id == Product.id)
