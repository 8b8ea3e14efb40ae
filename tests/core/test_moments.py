"""A moment is UTC and knows it, on every database; a day is the merchant's own."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies as st
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from tests.core.room import Note, labels
from tradepost.core import clock, db

TOKYO = timezone(timedelta(hours=9))


async def stored(moment: datetime) -> datetime:
    async with db.transaction() as session:
        note = Note(label=f"{moment.isoformat()} {moment.utcoffset()}", at=moment)
        session.add(note)
        await session.flush()
        number = note.id
    async with db.reading() as session:
        return (await session.execute(select(Note.at).where(Note.id == number))).scalar_one()


async def test_a_naive_moment_is_refused(clean):
    with pytest.raises(StatementError, match="without a time zone"):
        await stored(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point
    assert await labels() == []


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 21, 12, 30, 45, 123456, UTC),
        datetime(2026, 11, 21, 0, 0, 0, 1, TOKYO),
        datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")),  # a time that no clock showed
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),  # one that clocks showed twice
        datetime(2000, 2, 29, 23, 59, 59, 999999, UTC),
        datetime(2100, 1, 1, tzinfo=UTC),
    ],
    ids=str,
)
async def test_what_comes_back_is_the_same_moment_in_utc(moment, clean):
    back = await stored(moment)
    assert back == moment.astimezone(UTC)
    assert back.tzinfo is UTC or back.utcoffset() == timedelta(0)
    assert back.microsecond == moment.microsecond


async def test_moments_compare_and_sort_as_moments(clean):
    later, earlier = datetime(2026, 1, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 9, tzinfo=TOKYO)
    for moment in (later, earlier):
        await stored(moment)
    async with db.reading() as session:
        in_order = (await session.execute(select(Note.at).order_by(Note.at))).scalars().all()
        same = (await session.execute(select(Note.id).where(Note.at == earlier.astimezone(UTC)))).scalars().all()
    assert list(in_order) == [earlier.astimezone(UTC), later]
    assert len(same) == 1


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("UTC", "2026-01-01T00:00:00+00:00", date(2026, 1, 1)),
        ("Europe/Moscow", "2025-12-31T20:59:59+00:00", date(2025, 12, 31)),
        ("Europe/Moscow", "2025-12-31T21:00:00+00:00", date(2026, 1, 1)),
        ("America/New_York", "2026-01-01T04:59:59+00:00", date(2025, 12, 31)),
        ("America/New_York", "2026-03-08T04:59:59+00:00", date(2026, 3, 7)),  # winter time: five hours
        ("America/New_York", "2026-03-09T04:00:00+00:00", date(2026, 3, 9)),  # summer time: four
        ("America/New_York", "2026-03-09T03:59:59+00:00", date(2026, 3, 8)),
        ("Europe/Berlin", "2026-10-24T22:00:00+00:00", date(2026, 10, 25)),
        ("Europe/Berlin", "2026-10-25T22:59:59+00:00", date(2026, 10, 25)),  # a day of twenty-five hours
        ("Europe/Berlin", "2026-10-25T23:00:00+00:00", date(2026, 10, 26)),
        ("Pacific/Kiritimati", "2026-01-01T10:00:00+00:00", date(2026, 1, 2)),
        ("Pacific/Pago_Pago", "2026-01-01T10:59:59+00:00", date(2025, 12, 31)),
        ("Asia/Kathmandu", "2026-01-01T18:15:00+00:00", date(2026, 1, 2)),
    ],
)
def test_a_day_is_cut_where_the_merchant_lives(zone, moment, day, configure):
    configure(timezone=zone)
    assert clock.business_day(datetime.fromisoformat(moment)) == day


def test_a_naive_moment_has_no_day():
    with pytest.raises(ValueError, match="time zone"):
        clock.business_day(datetime(2026, 1, 1))  # noqa: DTZ001


@given(st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_day_is_that_of_the_clock_on_the_merchants_wall(configure, moment):
    configure(timezone="America/Sao_Paulo")
    assert clock.business_day(moment) == moment.astimezone(ZoneInfo("America/Sao_Paulo")).date()


def test_a_moment_of_a_form_is_meant_where_the_merchant_lives(configure):
    configure(timezone="Europe/Moscow")
    assert clock.local(datetime(2026, 1, 1, 2)) == datetime(2025, 12, 31, 23, tzinfo=UTC)  # noqa: DTZ001
    assert clock.local(datetime(2026, 1, 1, 2, tzinfo=UTC)) == datetime(2026, 1, 1, 2, tzinfo=UTC)


def test_history_is_written_down_at_its_own_time():
    then = datetime(2020, 2, 2, 2, tzinfo=TOKYO)
    with clock.at(then):
        assert clock.now() == then
        assert clock.now().tzinfo is UTC
    assert clock.now() - datetime.now(UTC) < timedelta(seconds=5)
