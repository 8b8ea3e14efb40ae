"""Favourites: what somebody keeps an eye on. Everybody's own, and nobody else's."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import queries
from tradepost.catalog.models import Favorite, Product
from tradepost.core import clock, dialects, events
from tradepost.core.errors import NotFound


def of(account_id: int) -> Any:
    """Somebody's favourites that are still on sale, with their products."""
    query = queries.visible(staff=False).options(*queries.WITH_EVERYTHING)
    return (
        query.with_only_columns(Favorite, Product)
        .join(Favorite, Favorite.product_id == Product.id)
        .where(Favorite.account_id == account_id)
    )


async def add(db: AsyncSession, account_id: int, product_id: int) -> tuple[Favorite, Product]:
    """Note a product; noting it again changes nothing. NotFound for what is not on sale."""
    product = (await db.execute(queries.visible(staff=False).where(Product.id == product_id))).scalar_one_or_none()
    if product is None:
        raise NotFound("product", product_id)
    own = (Favorite.account_id == account_id, Favorite.product_id == product_id)
    if (await db.execute(select(Favorite.id).where(*own))).scalar() is None:
        row = {"account_id": account_id, "product_id": product_id, "created_at": clock.now()}
        await db.execute(dialects.upsert(db, Favorite.__table__, [row], key=["account_id", "product_id"]))
        await events.record(db, "favorite.added", product, subject_name=product.name, account_id=account_id)
    found = (await db.execute(of(account_id).where(Product.id == product_id))).one()
    return found[0], found[1]


async def remove(db: AsyncSession, account_id: int, product_id: int) -> None:
    """Forget a product; one that was not noted is fine. NotFound for what nobody can have noted."""
    own = delete(Favorite).where(Favorite.account_id == account_id, Favorite.product_id == product_id)
    gone: Any = await db.execute(own)
    query = select(Product) if gone.rowcount else queries.visible(staff=False)
    product = (await db.execute(query.where(Product.id == product_id))).scalar_one_or_none()
    if product is None:
        raise NotFound("product", product_id)
    if gone.rowcount:
        await events.record(db, "favorite.removed", product, subject_name=product.name, account_id=account_id)
