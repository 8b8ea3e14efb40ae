"""What somebody was told goes with them, and is theirs to take along; what staff are told by themselves."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.core.events import plain
from tradepost.notifications import service, telling
from tradepost.notifications.models import Notification

REACTS = (telling.tell,)  # loading it is what makes it react
SHOWN = ("created_at", "kind", "title", "text", "link", "read_at")


@on_export("notifications")
async def export(db: AsyncSession, account: Account) -> Any:
    """All that they were told."""
    found = await db.execute(service.of(account.id).order_by(Notification.id))
    return [{name: plain(getattr(one, name)) for name in SHOWN} for one in found.scalars()]


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """It goes."""
    await service.forget(db, account.id)
