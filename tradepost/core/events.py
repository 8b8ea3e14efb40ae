"""What happened: one log of event rows, written in the transaction that made the change.

Webhooks, search, analytics, auto replies, marketplace pushes and the audit page all read this log.
A row's `id` is given when it is written, its `position` only after it is committed (see `settle`): ids can
become visible out of order, positions cannot, so a reader that remembers a position misses nothing.
"""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, String, bindparam, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core import clock, dialects
from tradepost.core.db import Base, BigId, UtcDateTime, glance, new, reading, table_args, transaction

BATCH = 20_000
TOGETHER = "events kept to be written together"
COUNTER = ""  # the reader whose position is the last that was given


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: `kind` is account, key, job or system; `id` and `name` say which one."""

    kind: str = "system"
    id: int | None = None
    name: str = "system"
    imported: bool = False


_actor: ContextVar[Actor] = ContextVar("actor", default=Actor())  # noqa: B039 - an Actor is frozen


def actor() -> Actor:
    """Who acts at this moment."""
    return _actor.get()


def act_as(who: Actor) -> None:
    """From here on in this task, `who` acts."""
    _actor.set(who)


@contextmanager
def acting(who: Actor) -> Any:
    """While this runs, `who` acts."""
    token = _actor.set(who)
    try:
        yield
    finally:
        _actor.reset(token)


@contextmanager
def importing() -> Any:
    """Events recorded in here are history: projections read them, reactions (mails, webhooks, pushes) do not."""
    with acting(replace(actor(), imported=True)):
        yield


class Event(Base):
    """One thing that happened. `changes` is {field: [before, after]}; `data` is what a reader needs beside it."""

    __tablename__ = "events"
    __table_args__ = table_args(
        Index("ix_events_subject", "subject_type", "subject_id", "id"),
        Index("ix_events_name", "name", "id"),
        Index("ix_events_actor", "actor_kind", "actor_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    position: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, index=True)
    name: Mapped[str] = mapped_column(String(60))
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(BigInteger)
    subject_name: Mapped[str] = mapped_column(String(255), default="")
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str] = mapped_column(String(255))
    imported: Mapped[bool] = mapped_column(default=False)
    changes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Reader(Base):
    """How far a consumer of the log has read."""

    __tablename__ = "event_readers"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, default=0)


def row(
    name: str,
    subject_type: str,
    subject_id: int,
    *,
    subject_name: str = "",
    changes: dict[str, Any] | None = None,
    **data: Any,
) -> dict[str, Any]:
    """An event as a row for a bulk insert; `record` is the usual way."""
    who = actor()
    return {
        "at": clock.now(),
        "name": name,
        "subject_type": subject_type,
        "subject_id": subject_id,
        "subject_name": subject_name[:255],
        "actor_kind": who.kind,
        "actor_id": who.id,
        "actor_name": who.name[:255],
        "imported": who.imported,
        "changes": changes or {},
        "data": data,
    }


async def record(
    db: AsyncSession,
    name: str,
    subject: Base,
    *,
    subject_name: str = "",
    changes: dict[str, Any] | None = None,
    **data: Any,
) -> Event:
    """Write down what happened to a row, in the transaction that did it.

    `name` reads noun.verb in the past ("product.updated"); the subject's type is its table. Take `changes` from
    `changed(row)` before the row is flushed.
    """
    state: Any = inspect(subject)
    if state.pending or state.transient:
        db.add(subject)
        await db.flush()
    (subject_id,) = state.identity
    made = row(name, subject.__tablename__, subject_id, subject_name=subject_name, changes=changes, **data)
    event = new(Event, **made)
    if (kept := db.info.get(TOGETHER)) is None:
        db.add(event)
    else:
        kept.append(made)
    return event


async def write(db: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows made by `row`, all of them in one statement."""
    if (kept := db.info.get(TOGETHER)) is None:
        await dialects.bulk_insert(db, inspect(Event).local_table, rows)
    else:
        kept.extend(rows)


@asynccontextmanager
async def together(db: AsyncSession) -> AsyncIterator[None]:
    """What is recorded in here, by whichever verb, is written at the end of the block in one statement."""
    if TOGETHER in db.info:
        yield
        return
    kept: list[dict[str, Any]] = []
    db.info[TOGETHER] = kept
    try:
        yield
    finally:
        del db.info[TOGETHER]
    await write(db, kept)


def changed(subject: Base, *, leave_out: Iterable[str] = ("updated_at", "version")) -> dict[str, list[Any]]:
    """What was set on a loaded row and not yet flushed: {field: [before, after]} in JSON's own types."""
    state, skip = inspect(subject), set(leave_out)
    found: dict[str, list[Any]] = {}
    for attribute in state.mapper.column_attrs:
        if attribute.key in skip:
            continue
        history = state.attrs[attribute.key].history
        if history.has_changes():
            before = history.deleted[0] if history.deleted else None
            after = history.added[0] if history.added else None
            if before != after:
                found[attribute.key] = [plain(before), plain(after)]
    return found


def plain(value: Any) -> Any:
    """A value as JSON can say it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, int, float, bool, list, dict)) else str(value)


async def settle(db: AsyncSession) -> int:
    """Give committed events their positions, in the order of their ids: how many got one, at most BATCH.

    The counter's row is locked first, so that one process at a time gives positions, gap-free and none twice. Whoever
    sees a position sees all before it.
    """
    counter = select(Reader.position).where(Reader.name == COUNTER).with_for_update()
    last = (await db.execute(counter)).scalar_one_or_none()
    if last is None:
        first = {"name": COUNTER, "position": 0}
        await db.execute(dialects.upsert(db, inspect(Reader).local_table, [first], key=["name"]))
        last = (await db.execute(counter)).scalar_one()
    waiting = select(Event.id).where(Event.position.is_(None)).order_by(Event.id).limit(BATCH)
    ids = list((await db.execute(waiting)).scalars())
    # By runs of neighbouring ids: a statement that looked for the rows itself would wait for those not yet committed.
    runs = [
        {"first": ids[start], "last": ids[end - 1], "shift": last + 1 + start - ids[start]} for start, end in _runs(ids)
    ]
    if runs:
        place = update(Event).where(Event.id.between(bindparam("first"), bindparam("last")))
        connection = await db.connection()
        await connection.execute(place.values(position=Event.id + bindparam("shift", type_=BigInteger)), runs)
    count = len(ids)
    await db.execute(update(Reader).where(Reader.name == COUNTER).values(position=last + count))
    return count


def _runs(ids: list[int]) -> Iterator[tuple[int, int]]:
    """(start, end) of each stretch of neighbours."""
    start = 0
    for n in range(1, len(ids) + 1):
        if n == len(ids) or ids[n] != ids[n - 1] + 1:
            yield start, n
            start = n


async def settle_all() -> None:
    """Give a position to every event that was committed before the call, each batch in a transaction of its own."""
    # Asked several times a second by whoever follows: a glance is a third of what a session would cost.
    if not await glance("SELECT id FROM events WHERE position IS NULL LIMIT 1"):
        return
    settled = BATCH
    while settled == BATCH:
        async with transaction() as db:
            settled = await settle(db)


async def head() -> int:
    """The newest position there is: whoever has read up to it has read everything that has one."""
    found = await glance("SELECT position FROM event_readers WHERE name = ?", COUNTER)
    return int(found[0][0]) if found else 0


async def after(position: int, *, names: Iterable[str] = (), batch: int = 500) -> AsyncIterator[list[Event]]:
    """Batches of events behind a position, oldest first: everything committed before the call is in them."""
    await settle_all()
    wanted = list(names)
    while True:
        async with reading() as db:
            query = select(Event).where(Event.position > position).order_by(Event.position).limit(batch)
            if wanted:
                query = query.where(Event.name.in_(wanted))
            found = list((await db.execute(query)).scalars())
        if not found:
            return
        yield found
        position = found[-1].position or position
