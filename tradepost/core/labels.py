"""What people call a record of a room above: an order's number, for rooms that know only its id.

The room above says how they are called, in its hooks; a list asks once for all that it shows.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

Names = Callable[[AsyncSession, Collection[int]], Awaitable[dict[int, str]]]
_ORDERS: list[Names] = []


class OfOrder(Protocol):
    """What belongs to an order, as it goes over the wire."""

    @property
    def order_id(self) -> int | None: ...

    order_number: str | None


T = TypeVar("T", bound=OfOrder)


def order_numbers(names: Names) -> Names:
    """Say which numbers orders have: {id: number}."""
    _ORDERS.append(names)
    return names


async def numbered(db: AsyncSession, found: Sequence[T]) -> Sequence[T]:
    """Each with its order's number, in one statement for all."""
    ids = {one.order_id for one in found if one.order_id is not None}
    for names in _ORDERS if ids else ():
        numbers = await names(db, ids)
        for one in found:
            if one.order_id is not None:
                one.order_number = numbers.get(one.order_id)
    return found
