"""Stock kept for somebody for a time: held, extended, released, used by an order, or expired. Each ends once."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.core import clock, events
from tradepost.core.errors import Conflict, NotFound
from tradepost.inventory import ledger, service
from tradepost.inventory.models import Hold, HoldLine, Level
from tradepost.inventory.rules import Cause, Line

RELEASED, EXPIRED, USED = "released", "expired", "used"


async def get(db: AsyncSession, hold_id: int) -> Hold:
    """A hold and its lines."""
    found = (
        await db.execute(
            select(Hold)
            .where(Hold.id == hold_id)
            .options(selectinload(Hold.lines))
            .execution_options(populate_existing=True)
        )
    ).scalar_one_or_none()
    if found is None:
        raise NotFound("reservation", hold_id)
    return found


async def hold(db: AsyncSession, lines: Sequence[Line], *, minutes: int, reference: str = "") -> Hold:
    """Reserve all of these for some minutes, or nothing: OutOfStock says what there is too little of."""
    made = Hold(reference=reference, expires_at=clock.now() + timedelta(minutes=minutes))
    db.add(made)
    await db.flush()
    kept = await service.reserve(db, lines, reason=reference or "Held", cause=Cause("holds", made.id))
    levels = await ledger.ids_of(db, {(line.variant_id, line.location_id or 0) for line in kept})
    db.add_all(
        HoldLine(hold_id=made.id, level_id=levels[line.variant_id, line.location_id or 0], quantity=line.quantity)
        for line in kept
    )
    await events.record(
        db, "hold.created", made, subject_name=reference, changes={"expires_at": [None, made.expires_at.isoformat()]}
    )
    await db.flush()
    return await get(db, made.id)


async def extend(db: AsyncSession, hold_id: int, *, minutes: int) -> Hold:
    """Keep it for so many minutes from now. Conflict when it has ended."""
    before, now = await get(db, hold_id), clock.now()
    until = now + timedelta(minutes=minutes)
    await _while_open(db, hold_id, expires_at=until)
    await events.record(
        db,
        "hold.extended",
        before,
        subject_name=before.reference,
        changes={"expires_at": [before.expires_at.isoformat(), until.isoformat()]},
    )
    return await get(db, hold_id)


async def release(db: AsyncSession, hold_id: int) -> Hold:
    """Give it back before its time. Conflict when it has ended."""
    found = await get(db, hold_id)
    await _while_open(db, hold_id, ended_at=clock.now(), outcome=RELEASED)
    await _give_back(db, [hold_id], RELEASED)
    await _ended(db, [found], RELEASED)
    return await get(db, hold_id)


async def use(db: AsyncSession, hold_id: int) -> list[Line]:
    """An order takes over what was held: it stays reserved, now for the order. Conflict when the hold has ended."""
    found = await get(db, hold_id)
    await _while_open(db, hold_id, ended_at=clock.now(), outcome=USED)
    await _ended(db, [found], USED)
    return await _lines(db, [hold_id])


async def release_expired(db: AsyncSession, *, limit: int = 200) -> int:
    """Give back what was held longer than promised; how many holds ended. Two sweepers at once end each hold once."""
    now = clock.now()
    # The second sweeper waits here, and then finds these ended.
    due = (
        (
            await db.execute(
                select(Hold)
                .where(Hold.ended_at.is_(None), Hold.expires_at <= now)
                .order_by(Hold.id)
                .limit(limit)
                .with_for_update()
            )
        )
        .scalars()
        .all()
    )
    ids = [found.id for found in due]
    if not ids:
        return 0
    await db.execute(
        update(Hold)
        .where(Hold.id.in_(ids), Hold.ended_at.is_(None))
        .values(ended_at=now, outcome=EXPIRED)
        .execution_options(synchronize_session=False)
    )
    await _give_back(db, ids, EXPIRED)
    await _ended(db, due, EXPIRED)
    return len(ids)


async def _while_open(db: AsyncSession, hold_id: int, **values: Any) -> None:
    done: Any = await db.execute(
        update(Hold)
        .where(Hold.id == hold_id, Hold.ended_at.is_(None), Hold.expires_at > clock.now())
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    if not done.rowcount:
        raise Conflict("This reservation has ended")


async def units_of(db: AsyncSession, hold_id: int) -> dict[int, int]:
    """What an open hold keeps: {variant id: units}; nothing once it has ended."""
    rows = await db.execute(
        select(Level.variant_id, func.sum(HoldLine.quantity))
        .join(HoldLine, HoldLine.level_id == Level.id)
        .join(Hold, Hold.id == HoldLine.hold_id)
        .where(Hold.id == hold_id, Hold.ended_at.is_(None))
        .group_by(Level.variant_id)
    )
    return {variant_id: int(units) for variant_id, units in rows}


async def _lines(db: AsyncSession, hold_ids: Collection[int]) -> list[Line]:
    rows = await db.execute(
        select(Level.variant_id, HoldLine.quantity, Level.location_id)
        .join(Level, Level.id == HoldLine.level_id)
        .where(HoldLine.hold_id.in_(hold_ids))
        .order_by(HoldLine.id)
    )
    return [Line(*row) for row in rows]


async def _give_back(db: AsyncSession, hold_ids: Collection[int], reason: str) -> None:
    """All of them in one pass over the levels, in id order; the movements name the hold when there is just one."""
    only = next(iter(hold_ids)) if len(hold_ids) == 1 else None
    cause = Cause("holds", only)
    await service.release(db, await _lines(db, hold_ids), reason=f"Hold {reason}", cause=cause)


async def _ended(db: AsyncSession, found: Sequence[Hold], outcome: str) -> None:
    for one in found:
        await events.record(db, f"hold.{outcome}", one, subject_name=one.reference, changes={"outcome": ["", outcome]})
