"""Plans and subscriptions for tests."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from tradepost.core import clock, db, jobs
from tradepost.payments.models import Payment
from tradepost.tariffs.jobs import renew

PREMIUM = {"name": "Premium", "price": 49.99, "features": "Unlimited access to all features."}


async def plan(owner: Any, **body: Any) -> Any:
    answer = await owner.post("/tariffs/", json=PREMIUM | body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def subscribed(who: Any, tariff: Any, **body: Any) -> Any:
    answer = await who.post("/user_tariffs/", json={"tariff_id": tariff["id"], **body})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def read(who: Any, subscription: Any) -> Any:
    return (await who.get(f"/user_tariffs/{subscription['id']}")).json()


async def work(at: datetime) -> None:
    """What the worker does at a moment, of its own accord."""
    with clock.at(at):
        async with db.transaction() as session:
            await jobs.later(session, renew)
        await jobs.drain()


async def payments() -> list[tuple[str, int, int]]:
    """(status, captured, refunded) of every payment, oldest first."""
    async with db.reading() as session:
        rows = await session.execute(select(Payment.status, Payment.captured, Payment.refunded).order_by(Payment.id))
        return [tuple(row) for row in rows]  # type: ignore[misc]  # three of them


async def count(table: Any) -> int:
    async with db.reading() as session:
        return int((await session.execute(select(func.count()).select_from(table))).scalar_one())
