"""The one place where a level's numbers change, each change with its movement and its event.

Rows are locked in the order of their ids, whatever the order of the lines, so that two transactions never wait for
each other; then one UPDATE changes all of them under the condition that nothing goes below zero, and its row count says
whether the condition held. The number of statements depends on batches of levels, not on how many lines an order has.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, cast

from sqlalchemy import BigInteger, ColumnElement, Table, Update, and_, bindparam, case, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.core import clock, dialects, events
from tradepost.core.db import UtcDateTime, send
from tradepost.inventory.models import Level, Location, Movement
from tradepost.inventory.rules import Cause, Line, OutOfStock, Shelf

BATCH = 400
NOTHING = Cause()


class Moved(NamedTuple):
    """What happened to one level."""

    shelf: Shelf
    sku: str
    on_hand: int
    reserved: int

    @property
    def available(self) -> int:
        """What can be promised now."""
        return self.on_hand - self.reserved

    @property
    def line(self) -> Line:
        """The units that moved and where; always positive."""
        units = abs(self.on_hand - self.shelf.on_hand) or abs(self.reserved - self.shelf.reserved)
        return Line(self.shelf.variant_id, units, self.shelf.location_id)


def batches(ids: Collection[int]) -> Iterator[list[int]]:
    """Ids in order, so many at a time that every database takes them in one statement."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


_SHELVES: Any = (
    select(
        Level.id, Level.variant_id, Level.location_id, Level.on_hand, Level.reserved, Level.threshold,
        Location.priority, Variant.sku,
    )
    .join(Location, Location.id == Level.location_id)
    .join(Variant, Variant.id == Level.variant_id)
    .order_by(Level.id)
)  # fmt: skip
_IDS: Any = bindparam("ids", expanding=True)
# Put together once: they are part of every order.
_OF_LEVELS = _SHELVES.where(Level.id.in_(_IDS))
_SERVING = _SHELVES.where(Level.variant_id.in_(_IDS), Location.active)
_OF_BOTH = _SHELVES.where(
    or_(Level.id.in_(bindparam("levels", expanding=True)), and_(Level.variant_id.in_(_IDS), Location.active))
)


async def lock(db: AsyncSession, ids: Collection[int]) -> dict[int, Shelf]:
    """These levels as they stand, nobody else's to change until this transaction ends. Unknown ids are missing."""
    found: dict[int, Shelf] = {}
    for batch in batches(set(ids)):
        found |= await _lock(db, _OF_LEVELS, {"ids": batch})
    return found


async def lock_serving(db: AsyncSession, variant_ids: Collection[int]) -> list[Shelf]:
    """The levels that these variants can be served from, locked."""
    found: dict[int, Shelf] = {}
    for batch in batches(set(variant_ids)):
        found |= await _lock(db, _SERVING, {"ids": batch})
    return list(found.values())


async def lock_both(db: AsyncSession, ids: Collection[int], variant_ids: Collection[int]) -> dict[int, Shelf]:
    """These levels and those that these variants can be served from, locked together: no more than a batch of each."""
    return await _lock(db, _OF_BOTH, {"levels": sorted(ids), "ids": sorted(variant_ids)})


@lru_cache
def _locking(query: Any) -> Any:
    return query.with_for_update(of=Level)


async def _lock(db: AsyncSession, query: Any, values: Mapping[str, Any]) -> dict[int, Shelf]:
    """Lock levels in the order of their ids: one statement, where the database can lock one table of a join in order.

    Where it cannot, the rows are looked up first and then locked by their ids alone.
    """
    if dialects.locks_as_sorted(db):
        return {row[0]: Shelf(*row) for row in await send(db, _locking(query), values)}
    seen = {row[0]: Shelf(*row) for row in await db.execute(query, values)}
    if not seen:
        return {}
    rows = await db.execute(
        select(Level.id, Level.on_hand, Level.reserved, Level.threshold)
        .where(Level.id.in_(seen))
        .order_by(Level.id)
        .with_for_update()
    )
    return {
        row.id: replace(seen[row.id], on_hand=row.on_hand, reserved=row.reserved, threshold=row.threshold)
        for row in rows
    }


async def ids_of(
    db: AsyncSession, places: Collection[tuple[int, int]], *, make: bool = False
) -> dict[tuple[int, int], int]:
    """The level of each (variant id, location id); what is not there yet is made, empty, when `make` says so."""
    found = await _find(db, places)
    missing = sorted(set(places) - found.keys())
    if make and missing:
        for start in range(0, len(missing), BATCH):
            now = clock.now()
            rows = [
                {
                    "variant_id": variant_id,
                    "location_id": location_id,
                    "on_hand": 0,
                    "reserved": 0,
                    "threshold": 0,
                    "version": 1,
                    "created_at": now,
                    "updated_at": now,
                }
                for variant_id, location_id in missing[start : start + BATCH]
            ]
            # Somebody else may make the same level at this moment: theirs is as good as ours.
            await db.execute(dialects.upsert(db, Level.__table__, rows, key=["variant_id", "location_id"]))
        found |= await _find(db, missing)
    return found


async def _find(db: AsyncSession, places: Collection[tuple[int, int]]) -> dict[tuple[int, int], int]:
    wanted = set(places)
    found: dict[tuple[int, int], int] = {}
    for batch in batches({variant_id for variant_id, _ in wanted}):
        rows = await db.execute(
            select(Level.id, Level.variant_id, Level.location_id).where(Level.variant_id.in_(batch))
        )
        found |= {(row.variant_id, row.location_id): row.id for row in rows}
    return {place: level_id for place, level_id in found.items() if place in wanted}


async def move(
    db: AsyncSession,
    kind: str,
    locked: Mapping[int, Shelf],
    *,
    on_hand: Mapping[int, int] | None = None,
    reserved: Mapping[int, int] | None = None,
    reason: str = "",
    cause: Cause = NOTHING,
) -> list[Moved]:
    """Add to the numbers of locked levels: {level id: units}, negative to take away. All of it or nothing.

    Raises OutOfStock when any level would hold less than nothing, or less than is reserved of it.
    """
    more, kept = on_hand or {}, reserved or {}
    after = {
        level_id: (shelf.on_hand + more.get(level_id, 0), shelf.reserved + kept.get(level_id, 0))
        for level_id, shelf in locked.items()
    }
    changes = {name: numbers for name, numbers in (("on_hand", more), ("reserved", kept)) if numbers}
    return await _write(db, kind, locked, after, changes, reason, cause)


async def set_to(
    db: AsyncSession,
    locked: Mapping[int, Shelf],
    numbers: Mapping[int, int],
    *,
    available: bool,
    reason: str = "",
    cause: Cause = NOTHING,
) -> list[Moved]:
    """Set what is available (or, when not `available`, what is on hand) of locked levels; reserved stays as it is."""
    after = {
        level_id: (shelf.reserved + numbers[level_id] if available else numbers[level_id], shelf.reserved)
        for level_id, shelf in locked.items()
    }
    changes = {"available" if available else "counted": numbers}
    return await _write(db, "adjusted", locked, after, changes, reason, cause)


_LEVELS = cast("Table", Level.__table__)
# What a number given for each level makes of its columns.
_CHANGES: dict[str, tuple[str, Callable[[ColumnElement[int]], ColumnElement[int]]]] = {
    "on_hand": ("on_hand", lambda given: _LEVELS.c.on_hand + given),
    "reserved": ("reserved", lambda given: _LEVELS.c.reserved + given),
    "available": ("on_hand", lambda given: _LEVELS.c.reserved + given),
    "counted": ("on_hand", lambda given: given),
}


@lru_cache(maxsize=16)
def _change(names: tuple[str, ...], count: int, grown: int) -> Update:
    """The statement that changes so many levels, unless one of them would hold too little; of them some have grown.

    Put together once for each number of levels: it is part of every order. Levels are given as level0, level1, ...,
    those that have grown first, and their numbers as on_hand0, ... .
    """
    levels = [bindparam(f"level{n}", type_=BigInteger) for n in range(count)]
    values: dict[str, Any] = {"version": _LEVELS.c.version + 1, "updated_at": bindparam("now", type_=UtcDateTime)}
    for name in names:
        given = [(_LEVELS.c.id == one, bindparam(f"{name}{n}", type_=BigInteger)) for n, one in enumerate(levels)]
        column, expression = _CHANGES[name]
        values[column] = expression(case(*given, else_=literal(0, BigInteger)))
    if grown:
        restocked = _LEVELS.c.id.in_(levels[:grown])
        values["restocked_at"] = case((restocked, bindparam("now", type_=UtcDateTime)), else_=_LEVELS.c.restocked_at)
    on_hand, reserved = (values.get(name, _LEVELS.c[name]) for name in ("on_hand", "reserved"))
    return update(_LEVELS).where(_LEVELS.c.id.in_(levels), and_(reserved >= 0, on_hand >= reserved)).values(values)


async def _write(
    db: AsyncSession,
    kind: str,
    locked: Mapping[int, Shelf],
    after: Mapping[int, tuple[int, int]],
    changes: Mapping[str, Mapping[int, int]],
    reason: str,
    cause: Cause,
) -> list[Moved]:
    changed = [n for n, shelf in locked.items() if after[n] != (shelf.on_hand, shelf.reserved)]
    if not changed:
        return []
    grown = {n for n in changed if kind in {"received", "adjusted"} and after[n][0] > locked[n].on_hand}
    for batch in batches(changed):
        batch.sort(key=lambda level_id: level_id not in grown)
        values: dict[str, Any] = {f"level{n}": level_id for n, level_id in enumerate(batch)} | {"now": clock.now()}
        for name, numbers in changes.items():
            values |= {f"{name}{n}": numbers.get(level_id, 0) for n, level_id in enumerate(batch)}
        statement = _change(tuple(changes), len(batch), len(grown.intersection(batch)))
        done = await send(db, statement, values)
        if done.rowcount != len(batch):
            raise OutOfStock(_short(locked, after, batch))
    moved = [Moved(locked[n], locked[n].sku, *after[n]) for n in sorted(changed)]
    await _note(db, kind, moved, reason, cause)
    return moved


def _short(
    locked: Mapping[int, Shelf], after: Mapping[int, tuple[int, int]], batch: Iterable[int]
) -> list[tuple[str, int, int]]:
    """(SKU, wanted, left) of each level that would have gone below zero."""
    found = []
    for level_id in batch:
        shelf, (on_hand, reserved) = locked[level_id], after[level_id]
        if reserved < 0:
            found.append((shelf.sku, shelf.reserved - reserved, shelf.reserved))
        elif on_hand < reserved:
            left = shelf.available
            found.append((shelf.sku, left + reserved - on_hand, left))
    return found


async def skus_of(db: AsyncSession, variant_ids: Collection[int]) -> dict[int, str]:
    """The SKU of each variant."""
    found: dict[int, str] = {}
    for batch in batches(variant_ids):
        rows = await db.execute(select(Variant.id, Variant.sku).where(Variant.id.in_(batch)))
        found |= {row.id: row.sku for row in rows}
    return found


async def _note(db: AsyncSession, kind: str, moved: Sequence[Moved], reason: str, cause: Cause) -> None:
    """The movements and the events of what was just done; `stock.low` once when a level falls to its threshold."""
    who, now = events.actor(), clock.now()
    movements: list[dict[str, Any]] = []
    happened: list[dict[str, Any]] = []
    for one in moved:
        shelf = one.shelf
        more, kept = one.on_hand - shelf.on_hand, one.reserved - shelf.reserved
        units = kept if kind in {"reserved", "released"} else more
        movements.append(
            {
                "level_id": shelf.level_id,
                "variant_id": shelf.variant_id,
                "location_id": shelf.location_id,
                "kind": kind,
                "quantity": units,
                "on_hand_before": shelf.on_hand,
                "on_hand_after": one.on_hand,
                "reserved_before": shelf.reserved,
                "reserved_after": one.reserved,
                "reason": reason[:255],
                "cause_type": cause.type,
                "cause_id": cause.id,
                "actor_kind": who.kind,
                "actor_id": who.id,
                "actor_name": who.name[:255],
                "created_at": now,
            }
        )
        where: dict[str, Any] = {
            "variant_id": shelf.variant_id,
            "location_id": shelf.location_id,
            "available": one.available,
        }
        changes = {
            name: [before, after]
            for name, before, after in (
                ("on_hand", shelf.on_hand, one.on_hand),
                ("reserved", shelf.reserved, one.reserved),
            )
            if before != after
        }
        happened.append(
            events.row(
                "stock.changed", "levels", shelf.level_id, subject_name=one.sku, changes=changes, **where,
                kind=kind, quantity=units, reason=reason, cause_type=cause.type, cause_id=cause.id,
            )
        )  # fmt: skip
        if shelf.available > shelf.threshold >= one.available:
            happened.append(
                events.row(
                    "stock.low", "levels", shelf.level_id, subject_name=one.sku, **where, threshold=shelf.threshold
                )
            )
    await dialects.bulk_insert(db, Movement.__table__, movements)
    await events.write(db, happened)
