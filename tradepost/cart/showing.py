"""A cart as its buyer sees it: worked out anew, with what is wrong."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.cart import buyers, keeping, totals
from tradepost.cart.models import ACTIVE, Cart
from tradepost.cart.schemas import CartOut, cart_out
from tradepost.cart.service import Holder, basket_of
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings
from tradepost.core.stamps import current
from tradepost.inventory import queries as stock
from tradepost.inventory.models import Hold
from tradepost.shipping import service as shipping
from tradepost.shipping.rules import Quote


async def cart(db: AsyncSession, found: Cart | None, holder: Holder, *, token: str | None = None) -> CartOut:
    """A cart, or the empty one of whoever has none."""
    if found is None:
        found = Cart(
            status=ACTIVE, currency=settings().currency, country="", email="", codes=[], payment_provider="",
            gift_card="", version=0, lines=[],
        )  # fmt: skip
    worked = await work_out(db, found, holder)
    variant_ids = [line.variant_id for line in found.lines]
    left = dict(await stock.available(db, variant_ids)) if variant_ids else {}
    held_until = None
    if found.hold_id is not None:
        for variant_id, units in (await keeping.kept(db, found)).items():
            left[variant_id] = left.get(variant_id, 0) + units
        open_ = select(Hold.expires_at).where(Hold.id == found.hold_id, Hold.ended_at.is_(None))
        held_until = (await db.execute(open_)).scalar_one_or_none()
    return cart_out(found, worked, left, token=token, held_until=held_until)


async def work_out(db: AsyncSession, found: Cart, holder: Holder) -> totals.Totals:
    """What a cart comes to for its holder; a gift card that is none any more pays nothing."""
    buyer = await buyers.known(db, found.account_id, found.email or holder.email)
    stamps = await current(db)
    try:
        return await totals.work_out(db, basket_of(found, buyer), stamps)
    except Invalid as refusal:
        if refusal.extra["errors"][0]["field"] != "gift_card":
            raise
        return await totals.work_out(db, basket_of(found, buyer, gift_card=False), stamps)


async def ways(db: AsyncSession, found: Cart, language: str | None = None) -> list[Quote]:
    """The ways of delivery for a cart, their names in this language."""
    buyer = await buyers.known(db, found.account_id, found.email)
    stamps = await current(db)
    worked = await totals.work_out(db, basket_of(found, buyer, gift_card=False), stamps)
    return await shipping.quotes(db, worked.parcel, stamps, language=language) if worked.parcel.quantity else []
