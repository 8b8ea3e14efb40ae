"""Days and what they are cut into: weeks that begin on Monday, calendar months, quarters and years. Pure."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from tradepost.core.errors import Invalid

MOST_BUCKETS = 4_000

FIRST: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=min(day.weekday(), day.toordinal() - 1)),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    "year": lambda day: day.replace(month=1, day=1),
}
_SHORTEST = {"hour": 0, "day": 1, "week": 7, "month": 28, "quarter": 90, "year": 365}


def starts(grain: str, first: date, last: date) -> Iterator[date | datetime]:
    """The first day of each bucket from one day to another; of hours the moments. Invalid when those are too many."""
    days = (last - first).days + 1
    count = days * 24 if grain == "hour" else days // _SHORTEST[grain]
    if count > MOST_BUCKETS:
        raise Invalid("end_date", f"is more than {MOST_BUCKETS:,} {grain}s after start_date")
    if grain == "hour":
        begun = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - a wall clock's
        yield from (begun + timedelta(hours=n) for n in range(count))
        return
    found = FIRST[grain](first)
    while True:
        yield found
        following = next_start(grain, found)
        if following is None or following > last:
            return
        found = following


def next_start(grain: str, start: date) -> date | None:
    """The first day of the bucket after the one that begins so; None at the end of the calendar."""
    days = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[grain]
    try:
        return FIRST[grain](start + timedelta(days=days + (7 if grain == "week" and start.weekday() else 0)))
    except OverflowError:
        return None


def before(start: date, end: date) -> tuple[date, date]:
    """As many days as these, ending the day before them; Invalid when the calendar has none."""
    try:
        return start - (end - start) - timedelta(days=1), start - timedelta(days=1)
    except OverflowError as error:
        raise Invalid("start_date", "leaves no days before it to compare with") from error
