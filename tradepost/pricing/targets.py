"""A change of many prices, each its own: whoever works prices out one by one hands them over here.

They are changed, told and put back as those that move alike are.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.core import events
from tradepost.pricing import bulk as bulk_changes, repricing
from tradepost.pricing.models import BulkChange, PriceList
from tradepost.pricing.rules import DONE, RUNNING


class Target(NamedTuple):
    """A variant's price as somebody saw it, and what it is to be, in minor units."""

    variant_id: int
    before: int
    after: int


async def open_change(db: AsyncSession, chosen: dict[str, Any], why: dict[str, Any], channel: str | None) -> BulkChange:
    """A change whose prices come one by one, by `put`; `why` is told where others tell how prices move."""
    found = None if channel is None else await repricing.list_of(db, channel)
    made = BulkChange(
        chosen=chosen, move=why, channel=channel, list_id=None if found is None else found.id, status=RUNNING
    )
    db.add(made)
    await db.flush()
    return made


async def put(db: AsyncSession, bulk: BulkChange, found: PriceList | None, targets: Sequence[Target]) -> dict[int, str]:
    """Give goods that are held their prices, with their list from `list_of`; {variant id: why} of what was refused.

    Floors and prices are read once more: whatever was worked out, nothing goes below a floor that stands now.
    """
    wanted = {one.variant_id: one for one in targets}
    query = (
        bulk_changes.lines(bulk_changes.Wanted({}, {}, bulk.list_id, None))
        .where(Variant.id.in_(wanted))
        .order_by(Variant.id)
    )
    moves = []
    for row in await db.execute(query):
        line = bulk_changes.Line(*row)
        target, refused = wanted[line.variant_id], ""
        before = line.price if line.entry is None else line.entry
        if before != target.before:
            refused = bulk_changes.CHANGED_SINCE
        elif line.floor is not None and target.after < line.floor:
            refused = bulk_changes.below(line.floor)
        moves.append(bulk_changes.Moved(*line[:5], line.floor, line.entry, before, target.after, refused))
    await bulk_changes.carry_out(db, bulk, found, moves)
    return {one.variant_id: one.refused for one in moves if one.refused}


async def close(db: AsyncSession, bulk: BulkChange) -> None:
    """All its prices have come."""
    bulk.status = DONE
    await events.record(db, "bulk_price.done", bulk, outcomes=await bulk_changes.outcomes(db, bulk.id))
    await db.flush()
