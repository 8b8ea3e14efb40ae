"""Where stock lies: warehouses, shops, a marketplace's fulfilment centres."""

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import dialects, events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.inventory.models import Level, Location

MAIN = "Main warehouse"


async def get(db: AsyncSession, location_id: int) -> Location:
    """A location by its id."""
    found = await db.get(Location, location_id)
    if found is None:
        raise NotFound("location", location_id)
    return found


async def find(db: AsyncSession, which: str | int, *, field: str) -> int:
    """The id of a location given by name or id; Invalid, naming the field, when there is none."""
    condition = Location.id == which if isinstance(which, int) else Location.name == which
    found = (await db.execute(select(Location.id).where(condition))).scalar_one_or_none()
    if found is None:
        raise Invalid(field, f"there is no location {which!r}")
    return found


async def location_named(db: AsyncSession, name: str) -> int:
    """The id of the location of this name, which is made when there is none."""
    query = select(Location.id).where(Location.name == name)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is not None:
        return found
    made = Location(name=name)
    try:
        async with db.begin_nested():
            db.add(made)
    except IntegrityError as error:  # somebody else made it at this moment
        if not dialects.is_unique_violation(error):
            raise
        return (await db.execute(query)).scalar_one()
    await events.record(db, "location.created", made, subject_name=name, changes=_all({"name": name}))
    return made.id


async def default_location(db: AsyncSession) -> int:
    """The id of the first active location by priority; the very first one is made when there is none."""
    found = (
        await db.execute(select(Location.id).where(Location.active).order_by(Location.priority, Location.id).limit(1))
    ).scalar_one_or_none()
    if found is not None:
        return found
    if (await db.execute(select(Location.id).limit(1))).scalar_one_or_none() is not None:
        raise Conflict("Every location is closed: open one, or name the one you mean")
    return await location_named(db, MAIN)


def _all(values: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: [None, value] for name, value in values.items()}


async def create(db: AsyncSession, values: dict[str, Any]) -> Location:
    """A new location. Conflict when one has this name."""
    made = Location(**values)
    db.add(made)
    await _flush(db, made.name)
    await events.record(db, "location.created", made, subject_name=made.name, changes=_all(values))
    return made


async def change(db: AsyncSession, location: Location, values: dict[str, Any]) -> None:
    """Rename, move, re-order, open or close a location. Closed ones serve no orders; what lies there stays."""
    for name, value in values.items():
        setattr(location, name, value)
    changes = events.changed(location)
    if changes:
        await _flush(db, location.name)
        await events.record(db, "location.updated", location, subject_name=location.name, changes=changes)


async def _flush(db: AsyncSession, name: str) -> None:
    try:
        await db.flush()
    except IntegrityError as error:
        if dialects.is_unique_violation(error):
            raise Conflict(
                f"There is a location {name!r} already",
                errors=[{"field": "name", "message": "is taken by another location"}],
            ) from error
        raise


async def remove(db: AsyncSession, location: Location) -> bool:
    """Remove a location nothing ever lay at; one with history is closed instead. True when it is gone.

    Conflict while goods lie there.
    """
    levels = await db.execute(select(Level.on_hand).where(Level.location_id == location.id).with_for_update())
    lying = list(levels.scalars())
    if any(lying):
        raise Conflict(f"{sum(lying)} units lie at {location.name}: transfer them first")
    await events.record(
        db,
        "location.closed" if lying else "location.deleted",
        location,
        subject_name=location.name,
        changes={"active": [location.active, False]},
    )
    await db.flush()
    if lying:
        await db.execute(update(Location).where(Location.id == location.id).values(active=False))
        return False
    await db.execute(delete(Location).where(Location.id == location.id))
    return True
