"""What every marketplace's adapter stands on: a client that is open while the adapter is."""

from typing import Generic, Self, TypeVar

from tradepost.channels.adapter import Adapter
from tradepost.channels.client import Client

Api = TypeVar("Api", bound=Client)


class Speaking(Adapter, Generic[Api]):
    """An adapter with an open client, `api`, which each sets when it is made."""

    api: Api

    @property
    def token(self) -> str:
        """Every channel with this token shares its limits."""
        return self.api.token

    async def __aenter__(self) -> Self:
        """Open the connection."""
        await self.api.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close it."""
        await self.api.__aexit__(*error)
