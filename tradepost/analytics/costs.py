"""What goods had cost: as each line has it, and where it has nothing, as the variant's cost is known now."""

from datetime import date
from typing import Any

from sqlalchemy import select

from tradepost.analytics import facts, tables
from tradepost.analytics.engine import Asking
from tradepost.catalog.models import Variant
from tradepost.core.db import reading

AT_ONCE = 5_000


async def filled(ask: Asking, lines: Any, start: date | None, end: date | None) -> Any:
    """Lines of these days, in the shop's currency, whose cost is null only where nobody knows it to this day."""
    return joined(lines) if await lay(ask, lines, start, end) else lines


async def lay(ask: Asking, lines: Any, start: date | None, end: date | None) -> bool:
    """Lay beside the question what is known now of costs that these lines did not note; whether that is anything."""
    if ask.costed(start, end):
        return False
    bare = lines.filter(lines.cost.isnull()).select("variant_id").distinct()
    variants = [row["variant_id"] for row in await ask.run(bare, start=start, end=end)]
    known = dict(await _costs(variants))
    if known:
        # Beside those that other questions of this moment have laid: they may be asked at the same time.
        laid = ask.laid(tables.COSTS)
        if laid is not None:
            known |= dict(zip(*laid.to_pydict().values(), strict=True))
        ask.lay(tables.COSTS, facts.arrow(tables.COSTS, list(known.items())))
    return bool(known)


def joined(lines: Any) -> Any:
    """Lines with the costs that were laid beside the question where they have none of their own."""
    costs = tables.table(tables.COSTS).rename(costed="variant_id")
    found = lines.left_join(costs, lines.variant_id == costs.costed)
    return found.mutate(cost=found.cost.coalesce(found.units * found.unit_cost)).drop("costed", "unit_cost")


async def _costs(variant_ids: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    wanted = sorted(variant_ids)
    async with reading() as db:
        for start in range(0, len(wanted), AT_ONCE):
            ids = wanted[start : start + AT_ONCE]
            query = select(Variant.id, Variant.cost).where(Variant.id.in_(ids))
            found += [(variant_id, cost) for variant_id, cost in await db.execute(query) if cost is not None]
    return found
