"""Conversations: asking, writing, answering, setting aside.

Whoever adds to a conversation locks its row first, so that it always stands as its last word says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.catalog.models import Product
from tradepost.catalog.rules import ACTIVE
from tradepost.conversations import jobs, rules
from tradepost.conversations.models import Conversation, Message
from tradepost.conversations.rules import ANSWERED, DONE, FAILED, MESSAGE, QUESTION, SENDING, SENT, STORE, WAITING
from tradepost.conversations.texts import about_order, text_of
from tradepost.core import clock, events, mail
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, NotFound
from tradepost.core.jobs import later
from tradepost.core.settings import settings
from tradepost.notifications import service as notifications
from tradepost.orders import tokens
from tradepost.orders.models import Order


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who writes: an account, or a guest with an order's token; and the language they read."""

    account_id: int | None
    name: str
    language: str = ""

    @classmethod
    def of(cls, account: Account, language: str = "") -> "Buyer":
        return cls(account.id, account.name, language or account.language or settings().language)


async def find(db: AsyncSession, conversation_id: int, *, of: int | None = None) -> Conversation:
    """A conversation to be added to, locked; `of` asks for one of this account. NotFound."""
    query = select(Conversation).where(Conversation.id == conversation_id)
    if of is not None:
        query = query.where(Conversation.account_id == of)
    locked = query.with_for_update().execution_options(populate_existing=True)
    found = (await db.execute(locked)).scalar_one_or_none()
    if found is None:
        raise NotFound("conversation", conversation_id)
    return found


# --- the buyer's side ---


async def ask(db: AsyncSession, buyer: Buyer, product_id: int, text: str) -> Conversation:
    """Ask about a product that is on sale. NotFound; Conflict for who has too many open already."""
    query = select(Product.name).where(Product.id == product_id, Product.status == ACTIVE)
    name = (await db.execute(query)).scalar_one_or_none()
    if name is None:
        raise NotFound("product", product_id)
    await _not_too_many(db, buyer)
    return await _begin(db, _new(QUESTION, buyer, subject=name, product_id=product_id), text)


async def write(db: AsyncSession, buyer: Buyer, text: str, *, subject: str = "") -> Conversation:
    """Write to the shop. Conflict for who has too many open already."""
    await _not_too_many(db, buyer)
    return await _begin(db, _new(MESSAGE, buyer, subject=subject), text)


async def write_about(db: AsyncSession, order: Order, text: str, *, by: Account | None, by_shop: bool) -> Conversation:
    """Add to the one talk there is about an order, as its buyer or as the shop; begun with the first word."""
    owner = await db.get(Account, order.account_id) if order.account_id else None
    language = (owner.language if owner else order.language) or settings().language
    buyer = Buyer(order.account_id, (owner.name if owner else "") or order.buyer_name, language)
    conversation = await _about(db, order, buyer)
    if by_shop:
        await answer(db, conversation, text, by=by)
    else:
        await say(db, conversation, text, by=by.id if by else None)
    return conversation


def _new(kind: str, buyer: Buyer, **fields: Any) -> Conversation:
    now = clock.now()
    return Conversation(
        kind=kind, account_id=buyer.account_id, author=buyer.name[:255], language=buyer.language[:5], asked_at=now,
        last_at=now, **fields,
    )  # fmt: skip


async def _begin(db: AsyncSession, made: Conversation, text: str) -> Conversation:
    made.search = rules.searched(made.author, made.subject)
    db.add(made)
    await db.flush()
    await say(db, made, text, by=made.account_id)
    return made


async def _about(db: AsyncSession, order: Order, buyer: Buyer) -> Conversation:
    key = f"order:{order.id}"
    own = (Conversation.channel == STORE, Conversation.kind == MESSAGE, Conversation.external_id == key)
    locked = select(Conversation).where(*own).with_for_update().execution_options(populate_existing=True)
    # Of two first words at once the second waits here, and then finds what the first began.
    await db.execute(select(Order.id).where(Order.id == order.id).with_for_update())
    found = (await db.execute(locked)).scalar_one_or_none()
    if found is not None:
        return found
    subject = about_order(order.number, buyer.language)
    made = _new(MESSAGE, buyer, subject=subject, order_id=order.id, external_id=key)
    made.status, made.search = DONE, rules.searched(buyer.name, subject)
    try:
        async with db.begin_nested():
            db.add(made)
    except IntegrityError as error:
        if is_unique_violation(error):  # begun by another at this very moment
            return (await db.execute(locked)).scalar_one()
        raise
    return made


async def _not_too_many(db: AsyncSession, buyer: Buyer) -> None:
    query = select(func.count(Conversation.id)).where(
        Conversation.account_id == buyer.account_id, Conversation.status == WAITING
    )
    if (await db.execute(query)).scalar_one() >= rules.MOST_WAITING:
        raise Conflict(f"You have {rules.MOST_WAITING} conversations that wait for an answer: add to one of these")


async def say(
    db: AsyncSession, conversation: Conversation, text: str, *, by: int | None, external_id: str | None = None
) -> Message:
    """Add the buyer's word to a locked conversation: it waits for an answer from now on."""
    now = clock.now()
    made = Message(conversation_id=conversation.id, account_id=by, text=text, external_id=external_id, created_at=now)
    db.add(made)
    await db.flush()
    if conversation.waiting_for is None:
        conversation.waiting_for, conversation.waiting_since = made.id, now
        if conversation.answered_at is None:
            conversation.asked_at = now
    conversation.status, conversation.last_at = WAITING, now
    conversation.search = rules.searched(conversation.search, text)
    await db.flush()
    await _record(
        db, rules.event_of(conversation.kind), conversation, message_id=made.id, wait=conversation.waiting_for
    )
    return made


# --- the shop's side ---


async def answer(
    db: AsyncSession,
    conversation: Conversation,
    text: str,
    *,
    by: Account | None,
    auto: bool = False,
    settles: bool = True,
    public: bool | None = None,
) -> Message:
    """Answer a locked conversation in the shop's name; the buyer is told, by their channel or here.

    `settles=False` leaves it waiting, for a word that is no answer ("we will look into it"). `public` shows a question
    with its answers on the product's page; by itself an answered question of the own store is shown.
    """
    now = clock.now()
    away = conversation.channel != STORE
    made = Message(
        conversation_id=conversation.id,
        by_shop=True,
        auto=auto,
        account_id=by.id if by else None,
        text=text,
        state=SENDING if away else SENT,
        created_at=now,
    )
    db.add(made)
    await db.flush()
    if settles:
        if conversation.waiting_for is not None and conversation.answered_at is None:
            conversation.answered_at = now
        conversation.status, conversation.waiting_for, conversation.waiting_since = ANSWERED, None, None
        if conversation.kind == QUESTION and not away and (public is not None or conversation.answered_at == now):
            conversation.public = public is not False
    conversation.last_at = now
    conversation.search = rules.searched(conversation.search, text)
    await db.flush()
    await _record(db, f"{conversation.kind}.answered", conversation, message_id=made.id, auto=auto)
    if away:
        await later(db, jobs.carry, title=f"answer to {conversation.channel}", message_id=made.id)
    else:
        await _tell(db, conversation, made)
    return made


async def carry_again(db: AsyncSession, conversation_id: int, message_id: int) -> Message:
    """Take an answer that did not reach its channel there once more. NotFound; Conflict for one that did."""
    await find(db, conversation_id)
    query = select(Message).where(Message.id == message_id, Message.conversation_id == conversation_id)
    found = (await db.execute(query.with_for_update())).scalar_one_or_none()
    if found is None:
        raise NotFound("message", message_id)
    if found.state == SENT or not (found.state == FAILED or found.error):
        raise Conflict(f"This answer is {'sent' if found.state == SENT else 'on its way'}")
    found.state, found.error = SENDING, ""
    await db.flush()
    await later(db, jobs.carry, title="answer sent again", message_id=found.id, again=True)
    return found


async def set_aside(db: AsyncSession, conversation: Conversation, *, done: bool) -> None:
    """Mark a locked conversation as done without an answer, or take that back."""
    if done and conversation.status == WAITING:
        conversation.status, conversation.waiting_for, conversation.waiting_since = DONE, None, None
    elif not done and conversation.status == DONE:
        query = select(Message.id, Message.created_at).where(
            Message.conversation_id == conversation.id, Message.by_shop.is_(False)
        )
        last = (await db.execute(query.order_by(Message.id.desc()).limit(1))).one_or_none()
        if last is None:
            raise Conflict("Nobody waits here: the buyer has said nothing")
        conversation.status, conversation.waiting_for, conversation.waiting_since = WAITING, last[0], last[1]
    changes = events.changed(conversation, leave_out=("updated_at", "version", "waiting_for", "waiting_since"))
    await db.flush()
    if changes:
        name = f"{conversation.kind}.{'set_aside' if done else 'reopened'}"
        await _record(db, name, conversation, changes=changes)


async def show(db: AsyncSession, conversation: Conversation, *, public: bool) -> None:
    """Show a locked, answered question on its product's page, or take it away from there."""
    if conversation.kind != QUESTION or conversation.channel != STORE or conversation.answered_at is None:
        raise Conflict("Only an answered question of the own store can be shown on a product's page")
    conversation.public = public
    changes = events.changed(conversation)
    await db.flush()
    if changes:
        await _record(db, f"question.{'shown' if public else 'hidden'}", conversation, changes=changes)


async def _record(db: AsyncSession, name: str, conversation: Conversation, **more: Any) -> None:
    await events.record(
        db, name, conversation, subject_name=conversation.subject, channel=conversation.channel,
        product_id=conversation.product_id, order_id=conversation.order_id, account_id=conversation.account_id, **more,
    )  # fmt: skip


async def _tell(db: AsyncSession, conversation: Conversation, message: Message) -> None:
    """Tell the buyer: in the app and by mail where they want it; a guest by the mail of their order."""
    name = conversation.kind if conversation.subject else "nothing"
    title, text = text_of(name, conversation.language, about=conversation.subject, text=message.text)
    link = await _link(db, conversation)
    if conversation.account_id is not None:
        await notifications.notify(
            db, conversation.account_id, kind="conversation", title=title, text=text, link=link,
            data={"conversation_id": conversation.id}, cause=f"message:{message.id}",
        )  # fmt: skip
        return
    order = await db.get(Order, conversation.order_id) if conversation.order_id else None
    if order is not None and order.email and not order.imported:
        address = f"{settings().address}/order/{order.number}?token={tokens.token_of(order.id)}"
        subject = f"{settings().project_name}: {title}"
        await later(db, mail.send, title=title[:255], to=order.email, subject=subject, text=f"{text}\n\n{address}\n")


async def _link(db: AsyncSession, conversation: Conversation) -> str:
    if conversation.order_id is not None:
        number = (await db.execute(select(Order.number).where(Order.id == conversation.order_id))).scalar_one_or_none()
        return f"/order/{number}" if number else ""
    if conversation.kind == QUESTION and conversation.product_id is not None:
        query = select(Product.slug).where(Product.id == conversation.product_id)
        slug = (await db.execute(query)).scalar_one_or_none()
        return f"/p/{slug}" if slug else ""
    return "/account/messages"


# --- reading ---


async def messages(db: AsyncSession, conversation_ids: Sequence[int]) -> dict[int, list[Message]]:
    """What was said in each, oldest first, in one statement."""
    found: dict[int, list[Message]] = {one: [] for one in conversation_ids}
    if found:
        query = select(Message).where(Message.conversation_id.in_(found)).order_by(Message.id)
        for message in (await db.execute(query)).scalars():
            found[message.conversation_id].append(message)
    return found
