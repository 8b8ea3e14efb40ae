"""Products: adding, changing, and taking them out of the shop.

Whoever changes a product or what belongs to it locks its row first (`find`), so that of two changes at once the second
waits for the first.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.catalog import jobs, naming, prices, queries, rules
from tradepost.catalog.models import Brand, Category, Media, Product, Seller, Variant
from tradepost.catalog.schemas import ProductChange, ProductIn, VariantIn
from tradepost.core import clock, events
from tradepost.core.dialects import is_foreign_key_violation
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.jobs import later
from tradepost.core.settings import settings

# What a product's body says of its only variant.
OF_VARIANT = ("sku", "barcode", "price", "cost", "weight_g", "length_mm", "width_mm", "height_mm")
REFERENCES: dict[str, Any] = {"category_id": Category, "brand_id": Brand, "seller_id": Seller}
EVENTS = {rules.ACTIVE: "product.published", rules.ARCHIVED: "product.archived", rules.DRAFT: "product.withdrawn"}


async def find(db: AsyncSession, product_id: int) -> Product:
    """A product with all that belongs to it, to be changed: locked until the transaction ends; NotFound."""
    query = select(Product).where(Product.id == product_id).with_for_update()
    product = (await db.execute(query)).scalar_one_or_none()
    if product is None:
        raise NotFound("product", product_id)
    # Read once the lock is held: what stood beside it before may have been changed by whoever had it.
    again = select(Product).where(Product.id == product_id).options(*queries.WITH_EVERYTHING)
    return (await db.execute(again.execution_options(populate_existing=True))).scalar_one()


async def create(db: AsyncSession, body: ProductIn) -> Product:
    """Add a product with its variants (one, when none are listed). Taken for another's SKU, Invalid for the rest."""
    if body.variants and body.sku is not None:
        raise Invalid("sku", "belongs to each variant when variants are listed")
    if body.price is None and not (body.variants and all(variant.price is not None for variant in body.variants)):
        raise Invalid("price", "is required")
    product = Product(
        name=body.name,
        description=body.description,
        status=body.status,
        attributes=body.attributes,
        seo_title=body.seo.title,
        seo_description=body.seo.description,
        seo_keywords=body.seo.keywords,
        published_at=clock.now() if body.status == rules.ACTIVE else None,
        media=[],
    )
    await refer(db, product, {name: getattr(body, name) for name in REFERENCES})
    product.variants = _variants(body)
    await naming.skus_are_free(db, product.variants)
    rules.follow(product)
    changes = rules.readable(events.changed(product))
    await naming.insert(db, product)
    await events.record(db, "product.created", product, subject_name=product.name, changes=changes | _slug(product))
    for variant in product.variants:
        await record_new(db, product, variant)
    await prices.note(db, [prices.Changed(variant.id, None, variant.price) for variant in product.variants])
    return product


def _slug(product: Product) -> dict[str, list[Any]]:
    return {"slug": [None, product.slug]}


def _variants(body: ProductIn) -> list[Variant]:
    own = {name: getattr(body, name) for name in OF_VARIANT}
    listed = body.variants or [VariantIn(**own)]
    made = []
    for n, given in enumerate(listed):
        # What the product says holds for every variant that does not say otherwise; a barcode names one thing only.
        inherited = {k: v for k, v in own.items() if k not in {"sku", "barcode"} and k not in given.model_fields_set}
        prefix = f"variants.{n}." if body.variants else ""
        values = given.model_dump(exclude={"position"}) | inherited
        if values["price"] is None:
            values["price"] = body.price
        made.append(Variant(**stored(values, prefix), position=n if given.position is None else given.position))
    if len({tuple(sorted(variant.options.items())) for variant in made}) < len(made):
        raise Invalid("variants", "two of them have the same options")
    return made


def stored(values: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """A variant's fields as the table holds them: amounts in minor units, an empty barcode as none, a SKU for sure."""
    values = dict(values)
    for field in ("price", "cost"):
        if values.get(field) is not None:
            values[field] = rules.minor(values[field], f"{prefix}{field}")
    if "barcode" in values:
        values["barcode"] = values["barcode"] or None
    if "sku" in values and values["sku"] is None:
        values["sku"] = rules.new_sku()
    return values


async def refer(db: AsyncSession, product: Product, given: dict[str, Any]) -> None:
    """Set a product's category, brand and seller. Invalid, naming the field, where there is none or it is archived."""
    for field, value in given.items():
        if value == getattr(product, field) and value is not None:
            continue
        row = None
        if value is not None:
            with db.no_autoflush:
                row = await db.get(REFERENCES[field], value)
            word = field.removesuffix("_id")
            if row is None:
                raise Invalid(field, f"there is no {word} {value}")
            if row.archived:
                raise Invalid(field, f"the {word} {row.name} is archived")
        setattr(product, field, value)
        set_committed_value(product, field.removesuffix("_id"), row)


async def record_new(db: AsyncSession, product: Product, variant: Variant) -> None:
    """The event of a new variant, with what it holds."""
    values = {name: getattr(variant, name) for name in (*OF_VARIANT, "options")}
    changes = rules.readable({name: [None, value] for name, value in values.items() if value not in (None, {})})
    await events.record(
        db, "variant.created", variant, subject_name=variant.sku, changes=changes, product_id=product.id
    )


async def record_changed(db: AsyncSession, variant: Variant, changes: dict[str, list[Any]]) -> None:
    """The events of a changed and flushed variant: its price has one of its own."""
    if "price" in changes:
        await prices.note(db, [prices.Changed(variant.id, *changes["price"])])
    changes = rules.readable(changes)
    price = changes.pop("price", None)
    about: dict[str, Any] = {"subject_name": variant.sku, "product_id": variant.product_id}
    if changes:
        await events.record(db, "variant.updated", variant, changes=changes, **about)
    if price is not None:
        await events.record(
            db, "price.changed", variant, changes={"price": price}, currency=settings().currency, **about
        )


async def change(db: AsyncSession, product: Product, body: ProductChange) -> Product:
    """Change a product that `find` gave. Taken for a SKU or slug that is another's, Invalid for the rest."""
    given = body.given
    of_variant = {name: given.pop(name) for name in OF_VARIANT if name in given}
    seo = given.pop("seo", None)
    if seo is not None:
        product.seo_title, product.seo_description = seo.title, seo.description
        if "keywords" in seo.model_fields_set:  # who does not know of them yet does not empty them
            product.seo_keywords = seo.keywords
    await refer(db, product, {name: given.pop(name) for name in REFERENCES if name in given})
    for field, value in given.items():
        setattr(product, field, value)
    if product.status == rules.ACTIVE and product.published_at is None:
        product.published_at = clock.now()
    variant, variant_changes = _change_variant(product, of_variant)
    if variant_changes and "sku" in variant_changes:
        await naming.skus_are_free(db, [variant])
    if "price" in variant_changes:
        await prices.check(db, variant.id, variant.price)
    rules.follow(product)
    changes = {k: v for k, v in rules.readable(events.changed(product)).items() if k != "price"}
    if variant_changes:
        touch(product)
    await naming.save(db, product)
    if changes:
        name = EVENTS[product.status] if "status" in changes else "product.updated"
        await events.record(db, name, product, subject_name=product.name, changes=changes)
    if variant_changes:
        await record_changed(db, variant, variant_changes)
    return product


def _change_variant(product: Product, given: dict[str, Any]) -> tuple[Variant, dict[str, list[Any]]]:
    """The variant that a product's own SKU, price and so on are of, and what changes on it."""
    live = [variant for variant in product.variants if not variant.archived] or product.variants
    variant, values = live[0], stored(given)
    if len(live) > 1:
        # Such a body often is the answer that was read, sent back: what it repeats is no change.
        shown = {name: getattr(variant, name) for name in OF_VARIANT} | {"price": product.price}
        for name, value in values.items():
            if value != shown[name]:
                raise Invalid(name, f"the product has {len(live)} variants: change it on the one that is meant")
        return variant, {}
    for name, value in values.items():
        setattr(variant, name, value)
    return variant, events.changed(variant)


def touch(product: Product) -> None:
    """Count what changes beside a product as a change of it: its version goes up."""
    product.updated_at = clock.now()


async def remove(db: AsyncSession, product: Product) -> bool:
    """Delete a product that `find` gave, or archive it when stock, orders or others refer to it: whether it is gone."""
    keys = file_keys(product.media)
    try:
        async with db.begin_nested():
            await db.execute(
                delete(Product).where(Product.id == product.id).execution_options(synchronize_session=False)
            )
    except IntegrityError as error:
        if not is_foreign_key_violation(error):
            raise
        if product.status != rules.ARCHIVED:
            product.status = rules.ARCHIVED
            await events.record(
                db, "product.archived", product, subject_name=product.name, changes=events.changed(product)
            )
            await db.flush()
        return False
    gone = events.row("product.deleted", "products", product.id, subject_name=product.name, sku=product.variants[0].sku)
    db.add(events.Event(**gone))
    if keys:
        await later(db, jobs.remove_files, keys=keys)
    return True


def file_keys(media: Iterable[Media]) -> list[str]:
    """The stored files of pictures."""
    return [key for picture in media for key in (picture.key, *picture.thumbnails.values())]
