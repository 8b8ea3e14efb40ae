"""The adapter: its parts put together."""

from tradepost.channels.avito.goods import Goods
from tradepost.channels.avito.orders import Orders
from tradepost.channels.avito.people import People


class AvitoAdapter(Goods, Orders, People):
    """Avito, goods with its delivery."""
