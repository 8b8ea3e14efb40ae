"""What goes over the wire about channels: no credential."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from tradepost.channels import connecting, service
from tradepost.channels.adapter import METHODS
from tradepost.channels.adapters import ADAPTERS, adapter_of
from tradepost.channels.models import Channel
from tradepost.channels.places import PLACES, Type
from tradepost.channels.rules import CODE, State
from tradepost.core.connections import FieldOut, SecretOut, field_out, secret_out
from tradepost.core.web import Change, Name, Schema, Text, not_null

Code = Annotated[str, StringConstraints(pattern=rf"^{CODE.pattern}$", max_length=40), Text]
Buffer = Annotated[int, Field(ge=0, le=10**6, description="How many of each item this channel is not shown")]
Priority = Annotated[int, Field(ge=0, le=10**6, description="Who is served first when little is left: the lowest")]
Options = Annotated[dict[str, Any], Field(max_length=50)]
Credentials = Annotated[dict[str, str], Field(max_length=20)]


class CapabilityOut(Schema):
    """Something a channel can be asked for, and whether this one can."""

    name: str
    about: str
    offered: bool


class TypeOut(Schema):
    """A type of channel: what has to be set (of `either` one is enough), and what it offers once it is."""

    type: Type
    title: dict[Literal["en", "ru"], str]
    fields: list[FieldOut]
    either: list[str]
    capabilities: list[CapabilityOut]


def types() -> list[TypeOut]:
    """Every type of channel there is."""
    return [
        TypeOut(
            type=place.type,
            title={"en": place.titles["en"], "ru": place.titles["ru"]},
            fields=[field_out(one) for one in place.fields],
            either=list(place.either),
            capabilities=[
                CapabilityOut(name=one, about=one.about, offered=one in ADAPTERS[place.type].offers())
                for one in METHODS
            ],
        )
        for place in PLACES.values()
    ]


class ChannelIn(Schema):
    """A place to connect. `code` is what orders and price lists will call it; left out, it is made of the type."""

    type: Type
    name: Name | None = None
    code: Code | None = None
    enabled: bool = True
    buffer: Buffer = 0
    priority: Priority = 100
    options: Options = {}
    credentials: Credentials = {}


class ChannelChange(Change):
    """What is to be different; a credential of "" is forgotten. Type and code stay."""

    name: Name | None = None
    enabled: bool | None = None
    buffer: Buffer | None = None
    priority: Priority | None = None
    options: Options | None = None
    credentials: Credentials | None = None

    _there = not_null("name", "enabled", "buffer", "priority", "options", "credentials")


class ChannelOut(Schema):
    """A channel: what is set for it, what is missing, what it offers, and how it stands."""

    id: int
    type: Type
    code: str
    name: str
    enabled: bool
    state: State
    buffer: int
    priority: int
    options: dict[str, Any]
    credentials: dict[str, SecretOut]
    missing: list[str]
    capabilities: list[str]
    checked_at: datetime | None
    works: bool | None
    message: str
    account: str
    expires_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, row: Channel) -> Self:
        """As staff see it: of secrets only whether they are set, and their last four letters."""
        access, own = connecting.access_of(row), connecting.own_secrets(row)
        offers = adapter_of(row).offers()
        made = {
            "state": service.state_of(row),
            "options": dict(access.options),
            "credentials": {
                one.name: secret_out(access.credentials.get(one.name, ""), own=one.name in own)
                for one in PLACES[row.type].fields
                if one.secret
            },
            "missing": connecting.missing(access),
            "capabilities": [one.value for one in METHODS if one in offers],
        }
        plain = [name for name in cls.model_fields if name not in made]
        return cls(**made, **{name: getattr(row, name) for name in plain})


class CheckOut(Schema):
    """What a check found; `account` is whose credentials these are, where the marketplace says it."""

    works: bool
    message: str
    account: str
    expires_at: datetime | None
