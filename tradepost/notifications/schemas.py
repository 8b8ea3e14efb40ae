"""What goes over the wire about what people are told."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, field_validator

from tradepost.core.paging import Page
from tradepost.core.web import Line, Schema, Text
from tradepost.notifications.models import Notification
from tradepost.notifications.rules import KINDS, Kind


class NotificationIn(Schema):
    """A message to somebody. `read` is 1 for one that needs no reading; `link` is a path of the shop's pages."""

    user_id: Annotated[int, Field(ge=1, le=2**63 - 1)]
    message: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000), Text]
    read: Annotated[Literal[0, 1], Field(description="0 or 1")] = 0
    title: Line = ""
    link: Annotated[str, StringConstraints(max_length=500, pattern=r"^(/([^/\\].*)?)?$"), Text] = ""

    @field_validator("read", mode="before")
    @classmethod
    def _number(cls, value: Any) -> Any:
        return int(value) if isinstance(value, bool) else value


class NotificationOut(Schema):
    """Something you are told: `message` is its text, or the title of one that has no more to say; `read` is 0 or 1."""

    id: int
    user_id: int
    kind: str
    title: str
    message: str
    link: str
    data: dict[str, Any]
    read: int
    read_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, one: Notification) -> Self:
        return cls(
            id=one.id,
            user_id=one.account_id,
            kind=one.kind,
            title=one.title,
            message=one.text or one.title,
            link=one.link,
            data=one.data,
            read=int(one.read_at is not None),
            read_at=one.read_at,
            created_at=one.created_at,
        )


class NotificationPage(Page[NotificationOut]):
    """A page of what you are told; `unread` counts all of it that is not read."""

    unread: int


class Marked(Schema):
    """How many were marked as read."""

    marked: int


class Unread(Schema):
    """How many are not read."""

    unread: int


class Where(Schema):
    """Where you are told of a kind of thing. Mails go to an address that you have confirmed."""

    in_app: bool
    by_mail: bool


class ChoicesBody(Schema):
    """Where you are told of what: a kind left out stays as it is."""

    kinds: dict[str, Where]

    @field_validator("kinds")
    @classmethod
    def _known(cls, value: dict[str, Where]) -> dict[str, Where]:
        unknown = sorted(set(value) - set(KINDS))
        if unknown:
            raise ValueError(f"{unknown[0]} is none of {', '.join(KINDS)}")
        return value

    @classmethod
    def of(cls, found: dict[str, Kind]) -> Self:
        return cls(kinds={kind: Where(in_app=one.in_app, by_mail=one.by_mail) for kind, one in found.items()})
