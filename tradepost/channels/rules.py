"""Rules of channels: their codes, and how one stands."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal, TypeVar

State = Literal["off", "incomplete", "failing", "expiring", "ready", "unchecked"]
CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
WARNED_BEFORE = timedelta(days=14)
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 600.0  # seconds
T = TypeVar("T")


def parts(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Items in parts of at most so many, as a marketplace takes them."""
    left = iter(items)
    while part := tuple(islice(left, size)):
        yield part


@lru_cache(maxsize=1_000)
def code_of(platform: str) -> str:
    """One word for a platform, however files spell it: "Yandex Market" -> "yandex_market"; the store's for none."""
    return "_".join(platform.replace("-", " ").replace("_", " ").lower().split()) or "store"


def state(
    *,
    enabled: bool,
    missing: bool,
    can_check: bool,
    works: bool | None,
    expires_at: datetime | None,
    now: datetime,
) -> State:
    """How a channel stands, the first of these that is so: what has no check is ready once everything is set."""
    if not enabled or missing:
        return "incomplete" if enabled else "off"
    if not can_check:
        return "ready"
    if works is None:
        return "unchecked"
    left = WARNED_BEFORE * 2 if expires_at is None else expires_at - now
    if not works or left <= timedelta(0):
        return "failing"
    return "expiring" if left <= WARNED_BEFORE else "ready"


def share(amount: int, ppm: int) -> int:
    """So many parts per million of an amount in minor units, to the nearest one."""
    return (amount * ppm + 500_000) // 1_000_000


def shown(available: int, *, buffer: int, places: int, ahead: int) -> int:
    """How many of a variant a channel shows: what is available less its buffer, never below zero.

    When there are no more left than `places` that show it, each of those `ahead` by priority has a piece to itself.
    """
    spare = available - buffer
    return max(0, spare - ahead if available <= places else spare)


def pause(failures: int, *, least: float | None = None) -> timedelta:
    """How long to wait after so many failures in a row: twice as long each time, and never less than was asked for."""
    seconds = min(FIRST_PAUSE * 2 ** min(failures - 1, 20), LONGEST_PAUSE)
    return timedelta(seconds=max(seconds, least or 0))
