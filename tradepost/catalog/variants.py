"""Variants: the choices of a product, each with a SKU, a price and stock of its own."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.catalog import naming, prices, rules, service
from tradepost.catalog.models import Product, Variant
from tradepost.catalog.schemas import VariantChange, VariantIn
from tradepost.core import events
from tradepost.core.dialects import is_foreign_key_violation
from tradepost.core.errors import Conflict, NotFound


def of(product: Product, variant_id: int) -> Variant:
    """A product's variant; NotFound."""
    for variant in product.variants:
        if variant.id == variant_id:
            return variant
    raise NotFound("variant", variant_id)


def live(product: Product) -> Sequence[Variant]:
    """The variants that are not archived."""
    return [variant for variant in product.variants if not variant.archived]


async def add(db: AsyncSession, product: Product, body: VariantIn) -> Variant:
    """Give a locked product one more variant. Taken for a SKU or options that another one has."""
    values = service.stored(body.model_dump())
    if values["price"] is None:
        values["price"] = product.price
    if values["position"] is None:
        values["position"] = 1 + max((variant.position for variant in product.variants), default=-1)
    variant = Variant(**values, product_id=product.id)
    await naming.skus_are_free(db, [variant])
    _options_are_free(product, variant)
    db.add(variant)
    await naming.save_sku(db)
    set_committed_value(product, "variants", _in_order([*product.variants, variant]))
    await service.record_new(db, product, variant)
    await prices.note(db, [prices.Changed(variant.id, None, variant.price)])
    await _settle(db, product)
    return variant


async def change(db: AsyncSession, product: Product, variant: Variant, body: VariantChange) -> Variant:
    """Change a variant of a locked product. Conflict when it is the last and shall be archived."""
    given = body.given
    if given.get("archived") and not variant.archived:
        _not_the_last(product, variant)
    for name, value in service.stored(given).items():
        setattr(variant, name, value)
    changes = events.changed(variant)
    if not changes:
        return variant
    if "sku" in changes:
        await naming.skus_are_free(db, [variant])
    if {"options", "archived"} & changes.keys():
        _options_are_free(product, variant)
    if "price" in changes:
        await prices.check(db, variant.id, variant.price)
    await naming.save_sku(db)
    await service.record_changed(db, variant, changes)
    set_committed_value(product, "variants", _in_order(product.variants))
    await _settle(db, product)
    return variant


async def remove(db: AsyncSession, product: Product, variant: Variant) -> bool:
    """Delete a variant, or archive it when stock or orders refer to it: whether it is gone. Conflict for the last."""
    _not_the_last(product, variant)
    about: dict[str, Any] = {"subject_name": variant.sku, "product_id": product.id}
    try:
        async with db.begin_nested():
            await db.execute(
                delete(Variant).where(Variant.id == variant.id).execution_options(synchronize_session=False)
            )
    except IntegrityError as error:
        if not is_foreign_key_violation(error):
            raise
        if not variant.archived:
            variant.archived = True
            await events.record(db, "variant.archived", variant, changes=events.changed(variant), **about)
        await _settle(db, product)
        return False
    db.add(events.Event(**events.row("variant.deleted", "variants", variant.id, **about)))
    db.expunge(variant)
    set_committed_value(product, "variants", [other for other in product.variants if other is not variant])
    await _settle(db, product)
    return True


async def _settle(db: AsyncSession, product: Product) -> None:
    rules.follow(product)
    service.touch(product)
    await db.flush()


def _in_order(found: Sequence[Variant]) -> list[Variant]:
    return sorted(found, key=lambda variant: (variant.position, variant.id))


def _not_the_last(product: Product, variant: Variant) -> None:
    others = [other for other in live(product) if other is not variant]
    if (not others and not variant.archived) or len(product.variants) == 1:
        raise Conflict("A product keeps at least one variant: this is the last one")


def _options_are_free(product: Product, variant: Variant) -> None:
    for other in live(product):
        if other is not variant and other.options == variant.options:
            chosen = ", ".join(f"{name} {value}" for name, value in variant.options.items()) or "no options"
            raise naming.Taken("options", f"There is a variant with {chosen} already")
