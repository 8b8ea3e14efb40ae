"""How accounts begin: registered, made by the installation for its owner, or (in inviting.py) invited."""

from typing import Any

from sqlalchemy import exists, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts import links, passwords, rules, sessions
from tradepost.accounts.auth import acting_as
from tradepost.accounts.models import SECRET, Account, Setup
from tradepost.accounts.rights import Role
from tradepost.accounts.staff import hold_ownership
from tradepost.core import clock, dialects, events
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.settings import settings


class Taken(Conflict):
    """409: another account has this username or e-mail."""

    def __init__(self, field: str) -> None:
        message = {"username": "is taken", "email": "belongs to another account"}[field]
        super().__init__(f"{field}: {message}", errors=[{"field": field, "message": message}])


async def register(
    db: AsyncSession, *, username: str | None = None, email: str | None = None, password: str, name: str = ""
) -> Account:
    """A new account: the owner in an empty installation, a customer otherwise.

    Raises Invalid for each field that is wrong, Taken when the username or e-mail is another's.
    """
    username, email = names(username, email, password=password)
    # Before the first statement: a write lock must not be held while a password is being hashed.
    stored = await passwords.hashed(password)
    first = not settings().names_owner and await claim_ownership(db)
    account = await create(
        db,
        username=username,
        email=email,
        name=name,
        password_hash=stored,
        role=Role.OWNER if first else Role.CUSTOMER,
    )
    with acting_as(account):
        await events.record(db, "account.registered", account, subject_name=account.label, changes=first_state(account))
        if email:
            await links.send(db, account, "confirm")
    return account


async def add(
    db: AsyncSession,
    *,
    username: str | None = None,
    email: str | None = None,
    password: str,
    role: Role,
    name: str = "",
) -> Account:
    """An account made by whoever runs the installation, its address taken as confirmed. Raises as `register` does."""
    username, email = names(username, email, password=password)
    stored = await passwords.hashed(password)
    if role is Role.OWNER:
        await hold_ownership(db)
    confirmed = clock.now() if email else None
    fields = {"username": username, "email": email, "name": name, "role": role, "email_confirmed_at": confirmed}
    account = await create(db, **fields, password_hash=stored)
    await events.record(db, "account.registered", account, subject_name=account.label, changes=first_state(account))
    return account


def names(username: str | None, email: str | None, *, password: str | None = None) -> tuple[str | None, str | None]:
    """Both as they are stored; Invalid with every fault there is, the password's among them."""
    folded = {"username": rules.fold(username or "") or None, "email": rules.fold(email or "") or None}
    faults: list[tuple[str, str]] = []
    if not any(folded.values()):
        faults.append(("username", "a username or an e-mail address is needed"))
    if folded["username"] and (fault := rules.username_fault(folded["username"])):
        faults.append(("username", fault))
    if folded["email"] and (fault := rules.email_fault(folded["email"])):
        faults.append(("email", fault))
    if password is not None and (fault := rules.password_fault(password, *folded.values())):
        faults.append(("password", fault))
    if faults:
        raise Invalid(*faults[0], *faults[1:])
    return folded["username"], folded["email"]


async def create(db: AsyncSession, **fields: Any) -> Account:
    """An account's row; Taken names the field that another account has already."""
    account = Account(**fields)
    await written(db, account)
    return account


async def written(db: AsyncSession, account: Account) -> None:
    """Flush an account that is new or has changed; Taken names the field that another account has already."""
    try:
        async with db.begin_nested():
            db.add(account)
            await db.flush()
    except IntegrityError as error:
        for field in ("username", "email"):
            if dialects.is_unique_violation(error, f"accounts.{field}"):
                raise Taken(field) from error
        raise


def first_state(account: Account) -> dict[str, list[Any]]:
    """The `changes` of an event about a new account."""
    shown = ("username", "email", "name", "role")
    return {field: [None, getattr(account, field)] for field in shown if getattr(account, field)}


async def claim_ownership(db: AsyncSession) -> bool:
    """Whether the account made next is the first of all. Of two who ask at once, one is told so; the other waits."""
    begun = select(exists(select(Setup.id)) | exists(select(Account.id)))
    if (await db.execute(begun)).scalar():
        return False
    try:
        async with db.begin_nested():
            await db.execute(insert(Setup).values(id=1))
    except IntegrityError:
        return False
    return True


async def ensure_owner(db: AsyncSession) -> Account | None:
    """Make the owner that TRADEPOST_OWNER_EMAIL and TRADEPOST_OWNER_PASSWORD name, unless there is one.

    Called at every start; of several processes that start at once, one makes it. Gives the account it made.
    """
    chosen = settings()
    owned = select(Account.id).where(Account.role == Role.OWNER, Account.deleted_at.is_(None))
    if not chosen.names_owner or (await db.execute(owned)).first() is not None:
        return None
    password = chosen.owner_password.get_secret_value()
    _, email = names(None, chosen.owner_email, password=password)
    stored = await passwords.hashed(password)
    await hold_ownership(db)
    if (await db.execute(owned)).first() is not None:
        return None
    account = (await db.execute(select(Account).where(Account.email == email))).scalar_one_or_none()
    if account is None:
        account = await create(db, email=email, password_hash=stored, role=Role.OWNER, email_confirmed_at=clock.now())
        changes = first_state(account)
    else:
        # Somebody registered with the owner's address before it was set: from now on only the set password opens it.
        account.role, account.password_hash, account.active = Role.OWNER, stored, True
        account.totp_secret = account.totp_enabled_at = account.totp_last_step = None
        changes = events.changed(account, leave_out=SECRET)
        await sessions.end_all(db, account)
    await events.record(db, "account.registered", account, subject_name=account.label, changes=changes)
    return account
