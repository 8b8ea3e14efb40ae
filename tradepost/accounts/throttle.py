"""Guessing made slow: failures are counted by account and by address; success forgets the account's.

Counts live in the process (in Redis when there is one, for all processes together) and do not outlive it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from weakref import WeakValueDictionary

from tradepost.core import crypto
from tradepost.core.errors import Problem, TooFast
from tradepost.core.limiter import Limiter

PER_ACCOUNT_AND_ADDRESS = "5/minute"
PER_ADDRESS = "30/minute"  # many accounts tried from one place
PER_ACCOUNT = "100/hour"  # one account tried from many places
MAILS_PER_ACCOUNT = "5/hour"
MAILS_PER_ADDRESS = "30/hour"

_turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


@lru_cache
def limiter() -> Limiter:
    """The process's counter of failures."""
    return Limiter()


async def forgive(*accounts: str) -> None:
    """Forget the failures at these accounts, from wherever they came."""
    for account in accounts:
        await limiter().clear(PER_ACCOUNT, "tries", crypto.digest(account))


@asynccontextmanager
async def tries(account: str, address: str, *failures: type[Problem]) -> AsyncIterator[None]:
    """One try at an account's secret; `failures` are the refusals that count. TooFast when there were too many.

    Tries at one account from one address take turns, so that many at once are counted like many in a row. Nothing in
    the block may wait for a write lock of the database: its holder may be waiting for this turn.
    """
    name = crypto.digest(account)
    counts = (
        (PER_ACCOUNT_AND_ADDRESS, "tries", name, address),
        (PER_ACCOUNT, "tries", name),
        (PER_ADDRESS, "tries", "from", address),
    )
    turn = _turns.setdefault(f"{name} {address}", asyncio.Lock())
    async with turn:
        for rate, *names in counts:
            await limiter().check(rate, *names)
        try:
            yield
        except failures:
            for rate, *names in counts:
                with suppress(TooFast):
                    await limiter().hit(rate, *names)
            raise
        for rate, *names in counts[:2]:
            await limiter().clear(rate, *names)


async def mail_asked_for(email: str, address: str) -> None:
    """Count a mail that anybody may have sent to anybody; TooFast when there were too many."""
    await limiter().hit(MAILS_PER_ADDRESS, "mails", "from", address)
    await limiter().hit(MAILS_PER_ACCOUNT, "mails", crypto.digest(email))
