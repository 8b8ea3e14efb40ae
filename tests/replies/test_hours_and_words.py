"""Quiet hours by the clock on the shop's wall, and words in whichever form they are said."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from tradepost.replies.rules import Facts, may_go, unmet

MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("here", "quiet", "goes"),
    [
        ("2026-03-02 21:59", ("22:00", "08:00"), "2026-03-02 21:59"),
        ("2026-03-02 22:00", ("22:00", "08:00"), "2026-03-03 08:00"),
        ("2026-03-03 03:00", ("22:00", "08:00"), "2026-03-03 08:00"),
        ("2026-03-03 08:00", ("22:00", "08:00"), "2026-03-03 08:00"),
        ("2026-03-02 13:30", ("13:00", "14:00"), "2026-03-02 14:00"),
        ("2026-03-02 14:00", ("13:00", "14:00"), "2026-03-02 14:00"),
        ("2026-03-02 13:30", (None, None), "2026-03-02 13:30"),
        ("2026-03-02 13:30", ("13:00", "13:00"), "2026-03-02 13:30"),
    ],
)
def test_an_answer_waits_for_the_end_of_the_quiet_hours_it_falls_into(here, quiet, goes):
    now = datetime.fromisoformat(here).replace(tzinfo=MOSCOW).astimezone(UTC)
    assert may_go(now, *quiet, MOSCOW) == datetime.fromisoformat(goes).replace(tzinfo=MOSCOW)


def test_the_hours_that_clocks_skip_and_repeat_still_end():
    # On 29 March 2026 two o'clock in Berlin is three; on 25 October three o'clock comes twice.
    now = datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert may_go(now, "22:00", "02:30", BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    for minutes in range(0, 6 * 60, 10):
        now = datetime(2026, 10, 24, 22, tzinfo=UTC) + timedelta(minutes=minutes)
        goes = may_go(now, "22:00", "02:30", BERLIN)
        assert now <= goes <= datetime(2026, 10, 25, 1, 30, tzinfo=UTC) or goes == now


TIMES = st.times().map(lambda t: time(t.hour, t.minute))
MOMENTS = st.integers(0, 5_000_000).map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


@given(
    MOMENTS, TIMES, TIMES, st.sampled_from([MOSCOW, BERLIN, ZoneInfo("America/St_Johns"), ZoneInfo("Asia/Kathmandu")])
)
def test_what_may_go_is_never_early_and_never_more_than_a_day_late(now, begin, end, zone):
    goes = may_go(now, f"{begin:%H:%M}", f"{end:%H:%M}", zone)
    assert now <= goes <= now + timedelta(hours=25)
    if goes > now:
        assert goes.astimezone(zone).strftime("%H:%M") == f"{end:%H:%M}" or zone.utcoffset(
            goes.replace(tzinfo=None)
        ) != zone.utcoffset((goes - timedelta(hours=3)).replace(tzinfo=None))


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["сломать"], "Её сломали при доставке", True),
        (["лампа"], "ЛАМПЫ не светят", True),
        (["лампа"], "Ламповый звук", False),
        (["broken"], "It broke", False),
        (["dimming"], "Does it dim?", True),
        (["не работает"], "Она совсем не работает!", True),
        (["не работает"], "не всегда работает", False),
        (["всё"], "все хорошо", True),
        (["refund", "money back"], "I want my money back.", True),
        (["refund"], "", False),
    ],
)
def test_words_are_found_in_any_form(words, text, found):
    assert (unmet({"words": words}, Facts(text=text)) is None) is found
    assert (unmet({"without_words": words}, Facts(text=text)) is None) is not found


@pytest.mark.parametrize(
    ("conditions", "fault"),
    [
        ({}, None),
        ({"rating_min": 4, "rating_max": 4}, None),
        ({"rating_min": 5}, "rating"),
        ({"rating_max": 3}, "rating"),
        ({"verified": True}, None),
        ({"verified": False}, "verified"),
        ({"with_text": False}, "with_text"),
        ({"channels": ["store", "ozon"]}, None),
        ({"channels": ["ozon"]}, "channel"),
        ({"languages": ["en"]}, "language"),
        ({"products": [7, 8]}, None),
        ({"products": [8]}, "product"),
        ({"categories": [3]}, None),
        ({"categories": [17]}, None),
        ({"categories": [1]}, "category"),
        ({"total_min": "19.90", "total_max": "19.9"}, None),
        ({"total_min": "19.91"}, "total"),
        ({"total_max": "19.89"}, "total"),
        ({"total_min": "20"}, "total"),
    ],
)
def test_each_condition_holds_or_is_named(conditions, fault):
    facts = Facts(
        language="ru", products=[7], categories=["/3/17/"], rating=4, text="Хорошо", verified=True, total=1990, minor=2
    )
    found = unmet(conditions, facts)
    assert (found and found[0]) == fault
