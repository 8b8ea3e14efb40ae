"""What is set for a channel: by its row, by the environment, or as usual, in this order.

The environment's credentials (WILDBERRIES_API_TOKEN ...) are those of the channel whose code is its type's own name:
a second shop on the same marketplace has its own.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr

from tradepost.channels.models import Channel
from tradepost.channels.places import PLACES
from tradepost.channels.shapes import Access
from tradepost.core import connections
from tradepost.core.logs import logger
from tradepost.core.settings import settings

log = logger("channels")


def from_environment(type_: str) -> dict[str, str]:
    """What the environment has for a type of channel: {field: value}."""
    found = {}
    for field, setting in PLACES[type_].environment.items():
        value = getattr(settings(), setting)
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        if text:
            found[field] = text
    return found


def _environment_of(channel: Channel) -> dict[str, str]:
    return from_environment(channel.type) if channel.code == channel.type else {}


def own_secrets(channel: Channel) -> dict[str, str]:
    """A row's credentials in the clear; none when the installation's keys no longer open them."""
    try:
        return connections.opened(channel.credentials)
    except ValueError:
        log.warning("channels.credentials_locked", channel=channel.code)
        return {}


def access_of(channel: Channel) -> Access:
    """A channel as its adapter knows it."""
    place, around, own = PLACES[channel.type], _environment_of(channel), own_secrets(channel)
    options: dict[str, Any] = {}
    credentials: dict[str, str] = {}
    for one in place.fields:
        written = own.get(one.name) if one.secret else channel.options.get(one.name)
        value = written or around.get(one.name) or one.usual
        if value:
            (credentials if one.secret else options)[one.name] = value
    return Access(channel.id, channel.type, channel.code, channel.name, options, credentials)


def missing(access: Access) -> list[str]:
    """The settings without which this channel cannot be asked: not set, or not what they ought to be.

    Whatever is set here is what it ought to be; the environment says what it likes.
    """
    place = PLACES[access.type]
    there = {
        name
        for name, value in {**access.options, **access.credentials}.items()
        if not any(one.name == name and connections.unlike(one, str(value)) for one in place.fields)
    }
    wrong = {*access.options, *access.credentials} - there
    lacking = [one.name for one in place.fields if one.name in wrong or (one.needed and one.name not in there)]
    return lacking + ([" / ".join(place.either)] if place.either and not there & set(place.either) else [])


def whose(channel: Channel) -> tuple[str, ...] | None:
    """What tells a channel's shop from every other of its type, its own and the environment's settings together.

    None where that is not set yet, or where there is nothing to set.
    """
    access = access_of(channel)
    given, told = {**access.options, **access.credentials}, PLACES[channel.type].whose
    if not told or any(name not in given for name in told):
        return None
    return (str(given.get("address", "")).rstrip("/").casefold(), *(str(given[name]).strip() for name in told))


def seller_of(channel: Channel, told: str) -> str | None:
    """A seller as the marketplace calls it, or the server that stands in for it; None where nothing is told."""
    options = access_of(channel).options
    there = str(options.get("dialect", "")), str(options.get("address", "")).rstrip("/").casefold()
    return " ".join(filter(None, (told, *there)))[:255] if told else None


def set_up(channel: Channel, *, options: Mapping[str, Any], credentials: Mapping[str, Any]) -> list[str]:
    """Set the given options and secrets, the rest stays: the names of the secrets that are others now.

    Invalid names the one that is wrong, or the secrets that a new address wants again.
    """
    fields, before = PLACES[channel.type].fields, own_secrets(channel)
    known = channel.options or {}
    after = connections.options(fields, options, known)
    secrets = connections.secrets(fields, credentials, before)
    held = {**_environment_of(channel), **secrets}
    connections.guard_address(fields, before=known, after=after, held=held, given=credentials)
    if after != known:
        channel.options = after
    changed = connections.fresh(before, secrets)
    if changed:
        channel.credentials = connections.sealed(secrets)
    return changed
