"""The rules' part in rooms below: forgetting who leaves."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete
from tradepost.accounts.models import Account
from tradepost.repricer import running
from tradepost.repricer.models import PriceRule


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """What somebody's rules did stays; their name goes from it."""
    await running.forget_name(db, account.id, f"account {account.id}")
    await db.execute(
        update(PriceRule)
        .where(PriceRule.confirmed_by_id == account.id)
        .values(confirmed_by=f"account {account.id}")
        .execution_options(synchronize_session=False)
    )
