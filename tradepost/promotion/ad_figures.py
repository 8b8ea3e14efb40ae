"""What advertising brought and cost: sums by campaign, day or item. The own store's orders are as they stand now."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import distinct, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core.settings import settings
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.queries import COUNTED
from tradepost.orders.rules import SALE
from tradepost.promotion.ad_models import AdDay, AdSale


@dataclass(slots=True)
class Sums:
    """Counts, and amounts in minor units of the campaign's currency."""

    views: int = 0
    clicks: int = 0
    cost: int = 0
    orders: int = 0
    revenue: int = 0

    def add(self, other: "Sums") -> None:
        """Others' figures on top."""
        self.views += other.views
        self.clicks += other.clicks
        self.cost += other.cost
        self.orders += other.orders
        self.revenue += other.revenue


def percent(part: int, whole: int) -> str | None:
    """A share in per cent with two decimals; None of nothing."""
    if whole <= 0:
        return None
    return str((Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP))


def each(amount: int, count: int) -> int | None:
    """An amount for each of so many, to the coin; None for none."""
    return None if count <= 0 else int((Decimal(amount) / count).quantize(Decimal(1), ROUND_HALF_UP))


async def by_campaign(
    db: AsyncSession, campaign_ids: Sequence[int], start: date | None = None, end: date | None = None
) -> Mapping[int, Sums]:
    """Sums of each of these campaigns in a range of days, both included; two statements."""
    found = await _sums(db, campaign_ids, (AdDay.campaign_id,), (AdSale.campaign_id,), start, end)
    return defaultdict(Sums, {key[0]: one for key, one in found.items()})


async def by_day(db: AsyncSession, campaign_ids: Sequence[int], start: date, end: date) -> Mapping[date, Sums]:
    """Sums of these campaigns together, day by day; days without any are missing."""
    found = await _sums(db, campaign_ids, (AdDay.day,), (Order.business_day,), start, end)
    return defaultdict(Sums, {key[0]: one for key, one in found.items()})


async def by_items(
    db: AsyncSession, campaign_ids: Sequence[int], start: date | None = None, end: date | None = None
) -> Mapping[tuple[int, str], Sums]:
    """Sums of each item of these campaigns, by (campaign, `item_id`)."""
    told, sold = (AdDay.campaign_id, AdDay.item_id), (AdSale.campaign_id, AdSale.item_id)
    return defaultdict(Sums, await _sums(db, campaign_ids, told, sold, start, end))


async def _sums(
    db: AsyncSession,
    campaign_ids: Sequence[int],
    key: Sequence[Any],
    sale_key: Sequence[Any],
    start: date | None,
    end: date | None,
) -> dict[Any, Sums]:
    """{key: sums} of both tables, in two statements."""
    found: dict[Hashable, Sums] = defaultdict(Sums)
    if not campaign_ids:
        return found
    columns = [func.coalesce(func.sum(getattr(AdDay, name)), 0) for name in Sums.__dataclass_fields__]
    query = select(*key, *columns).where(AdDay.campaign_id.in_(campaign_ids)).group_by(*key)
    sold = (
        select(*sale_key, func.count(distinct(AdSale.order_id)), func.coalesce(func.sum(OrderLine.total), 0))
        .join(Order, Order.id == AdSale.order_id)
        .join(OrderLine, (OrderLine.order_id == AdSale.order_id) & (OrderLine.product_id == AdSale.product_id))
        .where(AdSale.campaign_id.in_(campaign_ids), Order.kind == SALE, COUNTED)
        .where(Order.currency == settings().currency)
        .group_by(*sale_key)
    )
    if start is not None:
        query, sold = query.where(AdDay.day >= start), sold.where(Order.business_day >= start)
    if end is not None:
        query, sold = query.where(AdDay.day <= end), sold.where(Order.business_day <= end)
    width = len(key)
    for row in await db.execute(query):
        found[tuple(row[:width])].add(Sums(*map(int, row[width:])))
    for row in await db.execute(sold):
        found[tuple(row[:width])].add(Sums(orders=int(row[width]), revenue=int(row[width + 1])))
    return found
