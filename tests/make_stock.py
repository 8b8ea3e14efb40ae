"""Goods and stock for tests: each call makes one valid thing, of which a test alters what it is about."""

from typing import NamedTuple

from sqlalchemy import select

from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, db
from tradepost.core.events import Event
from tradepost.inventory import locations, service
from tradepost.inventory.models import Level, Location, Movement
from tradepost.inventory.rules import Line


class Goods(NamedTuple):
    """A product's ids and its one variant's."""

    product_id: int
    variant_id: int
    sku: str


async def goods(sku: str = "LAMP", *, name: str = "", price: int = 1990, cost: int | None = 800) -> Goods:
    """An active product with one variant and no stock."""
    async with db.transaction() as session:
        title = name or sku.title()
        product = Product(
            name=title,
            slug=sku.lower(),
            status="active",
            search=f"{title} {sku}".lower(),
            published_at=clock.now(),
        )
        session.add(product)
        await session.flush()
        variant = Variant(product_id=product.id, sku=sku, price=price, cost=cost)
        session.add(variant)
        await session.flush()
        return Goods(product.id, variant.id, sku)


async def another_variant(of: Goods, sku: str) -> Goods:
    """One more variant of a product."""
    async with db.transaction() as session:
        variant = Variant(product_id=of.product_id, sku=sku, position=1)
        session.add(variant)
        await session.flush()
        return Goods(of.product_id, variant.id, sku)


async def location(name: str, *, priority: int = 0, active: bool = True) -> int:
    """A location's id."""
    async with db.transaction() as session:
        made = Location(name=name, priority=priority, active=active)
        session.add(made)
        await session.flush()
        return made.id


async def stock(of: Goods, quantity: int, *, at: str = "Main warehouse", threshold: int = 0) -> int:
    """So many units of goods at a location, which is made when there is none; the level's id."""
    async with db.transaction() as session:
        place = await locations.location_named(session, at)
        await service.receive(session, [Line(of.variant_id, quantity, place)], reason="Opening stock")
        level = (
            await session.execute(select(Level).where(Level.variant_id == of.variant_id, Level.location_id == place))
        ).scalar_one()
        level.threshold = threshold
        return level.id


async def numbers(level_id: int) -> tuple[int, int]:
    """(on hand, reserved) of a level as the database has it."""
    async with db.reading() as session:
        row = (await session.execute(select(Level.on_hand, Level.reserved).where(Level.id == level_id))).one()
        return row.on_hand, row.reserved


async def movements(level_id: int) -> list[tuple[str, int]]:
    """(kind, quantity) of a level's movements, oldest first."""
    async with db.reading() as session:
        rows = await session.execute(
            select(Movement.kind, Movement.quantity).where(Movement.level_id == level_id).order_by(Movement.id)
        )
        return [(kind, quantity) for kind, quantity in rows]


async def happened(name: str) -> list[Event]:
    """The events of a name, oldest first."""
    async with db.reading() as session:
        return list((await session.execute(select(Event).where(Event.name == name).order_by(Event.id))).scalars())


async def drift() -> list[tuple[int, int, int, int, int]]:
    """What `tradepost doctor` would complain of."""
    async with db.reading() as session:
        return list(await service.drift(session))
