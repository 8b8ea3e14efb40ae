"""A product as a document of the index, made from its rows as they are now: whatever happened, this is what holds."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import orjson
import tantivy
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import rules
from tradepost.catalog.models import Brand, Category, Product, Variant
from tradepost.inventory import queries as inventory
from tradepost.search import words
from tradepost.search.models import SearchSettings
from tradepost.search.store import NAMES, STATE, Names, Place

BATCH = 500
# How the sorting numbers are cut: a price of 39 bits and an id of 24, stars of 9, their count of 20 and an id of 30.
_PRICE_ID, _AGE_ID = 24, 30
_MOST_PRICE, _MOST_COUNT = 2**39 - 1, 2**20 - 1
LONGEST_VALUE = 100
LONGEST_BODY = 20_000


@dataclass(frozen=True, slots=True)
class Goods:
    """What of a product goes into the index."""

    product: Any
    variants: Sequence[Any]
    available: Mapping[int, int]


async def load(db: AsyncSession, ids: Collection[int]) -> list[Goods]:
    """The products of these that are on sale, three statements however many."""
    columns = (
        Product.id, Product.name, Product.slug, Product.description, Product.category_id, Product.brand_id,
        Product.attributes,
        Product.price, Product.created_at, Product.rating_average, Product.rating_count,
    )  # fmt: skip
    query = select(*columns).where(Product.id.in_(ids), Product.status == rules.ACTIVE)
    found = {row.id: row for row in await db.execute(query)}
    if not found:
        return []
    of_variant = (Variant.id, Variant.product_id, Variant.sku, Variant.barcode, Variant.options, Variant.price)
    live = select(*of_variant).where(Variant.product_id.in_(found), Variant.archived.is_(False))
    variants = (await db.execute(live.order_by(Variant.product_id, Variant.position, Variant.id))).all()
    by_product = {key: list(rows) for key, rows in groupby(variants, key=lambda row: row.product_id)}
    available = await inventory.available(db, [row.id for row in variants])
    return [Goods(row, by_product.get(row.id, []), available) for row in found.values()]


async def load_names(db: AsyncSession, version: int) -> Names:
    """Every category and brand that is not archived."""
    categories = await db.execute(
        select(Category.id, Category.name, Category.slug, Category.path).where(Category.archived.is_(False))
    )
    brands = await db.execute(select(Brand.id, Brand.name, Brand.slug).where(Brand.archived.is_(False)))
    return Names(
        version,
        {row.id: Place(row.id, row.name, row.slug, _ids(row.path)) for row in categories},
        {row.id: Place(row.id, row.name, row.slug) for row in brands},
    )


def _ids(path: str) -> tuple[int, ...]:
    return tuple(int(part) for part in path.split("/") if part)


async def load_settings(db: AsyncSession) -> dict[str, Any]:
    """What the merchant set, for the index to carry to every process."""
    row = await db.get(SearchSettings, 1)
    return {} if row is None else {"synonyms": row.synonyms, "boosts": row.boosts, "pins": row.pins}


def key_of(product_id: int) -> str:
    """The key under which a product stands in the index."""
    return f"p{product_id}"


def product(goods: Goods, names: Names) -> tantivy.Document:
    """The document of a product."""
    row, variants = goods.product, goods.variants
    made = tantivy.Document()
    made.add_text("key", key_of(row.id))
    made.add_text("kind", "product")
    made.add_bytes("data", orjson.dumps({"id": row.id, "name": row.name, "slug": row.slug}))
    codes = [code for variant in variants for code in (variant.sku, variant.barcode) if code]
    for whole in dict.fromkeys(words.fold(text) for text in (row.name, *codes)):
        made.add_text("whole", whole)
    made.add_text("name", " ".join(words.words(row.name)))
    made.add_text("name_stem", " ".join(words.stems(row.name)))
    path = names.categories[row.category_id].path if row.category_id in names.categories else ()
    brand = names.brands.get(row.brand_id)
    attributes = attributes_of(row.attributes, [variant.options for variant in variants])
    about = words.joined(
        [
            *(names.categories[key].name for key in path if key in names.categories),
            brand.name if brand else "",
            *dict.fromkeys(value for _, value in attributes),
            *codes,
        ]
    )
    made.add_text("about", " ".join(words.words(about)))
    made.add_text("about_stem", " ".join(words.stems(about)))
    made.add_text("body_stem", " ".join(words.stems(row.description[:LONGEST_BODY])))
    _numbers(made, goods, path, brand)
    for name, value in attributes:
        if len(value) <= LONGEST_VALUE:
            made.add_text("attribute", f"{name}={value}")
            made.add_text("attribute_key", attribute_key(name, value))
    return made


def _numbers(made: tantivy.Document, goods: Goods, path: Iterable[int], brand: Place | None) -> None:
    row, variants = goods.product, goods.variants
    made.add_unsigned("id", row.id)
    for key in path:
        made.add_unsigned("category", key)
    if brand:
        made.add_unsigned("brand", brand.id)
    made.add_unsigned("price", row.price)
    stocked = [variant.price for variant in variants if goods.available.get(variant.id, 0) > 0]
    prices = {variant.price for variant in variants}
    made.add_boolean("one_price", len(prices) == 1)
    for price in prices:
        made.add_unsigned("prices", price)
    for price in set(stocked):
        made.add_unsigned("stocked", price)
    made.add_boolean("in_stock", bool(stocked))
    if row.rating_count:
        made.add_unsigned("rating", row.rating_average)
    made.add_unsigned("by_price", min(row.price, _MOST_PRICE) << _PRICE_ID | row.id % 2**_PRICE_ID)
    made.add_unsigned("by_age", int(row.created_at.timestamp()) << _AGE_ID | row.id % 2**_AGE_ID)
    stars = row.rating_average << 20 | min(row.rating_count, _MOST_COUNT)
    made.add_unsigned("by_rating", stars << _AGE_ID | row.id % 2**_AGE_ID)
    made.add_text("by_name", f"{words.fold(row.name)}\0{row.id:020d}")


def attributes_of(attributes: Mapping[str, Any], options: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """(name, value) of all that is told of a product, and of what its variants can be chosen by; each pair once."""
    found: dict[tuple[str, str], None] = {}
    for source in (attributes, *options):
        for name, value in source.items():
            for one in value if isinstance(value, list) else [value]:
                if text := plain(one):
                    found[name.replace("=", " "), text] = None
    return list(found)


def plain(value: Any) -> str:
    """An attribute's value as people write it: true, 12, 0.5, red."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def attribute_key(name: str, value: str) -> str:
    """What an attribute and its value are filtered by, whatever their case."""
    return f"{words.fold(name)}={words.fold(value)}"


def _data(key: str, data: Mapping[str, Any]) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("key", key)
    made.add_bytes("data", orjson.dumps(data))
    return made


def state(data: Mapping[str, Any]) -> tantivy.Document:
    """How far the log is in the index, and what every reader must know."""
    return _data(STATE, data)


def of_names(names: Names) -> tantivy.Document:
    """The categories and brands, for readers to call them by."""
    return _data(
        NAMES,
        {
            "categories": [[one.id, one.name, one.slug, one.path] for one in names.categories.values()],
            "brands": [[one.id, one.name, one.slug] for one in names.brands.values()],
        },
    )
