"""Everybody plans for themselves, staff for others too; another's event is not there."""

from typing import Any

import pytest
from sqlalchemy import func, select

from tests.make_stock import happened
from tradepost.accounts import service as accounts
from tradepost.accounts.models import Account
from tradepost.calendar.models import CalendarChoice, CalendarEvent, CalendarException
from tradepost.core import db

LAUNCH = {
    "title": "Product Launch",
    "description": "Launching the new smartphone model.",
    "start_time": "2024-12-01T10:00:00Z",
    "end_time": "2024-12-01T12:00:00Z",
}
WEEKLY = {
    "title": "Stock take",
    "start_time": "2026-03-02T09:00:00",
    "end_time": "2026-03-02T10:30:00",
    "timezone": "Europe/Berlin",
    "recurrence": "FREQ=WEEKLY;BYDAY=MO",
}


async def planned(who: Any, **body: Any) -> Any:
    answer = await who.post("/calendar/", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def count(table: Any = CalendarEvent) -> int:
    async with db.reading() as session:
        return int((await session.execute(select(func.count()).select_from(table))).scalar_one())


async def starts(who: Any, start: str, end: str) -> list[str]:
    answer = await who.get("/calendar/agenda", params={"start": start, "end": end, "layer": "mine"})
    assert answer.status_code == 200, answer.text
    return [one["start_time"] for one in answer.json()["items"]]


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
@pytest.mark.parametrize("slash", ["", "/"])
async def test_an_event_is_planned_read_changed_and_deleted(buyer, prefix, slash):
    path = f"{prefix}/calendar"
    answer = await buyer.post(f"{path}{slash}", json={"user_id": buyer.id, **LAUNCH})
    assert answer.status_code == 201
    made = answer.json()
    assert made.items() >= (LAUNCH | {"user_id": buyer.id, "all_day": False, "recurrence": "", "version": 1}).items()
    assert (await buyer.get(f"{path}{slash}")).json() == {"items": [made], "total": 1, "next": None}
    assert (await buyer.get(f"{path}/{made['id']}{slash}")).json() == made

    moved = {"user_id": buyer.id, "title": "Updated", "description": "", "start_time": "2024-12-02T10:00:00Z",
             "end_time": "2024-12-02T12:00:00Z"}  # fmt: skip
    changed = (await buyer.put(f"{path}/{made['id']}{slash}", json=moved)).json()
    assert changed.items() >= (moved | {"version": 2}).items()
    stale = await buyer.put(f"{path}/{made['id']}", json=moved, headers={"If-Match": '"1"'})
    assert stale.status_code == 412

    assert (await buyer.delete(f"{path}/{made['id']}{slash}")).status_code == 204
    assert await count() == 0
    (event,) = await happened("calendar_event.deleted")
    assert (event.subject_name, event.data) == ("", {"account_id": buyer.id})


async def test_anothers_is_not_there_not_even_for_the_owner(owner, buyer, stranger, guest):
    made = await planned(buyer, **LAUNCH)
    path = f"/calendar/{made['id']}"
    for who in (stranger, owner):
        assert (await who.get("/calendar")).json()["total"] == 0
        assert (await who.get(path)).status_code == 404
        assert (await who.put(path, json={"title": "Mine now"})).status_code == 404
        assert (await who.delete(path)).status_code == 404
        assert await starts(who, "2024-12-01T00:00:00Z", "2024-12-02T00:00:00Z") == []
    assert (await guest.get("/calendar")).status_code == 401
    assert (await guest.post("/calendar", json=LAUNCH)).status_code == 401
    assert (await buyer.get(path)).json() == made


async def test_staff_plan_for_others_and_a_customer_for_themselves_alone(manager, buyer, stranger):
    made = await planned(manager, user_id=buyer.id, **LAUNCH)
    assert (await buyer.get("/calendar")).json()["items"] == [made]
    assert (await manager.get("/calendar")).json()["items"] == []

    assert (await buyer.post("/calendar", json={"user_id": stranger.id, **LAUNCH})).status_code == 403
    assert (await buyer.put(f"/calendar/{made['id']}", json={"user_id": stranger.id})).status_code == 403
    nobody = await manager.post("/calendar", json={"user_id": 10**6, **LAUNCH})
    assert (nobody.status_code, nobody.json()["errors"][0]["field"]) == (422, "user_id")
    assert await count() == 1
    assert (await buyer.get(f"/calendar/{made['id']}")).json() == made


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("end_time", {"end_time": "2024-12-01T09:00:00Z"}),
        ("title", {"title": "  "}),
        ("start_time", {"start_time": "the first of May"}),
        ("timezone", {"timezone": "Mars/Olympus"}),
        ("recurrence", {"recurrence": "FREQ=SECONDLY"}),
        ("recurrence", {"recurrence": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}),
        ("recurrence", {"recurrence": "FREQ=DAILY;UNTIL=never"}),
        ("remind_minutes", {"remind_minutes": -1}),
    ],
)
async def test_what_makes_no_sense_is_named(buyer, field, body):
    answer = await buyer.post("/calendar", json=LAUNCH | body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert await count() == 0


async def test_nine_in_the_morning_stays_nine_when_the_clocks_change(buyer):
    await planned(buyer, **WEEKLY)
    # Berlin goes from UTC+1 to UTC+2 on 29 March 2026.
    assert await starts(buyer, "2026-03-22T00:00:00Z", "2026-04-07T00:00:00Z") == [
        "2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z", "2026-04-06T07:00:00Z",
    ]  # fmt: skip


async def test_a_single_time_is_left_out_or_moved_and_the_others_stay(buyer, stranger):
    made = await planned(buyer, **WEEKLY)
    path = f"/calendar/{made['id']}"
    gone = {"occurrence": "2026-03-09T08:00:00Z"}
    assert (await stranger.delete(path, params=gone)).status_code == 404
    assert (await buyer.delete(path, params=gone)).status_code == 204
    assert (await buyer.delete(path, params=gone)).status_code == 204  # once more changes nothing
    other = {"occurrence": "2026-03-16T08:00:00Z", "start_time": "2026-03-17T12:00:00Z",
             "end_time": "2026-03-17T13:00:00Z"}  # fmt: skip
    answer = await buyer.put(f"{path}/occurrence", json=other)
    assert answer.json()["exceptions"] == [
        {"occurrence": "2026-03-09T08:00:00Z", "start_time": None, "end_time": None},
        other,
    ]
    shown = await starts(buyer, "2026-03-01T00:00:00Z", "2026-03-24T00:00:00Z")
    assert shown == ["2026-03-02T08:00:00Z", "2026-03-17T12:00:00Z", "2026-03-23T08:00:00Z"]

    never = await buyer.put(f"{path}/occurrence", json=other | {"occurrence": "2026-03-17T08:00:00Z"})
    assert (never.status_code, never.json()["errors"][0]["field"]) == (422, "occurrence")
    assert await count(CalendarException) == 2
    # Another title leaves them; another rule has other times.
    assert len((await buyer.put(path, json={"title": "Count"})).json()["exceptions"]) == 2
    assert (await buyer.put(path, json={"recurrence": "FREQ=DAILY"})).json()["exceptions"] == []


async def test_whole_days_are_those_of_the_events_clock(buyer):
    made = await planned(
        buyer, title="Fair", all_day=True, timezone="Asia/Vladivostok",
        start_time="2026-05-01T09:00:00", end_time="2026-05-03T00:00:00",
    )  # fmt: skip
    assert (made["start_time"], made["end_time"]) == ("2026-04-30T14:00:00Z", "2026-05-02T14:00:00Z")


async def test_an_account_that_goes_takes_its_calendar_along(buyer):
    await planned(buyer, **WEEKLY)
    await buyer.post("/calendar/feed")
    async with db.reading() as session:
        exported = await accounts.export_account(session, await session.get_one(Account, buyer.id))
    assert [one["title"] for one in exported["calendar"]] == ["Stock take"]
    async with db.transaction() as session:
        await accounts.delete_account(session, await session.get_one(Account, buyer.id))
    assert (await count(), await count(CalendarChoice)) == (0, 0)


async def test_a_list_is_three_statements_however_many_events_there_are(buyer, statements):
    for day in range(1, 9):
        await planned(buyer, **WEEKLY | {"title": f"Day {day}"})
    statements.clear()
    assert len((await buyer.get("/calendar")).json()["items"]) == 8
    assert len(statements) == 4  # who asks, the count, the events, their single times
    statements.clear()
    await starts(buyer, "2026-03-01T00:00:00Z", "2026-03-24T00:00:00Z")
    assert len(statements) == 4  # who asks, the choice, the events, their single times
