"""The adapter: its parts put together, and what is not used yet."""

from tradepost.channels.capabilities import Capability
from tradepost.channels.ozon.advertising import Advertising
from tradepost.channels.ozon.orders import Orders
from tradepost.channels.ozon.people import People
from tradepost.channels.ozon.promotions import Promotions
from tradepost.channels.ozon.reports import Reports


class OzonAdapter(Advertising, Orders, People, Promotions, Reports):
    """Ozon, FBS and FBO. `Advertising` brings the goods, and `Reports` the cards that it takes its categories from."""

    unused = {
        Capability.PRICES_PUSH: ("POST /v1/pricing-strategy/create",),
        Capability.PROMOTIONS: ("POST /v1/actions/products/activate", "POST /v1/seller-actions/list"),
        Capability.CANCEL: ("POST /v2/conditional-cancellation/list",),
        Capability.RETURNS: ("POST /v2/returns/rfbs/list", "POST /v1/returns/rfbs/action/set"),
        Capability.CAMPAIGNS: ("POST /api/client/campaign/search_promo/v2/products",),
    }
