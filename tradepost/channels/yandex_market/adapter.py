"""The adapter: its parts put together."""

from tradepost.channels.yandex_market.cards import Cards
from tradepost.channels.yandex_market.figures import Figures
from tradepost.channels.yandex_market.goods import Goods
from tradepost.channels.yandex_market.orders import Orders
from tradepost.channels.yandex_market.people import People


class YandexMarketAdapter(Cards, Goods, Orders, People, Figures):
    """Yandex Market, from the seller's own shelves."""
