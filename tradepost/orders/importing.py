"""Orders by the thousand, as history: recorded whole, each with its event, in a few statements a batch."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, dialects, events
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import RETURN, SALE, STANDING


@dataclass(slots=True)
class DraftLine:
    """A line as it was: snapshots of name and SKU, amounts in minor units; a negative quantity came back."""

    product_id: int
    variant_id: int
    name: str
    sku: str
    quantity: int
    unit_price: int
    discount: int = 0
    unit_cost: int | None = None

    @property
    def total(self) -> int:
        """Net of the discount, which is taken off a sale and off what is given back alike."""
        gross = self.quantity * self.unit_price
        return gross - self.discount if gross >= 0 else gross + self.discount


@dataclass(slots=True)
class Draft:
    """An order to record. `fingerprint` is what its rows looked like in the file."""

    number: str
    placed_at: datetime
    platform: str
    status: str
    country: str
    currency: str
    customer_id: int | None
    fingerprint: str
    lines: Sequence[DraftLine]
    moved_stock: bool = False

    @property
    def kind(self) -> str:
        """A return when nothing in it was sold."""
        return SALE if any(line.quantity > 0 for line in self.lines) else RETURN


def fingerprint(rows: Sequence[Any]) -> str:
    """What an order's rows say, in a few letters: the same rows again are the same order."""
    return hashlib.sha256(orjson.dumps(rows)).hexdigest()


async def find(db: AsyncSession, numbers: Collection[str]) -> dict[str, str | None]:
    """{number: fingerprint} of the orders that are there; None for one that no import made."""
    return (
        {
            row.number: row.fingerprint
            for row in await db.execute(select(Order.number, Order.fingerprint).where(Order.number.in_(numbers)))
        }
        if numbers
        else {}
    )


async def insert(db: AsyncSession, drafts: Sequence[Draft]) -> dict[str, int]:
    """Record new orders with their lines and one event each; {number: id}. Numbers must be new."""
    if not drafts:
        return {}
    now = clock.now()
    await dialects.bulk_insert(db, Order.__table__, [_order(draft, now) for draft in drafts])
    found = await db.execute(select(Order.number, Order.id).where(Order.number.in_([draft.number for draft in drafts])))
    ids = {row.number: row.id for row in found}
    lines = [_line(line, ids[draft.number]) for draft in drafts for line in draft.lines]
    await dialects.bulk_insert(db, OrderLine.__table__, lines)
    rows = [
        events.row(
            "order.recorded",
            "orders",
            ids[draft.number],
            subject_name=draft.number,
            kind=draft.kind,
            platform=draft.platform,
        )
        for draft in drafts
    ]
    await dialects.bulk_insert(db, events.Event.__table__, rows)
    return ids


def _order(draft: Draft, now: datetime) -> dict[str, Any]:
    payment, fulfilment = STANDING[draft.status]
    subtotal, total = (
        sum(line.quantity * line.unit_price for line in draft.lines),
        sum(line.total for line in draft.lines),
    )
    return {
        "number": draft.number,
        "kind": draft.kind,
        "customer_id": draft.customer_id,
        "account_id": None,
        "platform": draft.platform,
        "country": draft.country,
        "status": draft.status,
        "payment_status": payment,
        "fulfilment_status": fulfilment,
        "placed_at": draft.placed_at,
        "business_day": clock.business_day(draft.placed_at),
        "currency": draft.currency,
        "subtotal": subtotal,
        "discount": subtotal - total,
        "shipping": 0,
        "tax": 0,
        "total": total,
        "units": sum(line.quantity for line in draft.lines),
        "imported": True,
        "moved_stock": draft.moved_stock,
        "fingerprint": draft.fingerprint,
        "notes": "",
        "email": "",
        "phone": "",
        "buyer_name": "",
        "language": "",
        "shipping_method": "",
        "payment_provider": "",
        "prices_include_tax": False,
        "shipping_discount": 0,
        "shipping_tax": 0,
        "discounts": [],
        "tax_lines": [],
        "paid": 0,
        "refunded": 0,
        "credit": 0,
        "cancel_reason": "",
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def _line(line: DraftLine, order_id: int) -> dict[str, Any]:
    return {
        "order_id": order_id,
        "product_id": line.product_id,
        "variant_id": line.variant_id,
        "name": line.name,
        "sku": line.sku,
        "quantity": line.quantity,
        "unit_price": line.unit_price,
        "discount": line.discount,
        "tax": 0,
        "total": line.total,
        "unit_cost": line.unit_cost,
        "options": {},
        "tax_rate": 0,
        "gift": False,
        "reserved": {},
        "fulfilled": 0,
        "returned": 0,
    }
