"""Who is asking, and may they? A route's signature is its policy.

async def change(body: PriceIn, db: Db, who: Annotated[Caller, may(Right.CATALOG_WRITE)]) -> PriceOut: ...
async def mine(db: Db, who: SignedIn) -> ...          # a person, for what is their own
async def look(db: Db, who: Visitor) -> ...           # anybody; `who` is None for a guest
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import BackgroundTasks, Depends, Request
from fastapi.security import APIKeyHeader, HTTPBearer
from sqlalchemy import or_, select, update
from sqlalchemy.exc import DBAPIError

from tradepost.accounts.models import Account, ApiKey, Session
from tradepost.accounts.rights import RIGHTS, STAFF, Right, Role
from tradepost.accounts.tokens import bearer, claims_of
from tradepost.core import clock, crypto, events, idempotency, trials
from tradepost.core.db import Db, is_stepwise, transaction
from tradepost.core.errors import Forbidden, NotSignedIn
from tradepost.core.limiter import client_address
from tradepost.core.logs import logger
from tradepost.core.settings import settings

log = logger("accounts")
USE_NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a person with a session, or a machine with a key. `name` is what the log calls it."""

    account: Account | None
    name: str
    role: Role
    rights: frozenset[Right]
    session_id: str | None = None
    key_id: int | None = None
    key_used_at: datetime | None = None

    @property
    def person(self) -> Account:
        """The account of whoever signed in; Forbidden for machines: what is somebody's own is not for keys."""
        if self.account is None or self.session_id is None:
            raise Forbidden("This is for people who signed in, not for API keys")
        return self.account

    @property
    def id(self) -> int:
        """The account's id; 0 for the installation's own key."""
        return self.account.id if self.account else 0

    @property
    def is_staff(self) -> bool:
        """Owner, manager or analyst."""
        return self.role in STAFF

    def has(self, right: Right) -> bool:
        """Whether this right is held."""
        return right in self.rights


_scheme_bearer = HTTPBearer(auto_error=False, description="The access token of a log-in")
_scheme_key = APIKeyHeader(name="X-API-Key", auto_error=False, description="A machine's key")


async def _by_session(db: Any, token: str) -> Caller:
    claims = claims_of(token)
    found = (
        await db.execute(
            select(Account)
            .join(Session, Session.account_id == Account.id)
            .where(
                Session.id == claims["sid"],
                Account.id == int(claims["sub"]),
                Session.ended_at.is_(None),
                Session.expires_at > clock.now(),
            )
        )
    ).scalar_one_or_none()
    if found is None or not found.active or found.deleted_at is not None:
        raise NotSignedIn("This session has ended: sign in again")
    role = Role(found.role)
    return Caller(found, found.label, role, RIGHTS[role], session_id=claims["sid"])


async def _by_key(db: Any, key: str) -> Caller:
    own = settings().api_key.get_secret_value()
    if own and crypto.same(key, own):
        return Caller(None, "API_KEY", Role.MANAGER, RIGHTS[Role.MANAGER], key_id=0)
    row = (
        await db.execute(
            select(ApiKey, Account)
            .join(Account, Account.id == ApiKey.account_id)
            .where(ApiKey.hash == crypto.digest(key), ApiKey.ended_at.is_(None))
        )
    ).one_or_none()
    if (
        row is None
        or (row.ApiKey.expires_at is not None and row.ApiKey.expires_at < clock.now())
        or not row.Account.active
        or row.Account.deleted_at is not None
    ):
        raise NotSignedIn("This API key is not valid")
    role = Role(row.Account.role)
    # A key never holds more than its maker holds today.
    return Caller(
        row.Account,
        row.ApiKey.name,
        role,
        RIGHTS[role] & frozenset(Right(scope) for scope in row.ApiKey.scopes if scope in set(Right)),
        key_id=row.ApiKey.id,
        key_used_at=row.ApiKey.used_at or row.ApiKey.created_at - USE_NOTED_EVERY * 2,
    )


def acting_as(account: Account) -> AbstractContextManager[None]:
    """While this runs, the account acts: for those who prove who they are by a password or a link, not by a token."""
    made: AbstractContextManager[None] = events.acting(events.Actor("account", account.id, account.label))
    return made


async def _note_use(key_id: int) -> None:
    """Note that a key was used: after the answer, so that reading never writes, and once a minute at most."""
    now = clock.now()
    stale = or_(ApiKey.used_at.is_(None), ApiKey.used_at < now - USE_NOTED_EVERY)
    try:
        async with transaction() as db:
            await db.execute(update(ApiKey).where(ApiKey.id == key_id, stale).values(used_at=now))
    except DBAPIError as error:
        log.warning("key.use_not_noted", key=key_id, exc_info=error)


async def visitor(
    request: Request,
    db: Db,
    background: BackgroundTasks,
    _bearer: Annotated[Any, Depends(_scheme_bearer)] = None,
    _key: Annotated[Any, Depends(_scheme_key)] = None,
) -> Caller | None:
    """The caller, or None for a guest. A token that is there but not good is refused, never taken for a guest."""
    token, key = bearer(request.headers.get("authorization")), request.headers.get("x-api-key")
    who = await _by_session(db, token) if token else await _by_key(db, key) if key else None
    owner = f"guest {client_address(request.scope)}"
    if who is not None:
        kind, number = ("account", who.id) if who.key_id is None else ("key", who.key_id)
        events.act_as(events.Actor(kind, number, who.name))
        owner = f"{kind} {number}"
        trials.is_known(who.id, shopping=who.key_id is None and not who.is_staff)
        if who.key_id and who.key_used_at and who.key_used_at < clock.now() - USE_NOTED_EVERY:
            background.add_task(_note_use, who.key_id)
    await idempotency.replay(request, owner)
    if is_stepwise(request):
        await db.close()  # or a request would hold one connection while it waits for another
    return who


Visitor = Annotated[Caller | None, Depends(visitor)]


async def caller(who: Visitor) -> Caller:
    """Anybody who showed a token or key."""
    if who is None:
        raise NotSignedIn("Sign in first")
    return who


AnyCaller = Annotated[Caller, Depends(caller)]


async def signed_in(who: AnyCaller) -> Caller:
    """A person with a session: what is somebody's own is not for machines' keys."""
    _ = who.person
    return who


SignedIn = Annotated[Caller, Depends(signed_in)]


def may(*rights: Right) -> Any:
    """A dependency that lets through whoever holds every one of these rights."""

    async def check(who: AnyCaller) -> Caller:
        missing = [right for right in dict.fromkeys(rights) if right not in who.rights]
        if missing:
            raise Forbidden(f"This needs the right {', '.join(missing)}", missing=[str(right) for right in missing])
        return who

    return Depends(check)
