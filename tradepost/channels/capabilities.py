"""What a channel can be asked for: one list, which adapters, pages and the manual's table share."""

from enum import StrEnum
from typing import Self


class Capability(StrEnum):
    """Each with the words that follow "offers no"."""

    about: str

    def __new__(cls, value: str, about: str) -> Self:
        """A name and what it is about."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.about = about
        return made

    @property
    def words(self) -> str:
        """The name as a person says it: "stock push"."""
        return self.value.replace("_", " ")

    CHECK = "check", "Say whether the credentials work, whose they are and when they expire."
    CATEGORIES = "categories", "The marketplace's categories and the attributes each of them requires."
    CARDS = "cards", "The merchant's cards as they are there."
    CARDS_PUSH = "cards_push", "Create and update cards."
    PRICES_READ = "prices_read", "Prices and discounts as they are there."
    PRICES_PUSH = "prices_push", "Set prices and discounts."
    PROMOTIONS = "promotions", "Promotions of the marketplace that items take part in, and for how much."
    PROMOTIONS_LEAVE = "promotions_leave", "Take items out of a promotion."
    STOCK_READ = "stock_read", "Stock as the marketplace has it."
    STOCK_PUSH = "stock_push", "Tell how much is left."
    ORDERS = "orders", "New orders and what became of earlier ones."
    CONFIRM = "confirm", "Accept an order and begin to pack it."
    SHIP = "ship", "Hand an order over, with the labels of its parcels."
    CANCEL = "cancel", "Cancel an order as the seller."
    STORED_ORDERS = "stored_orders", "Orders that the marketplace packs and sends from its own warehouses."
    RETURNS = "returns", "What buyers send back."
    FINANCE = "finance", "Reports of sales, line by line with every fee."
    COMMISSIONS = "commissions", "What the marketplace takes, by category, before anything is sold."
    REVIEWS = "reviews", "What buyers say of goods, with stars."
    QUESTIONS = "questions", "What buyers ask about goods."
    ANSWERS = "answers", "Answer a review or a question, for everybody to read."
    CHATS = "chats", "Conversations with buyers, read and answered."
    CAMPAIGNS = "campaigns", "Advertising campaigns: listed, made, started, paused, ended, and given a budget."
    BIDS = "bids", "What is bid for a place, item by item, and what the marketplace advises."
    AD_STATISTICS = "ad_statistics", "What advertising brought and cost, by day."
    SEARCH_QUERIES = "search_queries", "What buyers typed before they saw or bought an item."
    POSITIONS = "positions", "At which place an item stood for a query."
    ITEM_STATISTICS = "item_statistics", "Views, carts and orders of items, by day."


def named(value: str) -> Capability:
    """The capability that a row or a request calls so."""
    return Capability[value.upper()]
