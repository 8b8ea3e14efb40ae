"""What the parts of the adapter stand on: a client that is open while the adapter is."""

from tradepost.channels.connected import Speaking
from tradepost.channels.shapes import Access
from tradepost.channels.wildberries.client import LIMITS, Wildberries, client


class Connected(Speaking[Wildberries]):
    """An adapter with an open client, `api`."""

    title = "Wildberries"
    limits = LIMITS

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.api = client(access)
