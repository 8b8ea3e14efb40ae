"""What `tradepost user` does: each command answers with a line for the terminal."""

from tradepost.accounts import changing_passwords, registering, rules, staff as people
from tradepost.accounts.models import Account
from tradepost.accounts.rights import STAFF, Role
from tradepost.core import db
from tradepost.core.errors import Invalid


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError:
        raise Invalid("role", f"is none of {', '.join(Role)}") from None


async def create(login: str, role: str, password: str) -> str:
    """An account with a role and a password."""
    chosen, folded = _role(role), rules.fold(login)
    field = "email" if "@" in folded else "username"
    async with db.transaction() as session:
        account = await registering.add(session, **{field: folded}, password=password, role=chosen)
    return f"{account.label} is {chosen} now."


async def staff() -> str:
    """Everybody who works here, a line each."""
    async with db.reading() as session:
        query = people.accounts(sorted(STAFF)).order_by(Account.role, Account.id)
        found = (await session.execute(query)).scalars().all()
    lines = [f"{one.role:<8} {one.label}{'' if one.active else ' (cannot sign in)'}" for one in found]
    return "\n".join(lines) or "Nobody yet: the first account that registers is the owner."


async def set_role(login: str, role: str) -> str:
    """Another role for an account."""
    chosen = _role(role)
    async with db.transaction() as session:
        account = await people.named(session, rules.fold(login))
        await people.change(session, account, role=chosen)
    return f"{account.label} is {chosen} now."


async def set_password(login: str, password: str) -> str:
    """Another password for an account; its sessions end."""
    async with db.transaction() as session:
        account = await people.named(session, rules.fold(login))
        await changing_passwords.change(session, account, password, field="password")
    return f"{account.label} has a new password; all sessions have ended."
