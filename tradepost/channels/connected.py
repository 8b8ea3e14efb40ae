"""What every marketplace's adapter stands on: a client that is open while the adapter is, and patience."""

from collections.abc import Awaitable, Callable
from typing import Generic, ParamSpec, Self, TypeVar

from tradepost.channels.adapter import Adapter, Busy
from tradepost.channels.client import Client

P = ParamSpec("P")
T = TypeVar("T")
Api = TypeVar("Api", bound=Client)
IN_A_MOMENT = 65.0  # seconds: the strictest calls are answered once a minute


class Speaking(Adapter, Generic[Api]):
    """An adapter with an open client, `api`, which each sets when it is made."""

    api: Api

    @property
    def holder(self) -> str:
        """Every channel with this token shares its limits."""
        return self.api.holder

    async def __aenter__(self) -> Self:
        """Open the connection."""
        await self.api.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close it."""
        await self.api.__aexit__(*error)

    async def in_turn(self, ask: Callable[P, Awaitable[T]], *args: P.args, **named: P.kwargs) -> T:
        """What a call answers that may be asked about once a minute: a list in several parts is worth the wait.

        Whoever would have to wait for longer, as with a basic token, comes again later: Busy.
        """
        try:
            return await ask(*args, **named)
        except Busy as busy:
            if busy.again is not None and busy.again > IN_A_MOMENT:
                raise
            await self.api.pause(busy.again or IN_A_MOMENT)
            return await ask(*args, **named)
