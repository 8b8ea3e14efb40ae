"""Leaving: an account is emptied, not removed, so that orders and figures stay; and taking one's data along."""

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts import hooks
from tradepost.accounts.models import Account, ApiKey, MailToken, RecoveryCode, Session
from tradepost.accounts.staff import keep_an_owner
from tradepost.core import clock, events
from tradepost.core.events import Event
from tradepost.core.idempotency import IdempotencyKey
from tradepost.core.jobs import Job

# Events about an account whose changes tell nothing about the person: they stay as they were.
IMPERSONAL = ("account.role_changed", "account.enabled", "account.disabled")


async def delete_account(db: AsyncSession, account: Account) -> None:
    """Empty an account: names, secrets, sessions, keys and activity go, also from the log; its rows elsewhere stay.

    Conflict for the last owner.
    """
    await keep_an_owner(db, account)
    for listener in hooks.DELETED:
        await listener(db, account)
    await _forget_keys(db, account)
    for table in (Session, ApiKey, MailToken, RecoveryCode):
        await db.execute(delete(table).where(table.account_id == account.id))
    account.username = account.email = account.password_hash = None
    account.totp_secret = account.totp_enabled_at = account.totp_last_step = account.email_confirmed_at = None
    account.name, account.language, account.active, account.deleted_at = "", "", False, clock.now()
    await events.record(db, "account.deleted", account, subject_name=account.label)
    await db.flush()
    await _forget_in_the_log(db, account)


async def _forget_keys(db: AsyncSession, account: Account) -> None:
    keys = list((await db.execute(select(ApiKey.id).where(ApiKey.account_id == account.id))).scalars())
    name, owners = f"key of account {account.id}", [f"key {key}" for key in keys]
    about = Event.subject_type == ApiKey.__tablename__, Event.subject_id.in_(keys)
    await db.execute(update(Event).where(*about).values(subject_name=name))
    await db.execute(update(Event).where(Event.actor_kind == "key", Event.actor_id.in_(keys)).values(actor_name=name))
    await db.execute(update(Job).where(Job.actor_kind == "key", Job.account_id.in_(keys)).values(actor_name=name))
    await db.execute(delete(IdempotencyKey).where(IdempotencyKey.owner.in_(owners)))


async def _forget_in_the_log(db: AsyncSession, account: Account) -> None:
    about = Event.subject_type == Account.__tablename__, Event.subject_id == account.id
    await db.execute(update(Event).where(*about).values(subject_name=account.label))
    await db.execute(update(Event).where(*about, Event.name.not_in(IMPERSONAL)).values(changes={}, data={}))
    by = Event.actor_kind == "account", Event.actor_id == account.id
    await db.execute(update(Event).where(*by).values(actor_name=account.label))
    await db.execute(
        update(Job).where(Job.actor_kind == "account", Job.account_id == account.id).values(actor_name=account.label)
    )
    await db.execute(delete(IdempotencyKey).where(IdempotencyKey.owner == f"account {account.id}"))


async def export(db: AsyncSession, account: Account) -> dict[str, Any]:
    """Everything that is somebody's, as JSON: what accounts know, and a part of each room with something of theirs."""
    sessions = await db.execute(select(Session).where(Session.account_id == account.id).order_by(Session.created_at))
    keys = await db.execute(select(ApiKey).where(ApiKey.account_id == account.id).order_by(ApiKey.id))
    log = await db.execute(
        select(Event)
        .where(Event.subject_type == Account.__tablename__, Event.subject_id == account.id)
        .order_by(Event.id)
    )
    shown = ("id", "username", "email", "name", "role", "language", "created_at", "email_confirmed_at", "last_login_at")
    found = {
        "account": _fields(account, *shown),
        "sessions": [
            _fields(row, "created_at", "used_at", "ended_at", "address", "device") for row in sessions.scalars()
        ],
        "api_keys": [_fields(row, "name", "prefix", "scopes", "created_at", "expires_at") for row in keys.scalars()],
        "events": [_fields(row, "at", "name", "changes", "data") for row in log.scalars()],
    }
    for part, exporter in hooks.EXPORTED.items():
        found[part] = await exporter(db, account)
    return found


def _fields(row: Any, *names: str) -> dict[str, Any]:
    return {name: events.plain(getattr(row, name)) for name in names}
