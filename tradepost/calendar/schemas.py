"""What goes over the wire about the calendar. Moments are RFC 3339; one without a zone is meant in the event's own."""

from datetime import datetime
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, StringConstraints

from tradepost.calendar import rules
from tradepost.calendar.models import CalendarChoice, CalendarEvent, CalendarException
from tradepost.core.web import Change, LongLine, Name, Schema, Text, not_null

MINE, HOLIDAY = "mine", "holiday"


def _moment(value: datetime) -> datetime:
    if not 1971 <= value.year <= 2199:
        raise ValueError("must lie between the years 1971 and 2199")
    return value


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except Exception as error:
        raise ValueError(f"{name!r} is no time zone of the IANA list, such as Europe/Moscow") from error
    return name


Moment = Annotated[datetime, AfterValidator(_moment)]
Zone = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[\w+/-]+$"), AfterValidator(_zone)]
Rule = Annotated[
    str,
    StringConstraints(max_length=rules.LONGEST_RULE),
    Text,
    AfterValidator(rules.checked),
    Field(description="RFC 5545: FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231. Empty: once"),
]
Minutes = Annotated[int, Field(ge=0, le=60 * 24 * 28, description="So long before each time it reminds; null: not")]


class CalendarEventIn(Schema):
    """Something to be done or remembered. `user_id` is yours when left out; staff may plan for others."""

    user_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    title: Name
    description: LongLine = ""
    start_time: Moment
    end_time: Moment
    all_day: bool = Field(False, description="Whole days: from the day of start_time until before that of end_time")
    timezone: Zone | None = Field(None, description="Whose clock it repeats by; the installation's when left out")
    recurrence: Rule = ""
    remind_minutes: Minutes | None = None


class EventChange(Change):
    """What is left out stays."""

    user_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    title: Name | None = None
    description: LongLine | None = None
    start_time: Moment | None = None
    end_time: Moment | None = None
    all_day: bool | None = None
    timezone: Zone | None = None
    recurrence: Rule | None = None
    remind_minutes: Minutes | None = None

    _needed = not_null("user_id", "title", "description", "start_time", "end_time", "all_day", "timezone", "recurrence")


class ExceptionOut(Schema):
    """A single time that is otherwise; without `start_time` it is left out."""

    occurrence: datetime
    start_time: datetime | None
    end_time: datetime | None


class EventOut(Schema):
    """An event as it was planned: a repeated one with its rule, its first time, and the times that are otherwise."""

    id: int
    user_id: int
    title: str
    description: str
    start_time: datetime
    end_time: datetime
    all_day: bool
    timezone: str
    recurrence: str
    remind_minutes: int | None
    exceptions: list[ExceptionOut]
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, event: CalendarEvent, exempt: list[CalendarException]) -> Self:
        return cls(
            id=event.id,
            user_id=event.account_id,
            title=event.title,
            description=event.description,
            start_time=event.start_at,
            end_time=event.end_at,
            all_day=event.all_day,
            timezone=event.timezone,
            recurrence=event.rule,
            remind_minutes=event.remind_minutes,
            exceptions=[
                ExceptionOut(occurrence=one.occurs_at, start_time=one.start_at, end_time=one.end_at) for one in exempt
            ],
            created_at=event.created_at,
            updated_at=event.updated_at,
            version=event.version,
        )


class OccurrenceIn(Schema):
    """Another time for a single one of an event's times: `occurrence` is when its rule has it."""

    occurrence: Moment
    start_time: Moment
    end_time: Moment


class Entry(Schema):
    """Something on the days that are shown. `layer` says of what kind; of your own events `event_id` says which."""

    layer: str
    key: str
    title: str
    description: str
    start_time: datetime
    end_time: datetime
    all_day: bool
    link: str
    event_id: int | None
    occurrence: datetime | None
    repeats: bool


class AgendaOut(Schema):
    """What is on between two moments, in the order in which it begins; `days_off` are the holidays by day."""

    items: list[Entry]
    layers: list[str] = Field(description="Those you may see")
    timezone: str


class CountryOut(Schema):
    """A country whose holidays are known, with its regions."""

    code: str
    regions: list[str]


class ChoiceIn(Change):
    """What is left out stays. `country`: null for the installation's, empty for none."""

    country: Annotated[str, StringConstraints(to_upper=True, max_length=2)] | None = None
    region: Annotated[str, StringConstraints(max_length=10), Text] | None = None
    hidden: Annotated[list[Annotated[str, StringConstraints(max_length=30), Text]], Field(max_length=50)] | None = None

    _needed = not_null("region", "hidden")


class ChoiceOut(Schema):
    """Your choices. `feed` says since when there is a secret address, or null; the address itself is shown once."""

    country: str
    own_country: bool
    region: str
    hidden: list[str]
    feed: datetime | None

    @classmethod
    def of(cls, found: CalendarChoice | None, country: str) -> Self:
        return cls(
            country=country,
            own_country=found is not None and found.country is not None,
            region=found.region if found else "",
            hidden=found.hidden if found else [],
            feed=found.feed_made_at if found and found.feed_hash else None,
        )


class FeedOut(Schema):
    """The secret address, shown this once: whoever has it reads your calendar until you renew or take it away."""

    url: str
    path: str
    made_at: datetime


Layers = Annotated[list[str], Field(max_length=50)]
Sorted = Literal["start_time", "-start_time", "id", "-id"]
