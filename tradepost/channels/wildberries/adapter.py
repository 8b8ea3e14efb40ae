"""The adapter: its parts put together."""

from tradepost.channels.wildberries.goods import Goods
from tradepost.channels.wildberries.orders import Orders
from tradepost.channels.wildberries.people import People


class WildberriesAdapter(Goods, Orders, People):
    """Wildberries, FBS."""
