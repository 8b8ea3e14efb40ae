"""Where rooms above take part in what happens to an account, inside the same transaction.

They register functions here, in a `hooks.py` of their own which `tradepost.tables` imports; accounts never import them:

    @on_delete
    async def forget_addresses(db: AsyncSession, account: Account) -> None: ...

    @on_export("addresses")
    async def addresses(db: AsyncSession, account: Account) -> Any: ...      # JSON's own types
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account

Listener = Callable[[AsyncSession, Account], Awaitable[None]]
Exporter = Callable[[AsyncSession, Account], Awaitable[Any]]

SIGNED_IN: list[Listener] = []
DELETED: list[Listener] = []
EXPORTED: dict[str, Exporter] = {}


_carried: ContextVar[Mapping[str, str] | None] = ContextVar("carried", default=None)


@contextmanager
def carrying(headers: Mapping[str, str]) -> Iterator[None]:
    """While somebody signs in: the headers of that request, for listeners that need one of them."""
    token = _carried.set(headers)
    try:
        yield
    finally:
        _carried.reset(token)


def carried(name: str) -> str | None:
    """A header of the log-in that is going on."""
    return (_carried.get() or {}).get(name)


def on_sign_in(listener: Listener) -> Listener:
    """Call this whenever somebody signs in."""
    SIGNED_IN.append(listener)
    return listener


def on_delete(listener: Listener) -> Listener:
    """Call this before an account is emptied: remove what is the person's, keep orders and figures without the name."""
    DELETED.append(listener)
    return listener


def on_export(part: str) -> Callable[[Exporter], Exporter]:
    """Add a part to the export of somebody's personal data."""

    def register(exporter: Exporter) -> Exporter:
        EXPORTED[part] = exporter
        return exporter

    return register
