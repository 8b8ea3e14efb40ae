"""The Ozon dialect of the pretend marketplace: its paths, bodies, limits and ways of saying no."""

from starlette.routing import Route

from tradepost.channels.sandbox.manners import Pace, behave
from tradepost.channels.sandbox.ozon import goods, orders
from tradepost.channels.sandbox.ozon.answers import ALL, STOCKS, VOICE, Handler, told


def routes() -> list[Route]:
    """Every call of the dialect that the sandbox understands."""
    table: list[tuple[str, Handler, Pace]] = [
        ("/v1/seller/info", goods.seller, ALL),
        ("/v1/roles", goods.roles, ALL),
        ("/v3/product/list", goods.listed, ALL),
        ("/v3/product/info/list", goods.products, ALL),
        ("/v5/product/info/prices", goods.prices, ALL),
        ("/v1/product/import/prices", goods.set_prices, ALL),
        ("/v2/warehouse/list", goods.warehouses, ALL),
        ("/v2/product/info/stocks-by-warehouse/fbs", goods.stocks, ALL),
        ("/v2/products/stocks", goods.set_stocks, STOCKS),
        ("/v4/posting/fbs/list", orders.postings, ALL),
        ("/v3/posting/fbs/get", orders.posting, ALL),
        ("/v4/posting/fbs/ship", orders.assemble, ALL),
        ("/v2/posting/fbs/package-label", orders.label, ALL),
        ("/v1/posting/fbs/cancel-reason", orders.cancel_reasons, ALL),
        ("/v2/posting/fbs/cancel", orders.cancel, ALL),
    ]
    return [Route(path, behave(told(handler), pace, VOICE), methods=["POST"]) for path, handler, pace in table]
