"""Pricing's part in rooms below: what no price may go under, what prices were, the calendar, forgetting who leaves."""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete
from tradepost.accounts.models import Account
from tradepost.accounts.rights import Right
from tradepost.catalog import prices
from tradepost.catalog.models import Variant
from tradepost.core.dates import ShopDate, dates
from tradepost.core.money import to_text
from tradepost.pricing import changing, history
from tradepost.pricing.models import PlannedPrice, PriceChange, PriceList
from tradepost.pricing.rules import CANCELLED, FAILED

prices.kept_by(floors=changing.floors, note=history.note)


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """What somebody priced stays priced; their name goes from it."""
    await db.execute(
        update(PriceChange)
        .where(PriceChange.actor_kind == "account", PriceChange.actor_id == account.id)
        .values(actor_name=f"account {account.id}")
        .execution_options(synchronize_session=False)
    )


@dates("price", Right.PRICES_READ)
async def price_dates(db: AsyncSession, start: datetime, end: datetime, language: str) -> list[ShopDate]:  # noqa: ARG001 - the offer's face
    """Planned changes of prices, for as long as they hold, and price lists that hold for a time."""
    planned = (
        select(PlannedPrice, Variant.sku, Variant.product_id)
        .join(Variant, Variant.id == PlannedPrice.variant_id)
        .where(
            PlannedPrice.status.not_in((CANCELLED, FAILED)),
            PlannedPrice.starts_at < end,
            or_(PlannedPrice.ends_at > start, PlannedPrice.ends_at.is_(None) & (PlannedPrice.starts_at >= start)),
        )
    )
    found = [
        ShopDate(
            f"change-{one.id}",
            f"{sku}: {to_text(one.amount, one.currency)} {one.currency}",
            one.starts_at,
            one.ends_at or one.starts_at,
            link=f"/admin/products/{product_id}",
        )
        for one, sku, product_id in await db.execute(planned.order_by(PlannedPrice.id))
    ]
    starts, ends = PriceList.starts_at, PriceList.ends_at
    timed = select(PriceList.id, PriceList.name, starts, ends).where(
        PriceList.active.is_(True),
        or_(
            (starts < end) & (ends > start),
            ends.is_(None) & (starts >= start) & (starts < end),
            starts.is_(None) & (ends >= start) & (ends < end),
        ),
    )
    return found + [
        ShopDate(f"list-{row.id}", row.name, row.starts_at or row.ends_at, row.ends_at or row.starts_at,
                 link=f"/admin/price-lists/{row.id}")
        for row in await db.execute(timed.order_by(PriceList.id))
    ]  # fmt: skip
