"""Sessions: opened by a log-in, renewed by refresh tokens that are each good once, ended from here or elsewhere."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import acting_as
from tradepost.accounts.models import Account, RefreshToken, Session
from tradepost.accounts.tokens import access_token
from tradepost.core import clock, crypto, events
from tradepost.core.errors import NotFound, NotSignedIn
from tradepost.core.settings import settings


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a log-in gives: `expires_in` seconds for the access token, days for the refresh token."""

    account: Account
    access_token: str
    expires_in: int
    refresh_token: str


class TokenReused(NotSignedIn):
    """401: a spent refresh token came back, so somebody else may have it. The session that it belongs to has ended."""

    keeps = True


async def open_session(db: AsyncSession, account: Account, *, address: str = "", device: str = "") -> Tokens:
    """A new session of an account that has proven who it is."""
    now = clock.now()
    session = Session(
        id=str(uuid.uuid4()),
        account_id=account.id,
        created_at=now,
        used_at=now,
        expires_at=now + timedelta(days=settings().refresh_token_days),
        address=address[:64],
        device=device[:255],
    )
    db.add(session)
    await db.flush()
    return _issue(db, account, session.id)


def _issue(db: AsyncSession, account: Account, session_id: str) -> Tokens:
    token = crypto.new_secret("tpr_")
    db.add(RefreshToken(session_id=session_id, hash=crypto.digest(token)))
    access, seconds = access_token(account.id, session_id)
    return Tokens(account, access, seconds, token)


async def refresh(db: AsyncSession, token: str) -> Tokens:
    """Exchange a refresh token for new ones. Of two who try at once, one succeeds.

    Raises NotSignedIn for a token that is unknown or of an ended session, TokenReused for a spent one: whoever holds
    the newest token of that session, thief or owner, must sign in again.
    """
    now, mark = clock.now(), crypto.digest(token)
    spent: Any = await db.execute(
        update(RefreshToken).where(RefreshToken.hash == mark, RefreshToken.spent_at.is_(None)).values(spent_at=now)
    )
    row = (
        await db.execute(
            select(Session, Account)
            .join(RefreshToken, RefreshToken.session_id == Session.id)
            .join(Account, Account.id == Session.account_id)
            .where(RefreshToken.hash == mark)
        )
    ).one_or_none()
    if row is None or row.Session.ended_at is not None or row.Session.expires_at <= now or not row.Account.active:
        raise NotSignedIn("This session has ended: sign in again")
    session, account = row.Session, row.Account
    with acting_as(account):
        if not spent.rowcount:
            session.ended_at = now
            await events.record(
                db, "account.token_reused", account, subject_name=account.label, address=session.address
            )
            raise TokenReused("This refresh token was used before: the session has ended, sign in again")
        session.used_at, session.expires_at = now, now + timedelta(days=settings().refresh_token_days)
        return _issue(db, account, session.id)


def sessions_of(account: Account) -> Select[Session]:
    """An account's open sessions, latest used first."""
    return (
        select(Session)
        .where(Session.account_id == account.id, Session.ended_at.is_(None), Session.expires_at > clock.now())
        .order_by(Session.used_at.desc(), Session.id)
    )


async def end(db: AsyncSession, account: Account, session_id: str | None) -> None:
    """End one of an account's sessions, its access tokens included; NotFound when it has no such open session."""
    ended: Any = await db.execute(
        update(Session)
        .where(Session.id == session_id, Session.account_id == account.id, Session.ended_at.is_(None))
        .values(ended_at=clock.now())
    )
    if not ended.rowcount:
        raise NotFound("session", session_id)
    await events.record(db, "account.session_ended", account, subject_name=account.label)


async def end_all(db: AsyncSession, account: Account, *, but: str | None = None) -> int:
    """End an account's sessions, all `but` one; how many there were."""
    query = update(Session).where(Session.account_id == account.id, Session.ended_at.is_(None))
    if but is not None:
        query = query.where(Session.id != but)
    ended: Any = await db.execute(query.values(ended_at=clock.now()))
    return int(ended.rowcount)


async def end_others(db: AsyncSession, account: Account, *, but: str | None) -> None:
    """End an account's sessions on all other devices."""
    if await end_all(db, account, but=but):
        await events.record(db, "account.session_ended", account, subject_name=account.label)


async def end_by_refresh_token(db: AsyncSession, token: str) -> None:
    """Log out with the refresh token alone, as when the access token has expired; an unknown one ends nothing."""
    row = (
        await db.execute(
            select(Session.id, Account)
            .join(RefreshToken, RefreshToken.session_id == Session.id)
            .join(Account, Account.id == Session.account_id)
            .where(RefreshToken.hash == crypto.digest(token), Session.ended_at.is_(None))
        )
    ).one_or_none()
    if row is not None:
        with acting_as(row.Account):
            await end(db, row.Account, row.id)
