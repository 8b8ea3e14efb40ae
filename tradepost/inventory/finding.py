"""Which variant is meant: forms and files name it by its id, its SKU, or the product when that has just one."""

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product, Variant
from tradepost.core.errors import Invalid

_WORDS = {"variant_id": "variant", "sku": "SKU", "product_id": "product"}


class Naming(Protocol):
    """Whatever names a variant."""

    @property
    def variant_id(self) -> int | None: ...
    @property
    def sku(self) -> str | None: ...
    @property
    def product_id(self) -> int | None: ...


class Found(NamedTuple):
    """A variant and what a document copies from it."""

    variant_id: int
    product_id: int
    sku: str
    name: str
    price: int
    cost: int | None


async def variants(db: AsyncSession, named: Sequence[Naming], *, field: str = "") -> list[Found]:
    """The variant that each of these means, in one statement; a product means its first variant.

    Invalid names the fields that name nothing, with `field` and the place in front: "items.0.sku".
    """
    ids = {one.variant_id for one in named if one.variant_id}
    skus = {one.sku for one in named if one.sku and not one.variant_id}
    products = {one.product_id for one in named if one.product_id and not (one.variant_id or one.sku)}
    conditions: list[ColumnElement[bool]] = []
    for column, wanted in ((Variant.id, ids), (Variant.sku, skus), (Variant.product_id, products)):
        if wanted:
            conditions.append(column.in_(wanted))
    rows = await db.execute(
        select(Variant.id, Variant.product_id, Variant.sku, Product.name, Variant.price, Variant.cost)
        .join(Product, Product.id == Variant.product_id)
        .where(or_(*conditions))
        .order_by(Variant.archived, Variant.position, Variant.id)
    )
    by: dict[tuple[str, int | str | None], Found] = {}
    for row in rows:
        found = Found(*row)
        for key in (("variant_id", found.variant_id), ("sku", found.sku), ("product_id", found.product_id)):
            by.setdefault(key, found)
    wrong: list[tuple[str, str]] = []
    answer: list[Found] = []
    for place, one in enumerate(named):
        key = next((name, getattr(one, name)) for name in _WORDS if getattr(one, name))
        hit = by.get(key)
        where = f"{field}.{place}." if field else ""
        if hit is None:
            wrong.append((f"{where}{key[0]}", f"there is no {_WORDS[key[0]]} {key[1]}"))
        elif one.product_id and hit.product_id != one.product_id:
            wrong.append((f"{where}{key[0]}", f"is not one of product {one.product_id}"))
        else:
            answer.append(hit)
    if wrong:
        raise Invalid(*wrong[0], *wrong[1:])
    return answer


async def first_variants(db: AsyncSession, product_ids: Collection[int]) -> dict[int, int]:
    """{product id: its first variant}; products that are not there are missing."""
    query = select(Variant.product_id, Variant.id).where(Variant.product_id.in_(product_ids))
    found: dict[int, int] = {}
    for product_id, variant_id in await db.execute(query.order_by(Variant.archived, Variant.position, Variant.id)):
        found.setdefault(product_id, variant_id)
    return found
