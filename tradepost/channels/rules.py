"""Rules of channels: their codes, and how one stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal, TypeVar

State = Literal["off", "incomplete", "failing", "expiring", "ready", "unchecked"]
CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
WARNED_BEFORE = timedelta(days=14)
# How an order stands there, and the book's word for it; a new order is paid for, by the marketplace.
OURS = {
    "new": "paid",
    "confirmed": "processing",
    "shipped": "shipped",
    "delivered": "delivered",
    "cancelled": "cancelled",
    "returned": "returned",
}
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


@dataclass(frozen=True, slots=True)
class Settled:
    """How an order stands against the reports: its state, what ought to have been paid, what was beyond it.

    `void`: nothing is to be paid for it and nothing was; `waiting`: no report has told of its sale yet; `unknown`: the
    book has no such order; `theirs`: nor ought it to, its goods came from the marketplace's own warehouse.
    """

    state: Literal["void", "waiting", "settled", "differs", "unknown", "theirs"]
    expected: int | None = None
    difference: int = 0
    reason: str = ""


def settled(*, total: int | None, fees: int | None, cancelled: bool, sums: Mapping[str, int], lines: int) -> Settled:
    """An order's lines, by kind, against what was expected of it; `total` None: the book does not have it.

    Compared is what can be known beforehand: what it was sold for, that no more went back than came, and that the
    commission on what stayed sold is not larger, where `fees` are known, but for a coin a line by rounding. A smaller
    one is none: a marketplace gives discounts of its own to buyers out of its commission, and tells of them too late to
    be expected. Penalties and "other", whatever has no name, were never expected. What else is charged for it
    (delivery, payment, storage, a `fee` of another name) makes the payout smaller and no difference.
    """
    paid, sold, refunded = sum(sums.values()), sums.get("sale", 0), sums.get("refund", 0)
    if total is None:
        return Settled("unknown" if lines else "void")
    if not lines and cancelled:
        return Settled("void")
    if not sold and not refunded and not cancelled:
        return Settled("waiting", None if fees is None else total - fees)
    kept, commission = sold + refunded, 0
    if fees is not None and not cancelled:
        ought = (2 * fees * kept + total) // (2 * total) if total else 0
        commission = sums.get("commission", 0) + ought
        commission = 0 if commission >= -lines else commission
    parts = {
        "sale": kept if cancelled else sold - total,
        "refund": 0 if cancelled else min(0, kept),
        "commission": commission,
        "penalty": sums.get("penalty", 0),
        "other": sums.get("other", 0),
    }
    difference, worst = sum(parts.values()), max(parts, key=lambda name: abs(parts[name]))
    if not any(parts.values()):
        return Settled("settled", paid)
    return Settled("differs", paid - difference, difference, worst)
