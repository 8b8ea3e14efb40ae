"""One change of many products at once, and the call that takes it back."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import rules, service
from tradepost.catalog.categories import record_all
from tradepost.catalog.models import Product
from tradepost.catalog.schemas import Bulk, BulkDone
from tradepost.core import clock, events
from tradepost.core.errors import Invalid

FIELDS = ("status", "category_id", "brand_id", "seller_id")
_STATUS = {"publish": rules.ACTIVE, "draft": rules.DRAFT, "archive": rules.ARCHIVED}
_SETS = {"set_category": "category_id", "set_brand": "brand_id", "set_seller": "seller_id"}


def _wanted(body: Bulk) -> dict[int, dict[str, Any]]:
    """What each product shall hold afterwards."""
    if body.action == "restore":
        return {entry.id: entry.model_dump(include=entry.model_fields_set - {"id"}) for entry in body.previous}
    if body.action in _STATUS:
        values: dict[str, Any] = {"status": _STATUS[body.action]}
    else:
        field = _SETS[body.action]
        if field not in body.model_fields_set:
            raise Invalid(field, "is required; null takes it away")
        values = {field: getattr(body, field)}
    return dict.fromkeys(body.ids, values)


async def apply(db: AsyncSession, body: Bulk) -> BulkDone:
    """Do it: all of them or none. Invalid for a product, category, brand or seller that is not there."""
    wanted = _wanted(body)
    if any(values.get("status", "") is None for values in wanted.values()):
        raise Invalid("previous", "a status must not be null")
    columns = [getattr(Product, field) for field in FIELDS]
    query = select(Product.id, Product.name, *columns).where(Product.id.in_(wanted)).order_by(Product.id)
    found = (await db.execute(query.with_for_update())).all()
    missing = sorted(set(wanted) - {row.id for row in found})
    if missing:
        field = "previous" if body.action == "restore" else "ids"
        raise Invalid(field, f"there is no product {', '.join(map(str, missing[:10]))}")
    await _exist(db, wanted.values())
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
    previous, told = [], []
    for row in found:
        new = {field: value for field, value in wanted[row.id].items() if value != getattr(row, field)}
        if not new:
            continue
        alike[tuple(sorted(new.items()))].append(row.id)
        previous.append({"id": row.id, **{field: getattr(row, field) for field in new}})
        changes = {field: [getattr(row, field), value] for field, value in new.items()}
        told.append(
            events.row(_event(new), "products", row.id, subject_name=row.name, changes=changes, bulk=body.action)
        )
    for pairs, ids in alike.items():
        await _update(db, ids, dict(pairs))
    await record_all(db, told)
    return BulkDone(changed=[entry["id"] for entry in previous], undo={"action": "restore", "previous": previous})


async def _update(db: AsyncSession, ids: Sequence[int], values: dict[str, Any]) -> None:
    now = clock.now()
    extra: dict[str, Any] = {"version": Product.version + 1, "updated_at": now}
    if values.get("status") == rules.ACTIVE:
        extra["published_at"] = func.coalesce(Product.published_at, now)
    statement = update(Product).where(Product.id.in_(ids)).values(**values, **extra)
    await db.execute(statement.execution_options(synchronize_session=False))


def _event(new: dict[str, Any]) -> str:
    return service.EVENTS[new["status"]] if "status" in new else "product.updated"


async def _exist(db: AsyncSession, wanted: Any) -> None:
    """The categories, brands and sellers to be set are there."""
    for field, model in service.REFERENCES.items():
        ids = {values[field] for values in wanted if values.get(field) is not None}
        if not ids:
            continue
        missing = ids - set((await db.execute(select(model.id).where(model.id.in_(ids)))).scalars())
        if missing:
            raise Invalid(field, f"there is no {field.removesuffix('_id')} {min(missing)}")
