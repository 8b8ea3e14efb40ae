"""The order lines that a figure is about: revenue, of the days and sales that are meant, in one currency."""

from collections.abc import Collection
from datetime import date
from typing import Any

from tradepost.analytics import asking, currency, tables
from tradepost.analytics.dimensions import DIMENSIONS
from tradepost.analytics.engine import Asking
from tradepost.analytics.question import Range
from tradepost.analytics.schemas import Days, Filters
from tradepost.core.db import reading


async def only(filters: Filters) -> asking.Only:
    """Filters looked up: see `asking.only`."""
    async with reading() as db:
        return await asking.only(db, filters)


async def lines(ask: Asking, days: Days | Range, narrowed: asking.Only = ()) -> Any:
    """Lines that are revenue, with their amounts in the shop's currency; Conflict names what there is no rate for."""
    wanted = days.range if isinstance(days, Days) else days
    found = tables.between(tables.lines(), wanted.start, wanted.end)
    found = found.filter(found.counted)
    return await currency.of_shop(ask, keeping_to(found, narrowed), wanted.start, wanted.end)


def keeping_to(found: Any, narrowed: asking.Only) -> Any:
    """The lines of the sales that are meant."""
    if any(DIMENSIONS[name].by_product for name, _ in narrowed):
        found = tables.with_products(found)
    for name, values in narrowed:
        found = found.filter(DIMENSIONS[name].column(found).isin(values))
    return found


def goods(narrowed: asking.Only = ()) -> Any:
    """Products as the catalogue has them, of the categories that are meant."""
    found = tables.table(tables.PRODUCTS)
    for name, values in narrowed:
        if DIMENSIONS[name].by_product:
            found = found.filter(found[f"{name}_id"].isin(values))
        elif name == "product":
            found = found.filter(found.product_id.isin(values))
    return found


async def span(ask: Asking, days: Days) -> Range | None:
    """The days that are asked for; an open end is that of all revenue. None when there is none to end it."""
    if days.start_date and days.end_date:
        return days.range
    found = tables.between(tables.lines(), days.start_date, days.end_date)
    found = found.filter(found.counted)
    (row,) = await ask.run(
        found.agg(first=found.day.min(), last=found.day.max()), start=days.start_date, end=days.end_date
    )
    first: date | None = days.start_date or row["first"]
    last: date | None = days.end_date or row["last"]
    return Range(first, last) if first and last else None


async def named(product_ids: Collection[int]) -> dict[int, dict[str, str]]:
    """What products are called now: {id: {"sku", "name"}}."""
    async with reading() as db:
        skus = await asking.skus_of(db, product_ids)
        names = await asking.named(db, "products", product_ids)
    return {key: {"sku": skus.get(key, ""), "name": name} for key, name in names.items()}
