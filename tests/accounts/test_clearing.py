"""What has expired is cleared away, and nothing that still counts."""

from datetime import timedelta

from sqlalchemy import func, select, update

from tests.make_accounts import register, tokens
from tradepost.accounts.jobs import clear
from tradepost.accounts.models import MailToken, RefreshToken, Session
from tradepost.core import clock, db, jobs

LONG_AGO = clock.now() - timedelta(days=31)


async def counts() -> list[int]:
    async with db.reading() as session:
        return [
            (await session.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (Session, RefreshToken, MailToken)
        ]


async def cleared() -> dict[str, int]:
    async with db.transaction() as session:
        made = await jobs.later(session, clear)
    await jobs.drain()
    async with db.reading() as session:
        return (await session.get(jobs.Job, made.id)).result


async def test_what_still_counts_stays(guest):
    await register(guest, email="carol@example.com")
    pair = await tokens(guest, "carol@example.com")
    await guest.post("/auth/refresh", json={"refresh_token": pair["refresh_token"]})
    assert await cleared() == {"sessions": 0, "refresh_tokens": 0, "links": 0}
    assert await counts() == [1, 2, 1]


async def test_sessions_go_with_their_tokens_a_week_after_they_ended(guest):
    await register(guest)
    for _ in range(3):
        await tokens(guest)
    async with db.transaction() as session:
        first, second, _ = (await session.execute(select(Session.id).order_by(Session.created_at))).scalars()
        await session.execute(update(Session).where(Session.id == first).values(ended_at=LONG_AGO))
        await session.execute(update(Session).where(Session.id == second).values(expires_at=LONG_AGO))
    assert (await cleared())["sessions"] == 2
    assert await counts() == [1, 1, 0]


async def test_spent_tokens_go_when_their_reuse_could_no_longer_succeed(guest):
    await register(guest)
    pair = await tokens(guest)
    await guest.post("/auth/refresh", json={"refresh_token": pair["refresh_token"]})
    async with db.transaction() as session:
        await session.execute(update(RefreshToken).where(RefreshToken.spent_at.is_not(None)).values(spent_at=LONG_AGO))
    assert (await cleared())["refresh_tokens"] == 1
    assert await counts() == [1, 1, 0]


async def test_links_go_when_they_are_old(guest):
    await register(guest, email="carol@example.com")
    async with db.transaction() as session:
        await session.execute(update(MailToken).values(expires_at=LONG_AGO))
    assert (await cleared())["links"] == 1


def test_it_is_done_every_night():
    assert jobs.SCHEDULES["accounts.clear"] == "41 3 * * *"
