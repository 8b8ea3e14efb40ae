"""Accounts as those who run the installation see them: who is what, and who may no longer enter."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts import links, sessions
from tradepost.accounts.models import SECRET, Account, Setup
from tradepost.accounts.rights import Role
from tradepost.core import dialects, events
from tradepost.core.errors import Conflict, NotFound
from tradepost.core.paging import contains


def accounts(roles: Sequence[Role] = (), text: str = "") -> Select[Account]:
    """Accounts, of these roles, with this text in a name or address."""
    query = select(Account).where(Account.deleted_at.is_(None))
    if roles:
        query = query.where(Account.role.in_(roles))
    return query.where(contains(Account.search, text)) if text else query


async def account(db: AsyncSession, account_id: int) -> Account:
    """One account; NotFound when there is none, or it was deleted."""
    query = select(Account).where(Account.id == account_id, Account.deleted_at.is_(None))
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("account", account_id)
    return found


async def named(db: AsyncSession, login: str) -> Account:
    """One account by its username or e-mail as stored; NotFound otherwise."""
    query = select(Account).where(or_(Account.username == login, Account.email == login))
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("account", login)
    return found


async def hold_ownership(db: AsyncSession) -> None:
    """One transaction at a time changes who owns the installation; the others wait here."""
    await db.execute(dialects.upsert(db, Setup.__table__, [{"id": 1}], key=["id"]))
    await db.execute(select(Setup.id).where(Setup.id == 1).with_for_update())


async def keep_an_owner(db: AsyncSession, leaving: Account) -> None:
    """Conflict when this account is the last that owns the installation.

    Whoever takes an owner away calls this first: it lets two owners who remove each other at once take turns.
    """
    if leaving.role != Role.OWNER or not leaving.active:
        return
    await hold_ownership(db)
    others = select(Account.id).where(
        Account.role == Role.OWNER, Account.active.is_(True), Account.deleted_at.is_(None), Account.id != leaving.id
    )
    if (await db.execute(others.limit(1))).first() is None:
        raise Conflict("This is the last owner: make somebody else an owner first")


async def change(
    db: AsyncSession, changed: Account, *, role: Role | None = None, active: bool | None = None, name: str | None = None
) -> Account:
    """Give an account another role or name, or close or open its door. All of it takes effect with the next request.

    Conflict when the last owner would be gone, and for opening an account whose invitation waits to be accepted.
    """
    if active and not changed.active and not changed.password_hash:
        raise Conflict("This invitation has not been accepted yet")
    if (role is not None and role is not Role.OWNER) or active is False:
        await keep_an_owner(db, changed)
    if role is Role.OWNER:
        await hold_ownership(db)
    if role is not None and role != changed.role:
        await _note(db, "account.role_changed", changed, role=role)
    if active is not None and active != changed.active:
        await _note(db, "account.enabled" if active else "account.disabled", changed, active=active)
        if not active:
            await sessions.end_all(db, changed)
            await links.forget(db, changed, "reset", "confirm", "invite")
    if name is not None and name != changed.name:
        await _note(db, "account.updated", changed, name=name)
    return changed


async def _note(db: AsyncSession, event: str, changed: Account, **fields: Any) -> None:
    for field, value in fields.items():
        setattr(changed, field, value)
    changes = events.changed(changed, leave_out=SECRET)
    await events.record(db, event, changed, subject_name=changed.label, changes=changes)
    await db.flush()
