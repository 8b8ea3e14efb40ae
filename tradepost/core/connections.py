"""What has to be set before another server can be asked: plain options, and secrets that are encrypted and never shown.

A room says which fields a connection has; the settings page goes before the environment, and both before what is usual.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tradepost.core import crypto
from tradepost.core.errors import Invalid
from tradepost.core.web import Schema

LONGEST_NUMBER = 18  # digits; more are none of anybody's numbers


@dataclass(frozen=True, slots=True)
class Field:
    """One of a connection's settings: `secret` ones are encrypted and never shown again.

    A `number` has digits alone; what is `plain`, as every secret is, goes where only plain letters may: in a header.
    """

    name: str
    secret: bool = False
    needed: bool = False
    choices: tuple[str, ...] = ()
    switch: bool = False
    address: bool = False
    number: bool = False
    plain: bool = False
    most: int = 500
    usual: Any = ""


def sealed(secrets: Mapping[str, str]) -> str:
    """Secrets as they are stored; nothing for none."""
    return crypto.encrypt(json.dumps(secrets)) if secrets else ""


def opened(stored: str) -> dict[str, str]:
    """Stored secrets in the clear. ValueError when none of the installation's keys opens them."""
    found: dict[str, str] = json.loads(crypto.decrypt(stored)) if stored else {}
    return found


def options(fields: Sequence[Field], given: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The options after a change; Invalid names the one that is wrong."""
    known, found = {one.name: one for one in fields if not one.secret}, dict(before)
    for name, value in given.items():
        if name not in known:
            raise Invalid(f"options.{name}", f"is no setting here; there is: {', '.join(known) or 'none'}")
        found[name] = _checked(known[name], value, f"options.{name}")
    return found


def secrets(fields: Sequence[Field], given: Mapping[str, Any], before: Mapping[str, str]) -> dict[str, str]:
    """The secrets after a change; one of "" is forgotten. Invalid names the one that is wrong."""
    known, found = {one.name: one for one in fields if one.secret}, dict(before)
    for name, value in given.items():
        if name not in known:
            raise Invalid(f"credentials.{name}", f"is no secret here; there is: {', '.join(known) or 'none'}")
        found[name] = str(_checked(known[name], value, f"credentials.{name}")).strip()
    return {name: value for name, value in found.items() if value}


def fresh(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Which secrets are others now: that is told, never what they are."""
    return sorted(key for key in {*before, *after} if before.get(key) != after.get(key))


def guard_address(
    fields: Sequence[Field],
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    held: Mapping[str, str],
    given: Iterable[str],
) -> None:
    """A new address of the other server wants the secrets again: nobody can have them sent elsewhere. Invalid."""
    moved = [one for one in fields if one.address and after.get(one.name, "") != before.get(one.name, "")]
    again = set(given)
    kept = [one.name for one in fields if one.secret and held.get(one.name) and one.name not in again]
    if moved and kept:
        raise Invalid(
            f"options.{moved[0].name}", f"changes where secrets are sent: give {', '.join(kept)} again with it"
        )


def _checked(one: Field, value: Any, field: str) -> Any:
    if one.switch:
        if not isinstance(value, bool):
            raise Invalid(field, "must be true or false")
        return value
    if not isinstance(value, str):
        raise Invalid(field, "must be text")
    value = value.strip()
    if len(value) > one.most:
        raise Invalid(field, f"must be at most {one.most} characters")
    if one.choices and value not in one.choices:
        raise Invalid(field, f"must be one of {', '.join(one.choices)}")
    if why := unlike(one, value):
        raise Invalid(field, why)
    if one.address and value and not value.startswith(("https://", "http://")):
        raise Invalid(field, "must begin with https://")
    return value


def unlike(one: Field, value: str) -> str:
    """Why a text is not what this setting is; "" when it is, or is not set."""
    if one.number and value and not (value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER):
        return f"must be a number of at most {LONGEST_NUMBER} digits"
    if (one.secret or one.plain) and not (value.isascii() and value.isprintable()):
        return "has letters that no key has" if one.secret else "must be of plain Latin letters, digits and signs"
    return ""


class FieldOut(Schema):
    """One of a connection's settings, for whoever draws the form."""

    name: str
    secret: bool
    needed: bool
    choices: list[str]
    switch: bool


def field_out(one: Field) -> FieldOut:
    """A field as the form needs it."""
    return FieldOut(name=one.name, secret=one.secret, needed=one.needed, choices=list(one.choices), switch=one.switch)


class SecretOut(Schema):
    """Whether a secret is set, where, and its last four letters: never more of it."""

    set: bool
    last4: str = ""
    source: Literal["settings", "environment", ""] = ""


def secret_out(value: str, *, own: bool) -> SecretOut:
    """What is shown of a secret; `own` is one of the settings page."""
    if not value:
        return SecretOut(set=False)
    last = value[-4:] if len(value) >= 12 else ""  # four of a short one would be too much of it
    return SecretOut(set=True, last4=last, source="settings" if own else "environment")
