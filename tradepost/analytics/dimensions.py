"""Every dimension there is: by what figures can be told apart, and which lines a question keeps to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from tradepost.analytics import tables

Grain = Literal["hour", "day", "week", "month", "quarter", "year"]
_UNITS = {"week": "W", "month": "M", "quarter": "Q", "year": "Y"}


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way of telling lines apart. `names`: the table with the names of its ids.

    `of_goods`: the lines of an order differ in it; `by_product`: it is the product's.
    """

    name: str
    sentence: str
    sentence_ru: str
    column: Callable[[Any], Any]
    kind: Literal["id", "text", "number"] = "text"
    names: str = ""
    of_goods: bool = False
    by_product: bool = False


def _column(name: str) -> Callable[[Any], Any]:
    return lambda lines: lines[name]


_ALL = (
    Dimension("channel", "The channel, however files spell it", "Канал, как бы его ни писали", _column("channel")),
    Dimension("platform", "The platform, as the order names it", "Площадка, как в заказе", _column("platform")),
    Dimension("country", "Where it goes to, ISO 3166", "Страна доставки, ISO 3166", _column("country")),
    Dimension("provider", "Who took the money", "Кто принял оплату", _column("provider")),
    Dimension("status", "How the order stands", "Статус заказа", _column("status")),
    Dimension("kind", "Sale or return", "Продажа или возврат", _column("kind")),
    Dimension("currency", "The order's currency", "Валюта заказа", _column("currency")),
    Dimension("customer", "Who bought", "Покупатель", _column("customer_id"), "id", "customers"),
    Dimension("product", "What was bought", "Товар", _column("product_id"), "id", "products", of_goods=True),
    Dimension("sku", "The variant's SKU, as it was", "Артикул варианта, каким он был", _column("sku"), of_goods=True),
    Dimension(
        "category", "The product's category as it is now", "Нынешняя категория товара", _column("category_id"),
        "id", "categories", of_goods=True, by_product=True,
    ),
    Dimension(
        "brand", "The product's brand as it is now", "Нынешний бренд товара", _column("brand_id"),
        "id", "brands", of_goods=True, by_product=True,
    ),
    Dimension(
        "seller", "The product's seller as it is now", "Нынешний продавец товара", _column("seller_id"),
        "id", "sellers", of_goods=True, by_product=True,
    ),
    Dimension(
        "weekday", "1 for Monday to 7 for Sunday", "День недели: от 1, понедельника, до 7, воскресенья",
        lambda lines: tables.weekday(lines.day), "number",
    ),
    Dimension("hour", "The hour of the day, 0 to 23", "Час дня, от 0 до 23", _column("hour"), "number"),
)  # fmt: skip

DIMENSIONS: dict[str, Dimension] = {one.name: one for one in _ALL}


def bucket(lines: Any, grain: Grain) -> Any:
    """The first day of the bucket a line falls in: weeks begin on Monday, years on the first of January."""
    return lines.day if grain == "day" else lines.day.truncate(_UNITS[grain])
