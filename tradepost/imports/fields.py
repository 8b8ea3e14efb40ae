"""What a row of each kind of file may hold: fields, and the column names they are known by."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from tradepost.core.errors import Invalid
from tradepost.core.money import MAX_MINOR, minor_digits
from tradepost.core.settings import settings
from tradepost.imports.cells import (
    Parse,
    above_zero,
    amount,
    channel,
    country,
    currency,
    day,
    days,
    decimal,
    email,
    hs_code,
    link,
    moment,
    not_negative,
    not_zero,
    number_of,
    percent,
    place,
    positive,
    stars,
    stretch,
    text,
    volume,
    weight,
)
from tradepost.imports.readers import MAX_CELL


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its parser, whether a row needs it, and other names its column goes by."""

    parse: Parse
    required: bool = False
    also: tuple[str, ...] = ()


KINDS: dict[str, dict[str, Field]] = {
    "products": {
        "sku": Field(text(100), required=True, also=("article", "stockcode", "артикул", "код товара")),
        "name": Field(text(255), also=("title", "product name", "product", "название", "наименование")),
        "description": Field(text(MAX_CELL), also=("описание",)),
        "price": Field(amount, also=("unit price", "цена")),
        "quantity": Field(not_negative, also=("stock", "qty", "количество", "остаток")),
        "category": Field(text(255), also=("категория",)),
        "brand": Field(text(255), also=("бренд",)),
        "cost": Field(amount, also=("unit cost", "себестоимость")),
        "barcode": Field(text(50), also=("ean", "gtin", "штрихкод")),
        "weight": Field(weight, also=("weight kg", "вес")),
        "status": Field(text(10), also=("статус",)),
    },
    "orders": {
        "order_number": Field(text(60), required=True, also=("invoice", "order", "order id", "номер заказа")),
        "order_date": Field(moment, required=True, also=("invoicedate", "date", "дата", "дата заказа")),
        "customer": Field(text(100), also=("customer id", "customer name", "покупатель", "клиент")),
        "customer_email": Field(email, also=("email", "e-mail")),
        "sku": Field(text(100), required=True, also=("stockcode", "article", "артикул")),
        "product_name": Field(text(255), also=("description", "product", "name", "название", "товар")),
        "category": Field(text(255), also=("категория",)),
        "quantity": Field(not_zero, required=True, also=("qty", "количество")),
        "unit_price": Field(amount, required=True, also=("price", "цена")),
        "discount": Field(amount, also=("скидка",)),
        "unit_cost": Field(amount, also=("cost", "себестоимость")),
        "country": Field(text(60), also=("страна",)),
        "platform": Field(text(60), also=("channel", "marketplace", "площадка")),
        "status": Field(text(40), also=("статус",)),
    },
    "customers": {
        "name": Field(text(255), also=("customer", "customer name", "имя", "покупатель")),
        "email": Field(email, also=("e-mail", "customer email")),
        "phone": Field(text(50), also=("телефон",)),
        "address": Field(text(2000), also=("адрес",)),
        "country": Field(text(60), also=("страна",)),
        "external_id": Field(text(100), also=("customer id", "id", "код")),
        "notes": Field(text(MAX_CELL), also=("заметки",)),
    },
    "inventory": {
        "sku": Field(text(100), required=True, also=("article", "stockcode", "артикул")),
        "quantity": Field(not_negative, required=True, also=("stock", "qty", "on hand", "остаток", "количество")),
        "location": Field(text(255), also=("warehouse", "склад")),
        "low_stock_threshold": Field(not_negative, also=("threshold", "порог")),
        "reason": Field(text(255), also=("change reason", "причина")),
    },
    "supplier_catalog": {
        "supplier": Field(text(255), required=True, also=("vendor", "factory", "поставщик", "фабрика")),
        "sku": Field(text(100), required=True, also=("supplier sku", "item no", "article", "артикул поставщика")),
        "name": Field(text(255), also=("product", "product name", "description", "название", "наименование", "товар")),
        "price": Field(decimal, required=True, also=("unit price", "цена", "цена за единицу")),
        "currency": Field(currency, also=("валюта",)),
        "min_order_quantity": Field(positive, also=("moq", "minimum order", "минимальный заказ", "мин. заказ")),
        "pack_size": Field(positive, also=("pack", "pcs per carton", "упаковка", "в упаковке")),
        "lead_time_days": Field(days, also=("lead time", "production time", "срок поставки", "срок, дней")),
        "hs_code": Field(hs_code, also=("hs", "тн вэд", "код тн вэд")),
        "duty_rate": Field(percent, also=("duty", "пошлина", "пошлина, %")),
        "weight": Field(weight, also=("weight kg", "вес", "вес, кг")),
        "volume": Field(volume, also=("volume l", "объём", "объем", "объём, л")),
        "country": Field(country, also=("страна",)),
        "own_sku": Field(text(100), also=("our sku", "my sku", "наш артикул", "артикул")),
    },
    "keywords": {
        "word": Field(
            text(150), required=True, also=("keyword", "query", "phrase", "запрос", "ключевое слово", "фраза")
        ),
        "frequency": Field(not_negative, also=("searches", "volume", "частота", "частотность")),
        "channel": Field(channel, also=("platform", "marketplace", "площадка")),
        "sku": Field(text(100), also=("article", "stockcode", "артикул")),
        "own_position": Field(place, also=("position", "позиция", "моя позиция")),
        "competitor_position": Field(place, also=("позиция конкурента",)),
        "competitor": Field(text(255), also=("конкурент",)),
    },
    "competitor_prices": {
        "sku": Field(text(100), required=True, also=("article", "stockcode", "our sku", "артикул", "наш артикул")),
        "competitor": Field(text(120), required=True, also=("seller", "shop", "конкурент", "продавец", "магазин")),
        "price": Field(above_zero, required=True, also=("competitor price", "цена", "цена конкурента")),
        "observed_at": Field(moment, also=("seen at", "date", "дата", "замечена")),
        "url": Field(link, also=("link", "ссылка")),
    },
    "market": {
        "external_id": Field(text(100), required=True, also=("article", "sku", "id", "item id", "артикул")),
        "name": Field(text(255), required=True, also=("title", "product", "название", "наименование", "товар")),
        "price": Field(amount, required=True, also=("average price", "цена", "средняя цена")),
        "units": Field(
            not_negative, required=True, also=("sales", "sold", "orders", "продажи", "продажи, шт", "заказы")
        ),
        "revenue": Field(amount, also=("turnover", "выручка", "оборот")),
        "category": Field(text(255), also=("subject", "категория", "предмет")),
        "brand": Field(text(255), also=("бренд",)),
        "seller": Field(text(255), also=("supplier", "shop", "продавец", "поставщик", "магазин")),
        "rating": Field(stars, also=("рейтинг",)),
        "reviews": Field(not_negative, also=("feedbacks", "отзывы", "кол-во отзывов")),
        "stock_days": Field(not_negative, also=("days in stock", "дней в наличии")),
        "first_seen": Field(day, also=("first date", "дата появления", "на рынке с")),
        "taken_on": Field(day, also=("date", "period end", "дата", "конец периода")),
        "days": Field(stretch, also=("period", "period days", "дней", "период, дней")),
        "channel": Field(channel, also=("marketplace", "platform", "площадка", "маркетплейс")),
    },
}

# Products that go by their names, as one of the documented systems has them: see whole.py.
GOODS: dict[str, Field] = {
    "name": Field(text(255), required=True, also=("title", "product name", "product", "название", "наименование")),
    "quantity": Field(not_negative, required=True, also=("stock", "qty", "количество", "остаток")),
    "price": Field(above_zero, required=True, also=("unit price", "цена")),
    "category": Field(text(255), required=True, also=("category name", "категория")),
    "description": Field(text(MAX_CELL), also=("описание",)),
}
_FIELDS = {**KINDS, "goods": GOODS}


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-]+", " ", name).strip().casefold()


def match(kind: str, columns: Sequence[str], mapping: Mapping[str, str] | None = None) -> dict[str, str]:
    """{our field: the file's column}: as the mapping says, else by name or a name it is also known by.

    Raises Invalid for a mapping that names an unknown field or column, or when a required field has no column.
    """
    fields, chosen = _FIELDS[kind], dict(mapping or {})
    for name, column in chosen.items():
        if name not in fields:
            raise Invalid("mapping", f"{name!r} is no field of {kind}; those are {', '.join(fields)}")
        if column not in columns:
            raise Invalid(
                "mapping", f"the file has no column {column!r}; its columns are {', '.join(c for c in columns if c)}"
            )
    taken = set(chosen.values())
    known = {_plain(column): column for column in reversed(columns) if column and column not in taken}
    # A column called exactly like a field is that field, whatever else it could be; only then other names count.
    for names in ({name: (name,) for name in fields}, {name: field.also for name, field in fields.items()}):
        for name, aliases in names.items():
            alias = next((_plain(alias) for alias in aliases if _plain(alias) in known), None)
            if alias is not None and name not in chosen:
                chosen[name] = known.pop(alias)
    missing = [name for name, field in fields.items() if field.required and name not in chosen]
    if missing:
        raise Invalid(
            "file",
            f"has no column for {', '.join(missing)}; its columns are {', '.join(c for c in columns if c)}. "
            "A mapping can say which column is which",
        )
    if kind == "customers" and not {"name", "email", "external_id"} & set(chosen):
        raise Invalid("file", "has no column for name, email or external_id")
    return chosen


class Parser:
    """Parses the rows of one file. Cells are remembered: files say the same things over and over."""

    def __init__(self, kind: str, chosen: Mapping[str, str]) -> None:
        self.kind, self.price_column = kind, chosen.get("unit_price", "")
        fields = _FIELDS[kind]
        self.cells = [
            (name, column, lru_cache(maxsize=5_000, typed=True)(partial(_cell, fields[name])))
            for name, column in chosen.items()
        ]
        self.fields = fields

    def row(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
        """A row's values by our fields, and what is wrong with it as (field, message). Empty cells are left out."""
        found: dict[str, Any] = {}
        wrong: list[tuple[str, str]] = []
        for name, column, parse in self.cells:
            value = values.get(column)
            if isinstance(value, (dict, list)):
                wrong.append((name, "must be one value, not a list or an object"))
                continue
            parsed, message = parse(value)
            if message:
                wrong.append((name, message))
            elif parsed is not None:
                found[name] = parsed
        if self.kind == "orders" and not wrong:
            wrong.extend(_order_line(found, values[self.price_column]))
        return found, wrong


def _cell(field: Field, value: Any) -> tuple[Any, str]:
    """(value, what is wrong with it) of a cell; (None, "") for an empty one that may be empty."""
    if isinstance(value, str):
        value = value.strip()
        if len(value) > MAX_CELL:
            return None, f"has {len(value):,} characters; {MAX_CELL:,} is the most"
    if value is None or value == "" or value != value:  # noqa: PLR0124 - NaN, as Parquet writes an empty number
        return None, "is missing" if field.required else ""
    try:
        parsed = field.parse(value)
    except ValueError as error:
        return None, str(error)
    if parsed == "":
        return None, "is missing" if field.required else ""
    return parsed, ""


@lru_cache(maxsize=10_000, typed=True)
def _rounded_off(price: Any) -> Decimal:
    """What rounding a price to the smallest coin takes off or adds, in coins: 0 for nearly every price there is."""
    exact = number_of(price).scaleb(minor_digits(settings().currency))
    return exact - amount(price)


def _order_line(found: Mapping[str, Any], price: Any) -> list[tuple[str, str]]:
    """What only shows when the fields of an order's line are looked at together."""
    gross, lost = abs(found["quantity"]) * found["unit_price"], _rounded_off(price)
    if lost and abs(lost * found["quantity"]) >= Decimal("0.5"):
        return [
            ("unit_price", f"{price} is finer than the smallest coin, and rounding it would change the line's total")
        ]
    if gross > MAX_MINOR:
        return [("quantity", "makes the line's total too large")]
    if found.get("discount", 0) > gross:
        return [("discount", "is more than the line's price")]
    return []


def mapping_of(given: str | None) -> dict[str, str]:
    """The `mapping` of a form: a JSON object of our field -> the file's column."""
    if not given:
        return {}
    try:
        found = json.loads(given)
    except ValueError as error:
        raise Invalid("mapping", "is not valid JSON") from error
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise Invalid("mapping", 'must be an object such as {"sku": "StockCode"}')
    return found
