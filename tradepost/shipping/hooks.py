"""Where the rooms above take part, inside the same transaction.

They register functions here; shipping never imports them:

@on_shipment
async def follow(db: AsyncSession, shipment: Shipment, before: str) -> None: ...     # `before`: its status till now

@orders_of
def own(account: Account) -> Select[int]: ...                   # the ids of the orders that are somebody's own
"""

from collections.abc import Awaitable, Callable

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.shipping.models import Shipment

Listener = Callable[[AsyncSession, Shipment, str], Awaitable[None]]
Owned = Callable[[Account], Select[int]]

CHANGED: list[Listener] = []
OWNED: list[Owned] = []


def on_shipment(listener: Listener) -> Listener:
    """Call this whenever a shipment's status is another one: it is written already, and locked."""
    CHANGED.append(listener)
    return listener


def orders_of(owned: Owned) -> Owned:
    """Say which orders' shipments somebody may look at."""
    OWNED.append(owned)
    return owned
