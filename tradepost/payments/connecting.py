"""The merchant's accounts with providers: what is set, what is secret, and which ways to pay a buyer is offered.

Credentials come from the settings page, encrypted, or from the environment (TRADEPOST_STRIPE_API_KEY ...); the page
goes first. They are read for asking the provider and for nothing else.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, crypto, events, stamps as stamped
from tradepost.core.db import reading
from tradepost.core.errors import Invalid
from tradepost.core.logs import logger
from tradepost.core.settings import settings
from tradepost.payments.base import Checked, Connection, Field
from tradepost.payments.models import PaymentProvider
from tradepost.payments.providers import face as face_of, loaded
from tradepost.payments.providers.faces import FACES

log = logger("payments")
STAMP = "payments"
CHECKED_WITHIN = 20.0  # seconds


def from_environment(name: str) -> dict[str, str]:
    """Credentials that the environment has for a provider: {field: value}."""
    known = settings()
    values = {
        "stripe": {"api_key": known.stripe_api_key, "webhook_secret": known.stripe_webhook_secret},
        "yookassa": {"secret_key": known.yookassa_secret_key},
    }.get(name, {})
    return {key: value.get_secret_value() for key, value in values.items() if value.get_secret_value()}


def _options_from_environment(name: str) -> dict[str, str]:
    known = settings()
    values = {
        "stripe": {"publishable_key": known.stripe_publishable_key, "api_base": known.stripe_api_base},
        "yookassa": {"shop_id": known.yookassa_shop_id, "api_base": known.yookassa_api_base},
    }.get(name, {})
    return {key: value for key, value in values.items() if value}


def opened(row: PaymentProvider) -> dict[str, str]:
    """A row's credentials in the clear; none when the installation's keys no longer open them."""
    if not row.credentials:
        return {}
    try:
        found: dict[str, str] = json.loads(crypto.decrypt(row.credentials))
    except ValueError:
        log.warning("payments.credentials_locked", provider=row.name)
        return {}
    return found


def connection(name: str, row: PaymentProvider | None) -> Connection:
    """What is set for a provider, by its row (if there is one), the environment and what is usual, in this order."""
    face = face_of(name)
    usual = {one.name: one.usual for one in face.fields if not one.secret}
    options = {**usual, **_options_from_environment(name), **({} if row is None else row.options)}
    credentials = {**from_environment(name), **({} if row is None else opened(row))}
    titles = {language: (getattr(row, f"title_{language}", "") or face.titles[language]) for language in ("en", "ru")}
    made = Connection(name, row is None or row.enabled, row.mode if row else "live", titles, options, credentials)
    if row is None and face.missing(made):  # nobody has set it up: only what needs nothing is offered
        return Connection(name, enabled=False, mode="live", titles=titles, options=options, credentials=credentials)
    return made


async def _load(db: AsyncSession) -> dict[str, Connection]:
    rows = {row.name: row for row in (await db.execute(select(PaymentProvider))).scalars()}
    return {name: connection(name, rows.get(name)) for name in FACES}


_kept = stamped.Kept(STAMP, _load)


async def connections(db: AsyncSession, stamps: Mapping[str, int] | None = None) -> dict[str, Connection]:
    """Every provider's settings by name, from memory while nobody changes them."""
    return await _kept.get(db, stamps)


async def way_to_pay(
    db: AsyncSession, name: str, *, stamps: Mapping[str, int] | None = None, field: str = "provider"
) -> Connection:
    """An enabled provider's settings. Invalid (naming `field`) for one that is not offered here."""
    offered = _offered(await connections(db, stamps))
    for one in offered:
        if one.name == name:
            return one
    names = ", ".join(one.name for one in offered) or "none"
    raise Invalid(field, f"is no way to pay here; there is: {names}")


async def providers(db: AsyncSession, stamps: Mapping[str, int] | None = None) -> list[Connection]:
    """The ways to pay that a buyer is offered."""
    return _offered(await connections(db, stamps))


def _offered(known: Mapping[str, Connection]) -> list[Connection]:
    return [one for one in known.values() if one.enabled and not face_of(one.name).missing(one)]


async def row_of(db: AsyncSession, name: str, *, lock: bool = False) -> PaymentProvider | None:
    """What the settings page has stored for a provider. NotFound for a name that is none."""
    face_of(name)
    query = select(PaymentProvider).where(PaymentProvider.name == name)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await db.execute(query)).scalar_one_or_none()


async def change(db: AsyncSession, name: str, row: PaymentProvider | None, given: Mapping[str, Any]) -> PaymentProvider:
    """Set what is given: enabled, mode, title_en, title_ru, options and credentials by field; the rest stays.

    A credential of "" is forgotten. Invalid names the field that is wrong; a new address of the provider's server wants
    the secrets again, so that nobody can have them sent elsewhere.
    """
    face = face_of(name)
    if row is None:
        row = PaymentProvider(
            name=name, enabled=False, mode="live", title_en="", title_ru="", options={}, credentials=""
        )
        row.version = 0
        db.add(row)
    before = opened(row)
    options = _options(face.fields, given.get("options") or {}, row.options)
    secrets = _secrets(face.fields, given.get("credentials") or {}, before)
    moved = [one for one in face.fields if one.address and options.get(one.name, "") != row.options.get(one.name, "")]
    again = set(given.get("credentials") or {})
    all_secrets = {**from_environment(name), **secrets}
    kept = [one.name for one in face.fields if one.secret and all_secrets.get(one.name) and one.name not in again]
    if moved and kept:
        raise Invalid(
            f"options.{moved[0].name}", f"changes where secrets are sent: give {', '.join(kept)} again with it"
        )
    for field in ("enabled", "mode", "title_en", "title_ru"):
        if given.get(field) is not None:
            setattr(row, field, given[field])
    row.options = options
    after = connection(name, row)
    held = Connection(name, row.enabled, row.mode, after.titles, after.options, all_secrets)
    if row.enabled and face.missing(held):
        raise Invalid("enabled", f"needs {', '.join(face.missing(held))} first")
    changes = events.changed(row, leave_out=("updated_at", "version", "credentials", "name"))
    # Which secrets changed is told, never what they are.
    fresh = sorted(key for key in {*before, *secrets} if before.get(key) != secrets.get(key))
    if fresh:
        row.credentials = crypto.encrypt(json.dumps(secrets)) if secrets else ""
    if changes or fresh or not row.version:
        row.version += 1
        row.updated_at = clock.now()
        await events.record(
            db, "payment_provider.updated", row, subject_name=name, changes=changes, credentials_changed=fresh
        )
        await stamped.bump(db, STAMP)
    await db.flush()
    return row


def _options(fields: tuple[Field, ...], given: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    known, found = {one.name: one for one in fields if not one.secret}, dict(before)
    for name, value in given.items():
        if name not in known:
            raise Invalid(f"options.{name}", f"is no setting here; there is: {', '.join(known) or 'none'}")
        found[name] = _checked(known[name], value, f"options.{name}")
    return found


def _secrets(fields: tuple[Field, ...], given: Mapping[str, Any], before: Mapping[str, str]) -> dict[str, str]:
    known, found = {one.name: one for one in fields if one.secret}, dict(before)
    for name, value in given.items():
        if name not in known:
            raise Invalid(f"credentials.{name}", f"is no secret here; there is: {', '.join(known) or 'none'}")
        found[name] = str(_checked(known[name], value, f"credentials.{name}")).strip()
    return {name: value for name, value in found.items() if value}


def _checked(one: Field, value: Any, field: str) -> Any:
    if one.switch:
        if not isinstance(value, bool):
            raise Invalid(field, "must be true or false")
        return value
    if not isinstance(value, str):
        raise Invalid(field, "must be text")
    if len(value) > one.most:
        raise Invalid(field, f"must be at most {one.most} characters")
    if one.choices and value not in one.choices:
        raise Invalid(field, f"must be one of {', '.join(one.choices)}")
    if one.secret and value and not value.isascii():
        raise Invalid(field, "has letters that no key has")
    if one.address and value and not value.startswith(("https://", "http://")):
        raise Invalid(field, "must begin with https://")
    return value.strip()


def current(row: PaymentProvider | None) -> int:
    """The version for `If-Match`; 0 while nothing was set."""
    return 0 if row is None else row.version


async def check(name: str) -> Checked:
    """Whether a provider's settings work, by a harmless call. Never called inside a transaction."""
    face = face_of(name)
    async with reading() as db:
        known = (await connections(db))[name]
    missing = face.missing(known)
    if missing:
        return Checked(works=False, message=f"Not set yet: {', '.join(missing)}")
    try:
        async with asyncio.timeout(CHECKED_WITHIN):
            return await (await loaded(name)).check(known)
    except TimeoutError:
        return Checked(works=False, message="The provider does not answer in time")
