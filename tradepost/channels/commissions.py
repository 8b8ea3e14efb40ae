"""What a marketplace takes by category, so that an order's fees are expected before any report tells them."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import delete, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels.models import Channel, Commission, Listing
from tradepost.channels.rules import parts, share
from tradepost.channels.shapes import OrderItem
from tradepost.channels.working import Work
from tradepost.core import dialects

AT_A_TIME = 500
OURS = frozenset({"FBS"})  # goods lie here and are handed over
THEIRS = frozenset({"FBO", "FBW", "FBY"})  # they lie in a warehouse of the marketplace


async def pull(work: Work) -> None:
    """Have the channel's commissions as it tells them now, in the place of those of the day before."""
    told = await work.adapter.commissions()
    rows = {
        (one.category_id[:120], one.scheme[:20]): {
            "channel_id": work.channel.id,
            "category_id": one.category_id[:120],
            "scheme": one.scheme[:20],
            "category": one.category[:255],
            "ppm": int(Decimal(one.share) * 10_000),
        }
        for one in told
    }
    async with work.step() as db:
        await db.execute(delete(Commission).where(Commission.channel_id == work.channel.id))
        for some in parts(rows.values(), AT_A_TIME):
            await dialects.bulk_insert(db, inspect(Commission).local_table, list(some))
        work.count("seen", len(rows))


async def of(db: AsyncSession, channel: Channel, items: Sequence[OrderItem], *, stored: bool = False) -> int | None:
    """What is taken of these, in minor units: None as soon as nobody knows it of one of them."""
    numbers = {one.external_id for one in items}
    listed = select(Listing.external_id, Listing.category_id).where(
        Listing.channel_id == channel.id, Listing.external_id.in_(numbers), Listing.category_id != ""
    )
    categories: dict[str, str] = {row[0]: row[1] for row in await db.execute(listed)}
    told = select(Commission.category_id, Commission.scheme, Commission.ppm).where(
        Commission.channel_id == channel.id, Commission.category_id.in_(set(categories.values()))
    )
    # The scheme by which it was sold goes before any other, of which the dearest is taken.
    mine = THEIRS if stored else OURS
    shares: dict[str, tuple[bool, int]] = {}
    for category, scheme, ppm in await db.execute(told):
        shares[category] = max(shares.get(category, (False, 0)), (scheme in mine, ppm))
    fees = 0
    for one in items:
        known = shares.get(categories.get(one.external_id, ""))
        if known is None:
            return None
        fees += share(one.quantity * one.price.minor, known[1])
    return fees
