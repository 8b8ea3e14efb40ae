"""The Avito dialect of the pretend marketplace: tokens for a day, its paths, bodies, limits and ways of saying no."""

from starlette.routing import Route

from tradepost.channels.sandbox.avito import goods, orders, people
from tradepost.channels.sandbox.avito.answers import (
    ACCOUNT,
    AD_IDS,
    FIGURES,
    ITEMS,
    LABELS,
    MESSENGER,
    ORDERS,
    PRICES,
    REVIEWS,
    STOCKS,
    STOCKS_READ,
    TRANSITIONS,
    VOICE,
    token,
)
from tradepost.channels.sandbox.manners import Handler, Pace, behave

USER = "accounts/{user:int}"


def routes() -> list[Route]:
    """Every call of the dialect that the sandbox understands."""
    table: list[tuple[str, str, Handler, Pace]] = [
        ("GET", "/core/v1/accounts/self", goods.account, ACCOUNT),
        ("GET", "/core/v1/items", goods.items, ITEMS),
        ("GET", "/autoload/v2/items/ad_ids", goods.ad_ids, AD_IDS),
        ("POST", "/core/v1/items/{item:int}/update_price", goods.set_price, PRICES),
        ("POST", "/stock-management/1/info", goods.stocks, STOCKS_READ),
        ("PUT", "/stock-management/1/stocks", goods.set_stocks, STOCKS),
        ("GET", "/order-management/1/orders", orders.orders, ORDERS),
        ("POST", "/order-management/1/order/applyTransition", orders.move, TRANSITIONS),
        ("POST", "/order-management/1/orders/labels", orders.label_task, LABELS),
        ("GET", "/order-management/1/orders/labels/{task}/download", orders.labels, LABELS),
        ("GET", "/ratings/v1/reviews", people.reviews, REVIEWS),
        ("POST", "/ratings/v1/answers", people.answer, REVIEWS),
        ("GET", f"/messenger/v2/{USER}/chats", people.chats, MESSENGER),
        ("GET", f"/messenger/v3/{USER}/chats/{{chat}}/messages/", people.messages, MESSENGER),
        ("POST", f"/messenger/v1/{USER}/chats/{{chat}}/messages", people.send, MESSENGER),
        ("POST", f"/stats/v1/{USER}/items", people.statistics, FIGURES),
    ]
    known = [Route(path, behave(handler, pace, VOICE), methods=[method]) for method, path, handler, pace in table]
    return [Route("/token", token, methods=["POST"]), *known]
