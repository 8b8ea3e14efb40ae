"""Goods kept for whoever has them in a cart, where the installation wants that (TRADEPOST_HOLD_CARTS)."""

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.cart.models import Cart
from tradepost.core import clock
from tradepost.core.settings import settings
from tradepost.inventory import holding, ledger, queries
from tradepost.inventory.models import Hold
from tradepost.inventory.rules import Line


async def keep(db: AsyncSession, cart: Cart) -> None:
    """Keep what is in a locked cart for some minutes from now, as far as there is any; what was kept goes back."""
    if not settings().hold_carts and cart.hold_id is None:
        return
    wanted = {line.variant_id: line.quantity for line in cart.lines}
    # All that is touched is locked at once, in the order of ids: giving back and taking anew lock nothing more.
    shelves = await ledger.lock_serving(db, wanted)
    await let_go(db, cart)
    if settings().hold_carts and shelves:
        left = await queries.available(db, wanted)
        units = {variant_id: min(want, left.get(variant_id, 0)) for variant_id, want in wanted.items()}
        lines = [Line(variant_id, count) for variant_id, count in units.items() if count > 0]
        if lines:
            held = await holding.hold(db, lines, minutes=settings().hold_minutes, reference=f"Cart {cart.id}")
            cart.hold_id = held.id
    await db.flush()


async def let_go(db: AsyncSession, cart: Cart) -> None:
    """Give back what a locked cart kept, if its time is not over."""
    if cart.hold_id is None:
        return
    found = await db.get(Hold, cart.hold_id, with_for_update=True, populate_existing=True)
    cart.hold_id = None
    if found is not None and found.ended_at is None and found.expires_at > clock.now():
        await holding.release(db, found.id)


async def kept(db: AsyncSession, cart: Cart) -> dict[int, int]:
    """What is kept for a cart at this moment: {variant id: units}. It counts as left for this buyer."""
    if cart.hold_id is None:
        return {}
    return await holding.units_of(db, cart.hold_id)
