"""What goes over the wire about keeping in step with channels."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field

from tradepost.channels import syncing
from tradepost.channels.capabilities import Capability, named
from tradepost.channels.models import Channel, Sync
from tradepost.core.web import Schema

KeptInStep = Literal[
    "check", "categories", "cards", "cards_push", "orders", "stock_push", "stock_read", "prices_push", "prices_read",
    "reviews", "questions", "chats", "returns", "finance", "item_statistics", "promotions", "commissions",
    "stored_orders",
]  # fmt: skip
SyncOutcome = Literal["done", "waiting", "failed"]


class SyncIn(Schema):
    """What is to be done now; everything, when nothing is named."""

    capabilities: Annotated[list[KeptInStep], Field(max_length=20)] = []


class SyncSwitch(Schema):
    """Whether something is kept in step."""

    enabled: bool


class SyncOut(Schema):
    """Something that is kept in step: how often, when it ran and worked, when it is due, and why it failed.

    `waiting` is how many items wait to be told, `seen` how many the run that is on has looked at so far; `failures` are
    those in a row: an `error` without one says that a limit is waited for.
    """

    capability: KeptInStep
    about: str
    enabled: bool
    every_seconds: int
    running: bool
    due_at: datetime | None
    cause: str
    ran_at: datetime | None
    worked_at: datetime | None
    failures: int
    error: str
    waiting: int
    seen: int

    @classmethod
    def of(cls, channel: Channel, row: Sync, waiting: int, seen: int) -> Self:
        """A row of `syncing.of`."""
        capability = named(row.capability)
        made: dict[str, Any] = {
            "about": capability.about,
            "every_seconds": int(syncing.every(channel, capability).total_seconds()),
            "running": row.job_id is not None,
            "waiting": waiting,
            "seen": seen,
        }
        if capability is Capability.CHECK and channel.works is False:  # it was tried, and found that they do not
            made |= {"failures": max(1, row.failures), "error": row.error or channel.message}
        return cls(**made, **{name: getattr(row, name) for name in cls.model_fields if name not in made})


class SyncRunOut(Schema):
    """A run that brought or sent something, or failed; `waiting`: it is tried again by itself."""

    id: int
    capability: KeptInStep
    cause: str
    outcome: SyncOutcome
    started_at: datetime
    ended_at: datetime
    seen: int
    new: int
    changed: int
    problems: int
    error: str


class LimitOut(Schema):
    """How often a channel may be asked for one kind of thing, and how much of that is spoken for now."""

    kind: str
    calls: int
    seconds: float
    burst: int
    used: int
