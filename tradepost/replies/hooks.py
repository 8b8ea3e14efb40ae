"""Auto replies react to the log; what somebody was answered goes with them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.conversations.hooks import courier
from tradepost.core.events import Event, plain
from tradepost.core.reactions import reaction
from tradepost.replies import carrying, sending
from tradepost.replies.models import Sending
from tradepost.replies.rules import REJECTED, SENT
from tradepost.replies.triggers import EVENTS

courier(carrying.carry)


@reaction("replies.answer", *EVENTS)
async def answer(db: AsyncSession, happened: Sequence[Event]) -> None:
    """Answer what happened."""
    await sending.answer(db, happened)


@on_export("auto_replies")
async def export(db: AsyncSession, account: Account) -> Any:
    """What they were answered by rule."""
    query = select(Sending).where(Sending.account_id == account.id, Sending.status == SENT).order_by(Sending.id)
    found = (await db.execute(query)).scalars()
    return [{"at": plain(one.sent_at), "title": one.title, "text": one.text} for one in found]


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """That a cause was answered stays; whom and in which words goes."""
    theirs = update(Sending).where(Sending.account_id == account.id)
    theirs = theirs.execution_options(synchronize_session=False)
    await db.execute(theirs.where(Sending.status.in_(("held", "waiting"))).values(status=REJECTED, reason="no_account"))
    await db.execute(theirs.values(account_id=None, title="", text="", about=""))
