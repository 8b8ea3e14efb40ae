"""Products as a page of results shows them: always as the database has them now, never as the index remembers.

One statement reads, for every product of a page, the versions, prices and stock of all that its card shows. A card that
was made for the very same is used again as it stands; only the others are read whole.
"""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import queries, rules, trials
from tradepost.catalog.models import Brand, Category, Product, Seller, Variant
from tradepost.catalog.schemas import ProductOut
from tradepost.core import db as database, trials as marks
from tradepost.core.settings import settings
from tradepost.inventory.queries import units

MOST = 4_000
Mark = tuple[Any, ...]

_MARKS = (
    select(
        Product.id, Product.version, Product.updated_at, Product.price, Product.rating_average, Product.rating_count,
        Category.version, Brand.version, Seller.version,
        Variant.id, Variant.version, Variant.price, units(Variant), marks.mark(),
    )
    .join(Variant, (Variant.product_id == Product.id) & Variant.archived.is_(False))
    .outerjoin(Category, Category.id == Product.category_id)
    .outerjoin(Brand, Brand.id == Product.brand_id)
    .outerjoin(Seller, Seller.id == Product.seller_id)
    .where(Product.status == rules.ACTIVE, Product.id.in_(bindparam("ids", expanding=True)))
    .order_by(Product.id, Variant.position, Variant.id)
)  # fmt: skip

_kept: OrderedDict[int, tuple[object, Mark, orjson.Fragment]] = OrderedDict()


async def cards(db: AsyncSession, ids: Sequence[int], *, staff: bool) -> list[Any]:
    """These products, in this order, as `/products` lists them, for orjson; one no longer on sale is left out."""
    if not ids:
        return []
    if staff:  # who sees costs and archived variants reads them all
        whole = await _read(db, ids, staff=True)
        return [orjson.Fragment(shape.model_dump_json()) for _, shape in whole.values()]
    source = (database.engine(), settings().currency)
    found = (await database.send(db, _MARKS, {"ids": list(ids)})).all()
    now = {key: _mark(list(rows)) for key, rows in groupby(found, _id)}
    changed = await marks.changes(db, trials.PRODUCTS, set(now), found[0][-1], "list") if found else {}
    old = [key for key in ids if key in now and key not in changed and not _is_kept(key, source, now[key])]
    fresh: Mapping[int, tuple[Product, ProductOut]] = await _read(db, old, staff=False) if old else {}
    made = {key: orjson.Fragment(shape.model_dump_json()) for key, (_, shape) in fresh.items()}
    if own := [key for key in ids if key in changed]:  # what is this visitor's alone is kept for nobody
        theirs = await _read(db, own, staff=False)
        made |= {key: orjson.Fragment(shape.model_dump_json()) for key, (_, shape) in theirs.items()}
    shown = [made.get(key) or _kept[key][2] for key in ids if key in made or (key in now and key not in old)]
    for key, (product, shape) in fresh.items():
        if product.trial == found[0][-1]:  # or an experiment began between the two: this may be this visitor's alone
            _keep(key, (source, _mark_of(product, shape), made[key]))
    return shown


def _id(row: Any) -> int:
    return int(row[0])


def _mark(rows: Sequence[Any]) -> Mark:
    """What a card shows, as the statement tells it: the product's own, then each variant's."""
    return (*rows[0][1:9], *[(row[9], row[10], row[11], int(row[12] or 0)) for row in rows])


def _mark_of(product: Product, shape: ProductOut) -> Mark:
    """The same of what was read whole, so that a card is never taken for one of another moment."""
    versions = [row.version if row else None for row in (product.category, product.brand, product.seller)]
    own = (product.version, product.updated_at, product.price, product.rating_average, product.rating_count)
    available = {variant.id: variant.available or 0 for variant in shape.variants}
    live = [variant for variant in product.variants if not variant.archived]
    return (*own, *versions, *[(one.id, one.version, one.price, available[one.id]) for one in live])


def _is_kept(key: int, source: object, mark: Mark) -> bool:
    known = _kept.get(key)
    if known is None or known[0] != source or known[1] != mark:
        return False
    _kept.move_to_end(key)
    return True


def _keep(key: int, card: tuple[object, Mark, orjson.Fragment]) -> None:
    _kept[key] = card
    _kept.move_to_end(key)
    while len(_kept) > MOST:
        _kept.popitem(last=False)


async def _read(db: AsyncSession, ids: Collection[int], *, staff: bool) -> dict[int, tuple[Product, ProductOut]]:
    """These products in their order, read whole."""
    query = queries.visible(staff=False).options(*queries.WITH_EVERYTHING).where(Product.id.in_(ids))
    place = {key: n for n, key in enumerate(ids)}
    found = sorted((await db.execute(query)).scalars(), key=lambda product: place[product.id])
    shapes = await queries.shapes(db, found, staff=staff)
    return {product.id: (product, shape) for product, shape in zip(found, shapes, strict=True)}
