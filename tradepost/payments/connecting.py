"""The merchant's accounts with providers: what is set, what is secret, and which ways to pay a buyer is offered.

Credentials come from the settings page, encrypted, or from the environment (TRADEPOST_STRIPE_API_KEY ...); the page
goes first. They are read for asking the provider and for nothing else.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, connections as fields_of, events, stamps as stamped
from tradepost.core.db import reading
from tradepost.core.errors import Invalid
from tradepost.core.logs import logger
from tradepost.core.settings import settings
from tradepost.payments.base import Checked, Connection
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
    try:
        return fields_of.opened(row.credentials)
    except ValueError:
        log.warning("payments.credentials_locked", provider=row.name)
        return {}


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
        # What is on from the start stays on until somebody says otherwise.
        on = connection(name, None).enabled
        row = PaymentProvider(name=name, enabled=on, mode="live", title_en="", title_ru="", options={}, credentials="")
        row.version = 0
        db.add(row)
    before = opened(row)
    given_secrets = given.get("credentials") or {}
    options = fields_of.options(face.fields, given.get("options") or {}, row.options)
    secrets = fields_of.secrets(face.fields, given_secrets, before)
    held_secrets = {**from_environment(name), **secrets}
    fields_of.guard_address(face.fields, before=row.options, after=options, held=held_secrets, given=given_secrets)
    for field in ("enabled", "mode", "title_en", "title_ru"):
        if given.get(field) is not None:
            setattr(row, field, given[field])
    row.options = options
    after = connection(name, row)
    held = Connection(name, row.enabled, row.mode, after.titles, after.options, held_secrets)
    if row.enabled and face.missing(held):
        raise Invalid("enabled", f"needs {', '.join(face.missing(held))} first")
    changes = events.changed(row, leave_out=("updated_at", "version", "credentials", "name"))
    # Which secrets changed is told, never what they are.
    fresh = fields_of.fresh(before, secrets)
    if fresh:
        row.credentials = fields_of.sealed(secrets)
    if changes or fresh or not row.version:
        row.version += 1
        row.updated_at = clock.now()
        await events.record(
            db, "payment_provider.updated", row, subject_name=name, changes=changes, credentials_changed=fresh
        )
        await stamped.bump(db, STAMP)
    await db.flush()
    return row


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
