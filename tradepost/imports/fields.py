"""What a row of each kind of file may hold: fields, the column names they are known by, and how a cell becomes a value.

A parser takes the cell as the file gave it (text, number, moment) and returns a plain JSON value, or raises ValueError
with a message for people.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache, partial
from typing import Any

from email_validator import EmailNotValidError, validate_email

from tradepost.core import clock
from tradepost.core.errors import Invalid
from tradepost.core.money import MAX_MINOR, minor_digits
from tradepost.core.settings import settings
from tradepost.core.sheets import FORMULA
from tradepost.customers.rules import known_country
from tradepost.imports.readers import MAX_CELL

Parse = Callable[[Any], Any]
LARGEST = 10**9


def undefused(text: str) -> str:
    """A cell that our own export protected from being run as a formula, without the protection."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA else text


def text(most: int) -> Parse:
    """Text of at most so many characters; a number is written as people write it (85123.0 is "85123")."""

    def parse(value: Any) -> str:
        if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
            value = int(value)
        if isinstance(value, (dict, list)):
            raise ValueError("must be text")
        found = undefused(str(value).strip())
        if "\0" in found:
            raise ValueError("holds a NUL character, which is not text")
        if len(found) > most:
            raise ValueError(f"has {len(found):,} characters; {most:,} is the most")
        return found

    return parse


_SPACES = re.compile(r"[\s\u00a0\u202f']")


def number_of(value: Any) -> Decimal:
    """A number: 1499.9, "1 499,90", "1,499.90"; ValueError for anything else, also NaN and infinity."""
    if isinstance(value, bool):
        raise ValueError("must be a number")
    if isinstance(value, (int, float, Decimal)):
        found = Decimal(str(value))
    else:
        plain = _SPACES.sub("", str(value))
        if "," in plain:
            # The last separator is the decimal one; a lone comma before exactly three digits is a thousand's.
            plain = (
                plain.replace(".", "").replace(",", ".")
                if plain.rfind(",") > plain.rfind(".") and not re.fullmatch(r"-?\d{1,3}(,\d{3})+", plain)
                else plain.replace(",", "")
            )
        try:
            found = Decimal(plain)
        except InvalidOperation:
            raise ValueError(f"{str(value)[:40]!r} is not a number") from None
    if not found.is_finite():
        raise ValueError("must be a number")
    return found


def whole(value: Any) -> int:
    """A whole number within what a shop counts."""
    found = number_of(value)
    if found != found.to_integral_value():
        raise ValueError("must be a whole number")
    if abs(found) > LARGEST:
        raise ValueError(f"must be within ±{LARGEST:,}")
    return int(found)


def not_negative(value: Any) -> int:
    """A whole number, 0 or more."""
    found = whole(value)
    if found < 0:
        raise ValueError("must be 0 or more")
    return found


def place(value: Any) -> int:
    """A place in a list of results: 1 is the first."""
    found = whole(value)
    if not 1 <= found <= 1_000_000:
        raise ValueError("must be a place, 1 or more")
    return found


def not_zero(value: Any) -> int:
    """A quantity: positive for a sale, negative for a return."""
    found = whole(value)
    if found == 0:
        raise ValueError("must not be 0")
    return found


def amount(value: Any) -> int:
    """Minor units of an amount of money, 0 or more.

    Files carry prices finer than a coin (0.001): they are rounded half up; `_rounded_off` tells what
    that costs, and a line whose total it would change is refused.
    """
    found = number_of(value)
    if found < 0:
        raise ValueError("must not be below 0")
    minor = int(found.scaleb(minor_digits(settings().currency)).to_integral_value(ROUND_HALF_UP))
    if minor > MAX_MINOR:
        raise ValueError("is too large")
    return minor


def above_zero(value: Any) -> int:
    """Minor units of an amount of money that is not nothing."""
    found = amount(value)
    if not found:
        raise ValueError("must be above 0")
    return found


_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")


def moment(value: Any) -> str:
    """A moment as ISO text in UTC: a date cell, ISO 8601, or 31.12.2026 13:45; without a zone it is the shop's own."""
    if isinstance(value, datetime):
        found = value
    elif isinstance(value, date):
        found = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - the zone comes next
    else:
        plain = str(value).strip()
        dotted = _DOTTED.fullmatch(plain)
        try:
            if dotted:
                day, month, year, hour, minute, second = (int(part or 0) for part in dotted.groups())
                found = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the zone comes next
            else:
                found = datetime.fromisoformat(plain)
        except ValueError:
            raise ValueError(f"{plain[:40]!r} is not a date such as 2026-12-31 13:45") from None
    if not 1970 <= found.year <= 2200:
        raise ValueError("is not a year of trade")
    return clock.local(found).isoformat()


def email(value: Any) -> str:
    """An e-mail address in lower case."""
    found: str = text(254)(value).lower()
    try:
        return validate_email(found, check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise ValueError(f"{found[:60]!r} is not an e-mail address") from error


def weight(value: Any) -> int:
    """Grams of a weight in kilograms."""
    found = number_of(value)
    if not 0 <= found <= 100_000:
        raise ValueError("must be between 0 and 100,000 kg")
    return int((found * 1000).to_integral_value(ROUND_HALF_UP))


def decimal(value: Any) -> str:
    """A price in a currency that another column names: exact, as text; the row is checked where that is known."""
    found = number_of(value)
    if not 0 <= found <= 10**12:
        raise ValueError("must be between 0 and 1,000,000,000,000")
    return f"{found.normalize():f}"


def currency(value: Any) -> str:
    """A currency's code."""
    code = str(text(10)(value)).upper()
    minor_digits(code)
    return code


def percent(value: Any) -> int:
    """Parts per million of a percentage, with or without its sign."""
    found = number_of(str(value).replace("%", "").strip())
    if not 0 <= found <= 1000:
        raise ValueError("must be between 0 and 1000 %")
    return int((found * 10_000).to_integral_value(ROUND_HALF_UP))


def positive(value: Any) -> int:
    """A whole number, 1 or more."""
    found = whole(value)
    if found < 1:
        raise ValueError("must be 1 or more")
    return found


def days(value: Any) -> int:
    """A number of days."""
    found = whole(value)
    if not 0 <= found <= 1000:
        raise ValueError("must be between 0 and 1000 days")
    return found


def volume(value: Any) -> int:
    """Cubic centimetres of a volume in litres."""
    found = number_of(value)
    if not 0 <= found <= 1_000_000:
        raise ValueError("must be between 0 and 1,000,000 l")
    return int((found * 1000).to_integral_value(ROUND_HALF_UP))


def hs_code(value: Any) -> str:
    """A code of the Harmonized System: 4 to 12 digits, however they are spaced."""
    found = re.sub(r"[\s.]", "", str(text(40)(value)))
    if not re.fullmatch(r"\d{4,12}", found):
        raise ValueError(f"{found[:20]!r} is not an HS code of 4 to 12 digits")
    return found


def country(value: Any) -> str:
    """A country's code by its code or name."""
    return known_country(str(text(60)(value)))


def stars(value: Any) -> int:
    """Hundredths of a rating in stars."""
    found = number_of(value)
    if not 0 <= found <= 5:
        raise ValueError("must be between 0 and 5 stars")
    return int((found * 100).to_integral_value(ROUND_HALF_UP))


def day(value: Any) -> str:
    """A day as ISO text, by the shop's clock."""
    return clock.business_day(datetime.fromisoformat(moment(value))).isoformat()


def stretch(value: Any) -> int:
    """A number of days that sales were counted over."""
    found = whole(value)
    if not 1 <= found <= 366:
        raise ValueError("must be between 1 and 366 days")
    return found


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
        "channel": Field(text(60), also=("platform", "marketplace", "площадка")),
        "sku": Field(text(100), also=("article", "stockcode", "артикул")),
        "own_position": Field(place, also=("position", "позиция", "моя позиция")),
        "competitor_position": Field(place, also=("позиция конкурента",)),
        "competitor": Field(text(255), also=("конкурент",)),
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
        "channel": Field(text(60), also=("marketplace", "platform", "площадка", "маркетплейс")),
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
