"""What people are told, live: one look at the table a second for all who are connected to this process.

Numbers can become visible out of order: a transaction that began earlier may commit later. So each look goes back to
where the table ended a while ago, and every connection remembers what it was given since.
"""

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy import func, select

from tradepost.accounts.models import Session
from tradepost.core.db import reading
from tradepost.core.logs import logger
from tradepost.notifications.models import Notification

log = logger("notifications")
LOOK_EVERY = 1.0
LOOK_BACK = 60.0  # no transaction that tells somebody something takes longer
SESSIONS_EVERY = 10.0
LONGEST = 900.0  # as long as an access token is good: whoever comes again shows a fresh one
MOST_MISSED = 1000


@dataclass(eq=False)
class Subscription:
    """One connection: what waits to be sent, and the numbers that were."""

    account_id: int
    session_id: str
    until: float
    known: set[int] = field(default_factory=set)
    _waiting: asyncio.Queue[Notification | None] = field(default_factory=asyncio.Queue)

    def give(self, one: Notification) -> None:
        """Send this, once."""
        if one.id not in self.known:
            self.known.add(one.id)
            self._waiting.put_nowait(one)

    def end(self) -> None:
        """Send what waits, and then no more."""
        self._waiting.put_nowait(None)

    async def __aiter__(self) -> AsyncIterator[Notification]:
        while (one := await self._waiting.get()) is not None:
            yield one


class Live:
    """Everybody who is connected to this process."""

    def __init__(self) -> None:
        self._joined: set[Subscription] = set()
        self._task: asyncio.Task[None] | None = None
        self._ends: deque[tuple[float, int]] = deque()  # (when, where the table ended), the oldest first

    @asynccontextmanager
    async def joined(self, account_id: int, session_id: str, *, after: int | None) -> AsyncIterator[Subscription]:
        """While this lasts, be told; with `after`, first of all behind that number. With the last one looking ends."""
        made = await self._join(account_id, session_id, after)
        try:
            yield made
        finally:
            self._joined.discard(made)
            if not self._joined and self._task is not None:
                self._task.cancel()
                self._task = None

    async def _join(self, account_id: int, session_id: str, after: int | None) -> Subscription:
        loop = asyncio.get_running_loop()
        made = Subscription(account_id, session_id, loop.time() + LONGEST)
        if self._task is None or self._task.done():
            self._ends.clear()
        await self._note_the_end()
        async with reading() as db:
            own = select(Notification).where(Notification.account_id == account_id, Notification.hidden.is_(False))
            if after is not None:
                missed = own.where(Notification.id > after).order_by(Notification.id.desc()).limit(MOST_MISSED)
                for one in reversed((await db.execute(missed)).scalars().all()):
                    made.give(one)
            recent = select(Notification.id).where(
                Notification.account_id == account_id, Notification.id > self._floor()
            )
            made.known.update((await db.execute(recent)).scalars())
        self._joined.add(made)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look())
        return made

    def _floor(self) -> int:
        """What is numbered higher may be new."""
        return self._ends[0][1] if self._ends else 0

    async def _note_the_end(self) -> None:
        """Remember where the table ends, and forget all but the newest note that is old enough."""
        now = asyncio.get_running_loop().time()
        async with reading() as db:
            end = int((await db.execute(select(func.max(Notification.id)))).scalar_one() or 0)
        if not self._ends:
            # What was begun before this process looked at all may still be on its way.
            self._ends.append((-math.inf, max(0, end - MOST_MISSED)))
        self._ends.append((now, end))
        while len(self._ends) > 1 and self._ends[1][0] < now - LOOK_BACK:
            self._ends.popleft()

    async def _look(self) -> None:
        loop = asyncio.get_running_loop()
        noted = asked = loop.time()
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                if loop.time() - noted > LOOK_BACK / 4:
                    noted = loop.time()
                    await self._note_the_end()
                await self._hand_out()
                if loop.time() - asked > SESSIONS_EVERY:
                    asked = loop.time()
                    await self._end_the_ended()
            except Exception as error:  # the database is away for a moment: look again
                log.warning("notifications.trouble", exc_info=error)

    async def _hand_out(self) -> None:
        people = {one.account_id for one in self._joined}
        floor = self._floor()
        query = select(Notification).where(
            Notification.id > floor, Notification.account_id.in_(people), Notification.hidden.is_(False)
        )
        async with reading() as db:
            found = (await db.execute(query.order_by(Notification.id))).scalars().all()
        for subscription in self._joined:
            for one in found:
                if one.account_id == subscription.account_id:
                    subscription.give(one)
            subscription.known = {number for number in subscription.known if number > floor}

    async def _end_the_ended(self) -> None:
        """Whoever signed out, or has listened for as long as a token is good, is told no more."""
        query = select(Session.id).where(
            Session.id.in_({one.session_id for one in self._joined}), Session.ended_at.is_(None)
        )
        async with reading() as db:
            open_ = set((await db.execute(query)).scalars())
        now = asyncio.get_running_loop().time()
        for subscription in list(self._joined):
            if subscription.session_id not in open_ or subscription.until < now:
                subscription.end()


LIVE = Live()
