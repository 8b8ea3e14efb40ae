"""What goes over the wire about products that are bought together. All ratios are unrounded."""

from datetime import date

from tradepost.core.web import Schema


class Good(Schema):
    """A product, and in how many orders it is."""

    product_id: int
    sku: str
    name: str
    orders: int


class Pair(Schema):
    """Two products: in how many orders both are, and what the one says of the other.

    `support` = orders with both ÷ all orders; `confidence` = orders with both ÷ orders with the first, the share of the
    first one's buyers who took the second; `confidence_back` the other way round; `lift` = confidence ÷ the share of
    all orders that have the second: above 1, they are bought together more often than by chance.
    """

    first: Good
    second: Good
    orders: int
    support: float
    confidence: float
    confidence_back: float
    lift: float


class BasketsOut(Schema):
    """Pairs of products; the one that is asked for is always the first. `orders`: all orders there were."""

    start_date: date | None
    end_date: date | None
    product_id: int | None
    orders: int
    min_support: float
    min_orders: int
    items: list[Pair]
    total: int
    next: str | None = None
