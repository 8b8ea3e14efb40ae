"""The Wildberries dialect of the pretend marketplace: its paths, bodies, limits and ways of saying no."""

from starlette.routing import Route

from tradepost.channels.sandbox.manners import Handler, Pace, behave
from tradepost.channels.sandbox.wildberries import goods, orders, people
from tradepost.channels.sandbox.wildberries.answers import (
    ADVERTS,
    COMMON,
    CONTENT,
    FEEDBACKS,
    FULLSTATS,
    ORDERS,
    PING,
    PRICES,
    STOCKS,
)


def routes() -> list[Route]:
    """Every call of the dialect that the sandbox understands."""
    table: list[tuple[str, str, Handler, Pace]] = [
        ("GET", "/ping", goods.ping, PING),
        ("GET", "/api/v1/seller-info", goods.seller, COMMON),
        ("POST", "/content/v2/get/cards/list", goods.cards, CONTENT),
        ("GET", "/api/v2/list/goods/filter", goods.prices, PRICES),
        ("POST", "/api/v2/list/goods/filter", goods.prices_of, PRICES),
        ("POST", "/api/v2/upload/task", goods.set_prices, PRICES),
        ("GET", "/api/v2/history/tasks", goods.task, PRICES),
        ("GET", "/api/v2/history/goods/task", goods.task_goods, PRICES),
        ("GET", "/api/v3/warehouses", goods.warehouses, STOCKS),
        ("POST", "/api/v3/stocks/{warehouse:int}", goods.stocks, STOCKS),
        ("PUT", "/api/v3/stocks/{warehouse:int}", goods.set_stocks, STOCKS),
        ("GET", "/api/v3/orders/new", orders.new_orders, ORDERS),
        ("GET", "/api/v3/orders", orders.orders, ORDERS),
        ("POST", "/api/v3/orders/status", orders.statuses, ORDERS),
        ("POST", "/api/v3/orders/stickers", orders.stickers, ORDERS),
        ("PATCH", "/api/v3/orders/{order:int}/cancel", orders.cancel, ORDERS),
        ("GET", "/api/v3/supplies", orders.supplies, ORDERS),
        ("POST", "/api/v3/supplies", orders.new_supply, ORDERS),
        ("PATCH", "/api/marketplace/v3/supplies/{supply}/orders", orders.into_supply, ORDERS),
        ("PATCH", "/api/v3/supplies/{supply}/deliver", orders.deliver, ORDERS),
        ("GET", "/api/v1/feedbacks", people.feedbacks, FEEDBACKS),
        ("POST", "/api/v1/feedbacks/answer", people.answer_feedback, FEEDBACKS),
        ("GET", "/api/v1/questions", people.questions, FEEDBACKS),
        ("PATCH", "/api/v1/questions", people.answer_question, FEEDBACKS),
        ("GET", "/api/advert/v2/adverts", people.adverts, ADVERTS),
        ("POST", "/adv/v2/seacat/save-ad", people.new_advert, ADVERTS),
        ("GET", "/adv/v0/{verb:str}", people.move_advert, ADVERTS),
        ("GET", "/adv/v1/budget", people.budget, ADVERTS),
        ("POST", "/adv/v1/budget/deposit", people.deposit, ADVERTS),
        ("PATCH", "/api/advert/v1/bids", people.set_bids, ADVERTS),
        ("POST", "/api/advert/v1/bids/min", people.least_bids, ADVERTS),
        ("GET", "/adv/v3/fullstats", people.fullstats, FULLSTATS),
    ]
    return [Route(path, behave(handler, pace), methods=[method]) for method, path, handler, pace in table]
