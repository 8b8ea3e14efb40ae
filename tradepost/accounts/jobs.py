"""What accounts do later: a mail that somebody asked for, and clearing away what has expired."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from tradepost.accounts import links
from tradepost.accounts.models import Account, MailToken, RefreshToken, Session
from tradepost.core import clock
from tradepost.core.jobs import Run, job
from tradepost.core.settings import settings

ENDED_KEPT = timedelta(days=7)


@job("accounts.send_reset")
async def send_reset(run: Run) -> None:
    """Mail the link for a new password, if there is such an account: whoever asked has already had their answer."""
    async with run.transaction() as db:
        query = select(Account).where(Account.email == run.args["email"], Account.active.is_(True))
        account = (await db.execute(query)).scalar_one_or_none()
        if account is not None:
            await links.send(db, account, "reset")


@job("accounts.clear", every="41 3 * * *")
async def clear(run: Run) -> dict[str, Any]:
    """Remove sessions a week after they ended, and tokens that have long expired."""
    now = clock.now()
    old, spent_long_ago = now - ENDED_KEPT, now - timedelta(days=settings().refresh_token_days)
    async with run.transaction() as db:
        gone: dict[str, Any] = {
            "sessions": await db.execute(delete(Session).where(or_(Session.ended_at < old, Session.expires_at < old))),
            # A spent token is remembered as long as it could have been good: its reuse must still be noticed.
            "refresh_tokens": await db.execute(delete(RefreshToken).where(RefreshToken.spent_at < spent_long_ago)),
            "links": await db.execute(delete(MailToken).where(MailToken.expires_at < old)),
        }
    return {name: result.rowcount for name, result in gone.items()}
