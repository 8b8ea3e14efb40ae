"""A purchase before anything of it comes: written, changed, ordered, cancelled."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import costs
from tradepost.catalog.models import Variant
from tradepost.core import clock, events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import MAX_MINOR, as_minor, split
from tradepost.core.settings import settings
from tradepost.inventory import finding, locations
from tradepost.suppliers import rates, receiving, rules, service
from tradepost.suppliers.models import Purchase, PurchaseCharge, PurchaseLine, Supplier, SupplierItem
from tradepost.suppliers.purchase_schemas import ChargeIn, PurchaseChange, PurchaseIn, PurchaseLineIn, ReceiptIn
from tradepost.suppliers.schemas import ppm

LATER = ("reference", "notes", "expected_on", "location_id")  # what may change once it is ordered


async def find(db: AsyncSession, purchase_id: int) -> Purchase:
    """One to be changed, locked; NotFound."""
    query = select(Purchase).where(Purchase.id == purchase_id).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("purchase", purchase_id)
    return found


async def lines_of(db: AsyncSession, purchase_id: int) -> list[PurchaseLine]:
    """The lines of a locked purchase."""
    query = select(PurchaseLine).where(PurchaseLine.purchase_id == purchase_id).order_by(PurchaseLine.id)
    return list((await db.execute(query.execution_options(populate_existing=True))).scalars())


async def charges_of(db: AsyncSession, purchase_id: int) -> list[PurchaseCharge]:
    """Its charges."""
    query = select(PurchaseCharge).where(PurchaseCharge.purchase_id == purchase_id).order_by(PurchaseCharge.id)
    return list((await db.execute(query)).scalars())


async def buy(db: AsyncSession, body: PurchaseIn) -> Purchase:
    """Write a purchase; ordered or received at once where it says so, or came as one line paid in all."""
    await service.named(db, body.supplier_id)
    status = body.status or (rules.DRAFT if body.lines is not None else rules.RECEIVED)
    currency = body.currency or settings().currency
    purchase = Purchase(
        supplier_id=body.supplier_id,
        status=rules.DRAFT,
        currency=currency,
        exchange_rate=await rates.of(db, currency, body.exchange_rate),
        location_id=await _place(db, body.location_id),
        reference=body.reference,
        notes=body.notes,
        expected_on=body.expected_on,
    )
    lines = await _lines(db, purchase, body.all_lines, prefix="lines" if body.lines is not None else "")
    charges = await charges_for(db, purchase, body.charges, lines)
    settle(purchase, lines, charges)
    if status == rules.RECEIVED:
        # A line that refers to goods shares their rows: two that hold them only afterwards would wait for each other.
        with db.no_autoflush:
            await costs.hold(db, {line.variant_id for line in lines})
    db.add(purchase)
    await db.flush()
    purchase.number = f"PO-{clock.business_day(clock.now()).year}-{purchase.id:06d}"
    await _write(db, purchase, lines, charges)
    await events.record(
        db,
        "purchase.created",
        purchase,
        subject_name=purchase.number,
        changes={"status": [None, purchase.status], "goods": [None, purchase.goods], "landed": [None, purchase.landed]},
        supplier_id=purchase.supplier_id,
        currency=currency,
    )
    if status == rules.ORDERED:
        await order(db, purchase, body.expected_on)
    if status == rules.RECEIVED:
        # Written down when it was there already: nobody ordered it here, and it tells nothing of how long they take.
        move(purchase, rules.ORDERED)
        await receiving.receive(db, purchase, ReceiptIn())
    return purchase


async def _place(db: AsyncSession, location_id: int | None) -> int | None:
    return None if location_id is None else await locations.find(db, location_id, field="location_id")


async def _write(
    db: AsyncSession, purchase: Purchase, lines: Sequence[PurchaseLine], charges: Sequence[PurchaseCharge]
) -> None:
    rows: list[PurchaseLine | PurchaseCharge] = [*lines, *charges]
    for row in rows:
        row.purchase_id = purchase.id
    db.add_all(rows)
    await db.flush()


async def change(db: AsyncSession, purchase: Purchase, body: PurchaseChange) -> Purchase:
    """Change a locked one: all of a draft, only its notes, day and place once it is ordered."""
    given = body.given
    fixed = sorted(given.keys() - set(LATER))
    if purchase.status in {rules.RECEIVED, rules.CANCELLED}:
        raise Conflict(f"{purchase.number} is {purchase.status}: nothing of it changes any more")
    if purchase.status != rules.DRAFT and fixed:
        raise Conflict(f"{purchase.number} is ordered: {', '.join(fixed)} can no longer change")
    if "supplier_id" in given:
        await service.named(db, given["supplier_id"])
    if "location_id" in given:
        await _place(db, given["location_id"])
    if purchase.status == rules.DRAFT:
        await _rewrite(db, purchase, body, given)
    for name in LATER:
        setattr(purchase, name, given.get(name, getattr(purchase, name)))
    changes = events.changed(purchase)
    await db.flush()
    if changes or {"lines", "charges"} & given.keys():
        await events.record(db, "purchase.updated", purchase, subject_name=purchase.number, changes=changes)
    return purchase


async def _rewrite(db: AsyncSession, purchase: Purchase, body: PurchaseChange, given: dict[str, Any]) -> None:
    """Who a draft is from, what it costs and what is in it: lines and charges are taken as a whole."""
    lines, charges = await lines_of(db, purchase.id), await charges_of(db, purchase.id)
    currency = given.get("currency", purchase.currency)
    if currency != purchase.currency and (body.lines is None or (body.charges is None and charges)):
        raise Invalid("lines" if body.lines is None else "charges", "are needed anew with another currency")
    before = purchase.exchange_rate
    if {"currency", "exchange_rate"} & given.keys():
        purchase.currency, purchase.exchange_rate = currency, await rates.of(db, currency, given.get("exchange_rate"))
    if given.get("supplier_id", purchase.supplier_id) != purchase.supplier_id:
        purchase.supplier_id = given["supplier_id"]
        for line in lines:
            line.item_id = None  # an offer of somebody else
    if body.lines is not None:
        await _strike(db, PurchaseLine, purchase.id)
        lines = await _lines(db, purchase, body.lines, prefix="lines")
    if body.charges is not None:
        await _strike(db, PurchaseCharge, purchase.id)
        charges = await charges_for(db, purchase, body.charges, lines)
    for charge in charges:
        if charge.currency == currency and charge.exchange_rate == before:
            charge.exchange_rate = purchase.exchange_rate
    settle(purchase, lines, charges)
    rows: list[PurchaseLine | PurchaseCharge] = [*lines, *charges]
    for row in rows:
        row.purchase_id = purchase.id
    db.add_all(rows)


async def _strike(db: AsyncSession, model: type[PurchaseLine | PurchaseCharge], purchase_id: int) -> None:
    await db.execute(delete(model).where(model.purchase_id == purchase_id))


async def _lines(
    db: AsyncSession, purchase: Purchase, wanted: Sequence[PurchaseLineIn], *, prefix: str
) -> list[PurchaseLine]:
    """Rows for lines: what an offer or the goods themselves say holds where a line says nothing."""
    offers = await _offers(db, purchase, wanted, prefix)
    named = [_Which(line, offers.get(line.item_id or 0)) for line in wanted]
    found = await finding.variants(db, named, field=prefix)
    known = await sizes(db, [one.variant_id for one in found])
    rows = []
    for place, (line, goods) in enumerate(zip(wanted, found, strict=True)):
        where, item = f"{prefix}.{place}." if prefix else "", offers.get(line.item_id or 0)
        own = (item.weight_g, item.volume_cm3, item.duty_ppm) if item else (None, None, None)
        weight, volume = known[goods.variant_id]
        rows.append(
            PurchaseLine(
                variant_id=goods.variant_id,
                product_id=goods.product_id,
                item_id=item.id if item else None,
                name=goods.name,
                sku=goods.sku,
                quantity=line.quantity,
                amount=_amount(line, item, purchase.currency, where),
                received=0,
                missing=0,
                weight_g=_first(line.weight_g, own[0], weight),
                volume_cm3=_first(line.volume_cm3, own[1], volume),
                duty_ppm=_first(ppm(line.duty_rate), own[2]),
            )
        )
    return rows


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)


class _Which:
    """The goods of a line: as it names them, or those that its offer is for."""

    def __init__(self, line: PurchaseLineIn, item: SupplierItem | None) -> None:
        self.variant_id, self.sku, self.product_id = line.variant_id, line.sku, line.product_id
        if item is not None and not (line.variant_id or line.sku or line.product_id):
            self.variant_id = item.variant_id


async def _offers(
    db: AsyncSession, purchase: Purchase, wanted: Sequence[PurchaseLineIn], prefix: str
) -> dict[int, SupplierItem]:
    ids = {line.item_id for line in wanted if line.item_id}
    if not ids:
        return {}
    rows = (await db.execute(select(SupplierItem).where(SupplierItem.id.in_(ids)))).scalars()
    found = {row.id: row for row in rows}
    wrong = []
    for place, line in enumerate(wanted):
        item = found.get(line.item_id or 0)
        name = f"{prefix}.{place}.item_id"
        if line.item_id and (item is None or item.supplier_id != purchase.supplier_id):
            wrong.append((name, f"this supplier has no offer {line.item_id}"))
        elif item is not None and item.variant_id is None and not (line.variant_id or line.sku or line.product_id):
            wrong.append((name, f"the offer {item.sku} is not linked to own goods: say which they are"))
    if wrong:
        raise Invalid(*wrong[0], *wrong[1:])
    return found


async def sizes(db: AsyncSession, variant_ids: Sequence[int]) -> dict[int, tuple[int | None, int | None]]:
    """Weight and volume of one, as the catalogue knows them."""
    query = select(Variant.id, Variant.weight_g, Variant.length_mm, Variant.width_mm, Variant.height_mm)
    found: dict[int, tuple[int | None, int | None]] = {}
    for row in await db.execute(query.where(Variant.id.in_(variant_ids))):
        sides = (row.length_mm, row.width_mm, row.height_mm)
        volume = None if None in sides else -(-row.length_mm * row.width_mm * row.height_mm // 1_000)
        found[row.id] = (row.weight_g, volume)
    return found


def _amount(line: PurchaseLineIn, item: SupplierItem | None, currency: str, where: str) -> int:
    """What all units of a line cost, in minor units of the purchase's currency."""
    if line.cost is not None:
        return as_minor(line.cost, currency, field=f"{where}cost") or 0
    if line.unit_price is not None:
        price = as_minor(line.unit_price, currency, field=f"{where}unit_price") or 0
    elif item is None:
        raise Invalid(f"{where}unit_price", "is needed, or cost")
    elif item.currency != currency:
        raise Invalid(f"{where}unit_price", f"is needed: the offer is in {item.currency}, the purchase in {currency}")
    else:
        price = item.price
    if price * line.quantity > MAX_MINOR:
        raise Invalid(f"{where}quantity", "makes the amount too large")
    return price * line.quantity


async def charges_for(
    db: AsyncSession, purchase: Purchase, wanted: Sequence[ChargeIn], lines: Sequence[PurchaseLine]
) -> list[PurchaseCharge]:
    weighed = all(line.weight_g is not None for line in lines)
    rows = []
    for place, charge in enumerate(wanted):
        currency, where = charge.currency or purchase.currency, f"charges.{place}."
        rate = purchase.exchange_rate
        if currency != purchase.currency or charge.exchange_rate is not None:
            rate = await rates.of(db, currency, charge.exchange_rate, field=f"{where}exchange_rate")
        usual = rules.WEIGHT if charge.kind == rules.FREIGHT and weighed else rules.VALUE
        rows.append(
            PurchaseCharge(
                kind=charge.kind,
                per=charge.per,
                amount=as_minor(charge.amount, currency, field=f"{where}amount"),
                ppm=ppm(charge.rate),
                currency=currency,
                exchange_rate=rate,
                spread=charge.spread or usual,
                recoverable=charge.recoverable,
            )
        )
    return rows


def goods_of(lines: Sequence[PurchaseLine], currency: str, rate: Decimal) -> list[rules.Goods]:
    """Lines as the landed cost is worked out from them: their sum is converted once, so that the parts add up to it."""
    total = rules.half_up(rules.convert(sum(line.amount for line in lines), currency, rate, settings().currency))
    values = split(total, [line.amount for line in lines])
    return [
        rules.Goods(line.quantity, value, line.weight_g, line.volume_cm3, line.duty_ppm)
        for line, value in zip(lines, values, strict=True)
    ]


def charge_of(row: PurchaseCharge) -> rules.Charge:
    """A charge as the landed cost is worked out from it."""
    amount: Fraction | None = None
    if row.amount is not None:
        amount = rules.convert(row.amount, row.currency, row.exchange_rate, settings().currency)
    return rules.Charge(row.kind, amount, row.per, row.ppm, row.spread, row.recoverable)


def worked_out(
    purchase: Purchase, lines: Sequence[PurchaseLine], charges: Sequence[PurchaseCharge]
) -> tuple[list[rules.Landed], list[int]]:
    """What each line costs on the shelf and what each charge comes to; Invalid for a line that lacks a measure."""
    try:
        return rules.landed(
            goods_of(lines, purchase.currency, purchase.exchange_rate), [charge_of(row) for row in charges]
        )
    except rules.Lacking as error:
        message = "is needed: a charge is spread by it"
        raise Invalid(f"lines.{error.place}.{error.field}", message) from error


def settle(purchase: Purchase, lines: Sequence[PurchaseLine], charges: Sequence[PurchaseCharge]) -> None:
    """Write what follows from the lines and charges of a purchase into its rows."""
    found, totals = worked_out(purchase, lines, charges)
    purchase.goods = sum(line.amount for line in lines)
    purchase.landed = sum(one.total for one in found)
    if max(purchase.goods, purchase.landed, *totals) > MAX_MINOR:
        raise Invalid("lines", "make an amount that is too large")
    for line, one in zip(lines, found, strict=True):
        line.landed = one.total
    for charge, total in zip(charges, totals, strict=True):
        charge.total = total


async def order(db: AsyncSession, purchase: Purchase, expected_on: date | None) -> None:
    """A locked draft is sent to its supplier, who promises a day: the one that is given, else by lead times."""
    move(purchase, rules.ORDERED)
    purchase.ordered_at = clock.now()
    purchase.expected_on = expected_on or purchase.expected_on or await _promised(db, purchase)
    changes = events.changed(purchase)
    await db.flush()
    await events.record(
        db, "purchase.ordered", purchase, subject_name=purchase.number, changes=changes,
        supplier_id=purchase.supplier_id,
    )  # fmt: skip


async def _promised(db: AsyncSession, purchase: Purchase) -> date | None:
    """Today and the longest lead time of its lines: of the offer, else of the supplier."""
    own = (await db.execute(select(Supplier.lead_time_days).where(Supplier.id == purchase.supplier_id))).scalar_one()
    longest = (
        select(func.max(func.coalesce(SupplierItem.lead_time_days, own)))
        .select_from(PurchaseLine)
        .outerjoin(SupplierItem, SupplierItem.id == PurchaseLine.item_id)
        .where(PurchaseLine.purchase_id == purchase.id)
    )
    days: int | None = (await db.execute(longest)).scalar()
    return None if days is None else clock.business_day(clock.now()) + timedelta(days=int(days))


async def cancel(db: AsyncSession, purchase: Purchase, reason: str) -> None:
    """A locked one of which nothing came is called off."""
    move(purchase, rules.CANCELLED)
    changes = events.changed(purchase)
    await db.flush()
    await events.record(
        db, "purchase.cancelled", purchase, subject_name=purchase.number, changes=changes, reason=reason
    )


async def close(db: AsyncSession, purchase: Purchase, reason: str) -> None:
    """The rest of a locked one that came in part will not come: it is received."""
    if purchase.status != rules.PARTLY:
        raise Conflict(f"{purchase.number} is {purchase.status}: only one that came in part is closed")
    for line in await lines_of(db, purchase.id):
        line.missing = line.quantity - line.received
    move(purchase, rules.RECEIVED)
    changes = events.changed(purchase)
    await db.flush()
    await events.record(db, "purchase.closed", purchase, subject_name=purchase.number, changes=changes, reason=reason)


async def remove(db: AsyncSession, purchase: Purchase) -> None:
    """Throw a locked draft away."""
    if purchase.status != rules.DRAFT:
        raise Conflict(f"{purchase.number} is {purchase.status}: only a draft is thrown away")
    await events.record(
        db, "purchase.deleted", purchase, subject_name=purchase.number, changes={"status": [purchase.status, None]}
    )
    await _strike(db, PurchaseLine, purchase.id)
    await _strike(db, PurchaseCharge, purchase.id)
    await db.delete(purchase)
    await db.flush()


def move(purchase: Purchase, status: str) -> None:
    """Set a purchase's status; Conflict for one that may not follow."""
    receiving.may(purchase, status)
    purchase.status = status
