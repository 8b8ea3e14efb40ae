"""Everything that is on between two moments: one's own events, the shop's dates by right, holidays."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.accounts.rights import RIGHTS, Role
from tradepost.calendar import days_off, rules, service
from tradepost.calendar.models import CalendarChoice
from tradepost.calendar.schemas import HOLIDAY, MINE, Entry
from tradepost.core import clock
from tradepost.core.dates import LAYERS, ShopDate
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings

LONGEST = timedelta(days=400)


def layers(account: Account) -> list[str]:
    """The layers somebody may see."""
    held = RIGHTS[Role(account.role)]
    return [MINE, *(name for name, layer in sorted(LAYERS.items()) if layer.right in held), HOLIDAY]


async def choice(db: AsyncSession, account_id: int, *, lock: bool = False) -> CalendarChoice | None:
    """What somebody chose, if they did."""
    query = select(CalendarChoice).where(CalendarChoice.account_id == account_id)
    found: CalendarChoice | None = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    return found


def country(found: CalendarChoice | None) -> str:
    """Whose holidays somebody is shown."""
    return days_off.usual() if found is None or found.country is None else found.country


async def between(
    db: AsyncSession,
    account: Account,
    start: datetime,
    end: datetime,
    *,
    wanted: Collection[str] | None = None,
    chosen: CalendarChoice | None = None,
    language: str = "",
) -> list[Entry]:
    """What is on, in the order in which it begins. Invalid for a stretch that is none, or longer than LONGEST."""
    if end <= start:
        raise Invalid("end", "must be after start")
    if end - start > LONGEST:
        raise Invalid("end", f"must be at most {LONGEST.days} days after start")
    shown = [name for name in layers(account) if wanted is None or name in wanted]
    words = language or account.language or settings().language
    found: list[Entry] = []
    if MINE in shown:
        found += await own(db, account.id, start, end)
    for name in shown:
        if name in LAYERS:
            found += [_entry(name, one) for one in await LAYERS[name].offer(db, start, end, words)]
    if HOLIDAY in shown:
        found += holidays(chosen, start, end, words)
    return sorted(found, key=lambda one: (one.start_time, not one.all_day, one.title))


async def own(db: AsyncSession, account_id: int, start: datetime, end: datetime) -> list[Entry]:
    """Every time of somebody's events, two statements however many there are."""
    planned = (await db.execute(service.within(account_id, start, end))).scalars().all()
    known = await service.exceptions(db, [event.id for event in planned if event.rule])
    return [
        Entry(
            layer=MINE,
            key=f"event-{event.id}-{int(one.occurs_at.timestamp())}",
            title=event.title,
            description=event.description,
            start_time=one.start,
            end_time=one.end,
            all_day=event.all_day,
            link="",
            event_id=event.id,
            occurrence=one.occurs_at,
            repeats=bool(event.rule),
        )
        for event in planned
        for one in rules.occurrences(service.pattern(event), service.exempt(known.get(event.id, ())), start, end)
    ]


def _entry(layer: str, one: ShopDate) -> Entry:
    return Entry(
        layer=layer,
        key=f"{layer}-{one.key}",
        title=one.title,
        description=one.text,
        start_time=one.start,
        end_time=one.end,
        all_day=one.all_day,
        link=one.link,
        event_id=None,
        occurrence=None,
        repeats=False,
    )


def holidays(chosen: CalendarChoice | None, start: datetime, end: datetime, language: str) -> Sequence[Entry]:
    """The holidays of somebody's country, whole days by the installation's clock."""
    zone: ZoneInfo = clock.zone()
    place, region = country(chosen), chosen.region if chosen else ""
    last = rules.day_of(end - timedelta(microseconds=1), zone)
    return [
        Entry(
            layer=HOLIDAY,
            key=f"holiday-{place}-{day}-{name}",
            title=name,
            description="",
            start_time=rules.midnight(day, zone),
            end_time=rules.midnight(day + rules.DAY, zone),
            all_day=True,
            link="",
            event_id=None,
            occurrence=None,
            repeats=False,
        )
        for day, name in days_off.between(place, region, rules.day_of(start, zone), last, language)
    ]
