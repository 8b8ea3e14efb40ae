"""What a sync is while it works: its channel, the open adapter, and how far it is, kept with what it has done."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import Table, bindparam, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels.adapter import Adapter
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, Sync
from tradepost.channels.shapes import Part
from tradepost.core import dialects
from tradepost.core.db import Base, transaction

COUNTS = ("seen", "new", "changed", "problems")
Step = Callable[[], AbstractAsyncContextManager[AsyncSession]]
T = TypeVar("T")


@dataclass(slots=True)
class Work:
    """`step` opens a transaction that keeps `state` together with what is written in it: where the next one begins.

    By itself, without a job, the state is forgotten: what is begun again looks at everything again.
    """

    channel: Channel
    adapter: Adapter
    step: Step = transaction
    state: dict[str, Any] = field(default_factory=dict)

    def count(self, what: str, by: int = 1) -> None:
        """Count what was seen, new, changed, or has a problem."""
        self.state[what] = self.state.get(what, 0) + by


async def row_of(db: AsyncSession, channel_id: int, capability: Capability) -> None:
    """Have the row of a channel's capability there."""
    known = select(Sync.id).where(Sync.channel_id == channel_id, Sync.capability == capability.value)
    if (await db.execute(known)).first() is not None:
        return
    first = {
        "channel_id": channel_id,
        "capability": capability.value,
        "enabled": True,
        "cause": "",
        "failures": 0,
        "error": "",
    }
    key = ["channel_id", "capability"]
    await db.execute(dialects.upsert(db, inspect(Sync).local_table, [first], key=key))


async def write_each(
    db: AsyncSession, kind: type[Base], rows: Sequence[dict[str, Any]], *, mark: str = "", **same: Any
) -> None:
    """Write to many rows of a table, each its own values by `row`, its id, and the `same` for all.

    With a `mark`, a column, only where it is still what was `seen`. Neither version nor time moves: nobody edited them.
    Those that get the same values are written by one statement: of a thousand numbers in stock few are different.
    """
    if not rows:
        return
    table = cast("Table", inspect(kind).local_table)
    alike: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        alike[repr([(name, value) for name, value in row.items() if name != "row"])].append(row)
    connection = await db.connection()
    if len(alike) > 1:  # what is written group by group is locked in id order first, as everybody takes it
        ids = sorted(row["row"] for row in rows)
        await connection.execute(select(table.c.id).where(table.c.id.in_(ids)).order_by(table.c.id).with_for_update())
    apart = [some[0] for some in alike.values() if len(some) == 1]
    if apart:
        one = table.update().where(table.c.id == bindparam("row"))
        if mark:
            one = one.where(table.c[mark] == bindparam("seen", type_=table.c[mark].type))
        await connection.execute(one.values(updated_at=table.c.updated_at, **same), apart)
    for some in alike.values():
        if len(some) > 1:
            values = {name: value for name, value in some[0].items() if name not in {"row", "seen"}}
            many = table.update().where(table.c.id.in_([row["row"] for row in some]))
            if mark:
                many = many.where(table.c[mark] == some[0]["seen"])
            await connection.execute(many.values(updated_at=table.c.updated_at, **same, **values))


async def done_until(db: AsyncSession, channel: Channel, capability: Capability) -> datetime | None:
    """Where the next pull begins; none: at the beginning."""
    mine = select(Sync.since).where(Sync.channel_id == channel.id, Sync.capability == capability.value)
    return (await db.execute(mine)).scalar_one_or_none()


async def keep_since(db: AsyncSession, channel: Channel, capability: Capability, since: datetime | None) -> None:
    """Where the next pull begins."""
    await row_of(db, channel.id, capability)
    mine = update(Sync).where(Sync.channel_id == channel.id, Sync.capability == capability.value)
    await db.execute(mine.values(since=since).execution_options(synchronize_session=False))


async def one_by_one(
    work: Work,
    capability: Capability,
    ask: Callable[[datetime, str | None], Awaitable[Part[T]]],
    news: Callable[[Channel, Sequence[T]], Awaitable[list[T]]],
    take: Callable[[Work, AsyncSession, T], Awaitable[None]],
) -> None:
    """Ask for what there is since `state["since"]`, part by part, and take each of its `news`.

    Each is taken in a transaction of its own, which keeps how far it is; `state["begun"]` is where the next one begins.
    """
    state = work.state
    while True:
        part = await ask(datetime.fromisoformat(state["since"]), state.get("cursor"))
        found = await news(work.channel, part.items)
        while True:
            async with work.step() as db:
                if found:
                    await take(work, db, found.pop(0))
                if not found:
                    work.count("seen", len(part.items))
                    state["cursor"] = part.cursor
                    if part.cursor is None:
                        await keep_since(db, work.channel, capability, datetime.fromisoformat(state["begun"]))
            if not found:
                break
        if part.cursor is None:
            return
