"""What goes over the wire about what people are told."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, field_validator

from tradepost.core.paging import Page
from tradepost.core.web import Line, Schema, Text
from tradepost.notifications.models import Notification, Ways
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
    """Where you are told of a kind of thing. Mails go to an address that you have confirmed.

    `by_webhook` and `by_telegram` go where you have set them up; with `digest` the mails of a day come as one.
    """

    in_app: bool
    by_mail: bool
    by_webhook: bool = False
    by_telegram: bool = False
    digest: bool = False

    @property
    def given(self) -> dict[str, bool]:
        """Those that were sent."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class WaysIn(Schema):
    """Where you can be told beside the app and by mail; what is left out stays, "" takes a way away.

    `digest_hour` is an hour of the shop's day.
    """

    webhook_url: Annotated[str, StringConstraints(strip_whitespace=True, max_length=700), Text] | None = None
    telegram_token: Annotated[str, StringConstraints(pattern=r"^(\d{3,20}:[\w-]{20,100})?$")] | None = None
    telegram_chat: Annotated[str, StringConstraints(pattern=r"^(-?\d{1,20}|@\w{3,60})?$")] | None = None
    digest_hour: Annotated[int, Field(ge=0, le=23)] | None = None


class WaysOut(Schema):
    """Where you can be told. The bot's token is never shown; the webhook's secret once, when its address is set.

    An `error` says why the last thing sent there did not arrive.
    """

    webhook_url: str
    webhook_secret: str | None = None
    webhook_error: str
    telegram: bool
    telegram_chat: str
    telegram_error: str
    digest_hour: int

    @classmethod
    def of(cls, ways: Ways | None, secret: str | None = None) -> Self:
        if ways is None:
            return cls(
                webhook_url="", webhook_error="", telegram=False, telegram_chat="", telegram_error="", digest_hour=8
            )
        return cls(
            webhook_url=ways.webhook_url, webhook_secret=secret, webhook_error=ways.webhook_error,
            telegram=bool(ways.telegram_token), telegram_chat=ways.telegram_chat, telegram_error=ways.telegram_error,
            digest_hour=ways.digest_hour,
        )  # fmt: skip


class TryIn(Schema):
    """The way to try."""

    way: Literal["webhook", "telegram"]


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
        return cls(kinds={kind: Where.model_validate(one) for kind, one in found.items()})
