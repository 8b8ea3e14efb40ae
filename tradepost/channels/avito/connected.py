"""What the parts of the adapter stand on: a client that is open while the adapter is."""

from tradepost.channels.avito.client import LIMITS, Avito, client
from tradepost.channels.connected import Speaking
from tradepost.channels.shapes import Access


class Connected(Speaking[Avito]):
    """An adapter with an open client, `api`."""

    title = "Avito"
    limits = LIMITS

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.api = client(access)
