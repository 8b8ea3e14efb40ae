"""What a merchant decides about searching. It reaches every machine by the log, and there lies in the index."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product
from tradepost.core import dialects, events
from tradepost.core.errors import Conflict, Invalid
from tradepost.search.models import SearchSettings
from tradepost.search.schemas import Boosts, SettingsIn

SETTINGS_CHANGED = "search.settings_changed"


async def settings_of(db: AsyncSession, *, lock: bool = False) -> SearchSettings:
    """What is set; what it is at first when nobody changed anything."""
    query = select(SearchSettings).where(SearchSettings.id == 1)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    return found or SearchSettings(id=1, synonyms=[], boosts=Boosts().model_dump(), pins=[], version=0)


async def set_up(db: AsyncSession, row: SearchSettings, body: SettingsIn) -> SearchSettings:
    """Replace all of it. Invalid for a product that is not there, Conflict when somebody else was first to set any."""
    await _exist(db, {key for pin in body.pins for key in (*pin.product_ids, *pin.hidden_ids)})
    wanted = body.model_dump()
    changes: dict[str, list[Any]] = {
        name: [getattr(row, name), value] for name, value in wanted.items() if getattr(row, name) != value
    }
    if not changes:
        return row
    fresh = not row.version
    if fresh:
        row.version = 1
    for name, value in wanted.items():
        setattr(row, name, value)
    try:
        async with db.begin_nested():
            db.add(row)
            await db.flush()
    except IntegrityError as error:
        if not (fresh and dialects.is_unique_violation(error)):
            raise
        raise Conflict("Somebody else set this at the same moment: load it again") from error
    await events.record(db, SETTINGS_CHANGED, row, subject_name="search", changes=changes)
    return row


async def _exist(db: AsyncSession, ids: set[int]) -> None:
    found = set((await db.execute(select(Product.id).where(Product.id.in_(ids)))).scalars()) if ids else set()
    if missing := sorted(ids - found):
        raise Invalid("pins", f"there is no product {', '.join(map(str, missing[:10]))}")
