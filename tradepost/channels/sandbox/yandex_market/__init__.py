"""The Yandex Market dialect of the pretend marketplace: its paths, bodies, limits and ways of saying no."""

from starlette.routing import Route

from tradepost.channels.sandbox.manners import Handler, Pace, behave
from tradepost.channels.sandbox.yandex_market import advertising, cards, goods, orders, people, promotions
from tradepost.channels.sandbox.yandex_market.answers import (
    ANSWERS,
    BIDS,
    CAMPAIGNS,
    CARDS,
    CATEGORIES,
    CHATS,
    COMMENTS,
    FEEDBACK,
    FIGURES,
    LONE_WAREHOUSES,
    MESSAGES,
    ORDERS,
    PRICES,
    PRICES_READ,
    PROMO_OFFERS,
    PROMOS,
    QUESTIONS,
    RETURNS,
    STOCKS,
    STOCKS_READ,
    VOICE,
    WAREHOUSES,
    at_home,
)

CABINET = "/v2/businesses/{business:int}"
SHOP = "/v2/campaigns/{campaign:int}"


def routes() -> list[Route]:
    """Every call of the dialect that the sandbox understands."""
    table: list[tuple[str, str, Handler, Pace]] = [
        ("GET", "/v2/campaigns", goods.campaigns, CAMPAIGNS),
        ("POST", f"{CABINET}/offer-mappings", goods.offers, CARDS),
        ("POST", f"{CABINET}/offer-mappings/update", cards.set_offers, CARDS),
        ("POST", "/v2/categories/tree", cards.tree, CATEGORIES),
        ("POST", "/v2/category/{category:int}/parameters", cards.parameters, CARDS),
        ("POST", "/v2/tariffs/calculate", cards.tariffs, CARDS),
        ("POST", f"{CABINET}/promos", promotions.promos, PROMOS),
        ("POST", f"{CABINET}/promos/offers", promotions.offers, PROMO_OFFERS),
        ("POST", f"{CABINET}/promos/offers/delete", promotions.leave, PROMO_OFFERS),
        ("PUT", f"{CABINET}/bids", advertising.set_bids, BIDS),
        ("POST", f"{CABINET}/bids/info", advertising.bids, BIDS),
        ("POST", f"{CABINET}/bids/recommendations", advertising.advised, BIDS),
        ("POST", f"{SHOP}/stats/orders", advertising.sold, FIGURES),
        ("POST", f"{CABINET}/offer-prices", goods.prices, PRICES_READ),
        ("POST", f"{CABINET}/offer-prices/updates", goods.set_prices, PRICES),
        ("POST", f"{CABINET}/warehouses", goods.warehouses, WAREHOUSES),
        ("POST", "/v3/businesses/{business:int}/warehouses", goods.lone_warehouses, LONE_WAREHOUSES),
        ("POST", f"{SHOP}/offers/stocks", goods.group_stocks, STOCKS_READ),
        ("PUT", f"{SHOP}/offers/stocks", goods.set_group_stocks, STOCKS),
        ("POST", "/v3/businesses/{business:int}/offers/stocks", goods.stocks, STOCKS_READ),
        ("POST", "/v3/businesses/{business:int}/offers/stocks/update", goods.set_stocks, STOCKS),
        ("POST", "/v1/businesses/{business:int}/orders", orders.orders, ORDERS),
        ("PUT", f"{SHOP}/orders/{{order:int}}/boxes", orders.boxes, ORDERS),
        ("POST", f"{SHOP}/orders/status-update", orders.ready, ORDERS),
        ("PUT", f"{SHOP}/orders/{{order:int}}/status", orders.status, ORDERS),
        ("GET", f"{SHOP}/orders/{{order:int}}/delivery/labels", orders.labels, ORDERS),
        ("GET", f"{SHOP}/returns", people.returns, RETURNS),
        ("POST", f"{CABINET}/chats", people.chats, CHATS),
        ("POST", f"{CABINET}/chats/history", people.history, CHATS),
        ("POST", f"{CABINET}/chats/message", people.send, MESSAGES),
        ("POST", f"{CABINET}/goods-feedback", people.feedbacks, FEEDBACK),
        ("POST", f"{CABINET}/goods-feedback/comments", people.comments, FEEDBACK),
        ("POST", f"{CABINET}/goods-feedback/comments/update", people.comment, COMMENTS),
        ("POST", "/v1/businesses/{business:int}/goods-questions", people.questions, QUESTIONS),
        ("POST", "/v1/businesses/{business:int}/goods-questions/answers", people.answers_to, QUESTIONS),
        ("POST", "/v1/businesses/{business:int}/goods-questions/update", people.answer, ANSWERS),
    ]
    return [
        Route(path, behave(at_home(handler), pace, VOICE), methods=[method]) for method, path, handler, pace in table
    ]
