"""Making the index anew: asked for in the log, so that every machine's writer hears it; watched on this one."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import events, followers
from tradepost.core.errors import Unavailable
from tradepost.core.events import Event
from tradepost.search import store
from tradepost.search.following import REBUILD_ASKED, Keeper
from tradepost.search.layout import FOLLOWER

LOOK_EVERY = 0.2
Report = Callable[[int, int], Awaitable[None]]


async def ask(db: AsyncSession) -> int:
    """Ask every machine to make its index anew: the number of the request."""
    event = Event(**events.row(REBUILD_ASKED, "search", 0, subject_name="search"))
    db.add(event)
    await db.flush()
    return event.id


async def watch(request: int, report: Report) -> int:
    """Wait until this machine's index is made anew for a request; how many documents it has.

    Where nobody here writes the index, it is written here and now. `report(done, total)` is called again and again.
    """
    while (found := store.status()).request < request:
        await report(found.done if found.state == "building" else 0, found.total)
        with followers.turn(FOLLOWER) as ours:
            if ours:
                await _write(request, report)
        await asyncio.sleep(LOOK_EVERY)
    await report(found.done, found.total)
    return found.done


async def _write(request: int, report: Report) -> None:
    keeper = Keeper()

    async def work() -> None:
        try:
            await keeper.open()
            await keeper.look()
        finally:
            await keeper.close()

    working = asyncio.create_task(work())
    while not working.done():
        found = store.status()
        await report(found.done if found.state == "building" else 0, found.total)
        await asyncio.wait([working], timeout=LOOK_EVERY)
    working.result()
    if store.status().request < request:
        raise Unavailable("The request to make the index anew is not in the log")
