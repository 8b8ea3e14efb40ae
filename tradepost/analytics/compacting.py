"""Bringing the files up to date: the months in which something changed are written anew, the rest stay.

One process of a machine does it at a time. Killed at any moment it has changed nothing that anybody reads: new files
count from the moment the manifest names them.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tradepost.analytics import facts, files
from tradepost.analytics.files import Manifest, Part
from tradepost.analytics.news import News, news_after
from tradepost.analytics.tables import LINES, PRODUCTS
from tradepost.core import events, followers
from tradepost.core.db import reading
from tradepost.core.logs import logger

log = logger("analytics")
TURN = "analytics"
ROWS_AT_ONCE = 64_000
MOST_FOLLOWED = 20_000  # rows of the log; with more of them reading everything again is quicker, and takes less memory
LOOK_AGAIN = 0.05


@asynccontextmanager
async def our_turn() -> AsyncIterator[None]:
    """Wait until no other process of this machine compacts."""
    while True:
        with followers.turn(TURN) as ours:
            if ours:
                yield
                return
        await asyncio.sleep(LOOK_AGAIN)


async def compact(*, least: int = 1) -> Manifest:
    """Bring the files up to what was committed before the call, unless fewer than `least` rows of the log are new."""
    async with our_turn():
        await events.settle_all()
        # What changes while we read may be in the rows or not; the log behind this position brings it again.
        position = await events.head()
        async with reading() as db:
            mark, before = await files.mark_at(db, position), files.read()
            if before is not None and before.mark != await files.mark_at(db, before.position):
                log.warning("analytics.another_log", position=before.position)
                before = None
            news = None if before is None else await news_after(db, before.position, most=MOST_FOLLOWED)
        if before is not None and news is not None and len(news) < least:
            return before
        if news is not None and news.more:
            news = None
        files.folder().mkdir(parents=True, exist_ok=True)
        made = await (_follow(before, news) if before is not None and news is not None else _anew())
        result = Manifest(position, mark, made.last_order, made.months, made.products)
        await asyncio.to_thread(files.put, result)
    rows = sum(part.rows for part in result.months.values())
    log.info("analytics.compacted", position=position, lines=rows, months=len(result.months), anew=news is None)
    return result


@dataclass(slots=True)
class _Made:
    months: dict[date, Part]
    products: Part | None
    last_order: int


class Writer:
    """A Parquet file being written; it is on the disk when `close` has returned. All of it blocks: for threads."""

    def __init__(self, what: str, name: str) -> None:
        import pyarrow.parquet as pq

        self.path: Path = files.folder() / files.new_name(name)
        self._rows, self._currencies, self._costed = 0, set[str](), True
        self._open = pq.ParquetWriter(self.path, facts.schema(what), compression="lz4")

    def add(self, rows: Any) -> None:
        """Write rows behind the others."""
        if rows.num_rows:
            self._open.write_table(rows)
            self._rows += rows.num_rows
            if "currency" in rows.column_names:
                self._currencies |= set(rows["currency"].unique().to_pylist())
                self._costed = self._costed and not rows["cost"].null_count

    def close(self) -> Part | None:
        """The file, on the disk; None, and no file, when nothing was written."""
        import os

        self._open.close()
        if not self._rows:
            self.path.unlink()
            return None
        with self.path.open("rb") as file:
            os.fsync(file.fileno())
        size, currencies = self.path.stat().st_size, tuple(sorted(self._currencies))
        return Part(self.path.name, self._rows, size, currencies, self._costed)


async def _anew() -> _Made:
    """Every file from the tables, a few thousand orders at a time."""
    found, last = dict[date, Part](), 0
    async with reading() as db:
        every = await facts.months(db)
    for month in every:
        async with reading() as db:
            ids = await facts.orders_of(db, month)
        if not ids:
            continue
        last = max(last, ids[-1])
        writer = await asyncio.to_thread(Writer, LINES, f"{month:%Y-%m}")
        for start in range(0, len(ids), facts.ORDERS_AT_ONCE):
            async with reading() as db:
                rows = await facts.lines_of(db, ids[start : start + facts.ORDERS_AT_ONCE], month=month)
            await asyncio.to_thread(writer.add, rows)
        if (part := await asyncio.to_thread(writer.close)) is not None:
            found[month] = part
    return _Made(found, await _products_anew(), last)


async def _products_anew() -> Part | None:
    writer = await asyncio.to_thread(Writer, PRODUCTS, "products")
    async with reading() as db:
        async for rows in facts.all_products(db):
            await asyncio.to_thread(writer.add, rows)
    return await asyncio.to_thread(writer.close)


async def _follow(before: Manifest, news: News) -> _Made:
    """The files with what changed: the changed orders leave the months they were in, and stand in those they are in."""
    async with reading() as db:
        fresh = await facts.lines_of(db, sorted(news.orders))
        goods = await facts.products_of(db, sorted(news.products))
    found, last = dict(before.months), before.last_order
    if news.orders:
        by_month = await asyncio.to_thread(_by_month, fresh)
        old = sorted(order_id for order_id in news.orders if order_id <= before.last_order)
        for month in sorted({*before.months, *by_month}):
            part = before.months.get(month)
            made = await asyncio.to_thread(_month, month, part, old, by_month.get(month))
            found.pop(month, None)
            if made is not None:
                found[month] = made
        last = max([last, *news.orders])
    products = before.products
    if news.products:
        products = await asyncio.to_thread(
            _replaced, PRODUCTS, "products", before.products, sorted(news.products), goods
        )
    return _Made(found, products, last)


def _by_month(rows: Any) -> dict[date, Any]:
    import pyarrow as pa
    import pyarrow.compute as pc

    days = rows["day"].unique().to_pylist()
    found = {}
    for month in {day.replace(day=1) for day in days}:
        first, after = (pa.scalar(day, pa.date32()) for day in (month, facts.following(month)))
        found[month] = rows.filter(pc.and_(pc.greater_equal(rows["day"], first), pc.less(rows["day"], after)))
    return found


def _month(month: date, part: Part | None, changed: Sequence[int], fresh: Any) -> Part | None:
    """A month's file; the one that is there where nothing of it changed."""
    if fresh is None and (part is None or not _holds(part, changed)):
        return part
    return _replaced(LINES, f"{month:%Y-%m}", part, changed, fresh)


def _holds(part: Part, changed: Sequence[int]) -> bool:
    """Whether a file has rows of these orders."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    if not changed:
        return False
    wanted = pa.array(changed, pa.int64())
    with pq.ParquetFile(files.folder() / part.name) as file:
        return any(
            pc.any(pc.is_in(batch.column(0), value_set=wanted)).as_py()
            for batch in file.iter_batches(ROWS_AT_ONCE, columns=["order_id"])
        )


def _replaced(what: str, name: str, part: Part | None, changed: Sequence[int], fresh: Any) -> Part | None:
    """A file's rows without those of changed ids (its first column), then the fresh ones; a batch at a time."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    writer, gone = Writer(what, name), pa.array(changed, pa.int64())
    if part is not None:
        with pq.ParquetFile(files.folder() / part.name) as file:
            for batch in file.iter_batches(ROWS_AT_ONCE):
                rows = pa.Table.from_batches([batch], facts.schema(what))
                writer.add(rows.filter(pc.invert(pc.is_in(rows.column(0), value_set=gone))) if changed else rows)
    if fresh is not None:
        writer.add(fresh)
    return writer.close()
