"""The routes of conversations on the buyer's side: questions of a product, one's own talks, those about an order."""

from typing import Annotated, Any

from fastapi import Depends, Query
from sqlalchemy import select

from tradepost.accounts.auth import Caller, SignedIn, Visitor
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Product
from tradepost.catalog.queries import visible
from tradepost.catalog.readers import is_staff
from tradepost.conversations import service
from tradepost.conversations.models import Conversation
from tradepost.conversations.rules import MESSAGE, QUESTION, STORE
from tradepost.conversations.schemas import (
    ConversationIn,
    ConversationOut,
    Kind,
    MessageIn,
    MessageOut,
    OrderMessages,
    QuestionIn,
    QuestionOut,
    conversation_out,
    message_out,
    question_out,
)
from tradepost.core.db import Db
from tradepost.core.errors import Forbidden, NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.slugs import by_id_or_slug
from tradepost.core.web import Id, router as make_router
from tradepost.orders import looking
from tradepost.orders.looking import OrderToken
from tradepost.orders.models import Order
from tradepost.reviews.texts import buyer_in

router = make_router("conversations")

QuestionPaging = Annotated[Paging, Depends(paging(Conversation.id, "-id"))]
ConversationPaging = Annotated[Paging, Depends(paging(Conversation.id, "-last_at", last_at=Conversation.last_at))]


@router.get("/products/{product_id}/questions")
async def list_questions(product_id: str, db: Db, who: Visitor, page: QuestionPaging) -> Page[QuestionOut]:
    """What buyers asked about a product (its id or slug) and the shop answered, for everybody to read."""
    found = await _product(db, product_id, who)
    query = select(Conversation).where(
        Conversation.product_id == found,
        Conversation.public,
        Conversation.kind == QUESTION,
        Conversation.channel == STORE,
    )
    listed = await paged(db, query, page)
    said = await service.messages(db, [one.id for one in listed["items"]])
    shown = [question_out(one, said[one.id], buyer_in(one.language)) for one in listed["items"]]
    return Page[QuestionOut](**{**listed, "items": shown})


@router.post("/products/{product_id}/questions", status_code=201)
async def ask(product_id: str, body: QuestionIn, db: Db, who: SignedIn) -> ConversationOut:
    """Ask about a product: the answer comes to you, and is shown on the product's page."""
    found = await _product(db, product_id, who)
    made = await service.ask(db, service.Buyer.of(who.person, body.language), found, body.text)
    return await _answer(db, made)


async def _product(db: Db, key: str, who: Caller | None) -> int:
    query = visible(staff=is_staff(who)).with_only_columns(Product.id).where(by_id_or_slug(Product, key))
    found: int | None = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("product", key)
    return found


async def _answer(db: Db, conversation: Conversation) -> ConversationOut:
    return conversation_out(conversation, (await service.messages(db, [conversation.id]))[conversation.id])


@router.get("/conversations")
async def list_conversations(
    db: Db, who: SignedIn, page: ConversationPaging, kind: Annotated[Kind | None, Query()] = None
) -> Page[ConversationOut]:
    """What you asked and wrote, and what was answered."""
    query = select(Conversation).where(Conversation.account_id == who.id)
    if kind is not None:
        query = query.where(Conversation.kind == kind)
    listed = await paged(db, query, page)
    said = await service.messages(db, [one.id for one in listed["items"]])
    shown = [conversation_out(one, said[one.id]) for one in listed["items"]]
    return Page[ConversationOut](**{**listed, "items": shown})


@router.post("/conversations", status_code=201)
async def begin_conversation(body: ConversationIn, db: Db, who: SignedIn) -> ConversationOut:
    """Write to the shop."""
    buyer = service.Buyer.of(who.person, body.language)
    return await _answer(db, await service.write(db, buyer, body.text, subject=body.subject))


@router.get("/conversations/{conversation_id}")
async def read_conversation(conversation_id: Id, db: Db, who: SignedIn) -> ConversationOut:
    """One of your own."""
    query = select(Conversation).where(Conversation.id == conversation_id, Conversation.account_id == who.id)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("conversation", conversation_id)
    return await _answer(db, found)


@router.post("/conversations/{conversation_id}/messages", status_code=201)
async def add_message(conversation_id: Id, body: MessageIn, db: Db, who: SignedIn) -> MessageOut:
    """Add to one of your own."""
    found = await service.find(db, conversation_id, of=who.id)
    return message_out(await service.say(db, found, body.text, by=who.id))


@router.get("/orders/{number}/messages")
async def list_order_messages(number: str, db: Db, who: Visitor, token: OrderToken) -> OrderMessages:
    """What was said about an order: its buyer's, whoever has its token, and staff."""
    order: Order = (await looking.find(db, number, who, token))[0]
    return await _about(db, order)


@router.post("/orders/{number}/messages", status_code=201)
async def write_about_order(number: str, body: MessageIn, db: Db, who: Visitor, token: OrderToken) -> OrderMessages:
    """Write about an order: its buyer to the shop, staff to the buyer."""
    order: Order = (await looking.find(db, number, who, token))[0]
    by_shop = who is not None and who.is_staff and order.account_id != who.id
    if by_shop and who is not None and not who.has(Right.REPLIES_WRITE):
        raise Forbidden(f"This needs the right {Right.REPLIES_WRITE}", missing=[str(Right.REPLIES_WRITE)])
    account = who.account if who is not None else None
    await service.write_about(db, order, body.text, by=account, by_shop=by_shop)
    return await _about(db, order)


async def _about(db: Db, order: Any) -> OrderMessages:
    query = select(Conversation).where(
        Conversation.channel == STORE, Conversation.kind == MESSAGE, Conversation.external_id == f"order:{order.id}"
    )
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        return OrderMessages(conversation_id=None, status=None, items=[])
    said = (await service.messages(db, [found.id]))[found.id]
    return OrderMessages(
        conversation_id=found.id, status=found.status, items=[message_out(one) for one in said]
    )  # fmt: skip
