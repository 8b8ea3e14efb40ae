"""Where products stand for their keywords: looked at daily and on demand, kept by day, told when they fall.

Each channel is asked by its capability `positions`; a batch of keywords and its place are one transaction.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, cast

from sqlalchemy import Select, func, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product
from tradepost.channels.adapter import Adapter, Failed
from tradepost.channels.capabilities import Capability
from tradepost.core import clock, dialects
from tradepost.core.db import reading
from tradepost.core.jobs import ENDED, Job, Run, later
from tradepost.notifications.service import tell_staff
from tradepost.promotion import asking
from tradepost.promotion.models import Keyword, PositionDay

BATCH = 50
FALL = 5  # places: what it moves by from day to day is no news
UNKNOWN_LOOKED = 100
LATE = timedelta(days=2)  # as far as some channels are behind


def fell(before: int | None, now: int | None, *, by: int = FALL) -> bool:
    """Whether a product stands so much further back than the time before, or is no longer among those looked at."""
    return before is not None and (now is None or now - before >= by)


async def check(db: AsyncSession) -> Job:
    """Have every position looked at now; a job that has not ended yet is the answer."""
    from tradepost.promotion.jobs import check_positions

    waiting = select(Job).where(Job.kind == "promotion.positions", Job.status.not_in(ENDED)).order_by(Job.created_at)
    if job := (await db.execute(waiting.limit(1))).scalar_one_or_none():
        return job
    return await later(db, check_positions, title="Positions")


async def look(run: Run) -> dict[str, Any]:
    """Look at every keyword of a product, on its channel; killed, it goes on behind the last batch it committed."""
    async with reading() as db:
        offering = await asking.offering(db, Capability.POSITIONS)
        tracked = Keyword.product_id.is_not(None) & Keyword.channel.in_(list(offering))
        run.total = (await db.execute(select(func.count()).select_from(Keyword).where(tracked))).scalar_one()
    run.state = {"after": 0, "looked": 0, "fallen": 0, "silent": [], **run.state}
    for code, adapter in sorted(offering.items()):
        await _channel(run, code, adapter)
    return {name: run.state[name] for name in ("looked", "fallen", "silent")}


async def _channel(run: Run, code: str, adapter: Adapter) -> None:
    done = run.state.get("channels", [])
    if code in done:
        return
    async with reading() as db:
        ids = select(Keyword.product_id).where(Keyword.channel == code, Keyword.product_id.is_not(None)).distinct()
        products = [int(one) for one in (await db.execute(ids)).scalars() if one is not None]
    async with adapter as channel:
        try:
            async with reading() as db:
                items = await asking.items_of(db, code, channel, products)
            while rows := await _next(code, run.state["after"]):
                await _batch(run, channel, rows, items)
        except Failed as error:
            run.state = {**run.state, "silent": [*run.state["silent"], f"{code}: {error.detail}"]}
    run.state = {**run.state, "after": 0, "channels": [*done, code]}
    async with run.transaction():
        pass


async def _next(code: str, after: int) -> Sequence[Keyword]:
    query = select(Keyword).where(Keyword.channel == code, Keyword.product_id.is_not(None), Keyword.id > after)
    async with reading() as db:
        return (await db.execute(query.order_by(Keyword.id).limit(BATCH))).scalars().all()


async def _batch(run: Run, channel: Adapter, rows: Sequence[Keyword], items: dict[int, str]) -> None:
    """Ask the channel outside any transaction, then write what it says and how far this is."""
    today = clock.business_day(clock.now())
    known = [row for row in rows if row.product_id in items]
    asked = list(dict.fromkeys(row.word for row in known))
    wanted = list(dict.fromkeys(items[cast("int", row.product_id)] for row in known))
    found = await channel.positions(wanted, asked, today - LATE, today) if known else []
    # A channel that is a day or two late tells the last day it knows, and that is the day it is written down for.
    places = {(one.item_id, one.query): one for one in sorted(found, key=lambda one: one.day)}
    async with run.transaction() as db:
        there = set((await db.execute(select(Keyword.id).where(Keyword.id.in_([row.id for row in known])))).scalars())
        told = [(row, places.get((items[cast("int", row.product_id)], row.word))) for row in known if row.id in there]
        fallen: list[tuple[Keyword, int]] = []
        for day in sorted({one.day for _, one in told if one is not None}):
            fallen += await write(db, [(row, one) for row, one in told if one is not None and one.day == day], day)
        run.done += len(rows)
        run.state = {
            **run.state,
            "after": rows[-1].id,
            "looked": run.state["looked"] + len(told),
            "fallen": run.state["fallen"] + len(fallen),
        }
        if fallen:
            worst = max(fallen, key=lambda pair: (pair[0].frequency, -pair[0].id))
            await tell_staff(
                db,
                "position",
                cause=f"positions:{today}:{rows[-1].id}",
                link="/admin/promotion/positions",
                data={"keyword_ids": [row.id for row, _ in fallen]},
                count=len(fallen),
                word=worst[0].word,
                before=worst[1],
                now=worst[0].own_position or "—",
            )


async def write(
    db: AsyncSession, found: Sequence[tuple[Keyword, Any]], today: date
) -> list[tuple[Keyword, int]]:  # fmt: skip
    """Write where keywords stood on a day, again when it was written before: those that fell, told the first time."""
    ids = [row.id for row, _ in found]
    before = await _before(db, ids, today)
    query = select(PositionDay.keyword_id, PositionDay.fell).where(
        PositionDay.keyword_id.in_(ids), PositionDay.day == today
    )
    told = {row.keyword_id for row in await db.execute(query) if row.fell}
    rows, fallen = [], []
    for row, one in found:
        place = None if one.position is None else max(1, round(one.position))
        earlier = before.get(row.id)
        is_fall = fell(earlier, place)
        looked = one.looked or UNKNOWN_LOOKED
        rows.append(
            {"keyword_id": row.id, "day": today, "at": clock.now(), "position": place, "looked": looked,
             "fell": is_fall or row.id in told}
        )  # fmt: skip
        row.own_position = place
        if is_fall and row.id not in told and earlier is not None:
            fallen.append((row, earlier))
        # Not somebody's change: the keyword's version stays.
        await db.execute(
            update(Keyword)
            .where(Keyword.id == row.id)
            .values(own_position=place, checked_at=clock.now(), updated_at=Keyword.updated_at)
            .execution_options(synchronize_session=False)
        )
    if rows:
        table = inspect(PositionDay).local_table
        changing = ["at", "position", "looked", "fell"]
        await db.execute(dialects.upsert(db, table, rows, key=["keyword_id", "day"], update=changing))
    return fallen


async def _before(db: AsyncSession, ids: Sequence[int], today: date) -> dict[int, int | None]:
    """Where each stood the last time before today."""
    last = (
        select(PositionDay.keyword_id, func.max(PositionDay.day).label("day"))
        .where(PositionDay.keyword_id.in_(ids), PositionDay.day < today)
        .group_by(PositionDay.keyword_id)
        .subquery()
    )
    query = select(PositionDay.keyword_id, PositionDay.position).join(
        last, (last.c.keyword_id == PositionDay.keyword_id) & (last.c.day == PositionDay.day)
    )
    return {row.keyword_id: row.position for row in await db.execute(query)}


def tracked() -> Select[Any]:
    """Keywords whose positions are looked at, each with its product's name."""
    query = select(Keyword, Product.name).join(Product, Product.id == Keyword.product_id)
    return cast("Select[Any]", query)


async def history(db: AsyncSession, ids: Sequence[int], days: int) -> dict[int, list[PositionDay]]:
    """Each keyword's positions of the last days, oldest first, in one statement."""
    since = clock.business_day(clock.now()) - timedelta(days=days - 1)
    query = select(PositionDay).where(PositionDay.keyword_id.in_(ids), PositionDay.day >= since)
    found: dict[int, list[PositionDay]] = {}
    for row in (await db.execute(query.order_by(PositionDay.day))).scalars() if ids else []:
        found.setdefault(row.keyword_id, []).append(row)
    return found
