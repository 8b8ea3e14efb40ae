"""What follows from what happened: a room names the events it reacts to, and is given each of them once, in order.

    @reaction("notifications.tell_staff", "order.placed", "stock.")       # a name that ends in a dot: all that begin so
    async def tell_staff(db: AsyncSession, happened: Sequence[Event]) -> None: ...

What a reaction writes and how far it has read are one transaction: killed in between, it has written nothing and reads
the same events again. A reaction that fails stands still and is tried again; the others go on.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, func, inspect, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, dialects, events, followers
from tradepost.core.db import reading, transaction
from tradepost.core.events import Event, Reader
from tradepost.core.logs import logger

log = logger("reactions")
STRETCH = 2000  # positions a transaction reads
# A reaction that is new to an installation begins with what happened so long ago: nobody wants old news.
NEWS = timedelta(days=1)
PAUSE = 0.5
PAUSE_AFTER_TROUBLE = 30.0

Handler = Callable[[AsyncSession, Sequence[Event]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Reaction:
    """Who reacts to which events; `history` to imported ones as well."""

    name: str
    names: tuple[str, ...]
    handler: Handler
    history: bool

    def wants(self) -> ColumnElement[bool]:
        """The condition on events."""
        exact = [name for name in self.names if not name.endswith(".")]
        begun = [Event.name.startswith(name, autoescape=True) for name in self.names if name.endswith(".")]
        wanted = or_(Event.name.in_(exact), *begun)
        return wanted if self.history else wanted & Event.imported.is_(False)


REACTIONS: dict[str, Reaction] = {}


def reaction(name: str, *names: str, history: bool = False) -> Callable[[Handler], Handler]:
    """Register a reaction to events of these names; `history` has it read imported ones as well."""

    def register(handler: Handler) -> Handler:
        REACTIONS[name] = Reaction(name, names, handler, history)
        return handler

    return register


async def catch_up(*names: str) -> int:
    """React to everything committed before the call (by the named reactions alone): to how many events.

    Raises what a reaction raises, once the others are done.
    """
    await events.settle_all()
    async with reading() as db:
        head = await _head(db)
    count, trouble = 0, None
    for name in names or tuple(REACTIONS):
        try:
            count += await _follow(REACTIONS[name], head)
        except Exception as error:
            trouble = error
            log.error("reaction.failed", name=name, exc_info=error)
    if trouble is not None:
        raise trouble
    return count


async def _head(db: AsyncSession) -> int:
    query = select(Reader.position).where(Reader.name == events.COUNTER)
    return (await db.execute(query)).scalar_one_or_none() or 0


async def _follow(one: Reaction, head: int) -> int:
    count, position = 0, -1
    if not await _is_behind(one, head):
        return 0
    while position < head:
        async with transaction() as db:
            position = await _position(db, one)
            if position >= head:
                break
            until = min(head, position + STRETCH)
            query = select(Event).where(Event.position > position, Event.position <= until, one.wants())
            found = (await db.execute(query.order_by(Event.position))).scalars().all()
            if found:
                with events.acting(events.Actor("system", None, one.name)):
                    await one.handler(db, found)
            await db.execute(update(Reader).where(Reader.name == one.name).values(position=until))
        count += len(found)
        position = until
    return count


async def _is_behind(one: Reaction, head: int) -> bool:
    """Whether there is something to react to, or so much behind that it is better not read again: seen by reading."""
    async with reading() as db:
        query = select(Reader.position).where(Reader.name == one.name)
        position = (await db.execute(query)).scalar_one_or_none()
        if position is None or head - position > STRETCH:
            return True
        news = select(Event.id).where(Event.position > position, Event.position <= head, one.wants()).limit(1)
        return (await db.execute(news)).first() is not None


async def _position(db: AsyncSession, one: Reaction) -> int:
    """How far a reaction has read; its row is locked, so that of two machines one reads on."""
    query = select(Reader.position).where(Reader.name == one.name).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is not None:
        return found
    recent = select(func.min(Event.position)).where(Event.at >= clock.now() - NEWS, Event.position.is_not(None))
    first = (await db.execute(recent)).scalar_one_or_none()
    row = {"name": one.name, "position": await _head(db) if first is None else first - 1}
    await db.execute(dialects.upsert(db, inspect(Reader).local_table, [row], key=["name"]))
    return (await db.execute(query)).scalar_one()


class Reacting:
    """The follower that reacts, in one process of each machine: looks whether there is news, and then catches up."""

    def __init__(self) -> None:
        self._seen, self._again = -1, 0.0

    async def open(self) -> None:
        """Nothing to get ready."""

    async def look(self) -> None:
        """React to what is new, at most twice a second; after trouble, half a minute later."""
        now = asyncio.get_running_loop().time()
        if now < self._again:
            return
        self._again = now + PAUSE
        await events.settle_all()
        head = await events.head()
        if head == self._seen:
            return
        try:
            await catch_up()
        except Exception:  # noqa: BLE001 - it is in the log
            self._again = now + PAUSE_AFTER_TROUBLE
        else:
            self._seen = head

    async def close(self) -> None:
        """Nothing to let go of."""


followers.register("reactions", Reacting)
