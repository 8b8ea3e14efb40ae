"""The adapter: its parts put together."""

from tradepost.channels.ozon.goods import Goods
from tradepost.channels.ozon.orders import Orders
from tradepost.channels.ozon.people import People
from tradepost.channels.ozon.reports import Reports


class OzonAdapter(Goods, Orders, People, Reports):
    """Ozon, FBS. `Reports` brings the cards that it takes its categories from."""
