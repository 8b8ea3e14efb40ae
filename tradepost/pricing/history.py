"""What prices were: a row for every change, and the lowest price of the 30 days before the current one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.catalog.prices import Changed
from tradepost.core import clock, dialects, events
from tradepost.core.settings import settings
from tradepost.core.stamps import Stamps
from tradepost.pricing import service
from tradepost.pricing.models import ListedTime, Price, PriceChange
from tradepost.pricing.rules import LOWEST_OF, STORE, Listed, Lowest, applicable, lowest_before, resolve

MANY = 100
Key = tuple[int, str]  # a variant and a currency


class Change(NamedTuple):
    """A price before and after, None where there was or is none."""

    variant_id: int
    currency: str
    before: int | None
    after: int | None


async def note(db: AsyncSession, changes: Sequence[Changed]) -> None:
    """Write down changes of variants' own prices: the catalogue calls this whichever door they come by."""
    await write(db, [Change(one.variant_id, settings().currency, one.before, one.after) for one in changes])


async def write(db: AsyncSession, changes: Iterable[Change]) -> None:
    """Write down changes of prices, and who made them."""
    who, now = events.actor(), clock.now()
    by = {"actor_kind": who.kind, "actor_id": who.id, "actor_name": who.name[:255], "created_at": now}
    rows = [one._asdict() | by for one in changes]
    if len(rows) > MANY:
        await dialects.bulk_insert(db, PriceChange.__table__, rows)
    elif rows:
        await db.execute(insert(PriceChange), rows)


async def lowest_30_days(
    db: AsyncSession, variant_ids: Collection[int], *, currency: str | None = None
) -> dict[int, int]:
    """The lowest price of the 30 days before the current one applied, by variant, in the installation's currency.

    Known for every variant that has a price in the currency: without an earlier one it is the current price. See
    `rules.lowest_before` for the definition and its source.
    """
    wanted = currency or settings().currency
    found = await lowest(db, variant_ids)
    return {variant_id: one.lowest for (variant_id, code), one in found.items() if code == wanted}


async def lowest(db: AsyncSession, variant_ids: Collection[int], *, stamps: Stamps | None = None) -> dict[Key, Lowest]:
    """What anybody pays for one of each variant now, in each currency it is sold in, and how that came about.

    Seven statements at most, however many variants.
    """
    if not variant_ids:
        return {}
    now = clock.now()
    own = await own_prices(db, variant_ids)
    changed = {
        (variant_id, currency): moment
        for variant_id, currency, moment in await db.execute(
            select(PriceChange.variant_id, PriceChange.currency, func.max(PriceChange.created_at))
            .where(PriceChange.variant_id.in_(variant_ids), PriceChange.created_at <= now)
            .group_by(PriceChange.variant_id, PriceChange.currency)
        )
    }
    listed = await _listed(db, variant_ids, now)
    current = {key: (price, _came_back(changed.get(key), listed[key], now)) for key, price in own.items()}
    from_lists = await _from_lists(db, own, listed, now, stamps)
    current |= from_lists
    oldest = min((since or now for _price, since in current.values()), default=now) - LOWEST_OF
    replaced = await _replaced(db, variant_ids, oldest, now)
    found = {}
    for key, (price, since) in current.items():
        if since is None:  # as old as anybody remembers
            found[key] = Lowest(price, price, reduced=False)
            continue
        low, before = lowest_before(since, price, own.get(key), replaced[key], listed[key])
        news = key in from_lists or now - since < LOWEST_OF
        found[key] = Lowest(price, low, reduced=news and before is not None and price < before)
    return found


async def own_prices(db: AsyncSession, variant_ids: Collection[int]) -> dict[Key, int]:
    """The prices of variants themselves, in each currency."""
    home = settings().currency
    rows = await db.execute(select(Variant.id, Variant.price).where(Variant.id.in_(variant_ids)).order_by(Variant.id))
    found: dict[Key, int] = {(variant_id, home): price for variant_id, price in rows}
    others = select(Price.variant_id, Price.currency, Price.amount).where(Price.variant_id.in_(variant_ids))
    for variant_id, currency, amount in await db.execute(others.order_by(Price.currency)):
        found.setdefault((variant_id, currency), amount)
    return found


def _came_back(changed_at: datetime | None, listed: Iterable[Listed], now: datetime) -> datetime | None:
    """Since when a variant's own price is what one pays: its last change, or the end of a list's."""
    ends = [one.ends_at for one in listed if one.ends_at is not None and one.ends_at <= now]
    return max([*ends, *([changed_at] if changed_at else [])], default=None)


async def _listed(db: AsyncSession, variant_ids: Collection[int], now: datetime) -> dict[Key, list[Listed]]:
    rows = await db.execute(
        select(
            ListedTime.variant_id,
            ListedTime.currency,
            ListedTime.list_id,
            ListedTime.amount,
            ListedTime.starts_at,
            ListedTime.ends_at,
        )
        .where(ListedTime.variant_id.in_(variant_ids), ListedTime.starts_at <= now)
        .order_by(ListedTime.starts_at)
    )
    found: dict[Key, list[Listed]] = defaultdict(list)
    for row in rows:
        found[row.variant_id, row.currency].append(Listed(row.list_id, row.amount, row.starts_at, row.ends_at))
    return found


async def _from_lists(
    db: AsyncSession,
    own: dict[Key, int],
    listed: dict[Key, list[Listed]],
    now: datetime,
    stamps: Stamps | None,
) -> dict[Key, tuple[int, datetime | None]]:
    """Where a public list prices one unit: that price, and since when."""
    book = await service.BOOK.get(db, stamps)
    tiers = await service.tiers_of(db, {key[0] for key in own}, [one.id for one in book.lists if one.is_public])
    found: dict[Key, tuple[int, datetime | None]] = {}
    for variant_id, currency in own:
        lists = applicable(book.lists, currency=currency, channel=STORE, group_id=None, at=now)
        tier = resolve([one.id for one in lists], tiers.get(variant_id, ()), 1)
        if tier is not None:
            since = [
                one.starts_at
                for one in listed[variant_id, currency]
                if one.list_id == tier.list_id and (one.ends_at is None or now < one.ends_at)
            ]
            found[variant_id, currency] = tier.amount, max(since, default=now)
    return found


async def _replaced(
    db: AsyncSession, variant_ids: Collection[int], since: datetime, now: datetime
) -> dict[Key, list[tuple[datetime, int | None]]]:
    rows = await db.execute(
        select(PriceChange.variant_id, PriceChange.currency, PriceChange.created_at, PriceChange.before)
        .where(PriceChange.variant_id.in_(variant_ids), PriceChange.created_at > since, PriceChange.created_at <= now)
        .order_by(PriceChange.created_at, PriceChange.id)
    )
    found: dict[Key, list[tuple[datetime, int | None]]] = defaultdict(list)
    for variant_id, currency, moment, before in rows:
        found[variant_id, currency].append((moment, before))
    return found
