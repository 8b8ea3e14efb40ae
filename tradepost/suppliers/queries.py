"""Suppliers, offers and purchases as pages of them need it: a constant number of statements however many there are."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.catalog.models import Product, Variant
from tradepost.core import clock
from tradepost.core.errors import NotFound
from tradepost.core.money import minor_digits, to_text
from tradepost.core.paging import contains
from tradepost.core.settings import settings
from tradepost.inventory.models import Location
from tradepost.suppliers import purchasing, rules
from tradepost.suppliers.models import (
    Purchase,
    PurchaseCharge,
    PurchaseLine,
    Receipt,
    Supplier,
    SupplierItem,
)
from tradepost.suppliers.purchase_schemas import (
    CameOut,
    ChargeOut,
    PurchaseLineOut,
    PurchaseOut,
    PurchaseRow,
    ReceiptOut,
)
from tradepost.suppliers.schemas import LeadTimesOut, PromiseOut, percent_text, plain

SHOWN_DELIVERIES = 50


def suppliers() -> Any:
    """Suppliers with how many offers and purchases they have."""
    items = select(func.count()).where(SupplierItem.supplier_id == Supplier.id, SupplierItem.archived.is_(False))
    bought = select(func.count()).where(Purchase.supplier_id == Supplier.id)
    return select(Supplier, items.correlate(Supplier).scalar_subquery(), bought.correlate(Supplier).scalar_subquery())


async def supplier(db: AsyncSession, supplier_id: int) -> Any:
    """One of them; NotFound."""
    found = (await db.execute(suppliers().where(Supplier.id == supplier_id))).one_or_none()
    if found is None:
        raise NotFound("supplier", supplier_id)
    return found


def items() -> Any:
    """Offers with their supplier and the own goods they are for."""
    return (
        select(SupplierItem, Supplier, Variant.sku, Variant.product_id, Product.name)
        .join(Supplier, Supplier.id == SupplierItem.supplier_id)
        .outerjoin(Variant, Variant.id == SupplierItem.variant_id)
        .outerjoin(Product, Product.id == Variant.product_id)
    )


def found_by(text: str) -> list[Any]:
    """Conditions for offers that hold every word of a text, in their own words or their supplier's."""
    return [contains(SupplierItem.search, word) | contains(Supplier.search, word) for word in text.split()[:12]]


async def item(db: AsyncSession, item_id: int) -> Any:
    """One offer; NotFound."""
    found = (await db.execute(items().where(SupplierItem.id == item_id))).one_or_none()
    if found is None:
        raise NotFound("offer", item_id)
    return found


# --- purchases ---


def purchases() -> Any:
    """Purchases with their supplier's name."""
    return select(Purchase, Supplier.name).join(Supplier, Supplier.id == Purchase.supplier_id)


class _Sums(NamedTuple):
    lines: int
    quantity: int
    received: int
    missing: int
    product_id: int
    name: str


async def rows(db: AsyncSession, found: Sequence[Any]) -> list[PurchaseRow]:
    """Rows of `purchases` as people see them, in one statement more."""
    query = (
        select(
            PurchaseLine.purchase_id,
            func.count(),
            func.sum(PurchaseLine.quantity),
            func.sum(PurchaseLine.received),
            func.sum(PurchaseLine.missing),
            func.min(PurchaseLine.product_id),
            func.min(PurchaseLine.name),
        )
        .where(PurchaseLine.purchase_id.in_([purchase.id for purchase, _ in found]))
        .group_by(PurchaseLine.purchase_id)
    )
    sums = (
        {
            row[0]: _Sums(int(row[1]), int(row[2]), int(row[3]), int(row[4]), row[5], row[6])
            for row in await db.execute(query)
        }
        if found
        else {}
    )
    return [PurchaseRow(**_row(purchase, name, sums[purchase.id])) for purchase, name in found]


def _row(purchase: Purchase, supplier: str, sums: _Sums) -> dict[str, Any]:
    home = settings().currency
    own = (
        *("id", "number", "supplier_id", "status", "currency", "reference", "expected_on", "ordered_at"),
        *("received_at", "created_at", "updated_at", "version"),
    )
    return {
        **{name: getattr(purchase, name) for name in own},
        "supplier": supplier,
        "product_id": sums.product_id if sums.lines == 1 else None,
        "name": sums.name,
        "lines_count": sums.lines,
        "quantity": sums.quantity,
        "received": sums.received,
        "missing": sums.missing,
        "cost": to_text(purchase.goods, purchase.currency),
        "exchange_rate": plain(purchase.exchange_rate),
        "landed": to_text(purchase.landed, home),
        "shop_currency": home,
        "late": late(purchase),
    }


def late(purchase: Purchase) -> bool:
    """Whether it was promised for a day that is over."""
    today = clock.business_day(clock.now())
    return purchase.status in rules.OPEN and purchase.expected_on is not None and purchase.expected_on < today


async def purchase(db: AsyncSession, purchase_id: int) -> PurchaseOut:
    """One purchase with all that belongs to it; NotFound."""
    query = (
        purchases()
        .add_columns(Location.name)
        .outerjoin(Location, Location.id == Purchase.location_id)
        .where(Purchase.id == purchase_id)
        .options(
            selectinload(Purchase.lines),
            selectinload(Purchase.charges),
            selectinload(Purchase.receipts).selectinload(Receipt.lines),
        )
        .execution_options(populate_existing=True)
    )
    row = (await db.execute(query)).one_or_none()
    if row is None:
        raise NotFound("purchase", purchase_id)
    found: Purchase
    found, name, location = row
    lines = found.lines
    sums = _Sums(
        len(lines),
        sum(line.quantity for line in lines),
        sum(line.received for line in lines),
        sum(line.missing for line in lines),
        lines[0].product_id,
        lines[0].name,
    )
    landed, _ = purchasing.worked_out(found, lines, found.charges)
    places = await _places(db, [receipt.location_id for receipt in found.receipts])
    skus = {line.id: line.sku for line in lines}
    return PurchaseOut(
        **_row(found, name, sums),
        location_id=found.location_id,
        location=location,
        notes=found.notes,
        next=[status for status in rules.STATUSES if status in rules.NEXT[found.status]],
        lines=[_line(line, one, found.currency) for line, one in zip(lines, landed, strict=True)],
        charges=[_charge(charge) for charge in found.charges],
        receipts=[_receipt(receipt, skus, places) for receipt in found.receipts],
    )


async def _places(db: AsyncSession, ids: Sequence[int | None]) -> dict[int | None, str]:
    if not ids:
        return {}
    rows = await db.execute(select(Location.id, Location.name).where(Location.id.in_({n for n in ids if n})))
    return {row.id: row.name for row in rows}


def _line(line: PurchaseLine, one: rules.Landed, currency: str) -> PurchaseLineOut:
    home = settings().currency
    own = (
        *("id", "item_id", "variant_id", "product_id", "sku", "name", "quantity", "received", "missing"),
        *("weight_g", "volume_cm3"),
    )
    parts = {"goods": one.value, **one.parts}
    if one.recoverable:
        parts["recoverable"] = one.recoverable
    return PurchaseLineOut(
        **{name: getattr(line, name) for name in own},
        open=line.quantity - line.received - line.missing,
        cost=to_text(line.amount, currency),
        unit_price=unit_text(line.amount, line.quantity, currency),
        duty_rate=percent_text(line.duty_ppm),
        parts={kind: to_text(part, home) for kind, part in parts.items()},
        landed=to_text(line.landed, home),
        unit_cost=unit_text(line.landed, line.quantity, home),
    )


def unit_text(amount: int, quantity: int, currency: str) -> str:
    """What one unit comes to: in coins where that is exact, else up to six decimals of a coin more."""
    return fine_text(rules.fine(Fraction(amount, quantity)), currency)


def fine_text(minor: Any, currency: str) -> str:
    """A fine amount of minor units as a decimal string, with at least the currency's own decimals."""
    digits = minor_digits(currency)
    text = plain(minor.scaleb(-digits))
    whole, _, part = text.partition(".")
    return f"{whole}.{part:0<{digits}}" if digits or part else whole


def _charge(charge: PurchaseCharge) -> ChargeOut:
    own = ("kind", "per", "currency", "spread", "recoverable")
    return ChargeOut(
        **{name: getattr(charge, name) for name in own},
        amount=None if charge.amount is None else to_text(charge.amount, charge.currency),
        rate=percent_text(charge.ppm),
        exchange_rate=plain(charge.exchange_rate),
        total=to_text(charge.total, settings().currency),
    )


def _receipt(receipt: Receipt, skus: dict[int, str], places: dict[int | None, str]) -> ReceiptOut:
    return ReceiptOut(
        id=receipt.id,
        at=receipt.created_at,
        location_id=receipt.location_id,
        location=places.get(receipt.location_id),
        note=receipt.note,
        actor_name=receipt.actor_name,
        lines=[
            CameOut(
                line_id=line.line_id,
                sku=skus[line.line_id],
                quantity=line.quantity,
                value=to_text(line.value, settings().currency),
            )
            for line in receipt.lines
        ],
    )


async def lead_times(db: AsyncSession, supplier_id: int) -> LeadTimesOut:
    """How a supplier kept what was promised, over purchases that came whole."""
    query = (
        select(Purchase.id, Purchase.number, Purchase.ordered_at, Purchase.expected_on, Purchase.received_at)
        .where(
            Purchase.supplier_id == supplier_id,
            Purchase.status == rules.RECEIVED,
            Purchase.ordered_at.is_not(None),
            Purchase.received_at.is_not(None),
        )
        .order_by(Purchase.received_at.desc(), Purchase.id.desc())
    )
    found = [_delivery(*row) for row in await db.execute(query)]
    promised = [one for one in found if one.promised_on is not None]
    taken = [one.days_taken for one in found]
    kept = sum((one.days_late or 0) <= 0 for one in promised)
    days = [(one.promised_on - one.ordered_on).days for one in promised if one.promised_on]
    return LeadTimesOut(
        supplier_id=supplier_id,
        deliveries=len(found),
        promised_days=sum(days) / len(days) if days else None,
        taken_days=sum(taken) / len(taken) if taken else None,
        longest_days=max(taken, default=None),
        late=len(promised) - kept,
        on_time_share=kept / len(promised) if promised else None,
        items=found[:SHOWN_DELIVERIES],
    )


def _delivery(purchase_id: int, number: str, ordered_at: Any, expected_on: date | None, received_at: Any) -> PromiseOut:
    ordered, received = clock.business_day(ordered_at), clock.business_day(received_at)
    return PromiseOut(
        purchase_id=purchase_id,
        number=number,
        ordered_on=ordered,
        promised_on=expected_on,
        received_on=received,
        days_taken=(received - ordered).days,
        days_late=None if expected_on is None else (received - expected_on).days,
    )


async def on_order(db: AsyncSession, variant_ids: Sequence[int] | None = None) -> dict[int, int]:
    """{variant id: units} that are still to come, of drafts too: what was asked for is not asked for twice."""
    coming = func.sum(PurchaseLine.quantity - PurchaseLine.received - PurchaseLine.missing)
    query: Any = (
        select(PurchaseLine.variant_id, coming)
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .where(Purchase.status.in_((rules.DRAFT, *rules.OPEN)))
        .group_by(PurchaseLine.variant_id)
    )
    if variant_ids is not None:
        query = query.where(PurchaseLine.variant_id.in_(variant_ids))
    return {variant_id: int(units) for variant_id, units in await db.execute(query)}
