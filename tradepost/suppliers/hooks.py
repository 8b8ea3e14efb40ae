"""The suppliers' part in rooms below: forgetting who leaves."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete
from tradepost.accounts.models import Account
from tradepost.suppliers.models import CostChange, Receipt


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """What somebody took in stays; their name goes from it."""
    for model in (CostChange, Receipt):
        await db.execute(
            update(model)
            .where(model.actor_kind == "account", model.actor_id == account.id)
            .values(actor_name=f"account {account.id}")
            .execution_options(synchronize_session=False)
        )
