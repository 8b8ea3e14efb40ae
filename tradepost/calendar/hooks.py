"""What somebody planned goes with them, and is theirs to take along."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.calendar import service
from tradepost.calendar.models import CalendarChoice, CalendarEvent, CalendarException
from tradepost.calendar.schemas import EventOut


@on_export("calendar")
async def export(db: AsyncSession, account: Account) -> Any:
    """Their events."""
    planned = (await db.execute(service.of(account.id).order_by(CalendarEvent.id))).scalars().all()
    known = await service.exceptions(db, [event.id for event in planned])
    return [EventOut.of(event, known[event.id]).model_dump(mode="json") for event in planned]


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """They go."""
    theirs = service.of(account.id).with_only_columns(CalendarEvent.id)
    await db.execute(delete(CalendarException).where(CalendarException.event_id.in_(theirs)))
    for table in (CalendarEvent, CalendarChoice):
        await db.execute(delete(table).where(table.account_id == account.id))
