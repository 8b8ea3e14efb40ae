"""What goes over the wire about profit. Amounts are decimal strings of the shop's currency, ratios unrounded."""

from datetime import date
from typing import Literal

from tradepost.core.web import Schema


class ProfitLine(Schema):
    """A line of the sum: what is subtracted is below zero. A subtotal is what the lines above it make.

    `source` says where it was taken from; `known` is false where nothing is recorded that it could be taken from.
    """

    name: str
    kind: Literal["amount", "subtotal"]
    amount: str
    known: bool
    source: str
    source_ru: str


class Profits(Schema):
    """The same lines as fields: all but gross_sales, delivery and the subtotals are subtracted."""

    gross_sales: str
    discounts: str
    refunds: str
    revenue: str
    delivery: str
    tax: str
    cost_of_goods: str
    gross_profit: str
    fees: str
    shipping: str
    advertising: str
    payment_fees: str
    other: str
    profit: str
    margin: float | None
    units: int
    units_without_cost: int


class ProductProfit(Profits):
    """A product's; of no product: what was spent for none in particular."""

    product_id: int | None
    sku: str
    name: str


class CategoryProfit(Profits):
    """A category's; of no category: products without one, and what was spent for no product in particular."""

    category_id: int | None
    category: str | None


class ChannelProfit(Profits):
    """A channel's; of no channel: what was spent for none in particular."""

    channel: str | None


class ProductPage(Schema):
    """Products, the most profitable first."""

    items: list[ProductProfit]
    total: int
    next: str | None = None


class ProfitOut(Profits):
    """What is left, line by line; the whole, and by product, category and channel."""

    currency: str
    start_date: date | None
    end_date: date | None
    lines: list[ProfitLine]
    products: ProductPage
    categories: list[CategoryProfit]
    channels: list[ChannelProfit]
