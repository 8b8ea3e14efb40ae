"""How many there are of what is for sale, as told by the inventory.

The inventory stands above the catalogue, so the catalogue cannot ask it. When the inventory is loaded it says here how
it is asked; without it products have no stock to show and `in_stock` filters nothing.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant

Available = Callable[[AsyncSession, Collection[int]], Awaitable[Mapping[int, int]]]
InStock = Callable[[type[Variant]], ColumnElement[bool]]
Units = Callable[[type[Variant]], ColumnElement[int]]


@dataclass(frozen=True, slots=True)
class _Source:
    available: Available
    in_stock: InStock
    units: Units


_source: _Source | None = None


def comes_from(*, available: Available, in_stock: InStock, units: Units) -> None:
    """Said once by the inventory.

    `available(db, variant_ids)` gives the units that can be sold by variant id, in one statement; variants without
    stock may be missing. `in_stock(Variant)` is the condition on a row of variants that some of it can be sold,
    `units(Variant)` how many, null for one without stock.
    """
    global _source  # noqa: PLW0603 - one inventory a process
    _source = _Source(available, in_stock, units)


async def available(db: AsyncSession, variant_ids: Collection[int]) -> Mapping[int, int] | None:
    """Units that can be sold by variant id; None when nobody counts."""
    if _source is None:
        return None
    return await _source.available(db, variant_ids) if variant_ids else {}


def in_stock() -> ColumnElement[bool] | None:
    """The condition on variants that some of it can be sold; None when nobody counts."""
    return None if _source is None else _source.in_stock(Variant)


def units() -> ColumnElement[int] | None:
    """How many can be sold, on a row of variants; None when nobody counts."""
    return None if _source is None else _source.units(Variant)
