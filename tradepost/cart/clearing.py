"""Guests' carts that were left for good: deleted, since nobody who could ask for them holds their token any more."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.cart import keeping
from tradepost.cart.models import ORDERED, Cart
from tradepost.core import clock

UNTOUCHED = timedelta(days=90)
BATCH = 200


async def clear(db: AsyncSession) -> int:
    """Delete guests' carts that nobody touched for ninety days; how many. One that became an order belongs to it."""
    query = (
        select(Cart)
        .where(Cart.account_id.is_(None), Cart.status != ORDERED, Cart.updated_at < clock.now() - UNTOUCHED)
        .order_by(Cart.id)
        .limit(BATCH)
        .with_for_update()
        .options(selectinload(Cart.lines))
        .execution_options(populate_existing=True)
    )
    due = (await db.execute(query)).scalars().all()
    if not due:
        return 0
    for cart in due:
        await keeping.let_go(db, cart)
    await db.flush()
    await db.execute(delete(Cart).where(Cart.id.in_([cart.id for cart in due])))
    return len(due)
