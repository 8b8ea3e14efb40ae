"""What the parts of the adapter stand on: a client that is open while the adapter is."""

from tradepost.channels.connected import Speaking
from tradepost.channels.shapes import Access
from tradepost.channels.yandex_market.client import YandexMarket, client
from tradepost.channels.yandex_market.limits import LIMITS


class Connected(Speaking[YandexMarket]):
    """An adapter with an open client, `api`."""

    title = "Yandex Market"
    limits = LIMITS

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.api = client(access)
