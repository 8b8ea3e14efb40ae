"""Links sent by mail: who opens one has the mailbox. Stored as a hash, good once, for a while."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account, MailToken
from tradepost.accounts.texts import text_of
from tradepost.core import clock, crypto, mail
from tradepost.core.errors import BadRequest
from tradepost.core.jobs import later
from tradepost.core.settings import settings

Purpose = Literal["reset", "confirm", "invite"]


@dataclass(frozen=True, slots=True)
class _Kind:
    page: str
    good_for: timedelta


KINDS: dict[Purpose, _Kind] = {
    "reset": _Kind("/admin/reset", timedelta(hours=1)),
    "confirm": _Kind("/account/confirm", timedelta(days=7)),
    "invite": _Kind("/admin/invitation", timedelta(days=7)),
}


class BadLink(BadRequest):
    """400: the link was used before, is too old, or never was one."""

    kind, title = "bad-link", "This link is no longer good"


async def send(db: AsyncSession, account: Account, purpose: Purpose, **values: Any) -> None:
    """Mail a new link to an account's address, in its language."""
    assert account.email  # noqa: S101 - whoever calls this has an address to send to
    token, kind = crypto.new_secret(), KINDS[purpose]
    db.add(
        MailToken(
            account_id=account.id,
            purpose=purpose,
            hash=crypto.digest(token),
            email=account.email,
            expires_at=clock.now() + kind.good_for,
        )
    )
    await tell(db, account, purpose, link=f"{settings().address}{kind.page}?token={token}", **values)


async def tell(db: AsyncSession, account: Account, text: str, *, to: str | None = None, **values: Any) -> None:
    """Mail one of the texts to an account's address, or to another."""
    subject, body = text_of(text, account.language or settings().language, **values)
    await later(db, mail.send, to=to or account.email, subject=subject, text=body)


async def account_of(db: AsyncSession, token: str, purpose: Purpose) -> Account:
    """Whose unused link this is; BadLink otherwise, also when the account has left the address it was sent to."""
    query = (
        select(Account)
        .join(MailToken, MailToken.account_id == Account.id)
        .where(
            MailToken.hash == crypto.digest(token),
            MailToken.purpose == purpose,
            MailToken.used_at.is_(None),
            MailToken.expires_at > clock.now(),
            MailToken.email == Account.email,
            Account.deleted_at.is_(None),
        )
    )
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise BadLink("The link was used before or is too old: ask for a new one")
    return found


async def use(db: AsyncSession, token: str, purpose: Purpose) -> Account:
    """Take a link: of two who open it at once, one may go on. Its siblings with the same purpose are no longer good."""
    account = await account_of(db, token, purpose)
    taken: Any = await db.execute(
        update(MailToken)
        .where(MailToken.hash == crypto.digest(token), MailToken.used_at.is_(None))
        .values(used_at=clock.now())
    )
    if not taken.rowcount:
        raise BadLink("The link was used before or is too old: ask for a new one")
    await forget(db, account, purpose)
    return account


async def forget(db: AsyncSession, account: Account, *purposes: Purpose) -> None:
    """The account's unused links of these purposes are no longer good."""
    await db.execute(
        delete(MailToken).where(
            MailToken.account_id == account.id, MailToken.purpose.in_(purposes), MailToken.used_at.is_(None)
        )
    )
