"""The calendar as a file that other calendars subscribe to (RFC 5545), at an address that is its own password."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.calendar import agenda, rules, service
from tradepost.calendar.models import CalendarChoice, CalendarEvent, CalendarException
from tradepost.calendar.schemas import MINE, Entry
from tradepost.core import clock, crypto, events
from tradepost.core.errors import NotFound
from tradepost.core.settings import settings

PREFIX = "cal_"
# The shop's dates and holidays from so long ago until so far ahead; one's own events whenever they are.
BEHIND, AHEAD = timedelta(days=90), timedelta(days=300)
REFRESH = timedelta(hours=1)


async def renew(db: AsyncSession, account: Account) -> tuple[CalendarChoice, str]:
    """A new secret for somebody's feed, to be shown once: the one before is good no more."""
    found = await agenda.choice(db, account.id, lock=True)
    if found is None:
        found = CalendarChoice(account_id=account.id, hidden=[])
        db.add(found)
    secret = crypto.new_secret(PREFIX)
    found.feed_hash, found.feed_made_at = crypto.digest(secret), clock.now()
    await db.flush()
    await events.record(db, "calendar_feed.renewed", found, account_id=account.id)
    return found, secret


async def revoke(db: AsyncSession, account: Account) -> None:
    """Take the address away; done again it changes nothing."""
    found = await agenda.choice(db, account.id, lock=True)
    if found is not None and found.feed_hash is not None:
        found.feed_hash = found.feed_made_at = None
        await events.record(db, "calendar_feed.revoked", found, account_id=account.id)
        await db.flush()


async def owner(db: AsyncSession, secret: str) -> tuple[Account, CalendarChoice]:
    """Whose feed an address is; NotFound when it is nobody's, or the account is gone or disabled."""
    query = (
        select(Account, CalendarChoice)
        .join(CalendarChoice, CalendarChoice.account_id == Account.id)
        .where(
            CalendarChoice.feed_hash == crypto.digest(secret),
            Account.active.is_(True),
            Account.deleted_at.is_(None),
        )
    )
    found = (await db.execute(query)).one_or_none()
    if found is None:
        raise NotFound("calendar")
    return found[0], found[1]


async def written(db: AsyncSession, account: Account, chosen: CalendarChoice) -> bytes:
    """Somebody's calendar as iCalendar: their events with rules and reminders, and the layers they have not hidden."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tradepost//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", settings().project_name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    shown = [name for name in agenda.layers(account) if name not in chosen.hidden]
    if MINE in shown:
        planned = (await db.execute(service.of(account.id).order_by(CalendarEvent.id))).scalars().all()
        known = await service.exceptions(db, [event.id for event in planned if event.rule])
        for event in planned:
            for part in _own(event, known.get(event.id, [])):
                calendar.add_component(part)
    now = clock.now()
    others = [name for name in shown if name != MINE]
    for entry in await agenda.between(db, account, now - BEHIND, now + AHEAD, wanted=others, chosen=chosen):
        calendar.add_component(_entry(entry, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _uid(key: str) -> str:
    return f"{key}@{settings().address.split('//', 1)[-1].replace(':', '-')}"


def _part(key: str, title: str, text: str, stamp: datetime) -> Event:
    part = Event()
    part.add("uid", _uid(key))
    part.add("summary", title)
    if text:
        part.add("description", text)
    part.add("dtstamp", stamp)
    return part


def _times(part: Event, start: datetime, end: datetime, zone: ZoneInfo, *, all_day: bool) -> None:
    if all_day:
        part.add("dtstart", rules.day_of(start, zone))
        part.add("dtend", rules.day_of(end, zone))
    else:
        part.add("dtstart", start.astimezone(zone))
        part.add("dtend", end.astimezone(zone))


def _own(event: CalendarEvent, exempt: list[CalendarException]) -> list[Event]:
    zone, key = ZoneInfo(event.timezone), f"event-{event.id}"

    def when(moment: datetime) -> object:
        return rules.day_of(moment, zone) if event.all_day else moment.astimezone(zone)

    first = _part(key, event.title, event.description, event.updated_at)
    _times(first, event.start_at, event.end_at, zone, all_day=event.all_day)
    parts = [first]
    if event.rule:
        first.add("rrule", rules.rule_of(service.pattern(event)))
        gone = [when(one.occurs_at) for one in exempt if one.start_at is None]
        if gone:
            first.add("exdate", gone)
    for one in exempt:
        if one.start_at is not None and one.end_at is not None:
            other = _part(key, event.title, event.description, event.updated_at)
            _times(other, one.start_at, one.end_at, zone, all_day=event.all_day)
            other.add("recurrence-id", when(one.occurs_at))
            parts.append(other)
    if event.remind_minutes is not None:
        for part in parts:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", event.title)
            alarm.add("trigger", -timedelta(minutes=event.remind_minutes))
            part.add_component(alarm)
    return parts


def _entry(entry: Entry, now: datetime) -> Event:
    part = _part(entry.key, entry.title, entry.description, now.replace(minute=0, second=0, microsecond=0))
    _times(part, entry.start_time, entry.end_time, clock.zone(), all_day=entry.all_day)
    part.add("categories", [entry.layer])
    part.add("transp", "TRANSPARENT")
    if entry.link:
        part.add("url", f"{settings().address}{entry.link}")
    return part
