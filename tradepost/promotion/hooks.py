"""Advertising's part in rooms below: which orders followed a click, and forgetting who leaves."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete
from tradepost.accounts.models import Account
from tradepost.core import trials
from tradepost.promotion import ad_sales, advertising
from tradepost.promotion.ad_models import AdRule

trials.hears_of_orders(advertising.STAMP, ad_sales.ordered)


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """Clicks stay counted, and lead to nobody; what somebody's rules did stays, without their name."""
    await ad_sales.forget(db, account.id)
    await db.execute(
        update(AdRule)
        .where(AdRule.confirmed_by_id == account.id)
        .values(confirmed_by=f"account {account.id}")
        .execution_options(synchronize_session=False)
    )
