"""Answering from the inbox, whichever room a line of it is in."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.conversations import service as conversations
from tradepost.core import events
from tradepost.core.errors import Conflict, NotFound
from tradepost.replies.inbox import parsed
from tradepost.replies.models import ReviewDone
from tradepost.reviews import service as reviews


async def reply(db: AsyncSession, key: str, text: str, *, by: Account | None, public: bool | None = None) -> None:
    """Answer one in the shop's name. NotFound."""
    is_review, number = parsed(key)
    if is_review:
        await reviews.reply(db, number, by, text)
    else:
        await conversations.answer(db, await conversations.find(db, number), text, by=by, public=public)


async def set_aside(db: AsyncSession, key: str, *, done: bool) -> None:
    """Mark one as done without an answer, or take that back; twice changes nothing. NotFound."""
    is_review, number = parsed(key)
    if not is_review:
        await conversations.set_aside(db, await conversations.find(db, number), done=done)
        return
    review, product = await reviews.find(db, number)
    query = select(ReviewDone).where(ReviewDone.review_id == number)
    there = (await db.execute(query)).scalar_one_or_none()
    if (there is not None) is done:
        return
    if done:
        db.add(ReviewDone(review_id=number))
    else:
        await db.execute(delete(ReviewDone).where(ReviewDone.review_id == number))
    await db.flush()
    name = "review.set_aside" if done else "review.reopened"
    await events.record(db, name, review, subject_name=product.name, product_id=product.id)


async def show(db: AsyncSession, key: str, *, public: bool) -> None:
    """Show an answered question on its product's page, or not. NotFound, Conflict."""
    is_review, number = parsed(key)
    if is_review:
        raise Conflict("Whether a review is shown is decided where reviews are let through")
    await conversations.show(db, await conversations.find(db, number), public=public)


async def carry_again(db: AsyncSession, key: str, message_id: int) -> None:
    """Take an answer to its channel once more. NotFound, Conflict."""
    is_review, number = parsed(key)
    if is_review:
        raise NotFound("message", message_id)
    await conversations.carry_again(db, number, message_id)
