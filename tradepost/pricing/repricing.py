"""A product's price as a seller sets it: one for all its variants, here or on a channel, now or at a moment to come."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import variants
from tradepost.catalog.models import Product, Variant
from tradepost.core import money
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings
from tradepost.pricing import changing, listing, planning
from tradepost.pricing.models import ListPrice, PlannedPrice, PriceList

FIRST = -1000  # the lowest priority there is


class Repriced(NamedTuple):
    """A variant's price before and after, in minor units; `planned_id` is the planned change that will make it so."""

    variant: Variant
    before: int
    after: int
    planned_id: int | None = None


async def reprice(
    db: AsyncSession,
    product: Product,
    price: Decimal,
    *,
    variant_id: int | None = None,
    at: datetime | None = None,
) -> list[Repriced]:
    """Give a locked product's live variants, or the one that is named, a price: now, or from `at` on. All or none.

    NotFound for a variant that is not there; Invalid, naming the field, below a floor and for a moment that is past or
    in which another change is planned.
    """
    chosen, amount = await _chosen(db, product, variant_id, price)
    done = []
    for variant in chosen:
        before, planned_id = variant.price, None
        if at is None:
            await changing.change(db, product, variant, {settings().currency: price})
        else:
            planned_id = (await _plan(db, variant, price, at)).id
        done.append(Repriced(variant, before, amount, planned_id))
    return done


async def _chosen(
    db: AsyncSession, product: Product, variant_id: int | None, price: Decimal
) -> tuple[Sequence[Variant], int]:
    """Those of a product's variants that are to be priced, and the price, which none of their floors forbids."""
    home = settings().currency
    amount = changing.minor(price, home, "new_price")
    chosen = variants.live(product) if variant_id is None else [variants.of(product, variant_id)]
    floors = await changing.floors(db, [variant.id for variant in chosen])
    for variant in chosen:
        floor = floors.get(variant.id, 0)
        if amount < floor:
            text = money.to_text(floor, home)
            raise Invalid("new_price", f"must not be below the floor price {text} {home} of {variant.sku}")
    return chosen, amount


async def _plan(db: AsyncSession, variant: Variant, price: Decimal, at: datetime) -> PlannedPrice:
    try:
        return await planning.create(db, variant.id, price, starts_at=at)
    except Invalid as refused:
        raise Invalid("at", f"{variant.sku}: {refused.extra['errors'][0]['message']}") from refused


# --- on a channel ---


async def reprice_in(
    db: AsyncSession, found: PriceList, product: Product, price: Decimal, *, variant_id: int | None = None
) -> list[Repriced]:
    """Give a product's variants a price in a channel's list; list and product are locked, in this order.

    What they cost elsewhere stays. NotFound and Invalid as `reprice`.
    """
    chosen, amount = await _chosen(db, product, variant_id, price)
    ids = [variant.id for variant in chosen]
    before = await entries(db, found.id, ids)
    await listing.put(db, found, [listing.Item(one, 1, amount) for one in ids])
    return [Repriced(one, before.get(one.id, one.price), amount) for one in chosen]


async def entries(db: AsyncSession, list_id: int, variant_ids: Sequence[int]) -> dict[int, int]:
    """What a list says one unit of each of these variants costs; those that it leaves out are missing."""
    query = select(ListPrice.variant_id, ListPrice.amount).where(
        ListPrice.list_id == list_id, ListPrice.variant_id.in_(variant_ids), ListPrice.min_quantity == 1
    )
    return {row.variant_id: row.amount for row in await db.execute(query)}


async def own_list(db: AsyncSession, channel: str) -> int | None:
    """The list of a channel's prices: for everybody, always, in the shop's currency; the first that is asked."""
    query = select(PriceList.id).where(
        PriceList.channel == channel,
        PriceList.currency == settings().currency,
        PriceList.active,
        PriceList.group_id.is_(None),
        PriceList.starts_at.is_(None),
        PriceList.ends_at.is_(None),
    )
    return (await db.execute(query.order_by(PriceList.priority, PriceList.id).limit(1))).scalar_one_or_none()


async def list_of(db: AsyncSession, channel: str) -> PriceList:
    """That list, locked; made when the channel has none, and asked before all that apply there."""
    known = await own_list(db, channel)
    if known is not None:
        return await listing.find(db, known)
    name = f"Prices on {channel}"
    taken = set(
        (await db.execute(select(PriceList.name).where(PriceList.name.startswith(name, autoescape=True)))).scalars()
    )
    if name in taken:
        name = next(other for number in count(2) if (other := f"{name} ({number})") not in taken)
    others = or_(PriceList.channel == channel, PriceList.channel.is_(None))
    least = func.coalesce(func.min(PriceList.priority), 1)
    first = (await db.execute(select(least).where(others))).scalar_one()
    priority = max(FIRST, min(0, first - 1))
    values = {"name": name, "currency": settings().currency, "channel": channel, "priority": priority}
    return await listing.create(db, values)
