"""What goes over the wire about conversations, as buyers and readers of a product's page see them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from tradepost.conversations.models import Conversation, Message
from tradepost.core.web import Line, Schema, Text

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000), Text]
Language = Annotated[str, StringConstraints(pattern=r"^([a-z]{2})?$")]
Kind = Literal["question", "message", "review"]
State = Literal["waiting", "answered", "done"]


class QuestionIn(Schema):
    """A question. `language` is that of the pages the buyer reads; the account's own unless it is given."""

    text: Said
    language: Language = ""


class MessageIn(Schema):
    """Something to say."""

    text: Said


class ConversationIn(Schema):
    """A first word to the shop, and what it is about."""

    text: Said
    subject: Line = ""
    language: Language = ""


class MessageOut(Schema):
    """Something that was said: `from` is buyer or shop. `state` is of an answer on its way to another channel."""

    id: int
    sender: Literal["buyer", "shop"]
    text: str
    auto: bool
    state: Literal["sent", "sending", "failed"]
    error: str
    created_at: datetime


class AnswerOut(Schema):
    """What the shop answered."""

    text: str
    created_at: datetime


class QuestionOut(Schema):
    """A question that was answered, for everybody to read; `author` is the name they show."""

    id: int
    author: str
    text: str
    created_at: datetime
    answers: list[AnswerOut]


class ConversationOut(Schema):
    """What you asked or wrote, and what was answered; `public` for a question that the product's page shows."""

    id: int
    kind: Kind
    subject: str
    status: State
    public: bool
    product_id: int | None
    order_id: int | None
    messages: list[MessageOut]
    created_at: datetime
    last_at: datetime


class OrderMessages(Schema):
    """What was said about an order, oldest first; `status` is null before the first word."""

    conversation_id: int | None
    status: State | None
    items: list[MessageOut]


def message_out(message: Message) -> MessageOut:
    """A message for the wire."""
    return MessageOut(
        id=message.id, sender="shop" if message.by_shop else "buyer", text=message.text, auto=message.auto,
        state=message.state, error=message.error, created_at=message.created_at,
    )  # fmt: skip


def conversation_out(conversation: Conversation, said: Iterable[Message]) -> ConversationOut:
    """A conversation for its buyer."""
    plain = ("id", "kind", "subject", "status", "public", "product_id", "order_id", "created_at", "last_at")
    fields: dict[str, Any] = {name: getattr(conversation, name) for name in plain}
    return ConversationOut(**fields, messages=[message_out(one) for one in said])


def question_out(conversation: Conversation, said: Iterable[Message], nameless: str) -> QuestionOut:
    """A question for everybody: its first words, and what the shop said. Auto replies that settle nothing stay out."""
    lines = list(said)
    return QuestionOut(
        id=conversation.id,
        author=conversation.author or nameless,
        text="\n\n".join(one.text for one in lines if not one.by_shop),
        created_at=conversation.created_at,
        answers=[AnswerOut.model_validate(one) for one in lines if one.by_shop],
    )
