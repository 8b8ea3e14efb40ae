"""The adapter: its parts put together."""

from tradepost.channels.ozon.goods import Goods
from tradepost.channels.ozon.orders import Orders


class OzonAdapter(Goods, Orders):
    """Ozon, FBS."""
