"""Price lists: making and changing them, and the prices in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, exists, false, func, insert, literal, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events, money, stamps
from tradepost.core.db import UtcDateTime
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.customers.models import CustomerGroup
from tradepost.pricing.changing import currency_of, floors, hold, not_below
from tradepost.pricing.models import ListedTime, ListPrice, PriceList
from tradepost.pricing.rules import STORE
from tradepost.pricing.service import STAMP


class Item(NamedTuple):
    """A variant's unit price in a list from a quantity on; None takes it out."""

    variant_id: int
    min_quantity: int
    amount: int | None


async def find(db: AsyncSession, list_id: int) -> PriceList:
    """A list to be changed, locked; NotFound."""
    query = select(PriceList).where(PriceList.id == list_id).with_for_update()
    found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("price list", list_id)
    return found


async def create(db: AsyncSession, values: dict[str, Any]) -> PriceList:
    """A new list without prices. Conflict for another's name, Invalid for the rest."""
    made = PriceList(**values)
    currency_of(made.currency, "currency")
    await _makes_sense(db, made)
    await _save(db, made)
    changes = {name: [None, events.plain(value)] for name, value in values.items() if value is not None}
    await events.record(db, "price_list.created", made, subject_name=made.name, changes=changes)
    await stamps.bump(db, STAMP)
    return made


async def change(db: AsyncSession, found: PriceList, values: dict[str, Any]) -> None:
    """Change a list that `find` gave: what applies is others from the next read on. Conflict for another's name."""
    for name, value in values.items():
        setattr(found, name, value)
    changes = events.changed(found)
    if not changes:
        return
    with db.no_autoflush:
        await _makes_sense(db, found)
    await _save(db, found)
    await events.record(db, "price_list.updated", found, subject_name=found.name, changes=changes)
    await stamps.bump(db, STAMP)
    await _remember(db, found)


async def remove(db: AsyncSession, found: PriceList) -> None:
    """Delete a list that `find` gave, with the prices in it."""
    now = clock.now()
    await _forget_ahead(db, found.id, now)
    await db.execute(
        update(ListedTime)
        .where(ListedTime.list_id == found.id, _is_open(now))
        .values(ends_at=now)
        .execution_options(synchronize_session=False)
    )
    await events.record(db, "price_list.deleted", found, subject_name=found.name, changes={"name": [found.name, None]})
    await db.flush()
    await db.execute(delete(PriceList).where(PriceList.id == found.id).execution_options(synchronize_session=False))
    await stamps.bump(db, STAMP)


async def _makes_sense(db: AsyncSession, found: PriceList) -> None:
    if found.starts_at and found.ends_at and found.ends_at <= found.starts_at:
        raise Invalid("ends_at", "must be after starts_at")
    if found.group_id is not None and await db.get(CustomerGroup, found.group_id) is None:
        raise Invalid("group_id", f"there is no customer group {found.group_id}")


async def _save(db: AsyncSession, found: PriceList) -> None:
    db.add(found)
    try:
        await db.flush()
    except IntegrityError as error:
        if not is_unique_violation(error, "price_lists.name"):
            raise
        raise Conflict(
            "There is another price list with this name",
            errors=[{"field": "name", "message": "is the name of another price list"}],
        ) from error


# --- the prices in a list ---


async def put(db: AsyncSession, found: PriceList, items: Sequence[Item]) -> int:
    """Set, change and take out prices of a list that `find` gave: how many are others now. All or none.

    Invalid, naming `items.0.variant_id` and the like, for variants that are not there, the same place twice, and
    amounts below the floor.
    """
    held = await hold(db, {item.variant_id for item in items})
    lowest = await floors(db, held, found.currency)
    seen: set[tuple[int, int]] = set()
    for place, item in enumerate(items):
        if item.variant_id not in held:
            raise Invalid(f"items.{place}.variant_id", f"there is no variant {item.variant_id}")
        if (item.variant_id, item.min_quantity) in seen:
            raise Invalid(f"items.{place}", "is in the request twice: one price for a variant from a quantity on")
        seen.add((item.variant_id, item.min_quantity))
        if item.amount is not None:
            not_below(item.amount, lowest.get(item.variant_id), found.currency, f"items.{place}.price")
    query = select(ListPrice).where(ListPrice.list_id == found.id, ListPrice.variant_id.in_(held))
    there = {(row.variant_id, row.min_quantity): row for row in (await db.execute(query)).scalars()}
    told = []
    for item in items:
        row = there.get((item.variant_id, item.min_quantity))
        before = None if row is None else row.amount
        if before == item.amount:
            continue
        if row is None:
            db.add(ListPrice(list_id=found.id, **item._asdict()))
        elif item.amount is None:
            await db.delete(row)
        else:
            row.amount = item.amount
        texts = [None if one is None else money.to_text(one, found.currency) for one in (before, item.amount)]
        told.append(
            {
                "variant_id": item.variant_id,
                "sku": held[item.variant_id].sku,
                "min_quantity": item.min_quantity,
                "price": texts,
            }
        )
    if told:
        found.updated_at = clock.now()
        await db.flush()
        await events.record(
            db, "price_list.updated", found, subject_name=found.name, currency=found.currency, items=told
        )
        await stamps.bump(db, STAMP)
        await _remember(db, found)
    return len(told)


# --- when lists applied ---


def _is_open(now: datetime) -> Any:
    return or_(ListedTime.ends_at.is_(None), ListedTime.ends_at > now)


async def _forget_ahead(db: AsyncSession, list_id: int, now: datetime) -> None:
    """What was foreseen and has not begun was never there."""
    await db.execute(
        delete(ListedTime)
        .where(ListedTime.list_id == list_id, ListedTime.starts_at > now)
        .execution_options(synchronize_session=False)
    )


async def _remember(db: AsyncSession, found: PriceList) -> None:
    """Bring the times in which this list gives everybody its prices up to date with what the list says now.

    A time that goes on as it was keeps its beginning: the 30 days are counted from there.
    """
    now = clock.now()
    starts = max(now, found.starts_at or now)
    public = found.active and found.group_id is None and found.channel in {None, STORE}
    applies = public and (found.ends_at is None or found.ends_at > starts)
    await _forget_ahead(db, found.id, now)
    item = (
        ListPrice.list_id == found.id,
        ListPrice.min_quantity == 1,
        ListPrice.variant_id == ListedTime.variant_id,
        ListPrice.amount == ListedTime.amount,
    )
    goes_on = exists().where(*item) if applies and starts <= now else false()
    opened = (ListedTime.list_id == found.id, _is_open(now))
    quiet = {"synchronize_session": False}
    await db.execute(update(ListedTime).where(*opened, ~goes_on).values(ends_at=now).execution_options(**quiet))
    if not applies:
        return
    await db.execute(update(ListedTime).where(*opened).values(ends_at=found.ends_at).execution_options(**quiet))
    known = exists().where(
        ListedTime.list_id == found.id, ListedTime.variant_id == ListPrice.variant_id, ListedTime.starts_at <= now,
        _is_open(now),
    )  # fmt: skip
    rows = select(
        ListPrice.list_id,
        ListPrice.variant_id,
        literal(found.currency),
        ListPrice.amount,
        literal(starts, UtcDateTime()),
        literal(found.ends_at, UtcDateTime()),
    ).where(ListPrice.list_id == found.id, ListPrice.min_quantity == 1, ~known)
    columns = ["list_id", "variant_id", "currency", "amount", "starts_at", "ends_at"]
    await db.execute(insert(ListedTime).from_select(columns, rows))


async def size(db: AsyncSession, list_id: int) -> int:
    """How many prices are in a list."""
    return (await db.execute(select(func.count()).where(ListPrice.list_id == list_id))).scalar_one()
