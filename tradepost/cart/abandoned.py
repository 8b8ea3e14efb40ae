"""Carts that somebody filled and left: reported to the merchant, once each."""

from datetime import timedelta
from typing import Any

from sqlalchemy import exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.cart.models import ABANDONED, ACTIVE, Cart, CartLine
from tradepost.core import clock, events
from tradepost.core.settings import settings

BATCH = 200


def carts(hours: int) -> Any:
    """(Cart, account's name, account's e-mail, lines, units, value) of carts that nobody touched for so many hours."""
    sums = (
        select(
            CartLine.cart_id,
            func.count().label("lines"),
            func.sum(CartLine.quantity).label("units"),
            func.sum(CartLine.quantity * CartLine.price_seen).label("value"),
        )
        .group_by(CartLine.cart_id)
        .subquery()
    )
    return (
        select(Cart, Account.name, Account.email, sums.c.lines, sums.c.units, sums.c.value)
        .join(sums, sums.c.cart_id == Cart.id)
        .outerjoin(Account, Account.id == Cart.account_id)
        .where(Cart.status.in_((ACTIVE, ABANDONED)), Cart.updated_at < clock.now() - timedelta(hours=hours))
    )


async def report(db: AsyncSession) -> int:
    """Mark what was left for too long, each with its event; how many. Done twice, each is marked once."""
    before = clock.now() - timedelta(hours=settings().abandoned_hours)
    query = (
        select(Cart)
        .where(Cart.status == ACTIVE, Cart.updated_at < before, exists().where(CartLine.cart_id == Cart.id))
        .order_by(Cart.id)
        .limit(BATCH)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    due = (await db.execute(query)).scalars().all()
    if not due:
        return 0
    sums = await db.execute(
        select(CartLine.cart_id, func.count(), func.sum(CartLine.quantity * CartLine.price_seen))
        .where(CartLine.cart_id.in_([cart.id for cart in due]))
        .group_by(CartLine.cart_id)
    )
    known = {row[0]: (row[1], int(row[2])) for row in sums}
    for cart in due:
        lines, value = known.get(cart.id, (0, 0))
        await events.record(
            db,
            "cart.abandoned",
            cart,
            changes={"status": [ACTIVE, ABANDONED]},
            account_id=cart.account_id,
            lines=lines,
            value=value,
            currency=cart.currency,
        )
    # Nobody touched them: since when they were left stays as it is.
    await db.execute(
        update(Cart)
        .where(Cart.id.in_([cart.id for cart in due]))
        .values(status=ABANDONED, abandoned_at=clock.now(), updated_at=Cart.updated_at, version=Cart.version + 1)
        .execution_options(synchronize_session=False)
    )
    return len(due)
