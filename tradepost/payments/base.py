"""The face that every provider has. A provider knows no table: it is asked with what it needs and answers an outcome.

An immediate provider answers without a network, so that it may be asked inside a transaction.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from tradepost.core.connections import Field
from tradepost.core.errors import BadRequest, Invalid

Status = Literal["created", "pending", "authorised", "captured", "declined", "failed", "voided"]


class NoAnswer(Exception):
    """The provider was asked and did not say: it may have done it or not. Ask again with the same key."""


class BadNotice(BadRequest):
    """400: a webhook that is not the provider's, or too old to be believed."""

    kind, title = "bad-notice", "Not a webhook of this provider"


@dataclass(frozen=True, slots=True)
class Connection:
    """The merchant's account with a provider, as its settings have it. `repr` shows no secret."""

    name: str
    enabled: bool
    mode: str
    titles: Mapping[str, str]
    options: Mapping[str, Any]
    credentials: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Charge:
    """A payment as a provider needs to know it; amounts are minor units."""

    key: str
    order_id: int | None
    amount: int
    currency: str
    captured: int
    external_id: str | None
    description: str
    method: Mapping[str, Any]
    attempts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a payment. `created` with an external id means: write that id down, then ask once more."""

    status: Status
    external_id: str | None = None
    captured: int = 0
    redirect_url: str = ""
    browser_secret: str = field(default="", repr=False)
    instructions: str = ""
    error: str = ""
    error_code: str = ""
    ask_at: datetime | None = None  # when to look again; by itself, if left out


@dataclass(frozen=True, slots=True)
class Return:
    """A refund as a provider needs to know it."""

    key: str
    amount: int
    currency: str
    external_id: str | None
    reason: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of a refund."""

    status: Literal["pending", "succeeded", "failed"]
    external_id: str | None = None
    error: str = ""
    error_code: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A webhook that was believed: the event's own id, and which payment or refund it is about, by key or id."""

    event_id: str
    kind: str
    object_id: str = ""
    payment_key: str = ""
    payment_external_id: str = ""
    refund_external_id: str = ""


class Checked(NamedTuple):
    """Whether a provider's settings work, and what is to be said about it in a sentence."""

    works: bool
    message: str = ""


def _nothing(_connection: Connection) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Face:
    """What is known of a provider without loading it: its settings, and what a payment's `method` may hold."""

    name: str
    titles: Mapping[str, str]
    fields: tuple[Field, ...]
    takes: tuple[str, ...]
    immediate: bool = False
    # What the buyer's browser needs to pay with this, such as a publishable key: nothing secret. `sources` is what the
    # shop's pages are let load for it: {directive of the Content-Security-Policy: addresses}.
    for_browser: Callable[[Connection], dict[str, Any]] = _nothing

    def missing(self, connection: Connection) -> list[str]:
        """The settings that payments need and that are not there."""
        return [
            one.name
            for one in self.fields
            if one.needed and not (connection.credentials if one.secret else connection.options).get(one.name)
        ]

    def accept(self, method: Mapping[str, Any]) -> dict[str, Any]:
        """Of what a buyer sent the parts that this provider takes; Invalid for one that makes no sense.

        Whatever else is sent is left aside and never stored: card numbers have no place here.
        """
        taken = {name: method[name] for name in self.takes if method.get(name) is not None}
        for name, value in taken.items():
            text = isinstance(value, str) and len(value) <= 1000
            number = isinstance(value, int) and 0 <= value <= 10**9
            if not (text or number):
                raise Invalid(f"payment.{name}", "must be a text of at most 1,000 characters")
        return taken


class Provider(ABC):
    """One way to be paid, ready to be asked."""

    @abstractmethod
    async def ask(self, connection: Connection, charge: Charge) -> Outcome:
        """Begin a payment under its key, or say how one that was begun stands. NoAnswer when nobody knows."""

    @abstractmethod
    async def capture(self, connection: Connection, charge: Charge, amount: int) -> Outcome:
        """Take what was promised, or part of it; done twice it is done once."""

    @abstractmethod
    async def void(self, connection: Connection, charge: Charge) -> Outcome:
        """Let go of what was promised or begun. When it was paid meanwhile, the outcome says so."""

    @abstractmethod
    async def refund(self, connection: Connection, charge: Charge, back: Return) -> Returned:
        """Give money back under the refund's key, or say how one that was begun stands."""

    @abstractmethod
    async def check(self, connection: Connection) -> Checked:
        """A harmless call that shows whether the credentials work."""

    @abstractmethod
    async def hear(self, connection: Connection, body: bytes, headers: Mapping[str, str], address: str) -> Notice:
        """Believe a webhook, or raise BadNotice."""


class Immediate(Provider):
    """A provider whose answers are worked out here, without a network."""

    @abstractmethod
    def decide(self, connection: Connection, charge: Charge) -> Outcome:
        """The same as `ask`, at once. NoAnswer when it was told to have none."""

    @abstractmethod
    def give_back(self, connection: Connection, charge: Charge, back: Return) -> Returned:
        """The same as `refund`, at once."""
