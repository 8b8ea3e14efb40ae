"""What an offer would cost on the shelf, beside other offers for the same goods, and what selling it leaves."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.money import MAX_MINOR, to_text
from tradepost.core.settings import settings
from tradepost.suppliers import costs, margins, purchasing, queries, rates, rules
from tradepost.suppliers.models import AverageCost, Purchase, PurchaseCharge, PurchaseLine, Supplier, SupplierItem
from tradepost.suppliers.purchase_schemas import ChargeIn, ComparisonOut, LandedIn, LandedOut, OfferComparedOut, PartOut
from tradepost.suppliers.schemas import plain

MOST_COMPARED = 200


class Worked(NamedTuple):
    """An offer's order: how many units, at which rate, and what they cost on the shelf."""

    quantity: int
    rate: Decimal
    found: rules.Landed


def _in_shops_currency(charges: Sequence[ChargeIn]) -> list[ChargeIn]:
    home = settings().currency
    return [one.model_copy(update={"currency": one.currency or home}) for one in charges]


def _work_out(
    item: SupplierItem,
    rate: Decimal,
    asked: int | None,
    charges: Sequence[PurchaseCharge],
    size: tuple[int | None, int | None],
) -> Worked:
    """Lacking for an offer without the measure that a charge needs."""
    quantity = rules.to_order(asked or 1, item.min_order_quantity, item.pack_size)
    line = PurchaseLine(
        quantity=quantity,
        amount=item.price * quantity,
        weight_g=item.weight_g if item.weight_g is not None else size[0],
        volume_cm3=item.volume_cm3 if item.volume_cm3 is not None else size[1],
        duty_ppm=item.duty_ppm,
    )
    parts = [purchasing.charge_of(row) for row in charges]
    if not any(one.kind == rules.DUTY for one in parts):
        parts.append(rules.Charge(rules.DUTY, ppm=0))  # the duty of the offer's own HS code, where it has one
    (found,), _ = rules.landed(purchasing.goods_of([line], item.currency, rate), parts)
    if found.total > MAX_MINOR:
        raise Invalid("quantity", "makes the amount too large")
    return Worked(quantity, rate, found)


async def landed(db: AsyncSession, item_id: int, body: LandedIn) -> LandedOut:
    """What so many units of an offer cost on the shelf, part by part, and what each channel leaves of one."""
    item: SupplierItem
    supplier: Supplier
    item, supplier, *_ = await queries.item(db, item_id)
    home, rate = settings().currency, await rates.of(db, item.currency, body.exchange_rate)
    size = (await purchasing.sizes(db, [item.variant_id or 0])).get(item.variant_id or 0, (None, None))
    usual = PurchaseLine(weight_g=item.weight_g if item.weight_g is not None else size[0])
    told = Purchase(currency=item.currency, exchange_rate=rate)
    charges = await purchasing.charges_for(db, told, _in_shops_currency(body.charges), [usual])
    try:
        worked = _work_out(item, rate, body.quantity, charges, size)
    except rules.Lacking as error:
        raise Invalid(error.field, "the offer does not say it, and a charge is spread by it") from error
    found, unit = worked.found, worked.found.unit
    parts = {"goods": found.value} | {kind: found.parts[kind] for kind in rules.CHARGES if found.parts.get(kind)}
    if found.recoverable:
        parts["recoverable"] = -found.recoverable
    return LandedOut(
        item_id=item.id,
        supplier_id=supplier.id,
        supplier=supplier.name,
        name=item.name,
        sku=item.sku,
        quantity=worked.quantity,
        asked=body.quantity or item.min_order_quantity,
        unit_price=to_text(item.price, item.currency),
        currency=item.currency,
        exchange_rate=plain(rate),
        shop_currency=home,
        parts=[
            PartOut(
                kind=kind,
                amount=to_text(amount, home),
                per_unit=_per_unit(amount, worked.quantity, home),
                share=amount / found.total if found.total else 0.0,
            )
            for kind, amount in parts.items()
        ],
        total=to_text(found.total, home),
        unit_cost=queries.fine_text(unit, home),
        customs_value=to_text(found.customs_value, home),
        recoverable=to_text(found.recoverable, home),
        lead_time_days=supplier.lead_time_days if item.lead_time_days is None else item.lead_time_days,
        variant_id=item.variant_id,
        current_cost=await _current(db, item.variant_id, home),
        channels=[]
        if item.variant_id is None
        else await margins.left(db, item.variant_id, unit, body.channels, body.tax_rate),
    )


def _per_unit(amount: int, quantity: int, currency: str) -> str:
    sign = "-" if amount < 0 else ""
    return sign + queries.fine_text(rules.fine(Fraction(abs(amount), quantity)), currency)


async def _current(db: AsyncSession, variant_id: int | None, home: str) -> str | None:
    query = select(Variant.cost, AverageCost.average).outerjoin(AverageCost, AverageCost.variant_id == Variant.id)
    row = (await db.execute(query.where(Variant.id == variant_id))).one_or_none()
    known = costs.known(row.average, row.cost) if row is not None else None
    return None if known is None else queries.fine_text(known, home)


async def compare(
    db: AsyncSession,
    charges: Sequence[ChargeIn],
    *,
    product_id: int | None = None,
    variant_id: int | None = None,
    quantity: int | None = None,
) -> ComparisonOut:
    """Offers for a variant, or for all of a product's, the cheapest on the shelf first. NotFound for no such goods.

    Each is worked out for its own least order, where no quantity is asked for.
    """
    ids = select(Variant.id).where(Variant.product_id == product_id if variant_id is None else Variant.id == variant_id)
    if not (await db.execute(ids.limit(1))).first():
        raise NotFound("product" if variant_id is None else "variant", product_id if variant_id is None else variant_id)
    query = queries.items().where(SupplierItem.variant_id.in_(ids), SupplierItem.archived.is_(False))
    rows = (await db.execute(query.order_by(SupplierItem.id).limit(MOST_COMPARED))).all()
    known = await rates.known(db, {row[0].currency for row in rows})
    sizes = await purchasing.sizes(db, [row[0].variant_id for row in rows])
    found = [await _compared(db, row, known, sizes, charges, quantity) for row in rows]
    found.sort(key=lambda one: (one[1] is None, one[1] or Decimal(0), one[0].lead_time_days or 0, one[0].item_id))
    if found and found[0][1] is not None:
        found[0][0].best = True
    return ComparisonOut(currency=settings().currency, quantity=quantity, items=[one for one, _unit in found])


async def _compared(
    db: AsyncSession,
    row: tuple[SupplierItem, Supplier, str, int, str],
    known: Mapping[str, Decimal],
    sizes: Mapping[int, tuple[int | None, int | None]],
    charges: Sequence[ChargeIn],
    quantity: int | None,
) -> tuple[OfferComparedOut, Decimal | None]:
    item, supplier, variant_sku, *_ = row
    size = sizes.get(item.variant_id or 0, (None, None))
    worked, problem = None, None
    if item.currency not in known:
        problem = rates.missing(item.currency)
    else:
        told = Purchase(currency=item.currency, exchange_rate=known[item.currency])
        usual = PurchaseLine(weight_g=item.weight_g if item.weight_g is not None else size[0])
        made = await purchasing.charges_for(db, told, _in_shops_currency(charges), [usual])
        try:
            worked = _work_out(item, known[item.currency], quantity, made, size)
        except rules.Lacking as error:
            problem = f"the offer has no {error.field}, and a charge is spread by it"
    home = settings().currency
    landed_by = worked.found if worked else None
    return OfferComparedOut(
        item_id=item.id,
        supplier_id=supplier.id,
        supplier=supplier.name,
        country=supplier.country,
        name=item.name,
        sku=item.sku,
        variant_id=item.variant_id or 0,
        variant_sku=variant_sku,
        preferred=item.preferred,
        unit_price=to_text(item.price, item.currency),
        currency=item.currency,
        min_order_quantity=item.min_order_quantity,
        pack_size=item.pack_size,
        lead_time_days=supplier.lead_time_days if item.lead_time_days is None else item.lead_time_days,
        quantity=worked.quantity if worked else rules.to_order(quantity or 1, item.min_order_quantity, item.pack_size),
        goods=to_text(landed_by.value, home) if landed_by else None,
        charges=to_text(landed_by.total - landed_by.value, home) if landed_by else None,
        total=to_text(landed_by.total, home) if landed_by else None,
        unit_cost=queries.fine_text(landed_by.unit, home) if landed_by else None,
        best=False,
        problem=problem,
    ), landed_by.unit if landed_by else None
