"""Rate limits: counted in memory, or in Redis for several processes at once."""

import time
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.types import Scope

from tradepost.core.errors import TooFast
from tradepost.core.logs import logger
from tradepost.core.settings import settings

log = logger("limiter")
SWEEP_EVERY = 60.0
item_of = lru_cache(parse)  # the rates an installation knows are few


def client_address(scope: Scope) -> str:
    """Who calls: the peer, or behind a trusted proxy the last address it added."""
    if settings().trust_proxy:
        # A caller may write the header as well; what the proxy itself saw stands last.
        told = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
        last = told[-1].decode("latin-1").split(",")[-1].strip() if told else ""
        if last:
            return str(last[:64])
    return str(scope["client"][0]) if scope.get("client") else "unknown"


class _Memory(MemoryStorage):
    """Counts in this process, in the library's own words for a moving window: the moments of each key's hits.

    The library sweeps over every key behind every hit, each in a thread, which costs more than the request. Here a
    key is swept when it is hit, and all of them once a minute. The moments are plain numbers in a row: of a shop's
    many visitors each takes a few hundred bytes.
    """

    def __init__(self) -> None:
        super().__init__()
        # By the seconds they count for, and by key.
        self._hits: dict[int, dict[str, array[float]]] = defaultdict(dict)
        self._swept = time.time()

    def _fresh(self, key: str, expiry: int, now: float) -> "array[float]":
        if now - self._swept > SWEEP_EVERY:
            self._swept = now
            for seconds, there in self._hits.items():
                for other in [other for other, moments in there.items() if not moments or moments[-1] < now - seconds]:
                    del there[other]
        keys = self._hits[expiry]
        hits = keys.get(key)
        if hits is None:
            hits = keys[key] = array("d")
        elif hits and hits[0] < now - expiry:
            del hits[: bisect_left(hits, now - expiry)]
        return hits

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        now = time.time()
        hits = self._fresh(key, expiry, now)
        if len(hits) + amount > limit:
            return False
        hits.extend([now] * amount)
        return True

    async def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:  # noqa: ARG002 - the signature is the library's
        now = time.time()
        hits = self._fresh(key, expiry, now)
        return (hits[0], len(hits)) if hits else (now, 0)

    async def clear(self, key: str) -> None:
        for keys in self._hits.values():
            keys.pop(key, None)


class Limiter:
    """Counts under names: `await limiter.hit("5/minute", "login", address)`."""

    def __init__(self) -> None:
        url = settings().redis_url
        self._own = MovingWindowRateLimiter(_Memory())
        # One Redis counts for all processes. While it is away each counts for itself: a limit must neither vanish nor
        # close the shop.
        self._shared = self._own
        self._pool: Any = None
        self._away: tuple[type[Exception], ...] = (OSError,)
        if url:
            # Loaded where there is one: the library is a tenth of a start.
            from redis.asyncio import ConnectionPool  # noqa: PLC0415 - see above
            from redis.exceptions import RedisError  # noqa: PLC0415 - see above

            self._away = (RedisError, OSError)
            self._pool = ConnectionPool.from_url(url)
            options: dict[str, Any] = {"implementation": "redispy", "connection_pool": self._pool}
            self._shared = MovingWindowRateLimiter(RedisStorage(f"async+{url}", **options))

    async def close(self) -> None:
        """Let go of Redis."""
        if self._pool is not None:
            await self._pool.aclose()

    async def hit(self, rate: str, *names: str) -> None:
        """Count one; TooFast with the seconds to wait when the rate is used up."""
        await self._admit(rate, names, lambda window, item: window.hit(item, *names))

    async def check(self, rate: str, *names: str) -> None:
        """TooFast when the rate is used up, counting nothing: for limits on failures alone."""
        await self._admit(rate, names, lambda window, item: window.test(item, *names))

    async def clear(self, rate: str, *names: str) -> None:
        """Forget what was counted, as after a log-in that succeeded."""

        async def forget(window: MovingWindowRateLimiter, item: RateLimitItem) -> bool:
            await window.clear(item, *names)
            return True

        await self._ask(item_of(rate), forget)

    async def _admit(
        self,
        rate: str,
        names: tuple[str, ...],
        question: Callable[[MovingWindowRateLimiter, RateLimitItem], Awaitable[bool]],
    ) -> None:
        item = item_of(rate)
        admitted, window = await self._ask(item, question)
        if not admitted:
            reset, _left = await window.get_window_stats(item, *names)
            raise TooFast(int(reset - time.time()) + 1)

    async def _ask(
        self, item: RateLimitItem, question: Callable[[MovingWindowRateLimiter, RateLimitItem], Awaitable[bool]]
    ) -> tuple[bool, MovingWindowRateLimiter]:
        try:
            return await question(self._shared, item), self._shared
        except self._away as error:
            log.warning("limiter.redis_away", error=str(error))
            return await question(self._own, item), self._own
