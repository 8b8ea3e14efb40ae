"""Goods with all that a card says of them, for tests: each call makes valid ones, of which a test alters a little."""

from typing import Any

from tests.make_stock import Goods
from tradepost.catalog.models import Brand, Category, Media, Product, Variant
from tradepost.core import clock, db


async def category(name: str, *, below: int | None = None) -> int:
    """A category's id."""
    async with db.transaction() as session:
        above = await session.get(Category, below) if below is not None else None
        made = Category(name=name, slug=name.lower(), parent_id=below)
        session.add(made)
        await session.flush()
        made.path = f"{above.path if above else '/'}{made.id}/"
        return made.id


async def brand(name: str) -> int:
    """A brand's id."""
    async with db.transaction() as session:
        made = Brand(name=name, slug=name.lower())
        session.add(made)
        await session.flush()
        return made.id


async def goods(sku: str = "LAMP", *, at: int | None = None, by: int | None = None, **given: Any) -> Goods:
    """An active product in a category, of a brand, with a picture, measures and a barcode; `given` is altered."""
    told: dict[str, Any] = {
        "name": sku.title(),
        "description": f"What {sku} is.",
        "attributes": {"Colour": "red", "Power": 40},
        "options": {},
        "picture": True,
        "price": 199_000,
        "weight_g": 900,
        "barcode": "4600000000017",
        **given,
    }
    async with db.transaction() as session:
        product = Product(
            name=told["name"],
            slug=sku.lower(),
            status="active",
            description=told["description"],
            attributes=told["attributes"],
            category_id=at,
            brand_id=by,
            search=f"{told['name']} {sku}".lower(),
            published_at=clock.now(),
        )
        session.add(product)
        await session.flush()
        variant = Variant(
            product_id=product.id,
            sku=sku,
            barcode=told["barcode"],
            options=told["options"],
            price=told["price"],
            weight_g=told["weight_g"],
            length_mm=300,
            width_mm=150,
            height_mm=400,
        )
        session.add(variant)
        if told["picture"]:
            session.add(Media(product_id=product.id, key=f"media/{sku.lower()}.jpg", content_type="image/jpeg"))
        await session.flush()
        return Goods(product.id, variant.id, sku)


async def change(of: Goods, **given: Any) -> None:
    """Alter a product's fields, as somebody would in the back office."""
    async with db.transaction() as session:
        product = await session.get(Product, of.product_id)
        assert product is not None
        for name, value in given.items():
            setattr(product, name, value)
