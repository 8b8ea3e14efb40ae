"""What a channel pulled: its questions, messages and reviews, taken in once however often they come."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.conversations import rules, service
from tradepost.conversations.models import Conversation, Message
from tradepost.core import clock
from tradepost.core.dialects import is_unique_violation


async def receive(  # noqa: PLR0913 - what a channel knows of it
    db: AsyncSession,
    channel: str,
    kind: str,
    external_id: str,
    *,
    text: str,
    at: datetime,
    message_id: str = "",
    author: str = "",
    rating: int | None = None,
    subject: str = "",
    language: str = "",
    product_id: int | None = None,
    order_id: int | None = None,
) -> tuple[Conversation, bool]:
    """Take in a channel's question, message or review: (its conversation, whether anything was new).

    `external_id` names the conversation on the channel (a chat, a question, a review) and `message_id` the word within
    it; without one it is the first. The same twice changes nothing. Times are the channel's, but none is to come.
    """
    if kind not in rules.KINDS:
        raise ValueError(f"{kind} is none of {', '.join(rules.KINDS)}")
    with clock.at(_past(at)):
        conversation = await _of(
            db, channel, kind, external_id, author=author[:255], rating=rating, subject=subject[:255],
            language=language[:5], product_id=product_id, order_id=order_id,
        )  # fmt: skip
        name = message_id or f"{external_id}#1"[:120]
        known = select(Message.id).where(Message.conversation_id == conversation.id, Message.external_id == name)
        if (await db.execute(known)).first() is not None:
            return conversation, False
        await service.say(db, conversation, text, by=None, external_id=name)
    return conversation, True


async def receive_answer(
    db: AsyncSession, channel: str, kind: str, external_id: str, *, text: str, at: datetime, message_id: str = ""
) -> bool:
    """Take in an answer that the shop gave on the channel's own pages: whether it was new.

    One that went out from here is known by its words. False for a conversation that is not known either.
    """
    key = (Conversation.channel == channel, Conversation.kind == kind, Conversation.external_id == external_id)
    locked = select(Conversation).where(*key).with_for_update().execution_options(populate_existing=True)
    conversation = (await db.execute(locked)).scalar_one_or_none()
    if conversation is None:
        return False
    at = max(_past(at), conversation.asked_at)
    name = message_id or f"{external_id}#answer"[:120]
    said = (await service.messages(db, [conversation.id]))[conversation.id]
    if any(one.external_id == name or (one.by_shop and one.text.strip() == text.strip()) for one in said):
        return False
    db.add(
        Message(conversation_id=conversation.id, by_shop=True, text=text, external_id=name, created_at=at)
    )  # fmt: skip
    if conversation.answered_at is None:
        conversation.answered_at = at
    conversation.status, conversation.waiting_for, conversation.waiting_since = rules.ANSWERED, None, None
    conversation.last_at = max(at, conversation.last_at)
    conversation.search = rules.searched(conversation.search, text)
    await db.flush()
    return True


def _past(at: datetime) -> datetime:
    """A channel's clock may run ahead of ours: an answer from here would then be older than what it answers."""
    return min(at, clock.now())


async def _of(db: AsyncSession, channel: str, kind: str, external_id: str, **fields: object) -> Conversation:
    key = (Conversation.channel == channel, Conversation.kind == kind, Conversation.external_id == external_id)
    locked = select(Conversation).where(*key).with_for_update().execution_options(populate_existing=True)
    found = (await db.execute(locked)).scalar_one_or_none()
    if found is not None:
        return found
    now = clock.now()
    made = Conversation(
        kind=kind, channel=channel, external_id=external_id, asked_at=now, last_at=now,
        search=rules.searched(str(fields["author"]), str(fields["subject"])), **fields,
    )  # fmt: skip
    try:
        async with db.begin_nested():
            db.add(made)
    except IntegrityError as error:
        if is_unique_violation(error):
            return (await db.execute(locked)).scalar_one()
        raise
    return made
