"""Signing in: a name, a password, and the second factor where one is set up."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts import hooks, passwords, rules, throttle, two_factor
from tradepost.accounts.auth import acting_as
from tradepost.accounts.models import Account
from tradepost.accounts.sessions import Tokens, open_session
from tradepost.core import clock, events
from tradepost.core.db import reading
from tradepost.core.errors import Conflict, Invalid, NotSignedIn


class WrongPassword(NotSignedIn):
    """401: there is no such account, or its password is another; the answer does not tell which."""

    kind, title = "wrong-password", "Not signed in"


class WrongCode(NotSignedIn):
    """401: the password was right, the second factor was not, or was used before."""

    kind, title = "wrong-code", "Not signed in"


async def log_in(
    db: AsyncSession,
    login: str,
    password: str,
    *,
    code: str | None = None,
    address: str = "",
    device: str = "",
) -> Tokens:
    """Open a session. `login` is a username or an e-mail; `code` is from the authenticator, or a recovery code.

    Raises WrongPassword, TwoFactorRequired (right so far, send the code too), WrongCode, or TooFast after too many
    failures from this address or at this account.
    """
    login = rules.fold(login)
    # Read apart from the request's transaction: a write lock must not be held while a password is being hashed.
    async with throttle.tries(f"login {login}", address, WrongPassword, WrongCode), reading() as look:
        account = await _named(look, login)
        right = await passwords.matches(account.password_hash if account else None, password)
        if account is None or not right:
            raise WrongPassword("Wrong name or password")
        factor = await two_factor.check(look, account, code) if account.totp_enabled_at else None
        if account.totp_enabled_at and factor is None:
            raise WrongCode("This code is not right")
    renewed = (
        await passwords.hashed(password)
        if account.password_hash and passwords.outdated(account.password_hash)
        else account.password_hash
    )
    now = clock.now()
    # The password that was checked must still be the one that counts.
    entered: Any = await db.execute(
        update(Account)
        .where(Account.id == account.id, Account.password_hash == account.password_hash, Account.active.is_(True))
        .values(last_login_at=now, password_hash=renewed, updated_at=Account.updated_at)
    )
    if not entered.rowcount:
        raise WrongPassword("Wrong name or password")
    if factor is not None and not await two_factor.spend(db, account, factor):
        raise WrongCode("This code was used before: wait for the next one")
    with acting_as(account):
        await events.record(
            db, "account.signed_in", account, subject_name=account.label, address=address[:64], device=device[:255]
        )
        for listener in hooks.SIGNED_IN:
            await listener(db, account)
        return await open_session(db, account, address=address, device=device)


class WrongProof(Invalid):
    """422: whoever is signed in gave a wrong password or code for what asks for it once more."""


async def prove(
    db: AsyncSession,
    account: Account,
    password: str,
    *,
    code: str | None = None,
    address: str = "",
    field: str = "password",
) -> None:
    """Have somebody who is signed in show the password (and a code) once more, for what a stolen session must not do.

    Raises WrongProof, or TooFast after too many failures.
    """
    if code is not None and not account.totp_enabled_at:
        raise Conflict("Two-factor log-in is off")
    factor: int | str | None = None
    async with throttle.tries(f"proof {account.id}", address, WrongProof):
        if not await passwords.matches(account.password_hash, password):
            raise WrongProof(field, "is not right")
        if code is not None:
            factor = await two_factor.check(db, account, code)
            if factor is None:
                raise WrongProof("code", "is not right")
    if factor is not None and not await two_factor.spend(db, account, factor):
        raise WrongProof("code", "was used before")


async def _named(db: AsyncSession, login: str) -> Account | None:
    name = Account.email if "@" in login else Account.username
    query = select(Account).where(name == login, Account.active.is_(True), Account.deleted_at.is_(None))
    return (await db.execute(query)).scalar_one_or_none()
