"""The routes of the calendar; one's own, whoever asks."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Query, Request, Response, status

from tradepost.accounts.auth import SignedIn
from tradepost.calendar import agenda, days_off, feed, service
from tradepost.calendar.models import CalendarChoice, CalendarEvent
from tradepost.calendar.schemas import (
    AgendaOut,
    CalendarEventIn,
    ChoiceIn,
    ChoiceOut,
    CountryOut,
    EventChange,
    EventOut,
    FeedOut,
    Moment,
    OccurrenceIn,
)
from tradepost.core import clock, events
from tradepost.core.db import Db
from tradepost.core.errors import Invalid
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, current_version, router as make_router, version_tag

router = make_router("calendar")
bare = router

EventPaging = Annotated[Paging, Depends(paging(CalendarEvent.id, "start_time", start_time=CalendarEvent.start_at))]
FEED = "/calendar/feed.ics"


async def _shown(db: Db, event: CalendarEvent, response: Response) -> EventOut:
    version_tag(response, event.version)
    return EventOut.of(event, (await service.exceptions(db, [event.id]))[event.id])


@router.post("/calendar", status_code=status.HTTP_201_CREATED)
async def add_event(body: CalendarEventIn, db: Db, who: SignedIn, response: Response) -> EventOut:
    """Plan something. Staff may plan for somebody else (`user_id`), whose it then is; others for themselves."""
    return await _shown(db, await service.create(db, body, by=who.person), response)


@router.get("/calendar")
async def list_events(db: Db, who: SignedIn, page: EventPaging) -> Page[EventOut]:
    """Your events as you planned them, each once however often it takes place."""
    found = await paged(db, service.of(who.id), page)
    known = await service.exceptions(db, [event.id for event in found["items"]])
    return Page[EventOut](**found | {"items": [EventOut.of(event, known[event.id]) for event in found["items"]]})


@router.get("/calendar/agenda")
async def read_agenda(
    db: Db,
    who: SignedIn,
    start: Moment,
    end: Moment,
    layer: Annotated[list[str] | None, Query(max_length=50, description="Only these; all you may see if none")] = None,
    language: Annotated[str, Query(pattern="^(en|ru)?$", description="Of what the shop and the library name")] = "",
) -> AgendaOut:
    """What is on between two moments: each time of your events, the shop's dates you may see, holidays."""
    for name, moment in (("start", start), ("end", end)):
        if moment.tzinfo is None:
            raise Invalid(name, "needs a time zone, such as 2026-05-01T00:00:00Z")
    chosen = await agenda.choice(db, who.id)
    items = await agenda.between(db, who.person, start, end, wanted=layer, chosen=chosen, language=language)
    return AgendaOut(items=items, layers=agenda.layers(who.person), timezone=settings().timezone)


@router.get("/calendar/countries")
async def list_countries(_who: SignedIn) -> list[CountryOut]:
    """The countries whose holidays are known."""
    return [CountryOut(code=code, regions=list(regions)) for code, regions in days_off.regions().items()]


@router.get("/calendar/settings")
async def read_choice(db: Db, who: SignedIn) -> ChoiceOut:
    """Whose holidays you are shown, which layers you hide, and whether your calendar has a secret address."""
    found = await agenda.choice(db, who.id)
    return ChoiceOut.of(found, agenda.country(found))


@router.put("/calendar/settings")
async def change_choice(body: ChoiceIn, db: Db, who: SignedIn) -> ChoiceOut:
    """Choose. Hidden layers are not in the feed either."""
    found = await agenda.choice(db, who.id, lock=True)
    if found is None:
        found = CalendarChoice(account_id=who.id, region="", hidden=[])
        db.add(found)
    given = body.given
    if "country" in given and "region" not in given:
        given["region"] = ""  # another country has other regions
    for name, value in given.items():
        setattr(found, name, value)
    with db.no_autoflush:
        days_off.check(agenda.country(found), found.region)
    await db.flush()
    await events.record(db, "calendar_settings.updated", found, account_id=who.id)
    return ChoiceOut.of(found, agenda.country(found))


@router.post("/calendar/feed", status_code=status.HTTP_201_CREATED)
async def renew_feed(db: Db, who: SignedIn) -> FeedOut:
    """A new secret address of your calendar, for other calendars to subscribe to; the one before is good no more."""
    found, secret = await feed.renew(db, who.person)
    path = f"/api/v1{FEED}?token={secret}"
    return FeedOut(url=f"{settings().address}{path}", path=path, made_at=found.feed_made_at or clock.now())


@router.delete("/calendar/feed", status_code=status.HTTP_204_NO_CONTENT)
async def revoke_feed(db: Db, who: SignedIn) -> None:
    """Take the address away."""
    await feed.revoke(db, who.person)


@router.get(FEED, response_class=Response, responses={200: {"content": {"text/calendar": {}}}})
async def read_feed(db: Db, token: Annotated[str, Query(min_length=1, max_length=200)]) -> Response:
    """The calendar that this secret address is of, as iCalendar (RFC 5545). 404 for one that is not, or no more."""
    account, chosen = await feed.owner(db, token)
    content = await feed.written(db, account, chosen)
    headers = {"content-disposition": 'inline; filename="tradepost.ics"', "referrer-policy": "no-referrer"}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


@router.get("/calendar/{event_id}")
async def get_event(event_id: Id, db: Db, who: SignedIn, response: Response) -> EventOut:
    """One of your events."""
    return await _shown(db, await service.find(db, who.id, event_id), response)


@router.put("/calendar/{event_id}")
async def change_event(
    event_id: Id, body: EventChange, db: Db, who: SignedIn, request: Request, response: Response
) -> EventOut:
    """Change one of yours; what is left out stays. Another time or rule forgets single times that were otherwise."""
    found = await service.find(db, who.id, event_id, lock=True)
    current_version(request, found.version)
    await service.change(db, found, body.given, by=who.person)
    return await _shown(db, found, response)


@router.delete("/calendar/{event_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_event(
    event_id: Id,
    db: Db,
    who: SignedIn,
    occurrence: Annotated[datetime | None, Query(description="Leave out this single time of it alone")] = None,
) -> None:
    """Delete one of yours, or leave out a single time of it."""
    found = await service.find(db, who.id, event_id, lock=True)
    if occurrence is None:
        await service.remove(db, found)
    else:
        await service.leave_out(db, found, occurrence)


@router.put("/calendar/{event_id}/occurrence")
async def move_occurrence(event_id: Id, body: OccurrenceIn, db: Db, who: SignedIn, response: Response) -> EventOut:
    """Give a single time of an event that repeats another time; the others stay."""
    found = await service.find(db, who.id, event_id, lock=True)
    await service.move(db, found, body)
    return await _shown(db, found, response)
