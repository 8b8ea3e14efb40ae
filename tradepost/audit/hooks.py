"""Log-ins are activity, and so are carts, orders, favourites and reviews, which are read from the log.

Who leaves leaves no name on theirs; who asks for their data gets it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export, on_sign_in
from tradepost.accounts.models import Account
from tradepost.audit.models import Activity
from tradepost.audit.service import note
from tradepost.core import events
from tradepost.core.events import Event
from tradepost.core.reactions import reaction


@on_sign_in
async def note_log_in(db: AsyncSession, account: Account) -> None:
    """A log-in is something a user did."""
    await note(db, account, "signed_in")


# What of the log users did themselves, and what it is called.
DONE = {
    "cart.updated": "cart_changed",
    "cart.emptied": "cart_emptied",
    "order.placed": "ordered",
    "favorite.added": "favourited",
    "favorite.removed": "unfavourited",
    "review.posted": "reviewed",
}
BY_THEMSELVES = ("account", "system")  # guests are nobody to the log; keys and jobs are no users


@reaction("audit.note_activity", *DONE)
async def note_what_happened(db: AsyncSession, happened: Sequence[Event]) -> None:
    """Carts, orders, favourites and reviews become activity of whoever acted; guests are noted without a name."""
    acted = {event.actor_id for event in happened if event.actor_kind == "account"}
    query = select(Account.id).where(Account.id.in_(acted), Account.deleted_at.is_(None))
    # Who has left in the meantime has left this as well.
    here = set((await db.execute(query)).scalars())
    rows: list[dict[str, Any]] = [
        {
            "account_id": event.actor_id if event.actor_kind == "account" and event.actor_id in here else None,
            "kind": DONE[event.name],
            "subject_type": event.subject_type,
            "subject_id": event.subject_id,
            "text": event.subject_name,
            "data": {},
            "created_at": event.at,
            "event_id": event.id,
        }
        for event in happened
        if event.actor_kind in BY_THEMSELVES
    ]
    if rows:
        await db.execute(insert(Activity), rows)


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
