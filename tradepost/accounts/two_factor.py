"""The second factor: six digits from an authenticator (TOTP), each good once, or one of ten recovery codes."""

import base64
import io
import secrets
from dataclasses import dataclass
from typing import Any

import pyotp
import segno
from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account, RecoveryCode
from tradepost.core import clock, crypto, events
from tradepost.core.errors import Conflict, Invalid, TwoFactorRequired
from tradepost.core.settings import settings

RECOVERY_CODES = 10
STEP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Seed:
    """What an authenticator needs, shown once: the secret, the otpauth address with it, and that as a picture (SVG)."""

    secret: str
    uri: str
    qr: str


def _step(secret: str, code: str) -> int | None:
    """The time step whose code this is: the current one or a neighbour, for clocks that differ by half a minute."""
    now = int(clock.now().timestamp()) // STEP_SECONDS
    totp, found = pyotp.TOTP(secret), None
    for step in (now - 1, now, now + 1):
        if crypto.same(totp.generate_otp(step), code):
            found = step
    return found


def _plain(code: str) -> str:
    return "".join(code.split()).replace("-", "").upper()


async def check(db: AsyncSession, account: Account, code: str | None) -> int | str | None:
    """What this code is: a time step, a recovery code's hash, or nothing good. Changes nothing; see `spend`."""
    if not code:
        raise TwoFactorRequired("The password is right; send the code of your authenticator as well")
    code = _plain(code)
    step = _step(crypto.decrypt(account.totp_secret), code) if account.totp_secret else None
    if step is not None:
        return step if step > (account.totp_last_step or 0) else None
    query = select(RecoveryCode.hash).where(
        RecoveryCode.account_id == account.id,
        RecoveryCode.hash == crypto.digest(code),
        RecoveryCode.used_at.is_(None),
    )
    return (await db.execute(query)).scalar()


async def spend(db: AsyncSession, account: Account, factor: int | str) -> bool:
    """Use up what `check` found; False when somebody was faster."""
    if isinstance(factor, int):
        fresh = or_(Account.totp_last_step.is_(None), Account.totp_last_step < factor)
        used: Any = await db.execute(
            update(Account)
            .where(Account.id == account.id, fresh)
            .values(totp_last_step=factor, updated_at=Account.updated_at)
        )
        return bool(used.rowcount)
    used = await db.execute(
        update(RecoveryCode)
        .where(RecoveryCode.account_id == account.id, RecoveryCode.hash == factor, RecoveryCode.used_at.is_(None))
        .values(used_at=clock.now())
    )
    if used.rowcount:
        await events.record(db, "account.recovery_code_used", account, subject_name=account.label)
    return bool(used.rowcount)


async def set_up(db: AsyncSession, account: Account) -> Seed:
    """A new secret for an authenticator; it counts once `enable` has seen a code of it."""
    if account.totp_enabled_at:
        raise Conflict("Two-factor log-in is already on: switch it off first")
    secret = pyotp.random_base32()
    account.totp_secret, account.totp_last_step = crypto.encrypt(secret), None
    await events.record(db, "account.two_factor_set_up", account, subject_name=account.label)
    uri = pyotp.TOTP(secret).provisioning_uri(name=account.email or account.label, issuer_name=settings().project_name)
    picture = io.BytesIO()
    segno.make(uri, error="m").save(picture, kind="svg", scale=5, xmldecl=False)
    return Seed(secret, uri, picture.getvalue().decode())


async def enable(db: AsyncSession, account: Account, code: str) -> list[str]:
    """Switch two-factor log-in on, once the authenticator has shown a right code. Gives the recovery codes, once."""
    if account.totp_enabled_at:
        raise Conflict("Two-factor log-in is already on")
    if not account.totp_secret:
        raise Conflict("Set up an authenticator first")
    step = _step(crypto.decrypt(account.totp_secret), _plain(code))
    if step is None:
        raise Invalid("code", "is not the one that the authenticator shows now")
    account.totp_enabled_at, account.totp_last_step = clock.now(), step
    await events.record(db, "account.two_factor_enabled", account, subject_name=account.label)
    return await _new_codes(db, account)


async def renew_codes(db: AsyncSession, account: Account) -> list[str]:
    """Ten new recovery codes; the old ones are no longer good."""
    if not account.totp_enabled_at:
        raise Conflict("Two-factor log-in is off")
    await events.record(db, "account.recovery_codes_renewed", account, subject_name=account.label)
    return await _new_codes(db, account)


async def _new_codes(db: AsyncSession, account: Account) -> list[str]:
    await db.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    codes = [base64.b32encode(secrets.token_bytes(10)).decode() for _ in range(RECOVERY_CODES)]
    db.add_all(RecoveryCode(account_id=account.id, hash=crypto.digest(code)) for code in codes)
    await db.flush()
    return ["-".join(code[n : n + 4] for n in range(0, 16, 4)) for code in codes]


async def disable(db: AsyncSession, account: Account) -> None:
    """Switch two-factor log-in off: the caller has had the password and a code checked, or may do it for others."""
    if not account.totp_enabled_at:
        raise Conflict("Two-factor log-in is off")
    account.totp_secret = account.totp_enabled_at = account.totp_last_step = None
    await db.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    await events.record(db, "account.two_factor_disabled", account, subject_name=account.label)
