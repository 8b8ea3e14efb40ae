"""Rules repeat by the local clock, across every change of it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from tradepost.calendar.rules import Exempt, Pattern, checked, next_start, occurrences

# Zones whose clocks change in the north, the south, by half an hour, at midnight, and not at all.
FIRST = datetime(2020, 1, 1)  # noqa: DTZ001 - what a clock on a wall shows has no zone
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Tehran", "Europe/Moscow"]
MOMENTS = st.integers(0, 4_000_000).map(lambda minutes: FIRST + timedelta(minutes=minutes))
STEPS = [(1, "FREQ=DAILY"), (3, "FREQ=DAILY;INTERVAL=3"), (7, "FREQ=WEEKLY"), (14, "FREQ=WEEKLY;INTERVAL=2")]


def by_hand(first: datetime, zone: ZoneInfo, step: int, start: datetime, end: datetime) -> list[datetime]:
    """Every so many days at the same time of the local clock, worked out without any calendar library."""
    found, wall = [], first
    while (moment := wall.replace(tzinfo=zone).astimezone(UTC)) < end:
        if moment >= start:
            found.append(moment)
        wall += timedelta(days=step)
    return found


@settings(max_examples=60)
@given(
    wall=MOMENTS,
    name=st.sampled_from(ZONES),
    step=st.sampled_from(STEPS),
    lasts=st.timedeltas(timedelta(minutes=1), timedelta(hours=30)),
    later=st.integers(0, 300),
)  # fmt: skip
def test_every_time_is_at_the_same_local_time_and_lasts_as_long_as_the_first(wall, name, step, lasts, later):
    zone, (days, rule) = ZoneInfo(name), step
    lasts = timedelta(minutes=lasts // timedelta(minutes=1))
    first = wall.replace(tzinfo=zone).astimezone(UTC)
    # A time that the clock leaves out is as much later: the rule goes by what the clock shows then.
    wall = first.astimezone(zone).replace(tzinfo=None)
    start = first + timedelta(days=later)
    end = start + timedelta(days=45)
    found = [
        one for one in occurrences(Pattern(first, first + lasts, name, rule=rule), [], start, end) if one.start >= start
    ]
    assert [one.start for one in found] == by_hand(wall, zone, days, start, end)
    assert {one.end - one.start for one in found} <= {lasts}


@settings(max_examples=40)
@given(wall=MOMENTS, name=st.sampled_from(ZONES), left_out=st.sets(st.integers(0, 30), max_size=10))
def test_what_is_left_out_is_missing_and_nothing_else(wall, name, left_out):
    zone = ZoneInfo(name)
    first = wall.replace(tzinfo=zone).astimezone(UTC)
    pattern = Pattern(first, first + timedelta(hours=1), name, rule="FREQ=DAILY;COUNT=31")
    until = first + timedelta(days=40)
    every = occurrences(pattern, [], first, until)
    assert len(every) == 31
    exempt = [Exempt(every[number].occurs_at) for number in left_out]
    rest = occurrences(pattern, exempt, first, until)
    assert rest == [one for number, one in enumerate(every) if number not in left_out]
    following = next_start(pattern, exempt, first - timedelta(seconds=1))
    assert following == (rest[0].start if rest else None)


def test_an_hour_that_the_clock_leaves_out_is_an_hour_later_that_day():
    zone = ZoneInfo("America/New_York")
    first = datetime(2026, 3, 7, 2, 30, tzinfo=zone).astimezone(UTC)
    found = occurrences(
        Pattern(first, first + timedelta(hours=1), "America/New_York", rule="FREQ=DAILY"),
        [], first, first + timedelta(hours=60),
    )  # fmt: skip
    shown = [one.start.astimezone(zone).strftime("%d %H:%M %z") for one in found]
    assert shown == ["07 02:30 -0500", "08 03:30 -0400", "09 02:30 -0400"]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        # RFC 5545, 3.8.5.3: the last Friday of a month, the first Sunday, the last workday.
        ("FREQ=MONTHLY;BYDAY=-1FR", ["2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2026-01-31", "2026-03-31"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30"]),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", ["2026-03-08"]),
        ("FREQ=WEEKLY;INTERVAL=6;BYDAY=SA;UNTIL=20260314", ["2026-01-31", "2026-03-14"]),
    ],
)
def test_rules_of_months_and_years(rule, days):
    first = datetime.fromisoformat(f"{days[0]}T12:00:00+00:00")
    pattern = Pattern(first, first + timedelta(hours=1), "UTC", rule=checked(rule))
    found = occurrences(pattern, [], datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC))
    assert [f"{one.start:%Y-%m-%d}" for one in found] == days


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY", "BYDAY=MO", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=2;UNTIL=20300101", "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;INTERVAL=12", "FREQ=YEARLY;BYMONTH=13", "FREQ=DAILY;BYHOUR=9",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY;FREQ=WEEKLY", "X" * 300,
    ],
)  # fmt: skip
def test_a_rule_that_is_none_or_that_never_comes_to_pass_is_refused(rule):
    with pytest.raises(ValueError, match=r"\w"):
        checked(rule)
