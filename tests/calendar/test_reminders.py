"""What is about to begin is told once, whatever happens to the worker."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.calendar.test_events import WEEKLY, planned
from tradepost.calendar import service
from tradepost.calendar.jobs import remind
from tradepost.core import clock, db, jobs
from tradepost.notifications.models import Notification

# A quarter to nine in Berlin, on the Monday of the first stock take.
EARLY = datetime(2026, 3, 2, 7, 45, tzinfo=UTC)


async def told() -> list[tuple[str, str]]:
    async with db.reading() as session:
        rows = await session.execute(select(Notification).order_by(Notification.id))
        return [(one.title, one.data["start_time"]) for one in rows.scalars()]


async def work(at: datetime) -> None:
    with clock.at(at):
        async with db.transaction() as session:
            await jobs.later(session, remind)
        await jobs.drain()


async def plan(who: Any, **body: Any) -> Any:
    with clock.at(EARLY - timedelta(days=1)):
        return await planned(who, **WEEKLY | {"remind_minutes": 15} | body)


async def test_each_time_reminds_once(buyer):
    await plan(buyer)
    await work(EARLY - timedelta(minutes=1))
    assert await told() == []
    for _ in range(3):
        await work(EARLY)
    assert await told() == [("Stock take", "2026-03-02T08:00:00+00:00")]
    await work(EARLY + timedelta(days=7))
    assert len(await told()) == 2
    (newest, _) = (await buyer.get("/notifications")).json()["items"]
    assert (newest["kind"], newest["message"]) == ("calendar", "Monday, 9 March, 09:00")


async def test_a_worker_killed_in_the_middle_leaves_nothing_half_told(buyer, monkeypatch):
    await plan(buyer)
    schedule = service.next_reminder

    def dies(*_: Any, **__: Any) -> None:
        raise OSError("killed")

    monkeypatch.setattr(service, "next_reminder", dies)
    with pytest.raises(OSError, match="killed"):
        await work(EARLY)
    assert await told() == []  # what was told went back with the transaction
    monkeypatch.setattr(service, "next_reminder", schedule)
    await work(EARLY)
    await work(EARLY)
    assert len(await told()) == 1


async def test_what_was_missed_while_nobody_worked_is_told_only_while_it_goes_on(buyer):
    await plan(buyer)
    await work(EARLY + timedelta(days=7, minutes=45))  # half past nine, a week later
    assert await told() == [("Stock take", "2026-03-09T08:00:00+00:00")]
    await work(EARLY + timedelta(days=9))
    assert len(await told()) == 1


async def test_a_time_that_is_left_out_reminds_nobody_and_a_moved_one_then(buyer):
    made = await plan(buyer)
    path = f"/calendar/{made['id']}"
    with clock.at(EARLY - timedelta(days=1)):
        await buyer.delete(path, params={"occurrence": "2026-03-02T08:00:00Z"})
        body = {"occurrence": "2026-03-09T08:00:00Z", "start_time": "2026-03-10T12:00:00Z",
                "end_time": "2026-03-10T13:00:00Z"}  # fmt: skip
        await buyer.put(f"{path}/occurrence", json=body)
    await work(EARLY)
    await work(EARLY + timedelta(days=7))
    assert await told() == []
    await work(datetime(2026, 3, 10, 11, 46, tzinfo=UTC))
    assert await told() == [("Stock take", "2026-03-10T12:00:00+00:00")]


async def test_a_reminder_is_no_change_of_the_event(buyer):
    made = await plan(buyer)
    await work(EARLY)
    assert (await buyer.get(f"/calendar/{made['id']}")).json() == made
