"""Every metric there is, once: what it is called, what it is counted in, how it is computed, and why one looks at it.

A metric is an aggregate over one of these tables: `lines` (order lines), `orders` (one row a counted sale: its net),
`customers` (one row a customer with counted sales: how many) or `newcomers` (the same, and whether their first sale of
all is among these, for which all of history is looked at). Whoever wants a figure asks for it by name, so that no two
pages can disagree.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from tradepost.orders.rules import CANCELLED, RETURN, SALE

HEAD = "head"  # the column of the lines that stand for their order, among those that are told apart
Unit = Literal["money", "average_money", "count", "ratio", "average"]
Of = Literal["lines", "orders", "customers", "newcomers"]


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure. `formula` and `sentence` are what people read, the sentence in English and Russian.

    `uncounted`: it is about orders that are no revenue too, cancelled ones and those that wait.
    `costed`: it needs what goods had cost, of lines that did not note it the cost as it is known now.
    """

    name: str
    unit: Unit
    formula: str
    sentence: str
    sentence_ru: str
    expression: Callable[[Any], Any]
    of: Of = "lines"
    uncounted: bool = False
    costed: bool = False


def _sum(column: str, **only: str) -> Callable[[Any], Any]:
    """The sum of a column over counted lines, of sales or returns alone when `kind` is given."""
    return lambda table: table[column].sum(where=_counted(table, **only)).fill_null(0)


def _counted(table: Any, kind: str | None = None) -> Any:
    return table.counted if kind is None else table.counted & (table.kind == kind)


def _orders(table: Any, kind: str = SALE) -> Any:
    return _different(table, _counted(table, kind))


def _placed(table: Any) -> Any:
    return _different(table, table.kind == SALE)


def _cancelled(table: Any) -> Any:
    return _different(table, (table.kind == SALE) & (table.status == CANCELLED))


def _different(table: Any, where: Any) -> Any:
    """How many orders the lines are of: by the lines that head them, where the question says which those are."""
    if HEAD in table.columns:
        return table[HEAD].sum(where=where).fill_null(0)
    return table.order_id.nunique(where=where)


def share(part: Any, whole: Any) -> Any:
    """A part of a whole, unrounded; nothing where there is no whole."""
    return part.cast("float64") / whole.nullif(0).cast("float64")


revenue, cost, units, gross, discounts = _sum("net"), _sum("cost"), _sum("units"), _sum("gross"), _sum("discount")
repeating: Callable[[Any], Any] = lambda table: (table.orders >= 2).sum().fill_null(0)  # noqa: E731 - one of a row
new: Callable[[Any], Any] = lambda table: table.new.sum().fill_null(0)  # noqa: E731 - one of a row

_ALL = (
    Metric(
        "revenue", "money", "Σ net of counted lines; returns are below zero",
        "What was sold less discounts and returns, each on its own day, before delivery.",
        "Продано за вычетом скидок и возвратов, каждое в свой день, без доставки.",
        revenue,
    ),
    Metric(
        "gross_sales", "money", "Σ quantity × unit price of counted sales",
        "What was sold at list price, before discounts and returns.",
        "Продано по цене до скидок и возвратов.",
        _sum("gross", kind=SALE),
    ),
    Metric(
        "discounts", "money", "Σ discount of counted sales",
        "What buyers were spared by discounts.",
        "Сколько покупатели сэкономили на скидках.",
        _sum("discount", kind=SALE),
    ),
    Metric(
        "refunds", "money", "− Σ net of counted returns",
        "What was given back for returned goods, on the day it was given back.",
        "Возвращено покупателям, в день возврата.",
        lambda table: -_sum("net", kind=RETURN)(table),
    ),
    Metric(
        "tax", "money", "Σ tax of counted lines",
        "The tax in, or on top of, what was sold.",
        "Налог в сумме продаж или сверх неё.",
        _sum("tax"),
    ),
    Metric(
        "delivery", "money", "Σ delivery paid by buyers, split over an order's lines",
        "What buyers paid for delivery.",
        "Сколько покупатели заплатили за доставку.",
        _sum("shipping"),
    ),
    Metric(
        "cost_of_goods", "money", "Σ quantity × unit cost of counted lines; where a line has none, its variant's now",
        "What the goods had cost that were sold, less those that came back.",
        "Себестоимость проданного за вычетом возвращённого.",
        cost,
        costed=True,
    ),
    Metric(
        "gross_profit", "money", "revenue − cost_of_goods",
        "What is left of revenue when the goods are paid for.",
        "Что остаётся от выручки после себестоимости.",
        lambda table: revenue(table) - cost(table),
        costed=True,
    ),
    Metric(
        "margin", "ratio", "gross_profit ÷ revenue",
        "The part of revenue that is left when the goods are paid for.",
        "Доля выручки, которая остаётся после себестоимости.",
        lambda table: share(revenue(table) - cost(table), revenue(table)),
        costed=True,
    ),
    Metric(
        "discount_rate", "ratio", "discounts ÷ gross_sales",
        "How much of the list price was given away.",
        "Какая часть цены отдана скидками.",
        lambda table: share(_sum("discount", kind=SALE)(table), _sum("gross", kind=SALE)(table)),
    ),
    Metric(
        "units", "count", "Σ quantity of counted lines; returns are below zero",
        "Pieces sold less pieces that came back.",
        "Продано штук за вычетом возвращённых.",
        units,
    ),
    Metric(
        "units_sold", "count", "Σ quantity of counted sales",
        "Pieces sold.",
        "Продано штук.",
        _sum("units", kind=SALE),
    ),
    Metric(
        "units_returned", "count", "− Σ quantity of counted returns",
        "Pieces that came back.",
        "Возвращено штук.",
        lambda table: -_sum("units", kind=RETURN)(table),
    ),
    Metric(
        "lines", "count", "number of counted lines of sales",
        "Lines of orders.",
        "Строк в заказах.",
        lambda table: _counted(table, SALE).sum().fill_null(0),
    ),
    Metric(
        "orders", "count", "number of counted sales",
        "Orders that are revenue: paid, processing, shipped, delivered or executed.",
        "Заказы, которые считаются выручкой: оплачены, в работе, отправлены, доставлены или исполнены.",
        _orders,
    ),
    Metric(
        "returns", "count", "number of counted returns",
        "Returns and refunds, each on its own day.",
        "Возвраты, каждый в свой день.",
        lambda table: _orders(table, RETURN),
    ),
    Metric(
        "placed_orders", "count", "number of sales of any status",
        "Orders that were placed, whatever became of them.",
        "Оформленные заказы, что бы с ними ни стало.",
        _placed,
        uncounted=True,
    ),
    Metric(
        "cancelled_orders", "count", "number of cancelled sales",
        "Orders that were placed and cancelled.",
        "Отменённые заказы.",
        _cancelled,
        uncounted=True,
    ),
    Metric(
        "products", "count", "number of products with counted sales",
        "Different products that were sold.",
        "Сколько разных товаров продано.",
        lambda table: table.product_id.nunique(where=_counted(table, SALE)),
    ),
    Metric(
        "average_order_value", "average_money", "revenue ÷ orders",
        "What an order brings on average.",
        "Сколько в среднем приносит заказ.",
        lambda table: share(revenue(table), _orders(table)),
    ),
    Metric(
        "median_order_value", "average_money", "median of net over counted sales",
        "Half of the orders are smaller than this, half are larger.",
        "Половина заказов меньше этой суммы, половина больше.",
        lambda table: table.net.median(),
        of="orders",
    ),
    Metric(
        "average_price", "average_money", "net of counted sales ÷ units_sold",
        "What a piece was sold for on average.",
        "Средняя цена проданной штуки.",
        lambda table: share(_sum("net", kind=SALE)(table), _sum("units", kind=SALE)(table)),
    ),
    Metric(
        "units_per_order", "average", "units ÷ orders",
        "How many pieces an order has on average.",
        "Сколько в среднем штук в заказе.",
        lambda table: share(units(table), _orders(table)),
    ),
    Metric(
        "lines_per_order", "average", "lines ÷ orders",
        "How many lines an order has on average.",
        "Сколько в среднем строк в заказе.",
        lambda table: share(_counted(table, SALE).sum().fill_null(0), _orders(table)),
    ),
    Metric(
        "cancellation_rate", "ratio", "cancelled_orders ÷ placed_orders",
        "Which part of what was placed was cancelled.",
        "Какая часть оформленных заказов отменена.",
        lambda table: share(_cancelled(table), _placed(table)),
        uncounted=True,
    ),
    Metric(
        "return_rate", "ratio", "returns ÷ orders",
        "How many returns there were for each order.",
        "Сколько возвратов приходится на заказ.",
        lambda table: share(_orders(table, RETURN), _orders(table)),
    ),
    Metric(
        "customers", "count", "number of customers with counted sales",
        "Known customers who bought.",
        "Известные покупатели, которые купили.",
        lambda table: table.customer_id.nunique(where=_counted(table, SALE)),
    ),
    Metric(
        "new_customers", "count", "customers whose first counted sale of all is among these",
        "Customers who bought for the first time.",
        "Покупатели, купившие впервые.",
        new,
        of="newcomers",
    ),
    Metric(
        "returning_customers", "count", "customers − new_customers",
        "Customers who had bought before.",
        "Покупатели, которые уже покупали раньше.",
        lambda table: table.count() - new(table),
        of="newcomers",
    ),
    Metric(
        "repeat_rate", "ratio", "customers with at least two counted sales ÷ customers",
        "Which part of the customers bought more than once.",
        "Какая часть покупателей купила больше одного раза.",
        lambda table: share(repeating(table), table.count()),
        of="customers",
    ),
)  # fmt: skip

METRICS: dict[str, Metric] = {one.name: one for one in _ALL}


def named(names: Iterable[str]) -> list[Metric]:
    """Metrics by their names; KeyError for one that there is not."""
    return [METRICS[name] for name in names]
