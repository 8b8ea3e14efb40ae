"""Days, weeks and hours are cut by the clock of a place, also on the days when it is changed."""

from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests import make_figures as make
from tests.make_figures import ask, table

# Around the nights when Berlin's clock is changed, and New Year's: in UTC.
MOMENTS = (
    "2024-03-30T22:59:59", "2024-03-30T23:00:00", "2024-03-31T00:30:00", "2024-03-31T01:00:00", "2024-03-31T21:59:59",
    "2024-03-31T22:00:00", "2024-10-26T21:59:59", "2024-10-26T22:00:00", "2024-10-27T00:30:00", "2024-10-27T01:30:00",
    "2024-10-27T22:59:59", "2024-10-27T23:00:00", "2024-12-31T23:30:00", "2025-01-01T00:00:00", "1999-12-31T23:59:59",
)  # fmt: skip
# Lord Howe's clock is changed by half an hour; Kathmandu's stands at a quarter; Apia left out a day in 2011.
ZONES = ("Europe/Berlin", "UTC", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns")


@pytest.fixture
async def sold(owner, configure):
    configure(timezone="Europe/Berlin")
    await make.product(owner, "LAMP")
    for moment in MOMENTS:
        await make.sale(owner, f"{moment}Z", ("LAMP", 1, "10.00"))
    await make.compact()
    await make.sale(owner, "2025-06-01T00:30:00Z", ("LAMP", 1, "10.00"))  # not in the files
    return [datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (*MOMENTS, "2025-06-01T00:30:00")]


async def test_every_place_has_its_own_days_and_hours(owner, sold) -> None:
    for name in ZONES:
        there = [moment.astimezone(ZoneInfo(name)) for moment in sold]
        by_day = await ask(owner, "orders", grain="day", timezone=name)
        assert table(by_day) == sorted(Counter(str(one.date()) for one in there).items()), name
        by_hour = await ask(owner, "orders", grain="hour", timezone=name)
        hours = Counter(f"{one:%Y-%m-%dT%H}:00:00" for one in there)  # an hour that comes twice is one
        assert table(by_hour) == sorted(hours.items()), name
        of_day = await ask(owner, "orders", dimensions=["hour"], timezone=name, sort=["hour"])
        assert table(of_day) == sorted(Counter(one.hour for one in there).items()), name
        of_week = await ask(owner, "orders", dimensions=["weekday"], timezone=name, sort=["weekday"])
        assert table(of_week) == sorted(Counter(one.isoweekday() for one in there).items()), name


async def test_the_days_when_the_clock_is_changed_are_days(owner, sold) -> None:
    short = {"start_date": "2024-03-31", "end_date": "2024-03-31"}
    long = {"start_date": "2024-10-27", "end_date": "2024-10-27"}
    assert table(await ask(owner, "orders", **short)) == [(4,)]
    assert table(await ask(owner, "orders", **long)) == [(4,)]
    assert len((await ask(owner, "orders", grain="hour", **long))["rows"]) == 24
    weeks = await ask(owner, "orders", grain="week", start_date="2024-03-25", end_date="2024-04-07")
    assert table(weeks) == [("2024-03-25", 5), ("2024-04-01", 1)]
    years = await ask(owner, "orders", grain="year", start_date="1999-01-01", end_date="2001-12-31")
    assert table(years) == [("1999-01-01", 0), ("2000-01-01", 1), ("2001-01-01", 0)]
    quarters = await ask(owner, "orders", grain="quarter", start_date="2024-12-01", end_date="2025-06-30")
    assert table(quarters) == [("2024-10-01", 0), ("2025-01-01", 2), ("2025-04-01", 1)]
