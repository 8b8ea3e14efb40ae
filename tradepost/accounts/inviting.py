"""Staff are invited by mail: the account waits, disabled and without a password, until the link is opened."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts import links, passwords, registering
from tradepost.accounts.auth import Caller, acting_as
from tradepost.accounts.models import SECRET, Account
from tradepost.accounts.rights import STAFF, Role
from tradepost.core import clock, events
from tradepost.core.db import reading
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings


async def invite(db: AsyncSession, by: Caller, *, email: str, role: Role, name: str = "") -> Account:
    """Mail an invitation. Who has not accepted yet may be invited again, in another role too; Taken for an account."""
    if role not in STAFF:
        raise Invalid("role", "customers register by themselves; invite an owner, a manager or an analyst")
    _, folded = registering.names(None, email)
    account = (await db.execute(select(Account).where(Account.email == folded))).scalar_one_or_none()
    if account is None:
        account = await registering.create(db, email=folded, name=name, role=role, active=False)
        changes = registering.first_state(account)
    elif account.active or account.password_hash:
        raise registering.Taken("email")
    else:
        account.role, account.name = role, name or account.name
        changes = events.changed(account, leave_out=SECRET)
    await events.record(db, "account.invited", account, subject_name=account.label, changes=changes)
    inviter = by.account.name or by.account.label if by.account else settings().project_name
    await links.forget(db, account, "invite")
    await links.send(db, account, "invite", inviter=inviter, role=role.value)
    return account


async def accept(
    db: AsyncSession, token: str, *, password: str, username: str | None = None, name: str | None = None
) -> Account:
    """Open an invitation's link: choose a password, and from now on sign in. Raises links.BadLink, Invalid or Taken."""
    # Read apart: a write lock must not be held while a password is being hashed.
    async with reading() as look:
        email = (await links.account_of(look, token, "invite")).email
    folded, _ = registering.names(username, email, password=password)
    stored = await passwords.hashed(password)
    account = await links.use(db, token, "invite")
    account.password_hash, account.active, account.email_confirmed_at = stored, True, clock.now()
    account.username, account.name = folded, name or account.name
    changes = events.changed(account, leave_out=SECRET)
    await registering.written(db, account)
    with acting_as(account):
        await events.record(db, "account.invitation_accepted", account, subject_name=account.label, changes=changes)
    return account
