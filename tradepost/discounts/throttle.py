"""Guessing the codes of gift cards made slow: every look at one is counted by the address it comes from."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import lru_cache

from tradepost.core.errors import Invalid, TooFast
from tradepost.core.limiter import Limiter

PER_MINUTE, PER_HOUR = "20/minute", "100/hour"


@lru_cache
def limiter() -> Limiter:
    """The process's counter; one for all processes together where there is Redis."""
    return Limiter()


async def look(address: str) -> None:
    """Count a look at a gift card by its code; TooFast when there were too many.

    Looks that find a card count as well: whoever holds one card must not buy guesses at others with it.
    """
    for rate in (PER_MINUTE, PER_HOUR):
        await limiter().hit(rate, "gift-cards", address)


@asynccontextmanager
async def entering(address: str, code: str | None) -> AsyncIterator[None]:
    """Around whatever takes a gift card's code from a buyer: wrong ones count; TooFast when there were too many.

    Then good codes wait as well: whoever guesses must not learn which one was right.
    """
    if not code:
        yield
        return
    for rate in (PER_MINUTE, PER_HOUR):
        await limiter().check(rate, "gift-cards", address)
    try:
        yield
    except Invalid as refusal:
        if any(error["field"] == "gift_card" for error in refusal.extra["errors"]):
            for rate in (PER_MINUTE, PER_HOUR):
                with suppress(TooFast):
                    await limiter().hit(rate, "gift-cards", address)
        raise
