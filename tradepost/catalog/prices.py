"""What somebody above keeps about the prices that the catalogue writes.

Pricing stands above the catalogue, so the catalogue cannot ask it. When pricing is loaded it says here below what no
price may go, and is told of every price that changes, in the transaction that changes it.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import money
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings


@dataclass(frozen=True, slots=True)
class Changed:
    """A variant's price before, None for a new one, and after, in minor units of the installation's currency."""

    variant_id: int
    before: int | None
    after: int


Floors = Callable[[AsyncSession, Collection[int]], Awaitable[Mapping[int, int]]]
Note = Callable[[AsyncSession, Sequence[Changed]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class _Keeper:
    floors: Floors
    note: Note


_keeper: _Keeper | None = None


def kept_by(*, floors: Floors, note: Note) -> None:
    """Said once by pricing: `floors(db, variant_ids)` gives the lowest prices allowed, `note` writes history."""
    global _keeper  # noqa: PLW0603 - one pricing a process
    _keeper = _Keeper(floors, note)


async def floors(db: AsyncSession, variant_ids: Collection[int]) -> Mapping[int, int]:
    """The lowest price each of these variants may have; those without such a limit are missing.

    Whoever changes a price holds the product's row (`FOR UPDATE`) when it asks: a floor is set under the same lock.
    """
    return await _keeper.floors(db, variant_ids) if _keeper and variant_ids else {}


async def check(db: AsyncSession, variant_id: int, price: int, *, field: str = "price") -> None:
    """Invalid, naming the field and the floor, for a price below it."""
    with db.no_autoflush:
        floor = (await floors(db, [variant_id])).get(variant_id, 0)
    if price < floor:
        raise Invalid(field, too_low(floor))


def too_low(floor: int) -> str:
    """What is wrong with a price below its floor."""
    return f"must not be below the floor price {money.to_text(floor, settings().currency)}"


async def note(db: AsyncSession, changes: Sequence[Changed]) -> None:
    """Tell of prices that changed, once their variants are written."""
    if _keeper and changes:
        await _keeper.note(db, changes)
