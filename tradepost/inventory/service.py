"""What is done with stock. A verb takes many lines and does all of them or none, and leaves movements and events."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.inventory import ledger
from tradepost.inventory.ledger import NOTHING, Moved
from tradepost.inventory.locations import default_location
from tradepost.inventory.models import Level, Movement
from tradepost.inventory.rules import Cause, Line, OutOfStock, Shelf, Short, allocate


async def receive(db: AsyncSession, lines: Sequence[Line], *, reason: str = "", cause: Cause = NOTHING) -> list[Moved]:
    """Goods come in: on hand grows. A line without a location goes to the first one; levels are made as needed."""
    return await _bring(db, "received", lines, reason, cause)


async def restock(db: AsyncSession, lines: Sequence[Line], *, reason: str = "", cause: Cause = NOTHING) -> list[Moved]:
    """Goods that had left come back (a return, a cancelled order): on hand grows."""
    return await _bring(db, "returned", lines, reason, cause)


async def _bring(db: AsyncSession, kind: str, lines: Sequence[Line], reason: str, cause: Cause) -> list[Moved]:
    units = await _by_level(db, lines, make=True)
    return await ledger.move(db, kind, await ledger.lock(db, units), on_hand=units, reason=reason, cause=cause)


async def adjust(db: AsyncSession, level_id: int, by: int, *, reason: str = "", cause: Cause = NOTHING) -> list[Moved]:
    """Correct a level by so many units, up or down. OutOfStock when more would go than is available."""
    locked = await _locked(db, level_id)
    return await ledger.move(db, "adjusted", locked, on_hand={level_id: by}, reason=reason, cause=cause)


async def set_available(
    db: AsyncSession, lines: Sequence[Line], *, reason: str = "", cause: Cause = NOTHING
) -> list[Moved]:
    """Make `quantity` units of each line available, whatever is reserved beside; levels are made as needed."""
    units = await _by_level(db, lines, make=True)
    return await ledger.set_to(db, await ledger.lock(db, units), units, available=True, reason=reason, cause=cause)


async def set_total(
    db: AsyncSession, variant_id: int, quantity: int, *, reason: str = "", cause: Cause = NOTHING
) -> list[Moved]:
    """Make so many units of a variant available over all open locations.

    What is more goes to the first location; what is less is taken from where it would be served.
    """
    first = await default_location(db)
    level_id = (await ledger.ids_of(db, [(variant_id, first)], make=True))[variant_id, first]
    shelves = await ledger.lock_serving(db, [variant_id])
    by = quantity - sum(shelf.available for shelf in shelves)
    units = {level_id: by}
    if by < 0:
        units = {shelf: -taken for shelf, taken in allocate([Line(variant_id, -by)], shelves).items()}
    locked = {shelf.level_id: shelf for shelf in shelves if shelf.level_id in units}
    return await ledger.move(db, "adjusted", locked, on_hand=units, reason=reason, cause=cause) if by else []


async def set_on_hand(
    db: AsyncSession, lines: Sequence[Line], *, reason: str = "", cause: Cause = NOTHING
) -> list[Moved]:
    """A stocktake: `quantity` units of each line lie there. OutOfStock when that is fewer than are reserved."""
    units = await _by_level(db, lines, make=True)
    return await ledger.set_to(db, await ledger.lock(db, units), units, available=False, reason=reason, cause=cause)


async def reserve(db: AsyncSession, lines: Sequence[Line], *, reason: str = "", cause: Cause = NOTHING) -> list[Line]:
    """Promise units to somebody: reserved grows. The answer says from which locations they will come."""
    locked, units = await _allocate(db, lines)
    moved = await ledger.move(db, "reserved", locked, reserved=units, reason=reason, cause=cause)
    return [one.line for one in moved]


async def release(db: AsyncSession, lines: Sequence[Line], *, reason: str = "", cause: Cause = NOTHING) -> list[Moved]:
    """Take a promise back: reserved falls at the locations that `reserve` named."""
    units = await _by_level(db, lines)
    less = {level_id: -quantity for level_id, quantity in units.items()}
    return await ledger.move(db, "released", await ledger.lock(db, units), reserved=less, reason=reason, cause=cause)


async def keep_instead(
    db: AsyncSession, kept: Sequence[Line], wanted: Mapping[int, int], *, reason: str = "", cause: Cause = NOTHING
) -> list[Line]:
    """Promise somebody {variant id: units} instead of what `reserve` has kept for them; what is kept where then.

    Only the difference moves: what is too much is free again where it would have been served last. The levels that
    change are locked at once, in the order of their ids.
    """
    there: dict[int, int] = {}
    for line in kept:
        there[line.variant_id] = there.get(line.variant_id, 0) + line.quantity
    by = {variant_id: wanted.get(variant_id, 0) - there.get(variant_id, 0) for variant_id in {*there, *wanted}}
    more = [Line(variant_id, units) for variant_id, units in by.items() if units > 0]
    held = await _by_level(db, [line for line in kept if by[line.variant_id] < 0])
    locked = await ledger.lock_both(db, held, {line.variant_id for line in more})
    less: dict[int, int] = {}
    for shelf in sorted((locked[level_id] for level_id in held), key=lambda one: (-one.priority, -one.level_id)):
        units = min(held[shelf.level_id], -by[shelf.variant_id])
        by[shelf.variant_id] += units
        less[shelf.level_id] = -units
    new = await _served(db, more, [shelf for shelf in locked.values() if shelf.level_id not in held])
    places: dict[tuple[int, int | None], int] = {}
    for line in kept:
        place: tuple[int, int | None] = (line.variant_id, line.location_id)
        places[place] = places.get(place, 0) + line.quantity
    for kind, units_of in (("released", less), ("reserved", new)):
        shelves = {level_id: locked[level_id] for level_id in units_of}
        await ledger.move(db, kind, shelves, reserved=units_of, reason=reason, cause=cause)
        for level_id, units in units_of.items():
            place = (locked[level_id].variant_id, locked[level_id].location_id)
            places[place] = places.get(place, 0) + units
    return [Line(variant_id, units, location) for (variant_id, location), units in places.items() if units]


async def ship(db: AsyncSession, lines: Sequence[Line], *, reason: str = "", cause: Cause = NOTHING) -> list[Moved]:
    """Goods that nobody had reserved leave: on hand falls, at several locations where one is not enough."""
    locked, units = await _allocate(db, lines)
    less = {level_id: -quantity for level_id, quantity in units.items()}
    return await ledger.move(db, "shipped", locked, on_hand=less, reason=reason, cause=cause)


async def ship_reserved(
    db: AsyncSession, lines: Sequence[Line], *, reason: str = "", cause: Cause = NOTHING
) -> list[Moved]:
    """Reserved goods leave: on hand and reserved fall together, at the locations that `reserve` named."""
    units = await _by_level(db, lines)
    less = {level_id: -quantity for level_id, quantity in units.items()}
    locked = await ledger.lock(db, units)
    return await ledger.move(db, "shipped", locked, on_hand=less, reserved=less, reason=reason, cause=cause)


async def transfer(
    db: AsyncSession, variant_id: int, *, source: int, target: int, quantity: int, reason: str = ""
) -> list[Moved]:
    """Move units between two locations: both levels change, or neither."""
    if source == target:
        raise Invalid("to", "is where the goods are already")
    here, there = (variant_id, source), (variant_id, target)
    levels = await ledger.ids_of(db, [here], make=False) | await ledger.ids_of(db, [there], make=True)
    if here not in levels:
        raise OutOfStock([((await ledger.skus_of(db, [variant_id]))[variant_id], quantity, 0)])
    units = {levels[here]: -quantity, levels[there]: quantity}
    return await ledger.move(db, "transferred", await ledger.lock(db, units), on_hand=units, reason=reason)


async def taken(db: AsyncSession, cause: Cause) -> list[Line]:
    """What left the shelves because of this and has not come back, by location: the ledger remembers."""
    gone = func.sum(Movement.on_hand_before - Movement.on_hand_after)
    rows = await db.execute(
        select(Movement.variant_id, gone, Movement.location_id)
        .where(Movement.cause_type == cause.type, Movement.cause_id == cause.id)
        .group_by(Movement.variant_id, Movement.location_id)
        .having(gone > 0)
        .order_by(Movement.variant_id, Movement.location_id)
    )
    return [Line(variant_id, int(units), location_id) for variant_id, units, location_id in rows]


async def on_hand(db: AsyncSession, variant_ids: Collection[int]) -> dict[int, int]:
    """How many of these variants lie anywhere, closed locations too; nobody moves them until the transaction ends."""
    found = dict.fromkeys(variant_ids, 0)
    for batch in ledger.batches(set(variant_ids)):
        ids = (await db.execute(select(Level.id).where(Level.variant_id.in_(batch)))).scalars().all()
        for shelf in (await ledger.lock(db, ids)).values():
            found[shelf.variant_id] += shelf.on_hand
    return found


async def get_locked(db: AsyncSession, level_id: int) -> Level:
    """A level as it stands, nobody else's to change until this transaction ends."""
    query = select(Level).where(Level.id == level_id).with_for_update().execution_options(populate_existing=True)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("inventory entry", level_id)
    return found


async def set_threshold(db: AsyncSession, level: Level, threshold: int) -> None:
    """From how many on the merchant is told that a locked level is low."""
    level.threshold = threshold
    changes = events.changed(level)
    if changes:
        level.version += 1
        sku = (await ledger.skus_of(db, [level.variant_id]))[level.variant_id]
        await events.record(db, "inventory.updated", level, subject_name=sku, changes=changes)
        await db.flush()


async def open_level(
    db: AsyncSession, variant_id: int, location_id: int, *, quantity: int, threshold: int, reason: str
) -> int:
    """Begin to keep a variant at a location; the level's id. Conflict when it is kept there already."""
    place = (variant_id, location_id)
    if found := await ledger.ids_of(db, [place]):
        raise _kept_already(found[place])
    level = await get_locked(db, (await ledger.ids_of(db, [place], make=True))[place])
    if level.version != 1:  # somebody else was as quick
        raise _kept_already(level.id)
    level.threshold, level.version = threshold, 2
    sku = (await ledger.skus_of(db, [variant_id]))[variant_id]
    await events.record(db, "inventory.created", level, subject_name=sku, changes={"threshold": [None, threshold]})
    await db.flush()
    if quantity:
        await receive(db, [Line(variant_id, quantity, location_id)], reason=reason)
    return level.id


def _kept_already(level_id: int) -> Conflict:
    return Conflict("There is an inventory entry for this product at this location already", inventory_id=level_id)


async def drift(db: AsyncSession) -> Sequence[tuple[int, int, int, int, int]]:
    """Levels whose numbers are not what their movements add up to.

    (level id, on hand, reserved, on hand by its movements, reserved by its movements) of each; empty when all is well.
    """
    sums = (
        select(
            Movement.level_id.label("level_id"),
            func.sum(Movement.on_hand_after - Movement.on_hand_before).label("on_hand"),
            func.sum(Movement.reserved_after - Movement.reserved_before).label("reserved"),
        )
        .group_by(Movement.level_id)
        .subquery()
    )
    on_hand, reserved = func.coalesce(sums.c.on_hand, 0), func.coalesce(sums.c.reserved, 0)
    rows = await db.execute(
        select(Level.id, Level.on_hand, Level.reserved, on_hand, reserved)
        .outerjoin(sums, sums.c.level_id == Level.id)
        .where((Level.on_hand != on_hand) | (Level.reserved != reserved))
        .order_by(Level.id)
    )
    return [(row[0], row[1], row[2], int(row[3]), int(row[4])) for row in rows]


async def _locked(db: AsyncSession, level_id: int) -> dict[int, Shelf]:
    locked = await ledger.lock(db, [level_id])
    if not locked:
        raise NotFound("inventory entry", level_id)
    return locked


async def _by_level(db: AsyncSession, lines: Iterable[Line], *, make: bool = False) -> dict[int, int]:
    """{level id: units} of lines that name their place; one without goes to the first location."""
    placed: dict[tuple[int, int], int] = {}
    first: int | None = None
    for line in lines:
        if line.location_id is None:
            first = first or await default_location(db)
        place = (line.variant_id, line.location_id or first or 0)
        placed[place] = placed.get(place, 0) + line.quantity
    levels = await ledger.ids_of(db, placed, make=make)
    return {levels[place]: units for place, units in placed.items()}


async def _allocate(db: AsyncSession, lines: Collection[Line]) -> tuple[dict[int, Shelf], dict[int, int]]:
    """The locked levels that serve the lines, and how much each gives; OutOfStock names what there is too little of."""
    shelves = await ledger.lock_serving(db, {line.variant_id for line in lines})
    units = await _served(db, lines, shelves)
    return {shelf.level_id: shelf for shelf in shelves if shelf.level_id in units}, units


async def _served(db: AsyncSession, lines: Collection[Line], shelves: Collection[Shelf]) -> dict[int, int]:
    try:
        return allocate(lines, shelves)
    except Short as short:
        skus = await ledger.skus_of(db, {variant_id for variant_id, _, _ in short.missing})
        raise OutOfStock([(skus[variant], wanted, left) for variant, wanted, left in short.missing]) from None
