"""The catalogue's part in rooms below: how products are shown, and what becomes of the favourites of who leaves."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.audit import viewed
from tradepost.catalog import queries
from tradepost.catalog.models import Favorite, Product
from tradepost.core.events import Event, plain


async def _shown(db: AsyncSession, ids: Collection[int]) -> Mapping[int, Any]:
    query = queries.visible(staff=False).where(Product.id.in_(ids)).options(*queries.WITH_EVERYTHING)
    products = (await db.execute(query)).scalars().all()
    return {product.id: product for product in await queries.shapes(db, products, staff=False)}


viewed.products_are_shown(_shown)


@on_export("favorites")
async def export_favorites(db: AsyncSession, account: Account) -> Any:
    """The products somebody keeps an eye on, those no longer on sale too."""
    found = await db.execute(
        select(Favorite.product_id, Product.name, Favorite.created_at)
        .join(Product, Product.id == Favorite.product_id)
        .where(Favorite.account_id == account.id)
        .order_by(Favorite.id)
    )
    return [{"product_id": row[0], "product": row[1], "created_at": plain(row[2])} for row in found]


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """Favourites go; that somebody liked a product stays in its log, without saying who."""
    await db.execute(delete(Favorite).where(Favorite.account_id == account.id))
    await db.execute(
        update(Event)
        .where(
            Event.name.in_(("favorite.added", "favorite.removed")),
            Event.actor_kind == "account",
            Event.actor_id == account.id,
        )
        .values(data={})
        .execution_options(synchronize_session=False)
    )
