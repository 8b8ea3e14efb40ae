"""What goes over the wire about the inbox."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from tradepost.conversations.schemas import Kind, State
from tradepost.core.web import Schema, Text
from tradepost.replies.inbox import Entry
from tradepost.replies.schemas import SendingOut


class About(Schema):
    """The product it is about."""

    id: int
    name: str
    slug: str


class AboutOrder(Schema):
    """The order it is about."""

    id: int
    number: str


class SaidOut(Schema):
    """One thing that was said; `auto` by an auto reply. `state` is of an answer on its way to another channel."""

    id: int
    sender: Literal["buyer", "shop"]
    text: str
    created_at: datetime
    auto: bool
    state: Literal["sent", "sending", "failed"]
    error: str


class InboxLine(Schema):
    """A review, question or message. `text` is the buyer's last word, `waiting_since` their first without an answer."""

    key: str
    kind: Kind
    channel: str
    state: State
    rating: int | None
    author: str
    subject: str
    text: str
    language: str
    public: bool
    verified: bool | None
    product: About | None
    order: AboutOrder | None
    account_id: int | None
    asked_at: datetime
    answered_at: datetime | None
    waiting_since: datetime | None
    last_at: datetime

    @classmethod
    def _fields(cls, entry: Entry) -> dict[str, Any]:
        plain = {
            name: getattr(entry, name) for name in InboxLine.model_fields if name not in {"text", "product", "order"}
        }
        words = [one.text for one in entry.messages if one.sender == "buyer"]
        product, order = entry.product, entry.order
        return plain | {
            "text": words[-1] if words else "",
            "product": About(id=product[0], name=product[1], slug=product[2]) if product else None,
            "order": AboutOrder(id=order[0], number=order[1]) if order else None,
        }

    @classmethod
    def of(cls, entry: Entry) -> Self:
        return cls(**cls._fields(entry))


class InboxEntry(InboxLine):
    """One line with all that was said, oldest first, and the auto replies that are held for it."""

    messages: list[SaidOut]
    held: list[SendingOut]

    @classmethod
    def of_all(cls, entry: Entry, held: list[SendingOut]) -> Self:
        return cls(
            **cls._fields(entry), messages=[SaidOut.model_validate(one) for one in entry.messages], held=held
        )  # fmt: skip


class InboxReplyIn(Schema):
    """An answer. With `public` the product's page shows a question with it, as it does by itself unless told not to."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000), Text]
    public: bool | None = None


class StateIn(Schema):
    """`done` sets it aside without an answer, `waiting` takes that back."""

    state: Literal["done", "waiting"]


class PublicIn(Schema):
    """Whether the product's page shows it."""

    public: bool


class QuicknessOut(Schema):
    """What came in, and how quick the first answer was: `median` and `mean` in seconds, null where none was given.

    `within_day` is the share answered within 24 hours of those that were answered or have waited so long; `waiting`
    counts what waits now, whenever it came, the longest since `oldest_waiting`.
    """

    received: int
    answered: int
    waiting: int
    median: float | None
    mean: float | None
    within_day: Annotated[float | None, Field(ge=0, le=1)]
    oldest_waiting: datetime | None


class FiguresOut(Schema):
    """Response times of what came in on these days: in all, by kind, by channel."""

    total: QuicknessOut
    by_kind: dict[str, QuicknessOut]
    by_channel: dict[str, QuicknessOut]
