"""What goods cost: the moving average of purchases, to a millionth of a coin, and setting it by hand.

Whoever changes it holds the products' rows and the levels of their stock, in the order of their ids: of two receipts at
once the second averages over what the first brought, and no sale comes in between. `variants.cost`, which orders copy,
is the average in whole coins. Where somebody has set that to something else since (a form, an import), that counts.
"""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import costs as goods
from tradepost.catalog.models import Product, Variant
from tradepost.core import dialects, events
from tradepost.core.errors import NotFound
from tradepost.core.money import as_minor
from tradepost.core.settings import settings
from tradepost.inventory import service as inventory
from tradepost.inventory.models import Level
from tradepost.suppliers import rules
from tradepost.suppliers.models import AverageCost, CostChange, Purchase
from tradepost.suppliers.purchase_schemas import CostIn


class Held(NamedTuple):
    """Variants whose cost nobody else changes and whose stock nobody else moves until the transaction ends."""

    variants: Mapping[int, Variant]
    on_hand: Mapping[int, int]
    averages: Mapping[int, Decimal]


async def hold(db: AsyncSession, variant_ids: Collection[int]) -> Held:
    """Hold the cost and the stock of these variants."""
    variants = await goods.hold(db, variant_ids)
    on_hand = await inventory.on_hand(db, variant_ids)
    query = select(AverageCost).where(AverageCost.variant_id.in_(variant_ids))
    rows = (await db.execute(query.execution_options(populate_existing=True))).scalars()
    return Held(variants, on_hand, {row.variant_id: row.average for row in rows})


def known(average: Decimal | None, cost: int | None) -> Decimal | None:
    """What a unit costs: the fine average, unless the cost says something else."""
    if cost is None:
        return None
    return average if average is not None and rules.coins(average) == cost else Decimal(cost)


async def arrived(db: AsyncSession, held: Held, came: Mapping[int, tuple[int, int]], purchase: Purchase) -> None:
    """Average over what came: {variant id: (units, what they cost in all)}. `held` is how it was before."""
    rows, after = [], {}
    for variant_id, (units, value) in sorted(came.items()):
        was, cost = held.averages.get(variant_id), held.variants[variant_id].cost
        before = known(was, cost)
        if before != was and was is not None:
            rows.append(_row(variant_id, "set", was, before, held))
        after[variant_id] = rules.average(held.on_hand[variant_id], before, units, value)
        rows.append(
            _row(variant_id, "received", before, after[variant_id], held)
            | {"quantity": units, "value": value, "purchase_id": purchase.id, "note": purchase.number}
        )
    await _settle(db, held, after, rows)


async def set_by_hand(db: AsyncSession, variant_id: int, body: CostIn) -> None:
    """Say what a variant costs from now on. NotFound."""
    held = await hold(db, [variant_id])
    if variant_id not in held.variants:
        raise NotFound("variant", variant_id)
    cost = as_minor(body.cost, settings().currency, field="cost") or 0
    before = known(held.averages.get(variant_id), held.variants[variant_id].cost)
    if before == Decimal(cost):
        return
    row = _row(variant_id, "set", before, Decimal(cost), held) | {"note": body.note}
    await _settle(db, held, {variant_id: Decimal(cost)}, [row])


def _row(variant_id: int, kind: str, before: Decimal | None, after: Decimal | None, held: Held) -> dict[str, Any]:
    who = events.actor()
    return {
        "variant_id": variant_id,
        "kind": kind,
        "before": before,
        "after": after,
        "on_hand": held.on_hand[variant_id],
        "quantity": 0,
        "value": None,
        "purchase_id": None,
        "note": "",
        "actor_kind": who.kind,
        "actor_id": who.id,
        "actor_name": who.name[:255],
    }


async def _settle(db: AsyncSession, held: Held, after: Mapping[int, Decimal], rows: list[dict[str, Any]]) -> None:
    values = [{"variant_id": variant_id, "average": average} for variant_id, average in after.items()]
    await db.execute(dialects.upsert(db, AverageCost.__table__, values, key=["variant_id"], update=["average"]))
    await goods.settle(db, held.variants, {variant_id: rules.coins(average) for variant_id, average in after.items()})
    made = [CostChange(**row) for row in rows]
    db.add_all(made)
    await db.flush()
    await events.write(
        db,
        [
            events.row(
                "cost.changed",
                "variants",
                row.variant_id,
                subject_name=held.variants[row.variant_id].sku,
                changes={"average": [events.plain(row.before), events.plain(row.after)]},
                kind=row.kind,
                quantity=row.quantity,
                value=row.value,
                purchase_id=row.purchase_id,
                product_id=held.variants[row.variant_id].product_id,
                note=row.note,
            )
            for row in made
        ],
    )


def costs() -> Any:
    """Variants with their product's name, their average and how many lie anywhere."""
    stock = select(Level.variant_id, func.sum(Level.on_hand).label("units")).group_by(Level.variant_id).subquery()
    return (
        select(Variant, Product.name, AverageCost.average, func.coalesce(stock.c.units, 0))
        .join(Product, Product.id == Variant.product_id)
        .outerjoin(AverageCost, AverageCost.variant_id == Variant.id)
        .outerjoin(stock, stock.c.variant_id == Variant.id)
    )


def changes(variant_id: int) -> Any:
    """The history of a variant's cost, with the purchases' numbers."""
    return (
        select(CostChange, Purchase.number)
        .outerjoin(Purchase, Purchase.id == CostChange.purchase_id)
        .where(CostChange.variant_id == variant_id)
    )
