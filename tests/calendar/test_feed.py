"""Other calendars subscribe to a secret address, which its owner renews or takes away."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar
from sqlalchemy import select, update

from tests.calendar.test_events import WEEKLY, planned
from tradepost.accounts.models import Account
from tradepost.calendar.models import CalendarChoice
from tradepost.core import clock, db


async def fed(guest: Any, path: str) -> list[Any]:
    answer = await guest.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    return list(Calendar.from_ical(answer.text).walk("VEVENT"))


async def test_the_feed_has_rules_exceptions_and_reminders(buyer, guest):
    made = await planned(buyer, **WEEKLY | {"remind_minutes": 15, "recurrence": "FREQ=WEEKLY;UNTIL=20260330"})
    path = f"/calendar/{made['id']}"
    await buyer.delete(path, params={"occurrence": "2026-03-09T08:00:00Z"})
    await buyer.put(f"{path}/occurrence", json={
        "occurrence": "2026-03-16T08:00:00Z", "start_time": "2026-03-17T12:00:00Z", "end_time": "2026-03-17T13:00:00Z",
    })  # fmt: skip
    await buyer.put("/calendar/settings", json={"hidden": ["holiday"]})
    address = (await buyer.post("/calendar/feed")).json()
    first, other = await fed(guest, address["path"])
    assert first["SUMMARY"] == "Stock take"
    assert first["DTSTART"].dt == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert first["DTSTART"].params["TZID"] == "Europe/Berlin"
    # The last day counts to its end by the clock of the event: Berlin is two hours ahead by then.
    assert first["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20260330T215959Z"
    assert [one.dt for one in first["EXDATE"].dts] == [datetime(2026, 3, 9, 8, tzinfo=UTC)]
    assert first.walk("VALARM")[0]["TRIGGER"].dt == timedelta(minutes=-15)
    assert other["UID"] == first["UID"]
    assert other["RECURRENCE-ID"].dt == datetime(2026, 3, 16, 8, tzinfo=UTC)
    assert other["DTSTART"].dt == datetime(2026, 3, 17, 12, tzinfo=UTC)


async def test_the_feed_of_staff_has_the_shops_dates_and_holidays(owner, buyer, guest):
    start = (clock.now() + timedelta(days=3)).replace(microsecond=0)
    await owner.post("/api/v1/discounts", json={
        "name": "Sale", "kind": "percentage", "percent": 10,
        "starts_at": start.isoformat(), "ends_at": (start + timedelta(days=2)).isoformat(),
    })  # fmt: skip
    address = (await owner.post("/calendar/feed")).json()["path"]
    found = await fed(guest, address)
    (sale,) = [one for one in found if one["SUMMARY"] == "Sale"]
    assert (sale["DTSTART"].dt, sale["CATEGORIES"].to_ical()) == (start, b"promotion")
    days = {one["DTSTART"].dt for one in found if one["CATEGORIES"].to_ical() == b"holiday"}
    assert date(clock.now().year, 12, 31) in days or date(clock.now().year + 1, 1, 1) in days
    # Rights are those of today.
    async with db.transaction() as session:
        await session.execute(update(Account).where(Account.id == owner.id).values(role="customer"))
    assert [one for one in await fed(guest, address) if one["SUMMARY"] == "Sale"] == []


async def test_the_address_is_shown_once_and_stored_as_a_hash(buyer, guest):
    assert (await buyer.get("/calendar/settings")).json()["feed"] is None
    first = (await buyer.post("/calendar/feed")).json()
    secret = first["path"].split("token=")[1]
    async with db.reading() as session:
        (row,) = (await session.execute(select(CalendarChoice))).scalars()
    assert len(row.feed_hash) == 64
    assert secret not in (row.feed_hash, (await buyer.get("/calendar/settings")).text)
    assert (await guest.get(first["path"])).status_code == 200

    second = (await buyer.post("/calendar/feed")).json()
    assert (await guest.get(first["path"])).status_code == 404
    assert (await guest.get(second["path"])).status_code == 200
    assert (await buyer.delete("/calendar/feed")).status_code == 204
    assert (await buyer.delete("/calendar/feed")).status_code == 204
    assert (await guest.get(second["path"])).status_code == 404
    assert (await guest.get("/calendar/feed.ics")).status_code == 422


async def test_a_disabled_account_has_no_feed(buyer, guest):
    path = (await buyer.post("/calendar/feed")).json()["path"]
    async with db.transaction() as session:
        await session.execute(update(Account).where(Account.id == buyer.id).values(active=False))
    assert (await guest.get(path)).status_code == 404
