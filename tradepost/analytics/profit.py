"""Profit: what is left of what was sold, line by line, and where each line was taken from."""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tradepost.analytics import costs, engine, meant, profit_schemas as shapes, tables
from tradepost.analytics.asking import Only, named
from tradepost.analytics.calling import Paged
from tradepost.analytics.engine import Asking
from tradepost.analytics.schemas import Days, Filters
from tradepost.channels.rules import code_of
from tradepost.core.db import reading
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.expenses import service as expenses
from tradepost.expenses.service import Spent
from tradepost.orders.rules import SALE

Sums = Mapping[str, int]

# Every line: its name, whether it adds (1), takes away (-1) or is a subtotal (0), and where it comes from.
LINES: tuple[tuple[str, int, str, str], ...] = (
    ("gross_sales", 1, "Order lines: quantity × price of what was sold", "Строки заказов: количество × цена"),
    ("discounts", -1, "Order lines: their discounts", "Строки заказов: их скидки"),
    ("refunds", -1, "Returns and credit notes, on their own day", "Возвраты и кредит-ноты, в свой день"),
    ("revenue", 0, "gross_sales − discounts − refunds", "gross_sales − discounts − refunds"),
    ("delivery", 1, "Orders: what buyers paid for delivery", "Заказы: сколько покупатели заплатили за доставку"),
    (
        "tax", -1,
        "Orders: the tax inside their prices; tax on top of prices is in none of these lines",
        "Заказы: налог внутри цен; налог сверх цены не входит ни в одну строку",
    ),
    (
        "cost_of_goods", -1,
        "Order lines: the variant's cost when it was sold, else its cost now",
        "Строки заказов: себестоимость варианта при продаже, а если её не было, нынешняя",
    ),
    (
        "gross_profit", 0,
        "revenue + delivery − tax − cost_of_goods", "revenue + delivery − tax − cost_of_goods",
    ),
    ("fees", -1, "Expenses: marketplaces' commissions", "Расходы: комиссии площадок"),
    ("shipping", -1, "Expenses: carriers' bills", "Расходы: счета перевозчиков"),
    (
        "advertising", -1,
        "Expenses: advertising, channels' campaigns among it",
        "Расходы: реклама, в том числе кампании площадок",
    ),
    ("payment_fees", -1, "Expenses: payment providers' fees", "Расходы: комиссии платёжных систем"),
    ("other", -1, "Expenses: everything else", "Расходы: прочее"),
    (
        "profit", 0,
        "gross_profit − fees − shipping − advertising − payment_fees − other",
        "gross_profit − fees − shipping − advertising − payment_fees − other",
    ),
)  # fmt: skip
SPENT = ("fees", "shipping", "advertising", "payment_fees", "other")
SOLD = ("gross_sales", "discounts", "refunds", "delivery", "tax", "cost_of_goods", "units", "units_without_cost")
NOTHING = dict.fromkeys((*SOLD, *SPENT), 0)


async def profit(days: Days, page: Paged, wanted: Filters) -> shapes.ProfitOut:
    """What is left, in all and by product, category and channel."""
    narrowed = await meant.only(wanted)
    async with engine.asking() as ask:
        of_product = await _categories(ask)
        spent = [one for one in await _spent(days) if _is_meant(one, dict(narrowed), of_product)]
        lines, products = await _of_products(ask, days, narrowed, spent)
        span = {"start": days.start_date, "end": days.end_date}
        channels = {row.pop("channel"): row for row in await ask.run(_sums(lines, "channel"), **span)}
        _add(channels, spent, _channel)
        categories = _together(products, of_product)
        shown, following = await asyncio.to_thread(_page, products, page)
        names = await meant.named({product_id for product_id in shown if product_id is not None})
    async with reading() as db:
        called = await named(db, "categories", {key for key in categories if key is not None})
    whole = _all(products.values())
    return shapes.ProfitOut(
        currency=settings().currency,
        start_date=days.start_date,
        end_date=days.end_date,
        lines=_lines(whole, {one.kind for one in spent}),
        products=shapes.ProductPage(
            items=[
                shapes.ProductProfit(
                    product_id=key, **names.get(key or 0, {"sku": "", "name": ""}), **_shown(products[key])
                )
                for key in shown
            ],
            total=len(products),
            next=following,
        ),
        categories=[
            shapes.CategoryProfit(category_id=key, category=called.get(key or 0), **_shown(categories[key]))
            for key in _best_first(categories)
        ],
        channels=[shapes.ChannelProfit(channel=key, **_shown(channels[key])) for key in _best_first(channels)],
        **_shown(whole),
    )


async def losses(days: Days) -> list[tuple[int, Mapping[str, str], dict[str, int]]]:
    """(id, {"sku", "name"}, what was worked out) of the products that lost money, the largest loss first."""
    async with engine.asking() as ask:
        _, products = await _of_products(ask, days, (), await _spent(days))
        rows = [(key, worked_out(row)) for key, row in products.items() if key is not None]
        rows = sorted((one for one in rows if one[1]["profit"] < 0), key=lambda one: (one[1]["profit"], one[0]))
    names = await meant.named([key for key, _ in rows])
    return [(key, names[key], row) for key, row in rows if key in names]


async def _spent(days: Days) -> list[Spent]:
    async with reading() as db:
        return list(await expenses.sums(db, days.start_date, days.end_date))


async def _of_products(
    ask: Asking, days: Days, narrowed: Only, spent: Iterable[Spent]
) -> tuple[Any, dict[int | None, dict[str, int]]]:
    """Lines with their costs, and every product's sums with what was spent for it."""
    lines = await costs.filled(ask, await meant.lines(ask, days, narrowed), days.range.start, days.range.end)
    span = {"start": days.start_date, "end": days.end_date}
    products = {row.pop("product_id"): row for row in await ask.run(_sums(lines, "product_id"), **span)}
    _add(products, spent, lambda one: one.product_id)
    return lines, products


def _sums(lines: Any, by: str) -> Any:
    """What was sold, told apart by a column; whole amounts, as they are shown."""
    sale = lines.kind == SALE

    def total(column: str, where: Any = None) -> Any:
        return lines[column].sum(where=where).fill_null(0)

    return lines.group_by(by).agg(
        gross_sales=total("gross", sale),
        discounts=total("discount", sale),
        refunds=-total("net", ~sale),
        delivery=total("shipping"),
        tax=total("included_tax"),
        cost_of_goods=total("cost"),
        units=total("units"),
        units_without_cost=total("units", sale & lines.cost.isnull()),
    )


def _add(found: dict[Any, dict[str, int]], spent: Iterable[Spent], key: Any) -> None:
    """Put expenses beside what was sold."""
    for one in spent:
        row = found.setdefault(key(one), {})
        row[one.kind] = row.get(one.kind, 0) + one.amount


def _channel(one: Spent) -> str | None:
    return code_of(one.channel) if one.channel else None


def _is_meant(one: Spent, narrowed: Mapping[str, Collection[Any]], of_product: Mapping[int, int | None]) -> bool:
    """Whether an expense was for what is meant: what was spent in general is for no part of the shop."""
    keys = {"product": one.product_id, "channel": _channel(one), "category": of_product.get(one.product_id or 0)}
    return all(keys[name] in values for name, values in narrowed.items())


async def _categories(ask: Asking) -> dict[int, int | None]:
    table = tables.table(tables.PRODUCTS)
    rows = await ask.run(table.select("product_id", "category_id"))
    return {row["product_id"]: row["category_id"] for row in rows}


def _together(products: Mapping[Any, Sums], key_of: Mapping[int, int | None]) -> dict[int | None, Counter[str]]:
    found: dict[int | None, Counter[str]] = {}
    for product_id, row in products.items():
        found.setdefault(key_of.get(product_id), Counter()).update(row)
    return found


def _all(rows: Iterable[Sums]) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in rows:
        found.update(row)
    return found


def worked_out(row: Sums) -> dict[str, int]:
    """A row with its subtotals: each is the sum of the lines above it, with their signs."""
    found, left = NOTHING | dict(row), 0
    for name, sign, _, _ in LINES:
        if sign:
            left += sign * found[name]
        else:
            found[name] = left
    return found


def _best_first(rows: Mapping[Any, Sums]) -> list[Any]:
    """Keys by profit, the largest first; None, which is no key, after its equals."""
    profits = {key: worked_out(row)["profit"] for key, row in rows.items()}
    return sorted(profits, key=lambda key: (-profits[key], key is None, str(key) if isinstance(key, str) else key or 0))


def _page(products: Mapping[int | None, Sums], page: Paged) -> tuple[list[int | None], str | None]:
    import pyarrow as pa

    order = [key or 0 for key in _best_first(products)]  # no product has the id 0
    rows, following = page.of(pa.table({"product_id": pa.array(order, pa.int64())}), "product_id", "profit")
    return [row["product_id"] or None for row in rows], following


def _shown(row: Sums) -> dict[str, Any]:
    found, currency = worked_out(row), settings().currency
    amounts = {name: to_text(found[name], currency) for name, _, _, _ in LINES}
    return {
        **amounts,
        "margin": found["profit"] / found["revenue"] if found["revenue"] else None,
        "units": found["units"],
        "units_without_cost": found["units_without_cost"],
    }


def _lines(whole: Sums, recorded: set[str]) -> list[shapes.ProfitLine]:
    found = worked_out(whole)
    return [
        shapes.ProfitLine(
            name=name,
            kind="amount" if sign else "subtotal",
            amount=to_text((sign or 1) * found[name], settings().currency),
            known=name not in SPENT or name in recorded,
            source=source,
            source_ru=source_ru,
        )
        for name, sign, source, source_ru in LINES
    ]
