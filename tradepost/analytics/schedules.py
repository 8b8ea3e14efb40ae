"""What a range of days is called, and when a report is mailed next. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from tradepost.analytics.days import FIRST

Preset = Literal[
    "today", "yesterday", "last_7_days", "last_30_days", "last_90_days", "this_week", "previous_week", "this_month",
    "previous_month", "this_quarter", "previous_quarter", "this_year", "previous_year",
]  # fmt: skip


def preset_days(preset: str, today: date) -> tuple[date, date]:
    """The first and the last day that a name stands for today; a period that has begun goes up to today."""
    if preset in {"today", "yesterday"}:
        day = today - timedelta(days=preset == "yesterday")
        return day, day
    which, _, what = preset.partition("_")
    if which == "last":
        return today - timedelta(days=int(what.removesuffix("_days")) - 1), today
    first = FIRST[what](today)
    if which == "this":
        return first, today
    last = first - timedelta(days=1)
    return FIRST[what](last), last


def next_time(schedule: Mapping[str, Any], after: datetime, zone: ZoneInfo) -> datetime:
    """The next moment at which a report is due, later than `after`, by the clock of a place.

    A month that has no such day has it on its last.
    """
    local = after.astimezone(zone)
    for n in range(63):
        day = local.date() + timedelta(days=n)
        if not _is_due(schedule, day):
            continue
        found = datetime.combine(day, time(schedule["hour"]), zone).astimezone(after.tzinfo)
        if found > after:
            return found
    raise ValueError("every schedule has a day in two months")


def _is_due(schedule: Mapping[str, Any], day: date) -> bool:
    if schedule["every"] == "day":
        return True
    if schedule["every"] == "week":
        return bool(day.isoweekday() == schedule["on"])
    last = (FIRST["month"](day.replace(day=28) + timedelta(days=4)) - timedelta(days=1)).day
    return bool(day.day == min(schedule["on"], last))
