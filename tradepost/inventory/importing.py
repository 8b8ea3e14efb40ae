"""Stock by the thousand, in the words of a file: what is counted where, and goods that leave or come with an order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import events
from tradepost.inventory import locations, service
from tradepost.inventory.models import Level
from tradepost.inventory.rules import Line, OutOfStock

__all__ = ["Count", "OutOfStock", "count", "move", "set_levels"]


@dataclass(frozen=True, slots=True)
class Count:
    """A row of a stock file: units available, the threshold if it says one, and why."""

    quantity: int
    threshold: int | None
    reason: str


async def move(db: AsyncSession, units: Sequence[tuple[int, int]], *, reason: str) -> None:
    """Goods of an order: a negative number leaves, a positive one comes back. OutOfStock when there are too few."""
    gone = [Line(variant_id, -quantity) for variant_id, quantity in units if quantity < 0]
    back = [Line(variant_id, quantity) for variant_id, quantity in units if quantity > 0]
    if gone:
        await service.ship(db, gone, reason=reason)
    if back:
        await service.restock(db, back, reason=reason)


async def set_levels(db: AsyncSession, available: Mapping[int, int], *, reason: str) -> set[int]:
    """Make so many of each variant available at the first location; the variants whose number changed."""
    if not available:
        return set()
    moved = await service.set_available(db, [Line(variant_id, n) for variant_id, n in available.items()], reason=reason)
    return {one.shelf.variant_id for one in moved}


async def count(db: AsyncSession, counts: Mapping[tuple[int, str], Count]) -> set[tuple[int, str]]:
    """Take over counts by (variant id, name of the location, empty for the first); the ones that changed something."""
    places: dict[str, int] = {}
    for name in {name for _, name in counts}:
        places[name] = await (locations.location_named(db, name) if name else locations.default_location(db))
    changed: set[tuple[int, str]] = set()
    for reason in {found.reason for found in counts.values()}:
        part = {key: found for key, found in counts.items() if found.reason == reason}
        lines = [Line(variant_id, found.quantity, places[name]) for (variant_id, name), found in part.items()]
        moved = {
            (one.shelf.variant_id, one.shelf.location_id)
            for one in await service.set_available(db, lines, reason=reason)
        }
        changed |= {(variant_id, name) for variant_id, name in part if (variant_id, places[name]) in moved}
    thresholds = {
        (variant_id, places[name]): (name, found.threshold)
        for (variant_id, name), found in counts.items()
        if found.threshold is not None
    }
    rows = await db.execute(select(Level).where(Level.variant_id.in_({variant_id for variant_id, _ in thresholds})))
    for level in rows.scalars():
        name, threshold = thresholds.get((level.variant_id, level.location_id), ("", None))
        if threshold is not None and threshold != level.threshold:
            level.threshold, level.version = threshold, level.version + 1
            await events.record(db, "inventory.updated", level, changes=events.changed(level))
            changed.add((level.variant_id, name))
    return changed
