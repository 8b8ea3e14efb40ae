"""The Ozon dialect of the pretend marketplace: its paths, bodies, limits and ways of saying no."""

from starlette.routing import Route

from tradepost.channels.sandbox.manners import Handler as Plain, Pace, behave
from tradepost.channels.sandbox.ozon import advertising, cards, goods, orders, people, promotions, reports
from tradepost.channels.sandbox.ozon.answers import ALL, FIGURES, STOCKS, VOICE, Handler, told


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
        ("/v3/posting/fbo/list", orders.stored_postings, ALL),
        ("/v3/posting/fbs/get", orders.posting, ALL),
        ("/v4/posting/fbs/ship", orders.assemble, ALL),
        ("/v2/posting/fbs/package-label", orders.label, ALL),
        ("/v1/posting/fbs/cancel-reason", orders.cancel_reasons, ALL),
        ("/v2/posting/fbs/cancel", orders.cancel, ALL),
        ("/v1/returns/list", reports.returns, ALL),
        ("/v1/finance/accrual/by-day", reports.accruals, ALL),
        ("/v1/finance/accrual/types", reports.accrual_types, ALL),
        ("/v2/review/list", people.reviews, ALL),
        ("/v1/review/comment/list", people.comments, ALL),
        ("/v1/review/comment/create", people.comment, ALL),
        ("/v1/question/list", people.questions, ALL),
        ("/v1/question/info", people.question, ALL),
        ("/v1/question/answer/list", people.replies, ALL),
        ("/v1/question/answer/create", people.reply, ALL),
        ("/v3/chat/list", people.chats, ALL),
        ("/v3/chat/history", people.history, ALL),
        ("/v1/chat/send/message", people.write, ALL),
        ("/v1/description-category/tree", cards.tree, ALL),
        ("/v1/description-category/attribute", cards.attributes, ALL),
        ("/v1/description-category/attribute/values", cards.values, ALL),
        ("/v1/description-category/attribute/values/search", cards.find_values, ALL),
        ("/v3/product/import", cards.hand_in, ALL),
        ("/v1/product/import/info", cards.handed_in, ALL),
        ("/v1/actions/products", promotions.products, ALL),
        ("/v1/actions/products/deactivate", promotions.leave, ALL),
        ("/v1/analytics/data", reports.figures, FIGURES),
        ("/v1/analytics/product-queries/details", reports.queries, ALL),
    ]
    return [
        Route("/v1/actions", behave(told(promotions.actions), ALL, VOICE), methods=["GET"]),
        *(Route(path, behave(told(handler), pace, VOICE), methods=["POST"]) for path, handler, pace in table),
        *_adverts(),
    ]


def _adverts() -> list[Route]:
    """The Performance API, which has a server of its own there."""
    start, one = "/api/client", "/api/client/campaign/{campaign:int}"
    table: list[tuple[str, str, Plain]] = [
        ("GET", f"{start}/campaign", advertising.adverts),
        ("POST", f"{start}/campaign/cpc/v2/product", advertising.create),
        ("PATCH", one, advertising.change),
        ("GET", f"{one}/v2/products", advertising.products),
        ("POST", f"{one}/products", advertising.products),
        ("PUT", f"{one}/products", advertising.products),
        ("GET", f"{one}/products/bids/competitive", advertising.competitive),
        ("POST", f"{one}/{{verb}}", advertising.move),
        ("POST", f"{start}/min/sku", advertising.least),
        ("GET", f"{start}/statistics/daily/json", advertising.daily),
    ]
    known = [
        Route(path, behave(handler, advertising.ADVERTS, advertising.VOICE), methods=[method])
        for method, path, handler in table
    ]
    return [Route(f"{start}/token", advertising.token, methods=["POST"]), *known]
