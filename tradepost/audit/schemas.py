"""What goes over the wire about what happened."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from tradepost.audit.models import Activity
from tradepost.core.events import Event
from tradepost.core.web import Line, Schema


class ActorOut(Schema):
    """Who did it: a person (account), a machine (key), a job, or the system by itself."""

    kind: str
    id: int | None
    name: str


class AuditEntryOut(Schema):
    """One change: `changes` is {field: [before, after]}; `imported` is true for history that came from a file."""

    id: int
    at: datetime
    name: str
    actor: ActorOut
    subject_type: str
    subject_id: int
    subject_name: str
    imported: bool
    changes: dict[str, Any]
    data: dict[str, Any]

    @classmethod
    def of(cls, event: Event) -> Self:
        plain = {field: getattr(event, field) for field in cls.model_fields if field != "actor"}
        return cls(**plain, actor=ActorOut(kind=event.actor_kind, id=event.actor_id, name=event.actor_name))


class ActivityIn(Schema):
    """What a visitor of the shop just did: viewed something, or searched for `text`.

    `visitor` is a number that a guest's browser drew for itself; of those who signed in it is left aside.
    """

    kind: Literal["viewed", "searched"]
    subject_type: Annotated[Line, Field(max_length=40)] = ""
    subject_id: Annotated[int | None, Field(ge=1, le=2**63 - 1)] = None
    text: Line = ""
    visitor: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")] | None = None


class ViewedOut(Schema):
    """A product somebody looked at, and when they did so last."""

    product_id: int
    viewed_at: datetime
    product: Any


class RecentlyViewed(Schema):
    """What somebody looked at last, the latest first."""

    items: list[ViewedOut]


class ActivityOut(Schema):
    """One thing somebody did; guests have no account."""

    id: int
    at: datetime
    account_id: int | None
    account: str
    visitor: str | None
    kind: str
    subject_type: str
    subject_id: int | None
    text: str
    data: dict[str, Any]

    @classmethod
    def of(cls, activity: Activity, username: str | None, email: str | None) -> Self:
        plain = {field: getattr(activity, field) for field in cls.model_fields if field not in {"at", "account"}}
        return cls(**plain, at=activity.created_at, account=username or email or "")
