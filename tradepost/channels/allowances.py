"""How often a marketplace may be asked: one budget per holder and kind of call, shared by all processes of a database.

The generic cell rate algorithm (ITU-T I.371): calls spaced evenly never wait, a burst may run ahead by so many. One
UPDATE takes a turn, or none; whoever got none is told how long to wait.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels.models import Allowance
from tradepost.core import clock, crypto, dialects
from tradepost.core.db import transaction

MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls in so many seconds, of which a few may come at once. `per_refusal`: what a 4xx answer counts as."""

    kind: str
    calls: int
    seconds: float
    burst: int = 1
    per_refusal: int = 1

    @property
    def interval(self) -> int:
        """Microseconds from one call to the next, evenly."""
        return round(self.seconds * MICRO / self.calls)


def name_of(limit: Limit, holder: str) -> str:
    """A budget's name: whose it is (a token at a marketplace), by its hash, and which calls."""
    return f"{crypto.digest(holder)[:32]}:{limit.kind}"


async def take(limit: Limit, holder: str, *, calls: int = 1) -> float:
    """Take a turn: 0 when the call may go now, else the seconds after which to ask again (nothing is taken then)."""
    name, now = name_of(limit, holder), _now()
    ahead = (limit.burst - 1) * limit.interval
    begins = case((Allowance.until < now, now), else_=Allowance.until)
    async with transaction() as db:
        taken = await db.execute(
            update(Allowance)
            .where(Allowance.name == name, Allowance.until <= now + ahead)
            .values(until=begins + calls * limit.interval)
            .execution_options(synchronize_session=False)
        )
        if taken.rowcount:  # type: ignore[attr-defined]  # an UPDATE's result has it
            return 0.0
        until = (await db.execute(select(Allowance.until).where(Allowance.name == name))).scalar_one_or_none()
        if until is None:
            first = {"name": name, "until": 0}
            await db.execute(dialects.upsert(db, inspect(Allowance).local_table, [first], key=["name"]))
            return 1 / MICRO
    return max(1, until - ahead - now) / MICRO


async def used(db: AsyncSession, limit: Limit, holder: str) -> int:
    """How many of the calls that may come at once are spoken for at this moment; more than the burst while all wait."""
    query = select(Allowance.until).where(Allowance.name == name_of(limit, holder))
    until = (await db.execute(query)).scalar_one_or_none() or 0
    return max(0, -(-(until - _now()) // limit.interval))


async def spend(limit: Limit, holder: str, calls: int) -> None:
    """Count calls that were made already, such as a refusal that counts as ten."""
    now = _now()
    begins = case((Allowance.until < now, now), else_=Allowance.until)
    async with transaction() as db:
        await _set(db, name_of(limit, holder), begins + calls * limit.interval)


async def wait_for(limit: Limit, holder: str, seconds: float) -> None:
    """The marketplace said itself how long to wait: nobody of us asks before that."""
    free = _now() + round(seconds * MICRO) + (limit.burst - 1) * limit.interval
    async with transaction() as db:
        await _set(db, name_of(limit, holder), case((Allowance.until < free, free), else_=Allowance.until))


async def _set(db: AsyncSession, name: str, value: ColumnElement[int]) -> None:
    first = {"name": name, "until": 0}
    await db.execute(dialects.upsert(db, inspect(Allowance).local_table, [first], key=["name"]))
    moved = update(Allowance).where(Allowance.name == name).values(until=value)
    await db.execute(moved.execution_options(synchronize_session=False))


def _now() -> int:
    return round(clock.now().timestamp() * MICRO)
