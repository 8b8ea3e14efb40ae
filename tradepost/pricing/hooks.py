"""Pricing's part in rooms below: what no price may go under, what prices were, and forgetting who leaves."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete
from tradepost.accounts.models import Account
from tradepost.catalog import prices
from tradepost.pricing import changing, history
from tradepost.pricing.models import PriceChange

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
