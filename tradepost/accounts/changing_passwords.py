"""A password changed by who knows the old one, or set anew by who has the mailbox."""

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts import links, passwords, rules, sessions, throttle
from tradepost.accounts.auth import acting_as
from tradepost.accounts.jobs import send_reset
from tradepost.accounts.models import Account
from tradepost.core import clock, events
from tradepost.core.db import reading
from tradepost.core.errors import Invalid
from tradepost.core.jobs import later


async def change(
    db: AsyncSession, account: Account, password: str, *, keep: str | None = None, field: str = "new_password"
) -> None:
    """Give an account a new password. All its sessions end but `keep`; links for a new password are no longer good.

    Whoever calls this has had the old password proven (`signing_in.prove`), or may do it for others.
    """
    await _put(db, account, await _checked(account, password, field), keep=keep)


async def ask_for_reset(db: AsyncSession, email: str, *, address: str = "") -> None:
    """Mail a link for a new password to this address. Known and unknown addresses are the same here: a job looks."""
    email = rules.fold(email)
    if fault := rules.email_fault(email):
        raise Invalid("email", fault)
    await throttle.mail_asked_for(email, address)
    await later(db, send_reset, email=email)


async def reset(db: AsyncSession, token: str, password: str) -> Account:
    """Choose a new password by a link; all sessions end. Raises links.BadLink, or Invalid for the password."""
    # Read apart: a write lock must not be held while a password is being hashed.
    async with reading() as look:
        stored = await _checked(await links.account_of(look, token, "reset"), password, "password")
    account = await links.use(db, token, "reset")
    account.email_confirmed_at = account.email_confirmed_at or clock.now()
    with acting_as(account):
        await _put(db, account, stored, keep=None)
    await throttle.forgive(*(f"login {name}" for name in (account.username, account.email) if name))
    return account


async def _checked(account: Account, password: str, field: str) -> str:
    if fault := rules.password_fault(password, account.username, account.email):
        raise Invalid(field, fault)
    return await passwords.hashed(password)


async def _put(db: AsyncSession, account: Account, stored: str, *, keep: str | None) -> None:
    account.password_hash = stored
    await sessions.end_all(db, account, but=keep)
    await links.forget(db, account, "reset")
    await events.record(db, "account.password_changed", account, subject_name=account.label)
    if account.email:
        await links.tell(db, account, "password_changed")
