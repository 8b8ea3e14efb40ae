"""The inventory's part in rooms below: how many there are of what is for sale, and forgetting who leaves."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete
from tradepost.accounts.models import Account
from tradepost.catalog import stock
from tradepost.inventory import queries
from tradepost.inventory.models import Movement

stock.comes_from(available=queries.available, in_stock=queries.in_stock, units=queries.units)


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """What somebody moved stays moved; their name goes from it."""
    await db.execute(
        update(Movement)
        .where(Movement.actor_kind == "account", Movement.actor_id == account.id)
        .values(actor_name=f"account {account.id}")
        .execution_options(synchronize_session=False)
    )
