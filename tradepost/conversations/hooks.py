"""Where other channels join in, and what becomes of conversations when somebody leaves.

The room of channels registers the one courier that takes an answer to a marketplace:

    @courier
    async def carry(answer: Answer) -> str | None: ...       # the channel's name for it, if it gives one

It is called by a durable job, outside any transaction. With `again` it was begun before, and nobody knows how that
ended (the worker was killed, the line broke): the courier looks whether the answer is there before it brings it anew.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.conversations.models import Conversation, Message
from tradepost.conversations.rules import QUESTION, STORE
from tradepost.core.events import plain


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on its way to a channel: what it answers (kind and the channel's id), and the words."""

    channel: str
    kind: str
    external_id: str
    text: str
    message_id: int
    asked_at: datetime
    again: bool


Courier = Callable[[Answer], Awaitable[str | None]]
COURIERS: list[Courier] = []


def courier(carry: Courier) -> Courier:
    """Have this take answers to other channels."""
    COURIERS[:] = [carry]
    return carry


@on_export("conversations")
async def export(db: AsyncSession, account: Account) -> Any:
    """What they asked and wrote, with what was answered."""
    query = (
        select(Conversation, Message)
        .join(Message, Message.conversation_id == Conversation.id)
        .where(Conversation.account_id == account.id)
        .order_by(Conversation.id, Message.id)
    )
    found: dict[int, dict[str, Any]] = {}
    for conversation, message in await db.execute(query):
        one = found.setdefault(
            conversation.id,
            {"kind": conversation.kind, "subject": conversation.subject, "messages": []},
        )
        one["messages"].append(
            {"at": plain(message.created_at), "from": "shop" if message.by_shop else "you", "text": message.text}
        )
    return list(found.values())


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """Questions that everybody reads stay without the name; the rest of what they wrote goes, whatever channel."""
    kept = (Conversation.kind == QUESTION) & Conversation.public & (Conversation.channel == STORE)
    theirs = Conversation.account_id == account.id
    gone = select(Conversation.id).where(theirs, ~kept)
    ids = list((await db.execute(gone)).scalars())
    await db.execute(delete(Message).where(Message.conversation_id.in_(ids)))
    await db.execute(delete(Conversation).where(Conversation.id.in_(ids)))
    await db.execute(
        update(Conversation)
        .where(theirs)
        .values(account_id=None, author="", search="", updated_at=Conversation.updated_at)
        .execution_options(synchronize_session=False)
    )
    await db.execute(
        update(Message)
        .where(Message.account_id == account.id)
        .values(account_id=None)
        .execution_options(synchronize_session=False)
    )
