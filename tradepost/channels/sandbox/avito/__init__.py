"""The Avito dialect of the pretend marketplace: tokens for a day, its paths, bodies, limits and ways of saying no."""

from starlette.routing import Route

from tradepost.channels.sandbox.avito import advertising, figures, goods, orders, people
from tradepost.channels.sandbox.avito.answers import (
    ACCOUNT,
    AD_IDS,
    ANALYTICS,
    BIDS,
    BIDS_BACK,
    CAMPAIGNS,
    CATEGORIES,
    FIGURES,
    ITEMS,
    LABELS,
    MESSENGER,
    ORDERS,
    PRICES,
    PROMOTED,
    REVIEWS,
    SPENDINGS,
    STOCKS,
    STOCKS_READ,
    TERMS,
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
        ("GET", "/autoload/v1/user-docs/tree", goods.tree, CATEGORIES),
        ("GET", "/autoload/v1/user-docs/node/{slug}/fields", goods.fields, CATEGORIES),
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
        ("POST", f"/stats/v1/{USER}/items", figures.statistics, FIGURES),
        ("POST", f"/stats/v2/{USER}/items", figures.analytics, ANALYTICS),
        ("POST", f"/stats/v2/{USER}/spendings", advertising.spendings, SPENDINGS),
        ("POST", "/autostrategy/v1/campaigns", advertising.campaigns, CAMPAIGNS),
        ("POST", "/autostrategy/v1/campaign/create", advertising.create, CAMPAIGNS),
        ("POST", "/autostrategy/v1/campaign/info", advertising.info, CAMPAIGNS),
        ("POST", "/autostrategy/v1/campaign/edit", advertising.change, CAMPAIGNS),
        ("POST", "/autostrategy/v1/campaign/stop", advertising.change, CAMPAIGNS),
        ("POST", "/autostrategy/v1/stat", advertising.stat, CAMPAIGNS),
        ("POST", "/cpxpromo/1/getPromotionsByItemIds", advertising.promoted, PROMOTED),
        ("GET", "/cpxpromo/1/getBids/{item:int}", advertising.terms, TERMS),
        ("POST", "/cpxpromo/1/setManual", advertising.set_bid, BIDS),
        ("POST", "/cpxpromo/1/remove", advertising.leave, BIDS_BACK),
    ]
    known = [Route(path, behave(handler, pace, VOICE), methods=[method]) for method, path, handler, pace in table]
    return [Route("/token", token, methods=["POST"]), *known]
