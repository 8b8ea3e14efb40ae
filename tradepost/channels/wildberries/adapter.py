"""The adapter: its parts put together, and what is not used yet."""

from tradepost.channels.capabilities import Capability
from tradepost.channels.wildberries.cards import Cards
from tradepost.channels.wildberries.figures import Figures
from tradepost.channels.wildberries.goods import Goods
from tradepost.channels.wildberries.orders import Orders
from tradepost.channels.wildberries.people import People
from tradepost.channels.wildberries.promotions import Promotions
from tradepost.channels.wildberries.reports import Reports
from tradepost.channels.wildberries.stored import StoredOrders


class WildberriesAdapter(Cards, Goods, Orders, StoredOrders, People, Promotions, Reports, Figures):
    """Wildberries, FBS; what it sells from its own warehouses (FBW) is taken in beside it."""

    unused = {
        Capability.PRICES_PUSH: ("GET /api/v2/quarantine/goods",),
        Capability.PROMOTIONS: ("POST /api/v1/calendar/promotions/upload",),
        Capability.RETURNS: ("GET /api/v1/claims", "PATCH /api/v1/claim"),
        Capability.BIDS: ("POST /adv/v0/normquery/bids",),
        Capability.AD_STATISTICS: ("POST /adv/v0/normquery/stats",),
    }
