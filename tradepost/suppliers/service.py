"""Suppliers and what they offer: added, changed, struck out."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import events
from tradepost.core.dialects import is_foreign_key_violation, is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import as_minor
from tradepost.core.settings import settings
from tradepost.inventory import finding
from tradepost.suppliers.models import Supplier, SupplierItem
from tradepost.suppliers.schemas import OfferChange, OfferIn, SupplierChange, SupplierIn, ppm

_NAMES_GOODS = ("variant_id", "variant_sku", "product_id")


# --- suppliers ---


async def find(db: AsyncSession, supplier_id: int) -> Supplier:
    """One to be changed, locked; NotFound."""
    query = select(Supplier).where(Supplier.id == supplier_id).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("supplier", supplier_id)
    return found


async def named(db: AsyncSession, supplier_id: int, *, field: str = "supplier_id") -> Supplier:
    """A supplier that something new is from; Invalid where there is none, or it is archived."""
    with db.no_autoflush:
        found = await db.get(Supplier, supplier_id)
    if found is None:
        raise Invalid(field, f"there is no supplier {supplier_id}")
    if found.archived:
        raise Invalid(field, f"the supplier {found.name} is archived")
    return found


async def create(db: AsyncSession, body: SupplierIn) -> Supplier:
    """Add one. Conflict when there is one of this name."""
    values = body.model_dump() | {"currency": body.currency or settings().currency}
    row = Supplier(**values, search=_supplier_text(body.name, body.contact_info))
    db.add(row)
    await _save(db, "name", f"There is a supplier {body.name} already")
    changes: dict[str, Any] = {name: [None, value] for name, value in values.items() if value not in {None, ""}}
    await events.record(db, "supplier.created", row, subject_name=row.name, changes=changes)
    return row


def _supplier_text(name: str, contact_info: str) -> str:
    return f"{name} {contact_info}".lower()


async def change(db: AsyncSession, row: Supplier, body: SupplierChange) -> Supplier:
    """Change a locked one. Conflict when its new name is another's."""
    for name, value in body.given.items():
        setattr(row, name, value)
    row.search = _supplier_text(row.name, row.contact_info)
    changes = events.changed(row, leave_out=("updated_at", "version", "search"))
    if changes:
        name = row.name
        await _save(db, "name", f"There is a supplier {name} already")
        await events.record(db, "supplier.updated", row, subject_name=name, changes=changes)
    return row


async def remove(db: AsyncSession, row: Supplier) -> bool:
    """Delete a locked one, or archive it when offers or purchases refer to it: whether the row is gone."""
    supplier_id, name = row.id, row.name
    try:
        async with db.begin_nested():
            await db.delete(row)
            await db.flush()
    except IntegrityError as error:
        if not is_foreign_key_violation(error):
            raise
        await db.refresh(row)
        if not row.archived:
            row.archived = True
            await events.record(db, "supplier.archived", row, subject_name=name, changes=events.changed(row))
            await db.flush()
        return False
    db.add(events.Event(**events.row("supplier.deleted", "suppliers", supplier_id, subject_name=name)))
    return True


async def _save(db: AsyncSession, field: str, message: str) -> None:
    try:
        async with db.begin_nested():
            await db.flush()
    except IntegrityError as error:
        if not is_unique_violation(error):
            raise
        raise Conflict(message, errors=[{"field": field, "message": message}]) from error


# --- what they offer ---


async def find_item(db: AsyncSession, item_id: int) -> SupplierItem:
    """One to be changed, locked; NotFound."""
    query = select(SupplierItem).where(SupplierItem.id == item_id).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("offer", item_id)
    return found


async def offer(db: AsyncSession, body: OfferIn) -> SupplierItem:
    """Add an offer. Conflict when its supplier has one with this SKU."""
    supplier = await named(db, body.supplier_id)
    values = body.model_dump(exclude={*_NAMES_GOODS, "duty_rate", "price"})
    values["currency"] = currency = body.currency or supplier.currency
    values |= {"price": as_minor(body.price, currency, field="price"), "duty_ppm": ppm(body.duty_rate)}
    values["variant_id"] = await _goods(db, body)
    row = SupplierItem(**values, search=item_text(body.name, body.sku, body.hs_code))
    db.add(row)
    await _save(db, "sku", _taken(body.sku))
    await _only_preferred(db, row)
    changes = {name: [None, value] for name, value in values.items() if value not in {None, ""}}
    await events.record(db, "supplier_item.created", row, subject_name=row.name, changes=changes)
    return row


async def change_item(db: AsyncSession, row: SupplierItem, body: OfferChange) -> SupplierItem:
    """Change a locked one. Conflict when its new SKU is that of another offer of its supplier."""
    given = body.given
    if given.get("supplier_id", row.supplier_id) != row.supplier_id:
        await named(db, given["supplier_id"])
    if body.model_fields_set & set(_NAMES_GOODS):
        for name in _NAMES_GOODS:
            given.pop(name, None)
        given["variant_id"] = await _goods(db, body)
    if "duty_rate" in given:
        given["duty_ppm"] = ppm(given.pop("duty_rate"))
    if given.get("currency", row.currency) != row.currency and "price" not in given:
        raise Invalid("price", "is needed with another currency")
    if "price" in given:
        given["price"] = as_minor(given["price"], given.get("currency", row.currency), field="price")
    for name, value in given.items():
        setattr(row, name, value)
    row.search = item_text(row.name, row.sku, row.hs_code)
    changes = events.changed(row, leave_out=("updated_at", "version", "search"))
    if changes:
        sku, name = row.sku, row.name
        await _save(db, "sku", _taken(sku))
        await _only_preferred(db, row)
        await events.record(db, "supplier_item.updated", row, subject_name=name, changes=changes)
    return row


async def remove_item(db: AsyncSession, row: SupplierItem) -> None:
    """Strike a locked one out: what was bought by it stays in its purchases."""
    await events.record(db, "supplier_item.deleted", row, subject_name=row.name, changes={"sku": [row.sku, None]})
    await db.delete(row)
    await db.flush()


def item_text(name: str, sku: str, hs_code: str) -> str:
    """What an offer is found by, in lower case."""
    return " ".join(part for part in (name, sku, hs_code) if part).lower()


def _taken(sku: str) -> str:
    return f"This supplier has an offer with the SKU {sku} already"


class _Which:
    """Own goods as an offer names them."""

    def __init__(self, body: OfferIn | OfferChange) -> None:
        self.variant_id, self.sku, self.product_id = body.variant_id, body.variant_sku, body.product_id


async def _goods(db: AsyncSession, body: OfferIn | OfferChange) -> int | None:
    """The variant an offer is for, if it names one."""
    which = _Which(body)
    if not (which.variant_id or which.sku or which.product_id):
        return None
    try:
        (found,) = await finding.variants(db, [which])
    except Invalid as error:
        (wrong,) = error.extra["errors"]
        name = "variant_sku" if wrong["field"] == "sku" else wrong["field"]
        raise Invalid(name, wrong["message"]) from error
    return found.variant_id


async def _only_preferred(db: AsyncSession, row: SupplierItem) -> None:
    """One offer for a variant is preferred: the one that was said to be last."""
    if row.preferred and row.variant_id is not None:
        await db.execute(
            update(SupplierItem)
            .where(
                SupplierItem.variant_id == row.variant_id, SupplierItem.id != row.id, SupplierItem.preferred.is_(True)
            )
            .values(preferred=False, version=SupplierItem.version + 1)
            .execution_options(synchronize_session="fetch")
        )
