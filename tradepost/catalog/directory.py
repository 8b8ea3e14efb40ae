"""Brands and sellers: who makes things and who sells them. Both are kept alike."""

from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import naming
from tradepost.catalog.models import Brand, Seller
from tradepost.catalog.schemas import BrandChange, BrandIn, SellerChange, SellerIn
from tradepost.core import events
from tradepost.core.dialects import is_foreign_key_violation
from tradepost.core.errors import NotFound

Entry = TypeVar("Entry", Brand, Seller)


def visible(model: type[Entry], *, staff: bool) -> Select[Entry]:
    """The brands or sellers somebody may know of."""
    query = select(model)
    return query if staff else query.where(model.archived.is_(False))


async def find(db: AsyncSession, model: type[Entry], row_id: int) -> Entry:
    """One to be changed, locked; NotFound."""
    found = (await db.execute(select(model).where(model.id == row_id).with_for_update())).scalar_one_or_none()
    if found is None:
        raise NotFound(_word(model), row_id)
    return found


async def create(db: AsyncSession, model: type[Entry], body: BrandIn | SellerIn) -> Entry:
    """Add one. Taken when there is one of this name."""
    row = model(**body.model_dump())
    await naming.insert(db, row)
    changes: dict[str, Any] = {name: [None, value] for name, value in body.model_dump().items() if value}
    await events.record(db, f"{_word(model)}.created", row, subject_name=row.name, changes=changes)
    return row


async def change(db: AsyncSession, row: Entry, body: BrandChange | SellerChange) -> Entry:
    """Change a locked one. Taken when its new name is another's."""
    for field, value in body.given.items():
        setattr(row, field, value)
    changes = events.changed(row)
    if changes:
        await naming.save(db, row)
        await events.record(db, f"{_word(type(row))}.updated", row, subject_name=row.name, changes=changes)
    return row


async def remove(db: AsyncSession, row: Entry) -> bool:
    """Delete a locked one, or archive it when products refer to it: whether the row is gone."""
    word, row_id, name = _word(type(row)), row.id, row.name
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
            await events.record(db, f"{word}.archived", row, subject_name=name, changes=events.changed(row))
            await db.flush()
        return False
    db.add(events.Event(**events.row(f"{word}.deleted", f"{word}s", row_id, subject_name=name)))
    return True


def _word(model: type[Brand | Seller]) -> str:
    return model.__name__.lower()
