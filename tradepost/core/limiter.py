"""Rate limits: counted in memory, or in Redis for several processes at once."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.types import Scope

from tradepost.core.errors import TooFast
from tradepost.core.logs import logger
from tradepost.core.settings import settings

log = logger("limiter")


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
    """Counts in this process. The library's sweep stumbles over a key that is cleared while it waits its turn.

    So a cleared key keeps an empty list, which the sweep takes away.
    """

    async def clear(self, key: str) -> None:
        if key in self.events:
            self.events[key] = []


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

        await self._ask(parse(rate), forget)

    async def _admit(
        self,
        rate: str,
        names: tuple[str, ...],
        question: Callable[[MovingWindowRateLimiter, RateLimitItem], Awaitable[bool]],
    ) -> None:
        item = parse(rate)
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
