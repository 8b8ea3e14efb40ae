"""What the parts of the adapter stand on: a client that is open while the adapter is."""

from typing import Self

from tradepost.channels.adapter import Adapter
from tradepost.channels.avito.client import LIMITS, Avito, client
from tradepost.channels.shapes import Access


class Connected(Adapter):
    """An adapter with an open client, `api`."""

    title = "Avito"
    limits = LIMITS

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.api: Avito = client(access)

    @property
    def token(self) -> str:
        """Every channel of this client shares its limits."""
        return self.api.token

    async def __aenter__(self) -> Self:
        """Open the connection."""
        await self.api.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close it."""
        await self.api.__aexit__(*error)
