"""The suppliers' part in rooms below: forgetting who leaves, and when the calendar has a delivery."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete
from tradepost.accounts.models import Account
from tradepost.accounts.rights import Right
from tradepost.core import clock
from tradepost.core.dates import ShopDate, dates
from tradepost.suppliers.models import CostChange, Purchase, Receipt, Supplier
from tradepost.suppliers.rules import OPEN


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


@dates("delivery", Right.SUPPLIERS_READ)
async def deliveries(db: AsyncSession, start: datetime, end: datetime, language: str) -> list[ShopDate]:  # noqa: ARG001 - the offer's face
    """Purchases that are on their way, on the day they are expected."""
    first, last = clock.business_day(start), clock.business_day(end - timedelta(microseconds=1))
    query = (
        select(Purchase.id, Purchase.number, Purchase.expected_on, Supplier.name)
        .join(Supplier, Supplier.id == Purchase.supplier_id)
        .where(Purchase.status.in_(OPEN), Purchase.expected_on.between(first, last))
        .order_by(Purchase.id)
    )
    return [
        ShopDate.on(
            row.expected_on, key=str(row.id), title=f"{row.number}: {row.name}", link=f"/admin/purchases/{row.id}"
        )
        for row in await db.execute(query)
    ]
