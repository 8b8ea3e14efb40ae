"""What people call a record of a room above, for rooms below that know only its id.

The room above says so in its hooks, `@names("order")`; a list asks once for all that it shows.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

Names = Callable[[AsyncSession, Collection[int]], Awaitable[dict[int, str]]]
_NAMES: dict[str, Names] = {}
T = TypeVar("T", bound=Any)


def names(kind: str) -> Callable[[Names], Names]:
    """Say what records of this kind are called: {id: number}."""

    def note(known: Names) -> Names:
        _NAMES[kind] = known
        return known

    return note


async def numbered(db: AsyncSession, shown: Sequence[T], kind: str) -> Sequence[T]:
    """Each with its record's number: `order_id` tells `order_number`, in one statement for all."""
    by, into = f"{kind}_id", f"{kind}_number"
    ids = {getattr(one, by) for one in shown} - {None}
    known = await _NAMES[kind](db, ids) if ids else {}
    for one in shown:
        setattr(one, into, known.get(getattr(one, by)))
    return shown
