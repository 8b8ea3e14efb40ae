"""Offers by the thousand, in the words of a file: a supplier's catalogue is taken over row by row."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import importing as catalog
from tradepost.core import events
from tradepost.core.money import to_minor
from tradepost.core.settings import settings
from tradepost.suppliers import service
from tradepost.suppliers.models import Supplier, SupplierItem
from tradepost.suppliers.schemas import SupplierIn

# What a row says of an offer, as the table holds it.
PLAIN = ("name", "min_order_quantity", "pack_size", "lead_time_days", "hs_code", "duty_ppm", "weight_g", "volume_cm3")
BATCH = 500


class Taken(NamedTuple):
    """Rows whose offer is new or changed, rows that were so already, and why others were left out."""

    changed: set[int]
    same: set[int]
    refused: dict[int, tuple[str, str]]


async def take_over(db: AsyncSession, rows: Mapping[int, Mapping[str, Any]]) -> Taken:
    """Offers of {row number: values}: new, or brought up to date with what the row says; what it does not say stays.

    Unknown suppliers are added. A row is refused, by its field, for own goods that there are none of, a price finer
    than its currency's coin, and a new offer without a name.
    """
    done = Taken(set(), set(), {})
    suppliers = await _suppliers(db, rows)
    there = await _items(db, {one.id for one in suppliers.values()}, {str(values["sku"]) for values in rows.values()})
    goods = await catalog.find(db, {values["own_sku"] for values in rows.values() if "own_sku" in values})
    told: list[dict[str, Any]] = []
    new: list[SupplierItem] = []
    for number, values in rows.items():
        supplier = suppliers[_key(values["supplier"])]
        item = there.get((supplier.id, values["sku"]))
        wrong = _wrong(values, item, supplier, goods)
        if wrong is not None:
            done.refused[number] = wrong
            continue
        if item is None:
            blank = SupplierItem(supplier_id=supplier.id, sku=values["sku"], currency=supplier.currency)
            new.append(_set(blank, values, goods))
            done.changed.add(number)
            continue
        changes = events.changed(_set(item, values, goods), leave_out=("updated_at", "version", "search"))
        (done.changed if changes else done.same).add(number)
        if changes:
            told.append(
                events.row("supplier_item.updated", "supplier_items", item.id, subject_name=item.name, changes=changes)
            )
    db.add_all(new)
    await db.flush()
    told += [
        events.row(
            "supplier_item.created", "supplier_items", one.id, subject_name=one.name, changes={"sku": [None, one.sku]}
        )
        for one in new
    ]
    await events.write(db, told)
    return done


def _key(name: str) -> str:
    return name.casefold()


async def _suppliers(db: AsyncSession, rows: Mapping[int, Mapping[str, Any]]) -> dict[str, Supplier]:
    """The suppliers that rows name, by folded name; the missing ones are added."""
    wanted: dict[str, tuple[str, str]] = {}
    for values in rows.values():
        wanted.setdefault(_key(values["supplier"]), (values["supplier"], values.get("country", "")))
    found = {_key(one.name): one for one in (await db.execute(select(Supplier))).scalars()}
    for key, (name, country) in wanted.items():
        if key not in found:
            found[key] = await service.create(db, SupplierIn(name=name, country=country))
    return {key: found[key] for key in wanted}


async def _items(
    db: AsyncSession, supplier_ids: Collection[int], skus: Collection[str]
) -> dict[tuple[int, str], SupplierItem]:
    found: dict[tuple[int, str], SupplierItem] = {}
    ordered = sorted(skus)
    for start in range(0, len(ordered), BATCH):
        query = select(SupplierItem).where(
            SupplierItem.supplier_id.in_(supplier_ids), SupplierItem.sku.in_(ordered[start : start + BATCH])
        )
        found |= {(one.supplier_id, one.sku): one for one in (await db.execute(query)).scalars()}
    return found


def _wrong(
    values: Mapping[str, Any], item: SupplierItem | None, supplier: Supplier, goods: Mapping[str, catalog.Ref]
) -> tuple[str, str] | None:
    """What is wrong with a row, as (field, message)."""
    if item is None and "name" not in values:
        return "name", "is missing, and the supplier has no offer with this SKU yet"
    if "own_sku" in values and values["own_sku"] not in goods:
        return "own_sku", f"there is no product with the SKU {values['own_sku']}"
    currency = values.get("currency") or (item.currency if item is not None else supplier.currency)
    try:
        to_minor(Decimal(values["price"]), currency)
    except ValueError as error:
        return "price", str(error)
    return None


def _set(item: SupplierItem, values: Mapping[str, Any], goods: Mapping[str, catalog.Ref]) -> SupplierItem:
    """Take over what a row says."""
    given = {name: values[name] for name in PLAIN if name in values}
    currency = values.get("currency") or item.currency or settings().currency
    given |= {"currency": currency, "price": to_minor(Decimal(values["price"]), currency)}
    if "own_sku" in values:
        given["variant_id"] = goods[values["own_sku"]].variant_id
    for name, value in given.items():
        if getattr(item, name) != value:
            setattr(item, name, value)
    text = service.item_text(item.name, item.sku, item.hs_code or "")
    if item.search != text:
        item.search = text
    return item
