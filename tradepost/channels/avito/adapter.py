"""The adapter: its parts put together, and what is not used yet."""

from tradepost.channels.avito.advertising import Advertising
from tradepost.channels.avito.goods import Goods
from tradepost.channels.avito.orders import Orders
from tradepost.channels.avito.people import People
from tradepost.channels.capabilities import Capability


class AvitoAdapter(Goods, Orders, People, Advertising):
    """Avito, goods with its delivery."""

    unused = {
        Capability.CARDS_PUSH: ("POST /autoload/v2/profile", "POST /autoload/v1/upload"),
        Capability.RETURNS: ("POST /order-management/1/order/acceptReturnOrder",),
        Capability.SHIP: ("POST /order-management/1/order/setTrackingNumber",),
        Capability.FINANCE: ("POST /core/v1/accounts/operations_history/",),
        Capability.CAMPAIGNS: (
            "POST /trx-promo/1/apply",
            "GET /trx-promo/1/commissions",
            "PUT /promotion/v1/items/services/bbip/orders/create",
        ),
        Capability.BIDS: ("POST /cpxpromo/1/setAuto", "POST /auction/1/bids"),
        Capability.ITEM_STATISTICS: ("POST /core/v1/accounts/{user_id}/calls/stats/",),
    }
