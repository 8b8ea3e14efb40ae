"""Honest time: UTC inside, the merchant's own day beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from tradepost.core.settings import settings

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """This moment in UTC."""
    return _told.get() or datetime.now(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """While this runs it is that moment, for this task alone: history is written down as it happened."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is no moment")
    token = _told.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _told.reset(token)


def zone() -> ZoneInfo:
    """The installation's time zone, in which days and weeks are cut."""
    return ZoneInfo(settings().timezone)


def business_day(moment: datetime) -> date:
    """The merchant's local day of a moment; written when an order is placed, so that every database groups alike."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no day")
    return moment.astimezone(zone()).date()


def local(moment: datetime) -> datetime:
    """A moment from a file or form: without a zone it is meant in the installation's; the answer is UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone())).astimezone(UTC)
