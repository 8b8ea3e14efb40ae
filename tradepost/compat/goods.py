"""What the three documents call a product: a name, one price, and how many of it there are."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import rules, service as catalog, variants
from tradepost.catalog.models import Product, Variant
from tradepost.catalog.schemas import ProductChange, ProductIn
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.money import to_number
from tradepost.core.settings import settings
from tradepost.inventory import service as inventory
from tradepost.inventory.queries import Goods


def price(minor: int) -> float:
    """An amount of the shop's currency as the JSON number that these documents write."""
    return to_number(minor, settings().currency)


async def find(db: AsyncSession, product_id: int) -> Product:
    """A product to be changed, locked. One that is archived is deleted, as far as these documents know: NotFound."""
    product = await catalog.find(db, product_id)
    if product.status == rules.ARCHIVED:
        raise NotFound("product", product_id)
    return product


def only_variant(product: Product, *, field: str) -> Variant:
    """What is counted of a product; Invalid for one with several variants, each of which is counted by itself."""
    found = variants.live(product)
    if len(found) != 1:
        raise Invalid(field, f"the product has {len(found)} variants: change it on the one that is meant")
    return found[0]


async def add(
    db: AsyncSession, *, name: str, price: Decimal, quantity: int, description: str = "", category_id: int | None = None
) -> Product:
    """Put a product on sale, with its opening stock."""
    body = ProductIn(name=name, price=price, description=description, category_id=category_id)
    product = await catalog.create(db, body)
    if quantity:
        await inventory.set_total(db, product.variants[0].id, quantity, reason="Opening stock")
    return product


async def change(db: AsyncSession, product: Product, given: dict[str, Any], *, stock: str) -> None:
    """Change what is given of a product that `find` gave; under the name `stock` it says how many there are."""
    given = dict(given)
    quantity = given.pop(stock, None)
    await catalog.change(db, product, ProductChange(**given))
    if quantity is not None:
        await set_stock(db, product, quantity, field=stock)


async def set_stock(db: AsyncSession, product: Product, quantity: int, *, field: str) -> None:
    """Make so many of a product available."""
    await inventory.set_total(db, only_variant(product, field=field).id, quantity, reason="Set by hand")


async def rows(db: AsyncSession, query: Select[Any]) -> list[Goods]:
    """What a query of `inventory.queries.goods` finds."""
    return [shape(row) for row in await db.execute(query)]


def shape(row: Any) -> Goods:
    """A row of it by its names; sums come as the database's own kind of number."""
    found = Goods(*row)
    return found._replace(quantity=int(found.quantity))
