"""What goods cost the merchant: changed by whoever knows it (a purchase that came), their products locked."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import service
from tradepost.catalog.models import Product, Variant
from tradepost.core import events


async def hold(db: AsyncSession, variant_ids: Collection[int]) -> dict[int, Variant]:
    """These variants, nobody else's to change until the transaction ends: their products are locked in id order."""
    ids = select(Variant.product_id).where(Variant.id.in_(variant_ids))
    products = list((await db.execute(select(Product.id).where(Product.id.in_(ids)).order_by(Product.id))).scalars())
    # As a change of plain columns locks them: who only refers to them need not wait.
    rows_of = select(Product.id).where(Product.id.in_(products)).order_by(Product.id)
    await db.execute(rows_of.with_for_update(key_share=True))
    # Read once the lock is held, and locked as well: an import changes variants without their products.
    query = select(Variant).where(Variant.id.in_(variant_ids)).order_by(Variant.id).with_for_update(key_share=True)
    rows = (await db.execute(query.execution_options(populate_existing=True))).scalars()
    return {variant.id: variant for variant in rows}


async def settle(db: AsyncSession, held: Mapping[int, Variant], costs: Mapping[int, int | None]) -> None:
    """Give variants that `hold` gave what they cost now, in coins, with an event for each that changed."""
    changed = []
    for variant_id, cost in costs.items():
        held[variant_id].cost = cost
        if changes := events.changed(held[variant_id]):
            changed.append((held[variant_id], changes))
    await db.flush()
    for variant, changes in changed:
        await service.record_changed(db, variant, changes)
