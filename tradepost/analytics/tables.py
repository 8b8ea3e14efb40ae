"""The tables that questions are written over, as Ibis knows them: names and types, no rows.

Amounts are whole minor units of the line's currency. `placed` is a moment in seconds since 1970 (UTC), `day` the
merchant's own day that was written when the order was placed.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

Span = tuple[date, date]  # the first and the last day that a question may touch
DAY = 86_400
LINES, PRODUCTS, CATEGORIES, BRANDS, SELLERS = "lines", "products", "categories", "brands", "sellers"
COSTS = "costs"

# What the Parquet files hold, in this order. A return's lines are below zero.
COLUMNS: dict[str, dict[str, str]] = {
    LINES: {
        "order_id": "!int64",
        "line_id": "!int64",
        "number": "!string",
        "kind": "!string",  # sale | return
        "status": "!string",
        "counted": "!boolean",  # whether it is revenue: orders.queries.COUNTED
        "day": "!date",
        "placed": "!int64",
        "channel": "!string",
        "platform": "!string",
        "country": "!string",
        "provider": "!string",  # who took the money
        "customer_id": "int64",
        "product_id": "!int64",
        "variant_id": "!int64",
        "sku": "!string",
        "name": "!string",
        "currency": "!string",
        "units": "!int64",
        "gross": "!int64",
        "discount": "!int64",
        "net": "!int64",
        "tax": "!int64",
        "cost": "int64",
        "shipping": "!int64",  # the line's part of what the buyer paid for delivery
        "included_tax": "!int64",  # of net and shipping, what is tax: none where it comes on top of prices
        "heads_order": "!boolean",  # the first line of its order: orders are counted by it, quicker than distinctly
        "heads_product": "!boolean",  # the first line of its order that has this product
    },
    PRODUCTS: {
        "product_id": "!int64",
        "name": "!string",
        "sku": "!string",  # of its first variant
        "status": "!string",
        "category_id": "int64",
        "brand_id": "int64",
        "seller_id": "int64",
    },
    CATEGORIES: {"category_id": "!int64", "name": "!string", "path": "!string", "parent_id": "int64"},
    BRANDS: {"brand_id": "!int64", "name": "!string"},
    SELLERS: {"seller_id": "!int64", "name": "!string"},
    COSTS: {"variant_id": "!int64", "unit_cost": "!int64"},  # laid beside a question that needs them: see costs.py
}
HEADS = ("heads_order", "heads_product")
AMOUNTS = ("gross", "discount", "net", "tax", "cost", "shipping", "included_tax")


@lru_cache
def table(name: str) -> Any:
    """One of them, to write expressions over."""
    import ibis

    return ibis.table(COLUMNS[name], name=name)


def lines() -> Any:
    """Every order line there is, those of orders that are no revenue too: most figures want `counted` ones."""
    return table(LINES)


def with_products(found: Any) -> Any:
    """Lines with what their product is now beside them: category_id, brand_id, seller_id."""
    products = table(PRODUCTS).select("product_id", "category_id", "brand_id", "seller_id")
    return found.left_join(products, "product_id").drop("product_id_right")


def between(found: Any, start: date | None, end: date | None) -> Any:
    """Lines of a range of days, both included."""
    import ibis

    if start is not None:
        found = found.filter(found.day >= ibis.literal(start))
    if end is not None:
        found = found.filter(found.day <= ibis.literal(end))
    return found


def in_zone(found: Any, zone: ZoneInfo, span: Span) -> Any:
    """Lines whose `day` is that of another place than the merchant's, by the clock there on that day."""
    import ibis

    days = ((found.placed + _ahead(found.placed, zone, span)) / DAY).floor().cast("int64")
    return found.mutate(day=(ibis.literal(date(1970, 1, 1)) + days.as_interval("D")).cast("date"))


def hour(found: Any, zone: ZoneInfo, span: Span) -> Any:
    """The hour of the day, 0 to 23, by the clock of that place."""
    seconds = found.placed + _ahead(found.placed, zone, span)
    return ((seconds % DAY + DAY) % DAY / 3600).floor().cast("int64")


def hours(found: Any, zone: ZoneInfo, span: Span) -> Any:
    """Hours since 1970 by the clock of that place: an hour that comes twice is one."""
    return ((found.placed + _ahead(found.placed, zone, span)) / 3600).floor().cast("int64")


def weekday(day: Any) -> Any:
    """1 for Monday to 7 for Sunday."""
    return (day.day_of_week.index() + 1).cast("int64")


@lru_cache
def changes(zone: ZoneInfo, first_year: int, last_year: int) -> tuple[tuple[int, int], ...]:
    """When a place's clock is changed: (moment in seconds, seconds ahead of UTC from then on), oldest first.

    The clock's rules are data here rather than each engine's own, so that all of them cut the same days.
    """
    epoch = datetime(1970, 1, 1, tzinfo=UTC)

    def ahead(moment: int) -> int:
        offset = (epoch + timedelta(seconds=moment)).astimezone(zone).utcoffset()
        return int(offset.total_seconds()) if offset else 0

    first, last = (int((datetime(year, 1, 1, tzinfo=UTC) - epoch).total_seconds()) for year in (first_year, last_year))
    found = [(first, ahead(first))]
    for start in range(first, last, 7 * DAY):
        low, high = start, start + 7 * DAY
        if ahead(high) == found[-1][1]:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if ahead(middle) != found[-1][1] else (middle, high)
        found.append((high, ahead(high)))
    return tuple(found)


def _ahead(placed: Any, zone: ZoneInfo, span: Span) -> Any:
    """How many seconds a place's clock was ahead of UTC at a moment of the span."""
    import ibis

    known = changes(zone, max(2, span[0].year - 1), min(9997, span[1].year) + 2)
    if len(known) == 1:
        return ibis.literal(known[0][1], type="int64")
    return ibis.cases(*[(placed >= moment, ahead) for moment, ahead in reversed(known[1:])], else_=known[0][1]).cast(
        "int64"
    )
