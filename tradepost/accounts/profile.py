"""What people say about themselves, and that their e-mail address is theirs."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts import links, registering, throttle
from tradepost.accounts.auth import acting_as
from tradepost.accounts.models import SECRET, Account
from tradepost.core import clock, events
from tradepost.core.errors import Conflict


async def update(db: AsyncSession, account: Account, **fields: Any) -> Account:
    """Change `username`, `email`, `name` or `language`; what is not named stays.

    A new e-mail address is to be confirmed again, and the old one is told. Raises Invalid, or Taken naming the field.
    """
    old = account.email
    names = {"username": account.username, "email": account.email}
    asked = {field: value for field, value in fields.items() if field in names}
    username, email = registering.names(**{**names, **asked})
    for field, value in {**fields, "username": username, "email": email}.items():
        setattr(account, field, value)
    if email != old:
        account.email_confirmed_at = None
    changes = events.changed(account, leave_out=SECRET)
    if not changes:
        return account
    await registering.written(db, account)
    await events.record(db, "account.updated", account, subject_name=account.label, changes=changes)
    if email != old:
        await links.forget(db, account, "confirm", "reset")
        if email:
            await links.send(db, account, "confirm")
        if old:
            await links.tell(db, account, "email_changed", to=old)
    return account


async def ask_for_confirmation(db: AsyncSession, account: Account, *, address: str = "") -> None:
    """Mail the link that confirms the account's address once more."""
    if not account.email or account.email_confirmed_at:
        raise Conflict("There is no e-mail address to confirm")
    await throttle.mail_asked_for(account.email, address)
    await links.send(db, account, "confirm")


async def confirm_email(db: AsyncSession, token: str) -> Account:
    """The link was opened: the address is theirs."""
    account = await links.use(db, token, "confirm")
    account.email_confirmed_at = clock.now()
    changes = events.changed(account, leave_out=SECRET)
    with acting_as(account):
        await events.record(db, "account.email_confirmed", account, subject_name=account.label, changes=changes)
    return account
