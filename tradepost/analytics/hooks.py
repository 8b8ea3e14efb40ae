"""What rooms below cannot ask the order book themselves: what each channel sold."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels.rules import code_of
from tradepost.core.settings import settings
from tradepost.orders.models import Order
from tradepost.orders.rules import REVENUE, SALE
from tradepost.suppliers import margins


async def _sold(db: AsyncSession, first: date) -> Mapping[str, margins.Sold]:
    query = (
        select(Order.platform, func.sum(Order.units), func.sum(Order.total))
        .where(
            Order.business_day >= first,
            Order.kind == SALE,
            Order.status.in_(REVENUE),
            Order.currency == settings().currency,
        )
        .group_by(Order.platform)
    )
    found: dict[str, margins.Sold] = {}
    for platform, units, revenue in await db.execute(query):
        before = found.get(code_of(platform), margins.Sold(0, 0))
        found[code_of(platform)] = margins.Sold(before.units + int(units), before.revenue + int(revenue))
    return found


margins.sales_come_from(_sold)
