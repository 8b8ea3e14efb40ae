"""People's events: planned, changed, left out once, reminded of. Every verb finds them through the person who asks."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from sqlalchemy import Select, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.accounts.rights import STAFF
from tradepost.calendar import rules
from tradepost.calendar.models import CalendarEvent, CalendarException
from tradepost.calendar.rules import Exempt, Pattern
from tradepost.calendar.schemas import CalendarEventIn, OccurrenceIn
from tradepost.core import clock, events
from tradepost.core.errors import Conflict, Forbidden, Invalid, NotFound
from tradepost.core.settings import settings
from tradepost.notifications.rules import KINDS, Kind
from tradepost.notifications.service import notify

KIND = "calendar"
KINDS[KIND] = Kind()  # an event of somebody's own that is about to begin
MOST_REPEATED = 200  # events with a rule that one person may have: each is worked out whenever days are shown
MOST_EXCEPTIONS = 400
LATE = timedelta(hours=1)  # so long after a moment without length it is still worth a word
FIELDS = {"start_time": "start_at", "end_time": "end_at", "recurrence": "rule", "user_id": "account_id"}


def of(account_id: int) -> Select[CalendarEvent]:
    """Somebody's events."""
    return select(CalendarEvent).where(CalendarEvent.account_id == account_id)


def within(account_id: int, start: datetime, end: datetime) -> Select[CalendarEvent]:
    """Somebody's events that may take place between two moments: those of that time, and all that repeat."""
    once = (CalendarEvent.start_at < end) & (CalendarEvent.end_at >= start)
    return of(account_id).where(or_(CalendarEvent.rule != "", once))


def pattern(event: CalendarEvent) -> Pattern:
    """An event's times."""
    return Pattern(event.start_at, event.end_at, event.timezone, event.all_day, event.rule)


def exempt(found: Sequence[CalendarException]) -> list[Exempt]:
    """Single times that are otherwise."""
    return [Exempt(one.occurs_at, one.start_at, one.end_at) for one in found]


async def exceptions(db: AsyncSession, event_ids: Collection[int]) -> dict[int, list[CalendarException]]:
    """The single times of these events that are otherwise, in one statement."""
    found: dict[int, list[CalendarException]] = {event_id: [] for event_id in event_ids}
    if found:
        query = select(CalendarException).where(CalendarException.event_id.in_(found))
        for one in (await db.execute(query.order_by(CalendarException.occurs_at))).scalars():
            found[one.event_id].append(one)
    return found


async def find(db: AsyncSession, account_id: int, event_id: int, *, lock: bool = False) -> CalendarEvent:
    """One of somebody's own; NotFound."""
    query = of(account_id).where(CalendarEvent.id == event_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found: CalendarEvent | None = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("event", event_id)
    return found


async def create(db: AsyncSession, body: CalendarEventIn, *, by: Account) -> CalendarEvent:
    """Plan an event, for oneself or, by staff, for somebody else."""
    for_whom = await _for(db, body.user_id, by)
    made = CalendarEvent(
        account_id=for_whom,
        title=body.title,
        description=body.description,
        start_at=body.start_time,
        end_at=body.end_time,
        all_day=body.all_day,
        timezone=body.timezone or settings().timezone,
        rule=body.recurrence,
        remind_minutes=body.remind_minutes,
    )
    _settle(made)
    if made.rule:
        await _not_too_many(db, made)
    made.remind_at = next_reminder(made, [])
    # What somebody plans is nobody else's: the log has that it was, not what.
    await events.record(db, "calendar_event.created", made, account_id=for_whom)
    return made


async def change(db: AsyncSession, event: CalendarEvent, given: dict[str, Any], *, by: Account) -> None:
    """Change what `find` locked; a new time or rule forgets the single times that were otherwise."""
    if "user_id" in given:
        given = given | {"user_id": await _for(db, given["user_id"], by)}
    repeated = bool(event.rule)
    for name, value in given.items():
        setattr(event, FIELDS.get(name, name), value)
    _settle(event)
    changes = events.changed(event, leave_out=("updated_at", "version", "remind_at"))
    if not changes:
        return
    if {"start_at", "rule", "timezone", "all_day"} & set(changes):
        await db.execute(delete(CalendarException).where(CalendarException.event_id == event.id))
    if event.rule and (not repeated or "account_id" in changes):
        with db.no_autoflush:
            await _not_too_many(db, event)
    with db.no_autoflush:
        known = (await exceptions(db, [event.id]))[event.id]
    event.remind_at = next_reminder(event, exempt(known))
    await events.record(
        db, "calendar_event.updated", event, account_id=event.account_id, fields=sorted(changes)
    )  # fmt: skip
    await db.flush()


async def remove(db: AsyncSession, event: CalendarEvent) -> None:
    """Take an event away, with every time of it."""
    await events.record(db, "calendar_event.deleted", event, account_id=event.account_id)
    await db.execute(delete(CalendarException).where(CalendarException.event_id == event.id))
    await db.delete(event)
    await db.flush()


async def leave_out(db: AsyncSession, event: CalendarEvent, occurrence: datetime) -> None:
    """Leave a single time of an event out; done again it changes nothing."""
    await _exempt(db, event, occurrence, None, None)


async def move(db: AsyncSession, event: CalendarEvent, body: OccurrenceIn) -> None:
    """Give a single time of an event another time."""
    zone = ZoneInfo(event.timezone)
    start, end = (_utc(one, zone) for one in (body.start_time, body.end_time))
    if end < start:
        raise Invalid("end_time", "must not be before start_time")
    await _exempt(db, event, body.occurrence, start, end)


async def _exempt(
    db: AsyncSession, event: CalendarEvent, occurrence: datetime, start: datetime | None, end: datetime | None
) -> None:
    if not event.rule:
        raise Conflict("This event does not repeat: change or delete it as a whole")
    occurs_at = _utc(occurrence, ZoneInfo(event.timezone))
    if not rules.takes_place(pattern(event), occurs_at):
        raise Invalid("occurrence", "is no time at which this event begins")
    known = (await exceptions(db, [event.id]))[event.id]
    found = next((one for one in known if one.occurs_at == occurs_at), None)
    if found is None and len(known) >= MOST_EXCEPTIONS:
        raise Conflict(f"This event has {MOST_EXCEPTIONS} times that are otherwise: plan a new one")
    if found is None:
        found = CalendarException(event_id=event.id, occurs_at=occurs_at)
        db.add(found)
        known.append(found)
    found.start_at, found.end_at = start, end
    event.remind_at, event.updated_at = next_reminder(event, exempt(known)), clock.now()
    await events.record(db, "calendar_event.updated", event, account_id=event.account_id, fields=["exceptions"])
    await db.flush()


async def _for(db: AsyncSession, user_id: int | None, by: Account) -> int:
    if user_id is None or user_id == by.id:
        return by.id
    if by.role not in STAFF:
        raise Forbidden("You plan for yourself alone; user_id is your own, or left out")
    other = await db.get(Account, user_id)
    if other is None or other.deleted_at is not None:
        raise Invalid("user_id", f"there is no account {user_id}")
    return other.id


async def _not_too_many(db: AsyncSession, event: CalendarEvent) -> None:
    query = select(func.count()).where(CalendarEvent.account_id == event.account_id, CalendarEvent.rule != "")
    if (await db.execute(query)).scalar_one() >= MOST_REPEATED:
        raise Conflict(f"There are {MOST_REPEATED} events that repeat: that is all that one calendar holds")


def _utc(moment: datetime, zone: ZoneInfo) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _settle(event: CalendarEvent) -> None:
    """Moments in UTC; whole days from midnight to midnight by the event's clock. Invalid for an end before it."""
    zone = ZoneInfo(event.timezone)
    start, end = _utc(event.start_at, zone), _utc(event.end_at, zone)
    if end < start:
        raise Invalid("end_time", "must not be before start_time")
    if event.all_day:
        first, last = rules.day_of(start, zone), rules.day_of(end, zone)
        start, end = rules.midnight(first, zone), rules.midnight(max(last, first + rules.DAY), zone)
    event.start_at, event.end_at = start, end


# --- reminding ---


def next_reminder(event: CalendarEvent, exempt: Sequence[Exempt], after: datetime | None = None) -> datetime | None:
    """When an event reminds next: at once when its next time is nearer than that, never when there is none."""
    if event.remind_minutes is None:
        return None
    lead, now = timedelta(minutes=event.remind_minutes), clock.now()
    start = rules.next_start(pattern(event), exempt, now if after is None else after)
    return None if start is None else max(start - lead, now)


async def remind(db: AsyncSession, limit: int = 100) -> int:
    """Tell people of what is about to begin, in the caller's transaction: how many events were looked at.

    Each time of an event is told once: what was told and when the next is due are written together.
    """
    now = clock.now()
    query = (
        select(CalendarEvent, Account)
        .join(Account, Account.id == CalendarEvent.account_id)
        .where(CalendarEvent.remind_at <= now)
        .order_by(CalendarEvent.id)
        .limit(limit)
        .with_for_update(of=CalendarEvent)
        .execution_options(populate_existing=True)
    )
    due = [(row[0], row[1]) for row in await db.execute(query)]
    known = await exceptions(db, [event.id for event, _ in due])
    for event, account in due:
        lead, times = timedelta(minutes=event.remind_minutes or 0), exempt(known[event.id])
        for one in rules.occurrences(pattern(event), times, now - LATE, now + lead + timedelta(microseconds=1)):
            if one.end > now or one.start > now - LATE:
                await _tell(db, event, account, one.start)
        # Past the mapper: a reminder is no change of the event, its `version` stays.
        due_next = {"remind_at": next_reminder(event, times, now + lead), "updated_at": event.updated_at}
        await db.execute(
            update(CalendarEvent)
            .where(CalendarEvent.id == event.id)
            .values(**due_next)
            .execution_options(synchronize_session=False)
        )
    return len(due)


async def _tell(db: AsyncSession, event: CalendarEvent, account: Account, start: datetime) -> None:
    local, language = start.astimezone(ZoneInfo(event.timezone)), account.language or settings().language
    when = (
        format_date(local.date(), "full", locale=language)
        if event.all_day
        else format_datetime(local, "EEEE, d MMMM, HH:mm", locale=language)
    )
    await notify(
        db,
        account.id,
        kind=KIND,
        title=event.title,
        text=f"{when}\n\n{event.description}".strip(),
        link="/admin/calendar" if account.role in STAFF else "",
        data={"event_id": event.id, "start_time": start.isoformat()},
        cause=f"calendar:{event.id}:{int(start.timestamp())}",
    )
