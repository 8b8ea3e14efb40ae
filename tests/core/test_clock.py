"""Honest time, and history written down at its own."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tradepost.core import clock

THEN = datetime(2020, 2, 29, 12, 0, tzinfo=UTC)


def test_history_has_its_own_now():
    with clock.at(THEN.astimezone(timezone(timedelta(hours=3)))):
        assert clock.now() == THEN
        assert clock.now().tzinfo is UTC
        with clock.at(THEN + timedelta(days=1)):
            assert clock.now() == THEN + timedelta(days=1)
        assert clock.now() == THEN
    assert abs(datetime.now(UTC) - clock.now()) < timedelta(minutes=1)


async def test_others_go_on_in_their_own_time():
    async def look() -> datetime:
        return clock.now()

    others = asyncio.create_task(look())
    with clock.at(THEN):
        assert await others > THEN
        assert await asyncio.create_task(look()) == THEN


def test_a_moment_needs_a_zone():
    with pytest.raises(ValueError, match="time zone"), clock.at(datetime(2020, 1, 1)):  # noqa: DTZ001 - that is the point
        pass
