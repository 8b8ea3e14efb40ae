"""Guessing the codes of gift cards made slow: every look at one is counted by the address it comes from."""

from functools import lru_cache

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
