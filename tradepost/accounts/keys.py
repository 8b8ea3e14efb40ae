"""Keys for machines: made by people, with rights their makers hold, shown once."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller
from tradepost.accounts.models import Account, ApiKey
from tradepost.accounts.rights import Right
from tradepost.core import clock, crypto, events
from tradepost.core.errors import Forbidden, Invalid, NotFound


def keys_of(account: Account) -> Select[ApiKey]:
    """An account's keys that are still good."""
    fresh = or_(ApiKey.expires_at.is_(None), ApiKey.expires_at > clock.now())
    return select(ApiKey).where(ApiKey.account_id == account.id, ApiKey.ended_at.is_(None), fresh)


async def make(
    db: AsyncSession, who: Caller, *, name: str, scopes: Collection[Right], expires_at: datetime | None = None
) -> tuple[ApiKey, str]:
    """A new key: its row, and the key itself, which is not stored. Forbidden for a right that its maker lacks."""
    missing = sorted(set(scopes) - who.rights)
    if missing:
        raise Forbidden(f"A key cannot have rights that you do not hold: {', '.join(missing)}", missing=missing)
    until = clock.local(expires_at) if expires_at else None
    if until and until <= clock.now():
        raise Invalid("expires_at", "must be in the future")
    secret = crypto.new_secret("tp_")
    key = ApiKey(
        account_id=who.person.id,
        name=name,
        prefix=secret[:9],
        hash=crypto.digest(secret),
        scopes=sorted(set(scopes)),
        expires_at=until,
    )
    await events.record(db, "api_key.created", key, subject_name=name, changes={"scopes": [None, sorted(set(scopes))]})
    return key, secret


async def remove(db: AsyncSession, who: Caller, key_id: int) -> None:
    """End one of one's own keys; NotFound for anybody else's."""
    key = (await db.execute(keys_of(who.person).where(ApiKey.id == key_id))).scalar_one_or_none()
    if key is None:
        raise NotFound("key", key_id)
    key.ended_at = clock.now()
    await events.record(db, "api_key.deleted", key, subject_name=key.name)
