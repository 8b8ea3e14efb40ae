"""What was searched for: kept in memory for a moment and written together, so that searching itself never writes."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.audit.models import Activity
from tradepost.core import clock
from tradepost.core.db import transaction
from tradepost.core.logs import logger

log = logger("search")
KIND = "searched"
WRITE_AFTER = 2.0  # seconds
MOST_WAITING = 1_000
LONGEST = 255


@dataclass(frozen=True, slots=True)
class Search:
    """Something that somebody, or a guest, searched for."""

    text: str
    results: int
    account_id: int | None
    at: datetime


_waiting: list[Search] = []
_writing: asyncio.Task[None] | None = None


def note(text: str, results: int, account_id: int | None) -> None:
    """Note a search. It is written soon, or lost with the process: it is a figure, not a promise."""
    global _writing  # noqa: PLW0603 - one list a process
    text = " ".join(text.split())[:LONGEST]
    if not text or len(_waiting) >= MOST_WAITING:
        return
    _waiting.append(Search(text, results, account_id, clock.now()))
    if _writing is None or _writing.done():
        _writing = asyncio.create_task(_soon())


async def _soon() -> None:
    await asyncio.sleep(WRITE_AFTER)
    while _waiting:
        try:
            await write()
        except Exception as error:
            log.warning("search.not_noted", exc_info=error)


async def write() -> None:
    """Write what waits."""
    found = list(_waiting)
    _waiting.clear()
    rows = [
        {
            "account_id": one.account_id,
            "kind": KIND,
            "subject_type": "",
            "subject_id": None,
            "text": one.text,
            "data": {"results": one.results},
            "created_at": one.at,
        }
        for one in found
    ]
    async with transaction() as db:
        await db.execute(insert(Activity), rows)


@dataclass(frozen=True, slots=True)
class Query:
    """A text that was searched for, whatever its case."""

    query: str
    searches: int
    results: int
    last_at: datetime


async def queries(db: AsyncSession, *, since: datetime, limit: int) -> tuple[list[Query], list[Query]]:
    """What was searched for most since then, and of that what found nothing the last time."""
    text = func.lower(Activity.text)
    times, newest = func.count(), func.max(Activity.id)
    grouped = (
        select(text.label("query"), times.label("searches"), newest.label("newest"))
        .where(Activity.kind == KIND, Activity.created_at >= since, Activity.text != "")
        .group_by(text)
        .order_by(times.desc(), text)
        .limit(1_000)
        .subquery()
    )
    rows = await db.execute(
        select(grouped.c.query, grouped.c.searches, Activity.data, Activity.created_at)
        .join(Activity, Activity.id == grouped.c.newest)
        .order_by(grouped.c.searches.desc(), grouped.c.query)
    )
    found = [Query(row.query, row.searches, int((row.data or {}).get("results", 0)), row.created_at) for row in rows]
    return found[:limit], [one for one in found if not one.results][:limit]
