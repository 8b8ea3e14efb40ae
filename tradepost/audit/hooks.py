"""Log-ins are activity; who leaves leaves no name on theirs; who asks for their data gets it."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export, on_sign_in
from tradepost.accounts.models import Account
from tradepost.audit.models import Activity
from tradepost.audit.service import note
from tradepost.core import events


@on_sign_in
async def note_log_in(db: AsyncSession, account: Account) -> None:
    """A log-in is something a user did."""
    await note(db, account, "signed_in")


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """What was looked at stays as a figure, without whoever looked; what they typed goes."""
    await db.execute(
        update(Activity).where(Activity.account_id == account.id).values(account_id=None, text="", data={})
    )


@on_export("activity")
async def export(db: AsyncSession, account: Account) -> list[dict[str, Any]]:
    """All of somebody's activity."""
    found = await db.execute(select(Activity).where(Activity.account_id == account.id).order_by(Activity.id))
    names = ("created_at", "kind", "subject_type", "subject_id", "text", "data")
    return [{name: events.plain(getattr(one, name)) for name in names} for one in found.scalars()]
