"""Products for pages, read as rows and not as entities: two statements for a page, and two for one product.

The first reads the products with their variants, what there is of each, and how many products the list has; the second
reads their pictures.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Select, bindparam, func, inspect, null, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import Subquery

from tradepost.catalog import queries, stock, trials
from tradepost.catalog.models import Brand, Category, Media, Product, Seller, Variant
from tradepost.catalog.queries import Wanted
from tradepost.catalog.schemas import ProductOut
from tradepost.core import trials as marks
from tradepost.core.paging import Page, Paging, following, window
from tradepost.core.slugs import by_id_or_slug


def _table(model: Any) -> Any:
    return inspect(model).local_table


_PRODUCT = (
    "id", "name", "slug", "description", "status", "category_id", "brand_id", "seller_id", "attributes", "seo_title",
    "seo_description", "seo_keywords", "price", "published_at", "rating_average", "rating_count", "version",
    "created_at", "updated_at",
)  # fmt: skip
_VARIANT = (
    "id", "product_id", "sku", "barcode", "options", "price", "cost", "weight_g", "length_mm", "width_mm", "height_mm",
    "position", "archived", "created_at", "updated_at",
)  # fmt: skip
_MEDIA = (
    "id", "product_id", "variant_id", "key", "thumbnails", "content_type", "alt", "width", "height", "size", "position",
)  # fmt: skip
_PLACE, _NAMED = ("id", "name", "slug"), ("id", "name")
# The parts of a row, one behind the other: whose columns they are, and under which names the product has them.
_PARTS = (
    (Product, _PRODUCT, ""), (Category, _PLACE, "category"), (Brand, _PLACE, "brand"), (Seller, _NAMED, "seller"),
    (Variant, _VARIANT, "variant"),
)  # fmt: skip
# The tables' own columns: what is no entity costs the toolkit a third of the time.
_TABLES = [_table(model) for model, _, _ in _PARTS]
_PRODUCTS, _CATEGORIES, _BRANDS, _SELLERS, _VARIANTS = _TABLES
_COLUMNS = [
    table.c[name].label(f"{label}_{name}")
    for table, (_, names, label) in zip(_TABLES, _PARTS, strict=True)
    for name in names
]
_IN_ORDER = (_VARIANTS.c.position, _VARIANTS.c.id)
_MEDIA_ROWS = _table(Media)
_OF = _MEDIA.index("product_id")
_PICTURES = (
    select(*[_MEDIA_ROWS.c[name] for name in _MEDIA])
    .where(_MEDIA_ROWS.c.product_id.in_(bindparam("ids", expanding=True)))
    .order_by(_MEDIA_ROWS.c.position, _MEDIA_ROWS.c.id)
)
_UNITS = len(_COLUMNS)  # the place in a row of how many there are, and of what is on trial
_TRIAL = _UNITS + 1  # behind it a page has its own columns
_FIRST = _UNITS - len(_VARIANT)


async def page(db: AsyncSession, wanted: Wanted, paging: Paging, *, staff: bool) -> Page[ProductOut]:
    """A page of the products that are wanted."""
    chosen = queries.chosen(select(Product.id), wanted, staff=staff)
    counting = select(func.count()).select_from(chosen.subquery())
    shown = window(chosen, paging).subquery("shown")
    order = [column.desc() if paging.descending else column.asc() for column in list(shown.c)[1:]]
    query = _with_all(shown).add_columns(*list(shown.c)[1:]).order_by(*order, *_IN_ORDER)
    rows = (await db.execute(query.add_columns(counting.scalar_subquery().label("total")))).all()
    total = rows[0][-1] if rows else (await db.execute(counting)).scalar_one()
    found = [list(some) for _, some in groupby(rows, key=lambda row: row[0])]
    ends = [some[0][_TRIAL + 1 : -1] for some in found]
    items = await _shaped(db, found[: paging.limit], "list", staff=staff)
    return Page[ProductOut].model_construct(items=items, total=total, next=following(ends, paging))


async def one(db: AsyncSession, key: str, *, staff: bool) -> tuple[ProductOut, int] | None:
    """A product by its id or slug, and its version; None when there is none for who asks."""
    chosen = queries.visible(staff=staff).with_only_columns(Product.id).where(by_id_or_slug(Product, key))
    rows = (await db.execute(_with_all(chosen.subquery("shown")).order_by(*_IN_ORDER))).all()
    if not rows:
        return None
    (shape,) = await _shaped(db, [rows], "page", staff=staff)
    return shape, rows[0][_PRODUCT.index("version")]


def _with_all(shown: Subquery) -> Select[Any]:
    """A row for each variant of the products in `shown`, which has their ids: the columns, and how many there are."""
    units = stock.units()
    return (
        select(*_COLUMNS, (null() if units is None else units).label("units"), marks.mark().label("trial"))
        .select_from(shown)
        .join(_PRODUCTS, _PRODUCTS.c.id == shown.c[0])
        .outerjoin(_CATEGORIES, _CATEGORIES.c.id == _PRODUCTS.c.category_id)
        .outerjoin(_BRANDS, _BRANDS.c.id == _PRODUCTS.c.brand_id)
        .outerjoin(_SELLERS, _SELLERS.c.id == _PRODUCTS.c.seller_id)
        .outerjoin(_VARIANTS, _VARIANTS.c.product_id == _PRODUCTS.c.id)
    )


async def _shaped(
    db: AsyncSession, found: Sequence[Sequence[Any]], place: marks.Place, *, staff: bool
) -> list[ProductOut]:
    """Products for the wire, of the rows of each."""
    if not found:
        return []
    pictures = await _pictures(db, [rows[0][0] for rows in found])
    counted = stock.units() is not None
    shapes = []
    for rows in found:
        product, product.category, product.brand, product.seller, _ = _parts(rows[0])
        product.variants = [_variant(row) for row in rows]
        product.media = pictures.get(product.id, [])
        available = {row[_FIRST]: int(row[_UNITS] or 0) for row in rows} if counted else None
        shapes.append(queries.shape_whole(product, available, staff=staff))
    if not staff:
        await trials.show(db, shapes, found[0][0][_TRIAL], place)
    return shapes


def _variant(row: Any) -> Any:
    return SimpleNamespace(**dict(zip(_VARIANT, row[_FIRST:_UNITS], strict=True)))


def _parts(row: Any) -> Iterator[Any]:
    """What a row is made of; None for what the product does not have."""
    start = 0
    for _, names, _ in _PARTS:
        part = row[start : start + len(names)]
        start += len(names)
        yield None if part[0] is None else SimpleNamespace(**dict(zip(names, part, strict=True)))


async def _pictures(db: AsyncSession, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in await db.execute(_PICTURES, {"ids": ids}):
        found.setdefault(row[_OF], []).append(SimpleNamespace(**dict(zip(_MEDIA, row, strict=True))))
    return found
