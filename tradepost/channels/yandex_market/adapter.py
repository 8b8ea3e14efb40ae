"""The adapter: its parts put together, and what is not used yet."""

from tradepost.channels.capabilities import Capability
from tradepost.channels.yandex_market.advertising import Advertising
from tradepost.channels.yandex_market.cards import Cards
from tradepost.channels.yandex_market.figures import Figures
from tradepost.channels.yandex_market.goods import Goods
from tradepost.channels.yandex_market.orders import Orders
from tradepost.channels.yandex_market.people import People
from tradepost.channels.yandex_market.promotions import Promotions


class YandexMarketAdapter(Cards, Goods, Orders, People, Promotions, Figures, Advertising):
    """Yandex Market, from the seller's own shelves."""

    unused = {
        Capability.PRICES_PUSH: (
            "POST /v2/businesses/{businessId}/price-quarantine",
            "POST /v2/businesses/{businessId}/price-quarantine/confirm",
        ),
        Capability.PROMOTIONS: ("POST /v2/businesses/{businessId}/promos/offers/update",),
        Capability.CANCEL: ("PUT /v2/campaigns/{campaignId}/orders/{orderId}/cancellation/accept",),
        Capability.RETURNS: ("POST /v2/campaigns/{campaignId}/orders/{orderId}/returns/{returnId}/decision/submit",),
        Capability.FINANCE: ("POST /v2/reports/united-netting/generate",),
        Capability.AD_STATISTICS: ("POST /v2/reports/boost-consolidated/generate",),
        Capability.POSITIONS: ("POST /v2/reports/competitors-position/generate",),
        Capability.ITEM_STATISTICS: (
            "POST /v2/reports/shows-sales/generate",
            "POST /v2/campaigns/{campaignId}/stats/skus",
        ),
    }
