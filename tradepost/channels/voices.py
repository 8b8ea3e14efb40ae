"""What buyers say on channels, into the one inbox: reviews, questions and conversations, each word once.

Answers go back by the courier of auto replies and of the inbox; those that were given on the marketplace itself are
taken in as well, so that nobody answers twice.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelOrder, Listing
from tradepost.channels.shapes import Message, Part, Question, Review
from tradepost.channels.working import Work, done_until, keep_since
from tradepost.conversations import receiving, rules
from tradepost.core import clock
from tradepost.core.db import reading

OVERLAP = timedelta(hours=1)
FIRST = timedelta(days=30)  # how far back a new channel is read

Asking = Callable[[datetime, str | None], Awaitable[Part[Any]]]
Taking = Callable[[Work, AsyncSession, Any], Awaitable[None]]


async def reviews(work: Work) -> None:
    """Reviews, and the answers they have there."""
    await _pull(work, Capability.REVIEWS, work.adapter.reviews, _review)


async def questions(work: Work) -> None:
    """Questions about items, and the answers they have there."""
    await _pull(work, Capability.QUESTIONS, work.adapter.questions, _question)


async def chats(work: Work) -> None:
    """Messages of conversations, both sides'."""
    await _pull(work, Capability.CHATS, work.adapter.messages, _message)


async def _pull(work: Work, capability: Capability, ask: Asking, take: Taking) -> None:
    """Take in what was said since the last time; how far that is, is kept with what it brought."""
    channel, state = work.channel, work.state
    if "since" not in state:
        async with reading() as db:
            last = await done_until(db, channel, capability)
        since = clock.now() - FIRST if last is None else last - OVERLAP
        state |= {"since": since.isoformat(), "begun": clock.now().isoformat()}
    while True:
        part = await ask(datetime.fromisoformat(state["since"]), state.get("cursor"))
        async with work.step() as db:
            for one in part.items:
                await take(work, db, one)
            work.count("seen", len(part.items))
            state["cursor"] = part.cursor
            if part.cursor is None:
                await keep_since(db, channel, capability, datetime.fromisoformat(state["begun"]))
        if part.cursor is None:
            return


async def _review(work: Work, db: AsyncSession, one: Review) -> None:
    about = {"rating": one.rating, "order_id": await _order(db, work.channel, one.order_id)}
    await _said(work, db, rules.REVIEW, one, about)


async def _question(work: Work, db: AsyncSession, one: Question) -> None:
    await _said(work, db, rules.QUESTION, one, {})


async def _said(work: Work, db: AsyncSession, kind: str, one: Review | Question, about: dict[str, Any]) -> None:
    product = await _product(db, work.channel, one.item_id, one.sku)
    line, new = await receiving.receive(
        db,
        work.channel.code,
        kind,
        one.external_id,
        text=one.text,
        at=one.at,
        author=one.author,
        subject=one.item_name,
        product_id=product,
        **about,
    )
    if line.product_id is None:  # it came before the item was known
        line.product_id = product
    work.count("new", new)
    if one.answer:
        # When it was given is not told: of what had its answer before it was seen here, not at all.
        at = one.at if new else clock.now()
        given = await receiving.receive_answer(
            db, work.channel.code, kind, one.external_id, text=one.answer, at=at
        )  # fmt: skip
        work.count("changed", given)


async def _message(work: Work, db: AsyncSession, one: Message) -> None:
    code = work.channel.code
    if one.ours:
        given = await receiving.receive_answer(
            db, code, rules.MESSAGE, one.chat_id, text=one.text, at=one.at, message_id=one.external_id
        )
        work.count("changed", given)
        return
    _, new = await receiving.receive(
        db,
        code,
        rules.MESSAGE,
        one.chat_id,
        text=one.text,
        at=one.at,
        message_id=one.external_id,
        author=one.author,
        product_id=await _product(db, work.channel, one.item_id, ""),
        order_id=await _order(db, work.channel, one.order_id),
    )
    work.count("new", new)


async def _product(db: AsyncSession, channel: Channel, item_id: str, sku: str) -> int | None:
    """The product that an item is, by its listing."""
    keys = [Listing.external_id == item_id] if item_id else []
    if sku:
        keys.append(Listing.sku == sku)
    if not keys:
        return None
    query = (
        select(Variant.product_id)
        .join(Listing, Listing.variant_id == Variant.id)
        .where(Listing.channel_id == channel.id, or_(*keys))
        .order_by(Listing.external_id != item_id, Listing.id)
        .limit(1)
    )
    return (await db.execute(query)).scalar_one_or_none()


async def _order(db: AsyncSession, channel: Channel, external_id: str) -> int | None:
    """The order of the book that a channel's order is."""
    if not external_id:
        return None
    query = select(ChannelOrder.order_id).where(
        ChannelOrder.channel_id == channel.id, ChannelOrder.external_id == external_id
    )
    return (await db.execute(query)).scalar_one_or_none()
