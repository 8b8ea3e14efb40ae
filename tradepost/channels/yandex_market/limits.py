"""How often Yandex Market may be asked, by kind of call."""

from tradepost.channels.allowances import Limit

# What every seller may, without the subscription that allows more. Where items are counted, as many full calls as they
# make; fewer at once than there are in a minute, since their minutes need not be ours.
CAMPAIGNS = Limit("campaigns", 1000, 3600, 10)
CARDS = Limit("cards", 100, 60, 10)
CARDS_PUSH = Limit("cards_push", 50, 60, 5)
PRICES_READ = Limit("prices_read", 10, 60, 4)
PRICES = Limit("prices", 20, 60, 5)
PROMOS = Limit("promos", 1000, 3600, 10)
PROMO_OFFERS = Limit("promo_offers", 5000, 3600, 20)
WAREHOUSES = Limit("warehouses", 100, 3600, 5)
LONE_WAREHOUSES = Limit("lone_warehouses", 100, 3600, 5)
STOCKS = Limit("stocks", 50, 60, 5)
STOCKS_READ = Limit("stocks_read", 500, 60, 20)
ORDERS = Limit("orders", 10_000, 3600, 50)
ORDER_LISTS = Limit("order_lists", 10_000, 3600, 50)
RETURNS = Limit("returns", 5000, 3600, 20)
FEEDBACK = Limit("feedback", 5000, 3600, 20)
COMMENTS = Limit("comments", 1000, 3600, 10)
QUESTIONS = Limit("questions", 1000, 3600, 10)
ANSWERS = Limit("answers", 500, 3600, 10)
CHATS = Limit("chats", 5000, 3600, 20)
MESSAGES = Limit("messages", 1000, 3600, 10)
FIGURES = Limit("figures", 10_000, 3600, 50)
CATEGORIES = Limit("categories", 50, 3600, 5)
TARIFFS = Limit("tariffs", 100, 60, 10)
BIDS = Limit("bids", 500, 60, 20)
PARAMETERS = Limit("parameters", 100, 60, 10)
AT_ONCE, ORDER_LISTS_AT_ONCE = 4, 6  # so many calls of a key may be under way
LIMITS = (
    CAMPAIGNS,
    CARDS,
    CARDS_PUSH,
    PRICES_READ,
    PRICES,
    PROMOS,
    PROMO_OFFERS,
    WAREHOUSES,
    LONE_WAREHOUSES,
    STOCKS,
    STOCKS_READ,
    ORDERS,
    ORDER_LISTS,
    RETURNS,
    FEEDBACK,
    COMMENTS,
    QUESTIONS,
    ANSWERS,
    CHATS,
    MESSAGES,
    FIGURES,
    CATEGORIES,
    PARAMETERS,
    TARIFFS,
    BIDS,
)
