"""What becomes of somebody's favourites when their account is exported or deleted."""

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.catalog.models import Favorite, Product
from tradepost.core.events import Event, plain


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
