"""Goods by the thousand: finds by SKU, makes what is missing, a few statements a batch whatever its size."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slugify import slugify
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from tradepost.catalog import prices
from tradepost.catalog.models import Brand, Category, Product, Variant
from tradepost.catalog.rules import DRAFT, follow, readable, search_text
from tradepost.core import clock, dialects, events
from tradepost.core.settings import settings


@dataclass(frozen=True, slots=True)
class Ref:
    """A variant as an order's line or a stock row needs it."""

    variant_id: int
    product_id: int
    name: str
    cost: int | None


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product that a file names and the catalogue lacks: one variant with this SKU."""

    sku: str
    name: str
    category: str = ""
    brand: str = ""
    description: str = ""
    price: int = 0
    cost: int | None = None
    barcode: str | None = None
    weight_g: int | None = None
    status: str = DRAFT


@dataclass(slots=True)
class Names:
    """Categories and brands by lower-case name, remembered over the batches of one import."""

    categories: dict[str, int] = field(default_factory=dict)
    brands: dict[str, int] = field(default_factory=dict)


def slug_with(name: str, sku: str) -> str:
    """A slug that needs no look at the others: the name and ten digits of the SKU's hash."""
    digits = hashlib.sha256(sku.encode()).hexdigest()[:10]
    return f"{slugify(name, max_length=100, word_boundary=True) or 'product'}-{digits}"


async def find(db: AsyncSession, skus: Collection[str]) -> dict[str, Ref]:
    """Variants by SKU, archived ones too: history refers to them."""
    query = (
        select(Variant.sku, Variant.id, Variant.product_id, Product.name, Variant.cost)
        .join(Product)
        .where(Variant.sku.in_(skus))
    )
    return {row.sku: Ref(row.id, row.product_id, row.name, row.cost) for row in await db.execute(query)} if skus else {}


async def _named(
    db: AsyncSession, model: type[Category] | type[Brand], known: dict[str, int], wanted: Collection[str], kind: str
) -> None:
    """Ids of categories or brands by name whatever its case, unknown ones made."""
    missing = {name.lower(): name for name in sorted(wanted) if name and name.lower() not in known}
    if not missing:
        return
    if not known:
        known |= {row.name.lower(): row.id for row in await db.execute(select(model.id, model.name))}
        missing = {key: name for key, name in missing.items() if key not in known}
    for key, name in missing.items():
        row = model(name=name, slug=slug_with(name, name))
        db.add(row)
        await db.flush()
        if isinstance(row, Category):
            row.path = f"/{row.id}/"
        await events.record(db, f"{kind}.created", row, subject_name=name)
        known[key] = row.id


async def create(db: AsyncSession, wanted: Sequence[NewProduct], names: Names) -> dict[str, Ref]:
    """Make these products, each with its one variant; SKUs must be new and no two alike."""
    if not wanted:
        return {}
    await _named(db, Category, names.categories, {p.category for p in wanted}, "category")
    await _named(db, Brand, names.brands, {p.brand for p in wanted}, "brand")
    now = clock.now()
    slugs = {p.sku: slug_with(p.name or p.sku, p.sku) for p in wanted}
    await dialects.bulk_insert(db, Product.__table__, [_product(p, slugs[p.sku], names, now) for p in wanted])
    ids = {
        slug: key
        for key, slug in await _pairs(db, select(Product.id, Product.slug).where(Product.slug.in_(slugs.values())))
    }
    await dialects.bulk_insert(db, Variant.__table__, [_variant(p, ids[slugs[p.sku]], now) for p in wanted])
    rows = [
        events.row(
            "product.created",
            "products",
            ids[slugs[p.sku]],
            subject_name=p.name or p.sku,
            changes={"sku": [None, p.sku], "name": [None, p.name or p.sku], "status": [None, p.status]},
        )
        for p in wanted
    ]
    await dialects.bulk_insert(db, events.Event.__table__, rows)
    made = await find(db, list(slugs))
    await prices.note(db, [prices.Changed(made[p.sku].variant_id, None, p.price) for p in wanted])
    return made


async def _pairs(db: AsyncSession, query: Any) -> list[tuple[int, str]]:
    return [(row[0], row[1]) for row in await db.execute(query)]


def _product(p: NewProduct, slug: str, names: Names, now: Any) -> dict[str, Any]:
    return {
        "name": p.name or p.sku,
        "slug": slug,
        "description": p.description,
        "status": p.status,
        "category_id": names.categories.get(p.category.lower()) if p.category else None,
        "brand_id": names.brands.get(p.brand.lower()) if p.brand else None,
        "attributes": {},
        "seo_title": "",
        "seo_description": "",
        "seo_keywords": "",
        "price": p.price,
        "search": search_text(p.name or p.sku, [_Codes(p.sku, p.barcode)]),
        "published_at": now if p.status == "active" else None,
        "rating_average": 0,
        "rating_count": 0,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def _variant(p: NewProduct, product_id: int, now: Any) -> dict[str, Any]:
    return {
        "product_id": product_id,
        "sku": p.sku,
        "barcode": p.barcode,
        "options": {},
        "price": p.price,
        "cost": p.cost,
        "weight_g": p.weight_g,
        "position": 0,
        "archived": False,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


@dataclass(frozen=True, slots=True)
class _Codes:
    sku: str
    barcode: str | None


_PLAIN = {"price": "price", "cost": "cost", "barcode": "barcode", "weight": "weight_g"}


def _take_over(variant: Variant, product: Product, values: Mapping[str, Any], names: Names) -> None:
    """Set what a row says; what it does not say stays."""
    for name, attribute in _PLAIN.items():
        if name in values and getattr(variant, attribute) != values[name]:
            setattr(variant, attribute, values[name])
    for name in ("name", "description", "status"):
        if name in values and getattr(product, name) != values[name]:
            setattr(product, name, values[name])
    if "category" in values:
        product.category_id = names.categories[values["category"].lower()]
    if "brand" in values:
        product.brand_id = names.brands[values["brand"].lower()]


@dataclass(frozen=True, slots=True)
class Updated:
    """SKUs whose goods changed, and why others were left as they are."""

    changed: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)


async def update(db: AsyncSession, rows: Mapping[str, Mapping[str, Any]], names: Names) -> Updated:
    """Bring goods up to date with what rows say about their SKUs; a row with a price below its floor is refused."""
    done = Updated()
    if not rows:
        return done
    await _named(db, Category, names.categories, {values.get("category", "") for values in rows.values()}, "category")
    await _named(db, Brand, names.brands, {values.get("brand", "") for values in rows.values()}, "brand")
    floors = await _floors(db, [sku for sku, values in rows.items() if "price" in values])
    query = (
        select(Variant).where(Variant.sku.in_(rows)).options(joinedload(Variant.product).selectinload(Product.variants))
    )
    repriced: list[prices.Changed] = []
    for variant in (await db.execute(query)).scalars():
        product, values = variant.product, rows[variant.sku]
        if values.get("price", variant.price) < floors.get(variant.id, 0):
            done.refused[variant.sku] = prices.too_low(floors[variant.id])
            continue
        _take_over(variant, product, values, names)
        of_variant, of_product = events.changed(variant), events.changed(product)
        if of_variant or of_product:
            done.changed.add(variant.sku)
            follow(product)
            await events.record(
                db,
                "product.updated",
                product,
                subject_name=product.name,
                changes=readable({**of_variant, **of_product}),
                sku=variant.sku,
            )
        if "price" in of_variant:
            repriced.append(prices.Changed(variant.id, *of_variant["price"]))
            await events.record(
                db,
                "price.changed",
                variant,
                subject_name=variant.sku,
                changes=readable({"price": of_variant["price"]}),
                product_id=variant.product_id,
                currency=settings().currency,
            )
    await db.flush()
    await prices.note(db, repriced)
    return done


async def _floors(db: AsyncSession, skus: Sequence[str]) -> Mapping[int, int]:
    """The floors of variants whose price is to change, under the lock that whoever sets one takes."""
    if not skus:
        return {}
    ids = select(Variant.product_id).where(Variant.sku.in_(skus))
    await db.execute(select(Product.id).where(Product.id.in_(ids)).order_by(Product.id).with_for_update())
    return await prices.floors(db, list((await db.execute(select(Variant.id).where(Variant.sku.in_(skus)))).scalars()))
