"""When an event takes place: its rule by the clock of its time zone, and the single times that are otherwise.

Repetition is RFC 5545's (RRULE). Nine in the morning stays nine in the morning when the clocks change: the rule goes by
the local clock, and every time lasts as long as the first. A time that the clock leaves out is as much later; of one
that it has twice, the first is meant.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Event, vRecur

LONGEST_RULE = 255
DAY = timedelta(days=1)
NOTHING = timedelta(0)
# So far ahead the next time of a rule is looked for: the rarest that is allowed is a 29 February.
WINDOWS = (timedelta(days=40), timedelta(days=400), timedelta(days=3000))

_DAYS = r"(MO|TU|WE|TH|FR|SA|SU)"
_LISTS = {
    "BYDAY": rf"{_DAYS}(,{_DAYS})*",
    "BYMONTHDAY": r"-?\d{1,2}(,-?\d{1,2})*",
    "BYMONTH": r"\d{1,2}(,\d{1,2})*",
    "BYSETPOS": r"-?[1-4]",
    "WKST": _DAYS,
}
_ORDINAL_DAYS = rf"(-?[1-5])?{_DAYS}(,(-?[1-5])?{_DAYS})*"
# What each kind of rule may be narrowed by. Each of these comes to pass again and again: no rule looks for its next
# time until the end of all years.
_PARTS: dict[str, tuple[str, ...]] = {
    "DAILY": ("BYDAY", "BYMONTH"),
    "WEEKLY": ("BYDAY",),
    "MONTHLY": ("BYDAY", "BYMONTHDAY", "BYSETPOS"),
    "YEARLY": ("BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"),
}
_LENGTHS = dict(zip(range(1, 13), (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))


@dataclass(frozen=True, slots=True)
class Pattern:
    """An event's times: the first, whether they are whole days, and by which rule of which clock they repeat."""

    start: datetime
    end: datetime
    timezone: str
    all_day: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Exempt:
    """A single time that is otherwise; with no `start` it is left out."""

    occurs_at: datetime
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time of an event; `occurs_at` is when its rule has it."""

    start: datetime
    end: datetime
    occurs_at: datetime


def checked(text: str) -> str:
    """A rule in upper case, without its name; ValueError says what is wrong with one that is not taken."""
    rule = re.sub(r"\s", "", text).upper().removeprefix("RRULE:").strip(";")
    if not rule:
        return ""
    if len(rule) > LONGEST_RULE:
        raise ValueError(f"must have at most {LONGEST_RULE} characters")
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if not value or name in parts:
            raise ValueError(f"{part!r} is no part of a rule such as FREQ=WEEKLY;BYDAY=MO,WE")
        parts[name] = value
    freq = parts.pop("FREQ", "")
    if freq not in _PARTS:
        raise ValueError(f"needs FREQ, one of {', '.join(_PARTS)}")
    _check_length(parts)
    _check_parts(freq, parts)
    return rule


def _check_length(parts: dict[str, str]) -> None:
    for name, most in (("INTERVAL", 366), ("COUNT", 1000)):
        if name in parts and not (parts[name].isascii() and parts[name].isdigit() and 1 <= int(parts[name]) <= most):
            raise ValueError(f"{name} must be from 1 to {most}")
    if "COUNT" in parts and "UNTIL" in parts:
        raise ValueError("COUNT and UNTIL do not go together")
    if "UNTIL" in parts:
        try:
            until(parts["UNTIL"], ZoneInfo("UTC"))
        except ValueError:
            raise ValueError("UNTIL must be a day such as 20261231, or a moment such as 20261231T100000Z") from None


def _check_parts(freq: str, parts: dict[str, str]) -> None:
    for name, value in parts.items():
        if name in {"INTERVAL", "COUNT", "UNTIL"}:
            continue
        if name not in (*_PARTS[freq], "WKST"):
            raise ValueError(f"{name} is not taken with FREQ={freq}")
        ordinal = name == "BYDAY" and freq in {"MONTHLY", "YEARLY"} and "BYSETPOS" not in parts
        if not re.fullmatch(_ORDINAL_DAYS if ordinal else _LISTS[name], value):
            raise ValueError(f"{value!r} does not fit {name}")
    every, named = int(parts.get("INTERVAL", "1")), set(parts)
    for wrong, why in (
        (freq == "DAILY" and every > 1 and named & {"BYDAY", "BYMONTH"}, "every so many days goes by no weekday"),
        (freq == "MONTHLY" and every % 12 == 0, "every twelve months is FREQ=YEARLY"),
        (freq == "YEARLY" and "5" in parts.get("BYDAY", ""), "not every year has a fifth such weekday in its month"),
        (freq == "YEARLY" and named & {"BYDAY", "BYMONTHDAY"} and "BYMONTH" not in named, "a day needs BYMONTH"),
        ("BYSETPOS" in named and "BYDAY" not in named, "BYSETPOS picks among the days that BYDAY names"),
        (named >= {"BYDAY", "BYMONTHDAY"}, "BYDAY and BYMONTHDAY do not go together"),
    ):
        if wrong:
            raise ValueError(why)
    _check_days(parts, every)


def _check_days(parts: dict[str, str], every: int) -> None:
    months = [int(one) for one in parts.get("BYMONTH", "").split(",") if one]
    days = [abs(int(one)) for one in parts.get("BYMONTHDAY", "").split(",") if one]
    if any(not 1 <= month <= 12 for month in months) or any(not 1 <= day <= 31 for day in days):
        raise ValueError("months are 1 to 12, days of a month 1 to 31 or from its end")
    longest = max((_LENGTHS[month] - (month == 2 and every > 1) for month in months), default=31)
    if days and min(days) > longest:
        raise ValueError("there is no such day in these months")


def until(text: str, zone: ZoneInfo) -> datetime:
    """The last moment of a rule: a day counts to its end, by the clock of the event."""
    if "T" not in text:
        day = datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        return datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC)
    if text.endswith("Z"):
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=zone).astimezone(UTC)


def rule_of(pattern: Pattern) -> vRecur:
    """The rule with its end as RFC 5545 wants it: a day for whole days, else a moment in UTC."""
    zone = ZoneInfo(pattern.timezone)
    parts = dict(part.split("=", 1) for part in pattern.rule.split(";"))
    if "UNTIL" in parts:
        last = until(parts["UNTIL"], zone)
        parts["UNTIL"] = f"{last.astimezone(zone):%Y%m%d}" if pattern.all_day else f"{last:%Y%m%dT%H%M%SZ}"
    made: vRecur = vRecur.from_ical(";".join(f"{name}={value}" for name, value in parts.items()))
    return made


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The day of a moment by a clock."""
    return moment.astimezone(zone).date()


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The moment when a day begins by a clock."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def times(pattern: Pattern, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """(start, end) of what the rule has between two moments, oldest first."""
    if not pattern.rule:
        if _overlaps(pattern.start, pattern.end, start, end):
            yield pattern.start, pattern.end
        return
    zone = ZoneInfo(pattern.timezone)
    lasts = pattern.end - pattern.start
    component = Event()
    component.add("uid", "one")
    if pattern.all_day:
        first = day_of(pattern.start, zone)
        days = max((day_of(pattern.end, zone) - first).days, 1)
        component.add("dtstart", first)
    else:
        component.add("dtstart", pattern.start.astimezone(zone))
    component.add("rrule", rule_of(pattern))
    calendar = Calendar()
    calendar.add_component(component)
    found = recurring_ical_events.of(calendar).between(start - lasts - 2 * DAY, end + 2 * DAY)
    for begins in sorted(_moment(one["DTSTART"].dt, zone) for one in found):
        ends = midnight(day_of(begins, zone) + days * DAY, zone) if pattern.all_day else begins + lasts
        if _overlaps(begins, ends, start, end):
            yield begins, ends


def _moment(value: date | datetime, zone: ZoneInfo) -> datetime:
    return value.astimezone(UTC) if isinstance(value, datetime) else midnight(value, zone)


def _overlaps(begins: datetime, ends: datetime, start: datetime, end: datetime) -> bool:
    return begins < end and (ends > start or begins == ends == start)


def occurrences(pattern: Pattern, exempt: Iterable[Exempt], start: datetime, end: datetime) -> list[Occurrence]:
    """Every time an event takes place between two moments, oldest first."""
    known = {one.occurs_at: one for one in exempt}
    found = [Occurrence(begins, ends, begins) for begins, ends in times(pattern, start, end) if begins not in known]
    found += [
        Occurrence(one.start, one.end, one.occurs_at)
        for one in known.values()
        if one.start is not None and one.end is not None and _overlaps(one.start, one.end, start, end)
    ]
    return sorted(found)


def takes_place(pattern: Pattern, moment: datetime) -> bool:
    """Whether the rule has a time that begins at this very moment."""
    return any(begins == moment for begins, _ in times(pattern, moment, moment + timedelta(seconds=1)))


def next_start(pattern: Pattern, exempt: Sequence[Exempt], after: datetime) -> datetime | None:
    """When an event begins next, later than a moment; None when it never does again."""
    if not pattern.rule:
        return pattern.start if pattern.start > after else None
    for window in WINDOWS:
        for one in occurrences(pattern, exempt, after, after + window):
            if one.start > after:
                return one.start
    return None
