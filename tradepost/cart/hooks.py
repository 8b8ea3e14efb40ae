"""What becomes of somebody's cart when they sign in, and when their account is exported or deleted."""

from contextlib import suppress
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.accounts.hooks import carried, on_delete, on_export, on_sign_in
from tradepost.accounts.models import Account
from tradepost.cart import keeping, service
from tradepost.cart.models import Cart
from tradepost.core.errors import Conflict, NotFound


@on_sign_in
async def bring(db: AsyncSession, account: Account) -> None:
    """A guest who signs in brings the cart whose `X-Cart-Token` comes with the log-in; none is refused for a cart."""
    token = carried("x-cart-token")
    if token:
        with suppress(NotFound, Conflict):
            async with db.begin_nested():
                await service.merge(db, account.id, token)


@on_export("cart")
async def export_cart(db: AsyncSession, account: Account) -> Any:
    """What lies in their cart, and what they have entered for the order."""
    query = select(Cart).where(Cart.active_account_id == account.id).options(selectinload(Cart.lines))
    cart = (await db.execute(query)).scalar_one_or_none()
    if cart is None:
        return None
    return {
        "currency": cart.currency,
        "email": cart.email,
        "shipping_address": cart.shipping_address,
        "billing_address": cart.billing_address,
        "codes": cart.codes,
        "lines": [{"variant_id": line.variant_id, "quantity": line.quantity} for line in cart.lines],
    }


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """Carts go, with what they kept; orders made of them stay."""
    found = await db.execute(select(Cart).where(Cart.account_id == account.id).order_by(Cart.id).with_for_update())
    for cart in found.scalars().all():
        await keeping.let_go(db, cart)
    await db.flush()
    await db.execute(delete(Cart).where(Cart.account_id == account.id))
